//! Cronbach's α, its interval, and what each item gives to it.

use super::{Covariance, size};
use crate::{confidence::Confidence, interval::Interval, quantile, undefined::Undefined};

/// Is Cronbach's α of the sum, or mean, of the items.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alpha {
    /// At most 1; below 0 where the items work against each other, which mostly is an item not reversed.
    pub value: f64,
    /// Feldt's interval.
    pub interval: Interval,
}

/// Is what one item gives to its scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item {
    /// The standard deviation of its answers.
    pub sd: f64,
    /// Its correlation with the sum of the other items, unless either is the same for everybody.
    pub rest_correlation: Result<f64, Undefined>,
    /// α of the other items without it, of which there must be two.
    pub alpha_without: Result<f64, Undefined>,
}

/// Is the standard deviation of a person's scores around the person's true score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeasurementError {
    /// Where the score is the sum of the items.
    pub of_sum: f64,
    /// Where the score is the mean of the items.
    pub of_mean: f64,
}

impl Covariance {
    /// Returns α = k/(k - 1) · (1 - Σsᵢ²/s²) (Cronbach 1951) with the interval of Feldt 1965.
    ///
    /// The interval is 1 - (1 - α)F at both quantiles of F with n - 1 and (n - 1)(k - 1) degrees of freedom;
    /// exact for normal scores with equal variances and covariances, good beyond. An item that is the same
    /// for everybody counts as an item and pulls α down; [`Covariance::each_item`] tells which.
    pub fn alpha(&self, confidence: Confidence) -> Result<Alpha, Undefined> {
        if self.items() < 2 {
            return Err(Undefined::TooFewItems { needed: 2 });
        }
        let value =
            alpha(size(&self.variances()), self.variances().iter().sum(), self.variation()?);
        let people = self.n() - 1.0;
        let answers = people * (size(&self.variances()) - 1.0);
        let end = |p: f64| 1.0 - (1.0 - value) * quantile::fisher(p, people, answers);
        let interval = Interval {
            lower: end(1.0 - confidence.tail()),
            upper: end(confidence.tail()).min(1.0),
        };
        if interval.lower.is_finite() && interval.upper.is_finite() {
            Ok(Alpha { value, interval })
        } else {
            Err(Undefined::OutOfRange)
        }
    }

    /// Returns what each item gives to the scale, in the order of the items.
    pub fn each_item(&self) -> Vec<Item> {
        (0..self.items()).map(|item| self.item(item)).collect()
    }

    fn item(&self, item: usize) -> Item {
        let own = self.at(item, item);
        let with_rest = self.with_total(item) - own;
        let rest = self.total_variance() - own - 2.0 * with_rest;
        let varies = own > 0.0 && rest > self.slack();
        let correlation = (with_rest / own.sqrt() / rest.sqrt()).clamp(-1.0, 1.0);
        Item {
            sd: own.sqrt(),
            rest_correlation: if varies { Ok(correlation) } else { Err(Undefined::NoVariation) },
            alpha_without: self.alpha_without(item, rest),
        }
    }

    fn alpha_without(&self, item: usize, rest: f64) -> Result<f64, Undefined> {
        if self.items() < 3 {
            return Err(Undefined::TooFewItems { needed: 3 });
        }
        if rest <= self.slack() {
            return Err(Undefined::NoVariation);
        }
        let variances = self.variances();
        let others = variances.iter().sum::<f64>() - self.at(item, item);
        Ok(alpha(size(&variances) - 1.0, others, rest))
    }
}

fn alpha(items: f64, variances: f64, of_sum: f64) -> f64 {
    (items / (items - 1.0) * (1.0 - variances / of_sum)).min(1.0)
}
