//! A value with a standard error, and what can be said from the two.

use crate::{
    confidence::Confidence,
    interval::Interval,
    probability::normal_cdf,
    undefined::{Undefined, finite, not_negative},
};

/// Is an estimate whose error is normal: a shrunken level, or a forecast.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The most likely value.
    pub value: f64,
    /// The standard deviation of the truth around the value, at least 0.
    pub standard_error: f64,
}

impl Estimate {
    /// Takes a finite value and a standard error of at least 0.
    pub fn new(value: f64, standard_error: f64) -> Result<Self, Undefined> {
        Ok(Self { value: finite(value)?, standard_error: not_negative(standard_error)? })
    }

    /// Returns value ± z · standard error.
    pub fn interval(self, confidence: Confidence) -> Interval {
        Interval::around(self.value, confidence.z() * self.standard_error)
    }

    /// Returns P(truth ≥ threshold) = Φ((value - threshold) / standard error).
    ///
    /// Without error the answer is 1 when the value reaches the threshold, and 0 otherwise.
    pub fn at_least(self, threshold: f64) -> Result<f64, Undefined> {
        let distance = self.value - finite(threshold)?;
        if self.standard_error > 0.0 {
            return Ok(normal_cdf(distance / self.standard_error));
        }
        Ok(if distance >= 0.0 { 1.0 } else { 0.0 })
    }

    /// Returns P(truth ≤ threshold), for values that should be low.
    pub fn at_most(self, threshold: f64) -> Result<f64, Undefined> {
        Self { value: -self.value, ..self }.at_least(-threshold)
    }

    /// Returns this minus another, independent estimate: a gap, or a change.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self {
            value: self.value - other.value,
            standard_error: self.standard_error.hypot(other.standard_error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_is_above_a_lower_threshold_more_surely() {
        let estimate = Estimate::new(0.8, 0.05).unwrap();
        assert!((estimate.at_least(0.8).unwrap() - 0.5).abs() < 1e-12);
        assert!((estimate.at_least(0.75).unwrap() - 0.841_344_746).abs() < 1e-8);
        assert!((estimate.at_most(0.75).unwrap() - 0.158_655_254).abs() < 1e-8);
    }

    #[test]
    fn without_error_the_answer_is_certain() {
        let exact = Estimate::new(0.8, 0.0).unwrap();
        assert!(exact.at_least(0.8).unwrap() > 0.999_999);
        assert!(exact.at_least(0.81).unwrap() < 0.000_001);
        assert_eq!(exact.at_least(f64::NAN), Err(Undefined::NotFinite));
    }

    #[test]
    fn errors_of_a_difference_add_as_squares() {
        let gap = Estimate::new(0.8, 0.03).unwrap().minus(Estimate::new(0.7, 0.04).unwrap());
        assert!((gap.value - 0.1).abs() < 1e-12);
        assert!((gap.standard_error - 0.05).abs() < 1e-12);
    }
}
