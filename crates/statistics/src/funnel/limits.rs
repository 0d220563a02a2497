//! The two pairs of funnel limits, and where a value lies among them.

use crate::{confidence::Confidence, interval::Interval};

/// Is the pair of 95 % and the pair of 99.8 % limits at one size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The 95 % limits, quantiles .025 and .975.
    pub inner: Interval,
    /// The 99.8 % limits, quantiles .001 and .999.
    pub outer: Interval,
}

/// Is where a unit lies in the funnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Within the 95 % limits: as expected for its size.
    Inside,
    /// Between the 95 % and the 99.8 % limits: worth attention.
    Attention,
    /// Outside the 99.8 % limits: deviates.
    Deviates,
}

impl Limits {
    /// Returns where the value lies; on a limit is inside it.
    pub fn place(self, value: f64) -> Place {
        if self.inner.contains(value) {
            Place::Inside
        } else if self.outer.contains(value) {
            Place::Attention
        } else {
            Place::Deviates
        }
    }

    /// The limits of a normal value: target ± z · error.
    pub(super) fn normal(target: f64, error: f64) -> Self {
        Self {
            inner: Interval::around(target, Confidence::P95.z() * error),
            outer: Interval::around(target, Confidence::P998.z() * error),
        }
    }

    /// Moves each limit away from the target by a factor of at least 1.
    pub(super) fn widened(self, target: f64, factor: f64) -> Self {
        let away = |limit: f64| target + (limit - target) * factor;
        let each = |pair: Interval| Interval { lower: away(pair.lower), upper: away(pair.upper) };
        Self { inner: each(self.inner), outer: each(self.outer) }
    }

    /// Cuts the limits off at 0 and 1.
    pub(super) fn within_shares(self) -> Self {
        let scale = Interval { lower: 0.0, upper: 1.0 };
        Self { inner: self.inner.clipped(scale), outer: self.outer.clipped(scale) }
    }
}
