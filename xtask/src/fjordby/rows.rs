//! The exchange layout: rows of a table, written as Danish offices write them.

use anyhow::{Context as _, Result};
use std::{collections::BTreeMap, fs, path::Path};

/// A value in the exchange layout: a number with decimals, or the word for why there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Value {
    /// A number, and how many decimals are written.
    Number(f64, usize),
    /// The word for why there is none.
    Absent(&'static str),
}

/// Withheld by the source for discretion.
pub(crate) const WITHHELD: Value = Value::Absent("at-source");
/// Nothing was measured.
pub(crate) const NOT_MEASURED: Value = Value::Absent("not-measured");
/// It was not delivered in time.
pub(crate) const NOT_DELIVERED: Value = Value::Absent("not-delivered");

/// One figure.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The indicator's id.
    pub(crate) indicator: &'static str,
    /// The unit's number.
    pub(crate) unit: String,
    /// The period, such as `2024/25`.
    pub(crate) period: String,
    /// The part of the children, as `dimension=member;dimension=member`.
    pub(crate) breakdown: String,
    /// The value.
    pub(crate) value: Value,
    /// How many are behind it, where the source tells.
    pub(crate) n: Option<u32>,
}

impl Row {
    fn cells(&self) -> Vec<String> {
        let value = match self.value {
            Value::Number(number, decimals) => danish(number, decimals),
            Value::Absent(word) => word.to_owned(),
        };
        let n = self.n.map_or_else(String::new, |n| n.to_string());
        let text = [self.indicator, &self.unit, &self.period, &self.breakdown];
        text.map(str::to_owned).into_iter().chain([value, n]).collect()
    }
}

/// Returns a number with decimal comma, never `-0,0`.
pub(crate) fn danish(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    let is_zero = text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
    let plain = if is_zero { text.trim_start_matches('-') } else { &text };
    plain.replace('.', ",")
}

/// Returns a breakdown's text, its dimensions in order.
pub(crate) fn breakdown<'a>(members: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let ordered: BTreeMap<_, _> = members.into_iter().collect();
    let parts = ordered.iter().map(|(dimension, member)| format!("{dimension}={member}"));
    parts.collect::<Vec<_>>().join(";")
}

/// Writes figures, ordered by indicator, unit, breakdown and period.
pub(crate) fn write_figures(file: &Path, rows: &mut [Row]) -> Result<()> {
    let key =
        |row: &Row| (row.indicator, row.unit.clone(), row.breakdown.clone(), row.period.clone());
    rows.sort_by_cached_key(key);
    let lines: Vec<_> = rows.iter().map(Row::cells).collect();
    write(file, &["indicator", "unit", "period", "breakdown", "value", "n"], &lines)
}

/// Writes a table as UTF-8 with BOM, semicolons and CRLF.
pub(crate) fn write(file: &Path, heading: &[&str], lines: &[Vec<String>]) -> Result<()> {
    let mut text = format!("\u{feff}{}\r\n", heading.join(";"));
    for line in lines {
        text += &line.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(";");
        text += "\r\n";
    }
    fs::write(file, text).with_context(|| format!("cannot write `{}`", file.display()))
}

fn quoted(cell: &str) -> String {
    if cell.contains([';', '"']) {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell.to_owned()
}

/// Returns the whole number nearest to a number that is not below zero.
pub(crate) fn whole(number: f64) -> u32 {
    format!("{number:.0}").parse().expect("a moderate number is written with digits only")
}
