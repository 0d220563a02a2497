//! Quantiles of the beta, F, Student's t and binomial distributions, from their distribution functions.
//!
//! The library's own inverses do not end for some large parameters (t with 10^8 degrees of freedom);
//! its distribution functions are within 1e-9 of R everywhere we use them.

use std::{cell::RefCell, collections::HashMap};

use statrs::distribution::{
    Beta, Binomial, Continuous as _, ContinuousCDF as _, DiscreteCDF as _, StudentsT,
};

use crate::probability::normal_quantile;

/// Returns the x in [0, 1] where the beta distribution with shapes `a` and `b`, both above 0, reaches `p`.
pub(crate) fn beta(p: f64, a: f64, b: f64) -> f64 {
    let mean = a / (a + b);
    let Ok(distribution) = Beta::new(a, b) else { return mean };
    let slope = |x: f64| distribution.pdf(x);
    invert(p, mean, (0.0, 1.0), |x| distribution.cdf(x), slope)
}

/// Returns the quantile of the F distribution with `df1` and `df2` degrees of freedom, both at least 1.
///
/// F is a beta variable over its complement. The complement is searched by itself, since near 1 a double
/// has no digits left for it. Where both degrees are large the beta function loses its own digits, and
/// Paulson's cube root (Abramowitz & Stegun 26.6.15) is within 1e-6; where one alone is, 10^8 is infinite.
pub(crate) fn fisher(p: f64, df1: f64, df2: f64) -> f64 {
    const LARGE: f64 = 10_000.0;
    const INFINITE: f64 = 1e8;
    if df1 > LARGE && df2 > LARGE {
        return paulson(p, df1, df2);
    }
    let (df1, df2) = (df1.min(INFINITE), df2.min(INFINITE));
    let above = beta(p, df1 / 2.0, df2 / 2.0);
    let below = beta(1.0 - p, df2 / 2.0, df1 / 2.0);
    df2 / df1 * above / below
}

/// Returns the smallest count that a binomial variable of `n` and `chance` is at most with probability `p`.
/// `chance` lies from 0 to 1.
pub(crate) fn binomial(p: f64, n: u32, chance: f64) -> u32 {
    let (mut low, mut high) = (0, n);
    let Ok(distribution) = Binomial::new(chance, u64::from(n)) else { return n };
    while low < high {
        let middle = low + (high - low) / 2;
        if distribution.cdf(u64::from(middle)) >= p {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// Solves Paulson's normal approximation of F^⅓, a quadratic equation, for F.
fn paulson(p: f64, df1: f64, df2: f64) -> f64 {
    let z = normal_quantile(p);
    let (spread1, spread2) = (2.0 / (9.0 * df1), 2.0 / (9.0 * df2));
    let (mean1, mean2) = (1.0 - spread1, 1.0 - spread2);
    let square = mean2 * mean2 - z * z * spread2;
    let linear = mean1 * mean2;
    let rest = mean1 * mean1 - z * z * spread1;
    let root = (linear * linear - square * rest).max(0.0).sqrt();
    ((linear + root.copysign(z)) / square).powi(3)
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

    #[test]
    fn quantiles_of_counts_agree_with_r() {
        // qbinom(p, n, chance)
        for (p, n, chance, expected) in [
            (0.001_35, 20, 0.2, 0),
            (0.998_65, 20, 0.2, 10),
            (0.998_65, 400, 0.01, 11),
            (0.001_35, 30, 0.9, 21),
            (0.05, 99, 0.5, 41),
            (0.05, 0, 0.5, 0),
            (0.5, 1_000_000, 0.3, 300_000),
        ] {
            assert_eq!(binomial(p, n, chance), expected, "qbinom({p}, {n}, {chance})");
        }
    }

    #[test]
    fn quantiles_of_f_agree_with_scipy() {
        for (p, df1, df2, expected) in [
            (0.975, 5.0, 18.0, 3.381_967_805_88),
            (0.025, 5.0, 18.0, 0.157_186_161_366),
            (0.975, 1.0, 1.0, 647.789_011_478),
            (0.025, 1.0, 1.0, 0.001_543_712_508_67),
            (0.999_5, 1.0, 1.0, 1_621_138.271_61),
            (0.975, 29.0, 174.0, 1.661_538_417_03),
            (0.975, 4.0, 1e9, 2.785_821_705_26),
            (0.025, 4.0, 1e9, 0.121_104_639_18),
            (0.975, 999.0, 3996.0, 1.101_451_233_33),
            (0.025, 3000.0, 9000.0, 0.942_823_320_459),
            (0.025, 1400.0, 3e5, 0.927_128_497_414),
            (0.975, 9000.0, 1e6, 1.029_564_378_81),
            (0.975, 9999.0, 9999.0, 1.039_982_072_54),
            (0.975, 2e4, 6e4, 1.022_823_883_58),
        ] {
            let value = fisher(p, df1, df2);
            let message = format!("F({p}; {df1}, {df2}) = {value}, expected {expected}");
            assert!((value / expected - 1.0).abs() < 2e-7, "{message}");
        }
    }
}
