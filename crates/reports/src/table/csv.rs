//! The table as CSV.

use domain::text::Locale;

use super::{Cell, ColumnKind, Table, looks_like_formula};

const BOM: &str = "\u{feff}";

pub(super) fn write(table: &Table) -> Vec<u8> {
    let mut out = BOM.to_owned();
    let names = table.columns.iter().map(|column| text(&column.name));
    line(&mut out, names);
    for row in &table.rows {
        let kinds = table.columns.iter().map(|column| column.kind);
        line(&mut out, row.iter().zip(kinds).map(|(cell, kind)| field(cell, kind, table.locale)));
    }
    out.into_bytes()
}

fn line(out: &mut String, fields: impl Iterator<Item = String>) {
    out.push_str(&fields.collect::<Vec<_>>().join(";"));
    out.push_str("\r\n");
}

fn field(cell: &Cell, kind: ColumnKind, locale: Locale) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(words) => text(words),
        Cell::Number(value) => number(*value, kind, locale),
        Cell::Day(day) => day.to_string(),
    }
}

/// Writes a number without marks between thousands, so that it is read back as a number.
fn number(value: f64, kind: ColumnKind, locale: Locale) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let written = match kind {
        ColumnKind::Number { decimals } => format!("{value:.*}", usize::from(decimals)),
        ColumnKind::Text | ColumnKind::Day => value.to_string(),
    };
    match locale {
        Locale::Da => written.replace('.', ","),
        Locale::En => written,
    }
}

fn text(words: &str) -> String {
    let safe = if looks_like_formula(words) { format!("'{words}") } else { words.to_owned() };
    if safe.contains([';', '"', '\r', '\n', '\t', ',']) {
        return format!("\"{}\"", safe.replace('"', "\"\""));
    }
    safe
}
