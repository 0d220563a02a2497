//! Dense matrices, row after row.

use ndarray::{ArrayViewMut2, Axis, linalg::general_mat_mul};

use crate::cholesky::dot;

/// Is a matrix; of no rows it has columns all the same.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Matrix {
    columns: usize,
    cells: Vec<f64>,
}

impl Matrix {
    pub(crate) fn zeros(rows: usize, columns: usize) -> Self {
        Self { columns, cells: vec![0.0; rows * columns] }
    }

    pub(crate) fn identity(size: usize) -> Self {
        let mut identity = Self::zeros(size, size);
        for (at, row) in identity.rows_mut().enumerate() {
            row.iter_mut().skip(at).take(1).for_each(|cell| *cell = 1.0);
        }
        identity
    }

    /// Takes rows one after the other, all of one length.
    pub(crate) fn of_rows(columns: usize, rows: impl IntoIterator<Item = Vec<f64>>) -> Self {
        Self { columns, cells: rows.into_iter().flatten().collect() }
    }

    /// Sets all cells to nothing.
    pub(crate) fn clear(&mut self) {
        self.cells.fill(0.0);
    }

    pub(crate) const fn columns(&self) -> usize {
        self.columns
    }

    pub(crate) fn rows(&self) -> impl ExactSizeIterator<Item = &[f64]> + Clone {
        self.cells.chunks_exact(self.columns.max(1))
    }

    pub(crate) fn rows_mut(&mut self) -> impl ExactSizeIterator<Item = &mut [f64]> {
        self.cells.chunks_exact_mut(self.columns.max(1))
    }

    /// Returns a row; empty when there is none such.
    pub(crate) fn row(&self, row: usize) -> &[f64] {
        self.cells.get(row * self.columns..(row + 1) * self.columns).unwrap_or_default()
    }

    /// Returns a row; empty when there is none such.
    pub(crate) fn row_mut(&mut self, row: usize) -> &mut [f64] {
        self.cells.get_mut(row * self.columns..(row + 1) * self.columns).unwrap_or_default()
    }

    /// Returns a cell; 0 when there is none such.
    pub(crate) fn at(&self, row: usize, column: usize) -> f64 {
        self.row(row).get(column).copied().unwrap_or(0.0)
    }

    pub(crate) fn add(&mut self, row: usize, column: usize, value: f64) {
        if let Some(cell) = self.row_mut(row).get_mut(column) {
            *cell += value;
        }
    }

    /// Adds `a bᵀ`.
    pub(crate) fn add_outer(&mut self, a: &[f64], b: &[f64]) {
        for (row, a) in self.rows_mut().zip(a) {
            row.iter_mut().zip(b).for_each(|(cell, b)| *cell += a * b);
        }
    }

    /// Adds a aᵀ to the lower triangle.
    pub(crate) fn add_square(&mut self, a: &[f64]) {
        for (at, (row, value)) in self.rows_mut().zip(a).enumerate() {
            row.iter_mut().zip(a).take(at + 1).for_each(|(cell, b)| *cell += value * b);
        }
    }

    /// Subtracts `AᵀA` from the lower triangle.
    pub(crate) fn subtract_square(&mut self, a: &Self) {
        for a in a.rows() {
            for (at, (row, value)) in self.rows_mut().zip(a).enumerate() {
                row.iter_mut().zip(a).take(at + 1).for_each(|(cell, b)| *cell -= value * b);
            }
        }
    }

    /// Becomes `AᵀB`, in the room that it has.
    pub(crate) fn set_product(&mut self, a: &Self, b: &Self) {
        self.columns = b.columns;
        self.cells.clear();
        self.cells.resize(a.columns * b.columns, 0.0);
        a.rows().zip(b.rows()).for_each(|(a, b)| self.add_outer(a, b));
    }

    /// Subtracts `AᵀB`.
    pub(crate) fn subtract_product(&mut self, a: &Self, b: &Self) {
        for (a, b) in a.rows().zip(b.rows()) {
            for (row, a) in self.rows_mut().zip(a) {
                row.iter_mut().zip(b).for_each(|(cell, b)| *cell -= a * b);
            }
        }
    }

    /// Returns `AᵀB`.
    pub(crate) fn transposed_times(&self, other: &Self) -> Self {
        let mut product = Self::zeros(0, 0);
        product.set_product(self, other);
        product
    }

    /// Returns AB.
    pub(crate) fn times(&self, other: &Self) -> Self {
        let mut product = Self::zeros(self.rows().len(), other.columns);
        for (to, row) in product.rows_mut().zip(self.rows()) {
            for (a, from) in row.iter().zip(other.rows()) {
                to.iter_mut().zip(from).for_each(|(cell, b)| *cell += a * b);
            }
        }
        product
    }

    /// Returns `ABᵀ`.
    pub(crate) fn times_transposed(&self, other: &Self) -> Self {
        let row = |row: &[f64]| other.rows().map(|b| dot(row, b)).collect::<Vec<_>>();
        Self::of_rows(other.rows().len(), self.rows().map(row))
    }

    pub(crate) fn transposed(&self) -> Self {
        let mut transposed = Self::zeros(self.columns, self.rows().len());
        for (from, row) in self.rows().enumerate() {
            row.iter().enumerate().for_each(|(to, value)| transposed.add(to, from, *value));
        }
        transposed
    }

    /// Makes a block on the diagonal symmetric, of which this has the lower triangle.
    pub(crate) fn mirror_block(&mut self, first: usize, size: usize) {
        for (row, column) in (0..size).flat_map(|row| (0..row).map(move |column| (row, column))) {
            let value = self.at(first + row, first + column);
            if let Some(beyond) = self.row_mut(first + column).get_mut(first + row) {
                *beyond = value;
            }
        }
    }

    /// Returns the columns of both, side by side.
    pub(crate) fn beside(&self, other: &Self) -> Self {
        let count = other.rows().len();
        let row = |at: usize| [self.row(at), other.row(at)].concat();
        Self::of_rows(self.columns + other.columns, (0..count).map(row))
    }

    /// Returns the symmetric matrix of A, B and C with A and C on the diagonal and B beside A.
    pub(crate) fn bordered(&self, beside: &Self, last: &Self) -> Self {
        let (size, further) = (self.columns, last.columns);
        let upper = (0..size).map(|at| [self.row(at), beside.row(at)].concat());
        let column = |at: usize| (0..size).map(move |row| beside.at(row, at));
        let lower = (0..further).map(|at| column(at).chain(last.row(at).iter().copied()).collect());
        Self::of_rows(size + further, upper.chain(lower).collect::<Vec<_>>())
    }

    /// Returns the sum of two matrices of one size.
    pub(crate) fn plus(&self, other: &Self) -> Self {
        let cells = self.cells.iter().zip(&other.cells).map(|(a, b)| a + b).collect();
        Self { columns: self.columns, cells }
    }

    /// Returns all cells times a number.
    pub(crate) fn scaled(&self, by: f64) -> Self {
        Self { columns: self.columns, cells: self.cells.iter().map(|cell| cell * by).collect() }
    }

    /// Returns the lower triangular L with `LLᵀ` = A, none if A is not positive definite. Only the lower triangle is read.
    ///
    /// Some columns at a time: what all columns before explain of them is one product of matrices.
    pub(crate) fn cholesky(mut self) -> Option<Self> {
        let size = self.columns;
        for first in (0..size).step_by(TOGETHER) {
            let width = (size - first).min(TOGETHER);
            self.subtract_explained(first, width)?;
            let mut known = self.cells.get_mut(first * size..)?.chunks_exact_mut(size);
            let mut diagonal = Vec::with_capacity(width);
            for (at, row) in known.by_ref().take(width).enumerate() {
                let (row, beyond) = row.get_mut(first..)?.split_at_mut(width);
                eliminate(row, &diagonal)?;
                take_root(row, at)?;
                beyond.fill(0.0);
                diagonal.push(&*row);
            }
            for row in known {
                eliminate(row.get_mut(first..first + width)?, &diagonal)?;
            }
        }
        Some(self)
    }

    /// Takes from some columns what those before them explain, from the diagonal down.
    fn subtract_explained(&mut self, first: usize, width: usize) -> Option<()> {
        let size = self.columns;
        let below = self.cells.get_mut(first * size..)?;
        let below = ArrayViewMut2::from_shape((size - first, size), below).ok()?;
        let (before, own) = below.split_at(Axis(1), first);
        let (mut own, _) = own.split_at(Axis(1), width);
        let (own_rows, _) = before.view().split_at(Axis(0), width);
        general_mat_mul(-1.0, &before, &own_rows.t(), 1.0, &mut own);
        Some(())
    }

    /// Returns `L⁻¹B`, for a lower triangular L.
    pub(crate) fn solve_lower(&self, right: &Self) -> Self {
        let mut solved = right.clone();
        for (at, row) in self.rows().enumerate() {
            let (known, rest) = solved.cells.split_at_mut(at * right.columns);
            let target = rest.get_mut(..right.columns).unwrap_or_default();
            for (factor, known) in row.iter().zip(known.chunks_exact(right.columns.max(1))) {
                target.iter_mut().zip(known).for_each(|(cell, known)| *cell -= factor * known);
            }
            let pivot = row.get(at).copied().unwrap_or(1.0);
            for cell in target {
                *cell /= pivot;
            }
        }
        solved
    }

    /// Returns `L⁻ᵀB`, for a lower triangular L.
    pub(crate) fn solve_upper(&self, right: &Self) -> Self {
        let mut solved = right.clone();
        for at in (0..self.columns).rev() {
            let pivot = self.at(at, at);
            let (before, rest) = solved.cells.split_at_mut(at * right.columns);
            let row = rest.get_mut(..right.columns).unwrap_or_default();
            for cell in &mut *row {
                *cell /= pivot;
            }
            let earlier = before.chunks_exact_mut(right.columns.max(1));
            for (factor, target) in self.row(at).iter().zip(earlier) {
                target.iter_mut().zip(&*row).for_each(|(cell, known)| *cell -= factor * known);
            }
        }
        solved
    }

    /// Returns log |`LLᵀ`|, for a lower triangular L.
    pub(crate) fn log_determinant(&self) -> f64 {
        self.diagonal().map(|pivot| 2.0 * pivot.ln()).sum()
    }

    pub(crate) fn diagonal(&self) -> impl Iterator<Item = f64> {
        self.rows().enumerate().filter_map(|(at, row)| row.get(at).copied())
    }
}

/// So many columns are factored together.
const TOGETHER: usize = 64;

/// Divides what earlier rows leave of each cell by their pivots.
fn eliminate(row: &mut [f64], earlier: &[&[f64]]) -> Option<()> {
    for (column, earlier) in earlier.iter().enumerate() {
        let (known, rest) = row.split_at_mut(column);
        let (pivot, cell) = (earlier.get(column)?, rest.first_mut()?);
        *cell = (*cell - product(known, earlier)) / pivot;
    }
    Some(())
}

/// Takes the root of what is left on the diagonal, and clears what is beyond it.
fn take_root(row: &mut [f64], at: usize) -> Option<()> {
    let (known, rest) = row.split_at_mut(at);
    let (cell, beyond) = rest.split_first_mut()?;
    let square = *cell - product(known, known);
    if !(square.is_finite() && square > 0.0) {
        return None;
    }
    *cell = square.sqrt();
    beyond.fill(0.0);
    Some(())
}

/// Returns the product of two vectors over the length of the first, added up in lanes that do not wait for each other.
fn product(one: &[f64], other: &[f64]) -> f64 {
    let mut lanes = [0.0; 8];
    let (whole, rest) = one.as_chunks::<8>();
    let (others, _) = other.as_chunks::<8>();
    for (a, b) in whole.iter().zip(others) {
        for ((lane, a), b) in lanes.iter_mut().zip(a).zip(b) {
            *lane += a * b;
        }
    }
    let beyond = other.get(whole.len() * 8..).unwrap_or_default();
    lanes.iter().sum::<f64>() + dot(rest, beyond)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(one: &Matrix, other: &Matrix) {
        let all = one.cells.iter().zip(&other.cells);
        assert!(all.into_iter().all(|(a, b)| (a - b).abs() < 1e-12), "{one:?} {other:?}");
    }

    #[test]
    fn a_factor_solves_from_both_sides() {
        let a = Matrix::of_rows(3, [vec![4.0, 2.0, 0.6], vec![2.0, 3.0, 0.5], vec![0.6, 0.5, 2.0]]);
        let factor = a.clone().cholesky().unwrap();
        close(&factor.times_transposed(&factor), &a);
        let inverse = factor.solve_upper(&factor.solve_lower(&Matrix::identity(3)));
        close(&inverse.times(&a), &Matrix::identity(3));
        close(&inverse.transposed_times(&a), &Matrix::identity(3));
        assert!((factor.log_determinant() - 15.12_f64.ln()).abs() < 1e-12, "{a:?}");
    }

    #[test]
    fn a_large_matrix_is_the_square_of_its_factor() {
        let size = 2 * TOGETHER + 5;
        let cell = |row: usize, column: usize| {
            let apart = f64::from(u8::try_from(row.abs_diff(column)).unwrap());
            0.9_f64.powf(apart) + f64::from(u8::from(row == column))
        };
        let row = |row| (0..size).map(|column| cell(row, column)).collect::<Vec<_>>();
        let a = Matrix::of_rows(size, (0..size).map(row));
        let factor = a.clone().cholesky().unwrap();
        close(&factor.times_transposed(&factor), &a);
        assert!(factor.rows().enumerate().all(|(at, row)| row[at + 1..].iter().all(|v| *v == 0.0)));
    }

    #[test]
    fn no_factor_of_what_is_not_positive_definite() {
        let a = Matrix::of_rows(2, [vec![1.0, 2.0], vec![2.0, 1.0]]);
        assert_eq!(a.cholesky(), None);
    }
}
