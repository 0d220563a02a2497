//! What a file turned out to be, in a form that pages, commands and notes share.

use std::{io::BufReader, sync::Arc};

use domain::{
    delivery::{Place, Problem, ProblemKind},
    fact::{FactCatalogue, PersonNumber, without_person_numbers},
};
use ingest::{Decimal, Dialect, Encoding, Inspection, format::Formats, inspect};
use serde::{Deserialize, Serialize};

use super::file::ParcelFile;
use crate::error::Result;

/// How many lacking columns are told of the format that comes nearest.
const MISSING_TOLD: usize = 10;

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Look {
    /// The file's name.
    pub file: String,
    /// `csv`, `xlsx`, `json-rows` or `json-stat`; none when the file cannot be read.
    pub kind: Option<String>,
    /// The encoding of a text file, such as `UTF-8`.
    pub encoding: Option<String>,
    /// The character between columns.
    pub delimiter: Option<char>,
    /// The character before decimals, where the first rows show it.
    pub decimal: Option<char>,
    /// The number of the row with the headings, the first line being 1.
    pub heading_row: u64,
    /// The headings.
    pub headings: Vec<String>,
    /// The first rows, without what may be a person number; none of a file about persons.
    pub preview: Vec<Vec<String>>,
    /// The formats that know some of the headings, best first.
    pub fits: Vec<Fit>,
}

/// How well a format fits a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fit {
    /// The name of the format.
    pub format: String,
    /// Headings that the format needs and the file lacks, and a dimension that the file has too much of.
    pub missing: Vec<String>,
    /// Of the missing, the dimension that the file has too much of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stray: Option<String>,
    /// Headings of the file that the format does not know.
    pub unknown: Vec<String>,
}

impl Look {
    /// Returns the name of the format that fits best, if one fits.
    pub fn best(&self) -> Option<&str> {
        self.fits.first().filter(|fit| fit.missing.is_empty()).map(|fit| fit.format.as_str())
    }

    /// Returns how well a format fits.
    pub fn fit(&self, format: &str) -> Option<&Fit> {
        self.fits.iter().find(|fit| fit.format == format)
    }

    fn new(file: &str, found: Inspection) -> Self {
        let dialect = found.dialect;
        let of_dialect = |part: fn(&Dialect) -> Option<String>| dialect.as_ref().and_then(part);
        Self {
            file: file.to_owned(),
            kind: of_dialect(|known| Some(known.kind.code().to_owned())),
            encoding: of_dialect(|known| known.encoding.map(encoding_name)),
            delimiter: dialect.and_then(|known| known.delimiter),
            decimal: dialect.and_then(|known| known.decimal).map(decimal_sign),
            heading_row: dialect.map_or(0, |known| known.heading_row),
            headings: harmless(&found.headings),
            preview: found.preview.iter().map(|cells| harmless(cells)).collect(),
            fits: found
                .candidates
                .into_iter()
                .map(|candidate| Fit {
                    format: candidate.format,
                    missing: candidate.missing,
                    stray: candidate.stray,
                    unknown: harmless(&candidate.unknown),
                })
                .collect(),
        }
    }
}

impl Fit {
    /// Says what is wrong about a heading that is among the missing.
    fn why_not(&self, heading: &str) -> ProblemKind {
        match self.stray.as_deref() {
            Some(stray) if stray == heading => ProblemKind::StrayDimension,
            _ => ProblemKind::MissingColumn,
        }
    }
}

/// The looks at the files of a parcel, with what makes each unreadable.
pub(crate) struct Looked {
    pub(crate) looks: Vec<Look>,
    problems: Vec<Problem>,
    /// Whether a file is about single persons.
    is_about_persons: bool,
}

/// Looks at files without reading all of them. Blocks.
pub(crate) fn look_at(
    files: &[ParcelFile],
    formats: &Arc<Formats>,
    sets: &FactCatalogue,
) -> Result<Looked> {
    let mut looked = Looked { looks: Vec::new(), problems: Vec::new(), is_about_persons: false };
    for file in files {
        let mut found = inspect(&file.name, BufReader::new(file.open()?), formats);
        if is_about_persons(&found, sets) {
            looked.is_about_persons = true;
            looked.problems.push(about_file(&file.name, "", ProblemKind::PersonNumbers));
            found.preview.clear();
            found.candidates.clear();
        } else {
            looked.problems.append(&mut found.problems);
        }
        looked.looks.push(Look::new(&file.name, found));
    }
    Ok(looked)
}

/// Tells whether a file has a column for person numbers, or one of them as people write it.
fn is_about_persons(found: &Inspection, sets: &FactCatalogue) -> bool {
    let mut cells = found.headings.iter().chain(found.preview.iter().flatten());
    cells.any(|cell| sets.heads_persons(cell) || is_written_person_number(cell))
}

fn is_written_person_number(cell: &str) -> bool {
    cell.as_bytes().get(6) == Some(&b'-') && cell.parse::<PersonNumber>().is_ok()
}

fn harmless(cells: &[String]) -> Vec<String> {
    cells.iter().map(|cell| without_person_numbers(cell)).collect()
}

impl Looked {
    /// Returns what is wrong with files about single persons that are to be read as figures.
    pub(super) fn persons(&self) -> Option<Vec<Problem>> {
        self.is_about_persons.then(|| self.problems.clone())
    }

    /// Returns the one format that fits all files, or what is wrong.
    pub(super) fn format(&self) -> Result<&str, Vec<Problem>> {
        let Some(first) = self.looks.first().and_then(Look::best) else {
            return Err(self.why_none());
        };
        let mut problems = self.why_none();
        for look in &self.looks {
            if look.best().is_some_and(|best| best != first) {
                let kind = ProblemKind::WrongShape { expected: first.to_owned() };
                problems.push(about_file(&look.file, "", kind));
            }
        }
        if problems.is_empty() { Ok(first) } else { Err(problems) }
    }

    /// Says why no format fits: what cannot be read, and which columns the nearest format lacks.
    fn why_none(&self) -> Vec<Problem> {
        let mut problems = self.problems.clone();
        for look in self.looks.iter().filter(|look| look.best().is_none()) {
            let Some(nearest) = look.fits.first() else { continue };
            for heading in nearly(look, nearest).iter().take(MISSING_TOLD) {
                problems.push(about_file(&look.file, heading, nearest.why_not(heading)));
            }
        }
        problems
    }
}

/// Returns what a format lacks to fit, when it knows more of the file than it lacks; else its columns
/// would only lead astray.
fn nearly<'f>(look: &Look, fit: &'f Fit) -> &'f [String] {
    let known = look.headings.len().saturating_sub(fit.unknown.len());
    if known > fit.missing.len() { &fit.missing } else { &[] }
}

fn about_file(file: &str, column: &str, kind: ProblemKind) -> Problem {
    let place = Place { file: file.to_owned(), row: 0, column: column.to_owned() };
    Problem { place, value: file.to_owned(), kind }
}

fn encoding_name(encoding: Encoding) -> String {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf8Bom => "UTF-8 (BOM)",
        Encoding::Windows1252 => "Windows-1252",
        Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
    }
    .to_owned()
}

const fn decimal_sign(decimal: Decimal) -> char {
    match decimal {
        Decimal::Comma => ',',
        Decimal::Point => '.',
    }
}
