use super::*;

#[test]
fn the_curve_runs_from_the_smallest_unit_to_the_largest() {
    for (least, most) in [(5.0, 5.0), (5.2, 900.4), (12.0, 70_000.0)] {
        let sizes = spread(least, most);
        assert!(sizes.is_sorted_by(|a, b| a < b) && sizes.len() <= 61);
        assert!(f64::from(sizes[0]) <= least && f64::from(*sizes.last().unwrap()) >= most);
    }
}
