//! How often an interval should hold the truth.

use crate::{probability::normal_quantile, undefined::Undefined};

/// Is the share of times an interval should hold the truth, strictly between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Confidence(f64);

impl Confidence {
    /// Half of the time: the inner band of a forecast.
    pub const P50: Self = Self(0.50);
    /// Four of five times: the outer band of a forecast from few years.
    pub const P80: Self = Self(0.80);
    /// Nine of ten times: shrunken estimates.
    pub const P90: Self = Self(0.90);
    /// Nineteen of twenty times: figures.
    pub const P95: Self = Self(0.95);
    /// All but two of a thousand times: the outer funnel limits.
    pub const P998: Self = Self(0.998);

    /// Takes any level from 0.001 to 0.999999.
    pub fn new(level: f64) -> Result<Self, Undefined> {
        match level {
            level if !level.is_finite() => Err(Undefined::NotFinite),
            level if (0.001..=0.999_999).contains(&level) => Ok(Self(level)),
            _ => Err(Undefined::OutOfRange),
        }
    }

    /// Returns the level, such as 0.95.
    pub fn level(self) -> f64 {
        self.0
    }

    /// Returns the probability left out above the interval, such as 0.025.
    pub fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }

    /// Returns the standard normal quantile of the upper end, such as 1.959964.
    pub fn z(self) -> f64 {
        -normal_quantile(self.tail())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_levels_have_the_usual_quantiles() {
        for (confidence, z) in [
            (Confidence::P50, 0.674_489_750_196_08),
            (Confidence::P80, 1.281_551_565_544_6),
            (Confidence::P90, 1.644_853_626_951_47),
            (Confidence::P95, 1.959_963_984_540_05),
            (Confidence::P998, 3.090_232_306_167_81),
        ] {
            assert!((confidence.z() - z).abs() < 1e-10);
        }
    }

    #[test]
    fn a_level_that_is_no_share_is_refused() {
        assert_eq!(Confidence::new(1.0), Err(Undefined::OutOfRange));
        assert_eq!(Confidence::new(0.0), Err(Undefined::OutOfRange));
        assert_eq!(Confidence::new(f64::NAN), Err(Undefined::NotFinite));
        assert_eq!(Confidence::new(0.95), Ok(Confidence::P95));
    }
}
