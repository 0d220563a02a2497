//! Mean and spread of values in one pass, mergeable in any split.

use crate::{
    sample::Sample,
    undefined::{Undefined, finite},
};

/// Is count, mean and sum of squared deviations of the values seen so far.
///
/// Updated after Welford 1962 and merged after Chan, Golub & `LeVeque` 1983: never Σx² - (Σx)²/n, which
/// loses every digit when the mean is large beside the spread.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Moments {
    n: f64,
    mean: f64,
    squares: f64,
}

impl Moments {
    /// Takes all the values, in order; a value that is not finite refuses them all.
    pub fn of(values: &[f64]) -> Result<Self, Undefined> {
        let mut moments = Self::default();
        for value in values {
            moments.push(finite(*value)?);
        }
        Ok(moments)
    }

    /// Returns the moments of both sets of values together.
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        let n = self.n + other.n;
        if n <= 0.0 {
            return self;
        }
        let apart = other.mean - self.mean;
        Self {
            n,
            mean: self.mean + apart * other.n / n,
            squares: self.squares + other.squares + apart * apart * self.n * other.n / n,
        }
    }

    /// Returns mean, standard deviation and count; the spread needs two values.
    pub fn sample(self) -> Result<Sample, Undefined> {
        match self.n {
            n if n < 1.0 => Err(Undefined::NoObservations),
            n if n < 2.0 => Err(Undefined::TooFew { needed: 2 }),
            n => Sample::new(self.mean, (self.squares / (n - 1.0)).max(0.0).sqrt(), n),
        }
    }

    fn push(&mut self, value: f64) {
        self.n += 1.0;
        let before = value - self.mean;
        self.mean += before / self.n;
        self.squares += before * (value - self.mean);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Digits that agree, as NIST counts them.
    fn digits(value: f64, certified: f64) -> f64 {
        let error = ((value - certified) / certified).abs();
        if error > 0.0 { -error.log10() } else { 15.0 }
    }

    fn alternating(base: f64) -> Vec<f64> {
        let mut values = vec![base + 0.2];
        for _ in 0..500 {
            values.extend([base + 0.1, base + 0.3]);
        }
        values
    }

    #[test]
    fn the_nist_reference_sets_are_met_to_the_digits_a_double_holds() {
        // NIST StRD univariate NumAcc1-4: values, certified mean and sd, digits the data themselves allow.
        for (values, mean, sd, needed) in [
            (vec![10_000_001.0, 10_000_003.0, 10_000_002.0], 10_000_002.0, 1.0, 14.0),
            (alternating(1.0), 1.2, 0.1, 13.0),
            (alternating(1_000_000.0), 1_000_000.2, 0.1, 9.0),
            (alternating(10_000_000.0), 10_000_000.2, 0.1, 8.0),
        ] {
            let sample = Moments::of(&values).unwrap().sample().unwrap();
            assert!(digits(sample.mean(), mean) >= 14.0, "mean {}", sample.mean());
            assert!(digits(sample.sd(), sd) >= needed, "sd {}", sample.sd());
        }
    }

    #[test]
    fn too_little_to_have_a_spread_says_so() {
        assert_eq!(Moments::default().sample(), Err(Undefined::NoObservations));
        assert_eq!(Moments::of(&[1.0]).unwrap().sample(), Err(Undefined::TooFew { needed: 2 }));
        assert_eq!(Moments::of(&[1.0, f64::NAN]), Err(Undefined::NotFinite));
    }

    proptest! {
        #[test]
        fn any_split_gives_the_same_moments(
            values in prop::collection::vec(-1e6..1e6_f64, 2..60),
            cut in 0_usize..60,
        ) {
            let cut = cut.min(values.len());
            let whole = Moments::of(&values).unwrap().sample().unwrap();
            let (left, right) = values.split_at(cut);
            let both = Moments::of(left).unwrap().merge(Moments::of(right).unwrap()).sample().unwrap();
            prop_assert!((whole.mean() - both.mean()).abs() < 1e-7);
            prop_assert!((whole.sd() - both.sd()).abs() < 1e-7 * whole.sd().max(1.0));
        }
    }
}
