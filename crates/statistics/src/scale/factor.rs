//! One common factor fitted to a correlation matrix by maximum likelihood.
//!
//! Given the uniquenesses ψ the best loadings follow from the eigenvectors of Ψ^-½ R Ψ^-½, so only ψ is
//! searched, on the scale θ = log ψ (Jöreskog 1967; Lawley & Maxwell 1971). With e₁ the largest eigenvalue
//! and the sums over the others the discrepancy is Σ(e - log e - 1), its slope in `θᵢ` is Σ(1 - e)vᵢ², and
//! its curvature is exact below, so that Newton's steps settle in about ten.

use super::triangle::{outer, pick, product, sum, unit};
use crate::{
    cholesky::{Cholesky, dot},
    eigen::{Eigen, eigen},
    undefined::Undefined,
};

/// The smallest uniqueness, as in R's factanal: an item is never taken for the factor itself.
pub(super) const LEAST: f64 = 0.005;

/// The steepest slope that counts as flat.
const FLAT: f64 = 1e-8;

const MOST_STEPS: usize = 200;

/// Is how the search for the factor ended, and how well one factor describes the items.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The number of Newton steps taken.
    pub steps: usize,
    /// The steepest slope left, over what is free to move; below 1e-8, or the search is refused.
    pub slope: f64,
    /// The likelihood discrepancy: 0 if one factor explains every correlation.
    pub discrepancy: f64,
    /// The root mean square of the correlations that the factor leaves unexplained.
    pub residual: f64,
}

/// Is one factor of standardised items.
pub(super) struct Factor {
    pub(super) loadings: Vec<f64>,
    pub(super) uniquenesses: Vec<f64>,
    pub(super) fit: Fit,
}

/// Fits one factor to a correlation matrix, given as the rows of its lower triangle, of at least three items.
///
/// Few people can make several valleys, so the search starts from two sides and keeps the lower end; below
/// some 20 people even that may miss the lowest. A matrix without an inverse is refused, and so is one
/// where neither search settles.
pub(super) fn one_factor(correlations: &[Vec<f64>]) -> Result<Factor, Undefined> {
    let starts = [beside_the_others(correlations)?, beside_the_first_component(correlations)];
    let ends = starts.into_iter().filter_map(|start| descend(start, correlations));
    let lower =
        |one: &Factor, other: &Factor| one.fit.discrepancy.total_cmp(&other.fit.discrepancy);
    ends.min_by(lower).ok_or(Undefined::Unstable)
}

/// Starts at half of what the other items leave unexplained of each.
fn beside_the_others(correlations: &[Vec<f64>]) -> Result<Vec<f64>, Undefined> {
    /// An item of which the others leave less than this is theirs already.
    const OWN: f64 = 1e-9;
    let factor = Cholesky::of(correlations).ok_or(Undefined::Unstable)?;
    let items = correlations.len();
    let start = (0..items).map(|item| {
        let solved = factor.solve(&unit(items, item));
        let own = 1.0 / dot(&solved, &solved);
        if own > OWN { Ok(log(own / 2.0)) } else { Err(Undefined::Unstable) }
    });
    start.collect()
}

/// Starts at what the first principal component leaves of each item.
fn beside_the_first_component(correlations: &[Vec<f64>]) -> Vec<f64> {
    let parts = eigen(correlations);
    let left = |part: &Eigen| part.vector.iter().map(|v| log(1.0 - part.value * v * v)).collect();
    parts.first().map(left).unwrap_or_default()
}

fn log(uniqueness: f64) -> f64 {
    uniqueness.clamp(LEAST, 1.0).ln()
}

/// Goes down until it is flat; none if it does not settle.
fn descend(start: Vec<f64>, correlations: &[Vec<f64>]) -> Option<Factor> {
    let mut here = Point::of(start, correlations);
    for steps in 0..=MOST_STEPS {
        // An eigenvalue that rounding took to 0 or below has no logarithm.
        if !here.discrepancy.is_finite() {
            return None;
        }
        if here.steepest() < FLAT {
            return Some(here.factor(correlations, steps));
        }
        here = here.step(correlations)?;
    }
    None
}

/// Is one trial of the uniquenesses, with all that follows from it.
struct Point {
    logs: Vec<f64>,
    first: Eigen,
    others: Vec<Eigen>,
    discrepancy: f64,
    slopes: Vec<f64>,
}

impl Point {
    fn of(logs: Vec<f64>, correlations: &[Vec<f64>]) -> Self {
        let scales: Vec<f64> = logs.iter().map(|log| (-log / 2.0).exp()).collect();
        let row = |(row, a): (&Vec<f64>, &f64)| {
            row.iter().zip(&scales).map(|(value, b)| value * a * b).collect()
        };
        let scaled: Vec<Vec<f64>> = correlations.iter().zip(&scales).map(row).collect();
        let mut others = eigen(&scaled);
        let first = others.remove(0);
        let discrepancy = others.iter().map(|e| e.value - e.value.ln() - 1.0).sum();
        let slope = |i: usize| {
            let part = |e: &Eigen| {
                let own = e.vector.get(i).copied().unwrap_or(0.0);
                (1.0 - e.value) * own * own
            };
            others.iter().map(part).sum()
        };
        let slopes = (0..logs.len()).map(slope).collect();
        Self { logs, first, others, discrepancy, slopes }
    }

    /// The items whose uniqueness is not held at an end it wants to cross.
    fn free(&self) -> Vec<usize> {
        let held = |log: f64, slope: f64| {
            (log <= LEAST.ln() && slope > 0.0) || (log >= 0.0 && slope < 0.0)
        };
        let each = self.logs.iter().zip(&self.slopes).enumerate();
        each.filter(|(_, (log, slope))| !held(**log, **slope)).map(|(item, _)| item).collect()
    }

    fn steepest(&self) -> f64 {
        pick(&self.slopes, &self.free()).iter().map(|slope| slope.abs()).fold(0.0, f64::max)
    }

    /// Goes Newton's way, or straight down where an end of the scale bars it; none if neither leads down.
    fn step(&self, correlations: &[Vec<f64>]) -> Option<Self> {
        let free = self.free();
        let newton = self.way(&free).and_then(|way| self.along(&free, &way, correlations));
        newton.or_else(|| self.along(&free, &pick(&self.slopes, &free), correlations))
    }

    /// Goes a way, shortened until it leads down.
    fn along(&self, free: &[usize], way: &[f64], correlations: &[Vec<f64>]) -> Option<Self> {
        const LONGEST: f64 = 2.0;
        const HALVINGS: i32 = 40;
        let longest = way.iter().map(|part| part.abs()).fold(0.0, f64::max);
        let mut length = (LONGEST / longest).min(1.0);
        for _ in 0..HALVINGS {
            let next = Self::of(self.moved(free, way, length), correlations);
            let lower = next.discrepancy < self.discrepancy;
            // At the bottom the discrepancy has no digits left to fall by, but the slope has.
            let flatter = next.discrepancy <= self.discrepancy + 1e-12
                && next.steepest() < 0.5 * self.steepest();
            if lower || flatter {
                return Some(next);
            }
            length /= 2.0;
        }
        None
    }

    fn moved(&self, free: &[usize], way: &[f64], length: f64) -> Vec<f64> {
        let mut logs = self.logs.clone();
        for (item, part) in free.iter().zip(way) {
            if let Some(log) = logs.get_mut(*item) {
                *log = (*log - length * part).clamp(LEAST.ln(), 0.0);
            }
        }
        logs
    }

    /// Solves curvature · way = slope; where the exact curvature does not lead down, that of a perfect fit does.
    fn way(&self, free: &[usize]) -> Option<Vec<f64>> {
        let slopes = pick(&self.slopes, free);
        let first = pick(&self.first.vector, free);
        let others: Vec<(f64, Vec<f64>)> =
            self.others.iter().map(|e| (e.value, pick(&e.vector, free))).collect();
        let top = self.first.value;
        let plain = outer(&others, |_| 1.0);
        let weighted = outer(&others, |e| e);
        let turning = outer(&others, |e| (1.0 - e) * (e + top) / (top - e).max(top * 1e-9));
        let main = outer(&[(1.0, first)], |_| 1.0);
        let exact = sum(&product(&plain, &weighted), &product(&turning, &main));
        let mut perfect = product(&plain, &plain);
        for last in perfect.iter_mut().filter_map(|row| row.last_mut()) {
            *last += 1e-6;
        }
        let factor = Cholesky::of(&exact).or_else(|| Cholesky::of(&perfect))?;
        let solved = factor.solve(&slopes);
        let part = |i: usize| dot(&factor.solve(&unit(free.len(), i)), &solved);
        Some((0..free.len()).map(part).collect())
    }

    fn factor(&self, correlations: &[Vec<f64>], steps: usize) -> Factor {
        let uniquenesses: Vec<f64> = self.logs.iter().map(|log| log.exp()).collect();
        let length = (self.first.value - 1.0).max(0.0).sqrt();
        let sign = 1.0_f64.copysign(self.first.vector.iter().sum());
        let loading = |(own, part): (&f64, &f64)| sign * own.sqrt() * length * part;
        let loadings: Vec<f64> = uniquenesses.iter().zip(&self.first.vector).map(loading).collect();
        let residual = residual(correlations, &loadings);
        let fit = Fit { steps, slope: self.steepest(), discrepancy: self.discrepancy, residual };
        Factor { loadings, uniquenesses, fit }
    }
}

fn residual(correlations: &[Vec<f64>], loadings: &[f64]) -> f64 {
    let (mut squares, mut pairs) = (0.0, 0.0);
    for (row, own) in correlations.iter().zip(loadings) {
        let below = row.len().saturating_sub(1);
        for (value, other) in row.iter().zip(loadings).take(below) {
            squares += (value - own * other).powi(2);
            pairs += 1.0;
        }
    }
    f64::sqrt(squares / f64::max(pairs, 1.0))
}
