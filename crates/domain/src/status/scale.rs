//! The scale on which a series is followed, so that steps are even and errors do not depend on the value.

use std::f64::consts::{FRAC_PI_2, SQRT_2};

use statistics::estimate::Estimate;

use super::observed::{Observed, tellable};
use crate::indicator::{Indicator, Kind};

/// The scale on which a series is followed.
///
/// Shares are followed as y = arcsin √((x + ⅜)/(n + ¾)) with variance 1/(4n + 2) (Anscombe 1948). On the logit
/// scale "all of 60" is far surer to be far away than "59 of 60" is to be near, and weighs less for it, so
/// that a better year could give a worse status. Here the variance knows only n, and it cannot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Scale {
    /// Shares of children, as angles.
    Angle,
    /// Counts, as logarithms.
    Logarithm,
    /// Values as they are, on a scale of this width.
    Plain(f64),
}

impl Scale {
    /// Returns the scale for an indicator's figures.
    pub(super) fn of(indicator: &Indicator) -> Self {
        let (scale, plausible) = (indicator.scale, indicator.plausible);
        let range = match indicator.kind {
            Kind::Share if indicator.counted.is_child() => return Self::Angle,
            Kind::Count => return Self::Logarithm,
            Kind::Share | Kind::Mean | Kind::Difference => scale.or(plausible),
            // The hard bounds of a ratio are far from where any unit lies.
            Kind::Ratio => plausible.or(scale),
        };
        Self::Plain(range.map(|range| range.max - range.min).filter(|w| *w > 0.0).unwrap_or(1.0))
    }

    /// Returns the width of the scale, as the priors of a forecast count it (see [`statistics::forecast`]).
    pub(super) const fn width(self) -> f64 {
        match self {
            // The slope of the angle at a share of .8, where 1 is the width for shares.
            Self::Angle => 1.25,
            // A typical yearly step is then 5.6 %.
            Self::Logarithm => 4.0,
            Self::Plain(width) => width,
        }
    }

    /// Puts what was observed on the scale: value and sampling variance.
    pub(super) fn observe(self, observed: Observed) -> (f64, f64) {
        match (self, observed) {
            (Self::Angle, Observed::Share(share)) => {
                let n = share.n();
                let nearly = (share.x() + 0.375) / (n + 0.75);
                (nearly.sqrt().asin(), 1.0 / (4.0 * n + 2.0))
            }
            (Self::Logarithm, Observed::Exact(count)) => ((count.max(0.0) + 0.5).ln(), 0.0),
            _ => {
                let estimate = observed.estimate();
                (estimate.value, estimate.standard_error.powi(2))
            }
        }
    }

    /// Puts a bound in the indicator's unit on the scale; n is that of the figure held against it.
    pub(super) fn bound(self, bound: f64, n: f64) -> f64 {
        match self {
            Self::Angle => tellable(bound / 100.0, n).sqrt().asin(),
            Self::Logarithm => (bound.max(0.0) + 0.5).ln(),
            Self::Plain(_) => bound,
        }
    }

    /// Puts a level back into the indicator's unit, its error by the delta method of second order.
    pub(super) fn back(self, level: Estimate) -> Estimate {
        let error = level.standard_error;
        match self {
            Self::Angle => {
                let angle = level.value.clamp(0.0, FRAC_PI_2);
                let slope = (2.0 * angle).sin() * error;
                let bend = SQRT_2 * (2.0 * angle).cos() * error * error;
                Estimate {
                    value: 100.0 * angle.sin().powi(2),
                    standard_error: 100.0 * slope.hypot(bend),
                }
            }
            Self::Logarithm => {
                let count = level.value.min(50.0).exp();
                Estimate { value: (count - 0.5).max(0.0), standard_error: count * error }
            }
            Self::Plain(_) => level,
        }
    }
}
