//! Intervals for the gap between two groups.

use crate::{
    confidence::Confidence,
    interval::{Interval, wilson},
    sample::Proportion,
};

/// Returns Newcombe's hybrid score interval for the first share minus the second.
///
/// d - √((p1 - l1)² + (u2 - p2)²) to d + √((u1 - p1)² + (p2 - l2)²) with Wilson's ends l and u; Newcombe
/// 1998 (Stat Med 17:873), method 10. The two groups must be different children.
pub fn newcombe(first: Proportion, second: Proportion, confidence: Confidence) -> Interval {
    let ends = |share: Proportion| (share.share(), wilson(share, confidence));
    recovered(ends(first), ends(second))
}

/// Returns the interval for the first estimate minus the second from the interval of each, by recovering the
/// variance towards either side (MOVER; Zou & Donner 2008, Stat Med 27:1693).
///
/// With Wilson's intervals it is Newcombe's. Both intervals have the same confidence, which is the result's, and
/// the two groups must be different children.
pub fn recovered((first, one): (f64, Interval), (second, two): (f64, Interval)) -> Interval {
    Interval {
        lower: first - second - (first - one.lower).hypot(two.upper - second),
        upper: first - second + (one.upper - first).hypot(second - two.lower),
    }
}
