//! Quantiles of the beta and Student's t distributions, from their distribution functions.
//!
//! The library's own inverses do not end for some large parameters (t with 10^8 degrees of freedom);
//! its distribution functions are within 1e-9 of R everywhere we use them.

use std::{cell::RefCell, collections::HashMap};

use statrs::distribution::{Beta, Continuous as _, ContinuousCDF as _, StudentsT};

use crate::probability::normal_quantile;

/// Returns the x in [0, 1] where the beta distribution with shapes `a` and `b`, both above 0, reaches `p`.
pub(crate) fn beta(p: f64, a: f64, b: f64) -> f64 {
    let mean = a / (a + b);
    let Ok(distribution) = Beta::new(a, b) else { return mean };
    let slope = |x: f64| distribution.pdf(x);
    invert(p, mean, (0.0, 1.0), |x| distribution.cdf(x), slope)
}

/// So many quantiles are kept; those of more counts are searched again.
const KEPT: usize = 4096;

thread_local! {
    /// Quantiles found lately, by p and degrees of freedom. A million means rest on a few hundred different
    /// counts, and each search costs more than reading its row.
    static LATELY: RefCell<HashMap<[u64; 2], f64>> = RefCell::default();
}

/// Returns the quantile of Student's t with `df` degrees of freedom, for p from .5 up to 1.
pub(crate) fn student(p: f64, df: f64) -> f64 {
    let key = [p, df].map(f64::to_bits);
    LATELY.with_borrow_mut(|lately| {
        if lately.len() >= KEPT {
            lately.clear();
        }
        *lately.entry(key).or_insert_with(|| search_student(p, df))
    })
}

/// Searches the quantile of Student's t.
///
/// Above 10,000 degrees of freedom the Cornish–Fisher expansion (Abramowitz & Stegun 26.7.5) is exact
/// to more digits than the distribution function; below, the search starts there.
fn search_student(p: f64, df: f64) -> f64 {
    let z = normal_quantile(p);
    let first = (z.powi(3) + z) / (4.0 * df);
    let second = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / (96.0 * df * df);
    let start = z + first + second;
    if df > 10_000.0 {
        return start;
    }
    let Ok(distribution) = StudentsT::new(0.0, 1.0, df) else { return z };
    let mut upper = 2.0 * start.max(1.0);
    for _ in 0..60 {
        if distribution.cdf(upper) >= p {
            break;
        }
        upper *= 2.0;
    }
    let slope = |x: f64| distribution.pdf(x);
    invert(p, start, (0.0, upper), |x| distribution.cdf(x), slope)
}

/// Returns where a distribution function reaches `p`: Newton's steps, halving where one leaves the bracket.
fn invert(
    p: f64,
    start: f64,
    bracket: (f64, f64),
    cdf: impl Fn(f64) -> f64,
    pdf: impl Fn(f64) -> f64,
) -> f64 {
    const CLOSE: f64 = 1e-12;
    let (mut lower, mut upper) = bracket;
    let mut x = start;
    for _ in 0..100 {
        let excess = cdf(x) - p;
        if excess < 0.0 {
            lower = x;
        } else {
            upper = x;
        }
        let newton = x - excess / pdf(x);
        let inside = lower < newton && newton < upper;
        let next = if inside { newton } else { f64::midpoint(lower, upper) };
        if (next - x).abs() <= CLOSE * next.abs() {
            return next;
        }
        x = next;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_agree_with_r() {
        for (value, expected) in [
            (student(0.975, 1.0), 12.706_204_736_174_7),
            (student(0.975, 4.0), 2.776_445_105_197_79),
            (student(0.995, 9.0), 3.249_835_541_592_26),
            (student(0.999, 30.0), 3.385_184_866_829_3),
            (student(0.975, 1e4), 1.960_201_239_890_626),
            (student(0.975, 1e8), 1.959_964_008_262_77),
            (student(0.5, 7.0), 0.0),
            (beta(0.025, 5.0, 16.0), 0.086_571_469_101_43),
            (beta(0.975, 1.0, 20.0), 0.168_433_470_983_1),
        ] {
            assert!((value - expected).abs() < 1e-8, "{value} {expected}");
        }
    }
}
