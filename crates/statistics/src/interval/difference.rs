//! The interval for a gap between two shares.

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
    let (one, two) = (wilson(first, confidence), wilson(second, confidence));
    let (p1, p2) = (first.share(), second.share());
    Interval {
        lower: p1 - p2 - (p1 - one.lower).hypot(two.upper - p2),
        upper: p1 - p2 + (one.upper - p1).hypot(p2 - two.lower),
    }
}
