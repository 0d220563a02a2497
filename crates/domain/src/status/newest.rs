//! The figure that is judged.

use jiff::{ToSpan as _, civil::Date};

use super::{Case, Why, observed::Observed, series};
use crate::{
    breakdown::Breakdown,
    figure::{Figure, Known, Value},
    indicator::Indicator,
    period::Period,
};

/// A figure older than so many months is not judged.
const MONTHS: i64 = 18;

/// The figure that is judged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Newest<'a> {
    pub(super) period: Period,
    pub(super) known: &'a Known,
    /// Whether the target's period has come with it, or the target stands in every period.
    pub(super) is_due: bool,
}

impl Newest<'_> {
    /// Reads it, unless something forbids to judge it.
    pub(super) fn judged(&self, case: &Case<'_>) -> Result<Observed, Why> {
        let observed = Observed::judged(case.indicator, self.known)?;
        self.timely(case).map(|()| observed)
    }

    /// Says whether its period forbids to judge it: too long ago, or like no other.
    ///
    /// What was settled in the target's own period stays settled.
    pub(super) fn timely(&self, case: &Case<'_>) -> Result<(), Why> {
        let is_settled = self.is_due && case.target.by.is_some();
        if !is_settled && is_too_old(self.period, case.today) {
            return Err(Why::TooOld);
        }
        match case.indicator.uncomparable_in(self.period) {
            Some(_) => Err(Why::Uncomparable),
            None => Ok(()),
        }
    }
}

/// Picks the figure to judge: the first from the target's period on, or else the newest.
pub(super) fn pick<'a>(case: &Case<'a>, breakdown: &Breakdown) -> Result<Newest<'a>, Why> {
    let measured = series::measured(case.figures, breakdown);
    let is_due =
        |period: Period| case.target.by.is_none_or(|by| period.position() >= by.position());
    let due = measured.iter().find(|figure| case.target.by.is_some() && is_due(figure.key.period));
    let figure: &'a Figure = due.or(measured.last()).ok_or(Why::NoFigure)?;
    let period = figure.key.period;
    known(figure).map(|known| Newest { period, known, is_due: is_due(period) })
}

/// Returns the known value, or why there is none.
pub(super) fn known(figure: &Figure) -> Result<&Known, Why> {
    match &figure.value {
        Value::Known(known) => Ok(known),
        Value::Withheld(_) => Err(Why::Withheld),
        Value::Missing(_) => Err(Why::NoFigure),
    }
}

/// Says why two periods must not be compared, if so.
pub(super) fn compare(indicator: &Indicator, earlier: Period, later: Period) -> Result<(), Why> {
    if indicator.break_between(earlier, later).is_some() {
        return Err(Why::Break);
    }
    if indicator.are_comparable(earlier, later) { Ok(()) } else { Err(Why::Uncomparable) }
}

fn is_too_old(period: Period, today: Date) -> bool {
    period.last_day().saturating_add(MONTHS.months()) < today
}
