//! Funnel plots: is a unit further from the target than its size explains?
//!
//! A unit is judged by the same limits that are drawn, so picture and word never disagree. Limits for
//! shares are the exact binomial ones, interpolated on the mid-p distribution function
//! P(X < x) + ½P(X = x) as in Spiegelhalter et al. 2012 (JRSS A 175). Those of Spiegelhalter 2005,
//! [`interpolated_limit`], are kept for comparison but judge nobody: they always lie below 1, so that near
//! full marks a small unit with *no* failure lies "above 99.8 %". At a target of .95 and 5 to 29 children
//! they call 45 % of all units deviating by chance alone, the mid-p ones 0.1 %.

mod binomial;
mod dispersion;
mod limits;
mod reading;

pub use binomial::interpolated_limit;
pub use dispersion::{Dispersion, Widening};
pub use limits::{Limits, Place};
pub use reading::Reading;

use crate::{
    discovery::count_of,
    pool,
    sample::{Proportion, Sample},
    undefined::{Undefined, finite},
};

/// Is every unit held against one target.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// The value all units are held against: the share or mean of all, or a standard.
    pub target: f64,
    /// φ: the mean squared z after winsorising 10 % at each end; about .68 when only chance is at work.
    pub spread: f64,
    /// How much the limits are widened because units differ by more than chance.
    pub dispersion: Dispersion,
    /// One reading per unit, in the order given.
    pub readings: Vec<Reading>,
    kind: Kind,
}

/// The smallest share, and the smallest spread beside a mean of 1, that is told from none.
const NEAREST_TO_CERTAIN: f64 = 1e-9;

/// What is held against the target.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Shares,
    /// Means of values with this standard deviation.
    Means(f64),
}

/// Is how many units would lie outside by chance alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ByChance {
    /// Outside the 95 % limits, at most: 5 % of the units.
    pub outside_inner: f64,
    /// Outside the 99.8 % limits, at most: 0.2 % of the units.
    pub outside_outer: f64,
}

impl Funnel {
    /// Holds shares against a target between 0 and 1, neither included.
    ///
    /// Counts are rounded to whole children for the limits; the value itself is not.
    pub fn of_shares(
        units: &[Proportion],
        target: f64,
        widening: Widening,
    ) -> Result<Self, Undefined> {
        if !(NEAREST_TO_CERTAIN..=1.0 - NEAREST_TO_CERTAIN).contains(&finite(target)?) {
            return Err(Undefined::OutOfRange);
        }
        let kind = Kind::Shares;
        let scores = units.iter().map(|unit| {
            let z = binomial::score(target, *unit);
            Score { value: unit.share(), n: unit.n(), z }
        });
        Self::judge(kind, target, &scores.collect::<Vec<_>>(), widening)
    }

    /// Holds means against a target, with the pooled standard deviation of all units.
    ///
    /// Without spread between children there is nothing to judge by: [`Undefined::OutOfRange`].
    pub fn of_means(units: &[Sample], target: f64, widening: Widening) -> Result<Self, Undefined> {
        let sd = pool::together(units)?.sd();
        let size = units.iter().map(|unit| unit.mean().abs()).fold(target.abs(), f64::max);
        if sd <= NEAREST_TO_CERTAIN * size {
            return Err(Undefined::OutOfRange);
        }
        let centre = finite(target)?;
        let scores = units.iter().map(|unit| {
            let z = (unit.mean() - centre) / (sd / unit.n().sqrt());
            Score { value: unit.mean(), n: unit.n(), z }
        });
        Self::judge(Kind::Means(sd), centre, &scores.collect::<Vec<_>>(), widening)
    }

    /// Returns the limits a unit of `n` is judged by, for n above 0; draw them over a range of n.
    pub fn limits(&self, n: f64) -> Limits {
        let inflation = self.dispersion.inflation(self.kind.variance(self.target, n));
        let raw = match self.kind {
            Kind::Shares => binomial::limits(self.target, n),
            Kind::Means(sd) => Limits::normal(self.target, sd / n.max(f64::MIN_POSITIVE).sqrt()),
        };
        let widened = raw.widened(self.target, inflation);
        if self.kind == Kind::Shares { widened.within_shares() } else { widened }
    }

    /// Returns the limits for each size, to draw the funnel.
    pub fn curve(&self, sizes: &[u32]) -> Vec<(u32, Limits)> {
        sizes.iter().filter(|n| **n > 0).map(|n| (*n, self.limits(f64::from(*n)))).collect()
    }

    /// Returns how many units chance alone would put outside; print it beside the number seen.
    pub fn by_chance(&self) -> ByChance {
        let units = count_of(&self.readings);
        ByChance { outside_inner: 0.05 * units, outside_outer: 0.002 * units }
    }

    fn judge(
        kind: Kind,
        target: f64,
        scores: &[Score],
        widening: Widening,
    ) -> Result<Self, Undefined> {
        if scores.is_empty() {
            return Err(Undefined::NoObservations);
        }
        let standardised: Vec<_> = scores
            .iter()
            .map(|unit| {
                let variance = kind.variance(target, unit.n);
                ((unit.value - target) / variance.sqrt(), variance)
            })
            .collect();
        let (spread, dispersion) = dispersion::estimate(&standardised, widening);
        let mut funnel = Self { target, spread, dispersion, readings: Vec::new(), kind };
        funnel.readings = reading::read(&funnel, scores)?;
        Ok(funnel)
    }
}

impl Kind {
    /// The sampling variance of a unit of `n` that is exactly on target.
    fn variance(self, target: f64, n: f64) -> f64 {
        match self {
            Self::Shares => target * (1.0 - target) / n,
            Self::Means(sd) => sd * sd / n,
        }
    }
}

/// One unit before it is judged: its value, its size, and its z by chance alone.
#[derive(Debug, Clone, Copy)]
struct Score {
    value: f64,
    n: f64,
    z: f64,
}

#[cfg(test)]
mod tests;
