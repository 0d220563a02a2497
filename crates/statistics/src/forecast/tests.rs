use proptest::prelude::*;

use super::*;
use crate::undefined::Undefined;

fn series(values: &[(i32, f64)]) -> Vec<Observation> {
    values
        .iter()
        .map(|(year, value)| Observation { year: *year, value: *value, variance: 0.003 })
        .collect()
}

fn three() -> Vec<Vec<Observation>> {
    vec![
        series(&[(2020, 0.80), (2021, 0.82), (2022, 0.81), (2024, 0.84)]),
        series(&[(2020, 0.70), (2022, 0.72), (2023, 0.71), (2024, 0.75)]),
        series(&[(2023, 0.90), (2024, 0.88)]),
    ]
}

#[test]
fn series_that_cannot_be_are_refused_with_the_reason() {
    let backwards = series(&[(2021, 0.8), (2020, 0.8)]);
    let twice = series(&[(2020, 0.8), (2020, 0.8)]);
    let endless = series(&[(2020, 0.8), (20_200, 0.8)]);
    let mut negative = series(&[(2020, 0.8)]);
    negative[0].variance = -1.0;
    for (units, width, reason) in [
        (vec![], 1.0, Undefined::NoObservations),
        (vec![vec![]], 1.0, Undefined::NoObservations),
        (vec![backwards], 1.0, Undefined::OutOfRange),
        (vec![twice], 1.0, Undefined::OutOfRange),
        (vec![endless], 1.0, Undefined::OutOfRange),
        (vec![negative], 1.0, Undefined::OutOfRange),
        (vec![series(&[(2020, f64::NAN)])], 1.0, Undefined::NotFinite),
        (three(), 0.0, Undefined::OutOfRange),
    ] {
        assert_eq!(Model::fit(&units, width).err(), Some(reason));
    }
}

#[test]
fn only_the_last_year_and_ten_after_it_can_be_asked_for() {
    let units = three();
    let model = Model::fit(&units, 1.0).unwrap();
    assert_eq!(model.level(&units[0], 2023), Err(Undefined::OutOfRange));
    assert_eq!(model.level(&units[0], 2035), Err(Undefined::OutOfRange));
    assert_eq!(model.level(&[], 2025), Err(Undefined::NoObservations));
    assert_eq!(model.level(&series(&[(2019, 0.8)]), 2025), Err(Undefined::OutOfRange));
    assert_eq!(model.level(&series(&[(2030, 0.8)]), 2031), Err(Undefined::OutOfRange));
    assert!(model.level(&units[0], 2034).is_ok());
}

#[test]
fn one_measurement_of_one_unit_has_an_unsure_forecast() {
    let unit = series(&[(2024, 0.8)]);
    let model = Model::fit(std::slice::from_ref(&unit), 1.0).unwrap();
    let (now, later) = (model.level(&unit, 2024).unwrap(), model.level(&unit, 2026).unwrap());
    assert!((now.value - 0.8).abs() < 1e-9 && (later.value - 0.8).abs() < 1e-9);
    assert!(now.standard_error >= 0.003_f64.sqrt());
    assert!(later.standard_error > now.standard_error);
}

#[test]
fn the_further_ahead_the_less_is_known() {
    let units = three();
    let model = Model::fit(&units, 1.0).unwrap();
    for unit in &units {
        let errors: Vec<_> =
            (2024..=2034).map(|year| model.level(unit, year).unwrap().standard_error).collect();
        assert!(errors.is_sorted(), "{errors:?}");
    }
}

#[test]
fn an_outlying_small_unit_is_drawn_towards_the_others() {
    let mut units: Vec<_> =
        (0..30).map(|i| series(&[(2023, 0.78 + 0.001 * f64::from(i)), (2024, 0.8)])).collect();
    let mut outlier = series(&[(2024, 0.5)]);
    outlier[0].variance = 0.02;
    units.push(outlier);
    let model = Model::fit(&units, 1.0).unwrap();
    let drawn = model.level(&units[30], 2024).unwrap();
    assert!(drawn.value > 0.65, "{drawn:?}");
}

#[test]
fn what_is_measured_is_less_sure_than_the_level() {
    let units = three();
    let model = Model::fit(&units, 1.0).unwrap();
    let level = model.level(&units[0], 2025).unwrap();
    let measured = model.measured(level, 0.003).unwrap();
    assert!((measured.value - level.value).abs() < 1e-12);
    assert!(measured.standard_error > level.standard_error.hypot(0.05));
    assert_eq!(model.measured(level, f64::NAN), Err(Undefined::NotFinite));
}

#[test]
fn constant_and_certain_series_have_finite_answers() {
    let exact = |value: f64| {
        vec![
            Observation { year: 2023, value, variance: 0.0 },
            Observation { year: 2024, value, variance: 0.0 },
        ]
    };
    let units = vec![exact(0.5); 10];
    let model = Model::fit(&units, 1.0).unwrap();
    let level = model.level(&units[0], 2027).unwrap();
    assert!((level.value - 0.5).abs() < 1e-6 && level.standard_error.is_finite());
}

#[test]
fn the_order_of_the_units_does_not_matter() {
    let units = three();
    let turned: Vec<_> = units.iter().rev().cloned().collect();
    let one = Model::fit(&units, 1.0).unwrap().level(&units[0], 2026).unwrap();
    let other = Model::fit(&turned, 1.0).unwrap().level(&units[0], 2026).unwrap();
    assert!((one.value - other.value).abs() < 1e-4);
    assert!((one.standard_error - other.standard_error).abs() < 1e-4);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn moving_and_stretching_the_scale_moves_and_stretches_the_forecast(
        shift in -50.0..50.0_f64, width in 0.5..100.0_f64,
    ) {
        let units = three();
        let moved: Vec<Vec<_>> = units
            .iter()
            .map(|unit| unit.iter().map(|o| Observation {
                year: o.year + 7,
                value: shift + width * o.value,
                variance: width * width * o.variance,
            }).collect())
            .collect();
        let one = Model::fit(&units, 1.0).unwrap().level(&units[1], 2027).unwrap();
        let other = Model::fit(&moved, width).unwrap().level(&moved[1], 2034).unwrap();
        prop_assert!((other.value - (shift + width * one.value)).abs() < 1e-4 * width);
        prop_assert!((other.standard_error - width * one.standard_error).abs() < 1e-4 * width);
    }
}
