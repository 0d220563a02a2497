use proptest::prelude::*;

use super::*;
use crate::interval::Interval;

fn share(x: f64, n: f64) -> Proportion {
    Proportion::new(x, n).unwrap()
}

#[test]
fn the_limits_of_spiegelhalter_2005_have_their_published_values() {
    for (n, limits) in
        [(20, [0.4607, 0.5839, 0.9383, 0.9957]), (100, [0.6632, 0.7135, 0.8703, 0.9090])]
    {
        for (q, limit) in [0.001, 0.025, 0.975, 0.999].into_iter().zip(limits) {
            assert!((interpolated_limit(0.8, n, q).unwrap() - limit).abs() < 5e-5);
        }
    }
}

#[test]
fn limits_that_cannot_be_are_refused() {
    assert_eq!(interpolated_limit(0.8, 0, 0.025), Err(Undefined::NoObservations));
    assert_eq!(interpolated_limit(1.0, 9, 0.025), Err(Undefined::OutOfRange));
    assert_eq!(interpolated_limit(0.8, 9, f64::NAN), Err(Undefined::NotFinite));
    let none = Funnel::of_shares(&[], 0.8, Widening::Additive);
    assert_eq!(none, Err(Undefined::NoObservations));
    let full = Funnel::of_shares(&[share(9.0, 9.0)], 1.0, Widening::Additive);
    assert_eq!(full, Err(Undefined::OutOfRange));
    let flat = Sample::new(3.0, 0.0, 9.0).unwrap();
    assert_eq!(Funnel::of_means(&[flat], 3.0, Widening::Additive), Err(Undefined::OutOfRange));
}

#[test]
fn a_small_unit_where_everyone_succeeds_is_not_called_deviating() {
    let funnel = Funnel::of_shares(&[share(20.0, 20.0)], 0.95, Widening::Additive).unwrap();
    assert_eq!(funnel.readings[0].place, Place::Inside);
    assert!(interpolated_limit(0.95, 20, 0.999).unwrap() < 1.0);
}

#[test]
fn a_large_unit_far_off_is_called_deviating_and_listed() {
    let units = [share(120.0, 200.0), share(160.0, 200.0), share(162.0, 200.0)];
    let funnel = Funnel::of_shares(&units, 0.8, Widening::Never).unwrap();
    let places: Vec<_> = funnel.readings.iter().map(|reading| reading.place).collect();
    assert_eq!(places, [Place::Deviates, Place::Inside, Place::Inside]);
    assert!(funnel.readings[0].z < -3.0 && funnel.readings[0].adjusted_p_value < 0.001);
}

#[test]
fn limits_for_means_are_target_and_z_standard_errors() {
    let units = [3.9, 4.0, 4.1].map(|mean| Sample::new(mean, 0.5, 25.0).unwrap());
    let funnel = Funnel::of_means(&units, 4.0, Widening::Additive).unwrap();
    let Limits { inner, outer } = funnel.limits(25.0);
    assert!((inner.lower - 3.804_004).abs() < 1e-6 && (inner.upper - 4.195_996).abs() < 1e-6);
    assert!((outer.lower - 3.690_977).abs() < 1e-6 && (outer.upper - 4.309_023).abs() < 1e-6);
    assert!((funnel.readings[2].z - 1.0).abs() < 1e-9);
}

#[test]
fn units_that_truly_differ_widen_the_limits() {
    let units: Vec<_> =
        (0..100).map(|i| share(if i % 2 == 0 { 65.0 } else { 95.0 }, 100.0)).collect();
    for widening in [Widening::Additive, Widening::Multiplicative] {
        let strict = Funnel::of_shares(&units, 0.8, Widening::Never).unwrap();
        let fair = Funnel::of_shares(&units, 0.8, widening).unwrap();
        assert!(strict.readings.iter().all(|reading| reading.place == Place::Deviates));
        assert!(fair.readings.iter().all(|reading| reading.place == Place::Inside));
        assert!(fair.limits(100.0).inner.width() > 2.0 * strict.limits(100.0).inner.width());
    }
}

#[test]
fn chance_is_expected_to_put_seventy_of_1400_units_outside() {
    let units = vec![share(40.0, 50.0); 1400];
    let by_chance = Funnel::of_shares(&units, 0.8, Widening::Additive).unwrap().by_chance();
    assert!((by_chance.outside_inner - 70.0).abs() < 1e-9);
    assert!((by_chance.outside_outer - 2.8).abs() < 1e-9);
}

#[test]
fn the_curve_is_the_limits_at_each_size_and_skips_zero() {
    let funnel = Funnel::of_shares(&[share(8.0, 10.0)], 0.8, Widening::Additive).unwrap();
    let curve = funnel.curve(&[0, 10, 40]);
    assert_eq!(curve, [(10, funnel.limits(10.0)), (40, funnel.limits(40.0))]);
}

fn inside(inner: Interval, outer: Interval) -> bool {
    outer.lower <= inner.lower && inner.upper <= outer.upper
}

proptest! {
    #[test]
    fn place_and_z_say_the_same(x in 0_u32..=80, n in 1_u32..=80, target in 0.02..0.98_f64) {
        let unit = share(f64::from(x.min(n)), f64::from(n));
        let funnel = Funnel::of_shares(&[unit], target, Widening::Additive).unwrap();
        let reading = funnel.readings[0];
        let expected = match reading.z.abs() {
            z if z > 3.090_232_306 => Place::Deviates,
            z if z > 1.959_963_985 => Place::Attention,
            _ => Place::Inside,
        };
        prop_assert_eq!(reading.place, expected);
    }

    #[test]
    fn counting_the_others_turns_the_funnel_over(n in 1_u32..=300, target in 0.02..0.98_f64) {
        let unit = share(0.0, f64::from(n));
        let one = Funnel::of_shares(&[unit], target, Widening::Never).unwrap();
        let other = Funnel::of_shares(&[unit], 1.0 - target, Widening::Never).unwrap();
        let (one, other) = (one.limits(f64::from(n)), other.limits(f64::from(n)));
        prop_assert!((one.inner.lower - (1.0 - other.inner.upper)).abs() < 1e-9);
        prop_assert!((one.outer.upper - (1.0 - other.outer.lower)).abs() < 1e-9);
        prop_assert!(inside(one.inner, one.outer));
        prop_assert!(one.inner.contains(target));
    }

    #[test]
    fn a_further_value_never_has_a_calmer_place(
        n in 5_u32..=200, target in 0.1..0.9_f64, one in 0.0..=1.0_f64, two in 0.0..=1.0_f64,
    ) {
        let limits = binomial::limits(target, f64::from(n));
        if (one - target) * (two - target) >= 0.0 && (one - target).abs() <= (two - target).abs() {
            prop_assert!(limits.place(one) <= limits.place(two));
        }
    }
}
