//! How much groups differ, and how far the mean of one can be relied on.

use super::{GroupSums, MOST_PEOPLE, real, size};
use crate::{
    confidence::Confidence,
    interval::Interval,
    quantile,
    undefined::{Undefined, count, finite},
};

/// Is how much of the variance of a score lies between groups, from a one-way analysis of variance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Between {
    /// The number of groups with somebody in them.
    pub groups: usize,
    /// The number of people in all of them.
    pub people: f64,
    /// n₀ = (N - Σn²/N) / (J - 1): the size the analysis stands for, never above the mean size.
    pub usual_size: f64,
    /// Σn²/N: the size of the group a *person* is in on average, never below the mean size.
    pub size_met: f64,
    /// ICC(1) as it came out: below 0 where groups differ less than chance alone would make them.
    pub untruncated: f64,
    /// ICC(1): the same, but never below 0.
    pub correlation: f64,
    /// Searle's interval of it, moved inside 0 and 1.
    pub interval: Interval,
}

/// Is how far a group's mean can be relied on to tell groups apart, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanReliability {
    /// The share of the variance of such means that is true difference between groups.
    pub value: f64,
    /// What the interval of the correlation makes of it.
    pub interval: Interval,
}

impl Between {
    /// Compares groups by their sums: ICC(1) = (MSB - MSW) / (MSB + (n₀ - 1)MSW) (Donner 1986).
    ///
    /// The interval is Searle's (1971) from the quantiles of F with J - 1 and N - J degrees of freedom, with
    /// n₀ for the size: exact for normal scores in groups of one size, near otherwise (Donner & Wells
    /// 1986). Groups without people are left out. Two groups are needed, one of them with two people,
    /// and people within groups must differ.
    pub fn of(groups: &[GroupSums], confidence: Confidence) -> Result<Self, Undefined> {
        let groups: Vec<GroupSums> = groups.iter().copied().filter(|g| g.n() > 0).collect();
        let squares = Squares::of(&groups)?;
        let people = squares.people;
        let size_met = groups.iter().map(|g| g.people() * g.people()).sum::<f64>() / people;
        let usual_size = (people - size_met) / squares.between_df;
        let ratio = squares.between / squares.between_df / (squares.within / squares.within_df);
        let correlation = |ratio: f64| (ratio - 1.0) / (ratio + usual_size - 1.0);
        let quantile = |p: f64| quantile::fisher(p, squares.between_df, squares.within_df);
        let end = |p: f64| correlation(ratio / quantile(p));
        let ends = Interval { lower: end(1.0 - confidence.tail()), upper: end(confidence.tail()) };
        if !(ends.lower.is_finite() && ends.upper.is_finite()) {
            return Err(Undefined::OutOfRange);
        }
        let untruncated = correlation(ratio);
        Ok(Self {
            groups: groups.len(),
            people,
            usual_size,
            size_met,
            untruncated,
            correlation: untruncated.max(0.0),
            interval: ends.clipped(Interval { lower: 0.0, upper: 1.0 }),
        })
    }

    /// Says whether the correlation came out below 0 and is given as 0.
    pub fn is_truncated(&self) -> bool {
        self.untruncated < 0.0
    }

    /// Returns how far a mean of n people of a group can be relied on: nρ / (1 + (n - 1)ρ).
    ///
    /// Spearman 1910 and Brown 1910, with people in the place of items. n may be fractional, as an
    /// effective count is, but not below 1.
    pub fn of_mean(&self, n: f64) -> Result<MeanReliability, Undefined> {
        let n = count(n)?;
        if n < 1.0 {
            return Err(Undefined::TooFew { needed: 1 });
        }
        let step_up =
            |correlation: f64| (n * correlation / (1.0 + (n - 1.0) * correlation)).clamp(0.0, 1.0);
        let (lower, upper) = (step_up(self.interval.lower), step_up(self.interval.upper));
        Ok(MeanReliability {
            value: step_up(self.correlation),
            interval: Interval { lower, upper },
        })
    }

    /// Returns how many people a mean needs for a reliability, such as .7 to show or .8 to judge.
    ///
    /// r(1 - ρ) / ρ(1 - r), rounded up. Where groups do not differ no number is enough:
    /// [`Undefined::NoVariation`]; a number above any group there is, is [`Undefined::OutOfRange`].
    pub fn needed(&self, reliability: f64) -> Result<f64, Undefined> {
        if finite(reliability)? <= 0.0 || reliability >= 1.0 {
            return Err(Undefined::OutOfRange);
        }
        if self.correlation <= 0.0 {
            return Err(Undefined::NoVariation);
        }
        let odds = reliability / (1.0 - reliability);
        let exact = odds * (1.0 - self.correlation) / self.correlation;
        // A whole number that rounding lifted by a hair is itself, not the next.
        count((exact * (1.0 - 1e-12)).ceil().max(1.0))
    }

    /// Returns the design effect 1 + (m - 1)ρ of the mean of everybody, m being the size met (Kish 1965).
    ///
    /// So many times is its variance that of as many people drawn one by one.
    pub fn design_effect(&self) -> f64 {
        1.0 + (self.size_met - 1.0) * self.correlation
    }
}

/// Is the sums of squares between and within groups, with their degrees of freedom.
struct Squares {
    people: f64,
    between: f64,
    between_df: f64,
    within: f64,
    within_df: f64,
}

impl Squares {
    fn of(groups: &[GroupSums]) -> Result<Self, Undefined> {
        match groups.len() {
            0 => return Err(Undefined::NoObservations),
            1 => return Err(Undefined::TooFewGroups { needed: 2 }),
            _ => (),
        }
        let everybody: i128 = groups.iter().map(|group| i128::from(group.n())).sum();
        if everybody > i128::from(MOST_PEOPLE) {
            return Err(Undefined::OutOfRange);
        }
        let people = real(everybody);
        let within_df = people - size(groups);
        if within_df < 1.0 {
            return Err(Undefined::TooFew { needed: groups.len() + 1 });
        }
        let within: f64 = groups.iter().map(|group| group.within()).sum();
        if within <= 0.0 {
            return Err(Undefined::NoVariation);
        }
        let sum: i128 = groups.iter().map(|group| i128::from(group.sum())).sum();
        // N times the distance of each group's sum from its share of all, exact.
        let apart = |group: &GroupSums| {
            let exact = everybody * i128::from(group.sum()) - i128::from(group.n()) * sum;
            (real(exact) / people).powi(2) / group.people()
        };
        let between = groups.iter().map(apart).sum();
        Ok(Self { people, between, between_df: size(groups) - 1.0, within, within_df })
    }
}

#[cfg(test)]
mod tests;
