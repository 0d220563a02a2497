//! The Cholesky factor of a small symmetric matrix, kept as rows of its lower triangle.

/// Is the lower triangular L with `LLᵀ` = A.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cholesky {
    rows: Vec<Vec<f64>>,
}

impl Cholesky {
    /// Factors A, given as the rows of its lower triangle; none if A is not positive definite.
    pub(crate) fn of(lower: &[Vec<f64>]) -> Option<Self> {
        let mut rows: Vec<Vec<f64>> = Vec::with_capacity(lower.len());
        for source in lower {
            let mut row: Vec<f64> = Vec::with_capacity(source.len());
            for (value, earlier) in source.iter().zip(&rows) {
                let next = (value - dot(&row, earlier)) / earlier.last()?;
                row.push(next);
            }
            let square = source.last()? - dot(&row, &row);
            if !(square.is_finite() && square > 0.0) {
                return None;
            }
            row.push(square.sqrt());
            rows.push(row);
        }
        Some(Self { rows })
    }

    /// Returns L⁻¹b. Then aᵀA⁻¹b is the product of L⁻¹a and L⁻¹b, so no inverse is ever needed.
    pub(crate) fn solve(&self, b: &[f64]) -> Vec<f64> {
        let mut solved: Vec<f64> = Vec::with_capacity(b.len());
        for (row, value) in self.rows.iter().zip(b) {
            let pivot = row.last().copied().unwrap_or(1.0);
            let next = (value - dot(&solved, row)) / pivot;
            solved.push(next);
        }
        solved
    }

    /// Returns log |A|.
    pub(crate) fn log_determinant(&self) -> f64 {
        self.rows.iter().filter_map(|row| row.last()).map(|pivot| 2.0 * pivot.ln()).sum()
    }
}

/// Returns the product of two vectors over the length of the shorter.
pub(crate) fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_with_the_inverse_are_right() {
        let factor = Cholesky::of(&[vec![4.0], vec![2.0, 3.0]]).unwrap();
        // The inverse of [[4, 2], [2, 3]] is [[3, -2], [-2, 4]] / 8.
        let (a, b) = (factor.solve(&[1.0, 0.0]), factor.solve(&[0.0, 1.0]));
        assert!((dot(&a, &a) - 0.375).abs() < 1e-12);
        assert!((dot(&a, &b) + 0.25).abs() < 1e-12);
        assert!((factor.log_determinant() - 8.0_f64.ln()).abs() < 1e-12);
    }

    #[test]
    fn a_matrix_that_is_not_positive_definite_has_no_factor() {
        assert_eq!(Cholesky::of(&[vec![1.0], vec![2.0, 1.0]]), None);
        assert_eq!(Cholesky::of(&[vec![f64::NAN]]), None);
    }
}
