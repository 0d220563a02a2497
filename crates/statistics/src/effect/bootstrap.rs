//! The wild cluster restricted bootstrap of t (Cameron, Gelbach & Miller 2008).
//!
//! Signs are Rademacher's. Up to 14 clusters all 2^G are enumerated, so that the test is exact up to symmetry; above,
//! 9,999 are drawn. Webb's six points, which give few clusters more signs to draw, are not needed: wherever clusters are
//! that few, nothing is drawn.

use super::{
    chance::Chance,
    fit::Fit,
    influence::{Draw, Draws, Influence},
    two_way::{by_period, totals},
};
use crate::cholesky::dot;

/// So many clusters have all their signs enumerated.
const ENUMERATED: usize = 14;

/// So many draws are made where not all are enumerated.
pub(crate) const DRAWN: usize = 9_999;

/// Is what the signs of clusters are applied to, for one column.
struct Column {
    /// The weighted products with the treatment, by cluster.
    products: Vec<f64>,
    /// The weighted totals by period, of each cluster.
    periods: Vec<Vec<f64>>,
}

impl Column {
    fn of(fit: &Fit<'_>, column: &[f64]) -> Self {
        let panel = fit.two_way.panel;
        let cells = fit.treatment.iter().zip(column);
        let products = panel.places.iter().zip(cells);
        let products = products.map(|(place, (a, b))| (place.cluster, place.weight * a * b));
        let mut rest = column;
        let mut periods = Vec::with_capacity(panel.starts.len());
        for cluster in panel.places.chunk_by(|one, next| one.cluster == next.cluster) {
            let (own, after) = rest.split_at(cluster.len().min(rest.len()));
            periods.push(by_period(cluster, own, panel.periods.len()));
            rest = after;
        }
        Self { products: totals(panel.starts.len(), products), periods }
    }

    /// Returns the coefficient of the column with these signs, and the clusters' parts.
    fn signed(&self, signs: &[f64], fit: &Fit<'_>, treatment: &Self) -> Influence {
        let mut sums = vec![0.0; fit.two_way.panel.periods.len()];
        for (sign, own) in signs.iter().zip(&self.periods) {
            sums.iter_mut().zip(own).for_each(|(sum, cell)| *sum += sign * cell);
        }
        let effects = fit.two_way.solve(&sums);
        let effect = dot(signs, &self.products) / fit.square;
        let clusters = treatment.products.iter().zip(&treatment.periods);
        let part = |((sign, product), (own, periods)): ((&f64, &f64), (&f64, &Vec<f64>))| {
            (sign * product - dot(periods, &effects) - effect * own) / fit.square
        };
        let parts = signs.iter().zip(&self.products).zip(clusters).map(part).collect();
        Influence { effect, parts }
    }
}

/// Returns the estimate among those of the outcome with the clusters' residuals turned by signs.
///
/// Residuals are those under the supposed effect; the column of the treatment carries it, so that every supposed effect
/// is tested with the same signs.
pub(crate) fn wild(fit: &Fit<'_>, seed: u64) -> Draws {
    let outcome = Column::of(fit, &fit.outcome);
    let treatment = Column::of(fit, &fit.treatment);
    let count = outcome.products.len();
    let draw = |signs: &[f64]| {
        let treated = treatment.signed(signs, fit, &treatment);
        Draw::of(&outcome.signed(signs, fit, &treatment), &treated)
    };
    let observed = draw(&vec![1.0; count]);
    let are_all = count <= ENUMERATED;
    let others = if are_all {
        // The last sign stays: to turn all signs leaves every t as far from 0.
        let sign = |of: u32, at: usize| if (of >> at) & 1 == 0 { 1.0 } else { -1.0 };
        let signs = |of: u32| (0..count).map(move |at| sign(of, at)).collect::<Vec<f64>>();
        (0..1_u32 << (count - 1)).map(|of| draw(&signs(of))).collect()
    } else {
        let mut chance = Chance::seeded(seed);
        let mut signs = || (0..count).map(|_| chance.sign()).collect::<Vec<f64>>();
        (0..DRAWN).map(|_| draw(&signs())).collect()
    };
    Draws { observed, others, are_all }
}
