//! Over-dispersion: when units differ by more than chance and the reason is not in the data.

use statrs::distribution::{ChiSquared, ContinuousCDF as _};

use crate::discovery::count_of;

/// Is how to widen limits when units differ by more than chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Widening {
    /// Adds a variance between units; the default, for it leaves the small units' noise as it is.
    Additive,
    /// Stretches every limit by the same factor.
    Multiplicative,
    /// Leaves the limits where chance puts them.
    Never,
}

/// Is how much limits are widened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Dispersion {
    /// Not at all: the units differ no more than chance explains, or nobody asked.
    ByChance,
    /// A variance τ² between units is added to each unit's sampling variance.
    Additive {
        /// τ², in squared units of the value.
        variance: f64,
    },
    /// Each standard error is multiplied by √φ.
    Multiplicative {
        /// √φ, above 1.
        factor: f64,
    },
}

impl Dispersion {
    /// Returns the factor, at least 1, by which a standard error grows: √((s² + τ²)/s²), or √φ.
    pub fn inflation(self, sampling_variance: f64) -> f64 {
        match self {
            Self::Additive { variance } if sampling_variance > 0.0 => {
                (1.0 + variance / sampling_variance).sqrt()
            }
            Self::ByChance | Self::Additive { .. } => 1.0,
            Self::Multiplicative { factor } => factor,
        }
    }
}

/// Returns φ and the widening it calls for, from each unit's z and sampling variance.
///
/// Spiegelhalter 2005 (QSHC 14:347): φ = Σz²/I over z winsorised 10 % at each end (type-7 quantiles). If Iφ
/// exceeds the .95 quantile of χ² with I - 1 degrees of freedom, τ² = (Iφ - (I - 1))/(Σw - Σw²/Σw) with
/// w = 1/s² (`DerSimonian` & Laird 1986). Winsorising leaves φ at .68 by chance alone, so that only clear
/// over-dispersion widens the limits.
pub(super) fn estimate(units: &[(f64, f64)], widening: Widening) -> (f64, Dispersion) {
    let count = count_of(units);
    let phi = winsorised_squares(units) / count;
    if units.len() < 2 || !exceeds_chance(count * phi, count - 1.0) {
        return (phi, Dispersion::ByChance);
    }
    let dispersion = match widening {
        Widening::Never => Dispersion::ByChance,
        Widening::Multiplicative => Dispersion::Multiplicative { factor: phi.max(1.0).sqrt() },
        Widening::Additive => {
            let weights = || units.iter().map(|(_, variance)| 1.0 / variance);
            let sum: f64 = weights().sum();
            let squares: f64 = weights().map(|weight| weight * weight).sum();
            let excess = (count * phi - (count - 1.0)).max(0.0);
            Dispersion::Additive { variance: excess / (sum - squares / sum) }
        }
    };
    (phi, dispersion)
}

fn exceeds_chance(statistic: f64, freedom: f64) -> bool {
    ChiSquared::new(freedom).is_ok_and(|chance| chance.cdf(statistic) > 0.95)
}

fn winsorised_squares(units: &[(f64, f64)]) -> f64 {
    let mut sorted: Vec<f64> = units.iter().map(|(z, _)| *z).collect();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = (quantile(&sorted, 0.1), quantile(&sorted, 0.9));
    sorted.iter().map(|z| z.clamp(low, high).powi(2)).sum()
}

/// The type-7 quantile (Hyndman & Fan 1996) of sorted values; 0 of none.
fn quantile(sorted: &[f64], q: f64) -> f64 {
    let place = q * (count_of(sorted) - 1.0).max(0.0);
    let mut weights = 0.0;
    let mut rank = 0.0;
    for value in sorted {
        // Only the two neighbours of the place have a weight, and the two weights make 1.
        weights += value * (1.0 - (place - rank).abs()).max(0.0);
        rank += 1.0;
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_r() {
        // quantile(c(1, 2, 4, 8), c(.1, .5, .9), type = 7)
        let values = [1.0, 2.0, 4.0, 8.0];
        for (q, expected) in [(0.1, 1.3), (0.5, 3.0), (0.9, 6.8)] {
            assert!((quantile(&values, q) - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn the_variance_between_units_is_found_again() {
        // Two kinds of units, at z = -3 and z = 3, each with variance 1: φ = 9, τ² = (90 - 9)/(10 - 1).
        let units: Vec<_> = (0..10).map(|i| (if i % 2 == 0 { 3.0 } else { -3.0 }, 1.0)).collect();
        let (phi, dispersion) = estimate(&units, Widening::Additive);
        assert!((phi - 9.0).abs() < 1e-12);
        assert_eq!(dispersion, Dispersion::Additive { variance: 9.0 });
        let (_, stretched) = estimate(&units, Widening::Multiplicative);
        assert!((stretched.inflation(1.0) - 3.0).abs() < 1e-12);
        assert_eq!(estimate(&units, Widening::Never).1, Dispersion::ByChance);
    }
}
