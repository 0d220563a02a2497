use super::*;

fn groups() -> (Breakdown, Breakdown) {
    (Breakdown::by("gender", "girls"), Breakdown::by("gender", "boys"))
}

fn gap(bound: f64, by: Option<i16>) -> Target {
    let (of, against) = groups();
    target(Rule::Gap { of, against, bound }, by)
}

fn both(indicator: &Indicator, year: i16, girls: (f64, f64), boys: (f64, f64)) -> Vec<Figure> {
    let (of, against) = groups();
    vec![
        group_figure(indicator, (year, girls.0, girls.1), &of),
        group_figure(indicator, (year, boys.0, boys.1), &against),
    ]
}

#[test]
fn a_gap_is_held_against_its_bound_with_the_errors_of_both_groups() {
    let share = indicator(&SHARE);
    // p = (x + 2)/104: variances .0016680 and .0021302; z = (5 - 10)/6.1630 = -.81129.
    let series = both(&share, 2024, (80.0, 100.0), (70.0, 100.0));
    let judgement = judged(&share, &gap(5.0, None), &series);
    assert_eq!(judgement.status, Status::CannotTell(Why::Uncertain));
    assert_likely(&judgement, 0.208_6);
    let (_, shown) = judgement.newest.unwrap();
    let (lower, upper) = shown.interval.ends().unwrap();
    assert!((shown.estimate - 10.0).abs() < 1e-9 && lower < 0.0 && upper > 20.0);
    assert_eq!(judged(&share, &gap(30.0, None), &series).status, Status::Reached);
}

#[test]
fn a_gap_turned_around_is_no_gap() {
    let share = indicator(&SHARE);
    let series = both(&share, 2024, (50.0, 100.0), (80.0, 100.0));
    assert_eq!(judged(&share, &gap(5.0, None), &series).status, Status::Reached);
}

#[test]
fn a_gap_with_a_small_group_is_not_judged() {
    let share = indicator(&SHARE);
    let series = both(&share, 2024, (90.0, 100.0), (20.0, 15.0));
    let judgement = judged(&share, &gap(5.0, None), &series);
    assert_eq!(judgement.status, Status::CannotTell(Why::TooFew));
    let lone = &series[..1];
    assert_eq!(judged(&share, &gap(5.0, None), lone).status, Status::CannotTell(Why::NoFigure));
}

#[test]
fn a_gap_ahead_is_judged_by_where_it_leads() {
    let share = indicator(&SHARE);
    let years = |gaps: [f64; 4]| {
        [2021, 2022, 2023, 2024]
            .into_iter()
            .zip(gaps)
            .flat_map(|(year, gap)| both(&share, year, (60.0 + gap, 900.0), (60.0, 900.0)))
            .collect::<Vec<_>>()
    };
    let wanted = gap(11.0, Some(2025));
    assert_eq!(judged(&share, &wanted, &years([20.0; 4])).status, Status::OffTrack);
    let closing = judged(&share, &wanted, &years([22.0, 17.0, 12.0, 8.0]));
    assert_eq!(closing.status, Status::OnTrack, "{closing:?}");
    let short = judged(&share, &wanted, &both(&share, 2024, (70.0, 900.0), (60.0, 900.0)));
    assert_eq!(short.status, Status::CannotTell(Why::TooShort));
}
