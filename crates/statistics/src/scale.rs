//! How well a scale of several questions measures: the mean of a group.
//!
//! [`GroupSums`] are what has to be kept of one score in groups, such as schools: exact integers that add
//! up over any split. They become the [`Between`] of how far a group's *mean* can be relied on.

mod between;
mod groups;

pub use between::{Between, MeanReliability};
pub use groups::GroupSums;

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
