//! Intervals that hold the truth as often as they promise.

mod design;
mod difference;
mod mean;
mod share;

pub use design::{effective_n, effective_n_of_weights};
pub use difference::{newcombe, recovered};
pub use mean::{known_spread, student};
pub use share::{clopper_pearson, wilson};

/// Is a range from `lower` to `upper`, both included and finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub lower: f64,
    /// The upper end, never below the lower.
    pub upper: f64,
}

impl Interval {
    /// Returns the interval `half` to each side of `centre`.
    pub(crate) fn around(centre: f64, half: f64) -> Self {
        Self { lower: centre - half, upper: centre + half }
    }

    /// Returns the distance between the ends.
    pub fn width(self) -> f64 {
        self.upper - self.lower
    }

    /// Says whether the value lies between the ends or on one of them.
    pub fn contains(self, value: f64) -> bool {
        (self.lower..=self.upper).contains(&value)
    }

    /// Returns the interval moved inside the bounds of its scale, such as 1 to 5.
    #[must_use]
    pub fn clipped(self, bounds: Self) -> Self {
        Self {
            lower: self.lower.max(bounds.lower).min(bounds.upper),
            upper: self.upper.min(bounds.upper).max(bounds.lower),
        }
    }
}

#[cfg(test)]
mod tests;
