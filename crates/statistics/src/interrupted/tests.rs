use proptest::prelude::*;

use super::*;

/// The yearly flow of the Nile, 1871 to 1970; it fell in 1899 (data set `Nile` of R and statsmodels).
const NILE: [f64; 100] = [
    1120.0, 1160.0, 963.0, 1210.0, 1160.0, 1160.0, 813.0, 1230.0, 1370.0, 1140.0, 995.0, 935.0,
    1110.0, 994.0, 1020.0, 960.0, 1180.0, 799.0, 958.0, 1140.0, 1100.0, 1210.0, 1150.0, 1250.0,
    1260.0, 1220.0, 1030.0, 1100.0, 774.0, 840.0, 874.0, 694.0, 940.0, 833.0, 701.0, 916.0, 692.0,
    1020.0, 1050.0, 969.0, 831.0, 726.0, 456.0, 824.0, 702.0, 1120.0, 1100.0, 832.0, 764.0, 821.0,
    768.0, 845.0, 864.0, 862.0, 698.0, 845.0, 744.0, 796.0, 1040.0, 759.0, 781.0, 865.0, 845.0,
    944.0, 984.0, 897.0, 822.0, 1010.0, 771.0, 676.0, 649.0, 846.0, 812.0, 742.0, 801.0, 1040.0,
    860.0, 874.0, 848.0, 890.0, 744.0, 749.0, 838.0, 1050.0, 918.0, 986.0, 797.0, 923.0, 975.0,
    815.0, 1020.0, 906.0, 901.0, 1170.0, 912.0, 746.0, 919.0, 718.0, 714.0, 740.0,
];

/// Levels of Lake Huron, the first eleven years from 1875 on, as R's `LakeHuron` has them.
const LAKE: [f64; 11] =
    [580.38, 581.86, 580.97, 580.80, 579.79, 580.39, 580.42, 580.82, 581.40, 581.32, 581.44];

fn near(value: f64, expected: f64) {
    let message = format!("{value} is not {expected}");
    assert!((value - expected).abs() < 1e-9 * expected.abs().max(1.0), "{message}");
}

fn lies(effect: Effect, [estimate, error, p]: [f64; 3]) {
    near(effect.estimate, estimate);
    near(effect.standard_error, error);
    assert!((effect.p_value - p).abs() < 1e-9, "{} is not {p}", effect.p_value);
}

#[test]
fn a_long_series_agrees_with_statsmodels() {
    // OLS(...).fit(cov_type="HAC", cov_kwds={"maxlags": 4, "use_correction": True}, use_t=True)
    let lines = Interrupted::of(&NILE, 28, 1, Confidence::P95).unwrap();
    assert_eq!((lines.lag, lines.degrees_of_freedom), (4, 96));
    lies(lines.level, [1_114.563_492_063_492, 55.902_513_603_762, 0.0]);
    lies(lines.slope, [1.159_551_176_792_613, 2.643_722_520_103_205, 0.661_932_915_829_7]);
    lies(lines.level_change, [-289.102_685_366_384, 63.049_803_663_518, 0.000_013_669_634]);
    lies(lines.slope_change, [-0.469_088_767_634_443, 2.757_285_921_475_355, 0.865_268_281_319_4]);
    lies(lines.at_the_end, [-322.407_987_868_43, 241.592_642_797_742, 0.185_193_191_733_2]);
    assert!((lines.level_change.interval.lower + 414.255_556_48).abs() < 1e-6);
    near(lines.without[99], 1_196.891_625_615_767);
    near(lines.fitted[99], 874.483_637_747_338);
}

#[test]
fn a_series_with_a_season_agrees_with_statsmodels() {
    let lines = Interrupted::of(&NILE[..40], 28, 4, Confidence::P95).unwrap();
    assert_eq!((lines.lag, lines.degrees_of_freedom), (3, 33));
    lies(lines.level_change, [-369.850_271_437_121, 70.177_239_679_383, 0.000_008_311_670]);
    lies(lines.slope_change, [17.854_065_144_909, 8.072_576_206_960, 0.034_023_386_177]);
    lies(lines.at_the_end, [-173.455_554_843_12, 102.497_243_900_971, 0.100_012_599_93]);
    near(lines.without[39], 1_143.099_166_452_936);
}

#[test]
fn eight_points_before_and_three_after_are_enough() {
    let lines = Interrupted::of(&LAKE, 8, 1, Confidence::P95).unwrap();
    assert_eq!((lines.lag, lines.degrees_of_freedom), (2, 7));
    lies(lines.level_change, [1.055_952_380_952, 0.356_063_350_320, 0.020_937_103_02]);
    lies(lines.at_the_end, [1.259_523_809_524, 0.508_304_114_875, 0.042_340_500_73]);
}

#[test]
fn fewer_points_are_refused_with_what_is_needed() {
    let of = |values: &[f64], before, season| {
        Interrupted::of(values, before, season, Confidence::P95).err()
    };
    assert_eq!(of(&[], 8, 1), Some(Undefined::NoObservations));
    assert_eq!(of(&LAKE, 7, 1), Some(Undefined::TooFew { needed: 8 }));
    assert_eq!(of(&LAKE, 9, 1), Some(Undefined::TooFew { needed: 3 }));
    assert_eq!(of(&LAKE, usize::MAX, 1), Some(Undefined::TooFew { needed: 3 }));
    assert_eq!(of(&NILE, 23, 12), Some(Undefined::TooFew { needed: 24 }));
    assert_eq!(of(&NILE, 28, usize::MAX), Some(Undefined::TooFew { needed: usize::MAX }));
    let mut broken = LAKE;
    broken[3] = f64::NAN;
    assert_eq!(of(&broken, 8, 1), Some(Undefined::NotFinite));
}

#[test]
fn a_series_on_its_lines_has_nothing_to_judge_by() {
    let straight: Vec<f64> = (0..20).map(|year| 3.0 + 0.1 * f64::from(year)).collect();
    for values in [straight, vec![7.1; 20], vec![0.0; 20]] {
        let refused = Interrupted::of(&values, 12, 1, Confidence::P95).err();
        assert_eq!(refused, Some(Undefined::NoVariation));
    }
}

#[test]
fn lags_grow_slowly_with_the_series() {
    for (points, expected) in [(11.0, 2), (40.0, 3), (99.0, 3), (100.0, 4), (272.0, 4), (273.0, 5)]
    {
        assert_eq!(lags(points), expected, "{points}");
    }
}

proptest! {
    #[test]
    fn any_series_has_lines_without_nan_and_a_leap_is_found_again(
        values in prop::collection::vec(-1e6..1e6_f64, 11..40),
        before in 8_usize..30,
        season in 0_usize..5,
        leap in -1e6..1e6_f64,
    ) {
        let Ok(lines) = Interrupted::of(&values, before, season, Confidence::P90) else {
            return Ok(());
        };
        for effect in [lines.level, lines.slope, lines.level_change, lines.slope_change] {
            prop_assert!(effect.interval.width().is_finite() && (0.0..=1.0).contains(&effect.p_value));
        }
        let place = |at: usize| if at < before { 0.0 } else { leap };
        let moved: Vec<f64> = values.iter().enumerate().map(|(at, v)| v + place(at)).collect();
        let moved = Interrupted::of(&moved, before, season, Confidence::P90).unwrap();
        let found = moved.level_change.estimate - lines.level_change.estimate;
        prop_assert!((found - leap).abs() < 1e-3);
    }
}
