//! Growth percentiles: a pupil's place among all who began alike.

use super::{regression::Observations, spline::Spline};
use crate::{
    confidence::Confidence,
    interval::Interval,
    undefined::{Undefined, finite},
};

/// With fewer pupils a hundred quantiles are not told apart.
const FEWEST: usize = 100;

/// The standard deviation of a percentile drawn evenly from 1 to 99, a little above 99/√12 for its ends.
const SPREAD: f64 = 28.9;

/// A score counts as above a quantile when it is by more than this share of a standard deviation; what lies on the
/// curve itself is not.
const ABOVE: f64 = 1e-6;

/// Is the growth percentiles of pupils, and the curves' knots.
#[derive(Debug, Clone, PartialEq)]
pub struct Percentiles {
    /// Where the pieces of the curves meet: the earlier scores at 20, 40, 60 and 80 %.
    pub knots: Vec<f64>,
    /// Between which earlier scores the curves run.
    pub boundary: [f64; 2],
    /// Of each pupil the percentile, 1 to 99.
    pub of_pupils: Vec<u8>,
}

/// Is the mean percentile of a unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanPercentile {
    /// The mean, 50 where pupils grow as others who began alike.
    pub mean: f64,
    /// Where the mean of pupils like these would lie, 95 %.
    pub interval: Interval,
}

/// Returns the growth percentile of each pupil from an earlier and a later score.
///
/// The quantiles at τ = .005, .015, … .995 of the later score are quantile regressions on a cubic B-spline of the
/// earlier one; the percentile is how many of a pupil's hundred quantiles lie below the later score, from 1 to 99
/// (Betebenner 2009). Curves that cross need not be sorted for that, since a count has no order.
///
/// # Errors
/// When lengths differ, with fewer than a hundred pupils, when either score hardly varies, or when a regression has no
/// stable solution.
pub fn percentiles(before: &[f64], now: &[f64]) -> Result<Percentiles, Undefined> {
    if before.len() != now.len() {
        return Err(Undefined::Unlike);
    }
    if before.len() < FEWEST {
        return Err(Undefined::TooFew { needed: FEWEST });
    }
    for value in before.iter().chain(now) {
        finite(*value)?;
    }
    let spline = Spline::of(before)?;
    let observations = Observations {
        columns: spline.hills(),
        rows: before.iter().flat_map(|value| spline.heights(*value)).collect(),
        response: standardised(now)?,
    };
    let mut below = vec![0_u8; now.len()];
    let mut last: Option<(Vec<f64>, f64)> = None;
    for step in 0..100_u8 {
        let tau = (f64::from(step) + 0.5) / 100.0;
        let near = last.as_ref().map(|(found, tau)| (found.as_slice(), *tau));
        let found = observations.quantile(tau, near)?;
        for (count, residual) in below.iter_mut().zip(observations.residuals(&found)) {
            *count += u8::from(residual > ABOVE);
        }
        last = Some((found, tau));
    }
    let of_pupils = below.into_iter().map(|count| count.clamp(1, 99)).collect();
    Ok(Percentiles { knots: spline.knots, boundary: spline.boundary, of_pupils })
}

/// Returns the mean percentile of a unit with its interval, mean ± 1.96 · 28.9/√n, which ends at 1 and 99.
///
/// # Errors
/// Without pupils.
pub fn mean_percentile(percentiles: &[u8]) -> Result<MeanPercentile, Undefined> {
    if percentiles.is_empty() {
        return Err(Undefined::NoObservations);
    }
    #[expect(clippy::cast_precision_loss, reason = "pupils are far below 2^52")]
    let count = percentiles.len() as f64;
    let mean = percentiles.iter().map(|value| f64::from(*value)).sum::<f64>() / count;
    let half = Confidence::P95.z() * SPREAD / count.sqrt();
    let interval = Interval { lower: (mean - half).max(1.0), upper: (mean + half).min(99.0) };
    Ok(MeanPercentile { mean, interval })
}

/// Brings scores to mean 0 and standard deviation 1.
fn standardised(scores: &[f64]) -> Result<Vec<f64>, Undefined> {
    #[expect(clippy::cast_precision_loss, reason = "pupils are far below 2^52")]
    let count = scores.len() as f64;
    let mean = scores.iter().sum::<f64>() / count;
    let squares: f64 = scores.iter().map(|score| (score - mean) * (score - mean)).sum();
    let sd = (squares / count).sqrt();
    if sd <= 1e-9 * mean.abs() || sd <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    Ok(scores.iter().map(|score| (score - mean) / sd).collect())
}
