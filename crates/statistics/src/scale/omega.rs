//! `McDonald's` ω, for scales whose items do not all measure equally well.

use super::{
    Covariance,
    factor::{Fit, LEAST, one_factor},
};
use crate::undefined::Undefined;

/// Is `McDonald's` ω (total) of the sum of the items, with the factor it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Omega {
    /// From 0 to 1.
    pub value: f64,
    /// What each item takes from the factor, in the order of the items.
    pub loadings: Vec<Loading>,
    /// How the search for the factor ended, and how well one factor describes the items.
    pub fit: Fit,
}

/// Is what one item takes from the common factor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loading {
    /// On the scale of the answers: how far the item moves with one standard deviation of the factor.
    pub raw: f64,
    /// On the scale of standard deviations; negative where the item runs against most others.
    pub standardised: f64,
    /// The share of the item's variance that is its own.
    pub uniqueness: f64,
    /// Says that the uniqueness was held at .005, since the data ask for less: a Heywood case.
    pub held: bool,
}

impl Omega {
    /// Says whether any item is a Heywood case, so that ω rests on a bound as well as on the data.
    pub fn is_improper(&self) -> bool {
        self.loadings.iter().any(|loading| loading.held)
    }
}

impl Covariance {
    /// Returns ω = (Σλ)² / ((Σλ)² + Σθ) (`McDonald` 1999) of one factor fitted by maximum likelihood.
    ///
    /// λ and θ are loadings and error variances on the scale of the answers, so ω is that of the plain sum,
    /// and the variance below the line is the model's. At least three items, all of them varying, and more
    /// people than items. Items that repeat each other, and a factor on which fewer than three items
    /// load, which leaves its equations open, are [`Undefined::Unstable`].
    pub fn omega(&self) -> Result<Omega, Undefined> {
        if self.items() < 3 {
            return Err(Undefined::TooFewItems { needed: 3 });
        }
        let correlations = self.correlations()?;
        let variances = self.variances();
        if self.n() <= super::size(&variances) {
            return Err(Undefined::TooFew { needed: self.items() + 1 });
        }
        let factor = one_factor(&correlations)?;
        if !is_common(&factor.loadings) {
            return Err(Undefined::Unstable);
        }
        let each = variances.iter().zip(&factor.loadings).zip(&factor.uniquenesses);
        let loading = |((variance, standardised), uniqueness): ((&f64, &f64), &f64)| Loading {
            raw: variance.sqrt() * standardised,
            standardised: *standardised,
            uniqueness: *uniqueness,
            held: *uniqueness <= LEAST * (1.0 + 1e-9),
        };
        let errors: f64 = variances.iter().zip(&factor.uniquenesses).map(|(v, own)| v * own).sum();
        let loadings: Vec<Loading> = each.map(loading).collect();
        let common = loadings.iter().map(|loading| loading.raw).sum::<f64>().powi(2);
        Ok(Omega { value: common / (common + errors), loadings, fit: factor.fit })
    }
}

/// Says whether three items load: with two the same correlation has any number of answers.
fn is_common(loadings: &[f64]) -> bool {
    loadings.iter().filter(|loading| loading.abs() > 0.001).count() >= 3
}
