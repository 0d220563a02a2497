//! How far the same pupils have come from one measurement to the next.
//!
//! Three readings: the gain on a common scale, which is unsure; what a pupil reached beyond what the earlier score
//! foretells; and the growth percentile, a pupil's place among all who began alike.

mod conditional;
mod gain;
mod percentile;
mod regression;
mod spline;

pub use conditional::{Conditional, conditional};
pub use gain::{Occasion, gain_reliability};
pub use percentile::{MeanPercentile, Percentiles, mean_percentile, percentiles};

#[cfg(test)]
mod tests;
