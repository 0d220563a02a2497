//! How well a scale of several questions measures: one person, and the mean of a group.
//!
//! [`ItemSums`] are what has to be kept of the answers: exact integers that add up over any split, so that
//! the figures are the same to the last bit however the people were divided. They become a
//! [`Covariance`], and that the reliability of a person's score (α and ω) and its error.
//! [`GroupSums`] are the same for one score in groups, such as schools, and become the [`Between`] of how
//! far a group's *mean* can be relied on. The two answer different questions: a scale may tell people apart
//! well and schools not at all.
//!
//! Only people who answered every item count; how many did is for the caller to show.

mod alpha;
mod between;
mod covariance;
mod factor;
mod groups;
mod omega;
mod sums;
mod triangle;

pub use alpha::{Alpha, Item, MeasurementError};
pub use between::{Between, MeanReliability};
pub use covariance::Covariance;
pub use factor::Fit;
pub use groups::GroupSums;
pub use omega::{Loading, Omega};
pub use sums::ItemSums;

/// The largest number of items taken; no questionnaire makes one scale of more.
const MOST_ITEMS: usize = 100;

/// The largest number of people taken, so that no product of sums overflows.
const MOST_PEOPLE: u64 = 1_000_000_000_000;

/// Returns an exact number as the nearest double.
#[expect(clippy::cast_precision_loss, reason = "rounding a sum to 53 bits is what is meant")]
fn real(exact: i128) -> f64 {
    exact as f64
}

/// Returns how many there are.
#[expect(clippy::cast_precision_loss, reason = "lists are far shorter than 2^52")]
fn size<T>(items: &[T]) -> f64 {
    items.len() as f64
}

#[cfg(test)]
mod tests;
