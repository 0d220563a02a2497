//! What is kept of one score in one group.

use super::{MOST_PEOPLE, real};
use crate::undefined::Undefined;

/// The largest score taken, either way.
const MOST_SCORE: i64 = 1_000_000;

/// Is the count, the sum and the sum of squares of whole-number scores in one group, such as a school.
///
/// A score with decimals is multiplied by 100 or so first: nothing below depends on its unit. Merging
/// is for parts of one group; different groups stay apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupSums {
    n: u64,
    sum: i64,
    squares: i128,
}

impl GroupSums {
    /// Takes sums made elsewhere; impossible ones, with nΣx² below (Σx)², are refused.
    pub fn new(n: u64, sum: i64, squares: i128) -> Result<Self, Undefined> {
        let most = i128::from(n) * i128::from(MOST_SCORE);
        let fits =
            i128::from(sum).abs() <= most && (0..=most * i128::from(MOST_SCORE)).contains(&squares);
        if n > MOST_PEOPLE || !fits {
            return Err(Undefined::OutOfRange);
        }
        let group = Self { n, sum, squares };
        if group.scatter() < 0 { Err(Undefined::OutOfRange) } else { Ok(group) }
    }

    /// Takes the score of each person.
    pub fn of(scores: &[i32]) -> Result<Self, Undefined> {
        let nobody = Self { n: 0, sum: 0, squares: 0 };
        scores.iter().try_fold(nobody, |all, score| {
            all.merge(Self::new(1, i64::from(*score), i128::from(*score).pow(2))?)
        })
    }

    /// Returns the sums of both parts of the group together.
    pub fn merge(self, other: Self) -> Result<Self, Undefined> {
        Self::new(self.n + other.n, self.sum + other.sum, self.squares + other.squares)
    }

    /// Returns the number of people.
    pub fn n(self) -> u64 {
        self.n
    }

    /// Returns the sum of the scores.
    pub(super) fn sum(self) -> i64 {
        self.sum
    }

    /// Returns the number of people as a double.
    pub(super) fn people(self) -> f64 {
        real(self.n.into())
    }

    /// Returns Σ(x - x̄)² within the group, which has somebody in it.
    pub(super) fn within(self) -> f64 {
        real(self.scatter()) / self.people()
    }

    /// Returns nΣx² - (Σx)², exactly.
    fn scatter(self) -> i128 {
        i128::from(self.n) * self.squares - i128::from(self.sum).pow(2)
    }
}
