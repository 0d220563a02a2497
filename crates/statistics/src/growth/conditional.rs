//! What pupils reached beyond what their earlier scores foretell.

use crate::undefined::{Undefined, finite};

/// Is the line that foretells later scores, and what each pupil is above it.
#[derive(Debug, Clone, PartialEq)]
pub struct Conditional {
    /// The later score foretold of an earlier one of 0.
    pub intercept: f64,
    /// The slope β/ρ₁₁, corrected for earlier scores that are not reliable.
    pub slope: f64,
    /// How far each pupil's later score is above the line.
    pub residuals: Vec<f64>,
}

/// Returns conditional growth: the residuals of y₂ on y₁.
///
/// The line goes through both means with the slope of least squares divided by the reliability ρ₁₁ of y₁ (Fuller
/// 1987). Without the correction units whose pupils begin low look bad.
///
/// # Errors
/// When lengths differ, with fewer than three pupils, when the earlier scores are all the same, or when the reliability
/// is not above 0 and at most 1.
pub fn conditional(
    before: &[f64],
    now: &[f64],
    reliability: f64,
) -> Result<Conditional, Undefined> {
    if before.len() != now.len() {
        return Err(Undefined::Unlike);
    }
    if before.len() < 3 {
        return Err(Undefined::TooFew { needed: 3 });
    }
    for value in before.iter().chain(now) {
        finite(*value)?;
    }
    // Less than a hundredth is no measurement, and its correction no number to rely on.
    if !(0.01..=1.0).contains(&reliability) {
        return Err(Undefined::OutOfRange);
    }
    #[expect(clippy::cast_precision_loss, reason = "pupils are far below 2^52")]
    let count = before.len() as f64;
    let mean = |values: &[f64]| values.iter().sum::<f64>() / count;
    let (mean_before, mean_now) = (mean(before), mean(now));
    let (mut squares, mut products) = (0.0, 0.0);
    for (one, other) in before.iter().zip(now) {
        squares += (one - mean_before) * (one - mean_before);
        products += (one - mean_before) * (other - mean_now);
    }
    let slope = products / squares / reliability;
    let intercept = mean_now - slope * mean_before;
    if squares <= 0.0 || !slope.is_finite() || !intercept.is_finite() {
        return Err(Undefined::NoVariation);
    }
    let residual = |(one, other): (&f64, &f64)| other - mean_now - slope * (one - mean_before);
    let residuals = before.iter().zip(now).map(residual).collect();
    Ok(Conditional { intercept, slope, residuals })
}
