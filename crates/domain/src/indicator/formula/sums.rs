//! The sums behind a figure, and the figure made of them.

use crate::{
    figure::{Basis, Count, CountBasis, Known, Summed, computed},
    indicator::Indicator,
};

/// Of how many parts one whole of a person's own mean is kept: a mean is rounded to a ten-thousandth of its
/// column's smallest part, so that sums of means are whole numbers too, the same in any order.
pub const PARTS_OF_MEAN: i64 = 10_000;

/// Sums over rows or persons. Whole numbers, so that any order and grouping gives the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// How many.
    pub n: i64,
    /// Their values added up.
    pub sum: i64,
    /// Their values' squares added up.
    pub squares: i128,
}

impl Sums {
    /// Adds other sums. More than can be held stays at the most.
    pub fn add(&mut self, other: &Self) {
        self.n = self.n.saturating_add(other.n);
        self.sum = self.sum.saturating_add(other.sum);
        self.squares = self.squares.saturating_add(other.squares);
    }

    /// Tells whether nothing was added up.
    pub const fn is_empty(&self) -> bool {
        self.n == 0
    }
}

/// What is made of the sums of a formula's inputs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// How many there are.
    Count,
    /// How many of a hundred.
    Share,
    /// The mean, where one whole is so many parts.
    Mean {
        /// The parts.
        parts: f64,
    },
    /// The first input's sum divided by the second's, times so much.
    Ratio {
        /// By what the quotient is multiplied.
        times: f64,
    },
}

impl Outcome {
    /// Returns the figure that sums give; none when nothing was counted.
    ///
    /// `second` are the sums of the second input, which only a ratio has.
    pub fn figure(self, indicator: &Indicator, first: &Sums, second: &Sums) -> Option<Known> {
        let counted = if matches!(self, Self::Ratio { .. }) { second } else { first };
        if counted.is_empty() {
            return None;
        }
        let n = float(counted.n);
        let (estimate, sd) = match self {
            Self::Count => (n, None),
            Self::Share => (100.0 * float(first.sum) / n, None),
            Self::Mean { parts } => (float(first.sum) / n / parts, spread(first, parts)),
            Self::Ratio { .. } if second.sum == 0 => return None,
            Self::Ratio { times } => (times * float(first.sum) / float(second.sum), None),
        };
        let n = Some(Count { n, basis: CountBasis::Stated });
        Some(computed(indicator, Summed { estimate, n, sd, basis: Basis::Computed }))
    }
}

/// Returns the standard deviation of single values, with n - 1; none for fewer than two.
///
/// n times the sum of squares less the square of the sum is whole and exact before it is divided.
fn spread(sums: &Sums, parts: f64) -> Option<f64> {
    let (n, sum) = (i128::from(sums.n), i128::from(sums.sum));
    let scatter = n.checked_mul(sums.squares)?.checked_sub(sum.checked_mul(sum)?)?;
    #[expect(clippy::cast_precision_loss, reason = "one rounding of an exact number")]
    let variance = scatter.max(0) as f64 / (n.checked_mul(n - 1)? as f64);
    (n > 1).then(|| variance.sqrt() / parts)
}

#[expect(clippy::cast_precision_loss, reason = "counts and sums lie far below 2^53")]
const fn float(number: i64) -> f64 {
    number as f64
}
