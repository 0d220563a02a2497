//! Control charts: does a series over time move more than it always did?
//!
//! [`Individuals`] (`XmR`) are for single values such as a monthly mean, [`Shares`] (p and Laney's p′) for x of n. The
//! limits rest on a *baseline*, the first points of the series, and stay where they are when points are added: a
//! chart that moves its own limits hides what it should show. Where somebody decides that a new baseline begins, the
//! series is [`split`] there and each part charted by itself. Six points are needed, and below twelve the limits are
//! provisional. What stands out is told as [`Signals`]; trends are no signal, since that rule has little power.
//!
//! By chance alone, of charts of 24 points with a baseline of 12, a point lies outside in 2 to 5 % of those of shares and
//! in 17 % of those of single values, and the runs stand out in 6 to 13 %. With a baseline of all 24 it is 6 and 4 % of
//! those of single values, with one of six 30 and 15 %: a signal is a reason to look, not a verdict.
//!
//! A yearly series of five to seven points is a matter for [`crate::forecast`], not for a chart.

mod individuals;
mod shares;
mod signals;

pub use individuals::{Individuals, Ranges};
pub use shares::{Laney, Shares};
pub use signals::{Anhoej, Run, Signals};

use std::f64::consts::FRAC_2_SQRT_PI;

use crate::undefined::Undefined;

/// How many points a baseline has unless somebody says otherwise.
pub const USUAL_BASELINE: usize = 12;

/// The fewest points that limits are drawn from.
const FEWEST: usize = 6;

/// With so many points in the baseline the limits are no longer provisional.
const SETTLED: usize = 12;

/// `d₂`: the mean distance of two standard normal values, 2/√π.
const MEAN_RANGE: f64 = FRAC_2_SQRT_PI;

/// Cuts a series where a new baseline begins: `places` are those of the first points, counted from 0, and rise.
///
/// Each part is charted by itself; one that is too short for limits says so by itself too.
pub fn split<'s, T>(series: &'s [T], places: &[usize]) -> Result<Vec<&'s [T]>, Undefined> {
    let mut parts = Vec::with_capacity(places.len() + 1);
    let (mut rest, mut before) = (series, 0);
    for place in places {
        let length = place.checked_sub(before).filter(|length| *length > 0);
        let cut = length.and_then(|length| rest.split_at_checked(length));
        let (part, after) =
            cut.filter(|(_, after)| !after.is_empty()).ok_or(Undefined::OutOfRange)?;
        parts.push(part);
        (rest, before) = (after, *place);
    }
    parts.push(rest);
    Ok(parts)
}

/// Returns the points that the limits rest on: the first ones, or all if there are fewer.
fn first<T>(series: &[T], baseline: usize) -> Result<&[T], Undefined> {
    let base = series.get(..baseline).unwrap_or(series);
    match base.len() {
        0 if baseline > 0 => Err(Undefined::NoObservations),
        points if points < FEWEST => Err(Undefined::TooFew { needed: FEWEST }),
        _ => Ok(base),
    }
}

/// Returns the distance of each value but the first from the one before it.
fn moving_ranges(values: &[f64]) -> Vec<f64> {
    values.iter().zip(values.iter().skip(1)).map(|(one, next)| (next - one).abs()).collect()
}

#[cfg(test)]
mod tests;
