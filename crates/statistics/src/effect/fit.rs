//! The two-way fixed-effects estimate of a common start, and its cluster-robust standard errors.

use super::{
    Refused,
    influence::{Influence, with_error},
    panel::Panel,
    two_way::{TwoWay, by_period, period_products, totals},
};
use crate::{cholesky::dot, eigen::eigen, undefined::Undefined};

/// Is y = αᵢ + γₜ + βD + ε, fitted by weighted least squares.
#[derive(Debug, Clone)]
pub(crate) struct Fit<'t> {
    pub(crate) two_way: &'t TwoWay<'t>,
    /// What unit and period effects leave of the outcome.
    pub(crate) outcome: Vec<f64>,
    /// What they leave of the treatment.
    pub(crate) treatment: Vec<f64>,
    /// The weighted square of that.
    pub(crate) square: f64,
    pub(crate) estimate: Influence,
}

/// Is a standard error with its degrees of freedom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Robust {
    /// The standard error.
    pub standard_error: f64,
    /// Its degrees of freedom.
    pub degrees_of_freedom: f64,
}

/// Returns what unit and period effects leave of a treatment, with its weighted square; none if nothing is left.
fn treated(two_way: &TwoWay<'_>, treatment: &[f64]) -> Option<(Vec<f64>, f64)> {
    let places = &two_way.panel.places;
    let square = |column: &[f64]| -> f64 {
        places.iter().zip(column).map(|(place, cell)| place.weight * cell * cell).sum()
    };
    let left = two_way.within(treatment);
    let size = square(&left);
    (size > 1e-10 * square(treatment)).then_some((left, size))
}

/// Returns the coefficient of a column on the treatment, both within, and what each cluster adds to its error.
fn influence(panel: &Panel, (treatment, square): (&[f64], f64), column: &[f64]) -> Influence {
    let count = panel.starts.len();
    let product = |other: &[f64]| {
        let cells = treatment.iter().zip(other);
        let weighted = panel.places.iter().zip(cells);
        totals(count, weighted.map(|(place, (a, b))| (place.cluster, place.weight * a * b)))
    };
    let products = product(column);
    let effect = products.iter().sum::<f64>() / square;
    let own = product(treatment);
    let parts = products.iter().zip(own).map(|(all, own)| (all - effect * own) / square).collect();
    Influence { effect, parts }
}

impl<'t> Fit<'t> {
    pub(crate) fn of(two_way: &'t TwoWay<'t>) -> Result<Self, Refused> {
        let panel = two_way.panel;
        let treatment = panel.treatment(&panel.starts);
        let (treatment, square) = treated(two_way, &treatment).ok_or(Refused::NotSeenBoth)?;
        if panel.places.len() <= two_way.effects() + 1 {
            return Err(Undefined::TooFew { needed: two_way.effects() + 2 }.into());
        }
        let outcome = two_way.within(&panel.outcomes);
        let estimate = influence(panel, (&treatment, square), &outcome);
        let sizes = panel.places.iter().zip(&panel.outcomes);
        let size: f64 = sizes.map(|(place, value)| place.weight * value * value).sum();
        let estimate = with_error(estimate, (size / square).sqrt())?;
        Ok(Self { two_way, outcome, treatment, square, estimate })
    }

    /// Returns the CR1 standard error: factor G/(G-1)·(N-1)/(N-K), K counting all unit and period effects and the
    /// treatment, as R's `sandwich` does with dummies (Zeileis, Köll & Graham 2020).
    pub(crate) fn cr1(&self) -> f64 {
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let (clusters, rows) =
            (number(self.two_way.panel.starts.len()), number(self.two_way.panel.places.len()));
        let coefficients = number(self.two_way.effects() + 1);
        let factor = clusters / (clusters - 1.0) * (rows - 1.0) / (rows - coefficients);
        factor.sqrt() * self.estimate.error()
    }

    /// Returns the CR2 standard error with Satterthwaite's degrees of freedom (Bell & `McCaffrey` 2002; Pustejovsky &
    /// Tipton 2018); none when they are not defined.
    ///
    /// The working model has independent errors of a variance inverse to the weights. Unit effects lie within
    /// clusters, so they can be taken out first (Pustejovsky & Tipton 2018, theorem 2). All is told in the basis F of
    /// what is left, in which the adjustment (I - FFᵀ)^-½ is `I + FVκVᵀFᵀ` with `FᵀF = VΛVᵀ`.
    pub(crate) fn cr2(&self) -> Option<Robust> {
        let panel = self.two_way.panel;
        let cells = self.outcome.iter().zip(&self.treatment);
        let residuals: Vec<f64> = cells.map(|(y, x)| y - self.estimate.effect * x).collect();
        let (mut variance, mut whole, mut squares) = (0.0, 0.0, 0.0);
        let size = self.two_way.basis.len() + 1;
        let mut shared = vec![vec![0.0; size]; size];
        let mut first = 0;
        for cluster in panel.places.chunk_by(|one, next| one.cluster == next.cluster) {
            let rows = first..first + cluster.len();
            first += cluster.len();
            let (treatment, residuals) = (self.treatment.get(rows.clone())?, residuals.get(rows)?);
            let told = self.adjusted(cluster, treatment, residuals);
            variance += told.score * told.score;
            let common = dot(&told.common, &told.common);
            whole += told.square - common;
            squares += told.square * (told.square - 2.0 * common);
            for (row, one) in shared.iter_mut().zip(&told.common) {
                row.iter_mut().zip(&told.common).for_each(|(cell, other)| *cell += one * other);
            }
        }
        squares += shared.iter().flatten().map(|cell| cell * cell).sum::<f64>();
        let degrees_of_freedom = whole * whole / squares;
        let standard_error = variance.sqrt() / self.square;
        let is_defined = degrees_of_freedom.is_finite() && degrees_of_freedom > 0.0;
        (is_defined && standard_error > 0.0)
            .then_some(Robust { standard_error, degrees_of_freedom })
    }

    fn adjusted(
        &self,
        places: &[super::panel::Place],
        treatment: &[f64],
        residuals: &[f64],
    ) -> Adjusted {
        let periods = self.two_way.panel.periods.len();
        let basis = &self.two_way.basis;
        let length = self.square.sqrt();
        let product = |column: &[f64]| -> f64 {
            let cells = treatment.iter().zip(column);
            places.iter().zip(cells).map(|(place, (a, b))| place.weight * a * b).sum()
        };
        let told = |column: &[f64]| {
            let totals = by_period(places, column, periods);
            let parts = basis.iter().map(|vector| dot(vector, &totals));
            parts.chain([product(column) / length]).collect::<Vec<f64>>()
        };
        let (own, left) = (told(treatment), told(residuals));
        let products = period_products(places, periods);
        let image = |of: &[f64]| products.iter().map(|row| dot(row, of)).collect::<Vec<f64>>();
        let images: Vec<Vec<f64>> = basis.iter().map(|vector| image(vector)).collect();
        let row = |(at, image): (usize, &Vec<f64>)| {
            basis.iter().take(at + 1).map(|vector| dot(vector, image)).collect::<Vec<f64>>()
        };
        let mut lower: Vec<Vec<f64>> = images.iter().enumerate().map(row).collect();
        lower.push(own.iter().map(|cell| cell / length).collect());
        let mut correction = vec![0.0; own.len()];
        let mut image = vec![0.0; own.len()];
        for part in eigen(&lower) {
            let size = adjustment(part.value) * dot(&part.vector, &own);
            for ((to, image), cell) in correction.iter_mut().zip(&mut image).zip(&part.vector) {
                *to += size * cell;
                *image += size * part.value * cell;
            }
        }
        let square = product(treatment) + 2.0 * dot(&correction, &own) + dot(&correction, &image);
        let common = own.iter().zip(&image).map(|(own, image)| own + image).collect();
        Adjusted { score: product(residuals) + dot(&correction, &left), square, common }
    }
}

/// Is a cluster's adjusted treatment z: its product with the residuals, its square, and Fᵀz.
struct Adjusted {
    score: f64,
    square: f64,
    common: Vec<f64>,
}

/// Returns ((1 - λ)^-½ - 1)/λ; where a cluster alone tells a direction, λ = 1, it has no residual there.
fn adjustment(value: f64) -> f64 {
    match value {
        value if value < 1e-8 => 0.5,
        value if value > 1.0 - 1e-10 => -1.0 / value,
        value => (1.0 / (1.0 - value).sqrt() - 1.0) / value,
    }
}
