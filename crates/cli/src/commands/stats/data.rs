//! Reads the columns of a CSV file that are asked for.

use std::{
    fs::File,
    io::{BufRead as _, BufReader},
    path::Path,
};

use anyhow::{Context as _, Result};
use csv::{ByteRecord, ReaderBuilder};
use statistics::design::{Cells, Column, Frame};

use crate::out::Misuse;

/// Reads the columns of these names; one that is not there is told.
pub(super) fn read(path: &Path, names: &[String]) -> Result<Frame> {
    let mut columns: Vec<Option<Column>> = names.iter().map(|_| None).collect();
    // A column whose first cells look like numbers may turn out to have words, and is read again as such.
    let mut begin: fn() -> Cells = Cells::default;
    while columns.iter().any(Option::is_none) {
        let wanted: Vec<usize> =
            (0..names.len()).filter(|at| columns.get(*at).is_some_and(Option::is_none)).collect();
        let of: Vec<&String> = wanted.iter().filter_map(|at| names.get(*at)).collect();
        let cells = cells(path, &of, begin)?;
        begin = Cells::of_words;
        for (at, cells) in wanted.into_iter().zip(cells) {
            columns.get_mut(at).into_iter().zip([cells.column()]).for_each(|(of, read)| *of = read);
        }
    }
    let mut frame = Frame::default();
    for (name, column) in names.iter().zip(columns) {
        frame.push(name.clone(), column.context("every column has been read")?);
    }
    Ok(frame)
}

fn cells(path: &Path, names: &[&String], begin: fn() -> Cells) -> Result<Vec<Cells>> {
    let told = || format!("read `{}`", path.display());
    let mut file = BufReader::new(File::open(path).with_context(told)?);
    let heading = file.fill_buf().with_context(told)?;
    let line = heading.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let delimiter = if line.contains(&b';') { b';' } else { b',' };
    let mut reader = ReaderBuilder::new().delimiter(delimiter).from_reader(file);
    let headings = reader.headers().with_context(told)?;
    let place = |name: &&String| {
        let found = headings.iter().position(|heading| heading.trim() == name.as_str());
        let all: Vec<&str> = headings.iter().collect();
        let why = format!("`{}` has no column `{name}`; it has {}", path.display(), all.join(", "));
        found.ok_or(Misuse(why))
    };
    let places = names.iter().map(place).collect::<Result<Vec<usize>, Misuse>>()?;
    let mut cells: Vec<Cells> = names.iter().map(|_| begin()).collect();
    let mut record = ByteRecord::new();
    while reader.read_byte_record(&mut record).with_context(told)? {
        for (cells, place) in cells.iter_mut().zip(&places) {
            let cell = record.get(*place).unwrap_or_default();
            cells.push(&String::from_utf8_lossy(cell));
        }
    }
    Ok(cells)
}
