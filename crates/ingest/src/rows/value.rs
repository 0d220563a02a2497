//! What a cell of a measure says: a number, why there is none, its n and its verdict.

use domain::{
    delivery::{ProblemKind, ReadValue},
    figure::{Count, Verdict},
};

use super::{Nothing, wrong};
use crate::{
    format::Absent,
    number::{Decimal, parse},
    plan::MeasurePlan,
    table::{CellRef, Row},
    text::clean,
};

/// Reads the value of a measure.
pub(super) fn value(
    plan: &MeasurePlan<'_>,
    row: &Row<'_>,
    decimals: &[Option<Decimal>],
) -> Result<ReadValue, Nothing> {
    let text = match row.cell(plan.column) {
        CellRef::Number(number) => return Ok(ReadValue::Number(scaled(plan, number))),
        CellRef::Text(text) => clean(text),
    };
    let decimal = decimals.get(plan.column).copied().flatten();
    if let Some(number) = parse(&text, decimal) {
        return Ok(ReadValue::Number(scaled(plan, number)));
    }
    let absent = if text.is_empty() {
        plan.absent.find("").copied().or(plan.measure.empty).or(Some(Absent::NotDelivered))
    } else {
        plan.absent.find(&text).copied().or_else(|| common_sign(&text))
    };
    match absent {
        Some(absent) => absent.value().ok_or(Nothing::LeftOut),
        None => Err(wrong(plan.column, &text, ProblemKind::NotANumber).into()),
    }
}

/// Returns what the signs common to Danish statistics say.
fn common_sign(text: &str) -> Option<Absent> {
    match text {
        "-" | "\u{2013}" | ".." | "…" => Some(Absent::NotMeasured),
        "." => Some(Absent::NotRelevant),
        "*" | "**" => Some(Absent::AtSource),
        _ => None,
    }
}

/// Multiplies by the measure's factor, without the dust that binary fractions leave.
fn scaled(plan: &MeasurePlan<'_>, number: f64) -> f64 {
    match plan.measure.factor {
        Some(factor) => (number * factor * 1e9).round() / 1e9,
        None => number,
    }
}

/// Reads the number behind a value. A zero or less is no count of anything, and a text that is no number
/// takes nothing from the value; where the column is a measure of its own, that is told there.
pub(super) fn n(
    plan: &MeasurePlan<'_>,
    row: &Row<'_>,
    decimals: &[Option<Decimal>],
) -> Option<Count> {
    let n = plan.n?;
    let number = match row.cell(n.column) {
        CellRef::Number(number) => number,
        CellRef::Text(text) => parse(&clean(text), decimals.get(n.column).copied().flatten())?,
    };
    (number > 0.0).then(|| n.count(number))
}

/// Reads the source's own verdict, which is never computed here.
pub(super) fn verdict(plan: &MeasurePlan<'_>, row: &Row<'_>) -> Result<Option<Verdict>, Nothing> {
    let Some((column, words)) = &plan.verdict else { return Ok(None) };
    let text = row.cell(*column).text();
    if text.is_empty() || common_sign(&text).is_some() {
        return Ok(None);
    }
    match words.find(&text) {
        Some(verdict) => Ok(Some(*verdict)),
        None => Err(wrong(*column, &text, ProblemKind::UnknownMember).into()),
    }
}
