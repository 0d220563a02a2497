//! Exact binomial limits for shares.

use statrs::distribution::{Binomial, DiscreteCDF as _};

use crate::{
    funnel::Limits,
    interval::Interval,
    probability::normal_quantile,
    sample::Proportion,
    undefined::{Undefined, finite},
};

/// Returns the limit (r - α)/n of Spiegelhalter 2005 (Stat Med 24:1185) for quantile `q`, within 0 to 1.
///
/// r is the smallest count with F(r) ≥ q and α = (F(r) - q)/(F(r) - F(r - 1)), F being the binomial
/// distribution function of n and the target. The module says why units are judged by other limits.
pub fn interpolated_limit(target: f64, n: u32, q: f64) -> Result<f64, Undefined> {
    let inside = |p: f64| finite(p).map(|p| p > 0.0 && p < 1.0);
    if n == 0 {
        return Err(Undefined::NoObservations);
    }
    if !(inside(target)? && inside(q)?) {
        return Err(Undefined::OutOfRange);
    }
    Ok(crossing(n, q, |k| at_most(target, n, k)))
}

/// Returns the mid-p limits for a unit of `n`, rounded to whole children.
pub(super) fn limits(target: f64, n: f64) -> Limits {
    let n = whole(n).max(1);
    let limit = |q: f64| crossing(n, q, |k| mid_p(target, n, k));
    Limits {
        inner: Interval { lower: limit(0.025), upper: limit(0.975) },
        outer: Interval { lower: limit(0.001), upper: limit(0.999) },
    }
}

/// Returns the z whose normal tail equals the smaller mid-p tail of the share, at most 37 in size.
pub(super) fn score(target: f64, share: Proportion) -> f64 {
    let n = whole(share.n()).max(1);
    let x = whole(share.share() * f64::from(n)).min(n);
    // The upper tail is the lower tail of the others, which keeps digits that 1 - p would lose.
    let below = mid_p(target, n, x);
    let above = mid_p(1.0 - target, n, n - x);
    if below <= above { normal_quantile(below) } else { -normal_quantile(above) }
}

/// P(X < k) + ½P(X = k).
fn mid_p(target: f64, n: u32, k: u32) -> f64 {
    let before = k.checked_sub(1).map_or(0.0, |before| at_most(target, n, before));
    f64::midpoint(before, at_most(target, n, k))
}

/// P(X ≤ k).
fn at_most(target: f64, n: u32, k: u32) -> f64 {
    Binomial::new(target, u64::from(n)).map_or(0.0, |binomial| binomial.cdf(u64::from(k)))
}

/// Returns the share where a rising function of counts, read between them in a straight line, reaches q.
fn crossing(n: u32, q: f64, rising: impl Fn(u32) -> f64) -> f64 {
    let (mut low, mut high) = (0, n);
    while low < high {
        let middle = low + (high - low) / 2;
        if rising(middle) >= q {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    let reached = rising(low);
    if reached < q {
        return 1.0;
    }
    let before = low.checked_sub(1).map_or(0.0, &rising);
    let beyond = (reached - q) / (reached - before);
    ((f64::from(low) - beyond) / f64::from(n)).max(0.0)
}

/// Rounds a count to whole children.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and counts are neither negative nor near 2^32"
)]
fn whole(count: f64) -> u32 {
    count.round() as u32
}
