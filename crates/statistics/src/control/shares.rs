//! The chart of shares, and Laney's for shares that vary more than chance makes them.

use super::{MEAN_RANGE, SETTLED, Signals, first, moving_ranges};
use crate::{
    discovery::count_of, interval::Interval, pool, quantile, sample::Proportion,
    undefined::Undefined,
};

/// Is when limits are widened, or narrowed, by how much shares vary from point to point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Laney {
    /// Where `σ_z` is above 1.1.
    WhenNeeded,
    /// Whatever `σ_z` is. Below 1 it narrows the limits, and chance alone puts a point outside in one chart of six.
    Always,
    /// Never: only chance within each point counts.
    Never,
}

/// Is a chart of shares over time (p, or Laney's p′).
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    /// p̄: all cases of all observed in the baseline.
    pub centre: f64,
    /// `σ_z`: how far shares move from point to point, 1 being by chance alone.
    pub sigma_z: f64,
    /// Says that the limits are Laney's.
    pub is_laney: bool,
    /// The limits of each point, within 0 and 1.
    pub limits: Vec<Interval>,
    /// How many points the limits rest on.
    pub baseline: usize,
    /// What stands out among all points.
    pub signals: Signals,
}

/// The `σ_z` up to which the plain limits are kept.
const BY_CHANCE: f64 = 1.1;

/// With fewer cases expected, or fewer others, the normal limits are not to be trusted.
const FEW_CASES: f64 = 5.0;

/// Φ(-3), rounded as charts have it.
const TAIL: f64 = 0.001_35;

impl Shares {
    /// Charts shares in order of time, with limits from the first `baseline` of them, or all if there are fewer.
    ///
    /// p̄ ± 3√(p̄(1 - p̄)/n), clipped to 0 and 1. Where n·p̄ or n(1 - p̄) is below 5, and n is rounded to whole children
    /// there, the limits are the .00135 and .99865 quantiles of the binomial distribution instead. Laney 2002 (Quality
    /// Engineering 14:531): p̄ ± 3·`σ_z`·√(p̄(1 - p̄)/n) with `σ_z` = MR̄(z)/1.128379 over z = (p - p̄)/√(p̄(1 - p̄)/n) of
    /// the baseline; for small n they are moved out to the binomial ones where those lie further. Six points are
    /// needed. A baseline where all or none are cases is [`Undefined::NoVariation`].
    pub fn of(points: &[Proportion], baseline: usize, laney: Laney) -> Result<Self, Undefined> {
        let base = first(points, baseline)?;
        let all = pool::total(base)?;
        let centre = all.share();
        let variance = centre * (1.0 - centre);
        if all.x() <= 0.0 || all.x() >= all.n() || variance <= 0.0 {
            return Err(Undefined::NoVariation);
        }
        let sigma_z = sigma_z(base, centre);
        let is_laney = match laney {
            Laney::WhenNeeded => sigma_z > BY_CHANCE,
            Laney::Always => true,
            Laney::Never => false,
        };
        if is_laney && sigma_z <= 0.0 {
            return Err(Undefined::NoVariation);
        }
        let stretch = is_laney.then_some(sigma_z);
        let limits: Vec<Interval> =
            points.iter().map(|point| limits(point.n(), centre, stretch)).collect();
        let each: Vec<_> =
            points.iter().zip(&limits).map(|(point, limits)| (point.share(), *limits)).collect();
        let signals = Signals::of(&each, centre);
        Ok(Self { centre, sigma_z, is_laney, limits, baseline: base.len(), signals })
    }

    /// Says whether the limits rest on fewer than twelve points and may still move.
    pub fn is_provisional(&self) -> bool {
        self.baseline < SETTLED
    }
}

fn sigma_z(base: &[Proportion], centre: f64) -> f64 {
    let error = |point: &Proportion| (centre * (1.0 - centre) / point.n()).sqrt();
    let z: Vec<f64> = base.iter().map(|point| (point.share() - centre) / error(point)).collect();
    let ranges = moving_ranges(&z);
    ranges.iter().sum::<f64>() / count_of(&ranges).max(1.0) / MEAN_RANGE
}

/// Returns the limits of a point of n.
fn limits(n: f64, centre: f64, stretch: Option<f64>) -> Interval {
    let error = (centre * (1.0 - centre) / n).sqrt();
    let normal = Interval::around(centre, 3.0 * stretch.unwrap_or(1.0) * error)
        .clipped(Interval { lower: 0.0, upper: 1.0 });
    if n * centre.min(1.0 - centre) >= FEW_CASES {
        return normal;
    }
    let whole = whole(n);
    let share = |p: f64| f64::from(quantile::binomial(p, whole, centre)) / f64::from(whole);
    let exact = Interval { lower: share(TAIL), upper: share(1.0 - TAIL) };
    match stretch {
        None => exact,
        Some(_) => {
            Interval { lower: exact.lower.min(normal.lower), upper: exact.upper.max(normal.upper) }
        }
    }
}

/// Rounds a count to whole children, at least one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and counts are neither negative nor, where it matters, near 2^32"
)]
fn whole(n: f64) -> u32 {
    n.round().max(1.0) as u32
}
