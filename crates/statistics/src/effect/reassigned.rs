//! The two-way estimate if other clusters had started, from sums by cluster, so that an arrangement costs no pass over
//! the rows.
//!
//! Let z be what unit means leave of being after the start. The treatment of an arrangement leaves x = s·z - (γₜ - γ̄ᵤ),
//! s telling whether the cluster starts and γ being the period effects of s·z. Products of x with a column that has no
//! unit means, and the square of x, then need only z's sums, the column's sums by period, and the period products.

use super::{
    fit::Fit,
    group_time::Both,
    influence::Influence,
    panel::NEVER,
    two_way::{by_period, period_products},
};
use crate::cholesky::dot;

/// Is the sums of each cluster.
pub(crate) struct Reassigned<'t> {
    fit: &'t Fit<'t>,
    clusters: Vec<Sums>,
}

struct Sums {
    /// Σwz².
    square: f64,
    /// Σwz by period.
    after: Vec<f64>,
    /// The products of the periods without unit means.
    periods: Vec<Vec<f64>>,
    outcome: Column,
    treatment: Column,
}

/// Is a column's product with z, and its totals by period.
struct Column {
    after: f64,
    periods: Vec<f64>,
}

impl<'t> Reassigned<'t> {
    pub(crate) fn of(fit: &'t Fit<'t>) -> Self {
        let panel = fit.two_way.panel;
        let start = panel.groups().first().copied().unwrap_or(NEVER);
        let all = vec![start; panel.starts.len()];
        let after = fit.two_way.without_units(&panel.treatment(&all));
        let count = panel.periods.len();
        let mut clusters = Vec::with_capacity(panel.starts.len());
        let mut rest = (after.as_slice(), fit.outcome.as_slice(), fit.treatment.as_slice());
        for places in panel.places.chunk_by(|one, next| one.cluster == next.cluster) {
            let (after, later) = rest.0.split_at(places.len());
            let (outcome, outcomes) = rest.1.split_at(places.len());
            let (treatment, treatments) = rest.2.split_at(places.len());
            rest = (later, outcomes, treatments);
            let product = |column: &[f64]| -> f64 {
                let cells = after.iter().zip(column);
                places.iter().zip(cells).map(|(place, (a, b))| place.weight * a * b).sum()
            };
            let column = |column: &[f64]| Column {
                after: product(column),
                periods: by_period(places, column, count),
            };
            clusters.push(Sums {
                square: product(after),
                after: by_period(places, after, count),
                periods: period_products(places, count),
                outcome: column(outcome),
                treatment: column(treatment),
            });
        }
        Self { fit, clusters }
    }

    /// Returns the estimate of the outcome and that of the true treatment; none if nothing is left of the arrangement.
    pub(crate) fn overall(&self, starts: &[usize]) -> Option<Both> {
        let sign = |start: &usize| if *start == NEVER { 0.0 } else { 1.0 };
        let clusters = || starts.iter().map(sign).zip(&self.clusters);
        let mut sums = vec![0.0; self.fit.two_way.panel.periods.len()];
        let mut whole = 0.0;
        for (own, cluster) in clusters().filter(|(own, _)| *own > 0.0) {
            whole += own * cluster.square;
            sums.iter_mut().zip(&cluster.after).for_each(|(sum, cell)| *sum += cell);
        }
        let effects = self.fit.two_way.solve(&sums);
        let square = |(own, cluster): (f64, &Sums)| {
            let image: f64 =
                cluster.periods.iter().zip(&effects).map(|(row, by)| by * dot(row, &effects)).sum();
            own * (cluster.square - 2.0 * dot(&effects, &cluster.after)) + image
        };
        let squares: Vec<f64> = clusters().map(square).collect();
        let size: f64 = squares.iter().sum();
        if size <= 1e-10 * whole || whole <= 0.0 {
            return None;
        }
        let estimate = |read: fn(&Sums) -> &Column| {
            let product = |(own, cluster): (f64, &Sums)| {
                let Column { after, periods } = read(cluster);
                own * after - dot(&effects, periods)
            };
            let products: Vec<f64> = clusters().map(product).collect();
            let effect = products.iter().sum::<f64>() / size;
            let part = |(all, own): (&f64, &f64)| (all - effect * own) / size;
            Influence { effect, parts: products.iter().zip(&squares).map(part).collect() }
        };
        Some((estimate(|of| &of.outcome), estimate(|of| &of.treatment)))
    }
}
