//! The smallest change that could be told from noise.

use crate::{
    confidence::Confidence,
    probability::normal_quantile,
    undefined::{Undefined, count, not_negative},
};

/// Is how hard a change is looked for: the risk of a false alarm, and the chance to see a true change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Power {
    confidence: Confidence,
    power: f64,
}

impl Power {
    /// The usual demand: 5 % false alarms (two-sided), four of five true changes seen.
    pub const USUAL: Self = Self { confidence: Confidence::P95, power: 0.8 };

    /// Takes a two-sided confidence and the chance, from .5 to .999, to see a true change.
    pub fn new(confidence: Confidence, power: f64) -> Result<Self, Undefined> {
        if (0.5..=0.999).contains(&not_negative(power)?) {
            Ok(Self { confidence, power })
        } else {
            Err(Undefined::OutOfRange)
        }
    }

    /// Returns how many standard errors the change must measure: z(1 - α/2) + z(power), usually 2.80.
    pub fn multiple(self) -> f64 {
        self.confidence.z() + normal_quantile(self.power)
    }
}

/// Returns the smallest detectable change of a share between n1 and n2 children, as a share.
///
/// multiple · √(p(1 - p)(1/n1 + 1/n2)) (Bloom 1995); p is the share to start from. Never above 1; a share
/// of 0 or 1 has no spread to go by and is refused.
pub fn share_change(p: f64, n1: f64, n2: f64, power: Power) -> Result<f64, Undefined> {
    let spread = not_negative(p)? * (1.0 - p);
    if spread <= 0.0 {
        return Err(Undefined::OutOfRange);
    }
    let variance = spread * (1.0 / count(n1)? + 1.0 / count(n2)?);
    Ok((power.multiple() * variance.sqrt()).min(1.0))
}

/// Returns the smallest detectable change of a mean between n1 and n2 children, on its own scale.
///
/// multiple · √(σ²/n1 + σ²/n2 + 2υ²) (Bloom 1995): σ is the spread between children, υ that of the
/// unit's own good and bad years, 0 if unknown, which then makes the answer too hopeful.
pub fn mean_change(
    sd: f64,
    n1: f64,
    n2: f64,
    yearly_sd: f64,
    power: Power,
) -> Result<f64, Undefined> {
    let sampling = not_negative(sd)?.powi(2) * (1.0 / count(n1)? + 1.0 / count(n2)?);
    let variance = sampling + 2.0 * not_negative(yearly_sd)?.powi(2);
    Ok(power.multiple() * variance.sqrt())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sixty_children_cannot_show_less_than_twenty_percentage_points() {
        let change = share_change(0.8, 60.0, 60.0, Power::USUAL).unwrap();
        assert!((change - 0.2046).abs() < 1e-4, "{change}");
    }

    #[test]
    fn one_school_cannot_show_a_yearly_change_in_well_being_below_a_quarter_point() {
        let change = mean_change(0.55, 150.0, 150.0, 0.05, Power::USUAL).unwrap();
        assert!((change - 0.2663).abs() < 1e-4, "{change}");
        assert!((Power::USUAL.multiple() - 2.801_585).abs() < 1e-6);
    }

    #[test]
    fn impossible_questions_are_refused() {
        assert_eq!(share_change(1.0, 60.0, 60.0, Power::USUAL), Err(Undefined::OutOfRange));
        assert_eq!(share_change(0.8, 0.0, 60.0, Power::USUAL), Err(Undefined::NoObservations));
        assert_eq!(mean_change(-1.0, 9.0, 9.0, 0.0, Power::USUAL), Err(Undefined::OutOfRange));
        assert_eq!(Power::new(Confidence::P95, 1.0), Err(Undefined::OutOfRange));
    }

    proptest! {
        #[test]
        fn more_children_show_smaller_changes(
            p in 0.05..0.95_f64, n in 5.0..500.0_f64, more in 1.0..400.0_f64,
        ) {
            let few = share_change(p, n, n, Power::USUAL).unwrap();
            prop_assert!(share_change(p, n, n + more, Power::USUAL).unwrap() <= few);
            let coarse = mean_change(1.0, n, n, 0.1, Power::USUAL).unwrap();
            prop_assert!(mean_change(1.0, n, n + more, 0.1, Power::USUAL).unwrap() < coarse);
        }
    }
}
