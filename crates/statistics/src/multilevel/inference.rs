//! How sure fixed coefficients are: degrees of freedom, since the spreads are estimated too.

use super::{
    fit::{Fit, Shape},
    matrix::Matrix,
    profile::Criterion,
    sums::Sums,
};

/// By how much a spread is moved for its derivatives.
const STEP: f64 = 1e-3;

/// Spreads nearer to nothing than this are taken to be nothing, and not to vary.
const NOTHING: f64 = 1e-5;

/// Is what the derivatives are of, at some spreads.
struct At {
    /// What the criterion is without its part of σ.
    constant: f64,
    /// The sum of squares.
    squares: f64,
    /// The variances of the coefficients as shares of σ².
    variances: Vec<f64>,
}

/// What a function of the spreads does around the best: its gradient and its second derivatives.
struct Around {
    gradients: Vec<At>,
    /// Of each pair of spreads the second derivatives of the constant and the squares.
    second: Vec<Vec<(f64, f64)>>,
}

impl Fit {
    /// Returns the degrees of freedom of each kept coefficient by Satterthwaite's method: 2v² / (g'Ag), with v its
    /// variance, g the gradient of v in the spreads and σ, and A two times the inverse of the criterion's Hessian in
    /// them (Kuznetsova, Brockhoff & Christensen 2017). None where the Hessian tells nothing.
    pub(crate) fn degrees_of_freedom(&self, shape: &Shape, transform: &Matrix) -> Option<Vec<f64>> {
        let free = shape.free(&self.parameters, NOTHING);
        let at = |moves: &[(usize, f64)]| {
            let mut parameters = self.parameters.clone();
            for (which, by) in moves {
                parameters.get_mut(*which).into_iter().for_each(|value| *value += by);
            }
            evaluate(&self.sums, (shape, &parameters), self.method, transform)
        };
        let here = at(&[])?;
        let around = around(&free, &here, &at)?;
        let sigma = self.residual_variance.sqrt();
        let hessian = self.hessian(&around, sigma);
        let inverse = inverse(&hessian)?;
        let degrees = |(place, variance): (usize, &f64)| {
            let own = |at: &At| at.variances.get(place).copied().unwrap_or(0.0) * sigma * sigma;
            let mut gradient: Vec<f64> = around.gradients.iter().map(own).collect();
            gradient.push(2.0 * sigma * variance);
            let gradient = Matrix::of_rows(1, gradient.into_iter().map(|value| vec![value]));
            let spread = 2.0 * gradient.transposed_times(&inverse.times(&gradient)).at(0, 0);
            let variance = variance * sigma * sigma;
            2.0 * variance * variance / spread
        };
        let degrees: Vec<f64> = here.variances.iter().enumerate().map(degrees).collect();
        degrees.iter().all(|value| *value > 0.0 && value.is_finite()).then_some(degrees)
    }

    /// Returns the second derivatives of log |Σ| + log |X'Σ⁻¹X| + c log σ² + r²/σ² in the spreads and σ.
    fn hessian(&self, around: &Around, sigma: f64) -> Matrix {
        let degrees = self.sums.degrees(self.method);
        let size = around.gradients.len();
        let mut hessian = Matrix::zeros(size + 1, size + 1);
        for (one, row) in around.second.iter().enumerate() {
            for (other, (constant, squares)) in row.iter().enumerate() {
                hessian.add(one, other, constant + squares / (sigma * sigma));
            }
        }
        for (one, gradient) in around.gradients.iter().enumerate() {
            let crossed = -2.0 * gradient.squares / sigma.powi(3);
            hessian.add(one, size, crossed);
            hessian.add(size, one, crossed);
        }
        let squares = self.profile.squares;
        let own = -2.0 * degrees / (sigma * sigma) + 6.0 * squares / sigma.powi(4);
        hessian.add(size, size, own);
        hessian
    }
}

fn evaluate(
    sums: &Sums,
    (shape, parameters): (&Shape, &[f64]),
    method: Criterion,
    transform: &Matrix,
) -> Option<At> {
    let profile = sums.profile(&shape.lambdas(parameters), method)?;
    let own = if method == Criterion::Reml { profile.factor.log_determinant() } else { 0.0 };
    // The variance of Tβ is TA⁻¹T', A = RRᵀ.
    let solved = profile.factor.solve_lower(&transform.transposed());
    let variances = solved.transposed().rows().map(|row| row.iter().map(|v| v * v).sum()).collect();
    Some(At { constant: profile.log_determinant + own, squares: profile.squares, variances })
}

fn around(
    free: &[usize],
    here: &At,
    at: &impl Fn(&[(usize, f64)]) -> Option<At>,
) -> Option<Around> {
    let mut gradients = Vec::with_capacity(free.len());
    let mut second = vec![vec![(0.0, 0.0); free.len()]; free.len()];
    let mut sides: Vec<(usize, At, At)> = Vec::with_capacity(free.len());
    for (one, which) in free.iter().enumerate() {
        let (up, down) = (at(&[(*which, STEP)])?, at(&[(*which, -STEP)])?);
        let (far_up, far_down) = (at(&[(*which, 2.0 * STEP)])?, at(&[(*which, -2.0 * STEP)])?);
        let slope = |of: &dyn Fn(&At) -> f64| {
            (8.0 * (of(&up) - of(&down)) - (of(&far_up) - of(&far_down))) / (12.0 * STEP)
        };
        let bend = |of: &dyn Fn(&At) -> f64| {
            let near = 16.0 * (of(&up) + of(&down));
            (near - (of(&far_up) + of(&far_down)) - 30.0 * of(here)) / (12.0 * STEP * STEP)
        };
        let variances = (0..here.variances.len())
            .map(|place| slope(&|at: &At| at.variances.get(place).copied().unwrap_or(0.0)));
        gradients.push(At {
            constant: slope(&|at| at.constant),
            squares: slope(&|at| at.squares),
            variances: variances.collect(),
        });
        let own = (bend(&|at| at.constant), bend(&|at| at.squares));
        second.get_mut(one)?.get_mut(one).into_iter().for_each(|cell| *cell = own);
        for (other, (with, with_up, with_down)) in sides.iter().enumerate() {
            let corner = |by: f64| at(&[(*which, by), (*with, by)]);
            let (above, below) = (corner(STEP)?, corner(-STEP)?);
            let mixed = |of: &dyn Fn(&At) -> f64| {
                let edges = of(&up) + of(&down) + of(with_up) + of(with_down);
                (of(&above) + of(&below) - edges + 2.0 * of(here)) / (2.0 * STEP * STEP)
            };
            let mixed = (mixed(&|at| at.constant), mixed(&|at| at.squares));
            second.get_mut(one)?.get_mut(other).into_iter().for_each(|cell| *cell = mixed);
            second.get_mut(other)?.get_mut(one).into_iter().for_each(|cell| *cell = mixed);
        }
        sides.push((*which, up, down));
    }
    Some(Around { gradients, second })
}

fn inverse(matrix: &Matrix) -> Option<Matrix> {
    let factor = matrix.clone().cholesky()?;
    Some(factor.solve_upper(&factor.solve_lower(&Matrix::identity(matrix.columns()))))
}
