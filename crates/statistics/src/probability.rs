//! Probabilities: the normal distribution, and how likely a truth is to lie above a threshold.

use statrs::distribution::{Beta, ContinuousCDF as _, Normal, StudentsT};

use crate::{
    sample::{Proportion, Sample},
    undefined::{Undefined, finite},
};

/// Returns P(Z ≤ z) for a standard normal Z; 0 and 1 for infinite z, one half for NaN.
pub fn normal_cdf(z: f64) -> f64 {
    if z.is_nan() { 0.5 } else { Normal::standard().cdf(z) }
}

/// Returns the z with P(Z ≤ z) = p for a standard normal Z.
///
/// `p` is moved into [1e-300, 1 - 1e-16] first, so the answer lies within ±38; NaN gives 0.
pub fn normal_quantile(p: f64) -> f64 {
    if p.is_nan() { 0.0 } else { Normal::standard().inverse_cdf(p.clamp(1e-300, 1.0 - 1e-16)) }
}

/// Returns the chance of a standard normal value at least as far from 0 as z.
pub fn two_sided(z: f64) -> f64 {
    (2.0 * normal_cdf(-z.abs())).min(1.0)
}

/// Returns the chance of a value of Student's t at least as far from 0 as t.
pub fn two_sided_t(t: f64, degrees_of_freedom: f64) -> Result<f64, Undefined> {
    let far = finite(t)?.abs();
    StudentsT::new(0.0, 1.0, finite(degrees_of_freedom)?)
        .map(|student| (2.0 * student.sf(far)).min(1.0))
        .map_err(|_never| Undefined::OutOfRange)
}

/// Returns P(θ ≥ threshold) for a share θ seen as x of n.
///
/// The posterior is Beta(x + ½, n - x + ½), Jeffreys' prior (Brown, Cai & `DasGupta` 2001). A threshold
/// at or below 0 is surely reached, one above 1 surely not, and 1 itself only as a limit: never.
pub fn share_at_least(share: Proportion, threshold: f64) -> Result<f64, Undefined> {
    match finite(threshold)? {
        threshold if threshold <= 0.0 => Ok(1.0),
        threshold if threshold >= 1.0 => Ok(0.0),
        threshold => Beta::new(share.x() + 0.5, share.n() - share.x() + 0.5)
            .map(|posterior| posterior.sf(threshold))
            .map_err(|_never| Undefined::OutOfRange),
    }
}

/// Returns P(μ ≥ threshold) for a mean μ, from Student's t with n - 1 degrees of freedom.
///
/// A sample without spread is taken at its word: 1 if its mean reaches the threshold, else 0.
pub fn mean_at_least(sample: Sample, threshold: f64) -> Result<f64, Undefined> {
    let distance = sample.mean() - finite(threshold)?;
    if sample.n() < 2.0 {
        return Err(Undefined::TooFew { needed: 2 });
    }
    let error = sample.standard_error();
    if error <= 0.0 {
        return Ok(if distance >= 0.0 { 1.0 } else { 0.0 });
    }
    StudentsT::new(0.0, 1.0, sample.n() - 1.0)
        .map(|student| student.cdf(distance / error))
        .map_err(|_never| Undefined::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_normal_distribution_agrees_with_r() {
        assert!((normal_cdf(1.0) - 0.841_344_746_068_543).abs() < 1e-10);
        assert!((normal_cdf(-3.0) - 0.001_349_898_031_630_09).abs() < 1e-10);
        assert!((normal_quantile(0.8) - 0.841_621_233_572_914).abs() < 1e-9);
        assert!((two_sided(-1.959_963_984_540_054) - 0.05).abs() < 1e-10);
    }

    #[test]
    fn impossible_arguments_have_finite_answers() {
        for p in [f64::NAN, f64::NEG_INFINITY, -1.0, 0.0, 1.0, 2.0, f64::INFINITY] {
            assert!(normal_quantile(p).abs() <= 38.0);
            assert!((0.0..=1.0).contains(&normal_cdf(p)));
            assert!((0.0..=1.0).contains(&two_sided(p)) || p.is_nan());
        }
    }

    #[test]
    fn quantile_and_distribution_undo_each_other() {
        for step in 1..100 {
            let p = f64::from(step) / 100.0;
            assert!((normal_cdf(normal_quantile(p)) - p).abs() < 1e-10);
        }
    }

    #[test]
    fn sixteen_of_twenty_reach_eighty_per_cent_about_half_of_the_time() {
        let sure = share_at_least(Proportion::new(16.0, 20.0).unwrap(), 0.8).unwrap();
        assert!((sure - 0.476_955_7).abs() < 1e-6, "{sure}");
    }

    #[test]
    fn a_mean_at_the_threshold_is_above_it_half_of_the_time() {
        let sample = Sample::new(7.0, 2.0, 25.0).unwrap();
        assert!((mean_at_least(sample, 7.0).unwrap() - 0.5).abs() < 1e-12);
        assert!((mean_at_least(sample, 6.0).unwrap() - 0.990_172_9).abs() < 1e-6);
    }
}
