//! From values to places: linear, square-root and logarithmic scales with round ticks.

/// Says how values are spread along an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// Equal steps in value take equal room.
    Linear,
    /// Room grows with the square root: funnel limits become nearly straight near the target.
    SquareRoot,
    /// Equal factors take equal room; values below 1 stand at 1.
    Logarithm,
}

/// Bounds that keep arithmetic on two values finite.
const HUGE: f64 = 1e150;
const MOST_TICKS: u8 = 24;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    spacing: Spacing,
    pub(crate) low: f64,
    pub(crate) high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    pub(crate) fn linear(domain: (f64, f64), from: f64, to: f64) -> Self {
        Self::new(Spacing::Linear, domain, from, to)
    }

    pub(crate) fn new(spacing: Spacing, domain: (f64, f64), from: f64, to: f64) -> Self {
        Self { spacing, low: domain.0, high: domain.1, from, to }
    }

    /// Returns the place of a value; a value beyond the scale stands at its end.
    pub(crate) fn at(&self, value: f64) -> f64 {
        let (low, high) = (self.warp(self.low), self.warp(self.high));
        let share = (self.warp(value) - low) / (high - low);
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.5 };
        self.from + share * (self.to - self.from)
    }

    fn warp(&self, value: f64) -> f64 {
        let bounded = value.clamp(-HUGE, HUGE);
        match self.spacing {
            Spacing::Linear => bounded,
            Spacing::SquareRoot => bounded.max(0.0).sqrt(),
            Spacing::Logarithm => bounded.max(1.0).ln(),
        }
    }

    /// Returns round values within the scale, about as many as asked for.
    pub(crate) fn ticks(&self, wanted: f64) -> Ticks {
        match self.spacing {
            Spacing::Linear => even_ticks(self.low, self.high, wanted),
            Spacing::SquareRoot | Spacing::Logarithm => self.sparse_ticks(wanted),
        }
    }

    /// Takes 1, 2, 5, 10, 20 … as far as they stand clear of each other.
    fn sparse_ticks(&self, wanted: f64) -> Ticks {
        let clear = (self.to - self.from).abs() / (wanted.max(1.0) * 1.6);
        let round = (0..=12)
            .rev()
            .flat_map(|exponent| [5.0, 2.0, 1.0].map(|digit: f64| digit * 10_f64.powi(exponent)));
        let mut values: Vec<f64> = Vec::new();
        let mut last = f64::INFINITY;
        for value in round.filter(|value| (self.low..=self.high).contains(value)) {
            let place = self.at(value);
            if (place - last).abs() >= clear {
                values.push(value);
                last = place;
            }
        }
        values.reverse();
        Ticks { values, decimals: 0 }
    }
}

/// Round values along an axis, with the decimals that tell them apart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ticks {
    pub(crate) values: Vec<f64>,
    pub(crate) decimals: usize,
}

fn even_ticks(low: f64, high: f64, wanted: f64) -> Ticks {
    let step = round_step((high - low) / wanted.max(1.0));
    let first = (low / step - 1e-9).ceil();
    let values = (0..MOST_TICKS)
        .map(|index| (first + f64::from(index)) * step)
        .take_while(|value| *value <= high + step * 1e-9)
        .map(|value| if value.abs() < step * 1e-9 { 0.0 } else { value })
        .collect();
    Ticks { values, decimals: decimals_of(step) }
}

/// Returns the nearest 1, 2 or 5 times a power of ten that is not smaller.
fn round_step(rough: f64) -> f64 {
    let power = 10_f64.powf(rough.log10().floor());
    let round = [1.0, 2.0, 5.0].into_iter().find(|factor| factor * power >= rough * 0.999);
    round.unwrap_or(10.0) * power
}

fn decimals_of(step: f64) -> usize {
    let is_whole = |decimals: &i32| {
        let scaled = step * 10_f64.powi(*decimals);
        (scaled - scaled.round()).abs() < 1e-6 && scaled.round() >= 1.0
    };
    (0..=12).find(is_whole).and_then(|decimals| usize::try_from(decimals).ok()).unwrap_or(12)
}

/// Returns a domain that holds the values with some air, at least `least_span` wide, and within
/// the natural limits of the scale unless a value is beyond them. `None` without finite values.
pub(crate) fn domain(
    values: impl IntoIterator<Item = f64>,
    limits: Option<(f64, f64)>,
    least_span: f64,
) -> Option<(f64, f64)> {
    let (low, high) = bounds(values)?;
    let magnitude = low.abs().max(high.abs());
    let least =
        [least_span.clamp(0.0, HUGE), magnitude * 1e-6, 1e-9].into_iter().fold(0.0, f64::max);
    let least = if high - low < magnitude * 1e-6 { least.max(magnitude * 0.1) } else { least };
    let air = ((high - low) * 0.08).max((least - (high - low)) / 2.0);
    let (floor, ceiling) = limits.unwrap_or((-HUGE, HUGE));
    let (floor, ceiling) = (floor.min(low), ceiling.max(high));
    let padded = ((low - air).max(floor), (high + air).min(ceiling));
    let missing = (least - (padded.1 - padded.0)).max(0.0);
    // Air that a natural limit took away on one side is given on the other.
    let widened = ((padded.0 - missing).max(floor), (padded.1 + missing).min(ceiling));
    Some(if widened.1 > widened.0 { widened } else { (low - 1.0, high + 1.0) })
}

/// Returns the least and greatest finite value.
pub(crate) fn bounds(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    values
        .into_iter()
        .filter(|value| value.is_finite())
        .map(|value| value.clamp(-HUGE, HUGE))
        .map(|value| (value, value))
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

/// Returns a count as a number one can reckon with.
pub(crate) fn count(items: usize) -> f64 {
    u32::try_from(items).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_share_their_decimals() {
        let cases = [
            ((0.0, 100.0), vec![0.0, 20.0, 40.0, 60.0, 80.0, 100.0], 0),
            ((6.62, 7.48), vec![6.8, 7.0, 7.2, 7.4], 1),
            ((-0.3, 0.2), vec![-0.3, -0.2, -0.1, 0.0, 0.1, 0.2], 1),
        ];
        for (domain, values, decimals) in cases {
            let ticks = Scale::linear(domain, 0.0, 100.0).ticks(5.0);
            assert_eq!(ticks.decimals, decimals, "{domain:?}");
            assert_eq!(ticks.values.len(), values.len(), "{ticks:?}");
            assert!(ticks.values.iter().zip(&values).all(|(a, b)| (a - b).abs() < 1e-9));
        }
    }

    #[test]
    fn a_share_is_never_drawn_beyond_nought_and_a_hundred() {
        assert_eq!(domain([98.0, 100.0], Some((0.0, 100.0)), 20.0), Some((80.0, 100.0)));
        assert_eq!(domain([100.0], Some((0.0, 100.0)), 0.0), Some((90.0, 100.0)));
    }

    #[test]
    fn a_constant_series_still_has_a_scale() {
        let (low, high) = domain([7.0, 7.0], None, 0.0).expect("two values are given");
        assert!(low < 7.0 && 7.0 < high);
        assert_eq!(domain([f64::NAN], None, 0.0), None);
    }

    #[test]
    fn counts_have_ticks_that_stand_clear_of_each_other() {
        let scale = Scale::new(Spacing::Logarithm, (5.0, 900.0), 0.0, 300.0);
        assert_eq!(scale.ticks(5.0).values, [5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0]);
    }
}
