//! From what a source states to a known value with its interval.

use statistics::{
    confidence::Confidence,
    interval::{Interval, student, wilson},
    sample::{Proportion, Sample},
};

use super::{Basis, Count, Known, NoInterval, Uncertainty, Verdict};
use crate::indicator::{Indicator, Kind, Range, SpreadBasis};

/// The least n for the interval of a mean (statistics.md D1).
const LEAST_N_OF_MEAN: f64 = 5.0;

/// What a source states about one figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stated {
    /// The value, in the indicator's unit of measurement.
    pub estimate: f64,
    /// How many are behind it.
    pub n: Option<Count>,
    /// How it came about.
    pub basis: Basis,
    /// The source's own verdict.
    pub verdict: Option<Verdict>,
}

/// Makes a known value: a share gets Wilson's 95 % interval, a mean the t interval with the spread
/// that the indicator names; where neither is possible the value says why.
pub fn known(indicator: &Indicator, stated: Stated) -> Known {
    let interval = match indicator.kind {
        // Hours and staff come in lumps that no binomial describes.
        Kind::Share if !indicator.counted.is_child() => Err(NoInterval::NotSampled),
        Kind::Share => share(stated),
        Kind::Mean => mean(indicator, stated),
        Kind::Difference => Err(NoInterval::NoSpread),
        Kind::Count | Kind::Ratio => Err(NoInterval::NotSampled),
    };
    Known {
        estimate: stated.estimate,
        interval: interval.unwrap_or_else(Uncertainty::None),
        n: stated.n,
        basis: stated.basis,
        verdict: stated.verdict,
    }
}

fn share(stated: Stated) -> Result<Uncertainty, NoInterval> {
    let count = stated.n.ok_or(NoInterval::NoCount)?;
    let proportion = Proportion::of_share(stated.estimate / 100.0, count.n)
        .map_err(|_undefined| NoInterval::TooFew)?;
    let Interval { lower, upper } = wilson(proportion, Confidence::P95);
    Ok(Uncertainty::Wilson { lower: lower * 100.0, upper: upper * 100.0 })
}

/// What was added up here for one figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summed {
    /// The value, in the indicator's unit of measurement.
    pub estimate: f64,
    /// How many are behind it.
    pub n: Option<Count>,
    /// The standard deviation of those behind a mean.
    pub sd: Option<f64>,
    /// How it came about.
    pub basis: Basis,
}

/// Makes a known value as [`known`] does, but a mean gets the t interval with its own spread.
pub fn computed(indicator: &Indicator, summed: Summed) -> Known {
    let Summed { estimate, n, sd, basis } = summed;
    let mut value = known(indicator, Stated { estimate, n, basis, verdict: None });
    if let (Kind::Mean, Some(count), Some(sd)) = (indicator.kind, n, sd) {
        let interval = around_mean(estimate, sd, count.n, indicator.scale);
        value.interval = match interval {
            Ok(Interval { lower, upper }) if count.n >= LEAST_N_OF_MEAN => {
                Uncertainty::Mean { lower, upper }
            }
            _ => Uncertainty::None(NoInterval::TooFew),
        };
    }
    value
}

fn mean(indicator: &Indicator, stated: Stated) -> Result<Uncertainty, NoInterval> {
    let count = stated.n.ok_or(NoInterval::NoCount)?;
    let spread = indicator.spread.as_ref().ok_or(NoInterval::NoSpread)?;
    if count.n < LEAST_N_OF_MEAN {
        return Err(NoInterval::TooFew);
    }
    let Interval { lower, upper } =
        around_mean(stated.estimate, spread.sd, count.n, indicator.scale)?;
    Ok(match spread.basis {
        SpreadBasis::Published => Uncertainty::Mean { lower, upper },
        SpreadBasis::Estimated => Uncertainty::Estimated { lower, upper },
    })
}

fn around_mean(
    estimate: f64,
    sd: f64,
    n: f64,
    scale: Option<Range>,
) -> Result<Interval, NoInterval> {
    let sample = Sample::new(estimate, sd, n).map_err(|_undefined| NoInterval::TooFew)?;
    let bounds = scale.map(|range| Interval { lower: range.min, upper: range.max });
    student(sample, Confidence::P95, bounds).map_err(|_undefined| NoInterval::TooFew)
}

#[cfg(test)]
mod tests;
