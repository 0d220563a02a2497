//! Takes unit and period effects out of a column: the within transformation, exact also with gaps and weights.

use super::panel::{Panel, Place};
use crate::cholesky::dot;

/// What is left of a column after those before it counts as nothing below this share.
const NOTHING: f64 = 1e-10;

/// Is the units and periods of a panel, ready to be taken out of any column.
///
/// Units are taken out by their weighted means. What periods then still explain is projected on a basis that is
/// orthonormal in the weighted products of the period columns without unit means (Frisch & Waugh 1933).
#[derive(Debug, Clone)]
pub(crate) struct TwoWay<'p> {
    pub(crate) panel: &'p Panel,
    unit_weights: Vec<f64>,
    /// Coefficients of the periods, one vector of the basis a row.
    pub(crate) basis: Vec<Vec<f64>>,
}

/// Adds values up by place.
pub(crate) fn totals(count: usize, values: impl Iterator<Item = (usize, f64)>) -> Vec<f64> {
    let mut totals = vec![0.0; count];
    for (at, value) in values {
        totals.get_mut(at).into_iter().for_each(|total| *total += value);
    }
    totals
}

impl<'p> TwoWay<'p> {
    pub(crate) fn of(panel: &'p Panel) -> Self {
        let weights = panel.places.iter().map(|place| (place.unit, place.weight));
        let unit_weights = totals(panel.units, weights);
        let gram = period_products(&panel.places, panel.periods.len());
        Self { panel, unit_weights, basis: orthonormal(&gram) }
    }

    /// Returns how many unit and period effects there are that can be told apart.
    pub(crate) fn effects(&self) -> usize {
        self.panel.units + self.basis.len()
    }

    /// Returns what unit and period effects leave of a column.
    pub(crate) fn within(&self, column: &[f64]) -> Vec<f64> {
        let mut left = self.without_units(column);
        let effects = self.solve(&self.by_period(&left));
        let effect = |place: &Place| effects.get(place.period).copied().unwrap_or(0.0);
        let explained: Vec<f64> = self.panel.places.iter().map(effect).collect();
        let explained = self.without_units(&explained);
        left.iter_mut().zip(explained).for_each(|(cell, explained)| *cell -= explained);
        left
    }

    /// Returns the period effects that explain these period totals.
    pub(crate) fn solve(&self, totals: &[f64]) -> Vec<f64> {
        let mut effects = vec![0.0; totals.len()];
        for direction in &self.basis {
            let size = dot(direction, totals);
            effects.iter_mut().zip(direction).for_each(|(effect, part)| *effect += size * part);
        }
        effects
    }

    /// Returns what unit effects leave of a column.
    pub(crate) fn without_units(&self, column: &[f64]) -> Vec<f64> {
        let places = &self.panel.places;
        let weighted = places.iter().zip(column).map(|(at, value)| (at.unit, at.weight * value));
        let sums = totals(self.panel.units, weighted);
        let means: Vec<f64> =
            sums.iter().zip(&self.unit_weights).map(|(sum, of)| sum / of).collect();
        let mean = |place: &Place| means.get(place.unit).copied().unwrap_or(0.0);
        places.iter().zip(column).map(|(place, value)| value - mean(place)).collect()
    }

    fn by_period(&self, column: &[f64]) -> Vec<f64> {
        by_period(&self.panel.places, column, self.panel.periods.len())
    }
}

/// Returns the weighted totals of a column by period.
pub(crate) fn by_period(places: &[Place], column: &[f64], periods: usize) -> Vec<f64> {
    let weighted = places.iter().zip(column).map(|(at, value)| (at.period, at.weight * value));
    totals(periods, weighted)
}

/// Returns the weighted products of the period columns without unit means; rows are in order of unit.
pub(crate) fn period_products(places: &[Place], periods: usize) -> Vec<Vec<f64>> {
    let mut products = vec![vec![0.0; periods]; periods];
    let cell = |products: &mut Vec<Vec<f64>>, row: usize, column: usize, value: f64| {
        if let Some(cell) = products.get_mut(row).and_then(|row| row.get_mut(column)) {
            *cell += value;
        }
    };
    for unit in places.chunk_by(|one, next| one.unit == next.unit) {
        let whole: f64 = unit.iter().map(|place| place.weight).sum();
        for one in unit {
            cell(&mut products, one.period, one.period, one.weight);
            for other in unit {
                let shared = one.weight * other.weight / whole;
                cell(&mut products, one.period, other.period, -shared);
            }
        }
    }
    products
}

/// Returns combinations of columns whose products are 1 with themselves and 0 with each other, given the columns'
/// products; a column that those before it tell is skipped.
fn orthonormal(products: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let image = |of: &[f64]| products.iter().map(|row| dot(row, of)).collect::<Vec<f64>>();
    let mut basis: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
    for (at, row) in products.iter().enumerate() {
        let whole = row.get(at).copied().unwrap_or(0.0);
        let mut own: Vec<f64> =
            (0..products.len()).map(|to| if to == at { 1.0 } else { 0.0 }).collect();
        // Twice is enough (Kahan, in Parlett 1980).
        for _ in 0..2 {
            for (vector, image) in &basis {
                let shared = dot(image, &own);
                own.iter_mut().zip(vector).for_each(|(cell, of)| *cell -= shared * of);
            }
        }
        let square = dot(&image(&own), &own);
        if square > NOTHING * whole {
            for cell in &mut own {
                *cell /= square.sqrt();
            }
            let image = image(&own);
            basis.push((own, image));
        }
    }
    basis.into_iter().map(|(vector, _)| vector).collect()
}
