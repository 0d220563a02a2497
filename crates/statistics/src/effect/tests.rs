use proptest::prelude::*;

use super::*;
use crate::random::Random;

mod told;

/// Twelve units in six periods, with an effect of 1.5 since each unit's start.
fn made_up(start: impl Fn(usize) -> Option<i64>, cluster: impl Fn(usize) -> usize) -> Vec<Row> {
    let row = |at: usize| {
        let (unit, period) = (at / 6, at % 6);
        let noise =
            f64::from(u32::try_from((unit * 37 + period * 23 + unit * period * 11) % 29).unwrap());
        let period = i64::try_from(period).unwrap();
        let under = start(unit).is_some_and(|start| period >= start);
        let outcome = noise / 4.0 + if under { 1.5 } else { 0.0 };
        Row { unit, period, outcome, start: start(unit), weight: 1.0, cluster: cluster(unit) }
    };
    (0..72).map(row).collect()
}

fn by_unit() -> Vec<Row> {
    made_up(|unit| unit.is_multiple_of(3).then_some(3), |unit| unit)
}

fn by_pair() -> Vec<Row> {
    made_up(|unit| (unit / 2).is_multiple_of(3).then_some(3), |unit| unit / 2)
}

fn staggered() -> Vec<Row> {
    let start = |unit| match unit % 4 {
        0 => Some(3),
        1 => Some(4),
        _ => None,
    };
    made_up(start, |unit| unit)
}

fn with_gaps(mut rows: Vec<Row>) -> Vec<Row> {
    rows.retain(|row| (row.unit * 5 + usize::try_from(row.period).unwrap() * 3) % 7 != 0);
    rows
}

fn weighted(mut rows: Vec<Row>) -> Vec<Row> {
    for row in &mut rows {
        let at = row.unit * usize::try_from(row.period).unwrap();
        row.weight = f64::from(u32::try_from(1 + at % 4).unwrap());
    }
    rows
}

fn effect(rows: &[Row]) -> Effect {
    estimate(&Panel::new(rows).unwrap(), 1).unwrap()
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found}, expected {expected}");
}

#[test]
fn errors_agree_with_sandwich_and_club_sandwich() {
    // R 4.2: lm with dummies, sandwich 3.0-2 vcovCL(type = "HC1"), clubSandwich 0.5.8 CR2 and Satterthwaite; weighted
    // rows multiplied by the root of their weight.
    for (rows, n, expected) in [
        (by_unit(), 72, [0.0, 1.033_429_128_964, 0.953_706_914_260, 6.096_774_193_5]),
        (
            with_gaps(by_unit()),
            62,
            [-0.652_143_256_224, 0.867_354_907_301, 0.777_059_122_978, 6.168_020_909_0],
        ),
        (
            with_gaps(weighted(by_unit())),
            62,
            [-1.036_646_636_604, 0.888_839_787_598, 0.800_280_081_646, 5.780_308_387_2],
        ),
        (by_pair(), 72, [1.218_75, 1.204_665_219_826, 1.315_294_093_821, 2.076_923_076_9]),
        (
            with_gaps(weighted(by_pair())),
            62,
            [0.647_833_247_844, 1.024_367_687_072, 1.023_699_402_534, 2.160_209_644_6],
        ),
    ] {
        let found = effect(&rows);
        assert_eq!((found.timing, found.counts.observations), (Timing::Common, n));
        let cr2 = found.overall.cr2.unwrap();
        let [estimate, cr1, error, df] = expected;
        close(found.overall.estimate, estimate);
        close(found.overall.cr1.unwrap(), cr1);
        close(cr2.standard_error, error);
        close(cr2.degrees_of_freedom, df);
    }
}

#[test]
fn staggered_starts_agree_with_callaway_and_sant_anna() {
    // csdid 0.4.3 (Python), control group "notyettreated", universal base, no covariates; its errors lack our factor
    // G/(G-1), and the whole one takes group sizes as drawn.
    let found = effect(&staggered());
    assert_eq!((found.timing, found.overall.rung), (Timing::Staggered, Rung::Randomisation));
    close(found.overall.estimate, 1.729_166_666_667);
    let expected = [
        (3, 3, 0.833_333_333_333, 1.226_633_453_657),
        (3, 4, -0.166_666_666_667, 0.955_006_302_093),
        (3, 5, 3.833_333_333_333, 1.700_353_993_645),
        (4, 4, 1.0, 1.380_670_127_148),
        (4, 5, 2.916_666_666_667, 2.304_132_760_450),
    ];
    assert_eq!(found.group_times.len(), expected.len());
    for (of, (start, period, estimate, error)) in found.group_times.iter().zip(expected) {
        assert_eq!((of.start, of.period), (start, period));
        close(of.estimate, estimate);
        close(of.standard_error, error * (12.0_f64 / 11.0).sqrt());
    }
    let events: Vec<(i64, f64)> =
        found.events.iter().map(|of| (of.relative, of.estimate)).collect();
    let expected = [
        (-4, -0.916_666_666_667),
        (-3, -0.847_222_222_222),
        (-2, 0.583_333_333_333),
        (-1, 0.0),
        (0, 0.916_666_666_667),
        (1, 1.375),
        (2, 3.833_333_333_333),
    ];
    for ((relative, found), (wanted, expected)) in events.into_iter().zip(expected) {
        assert_eq!(relative, wanted);
        close(found, expected);
    }
}

#[test]
fn the_bootstrap_of_six_clusters_enumerates_all_signs() {
    let start = |unit: usize| (unit / 2 < 3).then_some(3);
    let found = effect(&made_up(start, |unit| unit / 2));
    assert_eq!((found.overall.rung, found.overall.draws), (Rung::WildBootstrap, Some(64)));
    close(found.overall.smallest_p.unwrap(), 2.0 / 64.0);
    // Of six clusters three are treated: 20 arrangements, of which two have each t.
    assert_eq!((found.randomisation.draws, found.randomisation.are_all), (20, true));
    close(found.randomisation.smallest_p, 0.1);
    let pairs = found.overall.p * 32.0;
    assert!((pairs - pairs.round()).abs() < 1e-9 && pairs >= 1.0);
}

#[test]
fn the_bootstrap_agrees_with_wildboottest() {
    // wildboottest 0.3.2 (Python), t 1.011692: 30 of 2^6 signs are further out; it does not count the two ties, which are
    // the observed signs and all of them turned. With two treated pairs the ladder goes on to randomisation: p = 8/15.
    let panel = Panel::new(&by_pair()).unwrap();
    let two_way = two_way::TwoWay::of(&panel);
    let fit = fit::Fit::of(&two_way).unwrap();
    close(bootstrap::wild(&fit, 1).p(0.0), 32.0 / 64.0);
    let found = effect(&by_pair());
    assert_eq!(found.overall.rung, Rung::Randomisation);
    close(found.overall.p, 8.0 / 15.0);
    close(found.overall.smallest_p.unwrap(), 1.0 / 15.0);
    assert_eq!(
        (found.verdict, found.reason, found.detectable),
        (Verdict::CannotTell, Reason::SmallestPTooLarge, None)
    );
}

#[test]
fn sums_by_cluster_give_what_a_fit_of_each_arrangement_gives() {
    let rows = with_gaps(weighted(by_pair()));
    let panel = Panel::new(&rows).unwrap();
    let two_way = two_way::TwoWay::of(&panel);
    let fit = fit::Fit::of(&two_way).unwrap();
    let mut starts = panel.starts.clone();
    for _ in 0..15 {
        chance::next_arrangement(&mut starts);
        let (found, _) = reassigned::Reassigned::of(&fit).overall(&starts).unwrap();
        let other = Panel { starts: starts.clone(), ..panel.clone() };
        let two_way = two_way::TwoWay::of(&other);
        let expected = fit::Fit::of(&two_way).unwrap().estimate;
        close(found.effect, expected.effect);
        found.parts.iter().zip(&expected.parts).for_each(|(found, part)| close(*found, *part));
    }
}

#[test]
fn the_ladder_goes_down_with_the_clusters_on_the_smaller_side() {
    for (clusters, treated, rung) in [
        (98, 20, Rung::Robust),
        (98, 88, Rung::Robust),
        (98, 89, Rung::WildBootstrap),
        (39, 12, Rung::WildBootstrap),
        (98, 3, Rung::WildBootstrap),
        (98, 2, Rung::Randomisation),
        (98, 96, Rung::Randomisation),
        (98, 1, Rung::Rank),
        (10, 9, Rung::Rank),
    ] {
        assert_eq!(Rung::of(Timing::Common, clusters, treated), rung, "{treated} of {clusters}");
    }
    assert_eq!(Rung::of(Timing::Staggered, 98, 20), Rung::Randomisation);
}

#[test]
fn one_treated_cluster_is_only_ranked_however_large_the_effect() {
    let mut rows = made_up(|unit| (unit == 5).then_some(3), |unit| unit);
    for row in rows.iter_mut().filter(|row| row.unit == 5 && row.period >= 3) {
        row.outcome += 1000.0;
    }
    let found = effect(&rows);
    assert_eq!((found.overall.rung, found.randomisation.rank), (Rung::Rank, 1));
    assert_eq!((found.verdict, found.reason), (Verdict::CannotTell, Reason::OneCluster));
    assert_eq!((found.overall.interval, found.detectable), ((None, None), None));
    close(found.overall.smallest_p.unwrap(), 1.0 / 12.0);
}

#[test]
fn degenerate_panels_are_refused_with_their_reason() {
    let refused = |rows: &[Row]| Panel::new(rows).unwrap_err();
    let all = |start: Option<i64>| made_up(move |_| start, |unit| unit);
    assert_eq!(refused(&[]), Undefined::NoObservations.into());
    assert_eq!(refused(&all(None)), Refused::NobodyTreated);
    assert_eq!(refused(&all(Some(6))), Refused::NobodyTreated);
    assert_eq!(refused(&all(Some(3))), Refused::EverybodyTreated);
    assert_eq!(refused(&all(Some(0))), Refused::NoPrePeriod);
    let once: Vec<Row> = by_unit().into_iter().filter(|row| row.period == 4).collect();
    assert_eq!(refused(&once), Refused::OnePeriod);
    let twice = [by_unit(), by_unit()].concat();
    assert_eq!(refused(&twice), Refused::Twice { unit: 0, period: 0 });
    let mixed = made_up(|unit| unit.is_multiple_of(3).then_some(3), |unit| unit / 2);
    assert_eq!(refused(&mixed), Refused::MixedCluster { cluster: 0 });
    let changed = |change: fn(&mut Row)| {
        let mut rows = by_unit();
        rows.iter_mut().take(1).for_each(change);
        refused(&rows)
    };
    assert_eq!(changed(|row| row.start = None), Refused::TwoStarts { unit: 0 });
    assert_eq!(changed(|row| row.cluster = 99), Refused::TwoClusters { unit: 0 });
    assert_eq!(changed(|row| row.outcome = f64::NAN), Undefined::NotFinite.into());
    assert_eq!(changed(|row| row.weight = -1.0), Undefined::OutOfRange.into());
}

#[test]
fn what_cannot_be_estimated_is_refused() {
    let refused = |rows: &[Row]| estimate(&Panel::new(rows).unwrap(), 1).unwrap_err();
    let two = made_up(|unit| (unit < 6).then_some(3), |unit| unit / 6);
    assert_eq!(refused(&two), Undefined::TooFewGroups { needed: 3 }.into());
    let mut never_before = by_unit();
    never_before.retain(|row| row.start.is_none() || row.period >= 3);
    assert_eq!(refused(&never_before), Refused::NotSeenBoth);
    let mut flat = by_unit();
    for row in &mut flat {
        row.outcome = 7.0;
    }
    assert_eq!(refused(&flat), Undefined::NoVariation.into());
    let mut late = staggered();
    late.retain(|row| row.start.is_none() || row.period >= row.start.unwrap());
    assert_eq!(refused(&late), Refused::NotSeenBoth);
    let mut flat = staggered();
    for row in &mut flat {
        row.outcome = 7.0;
    }
    assert_eq!(refused(&flat), Undefined::NoVariation.into());
}

/// Ten clusters in eight periods without any effect, their noise remembering half of the last period's.
fn without_effect(treated: usize, random: &mut Random) -> Vec<Row> {
    let unit = |unit: usize| {
        let mut noise = random.normal(0.0, 1.0 / 0.75_f64.sqrt());
        let row = |period: i64| {
            let outcome = noise;
            noise = 0.5 * noise + random.normal(0.0, 1.0);
            let start = (unit < treated).then_some(4);
            Row { unit, period, outcome, start, weight: 1.0, cluster: unit }
        };
        (0..8).map(row).collect::<Vec<Row>>()
    };
    (0..10).flat_map(unit).collect()
}

#[test]
fn where_there_is_no_effect_the_chosen_method_seldom_sees_one() {
    // A small part of the example `did_size`, which counts 1,500 panels of each.
    const PANELS: usize = 40;
    let mut random = Random::seeded(7);
    let mut seen = 0;
    for treated in [1, 2, 3] {
        for _ in 0..PANELS {
            let found = effect(&without_effect(treated, &mut random));
            assert!(treated > 1 || found.verdict == Verdict::CannotTell);
            seen += usize::from(found.overall.p <= 0.05);
        }
    }
    assert!(seen * 100 <= 3 * PANELS * 6, "{seen} of {}", 3 * PANELS);
}

#[test]
fn the_order_of_rows_and_their_names_do_not_matter() {
    let rows = with_gaps(weighted(by_pair()));
    let mut other: Vec<Row> = rows.iter().rev().copied().collect();
    for row in &mut other {
        row.unit += 100;
        row.cluster += 7;
        row.period = row.period * 10 + 2000;
        row.start = row.start.map(|start| start * 10 + 1995);
    }
    let (one, other) = (effect(&rows), effect(&other));
    assert_eq!(one.overall, other.overall);
    assert_eq!(one.pre_trend, other.pre_trend);
}

#[test]
fn arrangements_are_all_met_once() {
    let mut starts = vec![3, 3, 5, 9, 9];
    let mut seen = vec![starts.clone()];
    while chance::next_arrangement(&mut starts) {
        seen.push(starts.clone());
    }
    assert_eq!(starts, [3, 3, 5, 9, 9]);
    close(chance::arrangements(&starts), 30.0);
    assert!(seen.len() == 30 && seen.is_sorted_by(|one, next| one < next));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn an_effect_moves_with_its_scale_and_p_does_not(
        noise in prop::collection::vec(-3.0..3.0_f64, 72), shift in -50.0..50.0_f64,
        scale in 0.1..20.0_f64,
    ) {
        let mut rows = with_gaps(weighted(by_pair()));
        rows.iter_mut().zip(noise).for_each(|(row, noise)| row.outcome = noise);
        let one = effect(&rows);
        for row in &mut rows {
        row.outcome = shift - scale * row.outcome;
    }
        let other = effect(&rows);
        let size = scale * one.overall.standard_error;
        prop_assert!((one.overall.estimate * scale + other.overall.estimate).abs() < 1e-6 * size);
        prop_assert!((other.overall.standard_error / size - 1.0).abs() < 1e-6);
        prop_assert!((one.overall.p - other.overall.p).abs() < 1e-9);
        prop_assert!((0.0..=1.0).contains(&one.overall.p));
    }

    #[test]
    fn any_panel_has_finite_answers_or_a_reason(
        cells in prop::collection::vec((0..5_usize, 0..5_i64, -9.0..9.0_f64, 0.0..2.0_f64), 1..60),
        starts in prop::collection::vec(prop::option::of(-1..6_i64), 5),
    ) {
        let mut cells = cells;
        cells.sort_by_key(|cell| (cell.0, cell.1));
        cells.dedup_by_key(|cell| (cell.0, cell.1));
        let row = |(unit, period, outcome, weight): (usize, i64, f64, f64)| {
            Row { unit, period, outcome, start: starts[unit], weight, cluster: unit }
        };
        let rows: Vec<Row> = cells.into_iter().map(row).collect();
        if let Ok(found) = Panel::new(&rows).and_then(|panel| estimate(&panel, 1)) {
            let overall = found.overall;
            prop_assert!(overall.estimate.is_finite() && overall.standard_error.is_finite());
            prop_assert!((0.0..=1.0).contains(&overall.p));
            prop_assert!(overall.interval.0.is_none_or(f64::is_finite));
            for event in &found.events {
                prop_assert!(event.estimate.is_finite() && event.standard_error.is_finite());
            }
        }
    }
}
