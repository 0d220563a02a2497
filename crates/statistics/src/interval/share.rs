//! Intervals for a share x of n.

use crate::{confidence::Confidence, interval::Interval, quantile, sample::Proportion};

/// Returns Wilson's score interval for a share.
///
/// [x + z²/2 ∓ z√(x(n - x)/n + z²/4)] / (n + z²), Wilson 1927; Newcombe 1998 (Stat Med 17:857), method 3.
/// With x = 0 the lower end is exactly 0, with x = n the upper end exactly 1.
pub fn wilson(share: Proportion, confidence: Confidence) -> Interval {
    let (x, n, z) = (share.x(), share.n(), confidence.z());
    let centre = x + z * z / 2.0;
    let half = z * (x * (n - x) / n + z * z / 4.0).sqrt();
    let whole = n + z * z;
    let lower = if x <= 0.0 { 0.0 } else { ((centre - half) / whole).max(0.0) };
    let upper = if x >= n { 1.0 } else { ((centre + half) / whole).min(1.0) };
    // Rounding must not push an end past the estimate when x is within a hair of 0 or n.
    Interval { lower: lower.min(share.share()), upper: upper.max(share.share()) }
}

/// Returns the exact interval of Clopper & Pearson 1934 for a share.
///
/// The ends are the beta quantiles B(α/2; x, n - x + 1) and B(1 - α/2; x + 1, n - x). It never covers less
/// than promised, and is wider than [`wilson`]; use it where a promise must be kept in every single case.
pub fn clopper_pearson(share: Proportion, confidence: Confidence) -> Interval {
    let (x, n, tail) = (share.x(), share.n(), confidence.tail());
    let lower = if x <= 0.0 { 0.0 } else { quantile::beta(tail, x, n - x + 1.0) };
    let upper = if x >= n { 1.0 } else { quantile::beta(1.0 - tail, x + 1.0, n - x) };
    Interval { lower: lower.min(share.share()), upper: upper.max(share.share()) }
}
