use proptest::prelude::*;

use super::*;
use crate::{random::Random, sample::Proportion};

/// Flow rates of the NIST/SEMATECH e-Handbook, 6.3.2.2.
const FLOW: [f64; 10] = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

/// Viscosity of 35 batches (Montgomery; data set `viscosity` of R's qcc), the first 20 being the trial.
const VISCOSITY: [f64; 35] = [
    34.05, 34.40, 33.59, 35.96, 34.70, 33.51, 33.79, 34.04, 34.52, 33.75, 33.27, 33.71, 34.03,
    34.58, 34.02, 33.97, 34.05, 34.04, 33.73, 34.05, 34.39, 33.75, 33.40, 33.27, 34.65, 34.80,
    34.55, 35.40, 34.75, 34.50, 34.70, 34.29, 34.61, 34.49, 35.03,
];

/// Leaking cans of 50 (Montgomery; data set `orangejuice` of R's qcc), the first 30 being the trial.
const CANS: [f64; 54] = [
    12.0, 15.0, 8.0, 10.0, 4.0, 7.0, 16.0, 9.0, 14.0, 10.0, 5.0, 6.0, 17.0, 12.0, 22.0, 8.0, 10.0,
    5.0, 13.0, 11.0, 20.0, 18.0, 24.0, 15.0, 9.0, 12.0, 7.0, 13.0, 9.0, 6.0, 9.0, 6.0, 12.0, 5.0,
    6.0, 4.0, 6.0, 3.0, 7.0, 6.0, 2.0, 4.0, 3.0, 6.0, 5.0, 4.0, 8.0, 5.0, 6.0, 7.0, 5.0, 6.0, 3.0,
    5.0,
];

/// Patients seen within four hours, and all, in 20 weeks (Mohammed et al. 2013; `nhs_accidents` of R's qicharts2).
const ACCIDENTS: [(f64, f64); 20] = [
    (266_501.0, 280_443.0),
    (264_225.0, 276_823.0),
    (276_532.0, 291_681.0),
    (281_461.0, 296_155.0),
    (269_071.0, 282_343.0),
    (261_215.0, 275_888.0),
    (270_409.0, 283_867.0),
    (279_778.0, 295_251.0),
    (270_483.0, 284_468.0),
    (270_320.0, 282_529.0),
    (267_923.0, 279_618.0),
    (271_478.0, 283_932.0),
    (255_353.0, 266_629.0),
    (256_820.0, 268_091.0),
    (261_835.0, 276_803.0),
    (259_144.0, 271_578.0),
    (255_910.0, 266_005.0),
    (260_863.0, 273_520.0),
    (264_465.0, 278_574.0),
    (260_989.0, 273_772.0),
];

/// What R's qicharts2 and NIST round 1.128379 to, as a factor on their distances.
const ROUNDED: f64 = 1.128 / MEAN_RANGE;

fn shares(points: &[(f64, f64)]) -> Vec<Proportion> {
    points.iter().map(|(x, n)| Proportion::new(*x, *n).unwrap()).collect()
}

fn near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-10, "{value} is not {expected}");
}

fn runs_of(anhoej: Anhoej) -> [usize; 5] {
    let Anhoej { useful, longest_run, longest_run_limit, crossings, crossings_limit } = anhoej;
    [useful, longest_run, longest_run_limit, crossings, crossings_limit]
}

#[test]
fn limits_of_single_values_are_those_of_nist() {
    let chart = Individuals::of(&FLOW, 10, Ranges::Mean).unwrap();
    near(chart.centre, 50.81);
    assert!((chart.range - 1.877_8).abs() < 5e-5);
    assert!((chart.centre + (chart.limits.upper - chart.centre) / ROUNDED - 55.804_1).abs() < 5e-5);
    assert!((chart.centre + (chart.limits.lower - chart.centre) / ROUNDED - 45.815_9).abs() < 5e-5);
    assert!(chart.is_provisional() && chart.signals.outside.is_empty());
}

#[test]
fn limits_of_a_frozen_baseline_are_those_of_r() {
    let chart = Individuals::of(&VISCOSITY, 20, Ranges::Mean).unwrap();
    near(chart.centre, 34.088);
    near(chart.range, 0.572_631_578_947_4);
    near(chart.limits.lower, 32.565_555_429_117);
    near(chart.limits.upper, 35.610_444_570_883);
    near(chart.range_limit, 3.267 * 0.572_631_578_947_4);
    assert_eq!(chart.signals.outside, [3]);
    assert_eq!(chart.ranges.len(), 34);
    assert!(!chart.is_provisional());
    let run = Run { first: 24, last: 34, length: 11, is_above: true };
    assert_eq!(chart.signals.long_runs, [run]);
    let anhoej = chart.signals.anhoej.unwrap();
    assert_eq!(runs_of(anhoej), [35, 11, 8, 11, 12]);
    assert!(anhoej.is_run_long() && anhoej.are_crossings_few() && chart.signals.any());
}

#[test]
fn one_leap_in_the_baseline_widens_the_limits_less_by_the_median() {
    let chart = Individuals::of(&VISCOSITY, 20, Ranges::Median).unwrap();
    near(chart.range, 0.44);
    near(chart.limits.lower, 32.704_2);
    near(chart.limits.upper, 35.471_8);
    near(chart.range_limit, 3.865 * 0.44);
}

#[test]
fn later_points_do_not_move_the_limits() {
    let all = Individuals::of(&VISCOSITY, 20, Ranges::Mean).unwrap();
    let early = Individuals::of(&VISCOSITY[..25], 20, Ranges::Mean).unwrap();
    assert_eq!(all.limits, early.limits);
}

#[test]
fn limits_of_shares_are_the_published_ones() {
    let cans = shares(&CANS.map(|x| (x, 50.0)));
    let chart = Shares::of(&cans, 30, Laney::Never).unwrap();
    near(chart.centre, 0.231_333_333_333_333);
    near(chart.limits[53].lower, 0.052_427_548_071_928);
    near(chart.limits[53].upper, 0.410_239_118_594_738);
    near(chart.sigma_z, 1.660_308_621_8);
    assert_eq!(chart.signals.outside, [14, 22, 40]);
    assert_eq!(runs_of(chart.signals.anhoej.unwrap()), [54, 21, 9, 17, 21]);
}

#[test]
fn limits_after_laney_are_those_of_qicharts2() {
    let chart = Shares::of(&shares(&ACCIDENTS), 20, Laney::WhenNeeded).unwrap();
    assert!(chart.is_laney);
    near(chart.centre, 0.952_899_711_344_191);
    near(chart.sigma_z / ROUNDED, 10.640_421_863_5);
    let ends = [
        (0.940_129_644_177_514, 0.965_669_778_510_868),
        (0.939_974_996_522_904, 0.965_824_426_165_478),
    ];
    for (limits, (lower, upper)) in [chart.limits[0], chart.limits[19]].iter().zip(ends) {
        near(chart.centre + (limits.lower - chart.centre) / ROUNDED, lower);
        near(chart.centre + (limits.upper - chart.centre) / ROUNDED, upper);
    }
    assert!(chart.signals.outside.is_empty());
    assert_eq!(runs_of(chart.signals.anhoej.unwrap()), [20, 5, 7, 9, 6]);
    let plain = Shares::of(&shares(&ACCIDENTS), 20, Laney::Never).unwrap();
    assert!(plain.signals.outside.len() > 10);
}

#[test]
fn a_frozen_baseline_after_laney_is_that_of_qicharts2() {
    let chart = Shares::of(&shares(&ACCIDENTS), 10, Laney::Always).unwrap();
    near(chart.centre, 0.951_059_643_832_770);
    let first = chart.limits[0];
    near(chart.centre + (first.lower - chart.centre) / ROUNDED, 0.938_664_691_389_007);
    let last = chart.limits[19];
    near(chart.centre + (last.upper - chart.centre) / ROUNDED, 0.963_604_701_228_952);
    let points = shares(&ACCIDENTS);
    let parts = split(&points, &[10]).unwrap();
    let second = Shares::of(parts[1], USUAL_BASELINE, Laney::Always).unwrap();
    near(second.centre, 0.954_814_312_245_803);
    let lower = second.centre + (second.limits[0].lower - second.centre) / ROUNDED;
    near(lower, 0.940_610_623_423_212);
}

#[test]
fn few_expected_cases_have_the_exact_limits() {
    // qbinom(c(.00135, .99865), 20, .1) / 20
    let points =
        shares(&[(2.0, 20.0), (1.0, 20.0), (3.0, 20.0), (2.0, 20.0), (3.0, 20.0), (1.0, 20.0)]);
    let chart = Shares::of(&points, 12, Laney::WhenNeeded).unwrap();
    assert!(!chart.is_laney && chart.is_provisional());
    assert_eq!(chart.limits[0], crate::interval::Interval { lower: 0.0, upper: 0.35 });
    let turned: Vec<_> = points.iter().map(|p| (p.n() - p.x(), p.n())).collect();
    let turned = Shares::of(&shares(&turned), 12, Laney::WhenNeeded).unwrap();
    near(turned.limits[0].lower, 0.65);
    near(turned.limits[0].upper, 1.0);
}

#[test]
fn a_small_point_after_laney_never_has_narrower_limits_than_chance() {
    let calm = [(2.0, 20.0), (2.0, 20.0), (2.0, 20.0), (2.0, 20.0), (2.0, 20.0), (2.1, 20.0)];
    let chart = Shares::of(&shares(&calm), 12, Laney::Always).unwrap();
    assert!(chart.sigma_z < 0.1 && chart.limits[0].upper >= 0.35);
}

#[test]
fn a_run_of_eight_on_one_side_is_a_signal_and_a_point_on_the_centre_does_not_end_it() {
    let base = [9.0, 11.0, 9.0, 11.0, 9.0, 11.0];
    let later = [10.5, 10.5, 10.5, 10.0, 10.5, 10.5, 10.5, 10.5];
    let chart = Individuals::of(&[base.as_slice(), &later].concat(), 6, Ranges::Mean).unwrap();
    let run = Run { first: 5, last: 13, length: 8, is_above: true };
    assert_eq!(chart.signals.long_runs, [run]);
    let anhoej = chart.signals.anhoej.unwrap();
    assert_eq!((anhoej.useful, anhoej.crossings), (13, 5));
    assert!(chart.signals.any());
}

#[test]
fn the_limits_of_runs_are_the_published_ones() {
    // Appendix 2 of the vignette of qicharts2: useful points, longest run, fewest crossings.
    for (useful, longest, fewest) in [
        (10, 6, 2),
        (11, 6, 2),
        (12, 7, 3),
        (22, 7, 7),
        (23, 8, 7),
        (24, 8, 8),
        (36, 8, 13),
        (45, 8, 17),
        (46, 9, 17),
        (60, 9, 23),
        (79, 9, 32),
    ] {
        let values: Vec<f64> = (0..useful).map(|at| if at % 2 == 0 { 1.0 } else { 3.0 }).collect();
        let signals = Individuals::of(&values, useful, Ranges::Mean).unwrap().signals;
        let anhoej = signals.anhoej.unwrap();
        assert_eq!((anhoej.longest_run_limit, anhoej.crossings_limit), (longest, fewest));
    }
}

#[test]
fn what_cannot_be_charted_says_why() {
    let of = |values: &[f64]| Individuals::of(values, 12, Ranges::Mean).err();
    assert_eq!(of(&[]), Some(Undefined::NoObservations));
    assert_eq!(of(&FLOW[..5]), Some(Undefined::TooFew { needed: 6 }));
    assert_eq!(of(&[7.1; 9]), Some(Undefined::NoVariation));
    assert_eq!(of(&[1.0, 2.0, 1.0, 2.0, 1.0, f64::NAN]), Some(Undefined::NotFinite));
    let early = Individuals::of(&FLOW, 5, Ranges::Mean).err();
    assert_eq!(early, Some(Undefined::TooFew { needed: 6 }));
    let mostly_still = [1.0, 1.0, 1.0, 1.0, 1.0, 2.0];
    assert!(Individuals::of(&mostly_still, 12, Ranges::Mean).is_ok());
    let median = Individuals::of(&mostly_still, 12, Ranges::Median).err();
    assert_eq!(median, Some(Undefined::NoVariation));
    let shares_of = |points: &[(f64, f64)], laney| Shares::of(&shares(points), 12, laney).err();
    assert_eq!(shares_of(&[(1.0, 9.0); 5], Laney::Never), Some(Undefined::TooFew { needed: 6 }));
    assert_eq!(shares_of(&[(0.0, 9.0); 8], Laney::Never), Some(Undefined::NoVariation));
    assert_eq!(shares_of(&[(9.0, 9.0); 8], Laney::Never), Some(Undefined::NoVariation));
    assert_eq!(shares_of(&[(4.0, 9.0); 8], Laney::Always), Some(Undefined::NoVariation));
    assert_eq!(shares_of(&[(4.0, 9.0); 8], Laney::Never), None);
}

#[test]
fn a_series_is_cut_where_a_new_baseline_begins() {
    let series = [1, 2, 3, 4, 5];
    assert_eq!(split(&series, &[]).unwrap(), [&series[..]]);
    assert_eq!(split(&series, &[2, 4]).unwrap(), [&[1, 2][..], &[3, 4], &[5]]);
    for places in [&[0][..], &[5], &[6], &[3, 3], &[3, 2]] {
        assert_eq!(split(&series, places), Err(Undefined::OutOfRange));
    }
}

#[test]
fn shares_that_are_all_the_same_have_nothing_off_the_centre() {
    let chart = Shares::of(&shares(&[(4.0, 9.0); 8]), 12, Laney::WhenNeeded).unwrap();
    assert_eq!(chart.signals.anhoej, Err(Undefined::NoVariation));
    assert!(!chart.signals.any());
}

#[test]
fn chance_alone_seldom_puts_a_point_of_a_small_school_outside() {
    let mut random = Random::seeded(7);
    for (n, p) in [(8, 0.9), (15, 0.5), (30, 0.95), (60, 0.8)] {
        let mut alarms = 0;
        for _ in 0..300 {
            let x: Vec<f64> = (0..24).map(|_| random.binomial(n, p)).collect();
            let points: Vec<_> = x.into_iter().map(|x| (x, f64::from(n))).collect();
            let chart = Shares::of(&shares(&points), USUAL_BASELINE, Laney::WhenNeeded).unwrap();
            alarms += u32::from(!chart.signals.outside.is_empty());
        }
        assert!(alarms <= 24, "{alarms} of 300 charts of {n} children");
    }
}

#[test]
fn chance_alone_raises_as_many_alarms_of_single_values_as_the_module_says() {
    let mut random = Random::seeded(7);
    for (baseline, outside, runs) in [(6, 0.30, 0.15), (12, 0.17, 0.08), (24, 0.06, 0.04)] {
        let (mut of_points, mut of_runs) = (0, 0);
        for _ in 0..1000 {
            let values: Vec<f64> = (0..24).map(|_| random.normal(0.0, 1.0)).collect();
            let signals = Individuals::of(&values, baseline, Ranges::Mean).unwrap().signals;
            of_points += u32::from(!signals.outside.is_empty());
            of_runs += u32::from(signals.anhoej.unwrap().is_signal());
        }
        assert!((f64::from(of_points) / 1000.0 - outside).abs() < 0.03, "{of_points}");
        assert!((f64::from(of_runs) / 1000.0 - runs).abs() < 0.03, "{of_runs}");
    }
}

proptest! {
    #[test]
    fn limits_hold_their_centre_and_nothing_is_endless(
        values in prop::collection::vec(-1e99..1e99_f64, 0..40),
        scale in prop_oneof![Just(1.0), Just(1e-300), Just(1e-99), Just(1e-200)],
        baseline in 0_usize..50,
    ) {
        let values: Vec<f64> = values.into_iter().map(|value| value * scale).collect();
        for ranges in [Ranges::Mean, Ranges::Median] {
            let Ok(chart) = Individuals::of(&values, baseline, ranges) else { continue };
            prop_assert!(chart.limits.contains(chart.centre));
            prop_assert!(chart.limits.width().is_finite() && chart.range_limit.is_finite());
        }
    }

    #[test]
    fn limits_of_shares_stay_within_0_and_1(
        points in prop::collection::vec((0.0..=1.0_f64, 0.002..5000.0_f64), 6..30),
        baseline in 6_usize..30,
    ) {
        let points: Vec<_> =
            points.into_iter().map(|(p, n)| Proportion::of_share(p, n).unwrap()).collect();
        for laney in [Laney::WhenNeeded, Laney::Always, Laney::Never] {
            let Ok(chart) = Shares::of(&points, baseline, laney) else { continue };
            prop_assert!(chart.sigma_z.is_finite());
            for limits in &chart.limits {
                prop_assert!(0.0 <= limits.lower && limits.lower <= limits.upper && limits.upper <= 1.0);
            }
        }
    }

    #[test]
    fn a_series_turned_over_has_the_same_signals(
        values in prop::collection::vec(-100_i32..100, 6..40),
    ) {
        let up: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
        let down: Vec<f64> = up.iter().map(|value| -value).collect();
        let of = |values: &[f64]| Individuals::of(values, 12, Ranges::Mean).map(|chart| chart.signals);
        if let (Ok(up), Ok(down)) = (of(&up), of(&down)) {
            prop_assert_eq!(up.outside, down.outside);
            prop_assert_eq!(up.anhoej, down.anhoej);
        }
    }
}
