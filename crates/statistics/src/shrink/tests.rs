use proptest::prelude::*;

use super::*;

fn estimate(value: f64, standard_error: f64) -> Estimate {
    Estimate::new(value, standard_error).unwrap()
}

#[test]
fn the_population_of_the_eight_schools_is_rubins() {
    // Rubin 1981; R: metafor::rma(yi, vi, method = "PM") gives tau^2 = 0 and mu = 7.6856 (4.0719).
    let schools = [
        (28.0, 15.0),
        (8.0, 10.0),
        (-3.0, 16.0),
        (7.0, 11.0),
        (-1.0, 9.0),
        (1.0, 11.0),
        (18.0, 10.0),
        (12.0, 18.0),
    ]
    .map(|(value, error)| estimate(value, error));
    let population = Population::of(&schools).unwrap();
    assert!(population.between_variance < 1e-12);
    assert!((population.mean - 7.685_6).abs() < 1e-4);
    assert!((population.mean_error - 4.071_9).abs() < 1e-4);
    let shrunken = population.shrink(schools[0]).unwrap();
    assert!((shrunken.level.value - population.mean).abs() < 1e-12);
    assert!((shrunken.probability_above() - 0.5).abs() < 1e-12);
}

#[test]
fn equal_errors_give_the_variance_of_the_figures_less_their_noise() {
    let units = [1.0, 2.0, 3.0, 4.0, 5.0].map(|value| estimate(value, 1.0));
    let population = Population::of(&units).unwrap();
    assert!((population.between_variance - 1.5).abs() < 1e-9);
    let shrunken = population.shrink(units[4]).unwrap();
    assert!((shrunken.weight - 0.6).abs() < 1e-9);
    assert!((shrunken.level.value - 4.2).abs() < 1e-9);
    assert!((shrunken.effect.standard_error - 0.6_f64.sqrt()).abs() < 1e-9);
}

#[test]
fn the_pupils_needed_for_a_weight_follow_from_the_intraclass_correlation() {
    for (correlation, n, weight) in [(0.04, 56.0, 0.7), (0.04, 96.0, 0.8), (0.1, 21.0, 0.7)] {
        let population = Population::new(0.0, correlation).unwrap();
        let error = f64::sqrt((1.0 - correlation) / n);
        let shrunken = population.shrink(estimate(1.0, error)).unwrap();
        assert!((shrunken.weight - weight).abs() < 0.005);
    }
}

#[test]
fn figures_without_error_or_difference_have_defined_answers() {
    let same = [estimate(3.0, 0.0); 4];
    let population = Population::of(&same).unwrap();
    let shrunken = population.shrink(same[0]).unwrap();
    assert!((shrunken.level.value - 3.0).abs() < 1e-12);
    assert!(shrunken.level.standard_error.is_finite());
    let exact = [1.0, 2.0, 4.0].map(|value| estimate(value, 0.0));
    let kept = Population::of(&exact).unwrap().shrink(exact[2]).unwrap();
    assert!((kept.level.value - 4.0).abs() < 1e-9);
    assert_eq!(Population::of(&same[..1]), Err(Undefined::TooFew { needed: 2 }));
}

proptest! {
    #[test]
    fn a_shrunken_level_lies_between_the_figure_and_the_mean(
        figures in prop::collection::vec((-50.0..50.0_f64, 0.01..20.0_f64), 2..30),
    ) {
        let units: Vec<_> = figures.iter().map(|(value, error)| estimate(*value, *error)).collect();
        let population = Population::of(&units).unwrap();
        for unit in units {
            let shrunken = population.shrink(unit).unwrap();
            let (low, high) =
                (unit.value.min(population.mean), unit.value.max(population.mean));
            prop_assert!(shrunken.level.value >= low - 1e-9);
            prop_assert!(shrunken.level.value <= high + 1e-9);
            prop_assert!(shrunken.effect.standard_error <= unit.standard_error + 1e-9);
            prop_assert!((0.0..=1.0).contains(&shrunken.weight));
        }
    }

    #[test]
    fn moving_and_stretching_the_scale_moves_and_stretches_the_answer(
        figures in prop::collection::vec((-5.0..5.0_f64, 0.5..2.0_f64), 3..20),
        shift in -10.0..10.0_f64, factor in 0.5..4.0_f64,
    ) {
        let units: Vec<_> = figures.iter().map(|(value, error)| estimate(*value, *error)).collect();
        let moved: Vec<_> = figures
            .iter()
            .map(|(value, error)| estimate(shift + factor * value, factor * error))
            .collect();
        let (one, other) = (Population::of(&units).unwrap(), Population::of(&moved).unwrap());
        prop_assert!((other.mean - (shift + factor * one.mean)).abs() < 1e-6);
        prop_assert!(
            (other.between_variance - factor * factor * one.between_variance).abs() < 1e-5
        );
    }
}
