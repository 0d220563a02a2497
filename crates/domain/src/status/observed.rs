//! A figure as what was observed, and how likely the level behind it is to reach a bound.

use statistics::{
    estimate::Estimate,
    probability::{mean_at_least, share_at_least},
    sample::{Proportion, Sample},
};

use super::Why;
use crate::{
    figure::{Known, NoInterval, Uncertainty},
    indicator::{Indicator, Kind},
    target::Side,
};

/// What was observed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Observed {
    /// So many of so many children.
    Share(Proportion),
    /// The mean of so many children.
    Mean(Sample),
    /// A value of everything there is.
    Exact(f64),
}

impl Observed {
    /// Reads a known value, or says why its uncertainty is not known.
    pub(super) fn of(indicator: &Indicator, known: &Known) -> Result<Self, Why> {
        if let Uncertainty::None(reason) = known.interval {
            return match reason {
                NoInterval::NotSampled => Ok(Self::Exact(known.estimate)),
                NoInterval::TooFew => Err(Why::TooFew),
                NoInterval::NoCount | NoInterval::NoSpread => Err(Why::NoInterval),
            };
        }
        let n = known.n.ok_or(Why::NoInterval)?.n;
        let observed = match (indicator.kind, &indicator.spread) {
            (Kind::Share, _) => Proportion::of_share(known.estimate / 100.0, n).map(Self::Share),
            (Kind::Mean, Some(spread)) => Sample::new(known.estimate, spread.sd, n).map(Self::Mean),
            _ => return Err(Why::NoInterval),
        };
        observed.map_err(|_undefined| Why::NoInterval)
    }

    /// Reads a value that is to be judged: of enough children.
    pub(super) fn judged(indicator: &Indicator, known: &Known) -> Result<Self, Why> {
        let observed = Self::of(indicator, known)?;
        let is_small = known.n.is_some_and(|count| count.n < f64::from(indicator.judge_n));
        if is_small { Err(Why::TooFew) } else { Ok(observed) }
    }

    /// Returns the plain value with its standard error, in the indicator's unit of measurement.
    pub(super) fn estimate(self) -> Estimate {
        match self {
            Self::Share(share) => Estimate {
                value: share.share() * 100.0,
                standard_error: share.variance().sqrt() * 100.0,
            },
            Self::Mean(sample) => {
                Estimate { value: sample.mean(), standard_error: sample.standard_error() }
            }
            Self::Exact(value) => Estimate { value, standard_error: 0.0 },
        }
    }

    /// Returns how likely the level reaches the bound, from this figure alone.
    pub(super) fn reaches(self, side: Side, bound: f64) -> Option<f64> {
        match (self, side) {
            (Self::Share(share), Side::AtLeast) => {
                share_at_least(share, tellable(bound / 100.0, share.n()))
            }
            (Self::Share(share), Side::AtMost) => {
                let others = Proportion::new(share.n() - share.x(), share.n()).ok()?;
                share_at_least(others, tellable(1.0 - bound / 100.0, share.n()))
            }
            (Self::Mean(sample), Side::AtLeast) => mean_at_least(sample, bound),
            (Self::Mean(sample), Side::AtMost) => {
                let mirrored = Sample::new(-sample.mean(), sample.sd(), sample.n()).ok()?;
                mean_at_least(mirrored, -bound)
            }
            (Self::Exact(_), _) => return Some(reaches(self.estimate(), side, bound)),
        }
        .ok()
    }
}

/// Returns how likely an estimate reaches the bound.
pub(super) fn reaches(estimate: Estimate, side: Side, bound: f64) -> f64 {
    match side {
        Side::AtLeast => estimate.at_least(bound),
        Side::AtMost => estimate.at_most(bound),
    }
    .unwrap_or(0.5)
}

/// Returns the bound of a share, at least half a child from none and from all: of n children no chance
/// of success can be told from certainty.
pub(super) fn tellable(bound: f64, n: f64) -> f64 {
    let half_a_child = (0.5 / n).min(0.5);
    bound.clamp(half_a_child, 1.0 - half_a_child)
}
