//! How surely gains are measured.

use crate::undefined::{Undefined, finite, not_negative};

/// Is one of two measurements of the same pupils.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Occasion {
    /// The standard deviation of the scores between pupils.
    pub sd: f64,
    /// The reliability of the scores, from 0 to 1.
    pub reliability: f64,
}

/// Returns the reliability of gains: (ρ₁₁s₁² + ρ₂₂s₂² - 2r₁₂s₁s₂) / (s₁² + s₂² - 2r₁₂s₁s₂).
///
/// Lord 1963; Rogosa & Willett 1983. It is moved into 0 to 1, since a correlation above what the reliabilities allow
/// would make it negative.
///
/// # Errors
/// When a spread is negative, a reliability is no share or a correlation lies beyond -1 to 1, and when the gains of all
/// pupils are the same.
pub fn gain_reliability(
    before: Occasion,
    now: Occasion,
    correlation: f64,
) -> Result<f64, Undefined> {
    for occasion in [before, now] {
        not_negative(occasion.sd)?;
        if !(0.0..=1.0).contains(&finite(occasion.reliability)?) {
            return Err(Undefined::OutOfRange);
        }
    }
    if !(-1.0..=1.0).contains(&finite(correlation)?) {
        return Err(Undefined::OutOfRange);
    }
    let shared = 2.0 * correlation * before.sd * now.sd;
    let (one, other) = (before.sd * before.sd, now.sd * now.sd);
    let whole = one + other - shared;
    // The difference of squares has no digits left below.
    if whole <= 1e-12 * (one + other) {
        return Err(Undefined::NoVariation);
    }
    let known = before.reliability * one + now.reliability * other - shared;
    Ok((known / whole).clamp(0.0, 1.0))
}
