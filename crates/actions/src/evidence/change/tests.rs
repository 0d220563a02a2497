use super::*;

#[test]
fn the_interval_of_a_difference_of_means_is_students() {
    // R: t.test of two samples with sd 2, n 16 and 16: 1 ± 2.042272 · 2 · √(2/16), 30 degrees of freedom.
    let [earlier, later] = [6.0, 7.0].map(|mean| Sample::new(mean, 2.0, 16.0).unwrap());
    let Interval { lower, upper } = of_means(earlier, later).unwrap();
    assert!((lower + 0.444_101).abs() < 1e-5 && (upper - 2.444_101).abs() < 1e-5);
}

#[test]
fn a_change_is_sure_only_when_its_interval_leaves_zero_out() {
    for (lower, upper, says) in
        [(0.1, 2.0, Says::Rose), (-2.0, -0.1, Says::Fell), (-0.1, 2.0, Says::CannotTell)]
    {
        assert_eq!(sure(Interval { lower, upper }), says);
    }
}
