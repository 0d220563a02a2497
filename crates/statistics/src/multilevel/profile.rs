//! The criterion of a mixed model at given spreads between groups, with all else at its best.
//!
//! With u = Λb, b of variance σ²: each group of the chain is eliminated in turn, the innermost term first. For a group
//! with Z'Z = M and products K with all that is left, Λ'MΛ + I = `LLᵀ` and F = `ΛL⁻ᵀ`, and K'FF'K is taken from what
//! is left. In the end only the explanatory columns are left, whose Cholesky factor gives β and the sum of squares
//! (Bates, Mächler, Bolker & Walker 2015, sections 3 and 5).

use std::{f64::consts::TAU, mem};

use super::{
    matrix::Matrix,
    sums::{Group, Level, Sums, Tail},
};

/// Which criterion is made small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criterion {
    /// Restricted maximum likelihood.
    Reml,
    /// Maximum likelihood.
    Ml,
}

/// Is Λ of each term, by its place in the model.
pub(crate) type Lambdas = Vec<Matrix>;

/// Is a model at given spreads.
#[derive(Debug, Clone)]
pub(crate) struct Profile {
    /// Minus two times the log likelihood, restricted or not.
    pub(crate) criterion: f64,
    /// The coefficients of the centred columns.
    pub(crate) coefficients: Vec<f64>,
    /// The factor R with `RRᵀ` = X'Σ⁻¹X, lower triangular.
    pub(crate) factor: Matrix,
    pub(crate) residual_variance: f64,
    /// The weighted sum of squares that is left.
    pub(crate) squares: f64,
    /// log |Σ|.
    pub(crate) log_determinant: f64,
}

/// Is a model on the way to a profile: what each term was like when it was eliminated.
#[derive(Debug, Clone)]
pub(crate) struct Eliminated {
    /// The terms of the chain but the innermost, which is as it was added up.
    pub(crate) outer: Vec<Level>,
    /// F of each group of each term of the chain, the innermost first.
    pub(crate) factors: Vec<Vec<Matrix>>,
    /// The tail without its own products, with L.
    pub(crate) tail: Option<(Tail, Matrix)>,
    /// What is left of `WᵀW`, its lower triangle.
    fixed: Matrix,
    /// log |Λ'Z'ZΛ + I|.
    pub(crate) log_determinant: f64,
}

/// Is the explanatory columns' equations solved.
#[derive(Debug, Clone)]
pub(crate) struct Solved {
    pub(crate) coefficients: Vec<f64>,
    /// The factor R with `RRᵀ` = X'Σ⁻¹X, lower triangular.
    pub(crate) factor: Matrix,
    /// The weighted sum of squares that is left.
    pub(crate) squares: f64,
}

impl Eliminated {
    /// Solves for the coefficients of the explanatory columns; none where they have no solution.
    pub(crate) fn solve(&self) -> Option<Solved> {
        let columns = self.fixed.columns().checked_sub(1)?;
        let block =
            self.fixed.rows().take(columns).map(|row| row.iter().take(columns).copied().collect());
        let factor = Matrix::of_rows(columns, block).cholesky()?;
        let (response, right) = self.fixed.row(columns).split_last()?;
        let right = Matrix::of_rows(1, right.iter().map(|value| vec![*value]));
        let solved = factor.solve_lower(&right);
        let explained: f64 = solved.rows().flatten().map(|value| value * value).sum();
        let coefficients = factor.solve_upper(&solved).rows().flatten().copied().collect();
        Some(Solved { coefficients, factor, squares: response - explained })
    }
}

impl Sums {
    /// Returns the model at these spreads; none where its equations have no solution.
    pub(crate) fn profile(&self, lambdas: &Lambdas, criterion: Criterion) -> Option<Profile> {
        let eliminated = self.eliminate(lambdas)?;
        let Solved { coefficients, factor, squares } = eliminated.solve()?;
        let log_determinant = eliminated.log_determinant;
        let degrees = self.degrees(criterion);
        let mut value = log_determinant + degrees * (1.0 + (TAU * squares / degrees).ln());
        if criterion == Criterion::Reml {
            value += factor.log_determinant();
        }
        let residual_variance = squares / degrees;
        let profile = Profile {
            criterion: value,
            coefficients,
            factor,
            residual_variance,
            squares,
            log_determinant,
        };
        (squares > 0.0 && value.is_finite()).then_some(profile)
    }

    /// Eliminates all random terms; none where their equations have no solution.
    pub(crate) fn eliminate(&self, lambdas: &Lambdas) -> Option<Eliminated> {
        let (first, outer) = self.chain.split_first()?;
        let mut outer = outer.to_vec();
        let mut left =
            Left { tail: self.tail.clone(), fixed: self.fixed.clone(), log_determinant: 0.0 };
        let mut factors = vec![left.eliminate(first, &mut outer, lambdas)?];
        for place in 0..outer.len() {
            let (done, further) = outer.split_at_mut(place + 1);
            factors.push(left.eliminate(done.last()?, further, lambdas)?);
        }
        let has_tail = !left.tail.terms.is_empty();
        let lower = if has_tail { Some(left.eliminate_tail(lambdas)?) } else { None };
        let Left { tail, fixed, log_determinant } = left;
        let tail = lower.map(|lower| (tail, lower));
        Some(Eliminated { outer, factors, tail, fixed, log_determinant })
    }

    /// Returns by what the sum of squares is divided.
    pub(crate) fn degrees(&self, criterion: Criterion) -> f64 {
        let estimated = if criterion == Criterion::Reml { self.fixed.columns() - 1 } else { 0 };
        #[expect(clippy::cast_precision_loss, reason = "observations are far below 2^52")]
        let degrees = self.rows.saturating_sub(estimated) as f64;
        degrees
    }
}

/// Is what is left beside what has been eliminated.
struct Left {
    tail: Tail,
    fixed: Matrix,
    log_determinant: f64,
}

impl Left {
    /// Eliminates the groups of a term that lie in those of the outer terms, and returns F of each.
    fn eliminate(
        &mut self,
        level: &Level,
        outer: &mut [Level],
        lambdas: &Lambdas,
    ) -> Option<Vec<Matrix>> {
        let lambda = lambdas.get(level.term)?;
        let mut factors = Vec::with_capacity(level.groups.len());
        let (mut fixed, mut crossed) = (Matrix::zeros(0, 0), Matrix::zeros(0, 0));
        let mut inner = vec![Matrix::zeros(0, 0); outer.len()];
        for group in &level.groups {
            let (factor, log_determinant) = factor(lambda, &group.own)?;
            self.log_determinant += log_determinant;
            fixed.set_product(&factor, &group.fixed);
            self.fixed.subtract_square(&fixed);
            for (inner, products) in inner.iter_mut().zip(&group.outer) {
                inner.set_product(&factor, products);
            }
            pass_on(outer, group, (&inner, &fixed));
            if !group.crossed.is_empty() {
                crossed.set_product(&factor, &group.tail);
                take_from_tail(&mut self.tail, &group.crossed, (&crossed, &fixed));
            }
            factors.push(factor);
        }
        Some(factors)
    }

    /// Eliminates the tail, and returns L.
    fn eliminate_tail(&mut self, lambdas: &Lambdas) -> Option<Matrix> {
        // Beyond the diagonal's blocks only what is below it counts.
        let mut inner = mem::replace(&mut self.tail.own, Matrix::zeros(0, 0));
        for term in self.tail.terms.iter().filter(|term| term.scales.len() > 1) {
            let size = term.scales.len();
            let blocks = 0..term.groups;
            blocks.for_each(|group| inner.mirror_block(term.first + group * size, size));
        }
        inner.rows_mut().for_each(|row| self.tail.times_lambda(lambdas, row));
        self.tail.lambda_times(lambdas, &mut inner);
        (0..inner.columns()).for_each(|at| inner.add(at, at, 1.0));
        let lower = inner.cholesky()?;
        self.log_determinant += lower.log_determinant();
        let mut fixed = self.tail.fixed.clone();
        self.tail.lambda_times(lambdas, &mut fixed);
        self.fixed.subtract_square(&lower.solve_lower(&fixed));
        Some(lower)
    }
}

impl Tail {
    /// Multiplies a row of as many cells as the tail has columns by Λ, which has a block for each group.
    pub(crate) fn times_lambda(&self, lambdas: &Lambdas, row: &mut [f64]) {
        for (lambda, block) in self.blocks(lambdas, row) {
            if let [cell] = block {
                *cell *= lambda.at(0, 0);
                continue;
            }
            let product: Vec<f64> = (0..lambda.columns())
                .map(|column| {
                    let cells = block.iter().zip(lambda.rows());
                    cells.map(|(cell, row)| cell * row.get(column).copied().unwrap_or(0.0)).sum()
                })
                .collect();
            block.copy_from_slice(&product);
        }
    }

    fn blocks<'r>(
        &'r self,
        lambdas: &'r Lambdas,
        mut row: &'r mut [f64],
    ) -> impl Iterator<Item = (&'r Matrix, &'r mut [f64])> {
        let mut blocks = Vec::with_capacity(row.len());
        for term in &self.terms {
            let Some(lambda) = lambdas.get(term.term) else { continue };
            let (own, rest) = row.split_at_mut(term.groups * lambda.columns());
            blocks.extend(own.chunks_exact_mut(lambda.columns()).map(|block| (lambda, block)));
            row = rest;
        }
        blocks.into_iter()
    }

    /// Multiplies a matrix of as many rows as the tail has columns by Λ' from the left.
    pub(crate) fn lambda_times(&self, lambdas: &Lambdas, matrix: &mut Matrix) {
        for term in &self.terms {
            let Some(lambda) = lambdas.get(term.term) else { continue };
            let size = lambda.columns();
            for first in (0..term.groups).map(|group| term.first + group * size) {
                multiply_rows(matrix, first, lambda);
            }
        }
    }
}

/// Multiplies as many rows as Λ has by Λ' from the left.
fn multiply_rows(matrix: &mut Matrix, first: usize, lambda: &Matrix) {
    let size = lambda.columns();
    if size == 1 {
        matrix.row_mut(first).iter_mut().for_each(|cell| *cell *= lambda.at(0, 0));
        return;
    }
    let rows = (first..first + size).map(|at| matrix.row(at).to_vec());
    let block = lambda.transposed_times(&Matrix::of_rows(matrix.columns(), rows));
    for (at, row) in block.rows().enumerate() {
        matrix.row_mut(first + at).copy_from_slice(row);
    }
}

/// Returns F = `ΛL⁻ᵀ` and log |`LLᵀ`| for `LLᵀ` = Λ'MΛ + I.
fn factor(lambda: &Matrix, own: &Matrix) -> Option<(Matrix, f64)> {
    if lambda.columns() == 1 {
        let spread = lambda.at(0, 0);
        let square = spread * spread * own.at(0, 0) + 1.0;
        let factor = Matrix::of_rows(1, [vec![spread / square.sqrt()]]);
        return (square > 0.0).then(|| (factor, square.ln()));
    }
    let inner = lambda.transposed_times(&own.times(lambda));
    let lower = inner.plus(&Matrix::identity(lambda.columns())).cholesky()?;
    let log_determinant = lower.log_determinant();
    // F' = L⁻¹Λ'.
    let transposed = lower.solve_lower(&lambda.transposed());
    Some((transposed.transposed(), log_determinant))
}

/// Takes what a group explains from the groups it lies in.
fn pass_on(outer: &mut [Level], group: &Group, (inner, fixed): (&[Matrix], &Matrix)) {
    let all = outer.iter_mut().zip(&group.within).zip(inner).enumerate();
    for (place, ((level, within), products)) in all {
        let Some(parent) = level.groups.get_mut(*within) else { continue };
        parent.own.subtract_product(products, products);
        parent.fixed.subtract_product(products, fixed);
        let further = parent.outer.iter_mut().zip(inner.iter().skip(place + 1));
        further.for_each(|(of, other)| of.subtract_product(products, other));
    }
}

/// Takes what a group explains from the lower triangle of the tail.
fn take_from_tail(tail: &mut Tail, columns: &[usize], (crossed, fixed): (&Matrix, &Matrix)) {
    for (crossed, fixed) in crossed.rows().zip(fixed.rows()) {
        for (at, (column, value)) in columns.iter().zip(crossed).enumerate() {
            let row = tail.own.row_mut(*column);
            for (other, of) in columns.iter().zip(crossed).take(at + 1) {
                row.get_mut(*other).into_iter().for_each(|cell| *cell -= value * of);
            }
            let row = tail.fixed.row_mut(*column).iter_mut();
            row.zip(fixed).for_each(|(cell, of)| *cell -= value * of);
        }
    }
}
