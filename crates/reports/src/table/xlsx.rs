//! The table as XLSX.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Cell, Column, ColumnKind, Note, Table, looks_like_formula};

/// Excel refuses longer sheet names, and these signs in them.
const LONGEST_NAME: usize = 31;
const FORBIDDEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// Excel refuses longer texts in a cell.
const LONGEST_TEXT: usize = 32_767;
const WIDTHS: (f64, f64) = (24.0, 90.0);
const ROOM: f64 = 3.0;

pub(super) fn write(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = excel_day(table.made_on)?;
    let properties = DocProperties::new().set_title(&table.title).set_creation_datetime(&made);
    book.set_properties(&properties);
    let (first, second) = names(table);
    figures(book.add_worksheet().set_name(first)?, table)?;
    if !table.notes.is_empty() {
        notes(book.add_worksheet().set_name(second)?, &table.notes)?;
    }
    book.save_to_buffer()
}

fn figures(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let head = Format::new().set_bold();
    sheet.set_freeze_panes(1, 0)?;
    for (column, at) in table.columns.iter().zip(0_u16..) {
        text(sheet, (0, at), &column.name, &head)?;
        sheet.set_column_width(at, width(column, at, table))?;
    }
    for (row, at) in table.rows.iter().zip(1_u32..) {
        for ((cell, column), place) in row.iter().zip(&table.columns).zip(0_u16..) {
            write_cell(sheet, (at, place), cell, column.kind)?;
        }
    }
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    kind: ColumnKind,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(words) => text(sheet, (row, column), words, &Format::new())?,
        Cell::Number(value) if value.is_finite() => {
            sheet.write_number_with_format(row, column, *value, &number_format(kind))?;
        }
        Cell::Empty | Cell::Number(_) => {}
        Cell::Day(day) => {
            let format = Format::new().set_num_format("yyyy-mm-dd");
            sheet.write_datetime_with_format(row, column, &excel_day(*day)?, &format)?;
        }
    }
    Ok(())
}

/// Writes words as words, whatever they start with.
fn text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    words: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let marked = format.clone().set_quote_prefix();
    let format = if looks_like_formula(words) { &marked } else { format };
    let cut: String = words.chars().take(LONGEST_TEXT).collect();
    sheet.write_string_with_format(row, column, cut, format)?;
    Ok(())
}

fn notes(sheet: &mut Worksheet, notes: &[Note]) -> Result<(), XlsxError> {
    let (name, body) = WIDTHS;
    sheet.set_column_width(0, name)?.set_column_width(1, body)?;
    let top = Format::new().set_align(rust_xlsxwriter::FormatAlign::Top);
    let (bold, wrapped) = (top.clone().set_bold(), top.set_text_wrap());
    for (note, at) in notes.iter().zip(0_u32..) {
        text(sheet, (at, 0), &note.name, &bold)?;
        text(sheet, (at, 1), &note.text, &wrapped)?;
    }
    Ok(())
}

fn number_format(kind: ColumnKind) -> Format {
    let decimals = match kind {
        ColumnKind::Number { decimals } => usize::from(decimals),
        ColumnKind::Text | ColumnKind::Day => return Format::new(),
    };
    let point = if decimals > 0 { "." } else { "" };
    Format::new().set_num_format(format!("#,##0{point}{}", "0".repeat(decimals)))
}

/// Returns the width that holds the name and most texts of a column, within reason.
fn width(column: &Column, place: u16, table: &Table) -> f64 {
    let longest = table
        .rows
        .iter()
        .filter_map(|row| match row.get(usize::from(place)) {
            Some(Cell::Text(words)) => Some(words.chars().count()),
            _ => None,
        })
        .chain([column.name.chars().count(), 8])
        .max()
        .and_then(|longest| u16::try_from(longest).ok())
        .map_or(WIDTHS.1, f64::from);
    (longest + ROOM).min(WIDTHS.1 / 2.0)
}

fn excel_day(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

/// Names the two sheets; a workbook refuses names that are empty or equal.
fn names(table: &Table) -> (String, String) {
    let first = sheet_name(&table.title, "1");
    let second = sheet_name(&table.notes_title, "2");
    let second =
        if second.to_lowercase() == first.to_lowercase() { "2".to_owned() } else { second };
    (first, second)
}

fn sheet_name(wanted: &str, otherwise: &str) -> String {
    let plain: String =
        wanted.chars().map(|sign| if FORBIDDEN.contains(&sign) { ' ' } else { sign }).collect();
    let trimmed = plain.trim().trim_matches('\'').trim();
    let cut: String = trimmed.chars().take(LONGEST_NAME).collect();
    if cut.trim().is_empty() { otherwise.to_owned() } else { cut }
}
