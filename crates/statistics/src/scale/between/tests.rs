use proptest::prelude::*;

use super::*;

/// Shrout & Fleiss 1979, table 2: six people seen by four judges.
const JUDGED: [[i32; 4]; 6] =
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

/// Davies 1947, lme4's `Dyestuff`: the yield of five samples of each of six batches.
const BATCHES: [[i32; 5]; 6] = [
    [1545, 1440, 1440, 1520, 1580],
    [1540, 1555, 1490, 1560, 1495],
    [1595, 1550, 1605, 1510, 1560],
    [1445, 1440, 1595, 1465, 1545],
    [1595, 1630, 1515, 1635, 1625],
    [1520, 1455, 1450, 1480, 1445],
];

fn between(groups: &[impl AsRef<[i32]>]) -> Result<Between, Undefined> {
    let groups: Vec<_> = groups.iter().map(|g| GroupSums::of(g.as_ref()).unwrap()).collect();
    Between::of(&groups, Confidence::P95)
}

#[track_caller]
fn near(value: f64, expected: f64, within: f64) {
    assert!((value - expected).abs() < within, "{value}, expected {expected}");
}

fn sound(interval: Interval) -> bool {
    interval.lower.is_finite() && interval.upper.is_finite() && interval.lower <= interval.upper
}

#[test]
fn the_correlation_within_groups_is_the_published_one() {
    // Shrout & Fleiss 1979: ICC(1,1) = .17 and ICC(1,4) = .44; pingouin .165742, upper end .72.
    let judged = between(&JUDGED).unwrap();
    near(judged.correlation, 0.165_741_768_4, 1e-9);
    near(judged.interval.lower, 0.0, 1e-15);
    near(judged.interval.upper, 0.722_560_062_3, 1e-7);
    near(judged.of_mean(4.0).unwrap().value, 0.442_797_1, 1e-6);
    // Davies 1947: variances 1764.05 between batches and 2451.25 within.
    let batches = between(&BATCHES).unwrap();
    near(batches.correlation, 1764.05 / (1764.05 + 2451.25), 1e-9);
    near(batches.interval.lower, 0.083_836_050_8, 1e-7);
    near(batches.interval.upper, 0.847_876_815_5, 1e-7);
    near(batches.design_effect(), 1.0 + 4.0 * batches.correlation, 1e-12);
}

#[test]
fn groups_of_different_sizes_agree_with_numpy() {
    // The same batches, some samples lost; sums of squares by numpy, quantiles by scipy.
    let sizes = [3, 5, 4, 5, 2, 5];
    let groups: Vec<_> = BATCHES.iter().zip(sizes).map(|(batch, n)| &batch[..n]).collect();
    let batches = between(&groups).unwrap();
    near(batches.usual_size, 3.933_333_333_3, 1e-9);
    near(batches.size_met, 4.333_333_333_3, 1e-9);
    near(batches.correlation, 0.438_231_046_1, 1e-9);
    near(batches.interval.lower, 0.049_067_198_2, 1e-7);
    near(batches.interval.upper, 0.863_500_610_2, 1e-7);
}

#[test]
fn the_people_needed_are_those_of_the_textbook() {
    // Schools with 4 % of the variance: 56 answers for .7, 96 for .8.
    let schools = Between { correlation: 0.04, ..between(&BATCHES).unwrap() };
    near(schools.needed(0.7).unwrap(), 56.0, 1e-9);
    near(schools.needed(0.8).unwrap(), 96.0, 1e-9);
    near(schools.of_mean(96.0).unwrap().value, 0.8, 1e-12);
    assert_eq!(schools.needed(1.0), Err(Undefined::OutOfRange));
    assert_eq!(schools.of_mean(0.5), Err(Undefined::TooFew { needed: 1 }));
}

#[test]
fn groups_more_alike_than_chance_are_said_to_be_so() {
    let alike = between(&[[1, 5, 9], [2, 5, 8], [1, 4, 10]]).unwrap();
    assert!(alike.is_truncated() && alike.untruncated < 0.0);
    near(alike.correlation, 0.0, 1e-15);
    near(alike.of_mean(1000.0).unwrap().value, 0.0, 1e-15);
    near(alike.design_effect(), 1.0, 1e-15);
    assert_eq!(alike.needed(0.7), Err(Undefined::NoVariation));
}

#[test]
fn groups_that_cannot_be_compared_say_why() {
    assert_eq!(between(&[] as &[[i32; 1]]), Err(Undefined::NoObservations));
    assert_eq!(between(&[[], []] as &[[i32; 0]]), Err(Undefined::NoObservations));
    assert_eq!(between(&[vec![1, 2], vec![]]), Err(Undefined::TooFewGroups { needed: 2 }));
    assert_eq!(between(&[[1], [2], [5]]), Err(Undefined::TooFew { needed: 4 }));
    assert_eq!(between(&[[3, 3], [3, 3]]), Err(Undefined::NoVariation));
    assert_eq!(between(&[[3, 3], [4, 4]]), Err(Undefined::NoVariation));
    assert!(between(&[vec![1], vec![2], vec![3, 4]]).is_ok());
    assert_eq!(GroupSums::new(2, 10, 49), Err(Undefined::OutOfRange));
    assert_eq!(GroupSums::new(u64::MAX, i64::MAX, i128::MAX), Err(Undefined::OutOfRange));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_split_of_a_group_gives_the_same_sums(
        scores in prop::collection::vec(-1_000_000..=1_000_000, 0..40), cut in 0_usize..40,
    ) {
        let (left, right) = scores.split_at(cut.min(scores.len()));
        let both = GroupSums::of(left).unwrap().merge(GroupSums::of(right).unwrap());
        prop_assert_eq!(both.unwrap(), GroupSums::of(&scores).unwrap());
    }

    #[test]
    fn any_groups_have_sound_figures_or_a_reason(
        groups in prop::collection::vec(prop::collection::vec(-4_i32..5, 0..7), 0..7),
        n in prop_oneof![any::<f64>(), 1.0..500.0_f64], reliability in 0.0..1.0_f64,
    ) {
        let Ok(between) = between(&groups) else { return Ok(()) };
        prop_assert!((0.0..=1.0).contains(&between.correlation));
        prop_assert!(sound(between.interval));
        prop_assert!(between.untruncated.is_finite());
        prop_assert!(between.usual_size > 1.0 && between.usual_size <= between.size_met + 1e-9);
        prop_assert!(between.design_effect() >= 1.0);
        if let Ok(mean) = between.of_mean(n) {
            prop_assert!((0.0..=1.0).contains(&mean.value) && sound(mean.interval));
        }
        if let Ok(needed) = between.needed(reliability) {
            prop_assert!(between.of_mean(needed).unwrap().value >= reliability - 1e-9);
            let fewer = between.of_mean(needed - 1.0);
            prop_assert!(fewer.is_err() || fewer.unwrap().value < reliability);
        }
    }

    #[test]
    fn moving_and_stretching_scores_changes_nothing_about_groups(
        groups in prop::collection::vec(prop::collection::vec(1_i32..9, 2..9), 2..9),
        shift in -1000_i32..1000, factor in prop_oneof![Just(-3), Just(2), Just(100)],
    ) {
        let moved: Vec<Vec<i32>> = groups
            .iter()
            .map(|group| group.iter().map(|x| shift + factor * x).collect())
            .collect();
        match (between(&groups), between(&moved)) {
            (Ok(one), Ok(other)) => {
                prop_assert!((one.untruncated - other.untruncated).abs() < 1e-9);
                prop_assert!((one.interval.upper - other.interval.upper).abs() < 1e-9);
            }
            (one, other) => prop_assert_eq!(one, other),
        }
    }
}
