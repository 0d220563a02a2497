//! How the items of a scale vary together.

use super::{MOST_ITEMS, MeasurementError, size};
use crate::undefined::{Undefined, count, finite, not_negative};

/// The smallest variance taken for one: below, its square is no number any more.
const LEAST: f64 = 1e-100;

/// How far a covariance may lie beyond what its variances allow, in proportion: published ones are rounded.
const SLACK: f64 = 1e-9;

/// What the variance of a sum may miss 0 by and still be 0, in proportion to what it could be.
const ZERO: f64 = 1e-12;

/// Is the covariance matrix (divisor n - 1) of the items of a scale, over n people.
#[derive(Debug, Clone, PartialEq)]
pub struct Covariance {
    n: f64,
    /// Rows of the lower triangle.
    rows: Vec<Vec<f64>>,
    /// The covariance of each item with the sum of all items.
    with_total: Vec<f64>,
}

impl Covariance {
    /// Takes the rows of the lower triangle, for example published ones, and the number of people behind it.
    pub fn new(rows: Vec<Vec<f64>>, n: f64) -> Result<Self, Undefined> {
        if !rows.iter().enumerate().all(|(i, row)| row.len() == i + 1) {
            return Err(Undefined::Unlike);
        }
        match rows.len() {
            0 => return Err(Undefined::TooFewItems { needed: 1 }),
            items if items > MOST_ITEMS => return Err(Undefined::OutOfRange),
            _ => (),
        }
        if count(n)? < 2.0 {
            return Err(Undefined::TooFew { needed: 2 });
        }
        let mut whole = Self { n, rows, with_total: Vec::new() };
        whole.check_spreads()?;
        let items = 0..whole.items();
        let with_total = |i: usize| items.clone().map(|j| whole.at(i, j)).sum();
        whole.with_total = items.clone().map(with_total).collect();
        if whole.total_variance() < -whole.slack() {
            return Err(Undefined::OutOfRange);
        }
        Ok(whole)
    }

    /// Returns the number of people.
    pub fn n(&self) -> f64 {
        self.n
    }

    /// Returns the number of items.
    pub fn items(&self) -> usize {
        self.rows.len()
    }

    /// Returns the covariance of items i and j, counted from 0; 0 for an item that is not there.
    pub fn at(&self, i: usize, j: usize) -> f64 {
        self.rows.get(i.max(j)).and_then(|row| row.get(i.min(j))).copied().unwrap_or(0.0)
    }

    /// Returns the variance of each item.
    pub fn variances(&self) -> Vec<f64> {
        (0..self.items()).map(|i| self.at(i, i)).collect()
    }

    /// Returns the variance of the sum of all items.
    pub fn total_variance(&self) -> f64 {
        self.with_total.iter().sum()
    }

    /// Returns the standard error of measurement s√(1 - reliability), for α or ω of this scale.
    ///
    /// A reliability below 0, which α can have, gives an error above the spread of the scores themselves.
    pub fn measurement_error(&self, reliability: f64) -> Result<MeasurementError, Undefined> {
        if finite(reliability)? > 1.0 {
            return Err(Undefined::OutOfRange);
        }
        let of_sum = (self.variation()? * (1.0 - reliability)).sqrt();
        Ok(MeasurementError { of_sum, of_mean: of_sum / size(&self.rows) })
    }

    /// Returns the variance of the sum, refused where everybody has the same sum.
    pub(super) fn variation(&self) -> Result<f64, Undefined> {
        Some(self.total_variance()).filter(|v| *v > self.slack()).ok_or(Undefined::NoVariation)
    }

    /// Returns the covariance of an item with the sum of all, itself included.
    pub(super) fn with_total(&self, item: usize) -> f64 {
        self.with_total.get(item).copied().unwrap_or(0.0)
    }

    /// Returns what a variance of a sum may miss 0 by and still be 0.
    pub(super) fn slack(&self) -> f64 {
        let spread: f64 = self.variances().iter().map(|variance| variance.sqrt()).sum();
        spread * spread * ZERO
    }

    /// Returns the rows of the lower triangle of the correlation matrix; every item must vary.
    pub(super) fn correlations(&self) -> Result<Vec<Vec<f64>>, Undefined> {
        let spreads: Vec<f64> = self.variances().iter().map(|variance| variance.sqrt()).collect();
        if spreads.iter().any(|spread| *spread <= 0.0) {
            return Err(Undefined::NoVariation);
        }
        let row = |(row, a): (&Vec<f64>, &f64)| {
            row.iter().zip(&spreads).map(|(value, b)| (value / a / b).clamp(-1.0, 1.0)).collect()
        };
        Ok(self.rows.iter().zip(&spreads).map(row).collect())
    }

    fn check_spreads(&self) -> Result<(), Undefined> {
        let variances = self.variances();
        for variance in &variances {
            if not_negative(*variance)? > 0.0 && *variance < LEAST {
                return Err(Undefined::OutOfRange);
            }
        }
        for (row, own) in self.rows.iter().zip(&variances) {
            let most = |other: &f64| own.sqrt() * other.sqrt() * (1.0 + SLACK);
            for (value, other) in row.iter().zip(&variances) {
                not_negative(most(other) - finite(*value)?.abs())?;
            }
        }
        Ok(())
    }
}
