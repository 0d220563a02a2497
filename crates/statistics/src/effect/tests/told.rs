//! What is said of an effect.

use super::*;

/// Twelve units with little noise, five of them treated since 3, with an effect and a trend of their own.
fn clear(size: f64, trend: f64) -> Vec<Row> {
    let mut rows = made_up(|unit| (unit % 12 < 5).then_some(3), |unit| unit);
    for row in &mut rows {
        let (period, noise) = (f64::from(i32::try_from(row.period).unwrap()), row.outcome);
        let under = row.start.is_some_and(|start| row.period >= start);
        row.outcome = (noise - if under { 1.5 } else { 0.0 }) / 20.0 + period;
        row.outcome += if under { size } else { 0.0 };
        row.outcome += if row.start.is_some() { trend * period } else { 0.0 };
    }
    rows
}

#[test]
fn a_large_effect_is_told_with_its_direction_and_an_interval_around_it() {
    for (size, verdict) in [(2.0, Verdict::EffectUp), (-2.0, Verdict::EffectDown)] {
        let found = effect(&clear(size, 0.0));
        assert_eq!((found.verdict, found.reason), (verdict, Reason::SmallP), "{found:?}");
        assert_eq!(found.evidence, Evidence::B);
        let (Some(lower), Some(upper)) = found.overall.interval else { panic!("{found:?}") };
        assert!(lower < size && size < upper && lower * size > 0.0, "{lower} {upper}");
        assert!(found.detectable.unwrap() < 1.0);
    }
}

#[test]
fn groups_that_go_apart_before_the_start_have_no_effect() {
    let found = effect(&clear(0.0, 1.0));
    assert!(found.overall.p <= 0.05 && found.pre_trend.as_ref().unwrap().p <= 0.05);
    assert_eq!((found.verdict, found.reason), (Verdict::CannotTell, Reason::PreTrendsDiffer));
    assert_eq!(found.evidence, Evidence::D);
}

#[test]
fn without_an_early_period_to_check_the_class_is_lower() {
    let mut rows = clear(2.0, 0.0);
    rows.retain(|row| row.period >= 2);
    let found = effect(&rows);
    assert_eq!((found.pre_trend, found.placebo), (None, None));
    assert_eq!((found.verdict, found.evidence), (Verdict::EffectUp, Evidence::C));
}

#[test]
fn those_already_under_the_effort_are_left_out_and_counted() {
    let start = |unit: usize| match unit {
        0 | 1 => Some(-3),
        unit => (unit < 6).then_some(3),
    };
    let found = effect(&made_up(start, |unit| unit));
    assert_eq!((found.counts.already_treated, found.counts.clusters), (2, 10));
    assert_eq!((found.counts.treated_clusters, found.timing), (4, Timing::Common));
}
