//! Lists of deviating units that hold few false alarms.

use crate::undefined::{Undefined, not_negative};

/// Returns the p-values adjusted for looking at all of them, in the order given.
///
/// Benjamini & Hochberg 1995: with p sorted upwards, p(i) · m / i, made monotone from the largest down.
/// Listing those at or below 0.05 keeps the expected share of false alarms in the list at 5 %.
pub fn benjamini_hochberg(p_values: &[f64]) -> Result<Vec<f64>, Undefined> {
    let mut order = Vec::with_capacity(p_values.len());
    for (place, p) in p_values.iter().enumerate() {
        if not_negative(*p)? > 1.0 {
            return Err(Undefined::OutOfRange);
        }
        order.push((place, *p));
    }
    order.sort_by(|one, other| other.1.total_cmp(&one.1));

    let mut remaining = count_of(p_values);
    let all = remaining;
    let mut smallest = 1.0_f64;
    let mut adjusted = Vec::with_capacity(order.len());
    for (place, p) in order {
        smallest = smallest.min(p * all / remaining);
        remaining -= 1.0;
        adjusted.push((place, smallest));
    }
    adjusted.sort_by_key(|(place, _)| *place);
    Ok(adjusted.into_iter().map(|(_, p)| p).collect())
}

/// Returns the length as a number; no list is long enough to lose a digit.
#[expect(clippy::cast_precision_loss, reason = "lists are far shorter than 2^52")]
pub(crate) fn count_of<T>(items: &[T]) -> f64 {
    items.len() as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn adjusted_values_agree_with_r() {
        // p.adjust(c(.01, .04, .03, .005, .5), "BH")
        let adjusted = benjamini_hochberg(&[0.01, 0.04, 0.03, 0.005, 0.5]).unwrap();
        for (value, expected) in adjusted.iter().zip([0.025, 0.05, 0.05, 0.025, 0.5]) {
            assert!((value - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn an_empty_list_stays_empty_and_a_bad_value_is_refused() {
        assert_eq!(benjamini_hochberg(&[]), Ok(vec![]));
        assert_eq!(benjamini_hochberg(&[0.1, f64::NAN]), Err(Undefined::NotFinite));
        assert_eq!(benjamini_hochberg(&[1.1]), Err(Undefined::OutOfRange));
    }

    proptest! {
        #[test]
        fn adjusting_never_makes_a_finding_surer_and_keeps_the_order(
            p_values in prop::collection::vec(0.0..=1.0_f64, 1..50),
        ) {
            let adjusted = benjamini_hochberg(&p_values).unwrap();
            for (p, q) in p_values.iter().zip(&adjusted) {
                prop_assert!(q + 1e-15 >= *p && *q <= 1.0);
                for (other_p, other_q) in p_values.iter().zip(&adjusted) {
                    prop_assert!(p > other_p || q <= other_q);
                }
            }
        }
    }
}
