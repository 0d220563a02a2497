//! Every kind of file as rows under headings.

use std::{
    borrow::Cow,
    io::{Read, Seek, SeekFrom},
    ops::ControlFlow,
};

use domain::{delivery::ProblemKind, fact::without_person_numbers};

use crate::{
    format::Kind,
    text::{clean, shorten},
};

mod delimited;
pub(crate) mod encoding;
mod json;
mod json_outline;
mod json_rows;
mod json_stat;
mod sniff;
mod xlsx;
mod zip_size;

pub(crate) use delimited::Delimited;
pub(crate) use json_rows::JsonRows;
pub(crate) use json_stat::JsonStat;
pub(crate) use xlsx::Workbook;

/// The rows looked at to find the heading and to show a preview.
pub(crate) const SAMPLE_ROWS: usize = 40;

/// The bytes one row may have; a longer one is no real row and is not read into memory.
pub(crate) const ROW_BYTES: u64 = 1 << 20;

/// A file that can be read several times.
pub(crate) trait ReadSeek: Read + Seek {}

impl<R: Read + Seek> ReadSeek for R {}

/// A cell of a row.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text as it stands.
    Text(String),
    /// A number that the file itself calls one.
    Number(f64),
}

/// A cell of a row, borrowed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum CellRef<'a> {
    /// Text as it stands; empty when there is none.
    Text(&'a str),
    /// A number that the file itself calls one.
    Number(f64),
}

/// A row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    /// The row's number, the first of the file being 1.
    pub(crate) number: u64,
    cells: Cells<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Cells<'a> {
    Record(&'a csv::StringRecord),
    Owned(&'a [Cell]),
}

impl<'a> Row<'a> {
    /// Returns the cell in this column; empty when the row is shorter.
    pub(crate) fn cell(&self, column: usize) -> CellRef<'a> {
        match self.cells {
            Cells::Record(record) => CellRef::Text(record.get(column).unwrap_or("")),
            Cells::Owned(cells) => match cells.get(column) {
                Some(Cell::Text(text)) => CellRef::Text(text),
                Some(Cell::Number(number)) => CellRef::Number(*number),
                Some(Cell::Empty) | None => CellRef::Text(""),
            },
        }
    }

    /// Tells whether the row has another number of cells than the heading.
    pub(crate) fn is_misfit(&self, width: usize) -> bool {
        match self.cells {
            Cells::Record(record) => {
                let has_more = || record.iter().skip(width).any(|cell| !cell.is_empty());
                record.len() < width || (record.len() > width && has_more())
            }
            Cells::Owned(cells) => cells.iter().skip(width).any(|cell| *cell != Cell::Empty),
        }
    }

    /// Returns all cells as text.
    pub(crate) fn texts(&self) -> Vec<String> {
        let width = match self.cells {
            Cells::Record(record) => record.len(),
            Cells::Owned(cells) => cells.len(),
        };
        (0..width).map(|column| self.cell(column).text().into_owned()).collect()
    }
}

impl<'a> CellRef<'a> {
    /// Returns the cell as clean text; a whole number has no decimals.
    pub(crate) fn text(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) => clean(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
        }
    }
}

/// What is done with each row; breaking off stops the reading.
pub(crate) type Visit<'v> = dyn FnMut(&Row<'_>) -> ControlFlow<()> + 'v;

/// How a file is laid out.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    /// Text with separated columns.
    Delimited(Delimited),
    /// JSON objects, one a row.
    JsonRows(JsonRows),
    /// JSON-stat.
    JsonStat(JsonStat),
    /// A workbook.
    Workbook(Workbook),
}

impl Shape {
    /// Returns the kind of file.
    pub(crate) const fn kind(&self) -> Kind {
        match self {
            Self::Delimited(_) => Kind::Csv,
            Self::JsonRows(_) => Kind::JsonRows,
            Self::JsonStat(_) => Kind::JsonStat,
            Self::Workbook(_) => Kind::Xlsx,
        }
    }
}

/// The first rows of a file with their numbers.
pub(crate) type Sample = Vec<(u64, Vec<String>)>;

/// A file as rows under headings.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// How the file is laid out.
    pub(crate) shape: Shape,
    /// The first rows; in JSON the first of them, number 0, is made of the headings.
    pub(crate) sample: Sample,
}

impl Table {
    /// Finds out how a file is laid out and reads its first rows. A workbook has a table for each sheet
    /// with rows, or only for the one with this name; any other file has one.
    pub(crate) fn open_all(
        reader: &mut dyn ReadSeek,
        sheet: Option<&str>,
    ) -> Result<Vec<Self>, ProblemKind> {
        match sniff::sniff(reader)? {
            sniff::Sniffed::Zip => Workbook::open(reader, sheet),
            sniff::Sniffed::Json => {
                let encoding = encoding::detect(reader)?;
                Ok(vec![json_outline::open(reader, encoding)?])
            }
            sniff::Sniffed::Text => {
                let encoding = encoding::detect(reader)?;
                Ok(vec![Delimited::open(reader, encoding)?])
            }
        }
    }

    /// Returns the name of the sheet, in a workbook.
    pub(crate) fn sheet(&self) -> Option<&str> {
        match &self.shape {
            Shape::Workbook(shape) => Some(&shape.sheet),
            Shape::Delimited(_) | Shape::JsonRows(_) | Shape::JsonStat(_) => None,
        }
    }

    /// Reads all rows below the row with this number.
    pub(crate) fn each_row(
        &self,
        reader: &mut dyn ReadSeek,
        heading_row: u64,
        visit: &mut Visit<'_>,
    ) -> Result<(), ProblemKind> {
        rewind(reader)?;
        match &self.shape {
            Shape::Delimited(shape) => shape.each_row(reader, heading_row, visit),
            Shape::JsonRows(shape) => shape.each_row(reader, visit),
            Shape::JsonStat(shape) => shape.each_row(reader, visit),
            Shape::Workbook(shape) => shape.each_row(reader, heading_row, visit),
        }
    }
}

/// Goes back to the first byte.
pub(crate) fn rewind(reader: &mut dyn ReadSeek) -> Result<(), ProblemKind> {
    reader.seek(SeekFrom::Start(0)).map(drop).map_err(|error| unreadable(&error))
}

/// Makes the problem of a file that cannot be read.
pub(crate) fn unreadable(why: &impl ToString) -> ProblemKind {
    ProblemKind::Unreadable { why: without_person_numbers(&shorten(&why.to_string())) }
}

/// Makes the problem of a file of another shape.
pub(crate) fn wrong_shape(expected: &str) -> ProblemKind {
    ProblemKind::WrongShape { expected: expected.to_owned() }
}

/// Stops when enough rows are sampled.
fn sampled(rows: usize) -> ControlFlow<()> {
    if rows >= SAMPLE_ROWS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

/// Returns the most usual width and how many rows have it; the greatest when several are.
pub(crate) fn usual_width(widths: &[usize]) -> Option<(usize, usize)> {
    let rows_with = |width: usize| widths.iter().filter(|other| **other == width).count();
    widths
        .iter()
        .map(|width| (*width, rows_with(*width)))
        .max_by_key(|(width, rows)| (*rows, *width))
}
