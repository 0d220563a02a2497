use super::*;

#[test]
fn a_share_is_held_against_a_bound_by_the_beta_distribution() {
    let share = indicator(&SHARE);
    // R: pbeta(.8, 16.5, 4.5, lower = FALSE) = .4769557; pbeta(.8, 57.5, 3.5, lower = FALSE) = .9995;
    // pbeta(.8, 33.5, 27.5, lower = FALSE) < .0001
    for (estimate, n, status, likely) in [
        (80.0, 20.0, Status::CannotTell(Why::Uncertain), 0.476_956),
        (95.0, 60.0, Status::Reached, 0.9995),
        (55.0, 60.0, Status::OffTrack, 0.0),
    ] {
        let judgement =
            judged(&share, &at_least(80.0, None), &figures(&share, &[(2024, estimate, n)]));
        assert_eq!(judgement.status, status, "{estimate} of {n}");
        assert!((judgement.probability.unwrap() - likely).abs() < 2e-4, "{judgement:?}");
    }
}

#[test]
fn a_mean_is_held_against_a_bound_by_students_t() {
    let mean = indicator(&MEAN);
    // t = (7 - 6)/(2/5) = 2.5 with 24 degrees of freedom.
    let judgement = judged(&mean, &at_least(6.0, None), &figures(&mean, &[(2024, 7.0, 25.0)]));
    assert_eq!(judgement.status, Status::Reached);
    assert_likely(&judgement, 0.990_173);
    assert_eq!(judgement.children, None);
}

#[test]
fn a_bound_from_above_is_the_same_seen_from_the_other_side() {
    let share = indicator(&SHARE);
    let at_most = target(Rule::Level { side: Side::AtMost, bound: 20.0 }, None);
    let few = judged(&share, &at_most, &figures(&share, &[(2024, 5.0, 60.0)]));
    let many = judged(&share, &at_least(80.0, None), &figures(&share, &[(2024, 95.0, 60.0)]));
    assert_eq!((few.status, few.children), (many.status, many.children));
    assert!((few.probability.unwrap() - many.probability.unwrap()).abs() < 1e-9);
}

#[test]
fn differences_are_said_in_whole_children_and_less_than_one_is_none() {
    let share = indicator(&SHARE);
    // 80 % of 61 are 48.8 children.
    for (x, children) in [(46.0, -2), (48.0, 0), (49.0, 0), (50.0, 1), (61.0, 12)] {
        let series = figures(&share, &[(2024, 100.0 * x / 61.0, 61.0)]);
        let judgement = judged(&share, &at_least(80.0, None), &series);
        assert_eq!(judgement.children, Some(children), "{x} children");
        assert_eq!(judgement.official, Some(x > 48.8));
    }
}

#[test]
fn what_cannot_be_told_says_why() {
    let share = indicator(&SHARE);
    let mean = indicator(&MEAN);
    let all = Breakdown::all();
    let standing = at_least(80.0, None);
    let ahead = at_least(80.0, Some(2026));
    let past_break = at_least(80.0, Some(2031));
    let missing = vec![with_value(2024, &all, Value::Missing(Missing::Suspected))];
    let withheld = vec![with_value(2024, &all, Value::Withheld(Withheld::Secrecy))];
    for (indicator, target, series, why) in [
        (&share, &standing, vec![], Why::NoFigure),
        (&share, &standing, missing, Why::NoFigure),
        (&share, &standing, withheld, Why::Withheld),
        (&share, &standing, figures(&share, &[(2024, 90.0, 0.0)]), Why::NoInterval),
        (&share, &standing, figures(&share, &[(2024, 90.0, 19.0)]), Why::TooFew),
        (&mean, &standing, figures(&mean, &[(2024, 90.0, 4.0)]), Why::TooFew),
        (&share, &standing, figures(&share, &[(2022, 90.0, 60.0)]), Why::TooOld),
        (&share, &ahead, figures(&share, &[(2023, 80.0, 60.0), (2024, 80.0, 60.0)]), Why::TooShort),
        (&share, &past_break, figures(&share, &[(2024, 80.0, 60.0)]), Why::Break),
    ] {
        let judgement = judged(indicator, target, &series);
        assert_eq!(judgement.status, Status::CannotTell(why));
    }
    let cancelled = Case {
        indicator: &share,
        target: &standing,
        figures: &figures(&share, &[(2019, 95.0, 60.0)]),
        movement: None,
        today: date(2020, 11, 1),
    };
    assert_eq!(judge(&cancelled).status, Status::CannotTell(Why::Uncomparable));
}

#[test]
fn what_was_settled_in_the_targets_own_period_stays_settled() {
    let share = indicator(&SHARE);
    let series = figures(&share, &[(2020, 70.0, 60.0), (2021, 96.0, 60.0), (2022, 60.0, 60.0)]);
    let judgement = judged(&share, &at_least(80.0, Some(2021)), &series);
    assert_eq!(judgement.status, Status::Reached);
    assert_eq!(judgement.newest.unwrap().0, school_year(2021));
}

#[test]
fn a_target_ahead_is_judged_by_where_the_series_leads() {
    let share = indicator(&SHARE);
    let level = |at: f64| [2021, 2022, 2023, 2024].map(|year| (year, at, 400.0));
    for (at, status) in [
        (95.0, Status::Reached),
        (82.5, Status::OnTrack),
        (80.0, Status::AtRisk),
        (70.0, Status::OffTrack),
    ] {
        let judgement = judged(&share, &at_least(80.0, Some(2026)), &figures(&share, &level(at)));
        assert_eq!(judgement.status, status, "{at}: {judgement:?}");
        let (forecast, error) = judgement.forecast.unwrap();
        assert!((forecast - at).abs() < 1.5 && (1.0..8.0).contains(&error), "{forecast} {error}");
    }
}

#[test]
fn a_value_of_everything_there_is_is_taken_at_its_word_until_a_series_tells_its_swings() {
    let ratio = indicator(&RATIO);
    let at_most = target(Rule::Level { side: Side::AtMost, bound: 6.0 }, None);
    let once = |value| judged(&ratio, &at_most, &figures(&ratio, &[(2024, value, 0.0)])).status;
    assert_eq!((once(5.9), once(6.1)), (Status::Reached, Status::OffTrack));
    let swinging = [(2021, 4.0, 0.0), (2022, 9.0, 0.0), (2023, 3.5, 0.0), (2024, 5.9, 0.0)];
    let judgement = judged(&ratio, &at_most, &figures(&ratio, &swinging));
    assert_eq!(judgement.status, Status::CannotTell(Why::Uncertain));
}

#[test]
fn all_children_as_a_bound_is_held_to_half_a_child() {
    let share = indicator(&SHARE);
    let all = judged(&share, &at_least(100.0, None), &figures(&share, &[(2024, 100.0, 60.0)]));
    assert_eq!(all.status, Status::CannotTell(Why::Uncertain));
    assert_eq!(all.official, Some(true));
    let many = judged(&share, &at_least(100.0, None), &figures(&share, &[(2024, 90.0, 60.0)]));
    assert_eq!(many.status, Status::OffTrack);
}
