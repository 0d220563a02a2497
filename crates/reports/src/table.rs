//! Tables of figures as files for spreadsheets.
//!
//! A text never becomes a formula: spreadsheets run what starts with `=`, `+`, `-`, `@`, a tab or
//! a carriage return, so such a text is marked as text in XLSX and gets an apostrophe in CSV.

mod csv;
mod xlsx;

use domain::text::Locale;
use jiff::civil::Date;

use crate::error::ReportError;

/// A table with what is needed to read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The name of the sheet and the title of the file.
    pub title: String,
    /// The language, which decides the decimal mark in CSV.
    pub locale: Locale,
    /// The day it was made.
    pub made_on: Date,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with one cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// The name of the sheet with the notes.
    pub notes_title: String,
    /// Sources and definitions, on a sheet of their own in XLSX.
    pub notes: Vec<Note>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name in the header row.
    pub name: String,
    /// What its cells hold.
    pub kind: ColumnKind,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Numbers with this many decimals.
    Number {
        /// How many decimals are shown.
        decimals: u8,
    },
    /// Days.
    Day,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, also where a number column says why there is none.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Date),
}

/// A source or a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// Writes the table as XLSX: typed numbers, a header row that stays, and a sheet with the notes.
///
/// # Errors
/// When the table is larger than a sheet can be.
pub fn to_xlsx(table: &Table) -> Result<Vec<u8>, ReportError> {
    xlsx::write(table).map_err(|fault| ReportError::Spreadsheet(fault.to_string()))
}

/// Writes the table as CSV that Danish spreadsheets open: UTF-8 with BOM, `;`, CRLF, and a decimal
/// comma in Danish.
pub fn to_csv(table: &Table) -> Vec<u8> {
    csv::write(table)
}

/// Tells whether a spreadsheet would take the text for a formula.
fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests;
