use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

/// A place from worst to best. Of one target and one period only some occur together.
fn rank(status: Status) -> u8 {
    match status {
        Status::OffTrack => 0,
        Status::AtRisk | Status::CannotTell(_) => 1,
        Status::OnTrack => 2,
        Status::Reached => 3,
    }
}

fn any_rule() -> impl Strategy<Value = Rule> {
    let side = prop_oneof![Just(Side::AtLeast), Just(Side::AtMost)];
    (side, 5.0..95.0_f64, 0.0..15.0_f64, 0_u8..3).prop_map(|(side, bound, change, which)| {
        match which {
            0 => Rule::Level { side, bound },
            1 => Rule::Progression { side, change, from: school_year(2020) },
            _ => Rule::YearByYear { side },
        }
    })
}

fn wants_more(rule: &Rule) -> bool {
    match rule {
        Rule::Level { side, .. } | Rule::Progression { side, .. } | Rule::YearByYear { side } => {
            *side == Side::AtLeast
        }
        Rule::Gap { .. } => false,
    }
}

/// Series from 2020 to 2024 around a level, as (estimate, n).
fn any_series() -> impl Strategy<Value = Vec<(f64, f64)>> {
    (20.0..90.0_f64, 20.0..400.0_f64).prop_flat_map(|(level, n)| {
        prop::collection::vec((-8.0..8.0_f64, 0.8..1.2_f64), 5).prop_map(move |noise| {
            noise.iter().map(|(off, size)| (level + off, (n * size).round().max(20.0))).collect()
        })
    })
}

fn dated(values: &[(f64, f64)]) -> Vec<(i16, f64, f64)> {
    (2020..).zip(values).map(|(year, (estimate, n))| (year, *estimate, *n)).collect()
}

static OTHERS: LazyLock<Movement> = LazyLock::new(|| movement(&indicator(&SHARE)));

fn movement(indicator: &Indicator) -> Movement {
    let units: Vec<_> = (0..40)
        .map(|unit| {
            let level = 55.0 + f64::from(unit) * 0.8;
            let swing = |year: i16| f64::from((unit * 7 + i32::from(year) * 5) % 9) - 4.0;
            let values: Vec<_> =
                (2020..2025).map(|year| (year, level + swing(year), 80.0)).collect();
            figures(indicator, &values)
        })
        .collect();
    Movement::learn(indicator, units.iter().map(Vec::as_slice)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_better_value_never_gets_a_worse_status(
        rule in any_rule(), series in any_series(), better in 0.1..30.0_f64, ahead in 0_i16..3,
        with_others in any::<bool>(),
    ) {
        let share = indicator(&SHARE);
        let movement = with_others.then(|| &*OTHERS);
        let target = target(rule, Some(2024 + ahead));
        let improved = {
            let mut improved = series.clone();
            let newest = improved.last_mut().unwrap();
            let step = if wants_more(&target.rule) { better } else { -better };
            newest.0 = (newest.0 + step).clamp(0.0, 100.0);
            improved
        };
        let ranks = [series, improved].map(|series| {
            let figures = figures(&share, &dated(&series));
            let case = Case {
                indicator: &share, target: &target, figures: &figures,
                movement, today: TODAY,
            };
            rank(judge(&case).status)
        });
        prop_assert!(ranks[0] <= ranks[1], "{ranks:?}");
    }

    #[test]
    fn what_is_reached_stays_reached_with_more_children_at_the_same_figure(
        bound in 5.0..95.0_f64, estimate in 0.0..100.0_f64, n in 20.0..300.0_f64,
        more in 1.0..10.0_f64, by in prop_oneof![Just(None), Just(Some(2024)), Just(Some(2026))],
    ) {
        let share = indicator(&SHARE);
        let series = |count: f64| figures(&share, &dated(&[(estimate, count); 5]));
        let target = at_least(bound, by);
        let few = judged(&share, &target, &series(n));
        let many = judged(&share, &target, &series(n * more));
        if few.status == Status::Reached {
            prop_assert_eq!(many.status, Status::Reached);
        }
        if few.status == Status::OffTrack && by != Some(2026) {
            prop_assert_eq!(many.status, Status::OffTrack);
        }
    }

    #[test]
    fn a_small_school_is_never_called_off_track_by_noise(
        rule in any_rule(), estimate in 0.0..100.0_f64, n in 1.0..20.0_f64, ahead in 0_i16..3,
    ) {
        let share = indicator(&SHARE);
        let series = figures(&share, &dated(&[(estimate, n.floor()); 5]));
        let judgement = judged(&share, &target(rule, Some(2024 + ahead)), &series);
        prop_assert_eq!(judgement.status, Status::CannotTell(Why::TooFew));
    }

    #[test]
    fn every_judgement_is_finite_and_keeps_its_word(
        rule in any_rule(), series in any_series(), ahead in 0_i16..4,
    ) {
        for shape in [SHARE, MEAN, RATIO] {
            let indicator = indicator(&shape);
            let figures = figures(&indicator, &dated(&series));
            let judgement = judged(&indicator, &target(rule.clone(), Some(2024 + ahead)), &figures);
            prop_assert!(judgement.probability.is_none_or(|p| (0.0..=1.0).contains(&p)));
            prop_assert!(judgement.forecast.is_none_or(|(f, e)| f.is_finite() && e.is_finite()));
            if judgement.status == Status::Reached {
                prop_assert_eq!(judgement.official, Some(true));
            }
        }
    }
}
