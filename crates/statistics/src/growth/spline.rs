//! Cubic B-splines: smooth curves as sums of hills.

use crate::undefined::Undefined;

/// Is where the pieces of a curve meet, and between which ends it runs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Spline {
    /// The inner knots, in order and none twice.
    pub(crate) knots: Vec<f64>,
    pub(crate) boundary: [f64; 2],
}

impl Spline {
    /// Places knots at 20, 40, 60 and 80 % of the values (R's quantiles of type 7), those that fall together once, and
    /// the ends a tenth of the range beyond the least and the greatest (Betebenner 2009).
    pub(crate) fn of(values: &[f64]) -> Result<Self, Undefined> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let (Some(least), Some(greatest)) = (sorted.first(), sorted.last()) else {
            return Err(Undefined::NoObservations);
        };
        let beyond = 0.1 * (greatest - least);
        if beyond <= 0.0 {
            return Err(Undefined::NoVariation);
        }
        let boundary = [least - beyond, greatest + beyond];
        let mut knots = Vec::with_capacity(4);
        let mut distinct = sorted.clone();
        distinct.dedup();
        for fifth in 1..5 {
            let knot = type_seven(&sorted, fifth);
            // A curve of pieces needs as many values as hills, else a plain cubic has to do.
            if distinct.len() >= 8 && knots.last().is_none_or(|last| *last < knot) {
                knots.push(knot);
            }
        }
        if distinct.len() < 4 {
            return Err(Undefined::NoVariation);
        }
        Ok(Self { knots, boundary })
    }

    /// Returns how many hills there are.
    pub(crate) const fn hills(&self) -> usize {
        self.knots.len() + 4
    }

    /// Returns the height of each hill at a value between the ends; they add up to 1 (de Boor 1978).
    pub(crate) fn heights(&self, at: f64) -> Vec<f64> {
        let [low, high] = self.boundary;
        let ends = |end: f64| [end; 4].into_iter();
        let knots: Vec<f64> =
            ends(low).chain(self.knots.iter().copied()).chain(ends(high)).collect();
        let pieces = knots.iter().zip(knots.iter().skip(1));
        let mut heights: Vec<f64> =
            pieces.map(|(from, to)| f64::from(u8::from((*from..*to).contains(&at)))).collect();
        for degree in 1..=3 {
            let pairs = heights.iter().zip(heights.iter().skip(1));
            let from = knots.iter().zip(knots.iter().skip(degree));
            let to = knots.iter().skip(1).zip(knots.iter().skip(degree + 1));
            let rising = from.map(|(from, to)| part(at - from, to - from));
            let falling = to.map(|(from, to)| part(to - at, to - from));
            let parts = pairs.zip(rising.zip(falling));
            heights = parts
                .map(|((one, other), (rising, falling))| rising * one + falling * other)
                .collect();
        }
        heights
    }
}

/// Returns a part as a share of a whole; 0 of a whole that is nothing.
fn part(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// Returns the quantile at so many fifths of sorted values, between the two nearest.
fn type_seven(sorted: &[f64], fifth: usize) -> f64 {
    let steps = (sorted.len() - 1) * fifth;
    let (place, rest) = (steps / 5, u8::try_from(steps % 5).unwrap_or(0));
    let at = |place: usize| sorted.get(place).or(sorted.last()).copied().unwrap_or(0.0);
    at(place) + f64::from(rest) / 5.0 * (at(place + 1) - at(place))
}
