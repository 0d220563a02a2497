//! Reads the columns of a CSV file that are asked for.

use std::{
    fs::File,
    io::{BufRead as _, BufReader},
    path::Path,
};

use anyhow::{Context as _, Result};
use csv::{ByteRecord, ReaderBuilder};
use statistics::{
    confidence::Confidence,
    design::{Cells, Column, Frame},
    sample::Proportion,
    undefined::Undefined,
};

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

/// Reads columns that must have numbers, in the order of their names; what is missing is none.
pub(super) fn numbers(path: &Path, names: &[&str]) -> Result<Vec<Vec<Option<f64>>>> {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let frame = read(path, &names)?;
    let column = |name: &String| match frame.column(name)? {
        Column::Numbers(numbers) => {
            Ok(numbers.iter().map(|value| Some(*value).filter(|value| !value.is_nan())).collect())
        }
        Column::Words { words, rows } => Err(no_number(name, words, rows)),
    };
    names.iter().map(column).collect()
}

fn no_number(name: &str, words: &[String], rows: &[Option<u32>]) -> anyhow::Error {
    let word = |place: Option<u32>| words.get(usize::try_from(place?).ok()?);
    let is_word = |cell: &str| !cell.parse::<f64>().is_ok_and(f64::is_finite);
    let mut cells = (1_u32..).zip(rows).filter_map(|(row, place)| Some((row, word(*place)?)));
    let found = cells.find(|(_, cell)| is_word(cell));
    let (row, value) = found.map_or((0, ""), |(row, cell)| (row, cell.as_str()));
    Misuse(format!("column `{name}` has `{value}` in row {row}, which is no number")).into()
}

/// Reads a column as it is written, even if every cell is a number: codes keep their first zero.
pub(super) fn words(path: &Path, name: &str) -> Result<Vec<Option<String>>> {
    let name = name.to_owned();
    let read = cells(path, &[&name], Cells::of_words)?.pop().and_then(Cells::column);
    let Some(Column::Words { words, rows }) = read else { return Ok(Vec::new()) };
    let word = |place: Option<u32>| words.get(usize::try_from(place?).ok()?).cloned();
    Ok(rows.into_iter().map(word).collect())
}

/// Returns what a row is called, the first being 1.
pub(super) fn label(labels: Option<&[Option<String>]>, row: usize) -> Option<&str> {
    labels?.get(row.checked_sub(1)?)?.as_deref()
}

/// Says whether a row is the one called so: by its label, or by its number where it has none.
pub(super) fn is_called(labels: Option<&[Option<String>]>, row: usize, name: &str) -> bool {
    label(labels, row).map_or_else(|| row.to_string() == name, |label| label == name)
}

/// Makes something of each row that has all of its numbers; returns that with the row, the first being 1, and how
/// many rows there are of which nothing is made. A row with impossible numbers is told.
pub(super) fn rows<Made>(
    columns: &[Vec<Option<f64>>],
    make: impl Fn(&[f64]) -> Result<Option<Made>, Undefined>,
) -> Result<(Vec<(usize, Made)>, usize)> {
    let all = columns.first().map_or(0, Vec::len);
    let mut columns: Vec<_> = columns.iter().map(|column| column.iter()).collect();
    let mut made = Vec::with_capacity(all);
    for row in 1..=all {
        let cells = columns.iter_mut().map(|column| column.next().copied().flatten());
        // Every column moves on by one cell, also where an earlier one lacks its number.
        let cells: Vec<Option<f64>> = cells.collect();
        let Some(numbers) = cells.into_iter().collect::<Option<Vec<f64>>>() else { continue };
        match make(&numbers) {
            Ok(of_row) => made.extend(of_row.map(|of_row| (row, of_row))),
            Err(why) => return Err(Misuse(format!("row {row} has {numbers:?}: {why}")).into()),
        }
    }
    let without = all - made.len();
    Ok((made, without))
}

/// Reads a share from the numerator and denominator in each row; those of none are left out.
pub(super) fn shares(
    path: &Path,
    (numerator, denominator): (&str, &str),
) -> Result<(Vec<(usize, Proportion)>, usize)> {
    let columns = numbers(path, &[numerator, denominator])?;
    rows(&columns, |row| match row {
        [x, n] if *x != 0.0 || *n != 0.0 => Proportion::new(*x, *n).map(Some),
        _ => Ok(None),
    })
}

/// Returns how often an interval should hold the truth, as it was typed.
pub(super) fn confidence(level: f64) -> Result<Confidence, Misuse> {
    let why = |why| Misuse(format!("`--confidence {level}`: {why}; it is a share such as 0.95"));
    Confidence::new(level).map_err(why)
}

/// Returns the whole number that a cell is; none if it is not one.
#[expect(clippy::cast_possible_truncation, reason = "only what is the same number is returned")]
pub(super) fn whole_number(value: f64) -> Option<i32> {
    let whole = value as i32;
    (f64::from(whole).total_cmp(&(value + 0.0)).is_eq()).then_some(whole)
}

/// Rounds a count to whole children.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and counts are neither negative nor near 2^32"
)]
pub(super) fn whole(count: f64) -> u32 {
    count.round() as u32
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
