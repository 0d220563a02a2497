//! A known value as so many of so many children, or as their mean.

use domain::{
    figure::Known,
    indicator::{Indicator, Kind},
};
use statistics::sample::{Proportion, Sample};

/// A known value of a sample of children.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Seen {
    /// A share.
    Share(Proportion),
    /// A mean.
    Mean(Sample),
}

impl Seen {
    /// Reads a value that has an interval.
    pub(super) fn of(indicator: &Indicator, known: &Known) -> Option<Self> {
        known.interval.ends()?;
        Self::new(indicator, known.estimate, known.n?.n)
    }

    /// Reads a value, in the indicator's unit, of `n` children.
    pub(super) fn new(indicator: &Indicator, estimate: f64, n: f64) -> Option<Self> {
        match (indicator.kind, &indicator.spread) {
            (Kind::Share, _) => Proportion::of_share(estimate / 100.0, n).ok().map(Self::Share),
            (Kind::Mean, Some(spread)) => Sample::new(estimate, spread.sd, n).ok().map(Self::Mean),
            _ => None,
        }
    }
}

/// Keeps the shares.
pub(super) fn shares(samples: &[Seen]) -> Vec<Proportion> {
    let share = |sample: &Seen| match sample {
        Seen::Share(share) => Some(*share),
        Seen::Mean(_) => None,
    };
    samples.iter().filter_map(share).collect()
}

/// Keeps the means.
pub(super) fn means(samples: &[Seen]) -> Vec<Sample> {
    let mean = |sample: &Seen| match sample {
        Seen::Mean(mean) => Some(*mean),
        Seen::Share(_) => None,
    };
    samples.iter().filter_map(mean).collect()
}
