//! Figures of facts on a real disk, against what is added up row by row.

use std::{collections::BTreeMap, fs::File, path::Path};

use domain::{
    fact::{Column, ColumnKind, FactBatch, FactCatalogue, FactCells, FactSet, Few, Pseudonym},
    indicator::{Catalogue, IndicatorId},
    period::Period,
    unit::UnitNumber,
};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert_eq, proptest};

use super::{COMMON, key};
use crate::{
    Engine as _, FactFolder, FactWriter, Figures, InProcess, Leaves, Organisation, Place,
    ReadableFile, Recipes, RollUp, Slice, Task, Wanted,
};

const TESTS: &str = include_str!("../../../../facts/testresultater.toml");
const GRADES: &str = include_str!("../../../../facts/karakterer.toml");
const READING: &str = include_str!("../../../../indicators/folkeskole/gode-til-laesning.toml");
const AVERAGE: &str = include_str!("../../../../indicators/folkeskole/karaktergennemsnit-9.toml");

/// Of a year, a school and a grade how many there are and how many read well.
type Counts = BTreeMap<(u8, Option<u8>, Option<u8>), (u32, u32)>;

/// A row: person, school, year, and three codes.
type Row = (u8, u8, u8, [Option<i8>; 3]);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let code = || proptest::option::of(1_i8..4);
    vec((0_u8..12, 0_u8..3, 0_u8..2, [code(), code(), code()]), 1..80)
}

fn sets() -> FactCatalogue {
    let mut sets = FactCatalogue::default();
    for (file, text) in
        [("common.toml", COMMON), ("testresultater.toml", TESTS), ("karakterer.toml", GRADES)]
    {
        sets.add(file, text).unwrap();
    }
    sets
}

fn catalogue(text: &str) -> Catalogue {
    let mut catalogue = Catalogue::default();
    catalogue.add("indicator.toml", text).unwrap();
    catalogue
}

fn school(number: u8) -> UnitNumber {
    format!("99900{number}").parse().unwrap()
}

/// The municipality stands above every school.
struct OneMunicipality;

impl Organisation for OneMunicipality {
    fn counts_for(&self, _indicator: &IndicatorId, place: &Place) -> Vec<UnitNumber> {
        vec![place.unit.clone(), "999".parse().unwrap()]
    }
}

fn batch(set: &FactSet, rows: &[Row], cell: &dyn Fn(&Column, &Row) -> Option<i32>) -> FactBatch {
    let number = |column: &Column, row: &Row| cell(column, row);
    let columns = set.columns.iter().map(|column| match (column.name.as_str(), &column.kind) {
        ("person", _) => {
            FactCells::Persons(rows.iter().map(|row| Pseudonym([row.0; 16])).collect())
        }
        ("unit", _) => FactCells::Units(Few {
            values: (0..3).map(school).collect(),
            rows: rows.iter().map(|row| Some(row.1.into())).collect(),
        }),
        ("residence", _) => {
            FactCells::Units(Few { values: Vec::new(), rows: vec![None; rows.len()] })
        }
        (_, ColumnKind::Period) => {
            let year = |row: &Row| Period::SchoolYear(2023 + i16::from(row.2));
            FactCells::Periods(rows.iter().map(year).collect())
        }
        (_, ColumnKind::Number { .. }) => {
            FactCells::Numbers(rows.iter().map(|row| number(column, row)).collect())
        }
        _ => {
            let code = |row: &Row| number(column, row).and_then(|code| i8::try_from(code).ok());
            FactCells::Words(rows.iter().map(code).collect())
        }
    });
    let columns = columns.collect();
    let lines: Vec<u64> = (0..).take(rows.len()).collect();
    let keys = lines.iter().copied().map(u128::from).collect();
    FactBatch { rows: rows.len(), columns, keys, lines }
}

fn written(
    folder: &Path,
    set: &FactSet,
    (name, rows): (&str, &[Row]),
    cell: &dyn Fn(&Column, &Row) -> Option<i32>,
) {
    let path = folder.join(name);
    let mut writer = FactWriter::new(set, name, &key(7), File::create(path).unwrap()).unwrap();
    writer.push(batch(set, rows, cell)).unwrap();
    writer.finish().unwrap();
}

/// The figures of rows delivered in so many files and read with so many threads.
fn figures(
    of: (&str, &str),
    rows: &[Row],
    cell: &dyn Fn(&Column, &Row) -> Option<i32>,
    how: (usize, usize),
) -> BTreeMap<Slice, Figures> {
    rolled_up(of, rows, cell, how, |roll_up, leaves| roll_up.figures(leaves, &Wanted::default()))
}

/// How many of the rows of the municipality in the first year fall into each band of an indicator.
fn banded(
    (indicator, set, id): (&str, &str, &str),
    rows: &[Row],
    cell: &dyn Fn(&Column, &Row) -> Option<i32>,
) -> Option<Vec<u64>> {
    let id = id.parse().unwrap();
    rolled_up((indicator, set), rows, cell, (1, 2), |roll_up, leaves| {
        let place = (Period::SchoolYear(2023), "999".parse().unwrap());
        roll_up.banded(&id, leaves).remove(&place)
    })
}

/// What is rolled up of rows delivered in so many files and read with so many threads.
fn rolled_up<T>(
    (indicator, set): (&str, &str),
    rows: &[Row],
    cell: &dyn Fn(&Column, &Row) -> Option<i32>,
    (files, threads): (usize, usize),
    result: impl Fn(RollUp<'_>, &[Leaves<'_>]) -> T,
) -> T {
    let (sets, catalogue) = (sets(), catalogue(indicator));
    let set = sets.find(&set.parse().unwrap()).unwrap();
    let (recipes, faults) = Recipes::plan(&catalogue, &sets);
    assert_eq!(faults, []);
    let folder = tempfile::tempdir().unwrap();
    let mut names = Vec::new();
    for (number, part) in rows.chunks(rows.len().div_ceil(files)).enumerate() {
        let name = format!("{number}.parquet");
        written(folder.path(), set, (&name, part), cell);
        names.push(name);
    }
    let (place, key) = (FactFolder::local(folder.path()).unwrap(), key(7));
    let named = |name| ReadableFile { folder: &place, place: name, name, key: &key };
    let files: Vec<ReadableFile<'_>> = names.iter().map(|name| named(name)).collect();
    let cubes = InProcess::new(threads).cubes(&Task::new(&recipes, set), &files).unwrap();
    let leaves: Vec<Leaves<'_>> = cubes
        .iter()
        .flat_map(|cubes| recipes.places(&set.id).zip(cubes))
        .map(|(pass, cube)| Leaves { pass, cube })
        .collect();
    let (recipes, catalogue) = (&recipes, &catalogue);
    let roll_up = RollUp { recipes, catalogue, organisation: &OneMunicipality, threads };
    result(roll_up, &leaves)
}

fn reading_cell(column: &Column, row: &Row) -> Option<i32> {
    let [level, subject, area] = row.3.map(|code| code.map(i32::from));
    match column.name.as_str() {
        // Codes 3, 4 and 5, of which the last two are good.
        "level" => level.map(|level| level + 2),
        "subject" => subject.map(|subject| subject.min(2)),
        "area" => area.filter(|area| *area > 1),
        "grade" => Some(i32::from(row.0 % 2) + 4),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_share_is_what_its_rows_say(rows in rows()) {
        let computed = figures((READING, "testresultater"), &rows, &reading_cell, (1, 1));
        let mut expected = Counts::new();
        for (person, unit, year, [level, subject, area]) in &rows {
            let (Some(level), Some(1), true) =
                (level, subject, area.is_none_or(|area| area == 1))
            else { continue };
            let grade = person % 2 + 4;
            for unit in [Some(*unit), None] {
                for grade in [Some(grade), None] {
                    let (n, good) = expected.entry((*year, unit, grade)).or_default();
                    *n += 1;
                    *good += u32::from(*level >= 2);
                }
            }
        }
        let mut seen = 0;
        for (slice, figures) in &computed {
            let grade = slice.breakdown.0.get("grade").map(|grade| grade.parse().unwrap());
            for (unit, known) in figures {
                let unit = (0..3).find(|number| school(*number) == *unit);
                let year = u8::try_from(slice.period.start_year() - 2023).unwrap();
                let (n, good) = expected[&(year, unit, grade)];
                prop_assert_eq!(known.n.unwrap().n.to_bits(), f64::from(n).to_bits());
                let share = 100.0 * f64::from(good) / f64::from(n);
                prop_assert_eq!(known.estimate.to_bits(), share.to_bits());
                seen += 1;
            }
        }
        prop_assert_eq!(seen, expected.len());
    }

    #[test]
    fn bands_hold_every_value_once(rows in rows()) {
        let mut expected = vec![0_u64; 6];
        for (_, _, year, [level, subject, area]) in &rows {
            if let (0, Some(level), Some(1), None | Some(1)) = (year, level, subject, area) {
                expected[usize::try_from(*level + 1).unwrap()] += 1;
            }
        }
        let of = (READING, "testresultater", "gode-til-laesning");
        let counts = banded(of, &rows, &reading_cell).unwrap_or(vec![0; 6]);
        prop_assert_eq!(counts, expected);
    }

    #[test]
    fn order_files_and_threads_change_no_bit(
        rows in rows(),
        turned in any::<bool>(),
        files in 1_usize..4,
        threads in 1_usize..4,
    ) {
        let mut other = rows.clone();
        if turned {
            other.reverse();
        }
        let one = figures((READING, "testresultater"), &rows, &reading_cell, (1, 1));
        let two = figures((READING, "testresultater"), &other, &reading_cell, (files, threads));
        prop_assert_eq!(one, two);
    }
}

/// Grades of two pupils: one with the four that are needed, one with three.
#[test]
fn a_pupil_counts_with_enough_grades_and_weighs_one() {
    let row = |person, subject, mark| (person, 1, 0, [Some(subject), Some(mark), None]);
    let rows = [
        row(1, 1, 7),
        row(1, 2, 10),
        row(1, 3, 4),
        row(1, 4, 7),
        row(2, 1, 12),
        row(2, 2, 12),
        row(2, 3, 12),
        row(3, 1, 2),
        row(3, 1, 2),
        row(3, 2, 4),
        row(3, 2, 2),
    ];
    let cell = |column: &Column, row: &Row| match column.name.as_str() {
        "subject" => row.3[0].map(i32::from),
        "mark" => row.3[1].map(i32::from),
        "grade" => Some(9),
        _ => None,
    };
    let figures = figures((AVERAGE, "karakterer"), &rows, &cell, (1, 2));
    let of = |breakdown: &str| {
        let slice = figures.iter().find(|(slice, _)| slice.breakdown.to_string() == breakdown);
        let (_, known) = slice.unwrap().1.iter().find(|(unit, _)| unit.as_str() == "999").unwrap();
        (known.estimate, known.n.unwrap().n)
    };
    // (7 + 10 + 4 + 7) / 4 = 7 and (2 + 2 + 4 + 2) / 4 = 2.5.
    assert_eq!(of(""), (4.75, 2.0));
    // Within a subject one grade is enough: 7, 12 and 2.
    assert_eq!(of("subject=dansk"), (7.0, 3.0));
    // Of those with enough, 7 is at least 7 and below 10, and 2.5 is at least 2 and below 4.
    let of = (AVERAGE, "karakterer", "karaktergennemsnit-9");
    assert_eq!(banded(of, &rows, &cell), Some(vec![0, 1, 0, 1, 0]));
}
