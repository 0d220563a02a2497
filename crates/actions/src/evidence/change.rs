//! What a figure did from one period to another, and several years of a small unit together.

use domain::{
    figure::{Basis, Count, CountBasis, Figure, Known, NoInterval, Uncertainty},
    indicator::{Indicator, Range},
};
use statistics::{
    confidence::Confidence,
    discovery::benjamini_hochberg,
    interval::{Interval, newcombe, student},
    pool,
    probability::two_sided,
    sample::Sample,
    undefined::Undefined,
};

use super::{
    Change, Pooled, Says,
    funnel::FALSE_ALARMS,
    seen::{self, Seen},
};

/// So many years are taken together for a small unit.
const YEARS: usize = 3;

/// Returns what the newest figure did since the one before; none where there are not two.
pub(super) fn newest(indicator: &Indicator, series: &[Figure]) -> Option<Change> {
    let mut known = series.iter().rev().filter_map(|figure| Some((figure, figure.value.known()?)));
    let (to, later) = known.next()?;
    let (from, earlier) = known.next()?;
    let (from, to) = (from.key.period, to.key.period);
    let interval =
        if indicator.are_comparable(from, to) { interval(indicator, earlier, later) } else { None };
    let estimate = later.estimate - earlier.estimate;
    let says = if !indicator.are_comparable(from, to) {
        Says::NotComparable
    } else if is_counted(earlier) && is_counted(later) {
        plain(estimate)
    } else if is_too_few(indicator, earlier) || is_too_few(indicator, later) {
        Says::CannotTell
    } else {
        interval.map_or(Says::CannotTell, clear)
    };
    Some(Change { from, to, estimate, interval: interval.map(|i| (i.lower, i.upper)), says })
}

/// Returns the last comparable years taken together, when the newest figure is of too few to be judged.
pub(super) fn pooled(indicator: &Indicator, series: &[Figure]) -> Option<Pooled> {
    let newest = series.iter().rfind(|figure| figure.value.known().is_some())?;
    let n = newest.value.known()?.n?;
    if n.n >= f64::from(indicator.judge_n) {
        return None;
    }
    let mut years: Vec<_> = series
        .iter()
        .rev()
        .filter(|figure| indicator.are_comparable(figure.key.period, newest.key.period))
        .filter_map(|figure| {
            let known = figure.value.known()?;
            Some((figure.key.period, known, Seen::of(indicator, known)?))
        })
        .take(YEARS)
        .collect();
    if years.len() < 2 {
        return None;
    }
    years.reverse();
    let values: Vec<&Known> = years.iter().map(|(_, known, _)| *known).collect();
    let samples: Vec<Seen> = years.iter().map(|(_, _, seen)| *seen).collect();
    let periods = years.into_iter().map(|(period, _, _)| period).collect();
    Some(Pooled { periods, known: together(indicator, &values, &samples).ok()? })
}

fn together(indicator: &Indicator, known: &[&Known], seen: &[Seen]) -> Result<Known, Undefined> {
    let shares = seen::shares(seen);
    let (pooled, unit_scale) = if shares.len() == seen.len() {
        (pool::shares(&shares, Confidence::P95)?, 100.0)
    } else {
        let bounds = indicator.scale.map(|Range { min, max }| Interval { lower: min, upper: max });
        (pool::means(&seen::means(seen), Confidence::P95, bounds)?, 1.0)
    };
    let (lower, upper) = (pooled.interval.lower * unit_scale, pooled.interval.upper * unit_scale);
    let is_stated = |known: &&Known| known.n.is_some_and(|n| n.basis == CountBasis::Stated);
    let basis =
        if known.iter().all(is_stated) { CountBasis::Stated } else { CountBasis::Estimated };
    let interval = match known.last().map(|known| known.interval) {
        Some(Uncertainty::Wilson { .. }) => Uncertainty::Wilson { lower, upper },
        Some(Uncertainty::Mean { .. }) => Uncertainty::Mean { lower, upper },
        _ => Uncertainty::Estimated { lower, upper },
    };
    Ok(Known {
        estimate: pooled.value * unit_scale,
        interval,
        n: Some(Count { n: pooled.n, basis }),
        basis: Basis::Pooled,
        verdict: None,
    })
}

/// Returns the 95 % interval of the change; the two years are different children.
fn interval(indicator: &Indicator, earlier: &Known, later: &Known) -> Option<Interval> {
    match (Seen::of(indicator, earlier)?, Seen::of(indicator, later)?) {
        (Seen::Share(earlier), Seen::Share(later)) => {
            let Interval { lower, upper } = newcombe(later, earlier, Confidence::P95);
            Some(Interval { lower: lower * 100.0, upper: upper * 100.0 })
        }
        (Seen::Mean(earlier), Seen::Mean(later)) => of_means(earlier, later).ok(),
        _ => None,
    }
}

/// The t interval of the difference between two means with n1 + n2 - 2 degrees of freedom: that of one mean
/// of n1 + n2 - 1 values with the same standard error.
fn of_means(earlier: Sample, later: Sample) -> Result<Interval, Undefined> {
    let n = earlier.n() + later.n() - 1.0;
    let error = earlier.standard_error().hypot(later.standard_error());
    let difference = Sample::new(later.mean() - earlier.mean(), error * n.sqrt(), n)?;
    student(difference, Confidence::P95, None)
}

/// Unsays the rises and falls that do not stand out when it is counted in how many were looked at, and
/// returns that number.
///
/// Benjamini & Hochberg's adjustment at 5 %. A change's p-value is that of the normal distribution with the
/// half of its 95 % interval that reaches towards zero, so that one change alone is said as its interval
/// says it.
pub(super) fn hold_together<'a>(changes: impl Iterator<Item = &'a mut Change>) -> usize {
    let mut tested: Vec<(f64, &mut Change)> =
        changes.filter_map(|change| Some((p_value(change)?, change))).collect();
    let p_values: Vec<f64> = tested.iter().map(|(p, _)| *p).collect();
    let adjusted = benjamini_hochberg(&p_values).unwrap_or_else(|_| vec![1.0; p_values.len()]);
    for ((_, change), adjusted) in tested.iter_mut().zip(adjusted) {
        if adjusted > FALSE_ALARMS && matches!(change.says, Says::Rose | Says::Fell) {
            change.says = Says::CannotTell;
        }
    }
    p_values.len()
}

/// Returns the p-value of a change that can be told from chance.
fn p_value(change: &Change) -> Option<f64> {
    let (lower, upper) = change.interval.filter(|_| change.says != Says::NotComparable)?;
    let estimate = change.estimate;
    let towards_zero = if estimate > 0.0 { estimate - lower } else { upper - estimate };
    Some(two_sided(Confidence::P95.z() * estimate / towards_zero))
}

fn is_too_few(indicator: &Indicator, known: &Known) -> bool {
    known.n.is_some_and(|count| count.n < f64::from(indicator.judge_n))
}

const fn is_counted(known: &Known) -> bool {
    matches!(known.interval, Uncertainty::None(NoInterval::NotSampled))
}

fn plain(change: f64) -> Says {
    match change {
        change if change > 0.0 => Says::Rose,
        change if change < 0.0 => Says::Fell,
        _ => Says::Same,
    }
}

fn clear(interval: Interval) -> Says {
    if interval.lower > 0.0 {
        Says::Rose
    } else if interval.upper < 0.0 {
        Says::Fell
    } else {
        Says::CannotTell
    }
}

#[cfg(test)]
mod tests;
