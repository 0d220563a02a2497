//! What was measured in a year.

use std::ops::RangeInclusive;

use crate::undefined::{Undefined, finite, not_negative};

/// Is one year's measurement of one unit; years without one are left out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation {
    /// The year, by any count that is one more each year.
    pub year: i32,
    /// The measured share, mean or logit.
    pub value: f64,
    /// Its known sampling variance: p(1 - p)/n, s²/n, or that of the logit.
    pub variance: f64,
}

/// The years taken, so that no step from one to another leaves an `i32`.
const POSSIBLE: RangeInclusive<i32> = -1_000_000..=1_000_000;

/// Is the span of years a model knows, at most 60 long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Years {
    pub(super) first: i32,
    pub(super) last: i32,
}

/// Checks one unit: in order of years, no year twice, numbers possible. Returns its years, if any.
pub(super) fn check(series: &[Observation]) -> Result<Option<Years>, Undefined> {
    let mut years: Option<Years> = None;
    for observation in series {
        finite(observation.value)?;
        not_negative(observation.variance)?;
        let year = observation.year;
        if !POSSIBLE.contains(&year) {
            return Err(Undefined::OutOfRange);
        }
        years = match years {
            Some(seen) if year <= seen.last => return Err(Undefined::OutOfRange),
            Some(seen) => Some(Years { last: year, ..seen }),
            None => Some(Years { first: year, last: year }),
        };
    }
    Ok(years)
}

/// Returns the years that all units span together.
pub(super) fn span(units: &[Vec<Observation>]) -> Result<Years, Undefined> {
    const LONGEST: i64 = 60;
    let mut whole: Option<Years> = None;
    for unit in units {
        let Some(own) = check(unit)? else { continue };
        whole = Some(whole.map_or(own, |seen| Years {
            first: seen.first.min(own.first),
            last: seen.last.max(own.last),
        }));
    }
    let years = whole.ok_or(Undefined::NoObservations)?;
    let length = i64::from(years.last) - i64::from(years.first);
    if length > LONGEST { Err(Undefined::OutOfRange) } else { Ok(years) }
}
