use domain::period::Period;

use super::*;

#[test]
fn the_interval_of_a_difference_of_means_is_students() {
    // R: t.test of two samples with sd 2, n 16 and 16: 1 ± 2.042272 · 2 · √(2/16), 30 degrees of freedom.
    let [earlier, later] = [6.0, 7.0].map(|mean| Sample::new(mean, 2.0, 16.0).unwrap());
    let Interval { lower, upper } = of_means(earlier, later).unwrap();
    assert!((lower + 0.444_101).abs() < 1e-5 && (upper - 2.444_101).abs() < 1e-5);
}

#[test]
fn a_change_is_clear_only_when_its_interval_leaves_zero_out() {
    for (lower, upper, says) in
        [(0.1, 2.0, Says::Rose), (-2.0, -0.1, Says::Fell), (-0.1, 2.0, Says::CannotTell)]
    {
        assert_eq!(clear(Interval { lower, upper }), says);
    }
}

#[test]
fn of_many_changes_only_those_that_stand_out_among_them_are_told() {
    let changed = |estimate: f64| Change {
        from: Period::SchoolYear(2023),
        to: Period::SchoolYear(2024),
        estimate,
        interval: Some((estimate - 2.0, estimate + 2.0)),
        says: clear(Interval { lower: estimate - 2.0, upper: estimate + 2.0 }),
    };
    let mut alone = [changed(2.1)];
    assert_eq!(hold_together(alone.iter_mut()), 1);
    assert_eq!(alone[0].says, Says::Rose);
    let mut among = [2.1, 9.0].map(changed).to_vec();
    among.extend((0..18).map(|place| changed(f64::from(place) / 10.0)));
    assert_eq!(hold_together(among.iter_mut()), 20);
    assert_eq!((among[0].says, among[1].says), (Says::CannotTell, Says::Rose));
}
