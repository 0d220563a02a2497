//! Fact files on a real disk.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use arrow_array::RecordBatch;
use domain::{
    fact::{FactBatch, FactCatalogue, FactCells, FactSet, Few, Pseudonym},
    period::Period,
};
use tempfile::TempDir;

use crate::{FactFileError, FactKey, FactWriter, Kept, check, file::open, keep};

mod figures;

const COMMON: &str = include_str!("../../../facts/common.toml");
const GRADES: &str = include_str!("../../../facts/karakterer.toml");
const NAME: &str = "facts/karakterer/1.parquet";

fn grades() -> FactSet {
    let mut sets = FactCatalogue::default();
    sets.add("common.toml", COMMON).unwrap();
    sets.add("karakterer.toml", GRADES).unwrap();
    sets.find(&"karakterer".parse().unwrap()).unwrap().clone()
}

fn key(byte: u8) -> FactKey {
    FactKey::new([byte; 32])
}

/// A batch of so many rows about as many persons, in two years.
fn batch(rows: u8) -> FactBatch {
    let all = || 0..rows;
    let columns = grades()
        .columns
        .iter()
        .map(|column| match column.name.as_str() {
            "person" => FactCells::Persons(all().map(|row| Pseudonym([row; 16])).collect()),
            "unit" => FactCells::Units(Few {
                values: vec!["101001".parse().unwrap()],
                rows: all().map(|_| Some(0)).collect(),
            }),
            "residence" => {
                FactCells::Units(Few { values: Vec::new(), rows: all().map(|_| None).collect() })
            }
            "period" => FactCells::Periods(
                all().map(|row| Period::SchoolYear(2023 + i16::from(row % 2))).collect(),
            ),
            "mark" => FactCells::Numbers(all().map(|row| Some(i32::from(row % 12))).collect()),
            _ => FactCells::Words(all().map(|_| Some(1)).collect()),
        })
        .collect();
    FactBatch {
        rows: usize::from(rows),
        columns,
        lines: all().map(u64::from).collect(),
        keys: all().map(u128::from).collect(),
    }
}

/// A file of sixty rows under the key 7.
fn written() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("1.parquet");
    let mut writer =
        FactWriter::new(&grades(), NAME, &key(7), File::create(&path).unwrap()).unwrap();
    writer.push(batch(40)).unwrap();
    writer.push(batch(20)).unwrap();
    assert_eq!(writer.finish().unwrap(), 60);
    (folder, path)
}

#[test]
fn a_file_is_read_with_its_key_and_its_name_only() {
    let (_folder, path) = written();
    assert_eq!(check(&grades(), NAME, &key(7), &path).unwrap(), 60);
    for (name, key) in [(NAME, key(8)), ("facts/karakterer/2.parquet", key(7))] {
        let refused = check(&grades(), name, &key, &path);
        assert!(matches!(refused, Err(FactFileError::Damaged(_))), "{name} {refused:?}");
    }
}

fn rows(path: &Path) -> Result<Vec<RecordBatch>, FactFileError> {
    Ok(open(&grades(), NAME, &key(7), path)?.collect::<Result<_, _>>()?)
}

#[test]
fn a_byte_that_is_changed_is_seen_or_changes_nothing() {
    let (_folder, path) = written();
    let whole = fs::read(&path).unwrap();
    let (right, mut seen) = (rows(&path).unwrap(), 0);
    for place in (4..whole.len()).step_by(97) {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        fs::write(&path, &bytes).unwrap();
        seen += usize::from(rows(&path).is_err());
        assert!(
            rows(&path).is_ok_and(|read| read == right) || rows(&path).is_err(),
            "byte {place}"
        );
    }
    assert!(seen > whole.len() / 97 / 2, "most bytes are part of what is read: {seen}");
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert!(check(&grades(), NAME, &key(7), &path).is_err());
}

#[test]
fn a_file_shows_nothing_without_its_key() {
    let (_folder, path) = written();
    let bytes = fs::read(&path).unwrap();
    for text in ["101001", "2023/24", "institution"] {
        assert!(!bytes.windows(text.len()).any(|part| part == text.as_bytes()), "{text}");
    }
    assert!(!bytes.windows(16).any(|part| part == [5; 16]));
}

#[test]
fn a_copy_has_the_rows_that_are_kept() {
    let (folder, path) = written();
    let copy = folder.path().join("copy");
    let mut of_2023 = 0;
    let kept = keep(&grades(), (NAME, &key(7), &path), File::create(&copy).unwrap(), &mut |row| {
        of_2023 += u32::from(*row.period == Period::SchoolYear(2023));
        row.person != Some(Pseudonym([3; 16]))
    });
    assert_eq!(kept.unwrap(), Kept { kept: 58, left_out: 2 });
    assert_eq!(of_2023, 30);
    assert_eq!(check(&grades(), NAME, &key(7), &copy).unwrap(), 58);
}
