//! No input makes a function panic, run for ever, or return NaN or infinity.

use proptest::{num::f64::ANY, prelude::*};

use crate::{
    confidence::Confidence,
    detectable::{self, Power},
    discovery::benjamini_hochberg,
    estimate::Estimate,
    forecast::{Model, Observation},
    funnel::{Funnel, Widening, interpolated_limit},
    interval::{self, Interval},
    logit,
    moments::Moments,
    pool, probability,
    sample::{Proportion, Sample},
    shrink::Population,
};

/// Any double there is, and more often one that could be meant.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        ANY,
        -10.0..10.0_f64,
        0.0..=1.0_f64,
        0.0..1e6_f64,
        Just(0.0),
        Just(1e100),
        Just(1e-300)
    ]
}

fn sound(interval: Interval) -> bool {
    interval.lower.is_finite() && interval.upper.is_finite() && interval.lower <= interval.upper
}

fn finite(values: &[f64]) -> bool {
    values.iter().all(|value| value.is_finite())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn shares_of_any_numbers_are_sound(x in number(), n in number(), t in number(), level in number()) {
        let confidence = Confidence::new(level).unwrap_or(Confidence::P95);
        let Ok(share) = Proportion::new(x, n) else { return Ok(()) };
        prop_assert!(sound(interval::wilson(share, confidence)));
        prop_assert!(sound(interval::clopper_pearson(share, confidence)));
        prop_assert!(sound(interval::newcombe(share, share, confidence)));
        prop_assert!(sound(pool::shares(&[share, share], confidence).unwrap().interval));
        prop_assert!(finite(&[share.share(), share.variance(), logit::logit(share).0]));
        if let Ok(p) = probability::share_at_least(share, t) {
            prop_assert!((0.0..=1.0).contains(&p));
        }
        if let Ok(funnel) = Funnel::of_shares(&[share], t, Widening::Additive) {
            let reading = funnel.readings[0];
            prop_assert!(finite(&[reading.z, reading.p_value, funnel.spread]));
            prop_assert!(sound(reading.limits.inner) && sound(reading.limits.outer));
        }
    }

    #[test]
    fn means_of_any_numbers_are_sound(mean in number(), sd in number(), n in number(), t in number()) {
        let Ok(sample) = Sample::new(mean, sd, n) else { return Ok(()) };
        let other = Sample::new(t, sd, n).unwrap_or(sample);
        prop_assert!(sound(interval::known_spread(sample, Confidence::P998, None)));
        if let Ok(interval) = interval::student(sample, Confidence::P998, None) {
            prop_assert!(sound(interval));
        }
        if let Ok(p) = probability::mean_at_least(sample, t) {
            prop_assert!((0.0..=1.0).contains(&p));
        }
        for widening in [Widening::Additive, Widening::Multiplicative] {
            let Ok(funnel) = Funnel::of_means(&[sample, other], t, widening) else { continue };
            for reading in &funnel.readings {
                prop_assert!(finite(&[reading.z, reading.p_value, funnel.spread]));
                prop_assert!(sound(reading.limits.inner) && sound(reading.limits.outer));
            }
            prop_assert!(sound(funnel.limits(t).outer));
        }
    }

    #[test]
    fn estimates_of_any_numbers_are_sound(a in number(), b in number(), c in number(), d in number()) {
        if let (Ok(one), Ok(other)) = (Estimate::new(a, b), Estimate::new(c, d)) {
            prop_assert!(sound(one.interval(Confidence::P95)));
            prop_assert!((0.0..=1.0).contains(&one.minus(other).at_least(0.0).unwrap()));
            // Levels so far apart that their squares are no numbers any more are refused, never guessed at.
            let population = Population::of(&[one, other, one]);
            if let Ok(shrunken) = population.and_then(|population| population.shrink(other)) {
                prop_assert!(sound(shrunken.level.interval(Confidence::P90)));
                prop_assert!((0.0..=1.0).contains(&shrunken.probability_above()));
                prop_assert!((0.0..=1.0).contains(&shrunken.weight));
            }
        }
        for change in [
            detectable::share_change(a, b, c, Power::USUAL),
            detectable::mean_change(a, b, c, d, Power::USUAL),
            interval::effective_n(a, b, c),
            interval::effective_n_of_weights(&[a, b, c, d]),
            interpolated_limit(a, 30, b),
            Moments::of(&[a, b, c, d]).and_then(Moments::sample).map(Sample::sd),
            logit::logit_of_threshold(a),
        ].into_iter().flatten() {
            prop_assert!(change.is_finite());
        }
        for adjusted in benjamini_hochberg(&[a, b, c, d]).into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&adjusted));
        }
        prop_assert!((0.0..=1.0).contains(&logit::share_of_logit(a)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn forecasts_of_any_numbers_are_sound(
        series in prop::collection::vec((0_i32..4, number(), number()), 0..5),
        first in prop_oneof![any::<i32>(), 1990..2030, Just(i32::MAX), Just(i32::MIN)], year in any::<i32>(), width in number(),
    ) {
        let mut at = first;
        let unit: Vec<_> = series
            .into_iter()
            .map(|(gap, value, variance)| {
                at = at.saturating_add(gap);
                Observation { year: at, value, variance }
            })
            .collect();
        let units = [unit.clone(), unit.clone()];
        let Ok(model) = Model::fit(&units, width) else { return Ok(()) };
        for asked in [year, at, at.saturating_add(3)] {
            let Ok(level) = model.level(&unit, asked) else { continue };
            prop_assert!(sound(level.interval(Confidence::P80)));
            prop_assert!(model.measured(level, width).is_err() || level.value.is_finite());
        }
        prop_assert!(finite(&[model.common_drift().value, model.common_drift().standard_error]));
    }
}
