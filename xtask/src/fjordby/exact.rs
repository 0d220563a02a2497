//! Logarithm, exponential and normal distribution made of `+ - × ÷` and square roots only.
//!
//! IEEE 754 rounds these the same everywhere, while `f64::ln` and `f64::exp` may differ in the
//! last digit from one machine to the next. The committed files must not.

use std::f64::consts::{LN_2, SQRT_2};

const MANTISSA: u64 = (1 << 52) - 1;
const ONE: u64 = 1023 << 52;

/// Returns the natural logarithm of a number above zero.
pub(crate) fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let exponent = i16::try_from(bits >> 52).expect("a positive number has eleven bits there");
    let mantissa = f64::from_bits((bits & MANTISSA) | ONE);
    let (m, e) = if mantissa > SQRT_2 {
        (mantissa / 2.0, exponent - 1022)
    } else {
        (mantissa, exponent - 1023)
    };
    let s = (m - 1.0) / (m + 1.0);
    let series = (0..12_u8).rev().fold(0.0, |sum, k| sum * s * s + 1.0 / f64::from(2 * k + 1));
    2.0 * s * series + f64::from(e) * LN_2
}

/// Returns e to the power of a moderate number: the series at a 1024th, squared ten times.
pub(crate) fn exp(x: f64) -> f64 {
    let r = x / 1024.0;
    let series = (1..=10_u8).rev().fold(1.0, |sum, k| 1.0 + sum * r / f64::from(k));
    (0..10).fold(series, |power, _| power * power)
}

/// Returns the share of a standard normal distribution below `z`, to seven decimals
/// (Abramowitz and Stegun 26.2.17).
pub(crate) fn below(z: f64) -> f64 {
    const B: [f64; 5] =
        [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    const DENSITY_AT_ZERO: f64 = 0.398_942_280_401_432_7;
    let t = 1.0 / (1.0 + 0.231_641_9 * z.abs());
    let tail =
        DENSITY_AT_ZERO * exp(-z * z / 2.0) * B.iter().rev().fold(0.0, |sum, b| (sum + b) * t);
    if z < 0.0 { tail } else { 1.0 - tail }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_agree_with_the_machines_own() {
        for x in [1e-9, 0.1, 0.5, 1.0, 1.5, 2.0, 7.5, 1000.0_f64] {
            assert!((ln(x) - x.ln()).abs() < 1e-12, "ln {x}");
        }
        for x in [-8.0, -1.0, 0.0, 0.3, 4.6_f64] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-11, "exp {x}");
        }
    }

    #[test]
    fn the_normal_distribution_is_that_of_the_tables() {
        for (z, p) in [(0.0, 0.5), (1.959_964, 0.975), (-1.281_552, 0.1), (3.0, 0.998_650_1)] {
            assert!((below(z) - p).abs() < 2e-7, "{z}");
        }
    }
}
