//! Intervals for a mean.

use crate::{
    confidence::Confidence, interval::Interval, quantile, sample::Sample, undefined::Undefined,
};

/// The fewest values from which a spread is worth an interval.
const FEWEST: usize = 5;

/// Returns the t interval mean ± t(n - 1) · sd / √n, clipped to the bounds of the scale if it has any.
///
/// For a spread measured in the same values (Student 1908); at least 5 of them. Values without spread
/// give an interval without width.
pub fn student(
    sample: Sample,
    confidence: Confidence,
    bounds: Option<Interval>,
) -> Result<Interval, Undefined> {
    if sample.n() < 5.0 {
        return Err(Undefined::TooFew { needed: FEWEST });
    }
    let t = quantile::student(1.0 - confidence.tail(), sample.n() - 1.0);
    Ok(within(sample, t, bounds))
}

/// Returns the interval mean ± z · sd / √n for a spread known from elsewhere, clipped to the bounds.
///
/// For published means whose spread is taken from a source about many more children, so that n says
/// nothing about how well the spread is known. Any n above 0 will do.
pub fn known_spread(sample: Sample, confidence: Confidence, bounds: Option<Interval>) -> Interval {
    within(sample, confidence.z(), bounds)
}

fn within(sample: Sample, multiple: f64, bounds: Option<Interval>) -> Interval {
    let free = Interval::around(sample.mean(), multiple * sample.standard_error());
    bounds.map_or(free, |bounds| free.clipped(bounds))
}
