//! What stands out in a chart.

use crate::{interval::Interval, quantile, undefined::Undefined};

/// So many points in a row on one side of the centre are a signal.
const LONG_RUN: usize = 8;

/// Is what stands out in a series of points. Places are counted from 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Signals {
    /// The places of the points outside their limits; on a limit is inside.
    pub outside: Vec<usize>,
    /// The runs of eight or more points on one side of the centre.
    pub long_runs: Vec<Run>,
    /// The runs and crossings of the whole series; none where every point lies on the centre.
    pub anhoej: Result<Anhoej, Undefined>,
}

/// Is points that follow each other on one side of the centre. Points on the centre neither end a run nor count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The place of its first point.
    pub first: usize,
    /// The place of its last point.
    pub last: usize,
    /// How many points of it lie off the centre.
    pub length: usize,
    /// Says that they lie above it.
    pub is_above: bool,
}

/// Is the length of the longest run and the number of times the series crosses the centre, with their limits.
///
/// Anhøj & Olesen 2014 (PLOS ONE 9:e113825): with n useful points, off the centre, a run longer than
/// round(log₂ n) + 3, or fewer crossings than the .05 quantile of the binomial distribution of n - 1 and ½, says that
/// the series does not move by chance alone around its centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anhoej {
    /// How many points lie off the centre.
    pub useful: usize,
    /// The length of the longest run.
    pub longest_run: usize,
    /// The longest run that is no signal.
    pub longest_run_limit: usize,
    /// How often the series crosses the centre.
    pub crossings: usize,
    /// The fewest crossings that are no signal.
    pub crossings_limit: usize,
}

impl Signals {
    /// Reads points, each with its limits, against one centre.
    pub(super) fn of(points: &[(f64, Interval)], centre: f64) -> Self {
        let outside = points.iter().enumerate().filter(|(_, (value, of))| !of.contains(*value));
        let runs = runs(points.iter().map(|(value, _)| *value), centre);
        Self {
            outside: outside.map(|(place, _)| place).collect(),
            long_runs: runs.iter().copied().filter(|run| run.length >= LONG_RUN).collect(),
            anhoej: Anhoej::of(&runs),
        }
    }

    /// Says whether anything stands out.
    pub fn any(&self) -> bool {
        let moved = self.anhoej.is_ok_and(Anhoej::is_signal);
        moved || !(self.outside.is_empty() && self.long_runs.is_empty())
    }
}

impl Anhoej {
    fn of(runs: &[Run]) -> Result<Self, Undefined> {
        let useful: usize = runs.iter().map(|run| run.length).sum();
        let longest_run = runs.iter().map(|run| run.length).max().ok_or(Undefined::NoVariation)?;
        Ok(Self {
            useful,
            longest_run,
            longest_run_limit: nearest_power_of_two(useful) + 3,
            crossings: runs.len() - 1,
            crossings_limit: fewest_crossings(useful - 1),
        })
    }

    /// Says whether the longest run is longer than chance makes it.
    pub fn is_run_long(self) -> bool {
        self.longest_run > self.longest_run_limit
    }

    /// Says whether there are fewer crossings than chance makes.
    pub fn are_crossings_few(self) -> bool {
        self.crossings < self.crossings_limit
    }

    /// Says whether either is so.
    pub fn is_signal(self) -> bool {
        self.is_run_long() || self.are_crossings_few()
    }
}

/// Returns round(log₂ n) of n above 0, without rounding on the way: n lies nearer the power above if n² ≥ 2^(2k + 1).
fn nearest_power_of_two(n: usize) -> usize {
    let below = n.max(1).ilog2();
    let square = n.saturating_mul(n).checked_ilog2().unwrap_or(0);
    usize::try_from(if square > 2 * below { below + 1 } else { below }).unwrap_or(usize::MAX)
}

/// Returns the .05 quantile of how often a fair coin thrown so many times shows heads.
fn fewest_crossings(chances: usize) -> usize {
    let heads = quantile::binomial(0.05, u32::try_from(chances).unwrap_or(u32::MAX), 0.5);
    usize::try_from(heads).unwrap_or(usize::MAX)
}

fn runs(values: impl Iterator<Item = f64>, centre: f64) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (place, value) in values.enumerate() {
        // A value that differs from the centre only by rounding lies on it.
        if (value - centre).abs() <= 1e-12 * centre.abs().max(value.abs()) {
            continue;
        }
        let is_above = value > centre;
        match runs.last_mut() {
            Some(run) if run.is_above == is_above => {
                (run.last, run.length) = (place, run.length + 1);
            }
            _ => runs.push(Run { first: place, last: place, length: 1, is_above }),
        }
    }
    runs
}
