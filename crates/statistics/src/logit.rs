//! Shares near 0 or 1 on the logit scale, where change is even and errors are normal.

use crate::{
    interval::Interval,
    sample::Proportion,
    undefined::{Undefined, finite},
};

/// Is the width to give a model of logits, as 1 is for shares: the slope 1/(p(1 - p)) at p = .8.
pub const LOGIT_WIDTH: f64 = 6.25;

/// Returns the empirical logit ln((x + ½)/(n - x + ½)) and its variance 1/(x + ½) + 1/(n - x + ½).
///
/// Haldane 1956; Gart & Zweifel 1967. Advised where shares lie outside .1 to .9.
pub fn logit(share: Proportion) -> (f64, f64) {
    let (cases, others) = (share.x() + 0.5, share.n() - share.x() + 0.5);
    ((cases / others).ln(), 1.0 / cases + 1.0 / others)
}

/// Returns the logit ln(p/(1 - p)) of a threshold strictly between 0 and 1.
pub fn logit_of_threshold(p: f64) -> Result<f64, Undefined> {
    if finite(p)? > 0.0 && p < 1.0 { Ok((p / (1.0 - p)).ln()) } else { Err(Undefined::OutOfRange) }
}

/// Returns the share 1/(1 + e^-l) of a logit; the median stays the median, and NaN is taken for 0.
pub fn share_of_logit(logit: f64) -> f64 {
    if logit.is_nan() { 0.5 } else { 1.0 / (1.0 + (-logit).exp()) }
}

/// Returns an interval of logits as one of shares; its coverage stays the same.
pub fn interval_of_logits(logits: Interval) -> Interval {
    Interval { lower: share_of_logit(logits.lower), upper: share_of_logit(logits.upper) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_survives_the_way_there_and_back() {
        for p in [0.001, 0.2, 0.5, 0.97] {
            assert!((share_of_logit(logit_of_threshold(p).unwrap()) - p).abs() < 1e-12);
        }
        assert_eq!(logit_of_threshold(1.0), Err(Undefined::OutOfRange));
    }

    #[test]
    fn all_of_twelve_has_a_finite_logit_that_is_unsure() {
        let (value, variance) = logit(Proportion::new(12.0, 12.0).unwrap());
        assert!((value - 25.0_f64.ln()).abs() < 1e-12);
        assert!((variance - 2.08).abs() < 1e-12);
    }
}
