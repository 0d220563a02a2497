use super::*;

fn progression(side: Side, change: f64, by: i16) -> Target {
    target(Rule::Progression { side, change, from: school_year(2020) }, Some(by))
}

fn yearly(side: Side) -> Target {
    target(Rule::YearByYear { side }, None)
}

#[test]
fn a_progression_is_held_against_its_first_year_with_the_errors_of_both() {
    let share = indicator(&SHARE);
    // p = (x + 2)/104: variances .0021302 and .0013674; z = (15 - 5)/5.9140 = 1.69090.
    let series = figures(&share, &[(2020, 70.0, 100.0), (2024, 85.0, 100.0)]);
    let judgement = judged(&share, &progression(Side::AtLeast, 5.0, 2024), &series);
    assert_eq!(judgement.status, Status::Reached);
    assert_likely(&judgement, 0.954_57);
    assert_eq!((judgement.bound, judgement.children), (Some(75.0), Some(10)));
    let fall = judged(&share, &progression(Side::AtMost, 5.0, 2024), &series);
    assert_eq!(fall.status, Status::OffTrack);
}

#[test]
fn a_progression_ahead_is_judged_by_where_the_series_leads() {
    let share = indicator(&SHARE);
    let rising = [(2020, 60.0), (2021, 65.0), (2022, 69.0), (2023, 74.0), (2024, 78.0)]
        .map(|(year, at)| (year, at, 500.0));
    let still = [2020, 2021, 2022, 2023, 2024].map(|year| (year, 60.0, 500.0));
    let wanted = progression(Side::AtLeast, 10.0, 2025);
    assert_eq!(judged(&share, &wanted, &figures(&share, &rising)).status, Status::Reached);
    assert_eq!(judged(&share, &wanted, &figures(&share, &still)).status, Status::OffTrack);
    let more = progression(Side::AtLeast, 19.0, 2026);
    assert_eq!(judged(&share, &more, &figures(&share, &rising)).status, Status::OnTrack);
}

#[test]
fn a_break_or_a_cancelled_year_between_stops_a_progression() {
    let share = indicator(&SHARE);
    let wanted = |from| {
        let from = school_year(from);
        target(Rule::Progression { side: Side::AtLeast, change: 5.0, from }, Some(2024))
    };
    for (first, why) in [(2009, Why::Break), (2019, Why::Uncomparable), (2018, Why::NoFigure)] {
        let year = if first == 2018 { 2017 } else { first };
        let series = figures(&share, &[(year, 40.0, 400.0), (2024, 85.0, 400.0)]);
        let judgement = judged(&share, &wanted(first), &series);
        assert_eq!(judgement.status, Status::CannotTell(why));
        assert_eq!(judgement.probability, None);
    }
}

#[test]
fn year_by_year_holds_the_newest_figure_against_the_one_before() {
    let share = indicator(&SHARE);
    // z = 15/5.9140 = 2.5364
    let series = figures(&share, &[(2022, 95.0, 100.0), (2023, 70.0, 100.0), (2024, 85.0, 100.0)]);
    let rise = judged(&share, &yearly(Side::AtLeast), &series);
    assert_eq!(rise.status, Status::Reached);
    assert_likely(&rise, 0.9944);
    assert_eq!(judged(&share, &yearly(Side::AtMost), &series).status, Status::OffTrack);
}

#[test]
fn a_small_step_from_one_year_to_the_next_cannot_be_told_from_chance() {
    let share = indicator(&SHARE);
    for value in [78.0, 80.0, 82.0] {
        let series = figures(&share, &[(2023, 80.0, 60.0), (2024, value, 60.0)]);
        let judgement = judged(&share, &yearly(Side::AtLeast), &series);
        assert_eq!(judgement.status, Status::CannotTell(Why::Uncertain));
        assert_eq!(judgement.official, Some(value > 80.0));
    }
}

#[test]
fn one_year_alone_has_nothing_to_rise_from() {
    let share = indicator(&SHARE);
    let series = figures(&share, &[(2024, 80.0, 60.0)]);
    let judgement = judged(&share, &yearly(Side::AtLeast), &series);
    assert_eq!(judgement.status, Status::CannotTell(Why::TooShort));
    assert!(judgement.newest.is_some());
}
