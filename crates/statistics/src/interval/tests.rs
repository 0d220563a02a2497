use proptest::prelude::*;

use super::*;
use crate::{
    confidence::Confidence,
    sample::{Proportion, Sample},
    undefined::Undefined,
};

fn share(x: f64, n: f64) -> Proportion {
    Proportion::new(x, n).unwrap()
}

fn assert_ends(interval: Interval, lower: f64, upper: f64) {
    let message = format!("{interval:?}, expected {lower} to {upper}");
    assert!((interval.lower - lower).abs() < 1e-6, "{message}");
    assert!((interval.upper - upper).abs() < 1e-6, "{message}");
}

#[test]
fn intervals_for_a_share_agree_with_the_published_examples() {
    // Newcombe 1998, table I (four decimals), extended with R's binom package.
    for (x, n, lower, upper) in [
        (81.0, 263.0, 0.255_3, 0.366_2),
        (15.0, 148.0, 0.062_4, 0.160_5),
        (0.0, 20.0, 0.0, 0.161_1),
        (1.0, 29.0, 0.006_1, 0.171_8),
    ] {
        let interval = wilson(share(x, n), Confidence::P95);
        assert!((interval.lower - lower).abs() < 5e-5 && (interval.upper - upper).abs() < 5e-5);
    }
    for (x, n, lower, upper) in [
        (81.0, 263.0, 0.252_7, 0.367_6),
        (15.0, 148.0, 0.057_8, 0.161_7),
        (0.0, 20.0, 0.0, 0.168_4),
        (1.0, 29.0, 0.000_9, 0.177_6),
    ] {
        let interval = clopper_pearson(share(x, n), Confidence::P95);
        assert!((interval.lower - lower).abs() < 5e-5 && (interval.upper - upper).abs() < 5e-5);
    }
}

#[test]
fn none_and_all_touch_the_ends_of_the_scale_exactly() {
    for n in [1.0, 7.0, 20.5, 1e9] {
        for method in [wilson, clopper_pearson] {
            assert_eq!(method(share(0.0, n), Confidence::P95).lower.to_bits(), 0.0_f64.to_bits());
            assert_eq!(method(share(n, n), Confidence::P95).upper.to_bits(), 1.0_f64.to_bits());
        }
    }
}

#[test]
fn the_gap_between_two_shares_agrees_with_newcombe() {
    // Newcombe 1998 (Stat Med 17:873), table II, method 10.
    for (x1, n1, x2, n2, lower, upper) in [
        (56.0, 70.0, 48.0, 80.0, 0.052_4, 0.333_9),
        (9.0, 10.0, 3.0, 10.0, 0.170_5, 0.809_0),
        (10.0, 10.0, 0.0, 20.0, 0.679_1, 1.0),
    ] {
        let gap = newcombe(share(x1, n1), share(x2, n2), Confidence::P95);
        assert!((gap.lower - lower).abs() < 5e-5 && (gap.upper - upper).abs() < 5e-5, "{gap:?}");
    }
}

#[test]
fn intervals_for_a_mean_use_t_when_the_spread_is_measured_and_z_when_it_is_known() {
    let sample = Sample::new(7.0, 2.0, 16.0).unwrap();
    assert_ends(student(sample, Confidence::P95, None).unwrap(), 5.934_275_2, 8.065_724_8);
    assert_ends(known_spread(sample, Confidence::P95, None), 6.020_018_0, 7.979_982_0);
    let scale = Interval { lower: 1.0, upper: 7.5 };
    assert_ends(student(sample, Confidence::P95, Some(scale)).unwrap(), 5.934_275_2, 7.5);
}

#[test]
fn four_values_have_no_spread_worth_an_interval() {
    let sample = Sample::new(7.0, 2.0, 4.0).unwrap();
    assert_eq!(student(sample, Confidence::P95, None), Err(Undefined::TooFew { needed: 5 }));
}

#[test]
fn children_in_classes_count_for_fewer() {
    assert!((effective_n(100.0, 25.0, 0.1).unwrap() - 29.411_764_7).abs() < 1e-6);
    assert!((effective_n(100.0, 1.0, 0.1).unwrap() - 100.0).abs() < 1e-12);
    assert_eq!(effective_n(100.0, 25.0, 1.5), Err(Undefined::OutOfRange));
    assert!((effective_n_of_weights(&[2.0, 2.0, 2.0]).unwrap() - 3.0).abs() < 1e-12);
    assert!((effective_n_of_weights(&[3.0, 1.0]).unwrap() - 1.6).abs() < 1e-12);
    assert_eq!(effective_n_of_weights(&[0.0]), Err(Undefined::NoObservations));
    assert_eq!(effective_n_of_weights(&[-1.0]), Err(Undefined::OutOfRange));
}

fn any_share() -> impl Strategy<Value = Proportion> {
    (1.0..2000.0_f64, 0.0..=1.0_f64).prop_map(|(n, p)| Proportion::of_share(p, n).unwrap())
}

fn any_confidence() -> impl Strategy<Value = Confidence> {
    (0.5..0.999_f64).prop_map(|level| Confidence::new(level).unwrap())
}

proptest! {
    #[test]
    fn the_estimate_lies_in_its_interval(share in any_share(), confidence in any_confidence()) {
        for method in [wilson, clopper_pearson] {
            let interval = method(share, confidence);
            prop_assert!(interval.contains(share.share()));
            prop_assert!(interval.lower >= 0.0 && interval.upper <= 1.0);
        }
    }

    #[test]
    fn counting_the_others_mirrors_the_interval(share in any_share(), confidence in any_confidence()) {
        let others = Proportion::new(share.n() - share.x(), share.n()).unwrap();
        for method in [wilson, clopper_pearson] {
            let (one, other) = (method(share, confidence), method(others, confidence));
            prop_assert!((one.lower - (1.0 - other.upper)).abs() < 1e-9);
            prop_assert!((one.upper - (1.0 - other.lower)).abs() < 1e-9);
        }
    }

    #[test]
    fn more_children_make_it_narrower(share in any_share(), more in 1.01..10.0_f64) {
        let larger = share.with_n(share.n() * more).unwrap();
        for method in [wilson, clopper_pearson] {
            let narrow = method(larger, Confidence::P95).width();
            prop_assert!(narrow <= method(share, Confidence::P95).width() + 1e-12);
        }
    }

    #[test]
    fn more_confidence_makes_it_wider(share in any_share(), confidence in any_confidence()) {
        for method in [wilson, clopper_pearson] {
            let wide = method(share, Confidence::new(0.999_5).unwrap()).width();
            prop_assert!(wide >= method(share, confidence).width());
        }
    }

    #[test]
    fn exact_is_at_least_as_wide_as_wilson_away_from_the_ends(n in 20.0..500.0_f64, p in 0.2..0.8_f64) {
        let share = Proportion::of_share(p, n).unwrap();
        let exact = clopper_pearson(share, Confidence::P95).width();
        prop_assert!(exact >= wilson(share, Confidence::P95).width());
    }

    #[test]
    fn swapping_the_groups_turns_the_gap_around(one in any_share(), two in any_share()) {
        let there = newcombe(one, two, Confidence::P95);
        let back = newcombe(two, one, Confidence::P95);
        prop_assert!((there.lower + back.upper).abs() < 1e-12);
        prop_assert!(there.contains(one.share() - two.share()));
        prop_assert!(there.lower >= -1.0 - 1e-12 && there.upper <= 1.0 + 1e-12);
    }

    #[test]
    fn a_mean_lies_in_its_interval_and_more_values_narrow_it(
        mean in -100.0..100.0_f64, sd in 0.0..50.0_f64, n in 5.0..500.0_f64,
    ) {
        let few = student(Sample::new(mean, sd, n).unwrap(), Confidence::P95, None).unwrap();
        let many = student(Sample::new(mean, sd, n * 2.0).unwrap(), Confidence::P95, None).unwrap();
        prop_assert!(few.contains(mean));
        prop_assert!(many.width() <= few.width());
        let known = known_spread(Sample::new(mean, sd, n).unwrap(), Confidence::P95, None);
        prop_assert!(known.width() <= few.width() + 1e-9);
    }
}
