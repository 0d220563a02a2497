//! The part of a series that may be compared with its newest figure, as observations.

use statistics::forecast::Observation;

use super::{observed::Observed, scale::Scale};
use crate::{
    breakdown::Breakdown,
    figure::{Figure, Known, Value},
    indicator::Indicator,
    period::Period,
};

/// Returns the count of a period among those of its type, one more each year or quarter.
pub(super) fn step(period: Period) -> i32 {
    let year = i32::from(period.start_year());
    match period {
        Period::Quarter(_, quarter) => 4 * year + i32::from(quarter),
        // Rounds are not evenly spread; the last of a year stands for it.
        Period::SchoolYear(_) | Period::CalendarYear(_) | Period::Round(..) => year,
    }
}

/// Returns the figures of a part of the children that are not missing, oldest first.
pub(super) fn measured<'a>(figures: &'a [Figure], breakdown: &Breakdown) -> Vec<&'a Figure> {
    let mut found: Vec<_> = figures
        .iter()
        .filter(|figure| figure.key.breakdown == *breakdown)
        .filter(|figure| !matches!(figure.value, Value::Missing(_)))
        .collect();
    found.sort_by(|a, b| a.key.period.position().total_cmp(&b.key.period.position()));
    found
}

/// Returns the observations up to `newest` that may be compared with it, oldest first.
pub(super) fn comparable<'a>(
    indicator: &Indicator,
    scale: Scale,
    known: impl IntoIterator<Item = (Period, &'a Known)>,
    newest: Period,
) -> Vec<Observation> {
    let mut series: Vec<Observation> = Vec::new();
    for (period, figure) in known {
        let is_wanted =
            period.position() <= newest.position() && indicator.are_comparable(period, newest);
        let Some(observed) = Observed::of(indicator, figure).ok().filter(|_| is_wanted) else {
            continue;
        };
        let (value, variance) = scale.observe(observed);
        series.pop_if(|last| last.year == step(period));
        series.push(Observation { year: step(period), value, variance });
    }
    series
}
