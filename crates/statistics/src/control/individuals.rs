//! The chart of single values and their moving range.

use super::{FEWEST, MEAN_RANGE, SETTLED, Signals, first, moving_ranges};
use crate::{
    discovery::count_of,
    interval::Interval,
    moments::Moments,
    undefined::{Undefined, finite},
};

/// Is which middle of the moving ranges the limits rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ranges {
    /// Their mean: limits at 2.659574 of it, and 3.267 for the range itself.
    Mean,
    /// Their median, which one leap in the baseline does not widen: limits at 3.145 and 3.865 of it. It is less sure,
    /// and raises more false alarms.
    Median,
}

/// Is a chart of single values (`XmR`), such as a mean of each month.
#[derive(Debug, Clone, PartialEq)]
pub struct Individuals {
    /// The mean of the baseline.
    pub centre: f64,
    /// The natural limits of single values.
    pub limits: Interval,
    /// The mean, or median, moving range of the baseline.
    pub range: f64,
    /// The upper limit of a single moving range.
    pub range_limit: f64,
    /// The distance of each value but the first from the one before it.
    pub ranges: Vec<f64>,
    /// How many points the limits rest on.
    pub baseline: usize,
    /// What stands out among all points.
    pub signals: Signals,
}

impl Individuals {
    /// Charts values in order of time, with limits from the first `baseline` of them, or all if there are fewer.
    ///
    /// x̄ ± 3·MR̄/1.128379, and 3.267·MR̄ above for the range (Shewhart 1931; Montgomery, Introduction to SQC), or
    /// x̄ ± 3.145·median(MR) and 3.865·median(MR) (Wheeler & Chambers 1992). Six points are needed. A baseline whose
    /// values, or more than half of whose steps for the median, do not move is [`Undefined::NoVariation`]: limits
    /// without width would call every later value a signal.
    pub fn of(values: &[f64], baseline: usize, ranges: Ranges) -> Result<Self, Undefined> {
        let base = first(values, baseline)?;
        for value in values {
            finite(*value)?;
        }
        let centre = Moments::of(base)?.sample()?.mean();
        let (range, to_limit, to_range_limit) = ranges.of(base);
        let largest = base.iter().map(|value| value.abs()).fold(0.0, f64::max);
        if range <= 1e-12 * largest {
            return Err(Undefined::NoVariation);
        }
        let limits = Interval::around(centre, to_limit * range);
        let each: Vec<_> = values.iter().map(|value| (*value, limits)).collect();
        Ok(Self {
            centre,
            limits,
            range,
            range_limit: to_range_limit * range,
            ranges: moving_ranges(values),
            baseline: base.len(),
            signals: Signals::of(&each, centre),
        })
    }

    /// Says whether the limits rest on fewer than twelve points and may still move.
    pub fn is_provisional(&self) -> bool {
        self.baseline < SETTLED
    }
}

impl Ranges {
    /// Returns the middle of the moving ranges, and how many of it lie out to the limits of values and of ranges.
    fn of(self, base: &[f64]) -> (f64, f64, f64) {
        let ranges = moving_ranges(base);
        match self {
            Self::Mean => {
                (ranges.iter().sum::<f64>() / count_of(&ranges).max(1.0), 3.0 / MEAN_RANGE, 3.267)
            }
            Self::Median => (median(ranges), 3.145, 3.865),
        }
    }
}

/// Returns the middle value, or the mean of the middle two; 0 of none.
fn median(mut values: Vec<f64>) -> f64 {
    debug_assert!(values.len() + 1 >= FEWEST, "a baseline has at least six points");
    values.sort_by(f64::total_cmp);
    let at = |place: usize| values.get(place).copied().unwrap_or(0.0);
    f64::midpoint(at(values.len().saturating_sub(1) / 2), at(values.len() / 2))
}
