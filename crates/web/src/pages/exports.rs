//! Figures and drawings as files: CSV, workbook, SVG. What is in them has passed the scope before.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use domain::{
    access::Permission,
    delivery::Delivery,
    figure::{Figure, Known, Value},
    indicator::Indicator,
    text::Locale,
    unit::Unit,
};

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    site::{Cell, Sheet},
    words::Words,
};

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// Comma-separated values.
    Csv,
    /// A workbook.
    Xlsx,
}

/// A figure on its way into a file.
pub(crate) struct Line<'a> {
    pub(crate) unit: &'a Unit,
    pub(crate) municipality: String,
    pub(crate) indicator: &'a Indicator,
    pub(crate) figure: &'a Figure,
    /// Where it lies in the funnel, in words.
    pub(crate) place: Option<String>,
    pub(crate) delivery: Option<&'a Delivery>,
}

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The headings of a file of figures, as the ends of text keys.
const HEADINGS: [&str; 14] = [
    "number",
    "unit",
    "municipality",
    "indicator",
    "period",
    "part",
    "lower",
    "upper",
    "estimate",
    "measure",
    "n",
    "state",
    "place",
    "source",
];

/// Answers with a table as a file.
pub(crate) fn answer(ctx: &Ctx, kind: FileKind, sheet: &Sheet) -> Result<Response> {
    ctx.require(Permission::Export)?;
    match kind {
        FileKind::Csv => {
            let text = csv(sheet, ctx.locale);
            Ok(download("text/csv; charset=utf-8", &sheet.name, "csv", text.into_bytes()))
        }
        FileKind::Xlsx => {
            let bytes = (ctx.site.printers.sheet)(sheet).map_err(Error::Inside)?;
            Ok(download(WORKBOOK, &sheet.name, "xlsx", bytes))
        }
    }
}

/// Answers with a drawing as a file.
pub(crate) fn drawing(ctx: &Ctx, name: &str, svg: Option<String>) -> Result<Response> {
    ctx.require(Permission::Export)?;
    let svg = svg.ok_or(Error::NotFound)?;
    let text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{svg}\n");
    Ok(download("image/svg+xml", name, "svg", text.into_bytes()))
}

/// Makes the table of figures as files carry it, with what has to be known of its indicators.
pub(crate) fn sheet(ctx: &Ctx, name: &str, lines: &[Line<'_>]) -> Sheet {
    let words = Words(ctx.locale);
    let mut indicators: Vec<&Indicator> = lines.iter().map(|line| line.indicator).collect();
    indicators.sort_by_key(|indicator| &indicator.id);
    indicators.dedup_by_key(|indicator| &indicator.id);
    Sheet {
        name: name.to_owned(),
        headings: HEADINGS.iter().map(|key| words.t(&format!("export-{key}"))).collect(),
        rows: lines.iter().map(|line| row(words, line)).collect(),
        locale: ctx.locale,
        made_on: ctx.app().clock.today(),
        decimals: indicators.iter().map(|indicator| indicator.decimals).max().unwrap_or(1),
        about_title: words.t("shell-sources"),
        about: indicators.iter().flat_map(|indicator| about(words, indicator)).collect(),
    }
}

fn about(words: Words, indicator: &Indicator) -> Vec<(String, String)> {
    vec![
        (words.say(&indicator.name), words.say(&indicator.definition)),
        (words.t("card-can-tell"), words.say(&indicator.can_tell)),
        (words.t("card-cannot-tell"), words.say(&indicator.cannot_tell)),
        (words.t("talk-source-credit"), indicator.source.name.clone()),
    ]
}

fn row(words: Words, line: &Line<'_>) -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let key = &line.figure.key;
    let known = line.figure.value.known();
    let number =
        |read: fn(&Known) -> Option<f64>| known.and_then(read).map_or(Cell::Empty, Cell::Number);
    let state = match &line.figure.value {
        Value::Known(_) => words.t("export-known"),
        absent => words.absence(absent).unwrap_or_default(),
    };
    let source = line.delivery.map_or(line.indicator.source.name.as_str(), |d| d.source.as_str());
    vec![
        text(line.unit.number.as_str()),
        text(&line.unit.name),
        text(&line.municipality),
        Cell::Text(words.say(&line.indicator.name)),
        Cell::Text(key.period.to_string()),
        Cell::Text(words.part(&key.breakdown)),
        number(|seen| seen.interval.ends().map(|(lower, _)| lower)),
        number(|seen| seen.interval.ends().map(|(_, upper)| upper)),
        number(|seen| Some(seen.estimate)),
        Cell::Text(words.unit(line.indicator)),
        number(|seen| seen.n.map(|count| count.n)),
        Cell::Text(state),
        line.place.clone().map_or(Cell::Empty, Cell::Text),
        text(source),
    ]
}

/// Writes a table with `;`, a byte order mark, and the language's decimal sign, as spreadsheets expect it.
fn csv(sheet: &Sheet, locale: Locale) -> String {
    let mut out = String::from('\u{feff}');
    let headings: Vec<Cell> = sheet.headings.iter().cloned().map(Cell::Text).collect();
    for row in [&headings].into_iter().chain(&sheet.rows) {
        let cells: Vec<String> = row.iter().map(|cell| written(cell, locale)).collect();
        out.push_str(&cells.join(";"));
        out.push_str("\r\n");
    }
    out
}

fn written(cell: &Cell, locale: Locale) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => quoted(&harmless(text)),
        Cell::Number(number) => {
            let rounded = (number * 1e6).round() / 1e6;
            match locale {
                Locale::Da => rounded.to_string().replace('.', ","),
                Locale::En => rounded.to_string(),
            }
        }
    }
}

/// Puts an apostrophe before a text that a spreadsheet would run as a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn quoted(text: &str) -> String {
    if text.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

fn download(kind: &'static str, name: &str, end: &str, bytes: Vec<u8>) -> Response {
    let letters = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' };
    let name: String = name.chars().map(letters).collect();
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.{end}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet_of(cells: Vec<Cell>) -> Sheet {
        Sheet {
            name: "t".to_owned(),
            headings: vec!["Navn".to_owned()],
            rows: vec![cells],
            locale: Locale::Da,
            made_on: jiff::civil::date(2026, 11, 21),
            decimals: 1,
            about_title: String::new(),
            about: Vec::new(),
        }
    }

    #[test]
    fn a_text_that_looks_like_a_formula_is_made_harmless() {
        for bad in ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "\rx"] {
            let text = csv(&sheet_of(vec![Cell::Text(bad.to_owned())]), Locale::Da);
            let line = text.lines().nth(1).unwrap();
            assert!(line.starts_with('\'') || line.starts_with("\"'"), "{line}");
        }
    }

    #[test]
    fn numbers_follow_the_language_and_are_never_quoted() {
        let sheet = sheet_of(vec![Cell::Number(-0.5), Cell::Empty, Cell::Number(7.25)]);
        assert!(csv(&sheet, Locale::Da).ends_with("-0,5;;7,25\r\n"));
        assert!(csv(&sheet, Locale::En).ends_with("-0.5;;7.25\r\n"));
    }

    #[test]
    fn separators_and_quotes_in_a_text_stay_in_their_cell() {
        let sheet = sheet_of(vec![Cell::Text("A; \"B\"".to_owned())]);
        assert!(csv(&sheet, Locale::Da).starts_with('\u{feff}'));
        assert!(csv(&sheet, Locale::Da).ends_with("\"A; \"\"B\"\"\"\r\n"));
    }
}
