//! What a file is and which formats fit it.

use std::io::{Read, Seek};

use domain::delivery::{self, Problem, ProblemKind};

use crate::{
    format::{Format, Formats, Kind},
    number::{Decimal, Evidence, Style},
    plan::{Plan, likely_heading_row},
    table::{Shape, Table, encoding::Encoding},
    text::{clean, fold, shorten},
};

/// The rows shown before an import.
const PREVIEW_ROWS: usize = 20;

/// What was found out about a file without reading all of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Inspection {
    /// How the file is written; nothing when it cannot be read.
    pub dialect: Option<Dialect>,
    /// The headings.
    pub headings: Vec<String>,
    /// The first rows as text.
    pub preview: Vec<Vec<String>>,
    /// The formats that know some of the headings, best first.
    pub candidates: Vec<Candidate>,
    /// What makes the file unreadable, or that no format fits.
    pub problems: Vec<Problem>,
}

impl Inspection {
    /// Returns the format that fits best, if one fits.
    pub fn best(&self) -> Option<&Candidate> {
        self.candidates.first().filter(|candidate| candidate.fits())
    }
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// The kind of file.
    pub kind: Kind,
    /// The encoding of a text file.
    pub encoding: Option<Encoding>,
    /// The character between columns.
    pub delimiter: Option<char>,
    /// The character before decimals, when the first rows show it.
    pub decimal: Option<Decimal>,
    /// The number of the row with the headings.
    pub heading_row: u64,
}

/// A format that may fit a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The name of the format.
    pub format: String,
    /// Headings that the format needs and the file lacks, and a dimension that the file has too much of.
    pub missing: Vec<String>,
    /// Of the missing, the dimension that the file has too much of.
    pub stray: Option<String>,
    /// Headings of the file that the format does not know.
    pub unknown: Vec<String>,
    /// How many columns of the file it knows.
    pub known: usize,
    is_named: bool,
}

impl Candidate {
    /// Tells whether the file has all that the format needs.
    pub fn fits(&self) -> bool {
        self.missing.is_empty()
    }
}

/// Finds out what a file is, shows its first rows and ranks the formats that may fit.
pub fn inspect<R: Read + Seek>(file_name: &str, mut reader: R, formats: &Formats) -> Inspection {
    let tables = match Table::open_all(&mut reader, None) {
        Ok(tables) => tables,
        Err(kind) => {
            let problems = vec![problem(file_name, kind)];
            return Inspection { problems, ..Inspection::default() };
        }
    };
    let ranked = tables.into_iter().map(|table| (rank(file_name, &table, formats), table));
    let best = ranked.min_by_key(|(ranked, _)| ranked.first().map_or(NO_RANK, place));
    let Some((ranked, table)) = best else { return Inspection::default() };
    let heading_row = match ranked.first() {
        Some((_, row)) => *row,
        None => likely_heading_row(&table).map_or(0, |(row, _)| *row),
    };
    let candidates: Vec<Candidate> = ranked.into_iter().map(|(candidate, _)| candidate).collect();
    let is_known = candidates.first().is_some_and(Candidate::fits);
    let unknown = (!is_known).then(|| problem(file_name, ProblemKind::UnknownFormat));
    let rows = || table.sample.iter().filter(|(row, _)| *row > heading_row);
    let heading = table.sample.iter().find(|(row, _)| *row == heading_row);
    Inspection {
        dialect: Some(dialect(&table, heading_row)),
        headings: heading
            .map_or_else(Vec::new, |(_, cells)| cells.iter().map(|c| to_text(c)).collect()),
        preview: rows()
            .take(PREVIEW_ROWS)
            .map(|(_, cells)| cells.iter().map(|c| to_text(c)).collect())
            .collect(),
        candidates,
        problems: unknown.into_iter().collect(),
    }
}

fn to_text(cell: &str) -> String {
    shorten(&clean(cell))
}

fn problem(file_name: &str, kind: ProblemKind) -> Problem {
    let place = delivery::Place { file: file_name.to_owned(), row: 0, column: String::new() };
    Problem { place, value: shorten(file_name), kind }
}

/// Ranks the formats that know a heading: those that fit, then by the file's name, then by how
/// much of the file they know.
fn rank(file_name: &str, table: &Table, formats: &Formats) -> Vec<(Candidate, u64)> {
    let name = fold(file_name);
    let mut ranked: Vec<(Candidate, u64)> = formats
        .iter()
        .filter(|format| format.kinds.contains(&table.shape.kind()))
        .map(|format| candidate(format, table, &name))
        .filter(|(candidate, _)| candidate.known > 0)
        .collect();
    ranked.sort_by_key(place);
    ranked
}

/// How well a format fits: what it lacks, whether the name speaks against it, what it does not know.
type Place = (usize, bool, usize, usize);

/// The place of a table that no format knows.
const NO_RANK: Place = (usize::MAX, true, usize::MAX, usize::MAX);

fn place((candidate, _): &(Candidate, u64)) -> Place {
    let Candidate { missing, unknown, known, is_named, .. } = candidate;
    (missing.len(), !*is_named, usize::MAX - known, unknown.len())
}

fn candidate(format: &Format, table: &Table, file_name: &str) -> (Candidate, u64) {
    let plan = Plan::bind(format, table);
    let stray = plan.stray_dimension(&table.shape).map(str::to_owned);
    let heading_row = plan.heading_row;
    let is_named = format.file_names.iter().any(|part| file_name.contains(&fold(part)));
    let mut missing = plan.missing;
    missing.extend(stray.clone());
    let (unknown, known) = (plan.unknown, plan.known);
    let format = format.name.clone();
    (Candidate { format, missing, stray, unknown, known, is_named }, heading_row)
}

fn dialect(table: &Table, heading_row: u64) -> Dialect {
    let (encoding, delimiter) = match &table.shape {
        Shape::Delimited(shape) => (Some(shape.encoding), Some(char::from(shape.delimiter))),
        Shape::JsonRows(shape) => (Some(shape.encoding), None),
        Shape::JsonStat(shape) => (Some(shape.encoding), None),
        Shape::Workbook(_) => (None, None),
    };
    let decimal = decimal(table, heading_row);
    Dialect { kind: table.shape.kind(), encoding, delimiter, decimal, heading_row }
}

fn decimal(table: &Table, heading_row: u64) -> Option<Decimal> {
    if matches!(table.shape, Shape::Workbook(_) | Shape::JsonStat(_)) {
        return None;
    }
    let mut evidence = Evidence::default();
    for (_, cells) in table.sample.iter().filter(|(row, _)| *row > heading_row) {
        for cell in cells {
            evidence.see(cell);
        }
    }
    match evidence.style() {
        Style::Known(decimal) => Some(decimal),
        Style::Open | Style::Mixed => None,
    }
}
