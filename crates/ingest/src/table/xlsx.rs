//! Workbooks, read cell by cell.

use std::{
    any::Any,
    io::BufReader,
    ops::ControlFlow::{self, Continue},
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, Style, Xlsx};
use domain::delivery::ProblemKind;

use super::{
    Cell, Cells, ReadSeek, Row, Sample, Shape, Table, Visit, rewind, unreadable, wrong_shape,
    zip_size,
};

/// The columns a sheet may have; cells further right are no table.
const MOST_COLUMNS: u32 = 2_000;

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Workbook {
    /// The name of the sheet.
    pub(crate) sheet: String,
}

/// The sheets that are looked at.
const MOST_SHEETS: usize = 100;

type Open<'r> = Xlsx<BufReader<&'r mut dyn ReadSeek>>;

impl Workbook {
    /// Finds the sheets with rows and reads their first rows; only the one with this name when given.
    pub(super) fn open(
        reader: &mut dyn ReadSeek,
        sheet: Option<&str>,
    ) -> Result<Vec<Table>, ProblemKind> {
        zip_size::check(reader)?;
        let sheets = guarded(|| Ok(names(&open(reader)?)))?;
        let wanted = |name: &&String| sheet.is_none_or(|sheet| name.trim() == sheet);
        let mut tables = Vec::new();
        for name in sheets.iter().filter(wanted).take(MOST_SHEETS) {
            let shape = Self { sheet: name.clone() };
            let mut sample = Sample::new();
            shape.each_row(reader, 0, &mut |row| {
                sample.push((row.number, row.texts()));
                super::sampled(sample.len())
            })?;
            if !sample.is_empty() {
                tables.push(Table { shape: Shape::Workbook(shape), sample });
            }
        }
        match sheet {
            _ if !tables.is_empty() => Ok(tables),
            Some(sheet) if !sheets.iter().any(|name| name.trim() == sheet) => {
                Err(wrong_shape(&format!("a sheet named `{sheet}`")))
            }
            _ => Err(ProblemKind::EmptyFile),
        }
    }

    /// Reads all rows below `heading_row`.
    pub(super) fn each_row(
        &self,
        reader: &mut dyn ReadSeek,
        heading_row: u64,
        visit: &mut Visit<'_>,
    ) -> Result<(), ProblemKind> {
        let mut workbook = guarded(|| open(reader))?;
        let mut cells = guarded(|| {
            workbook.worksheet_cells_reader(&self.sheet).map_err(|error| unreadable(&error))
        })?;
        let percents: Vec<bool> = cells.styles().iter().map(is_percent).collect();
        let mut building = Building { row: 0, cells: Vec::new(), heading_row, visit };
        let mut next =
            || guarded(|| cells.next_cell_with_style_id().map_err(|error| unreadable(&error)));
        while let Some((cell, style)) = next()? {
            let (row, column) = cell.get_position();
            if building.reach(u64::from(row) + 1).is_break() {
                return Ok(());
            }
            let is_percent = percents.get(style).copied().unwrap_or(false);
            building.put(column, to_cell(cell.get_value(), is_percent));
        }
        let _is_last: ControlFlow<()> = building.hand_on();
        Ok(())
    }
}

/// Returns the names of the sheets that hold cells, no charts.
fn names(workbook: &Open<'_>) -> Vec<String> {
    let sheets = workbook.sheets_metadata().iter();
    let has_cells = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    has_cells.map(|sheet| sheet.name.clone()).collect()
}

/// Tells whether cells of a style show their number as per cent: 0.078 as `7,8 %`.
fn is_percent(style: &Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| {
        matches!(format.format_id, Some(9 | 10)) || format.format_code.contains('%')
    })
}

fn open(reader: &mut dyn ReadSeek) -> Result<Open<'_>, ProblemKind> {
    rewind(reader)?;
    Xlsx::new(BufReader::new(reader)).map_err(|error| unreadable(&error))
}

/// Runs code of the workbook library, which may panic on a file that is broken on purpose.
fn guarded<T>(read: impl FnOnce() -> Result<T, ProblemKind>) -> Result<T, ProblemKind> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|panic: Box<dyn Any + Send>| {
        drop(panic);
        Err(unreadable(&"the workbook is broken"))
    })
}

/// The row that is being put together.
struct Building<'v, 'w> {
    row: u64,
    cells: Vec<Cell>,
    heading_row: u64,
    visit: &'v mut Visit<'w>,
}

impl Building<'_, '_> {
    /// Hands on the row before, if this is the first cell of another one.
    fn reach(&mut self, row: u64) -> ControlFlow<()> {
        if self.row == row {
            return Continue(());
        }
        let flow = self.hand_on();
        self.row = row;
        flow
    }

    fn put(&mut self, column: u32, cell: Cell) {
        if column >= MOST_COLUMNS || cell == Cell::Empty {
            return;
        }
        let Ok(column) = usize::try_from(column) else { return };
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = self.cells.get_mut(column) {
            *place = cell;
        }
    }

    fn hand_on(&mut self) -> ControlFlow<()> {
        let has_cells = !self.cells.is_empty();
        let flow = if has_cells && self.row > self.heading_row {
            (self.visit)(&Row { number: self.row, cells: Cells::Owned(&self.cells) })
        } else {
            Continue(())
        };
        self.cells.clear();
        flow
    }
}

fn to_cell(value: &DataRef<'_>, is_percent: bool) -> Cell {
    match value {
        DataRef::Int(number) => number.to_string().parse().map_or(Cell::Empty, Cell::Number),
        DataRef::Float(number) if number.is_finite() && is_percent => {
            Cell::Number((number * 1e11).round() / 1e9)
        }
        DataRef::Float(number) if number.is_finite() => Cell::Number(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            to_text(text)
        }
        DataRef::SharedString(text) => to_text(text),
        DataRef::Bool(is_true) => Cell::Text(if *is_true { "true" } else { "false" }.to_owned()),
        DataRef::DateTime(day) => Cell::Text(to_day(*day)),
        DataRef::Error(error) => Cell::Text(error.to_string()),
        DataRef::Float(_) | DataRef::Empty => Cell::Empty,
    }
}

fn to_text(text: &str) -> Cell {
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn to_day(day: ExcelDateTime) -> String {
    let (year, month, date, ..) = day.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{date:02}")
}
