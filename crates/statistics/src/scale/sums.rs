//! What is kept of the answers to several items.

use super::{Covariance, GroupSums, MOST_ITEMS, MOST_PEOPLE, real};
use crate::undefined::Undefined;

/// The largest answer taken, either way: items are small whole numbers, such as 1 to 5.
const MOST_ANSWER: i64 = 1000;

/// Is the count, the sums and the sums of products of the answers of those who answered every item.
///
/// Whole numbers, so nothing is rounded before the covariance, and merging in any order is exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemSums {
    n: u64,
    sums: Vec<i64>,
    /// Rows of the lower triangle of Σxy.
    products: Vec<Vec<i128>>,
}

impl ItemSums {
    /// Takes sums made elsewhere, such as by a database: row i of `products` holds Σxᵢxⱼ for j = 0 to i.
    pub fn new(n: u64, sums: Vec<i64>, products: Vec<Vec<i128>>) -> Result<Self, Undefined> {
        let triangle = products.iter().enumerate().all(|(i, row)| row.len() == i + 1);
        if sums.len() != products.len() || !triangle {
            return Err(Undefined::Unlike);
        }
        match sums.len() {
            0 => return Err(Undefined::TooFewItems { needed: 1 }),
            items if items > MOST_ITEMS => return Err(Undefined::OutOfRange),
            _ => (),
        }
        let most = i128::from(n) * i128::from(MOST_ANSWER);
        let sums_fit = sums.iter().all(|sum| i128::from(*sum).abs() <= most);
        let most_product = most * i128::from(MOST_ANSWER);
        let fits = |product: &i128| (-most_product..=most_product).contains(product);
        if n > MOST_PEOPLE || !sums_fit || !products.iter().flatten().all(fits) {
            return Err(Undefined::OutOfRange);
        }
        Ok(Self { n, sums, products })
    }

    /// Takes the answers of each person, all to the same items in the same order.
    pub fn of<Answers: AsRef<[i32]>>(people: &[Answers]) -> Result<Self, Undefined> {
        let items = people.first().ok_or(Undefined::NoObservations)?.as_ref().len();
        let nothing = (0..items).map(|i| vec![0; i + 1]).collect();
        let mut all = Self::new(0, vec![0; items], nothing)?;
        for answers in people {
            all = all.merge(&Self::of_one(answers.as_ref())?)?;
        }
        Ok(all)
    }

    /// Returns the sums of both sets of people together; they must have answered the same items.
    pub fn merge(&self, other: &Self) -> Result<Self, Undefined> {
        if self.sums.len() != other.sums.len() {
            return Err(Undefined::Unlike);
        }
        let sums = self.sums.iter().zip(&other.sums).map(|(a, b)| a + b).collect();
        let rows = self.products.iter().zip(&other.products);
        let products = rows.map(|(a, b)| a.iter().zip(b).map(|(a, b)| a + b).collect()).collect();
        Self::new(self.n + other.n, sums, products)
    }

    /// Returns how many people answered.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Returns the mean answer to each item.
    pub fn means(&self) -> Result<Vec<f64>, Undefined> {
        if self.n == 0 {
            return Err(Undefined::NoObservations);
        }
        let n = real(self.n.into());
        Ok(self.sums.iter().map(|sum| real((*sum).into()) / n).collect())
    }

    /// Returns the covariances (nΣxy - Σx · Σy) / n(n - 1), the difference taken exactly.
    pub fn covariance(&self) -> Result<Covariance, Undefined> {
        match self.n {
            0 => return Err(Undefined::NoObservations),
            1 => return Err(Undefined::TooFew { needed: 2 }),
            _ => (),
        }
        let n = i128::from(self.n);
        let pairs = real(n * (n - 1));
        let row = |(row, a): (&Vec<i128>, &i64)| {
            let exact = row.iter().zip(&self.sums).map(|(product, b)| {
                let sums = i128::from(*a) * i128::from(*b);
                real(n * product - sums) / pairs
            });
            exact.collect()
        };
        let rows = self.products.iter().zip(&self.sums).map(row).collect();
        Covariance::new(rows, real(n))
    }

    /// Returns the sums of the people's total scores, to hold their group against others.
    pub fn total(&self) -> Result<GroupSums, Undefined> {
        let squares = self.products.iter().map(|row| {
            let (own, others) = row.split_last().map_or((0, [].as_slice()), |(o, r)| (*o, r));
            own + 2 * others.iter().sum::<i128>()
        });
        GroupSums::new(self.n, self.sums.iter().sum(), squares.sum())
    }

    fn of_one(answers: &[i32]) -> Result<Self, Undefined> {
        let row = |i: usize, a: &i32| {
            answers.iter().take(i + 1).map(|b| i128::from(*a) * i128::from(*b)).collect()
        };
        let products = answers.iter().enumerate().map(|(i, a)| row(i, a)).collect();
        Self::new(1, answers.iter().map(|answer| i64::from(*answer)).collect(), products)
    }
}
