//! Held against R 4.2's quantreg 5.94 (`rq.fit.br`) on `splines::bs`.

use super::{regression::Observations, spline::Spline, *};
use crate::{probability::normal_quantile, undefined::Undefined};

/// Draws earlier and later scores, u by Park & Miller's generator of 1988, so that R can draw the same.
fn scores(count: usize) -> (Vec<f64>, Vec<f64>) {
    let mut seed = 42.0_f64;
    let mut draw = || {
        seed = (16_807.0 * seed) % 2_147_483_647.0;
        normal_quantile(seed / 2_147_483_647.0)
    };
    let before: Vec<f64> = (0..count).map(|_| 10.0 * draw() + 50.0).collect();
    let now = before.iter().map(|y| 10.0 + 0.8 * y + (4.0 + 0.05 * y) * draw()).collect();
    (before, now)
}

fn observations(before: &[f64], now: Vec<f64>) -> Observations {
    let spline = Spline::of(before).unwrap();
    let rows = before.iter().flat_map(|value| spline.heights(*value)).collect();
    Observations { columns: spline.hills(), rows, response: now }
}

fn objective(of: &Observations, coefficients: &[f64], tau: f64) -> f64 {
    let cost = |residual: f64| if residual < 0.0 { (tau - 1.0) * residual } else { tau * residual };
    of.residuals(coefficients).into_iter().map(cost).sum()
}

fn close(found: &[f64], expected: &[f64], by: f64) {
    assert_eq!(found.len(), expected.len());
    for (one, other) in found.iter().zip(expected) {
        assert!((one - other).abs() < by, "{found:?} {expected:?}");
    }
}

#[test]
fn knots_are_where_r_places_them() {
    let spline = Spline::of(&scores(400).0).unwrap();
    let knots = [42.324_635_633_1, 47.180_375_219_6, 51.177_833_755_9, 57.596_273_483_6];
    close(&spline.knots, &knots, 1e-7);
    close(&spline.boundary, &[9.818_580_455_11, 83.185_709_003_55], 1e-7);
    for at in [9.9, 30.0, 47.2, 83.1] {
        let heights = spline.heights(at);
        assert!(heights.len() == 8 && (heights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
}

#[test]
fn quantile_regressions_are_those_of_r() {
    let (before, now) = scores(400);
    let of = observations(&before, now);
    let expected: [(f64, f64, [f64; 8]); 3] = [
        (
            0.005,
            31.707_429_520_765_2,
            [
                68.338_904_56,
                -58.548_775_64,
                58.566_766_24,
                23.129_455_71,
                36.996_981_08,
                39.602_671_93,
                66.939_908_31,
                66.988_960_13,
            ],
        ),
        (
            0.505,
            1_015.941_531_240_98,
            [
                4.992_737_448,
                33.798_085_553,
                37.836_305_912,
                46.298_133_523,
                54.502_548_268,
                50.319_760_999,
                85.850_350_793,
                53.962_038_710,
            ],
        ),
        (
            0.905,
            423.913_010_815_516,
            [
                2.852_580_487,
                34.523_309_355,
                48.753_363_646,
                52.301_022_439,
                61.149_804_758,
                66.725_098_246,
                93.932_758_048,
                75.409_448_638,
            ],
        ),
    ];
    for (tau, least, coefficients) in expected {
        let found = of.quantile(tau, None).unwrap();
        close(&[objective(&of, &found, tau)], &[least], 1e-6);
        close(&found, &coefficients, 1e-4);
    }
}

#[test]
fn growth_percentiles_are_those_of_r() {
    let (before, now) = scores(400);
    let found = percentiles(&before, &now).unwrap();
    let first = [1, 28, 69, 86, 63, 79, 22, 57, 79, 1, 32, 49, 87, 55, 28, 31, 95, 82, 35, 59];
    assert_eq!(found.of_pupils[..20], first);
    let mean = mean_percentile(&found.of_pupils).unwrap();
    close(&[mean.mean], &[49.03], 1e-9);
    close(&[mean.interval.lower, mean.interval.upper], &[46.197_852, 51.862_148], 1e-6);
}

#[test]
fn most_rows_put_together_give_the_same_quantile() {
    let (before, now) = scores(2_050);
    let of = observations(&before, now);
    let start = of.quantile(0.305, None).unwrap();
    for tau in [0.315, 0.5] {
        let (near, whole) =
            (of.quantile(tau, Some((&start, 0.305))).unwrap(), of.quantile(tau, None).unwrap());
        let (near, whole) = (objective(&of, &near, tau), objective(&of, &whole, tau));
        assert!((near / whole - 1.0).abs() < 1e-9, "{near} {whole}");
    }
}

#[test]
fn scores_of_few_values_have_percentiles_all_the_same() {
    let (before, now) = scores(150);
    let coarse = |of: &[f64], by: f64| of.iter().map(|value| (value / by).round()).collect();
    let (before, now): (Vec<f64>, Vec<f64>) = (coarse(&before, 5.0), coarse(&now, 5.0));
    let found = percentiles(&before, &now).unwrap();
    assert!(found.of_pupils.iter().all(|value| (1..=99).contains(value)));
    let mean = mean_percentile(&found.of_pupils).unwrap().mean;
    assert!((30.0..60.0).contains(&mean), "{mean}");
}

#[test]
fn percentiles_of_no_use_say_why() {
    let (before, now) = scores(120);
    assert_eq!(percentiles(&before, &now[1..]), Err(Undefined::Unlike));
    assert_eq!(percentiles(&before[..99], &now[..99]), Err(Undefined::TooFew { needed: 100 }));
    assert_eq!(percentiles(&[3.0; 120], &now), Err(Undefined::NoVariation));
    assert_eq!(percentiles(&before, &[3.0; 120]), Err(Undefined::NoVariation));
    assert_eq!(percentiles(&[f64::NAN; 120], &now), Err(Undefined::NotFinite));
    assert_eq!(mean_percentile(&[]), Err(Undefined::NoObservations));
}

#[test]
fn gains_are_measured_less_surely_than_scores() {
    let occasion = |sd, reliability| Occasion { sd, reliability };
    // (.9 + .9 - 1.6) / (1 + 1 - 1.6).
    let found = gain_reliability(occasion(1.0, 0.9), occasion(1.0, 0.9), 0.8).unwrap();
    close(&[found], &[0.5], 1e-12);
    let found = gain_reliability(occasion(2.0, 0.8), occasion(3.0, 0.9), 0.5).unwrap();
    close(&[found], &[(3.2 + 8.1 - 6.0) / 7.0], 1e-12);
    let certain = occasion(1.0, 1.0);
    assert_eq!(gain_reliability(certain, certain, 1.0), Err(Undefined::NoVariation));
    assert_eq!(gain_reliability(certain, occasion(1.0, 1.1), 0.5), Err(Undefined::OutOfRange));
    assert_eq!(gain_reliability(certain, certain, 2.0), Err(Undefined::OutOfRange));
    assert_eq!(gain_reliability(occasion(1.0, 0.5), occasion(1.0, 0.5), 0.9), Ok(0.0));
}

#[test]
fn conditional_growth_is_what_an_unreliable_score_does_not_foretell() {
    let (before, now) = ([1.0, 2.0, 3.0, 4.0], [2.0, 2.0, 4.0, 4.0]);
    let plain = conditional(&before, &now, 1.0).unwrap();
    close(&[plain.slope, plain.intercept], &[0.8, 1.0], 1e-12);
    close(&plain.residuals, &[0.2, -0.6, 0.6, -0.2], 1e-12);
    let corrected = conditional(&before, &now, 0.8).unwrap();
    close(&[corrected.slope, corrected.intercept], &[1.0, 0.5], 1e-12);
    assert!(corrected.residuals.iter().sum::<f64>().abs() < 1e-12);
    assert_eq!(conditional(&[1.0; 4], &now, 0.8), Err(Undefined::NoVariation));
    assert_eq!(conditional(&before, &now, 0.0), Err(Undefined::OutOfRange));
    assert_eq!(conditional(&before, &now[..3], 0.8), Err(Undefined::Unlike));
    assert_eq!(conditional(&before[..2], &now[..2], 0.8), Err(Undefined::TooFew { needed: 3 }));
}
