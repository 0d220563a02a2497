//! Several years taken together, for units too small to be read year by year.

use crate::{
    confidence::Confidence,
    interval::{self, Interval},
    sample::{Proportion, Sample},
    undefined::Undefined,
};

/// Is one figure made of several.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pooled {
    /// The share of all cases, or the mean of all values.
    pub value: f64,
    /// The interval of the value.
    pub interval: Interval,
    /// The number observed in all.
    pub n: f64,
}

/// Returns Σx of Σn with its Wilson interval: never the average of the yearly shares.
pub fn shares(years: &[Proportion], confidence: Confidence) -> Result<Pooled, Undefined> {
    let all = total(years)?;
    let interval = interval::wilson(all, confidence);
    Ok(Pooled { value: all.share(), interval, n: all.n() })
}

/// Returns Σx of Σn as one proportion, for example the share of all units together.
pub fn total(parts: &[Proportion]) -> Result<Proportion, Undefined> {
    let x = parts.iter().map(|part| part.x()).sum();
    let n = parts.iter().map(|part| part.n()).sum();
    Proportion::new(x, n)
}

/// Returns the mean weighted by n, with a t interval from the pooled standard deviation.
///
/// See [`together`] for the spread; t has Σ(n - 1) degrees of freedom. Clipped to the bounds of the scale
/// if it has any. At least 5 values in all.
pub fn means(
    years: &[Sample],
    confidence: Confidence,
    bounds: Option<Interval>,
) -> Result<Pooled, Undefined> {
    let all = together(years)?;
    let interval = interval::student(all, confidence, bounds)?;
    Ok(Pooled { value: all.mean(), interval, n: all.n() })
}

/// Returns the n-weighted mean and the pooled standard deviation √(Σ(n - 1)s² / Σ(n - 1)).
///
/// The spread is the one within years: differences between the years are part of what is averaged, not
/// of its error. Where no part has two values their plain average spread is taken.
pub fn together(parts: &[Sample]) -> Result<Sample, Undefined> {
    let n: f64 = parts.iter().map(|part| part.n()).sum();
    if n <= 0.0 {
        return Err(Undefined::NoObservations);
    }
    let mean = parts.iter().map(|part| part.mean() * (part.n() / n)).sum();
    let freedom: f64 = parts.iter().map(|part| (part.n() - 1.0).max(0.0)).sum();
    let weight = |part: &Sample| {
        if freedom > 0.0 { (part.n() - 1.0).max(0.0) / freedom } else { part.n() / n }
    };
    let variance: f64 = parts.iter().map(|part| weight(part) * part.sd() * part.sd()).sum();
    Sample::new(mean, variance.sqrt(), n)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn three_small_years_become_one_readable_figure() {
        let years = [(9.0, 12.0), (11.0, 14.0), (7.0, 10.0)];
        let years = years.map(|(x, n)| Proportion::new(x, n).unwrap());
        let pooled = shares(&years, Confidence::P95).unwrap();
        assert!((pooled.value - 0.75).abs() < 1e-12);
        assert!((pooled.n - 36.0).abs() < 1e-12);
        assert_eq!(
            pooled.interval,
            interval::wilson(Proportion::new(27.0, 36.0).unwrap(), Confidence::P95)
        );
    }

    #[test]
    fn a_mean_over_years_weighs_each_child_alike() {
        let years = [(6.0, 2.0, 10.0), (9.0, 3.0, 20.0)];
        let years = years.map(|(mean, sd, n)| Sample::new(mean, sd, n).unwrap());
        let all = together(&years).unwrap();
        assert!((all.mean() - 8.0).abs() < 1e-12);
        assert!((all.sd() - (207.0_f64 / 28.0).sqrt()).abs() < 1e-12);
        assert!(means(&years, Confidence::P95, None).unwrap().interval.contains(8.0));
    }

    #[test]
    fn nothing_to_pool_says_so() {
        assert_eq!(shares(&[], Confidence::P95), Err(Undefined::NoObservations));
        assert_eq!(means(&[], Confidence::P95, None), Err(Undefined::NoObservations));
    }

    proptest! {
        #[test]
        fn a_pooled_share_lies_among_its_years_and_is_surer_than_the_same_share_of_one(
            years in prop::collection::vec((1.0..200.0_f64, 0.0..=1.0_f64), 2..6),
        ) {
            let years: Vec<_> =
                years.iter().map(|(n, p)| Proportion::of_share(*p, *n).unwrap()).collect();
            let pooled = shares(&years, Confidence::P95).unwrap();
            let lowest = years.iter().map(|year| year.share()).fold(1.0, f64::min);
            let highest = years.iter().map(|year| year.share()).fold(0.0, f64::max);
            prop_assert!(pooled.value >= lowest - 1e-12 && pooled.value <= highest + 1e-12);
            for year in years {
                let alone = Proportion::of_share(pooled.value.clamp(0.0, 1.0), year.n()).unwrap();
                let width = interval::wilson(alone, Confidence::P95).width();
                prop_assert!(pooled.interval.width() <= width + 1e-12);
            }
        }
    }
}
