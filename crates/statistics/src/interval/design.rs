//! How many independent observations a sample is worth.

use crate::undefined::{Undefined, count, finite, not_negative};

/// Returns n / (1 + (m - 1)ρ) for children in groups of m whose answers correlate by ρ within a group.
///
/// Kish 1965. m is at least 1 and ρ from 0 to 1; the result is never below n / m.
pub fn effective_n(n: f64, group_size: f64, correlation: f64) -> Result<f64, Undefined> {
    let n = count(n)?;
    if finite(group_size)? < 1.0 || not_negative(correlation)? > 1.0 {
        return Err(Undefined::OutOfRange);
    }
    Ok(n / (1.0 + (group_size - 1.0) * correlation))
}

/// Returns (Σw)² / Σw², the number of equally weighted observations with the same precision.
pub fn effective_n_of_weights(weights: &[f64]) -> Result<f64, Undefined> {
    let largest = weights.iter().try_fold(0.0_f64, |largest, weight| {
        not_negative(*weight).map(|weight| largest.max(weight))
    })?;
    if largest <= 0.0 {
        return Err(Undefined::NoObservations);
    }
    // Scaled by the largest, so that no square overflows or vanishes.
    let scaled = || weights.iter().map(|weight| weight / largest);
    let (sum, squares) =
        (scaled().sum::<f64>(), scaled().map(|weight| weight * weight).sum::<f64>());
    Ok(sum * sum / squares)
}
