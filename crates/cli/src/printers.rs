//! What makes files of reports and tables, wired to the crate that can.

use std::sync::Arc;

use reports::table::{self, Column, ColumnKind, Note, Table};
use web::site::{Cell, Printers, Sheet};

/// Returns the printers of the product.
pub(crate) fn printers() -> Printers {
    Printers {
        talk: Arc::new(|talk, locale| {
            reports::talk::render(talk, locale).map_err(|error| error.to_string())
        }),
        sheet: Arc::new(|sheet| {
            table::to_xlsx(&table_of(sheet)).map_err(|error| error.to_string())
        }),
    }
}

fn table_of(sheet: &Sheet) -> Table {
    let columns = sheet.headings.iter().enumerate().map(|(index, name)| {
        let is_number = |row: &Vec<Cell>| matches!(row.get(index), Some(Cell::Number(_)));
        let kind = if sheet.rows.iter().any(is_number) {
            ColumnKind::Number { decimals: sheet.decimals }
        } else {
            ColumnKind::Text
        };
        Column { name: name.clone(), kind }
    });
    Table {
        title: sheet.name.clone(),
        locale: sheet.locale,
        made_on: sheet.made_on,
        columns: columns.collect(),
        rows: sheet.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        notes_title: sheet.about_title.clone(),
        notes: sheet.about.iter().map(note).collect(),
    }
}

fn cell(cell: &Cell) -> table::Cell {
    match cell {
        Cell::Text(text) => table::Cell::Text(text.clone()),
        Cell::Number(number) => table::Cell::Number(*number),
        Cell::Empty => table::Cell::Empty,
    }
}

fn note((name, text): &(String, String)) -> Note {
    Note { name: name.clone(), text: text.clone() }
}
