use proptest::prelude::*;

use super::*;
use crate::{confidence::Confidence, interval::Interval, undefined::Undefined};

/// Chatterjee & Price 1977, R's `attitude`: seven judgements of 30 departments.
const ATTITUDE: [[i32; 7]; 30] = [
    [43, 51, 30, 39, 61, 92, 45],
    [63, 64, 51, 54, 63, 73, 47],
    [71, 70, 68, 69, 76, 86, 48],
    [61, 63, 45, 47, 54, 84, 35],
    [81, 78, 56, 66, 71, 83, 47],
    [43, 55, 49, 44, 54, 49, 34],
    [58, 67, 42, 56, 66, 68, 35],
    [71, 75, 50, 55, 70, 66, 41],
    [72, 82, 72, 67, 71, 83, 31],
    [67, 61, 45, 47, 62, 80, 41],
    [64, 53, 53, 58, 58, 67, 34],
    [67, 60, 47, 39, 59, 74, 41],
    [69, 62, 57, 42, 55, 63, 25],
    [68, 83, 83, 45, 59, 77, 35],
    [77, 77, 54, 72, 79, 77, 46],
    [81, 90, 50, 72, 60, 54, 36],
    [74, 85, 64, 69, 79, 79, 63],
    [65, 60, 65, 75, 55, 80, 60],
    [65, 70, 46, 57, 75, 85, 46],
    [50, 58, 68, 54, 64, 78, 52],
    [50, 40, 33, 34, 43, 64, 33],
    [64, 61, 52, 62, 66, 80, 41],
    [53, 66, 52, 50, 63, 80, 37],
    [40, 37, 42, 58, 50, 57, 49],
    [63, 54, 42, 48, 66, 75, 33],
    [66, 77, 66, 63, 88, 76, 72],
    [78, 75, 58, 74, 80, 78, 49],
    [48, 57, 44, 45, 51, 83, 38],
    [85, 85, 71, 71, 77, 74, 55],
    [82, 82, 39, 59, 64, 78, 39],
];

/// Shrout & Fleiss 1979, table 2: six people seen by four judges.
const JUDGED: [[i32; 4]; 6] =
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

fn covariance<const K: usize>(people: &[[i32; K]]) -> Covariance {
    ItemSums::of(people).unwrap().covariance().unwrap()
}

#[track_caller]
fn near(value: f64, expected: f64, within: f64) {
    assert!((value - expected).abs() < within, "{value}, expected {expected}");
}

fn sound(interval: Interval) -> bool {
    interval.lower.is_finite() && interval.upper.is_finite() && interval.lower <= interval.upper
}

#[test]
fn alpha_of_the_attitude_data_is_that_of_psych_and_pingouin() {
    // psych's manual prints .84, and .81 .80 .83 .80 .80 .86 .84 without each item; pingouin .8431427696
    // with [.739, .916]. The digits are numpy's and scipy's from the formulas.
    let attitude = covariance(&ATTITUDE);
    let alpha = attitude.alpha(Confidence::P95).unwrap();
    near(alpha.value, 0.843_142_769_6, 1e-9);
    near(alpha.interval.lower, 0.739_375_685_6, 1e-8);
    near(alpha.interval.upper, 0.915_773_072_2, 1e-8);
    let expected = [
        (0.671_262_057_2, 0.809_760_206_3),
        (0.742_109_710_2, 0.796_917_457_3),
        (0.560_711_111_5, 0.827_847_765_9),
        (0.714_445_498_1, 0.803_030_975_0),
        (0.786_275_593_8, 0.795_386_574_2),
        (0.265_034_339_2, 0.863_872_311_4),
        (0.460_810_549_5, 0.840_464_868_3),
    ];
    for (item, (correlation, without)) in attitude.each_item().iter().zip(expected) {
        near(item.rest_correlation.unwrap(), correlation, 1e-9);
        near(item.alpha_without.unwrap(), without, 1e-9);
    }
    let error = attitude.measurement_error(alpha.value).unwrap();
    near(error.of_sum, 22.871_421_374_9, 1e-9);
    near(error.of_mean, 22.871_421_374_9 / 7.0, 1e-9);
}

#[test]
fn alpha_of_four_judges_is_the_published_consistency_of_their_mean() {
    // Shrout & Fleiss 1979: ICC(3,4) = .91; pingouin .909316 with [.68, .99].
    let alpha = covariance(&JUDGED).alpha(Confidence::P95).unwrap();
    near(alpha.value, 0.909_315_542_4, 1e-9);
    near(alpha.interval.lower, 0.675_674_713_8, 1e-8);
    near(alpha.interval.upper, 0.985_891_678_2, 1e-8);
}

#[test]
fn the_factor_of_six_ability_tests_is_that_of_factanal() {
    // R's ability.cov (Bartholomew & Knott 1999, n = 112). factanal(factors = 1) prints these uniquenesses and
    // a chi-square of 75.18; the further digits, ω and α are scipy's, from L-BFGS-B on all 12 parameters.
    let rows = vec![
        vec![24.641],
        vec![5.991, 6.700],
        vec![33.520, 18.137, 149.831],
        vec![6.023, 1.782, 19.424, 12.711],
        vec![20.755, 4.936, 31.430, 4.757, 52.604],
        vec![29.701, 7.204, 50.753, 9.075, 66.762, 135.292],
    ];
    let tests = Covariance::new(rows, 112.0).unwrap();
    let omega = tests.omega().unwrap();
    for (loading, expected) in omega.loadings.iter().zip([0.535, 0.853, 0.748, 0.910, 0.232, 0.280])
    {
        near(loading.uniqueness, expected, 5e-4);
    }
    for (loading, expected) in omega.loadings.iter().zip([
        0.682_203_1,
        0.383_954_4,
        0.501_811_1,
        0.299_786_9,
        0.876_518_0,
        0.848_680_7,
    ]) {
        near(loading.standardised, expected, 1e-6);
    }
    let bartlett = 112.0 - 1.0 - 17.0 / 6.0 - 2.0 / 3.0;
    near(bartlett * omega.fit.discrepancy, 75.18, 5e-3);
    near(omega.fit.residual, 0.159_289_60, 1e-6);
    near(omega.value, 0.800_744_97, 1e-6);
    near(tests.alpha(Confidence::P95).unwrap().value, 0.742_906_915_1, 1e-9);
    assert!(!omega.is_improper());
    assert!(omega.fit.slope < 1e-8 && omega.fit.steps <= 10, "{:?}", omega.fit);
}

#[test]
fn omega_of_raw_answers_agrees_with_scipy() {
    // scipy as above; factor_analyzer's ML loadings of `attitude` agree to 1e-6.
    let attitude = covariance(&ATTITUDE).omega().unwrap();
    near(attitude.value, 0.856_326_79, 1e-6);
    near(attitude.loadings[1].standardised, 0.902_241_0, 1e-6);
    near(attitude.fit.discrepancy, 0.981_124_37, 1e-7);
    let judged = covariance(&JUDGED).omega().unwrap();
    near(judged.value, 0.910_231_31, 1e-6);
}

#[test]
fn a_heywood_case_is_held_at_its_bound_and_named() {
    // The third item would need a negative uniqueness: 1 - .9 · .9 / .7. Values from scipy with the same bound.
    let rows = vec![vec![1.0], vec![0.9, 1.0], vec![0.9, 0.7, 1.0]];
    let omega = Covariance::new(rows, 100.0).unwrap().omega().unwrap();
    near(omega.value, 0.952_926_75, 1e-6);
    near(omega.fit.discrepancy, 0.432_806_82, 1e-6);
    assert_eq!([true, false, false].to_vec(), held(&omega));
    let rows = vec![vec![1.0], vec![0.8, 1.0], vec![0.8, 0.5, 1.0], vec![0.3, 0.2, 0.2, 1.0]];
    let omega = Covariance::new(rows, 100.0).unwrap().omega().unwrap();
    near(omega.value, 0.837_138_29, 1e-6);
    assert_eq!([true, false, false, false].to_vec(), held(&omega));
    assert!(omega.is_improper());
}

fn held(omega: &Omega) -> Vec<bool> {
    omega.loadings.iter().map(|loading| loading.held).collect()
}

#[test]
fn where_every_item_measures_alike_alpha_and_omega_are_the_same() {
    let row = |i: u32| (0..=i).map(move |j| if i == j { 1.0 + f64::from(i) / 5.0 } else { 0.4 });
    let alike = Covariance::new((0..5).map(|i| row(i).collect()).collect(), 50.0).unwrap();
    let omega = alike.omega().unwrap();
    near(alike.alpha(Confidence::P95).unwrap().value, omega.value, 1e-9);
    near(omega.fit.discrepancy, 0.0, 1e-12);
    for loading in &omega.loadings {
        near(loading.raw, 0.4_f64.sqrt(), 1e-7);
    }
}

#[test]
fn scales_that_cannot_be_judged_say_why() {
    let alpha = |people: &[Vec<i32>]| {
        ItemSums::of(people)?.covariance()?.alpha(Confidence::P95).map(|alpha| alpha.value)
    };
    let omega =
        |people: &[Vec<i32>]| ItemSums::of(people)?.covariance()?.omega().map(|omega| omega.value);
    for (people, reason) in [
        (vec![], Undefined::NoObservations),
        (vec![vec![]], Undefined::TooFewItems { needed: 1 }),
        (vec![vec![1, 2, 3]], Undefined::TooFew { needed: 2 }),
        (vec![vec![1, 2], vec![1]], Undefined::Unlike),
        (vec![vec![2, 4, 3]; 9], Undefined::NoVariation),
        (vec![vec![1, 2, 2000], vec![1, 2, 3]], Undefined::OutOfRange),
    ] {
        assert_eq!(alpha(&people), Err(reason));
        assert_eq!(omega(&people), Err(reason));
    }
    let one = [vec![1], vec![2], vec![3]];
    assert_eq!(alpha(&one), Err(Undefined::TooFewItems { needed: 2 }));
    let mirrored = [vec![1, 5], vec![2, 4], vec![4, 2]];
    assert_eq!(alpha(&mirrored), Err(Undefined::NoVariation));
    assert_eq!(omega(&mirrored), Err(Undefined::TooFewItems { needed: 3 }));
    let few = [vec![1, 2, 2], vec![2, 1, 4], vec![3, 3, 3]];
    assert_eq!(omega(&few), Err(Undefined::TooFew { needed: 4 }));
    let constant = [vec![1, 2, 3], vec![2, 1, 3], vec![3, 3, 3], vec![4, 5, 3]];
    assert_eq!(omega(&constant), Err(Undefined::NoVariation));
    let repeated = [vec![1, 1, 3], vec![2, 2, 1], vec![3, 3, 3], vec![4, 4, 5]];
    assert_eq!(omega(&repeated), Err(Undefined::Unstable));
}

#[test]
fn an_item_the_same_for_everybody_is_named() {
    let items = covariance(&[[1, 2, 3], [2, 1, 3], [3, 3, 3], [4, 5, 3]]).each_item();
    assert!(items[0].rest_correlation.is_ok());
    assert_eq!(items[2].rest_correlation, Err(Undefined::NoVariation));
    assert!(items[2].alpha_without.unwrap() > items[0].alpha_without.unwrap());
    let two = covariance(&[[1, 2], [2, 1], [3, 4]]).each_item();
    assert_eq!(two[0].alpha_without, Err(Undefined::TooFewItems { needed: 3 }));
}

#[test]
fn items_without_a_common_factor_have_no_omega() {
    let apart = vec![vec![1.0], vec![0.0, 1.0], vec![0.0, 0.0, 1.0]];
    assert_eq!(Covariance::new(apart, 50.0).unwrap().omega(), Err(Undefined::Unstable));
    let pair = vec![vec![1.0], vec![0.5, 1.0], vec![0.0, 0.0, 1.0]];
    assert_eq!(Covariance::new(pair, 50.0).unwrap().omega(), Err(Undefined::Unstable));
}

#[test]
fn matrices_that_cannot_be_covariances_are_refused() {
    for (rows, reason) in [
        (vec![], Undefined::TooFewItems { needed: 1 }),
        (vec![vec![1.0, 0.2]], Undefined::Unlike),
        (vec![vec![-1.0]], Undefined::OutOfRange),
        (vec![vec![f64::NAN]], Undefined::NotFinite),
        (vec![vec![1.0], vec![1.1, 1.0]], Undefined::OutOfRange),
        (vec![vec![1.0], vec![-0.9, 1.0], vec![-0.9, -0.9, 1.0]], Undefined::OutOfRange),
        (vec![vec![1.0]; 101], Undefined::Unlike),
        ((0..101).map(|i| vec![0.0; i + 1]).collect(), Undefined::OutOfRange),
    ] {
        assert_eq!(Covariance::new(rows, 50.0), Err(reason));
    }
    assert_eq!(Covariance::new(vec![vec![1.0]], 1.0), Err(Undefined::TooFew { needed: 2 }));
}

#[test]
fn the_largest_sums_do_not_overflow() {
    let (n, most) = (MOST_PEOPLE, 1_000_000_000_000_000_i64);
    let products = (0..100).map(|i| vec![i128::from(most) * 1000; i + 1]).collect();
    let most = ItemSums::new(n, vec![-most; 100], products).unwrap();
    assert_eq!(most.merge(&most), Err(Undefined::OutOfRange));
    let alpha = most.covariance().unwrap().alpha(Confidence::P95);
    assert_eq!(alpha, Err(Undefined::NoVariation));
    let total = most.total().unwrap();
    assert_eq!(Between::of(&[total, total], Confidence::P95), Err(Undefined::OutOfRange));
}

fn has_sound_figures(item: &Item) -> bool {
    item.sd.is_finite()
        && item.rest_correlation.ok().is_none_or(|r| r.abs() <= 1.0)
        && item.alpha_without.ok().is_none_or(f64::is_finite)
}

/// Answers of some people to the same one to seven items.
fn answers() -> impl Strategy<Value = Vec<Vec<i32>>> {
    (1_usize..8, 1_i32..6).prop_flat_map(|(items, most)| {
        prop::collection::vec(prop::collection::vec(1..=most, items), 1..25)
    })
}

/// People whose answers share something, so that a factor is there to be found.
fn related() -> impl Strategy<Value = Vec<Vec<i32>>> {
    (3_usize..10).prop_flat_map(|items| {
        let person = (0_i32..8, prop::collection::vec(0_i32..6, items));
        let person = person.prop_map(|(level, own)| own.iter().map(|x| x + level).collect());
        prop::collection::vec(person, 40..120)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_split_of_the_people_gives_the_same_sums(people in answers(), cut in 0_usize..25) {
        let cut = cut.min(people.len());
        let (left, right) = people.split_at(cut);
        let whole = ItemSums::of(&people).unwrap();
        let parts = [left, right].map(ItemSums::of);
        let [Ok(one), Ok(other)] = &parts else { return Ok(()) };
        prop_assert_eq!(one.merge(other).unwrap(), whole.clone());
        prop_assert_eq!(other.merge(one).unwrap().covariance(), whole.covariance());
        let scores: Vec<i32> = people.iter().map(|answers| answers.iter().sum()).collect();
        prop_assert_eq!(GroupSums::of(&scores), whole.total());
    }

    #[test]
    fn any_answers_have_sound_figures_or_a_reason(people in answers()) {
        let Ok(covariance) = ItemSums::of(&people).unwrap().covariance() else {
            return Ok(());
        };
        if let Ok(alpha) = covariance.alpha(Confidence::P95) {
            prop_assert!(alpha.value.is_finite() && alpha.value <= 1.0);
            prop_assert!(sound(alpha.interval) && alpha.interval.contains(alpha.value));
            let error = covariance.measurement_error(alpha.value).unwrap();
            prop_assert!(error.of_sum.is_finite() && error.of_mean.is_finite());
        }
        prop_assert!(covariance.each_item().iter().all(has_sound_figures));
        if let Ok(omega) = covariance.omega() {
            prop_assert!((0.0..=1.0).contains(&omega.value));
            for loading in &omega.loadings {
                prop_assert!(loading.raw.is_finite() && loading.standardised.abs() <= 1.0 + 1e-6);
                prop_assert!((0.004..=1.0).contains(&loading.uniqueness));
            }
        }
    }

    #[test]
    fn any_matrix_has_sound_figures_or_a_reason(
        cells in prop::collection::vec(
            prop_oneof![any::<f64>(), -1.0..1.0_f64, Just(0.0), Just(1e-100), Just(1e99)], 10..11,
        ),
        n in prop_oneof![any::<f64>(), 2.0..1e6_f64],
    ) {
        let mut cells = cells.into_iter();
        let rows = (1..5).map(|width| cells.by_ref().take(width).collect()).collect();
        let Ok(covariance) = Covariance::new(rows, n) else { return Ok(()) };
        if let Ok(alpha) = covariance.alpha(Confidence::P998) {
            prop_assert!(alpha.value.is_finite() && sound(alpha.interval));
        }
        prop_assert!(covariance.each_item().iter().all(has_sound_figures));
        if let Ok(omega) = covariance.omega() {
            prop_assert!((0.0..=1.0).contains(&omega.value));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_factor_is_found_wherever_there_is_one(people in related(), shift in -9_i32..9) {
        let covariance = ItemSums::of(&people).unwrap().covariance().unwrap();
        let omega = covariance.omega().unwrap();
        prop_assert!(omega.fit.slope < 1e-8 && omega.fit.steps < 40, "{:?}", omega.fit);
        // The items the other way round and all answers moved: the same scale.
        let turned: Vec<Vec<i32>> = people
            .iter()
            .map(|answers| answers.iter().rev().map(|x| x + shift).collect())
            .collect();
        let again = ItemSums::of(&turned).unwrap().covariance().unwrap();
        prop_assert!((again.omega().unwrap().value - omega.value).abs() < 1e-7);
        let alpha = covariance.alpha(Confidence::P95).unwrap().value;
        prop_assert!((again.alpha(Confidence::P95).unwrap().value - alpha).abs() < 1e-9);
    }
}
