//! What was observed: a share of cases, or a mean with its spread. Checked once, here.

use crate::undefined::{Undefined, count, finite, not_negative};

/// Is `x` cases out of `n`, with n above 0 and x from 0 to n.
///
/// Both may be fractional: n when it is an effective count, x because published figures often give only
/// a rounded percentage, and x = percentage × n / 100 is then the most honest count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proportion {
    x: f64,
    n: f64,
}

impl Proportion {
    /// Takes `x` cases out of `n`; n = 0 is [`Undefined::NoObservations`].
    pub fn new(x: f64, n: f64) -> Result<Self, Undefined> {
        let n = count(n)?;
        if not_negative(x)? > n { Err(Undefined::OutOfRange) } else { Ok(Self { x, n }) }
    }

    /// Takes a published share, from 0 to 1, of `n`.
    pub fn of_share(share: f64, n: f64) -> Result<Self, Undefined> {
        if not_negative(share)? > 1.0 {
            Err(Undefined::OutOfRange)
        } else {
            Self::new(share * n, n)
        }
    }

    /// Returns the number of cases.
    pub fn x(self) -> f64 {
        self.x
    }

    /// Returns the number observed.
    pub fn n(self) -> f64 {
        self.n
    }

    /// Returns x / n.
    pub fn share(self) -> f64 {
        self.x / self.n
    }

    /// Returns the same share with another, usually effective, count: x = share × n.
    pub fn with_n(self, n: f64) -> Result<Self, Undefined> {
        Self::of_share(self.share(), n)
    }

    /// Returns the sampling variance p(1 - p)/n of the share.
    ///
    /// p is (x + 2)/(n + 4) (Agresti & Coull 1998), so that "all of 12" is not taken for certainty.
    pub fn variance(self) -> f64 {
        let p = (self.x + 2.0) / (self.n + 4.0);
        p * (1.0 - p) / self.n
    }
}

/// Is the mean and standard deviation (divisor n - 1) of `n` values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    mean: f64,
    sd: f64,
    n: f64,
}

impl Sample {
    /// Takes a finite mean, a standard deviation of at least 0 and a count above 0.
    pub fn new(mean: f64, sd: f64, n: f64) -> Result<Self, Undefined> {
        Ok(Self { n: count(n)?, mean: finite(mean)?, sd: not_negative(sd)? })
    }

    /// Returns the mean.
    pub fn mean(self) -> f64 {
        self.mean
    }

    /// Returns the standard deviation of single values.
    pub fn sd(self) -> f64 {
        self.sd
    }

    /// Returns the number of values.
    pub fn n(self) -> f64 {
        self.n
    }

    /// Returns the standard error of the mean, sd / √n.
    pub fn standard_error(self) -> f64 {
        self.sd / self.n.sqrt()
    }

    /// Returns the sampling variance of the mean, sd² / n.
    pub fn variance(self) -> f64 {
        self.sd * self.sd / self.n
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_samples_are_refused_with_the_reason() {
        for (x, n, reason) in [
            (0.0, 0.0, Undefined::NoObservations),
            (1.0, 0.0, Undefined::NoObservations),
            (1.0, -1.0, Undefined::OutOfRange),
            (-1.0, 5.0, Undefined::OutOfRange),
            (6.0, 5.0, Undefined::OutOfRange),
            (f64::NAN, 5.0, Undefined::NotFinite),
            (1.0, f64::INFINITY, Undefined::NotFinite),
        ] {
            assert_eq!(Proportion::new(x, n), Err(reason));
        }
        assert_eq!(Sample::new(1.0, -0.1, 5.0), Err(Undefined::OutOfRange));
        assert_eq!(Sample::new(f64::NAN, 0.1, 5.0), Err(Undefined::NotFinite));
        assert_eq!(Sample::new(1.0, 0.1, 0.0), Err(Undefined::NoObservations));
    }

    #[test]
    fn a_published_percentage_becomes_a_fractional_count() {
        let share = Proportion::of_share(0.833, 30.0).unwrap();
        assert!((share.x() - 24.99).abs() < 1e-12);
        assert!((share.share() - 0.833).abs() < 1e-15);
        assert_eq!(Proportion::of_share(1.2, 30.0), Err(Undefined::OutOfRange));
    }

    #[test]
    fn a_full_share_still_has_a_variance() {
        assert!(Proportion::new(12.0, 12.0).unwrap().variance() > 0.005);
    }
}
