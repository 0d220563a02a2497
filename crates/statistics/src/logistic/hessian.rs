//! How sure the fixed coefficients are, since the spreads are estimated with them.

use super::optimum::{Likelihood, Optimum};
use crate::multilevel::matrix::Matrix;

/// By how much a parameter is moved for its derivatives, in units of about its standard error.
const STEP: f64 = 0.01;

/// Spreads nearer to nothing than this are taken to be nothing, and not to vary.
const NOTHING: f64 = 1e-4;

/// Says what standard errors come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errors {
    /// The second derivatives of the criterion in spreads and coefficients together, by differences.
    Hessian,
    /// X'Σ⁻¹X at the fitted spreads, where the second derivatives are not those of a minimum.
    Information,
}

/// Returns a root A of the coefficients' covariances `AAᵀ`, and what it comes from.
pub(crate) fn root(likelihood: &mut Likelihood, optimum: &Optimum) -> (Matrix, Errors) {
    // β = β₀ + R⁻ᵀδ.
    let count = optimum.units.centre.len();
    let of_units = optimum.units.factor.solve_upper(&Matrix::identity(count));
    let Some(own) = root_in_units(likelihood, optimum) else {
        return (of_units, Errors::Information);
    };
    (of_units.times(&own), Errors::Hessian)
}

/// Returns a root of the covariances of δ, the lower right block of two times the Hessian's inverse.
fn root_in_units(likelihood: &mut Likelihood, optimum: &Optimum) -> Option<Matrix> {
    let free = likelihood.shape.free(&optimum.spreads, NOTHING);
    let count = optimum.units.centre.len();
    let moving = free.len() + count;
    let hessian = differences(moving, |moves| {
        let mut spreads = optimum.spreads.clone();
        let mut deltas = vec![0.0; count];
        for (place, by) in moves {
            let spread = free.get(*place).copied();
            let unit = spread.and_then(|spread| optimum.units.spreads.get(spread)).unwrap_or(&1.0);
            let cell = match spread {
                Some(spread) => spreads.get_mut(spread),
                None => deltas.get_mut(place - free.len()),
            };
            if let Some(value) = cell {
                *value += by * unit;
            }
        }
        let moves = Matrix::of_rows(1, deltas.into_iter().map(|value| vec![value]));
        let moves = optimum.units.factor.solve_upper(&moves);
        let coefficients = optimum.coefficients.iter().zip(moves.rows().flatten());
        let coefficients: Vec<f64> = coefficients.map(|(value, by)| value + by).collect();
        likelihood.at(&spreads, &coefficients)
    })?;
    let factor = hessian.cholesky()?;
    // 2H⁻¹ = 2L⁻ᵀL⁻¹, of whose rows those of δ are taken.
    let inverse = factor.solve_upper(&Matrix::identity(moving)).scaled(2.0_f64.sqrt());
    let rows = inverse.rows().skip(free.len()).map(<[f64]>::to_vec);
    Some(Matrix::of_rows(moving, rows))
}

/// Returns the second derivatives by central differences, the lower triangle of the matrix.
fn differences(size: usize, mut at: impl FnMut(&[(usize, f64)]) -> Option<f64>) -> Option<Matrix> {
    let here = at(&[])?;
    let mut sides = Vec::with_capacity(size);
    for one in 0..size {
        sides.push(at(&[(one, STEP)])? + at(&[(one, -STEP)])?);
    }
    let mut hessian = Matrix::zeros(size, size);
    for (one, side) in sides.iter().enumerate() {
        hessian.add(one, one, (side - 2.0 * here) / (STEP * STEP));
        for (other, beside) in sides.iter().enumerate().take(one) {
            let corners = at(&[(one, STEP), (other, STEP)])? + at(&[(one, -STEP), (other, -STEP)])?;
            let mixed = (corners - side - beside + 2.0 * here) / (2.0 * STEP * STEP);
            hessian.add(one, other, mixed);
        }
    }
    Some(hessian)
}
