//! What each cluster adds to an estimate, and a set of such estimates under other assignments or signs.
//!
//! An estimate θ is linear in the outcome, and so is what each cluster adds to its error. Therefore the t of the
//! outcome less a supposed effect b of those treated is (θ - b·ξ)/√Σ(ψ - b·χ)², where ξ and χ are the estimate and the
//! clusters' parts of the treatment itself: five numbers tell t for every b, and a test is inverted without computing
//! anything anew.

use crate::undefined::Undefined;

/// Is an estimate and what each cluster adds to its error.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Influence {
    pub(crate) effect: f64,
    pub(crate) parts: Vec<f64>,
}

impl Influence {
    /// Returns √Σψ², the cluster-robust standard error without any factor for small samples.
    pub(crate) fn error(&self) -> f64 {
        self.parts.iter().map(|part| part * part).sum::<f64>().sqrt()
    }
}

/// Is one estimate, told for every supposed effect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Draw {
    effect: f64,
    shift: f64,
    square: f64,
    cross: f64,
    shift_square: f64,
}

impl Draw {
    /// Takes the estimate of the outcome and that of the treatment.
    pub(crate) fn of(outcome: &Influence, treatment: &Influence) -> Self {
        let sum = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(a, b)| a * b).sum();
        Self {
            effect: outcome.effect,
            shift: treatment.effect,
            square: sum(&outcome.parts, &outcome.parts),
            cross: sum(&outcome.parts, &treatment.parts),
            shift_square: sum(&treatment.parts, &treatment.parts),
        }
    }

    /// Returns the distance to the supposed effect, squared, and the square of its error.
    fn square_of(&self, supposed: f64) -> (f64, f64) {
        let distance = self.effect - supposed * self.shift;
        let error =
            self.square - 2.0 * supposed * self.cross + supposed * supposed * self.shift_square;
        (distance * distance, error.max(0.0))
    }
}

/// Numbers that differ by less than this share are ties; ties count against an effect.
const TIE: f64 = 1e-9;

/// Is an estimate among those of other assignments or signs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draws {
    pub(crate) observed: Draw,
    pub(crate) others: Vec<Draw>,
    /// Whether the others are all there are, the observed one among them; else they were drawn by chance.
    pub(crate) are_all: bool,
}

impl Draws {
    /// Returns how many there are.
    pub(crate) fn count(&self) -> usize {
        self.others.len()
    }

    /// Returns the share of all whose t is as far from 0 as the observed one, ties included, if the effect were so.
    pub(crate) fn p(&self, supposed: f64) -> f64 {
        let (distance, error) = self.observed.square_of(supposed);
        let is_as_far = |draw: &&Draw| {
            let (other, other_error) = draw.square_of(supposed);
            other * error >= distance * other_error * (1.0 - TIE)
        };
        share(self.others.iter().filter(is_as_far).count(), self.count(), self.are_all)
    }

    /// Returns the share of all whose estimate is as far from 0 as the observed one, ties included.
    pub(crate) fn p_of_coefficient(&self) -> f64 {
        let own = self.observed.effect.abs() * (1.0 - TIE);
        let hits = self.others.iter().filter(|draw| draw.effect.abs() >= own).count();
        share(hits, self.count(), self.are_all)
    }

    /// Returns the place of the estimate's size among all, 1 being the largest.
    pub(crate) fn rank(&self) -> usize {
        let own = self.observed.effect.abs() * (1.0 + TIE);
        1 + self.others.iter().filter(|draw| draw.effect.abs() > own).count()
    }

    /// Returns the supposed effects that the test does not reject, from below and from above; none where it never
    /// rejects.
    ///
    /// The first change from kept to rejected that is found by doubling steps away from the estimate, then by halving.
    pub(crate) fn interval(&self, level: f64) -> (Option<f64>, Option<f64>) {
        let step = self.observed.square.sqrt().max(self.observed.effect.abs() * TIE);
        (self.end(-step, level), self.end(step, level))
    }

    fn end(&self, step: f64, level: f64) -> Option<f64> {
        const MOST_DOUBLINGS: i32 = 24;
        const HALVINGS: usize = 40;

        let centre = self.observed.effect;
        let is_rejected = |distance: f64| self.p(centre + distance) <= level;
        let distances = (-1..MOST_DOUBLINGS).map(|power| step * 2.0_f64.powi(power));
        let mut outside = distances.clone().find(|distance| is_rejected(*distance))?;
        let mut inside = distances.take_while(|d| d.abs() < outside.abs()).last().unwrap_or(0.0);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(inside, outside);
            if is_rejected(middle) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        Some(centre + inside)
    }
}

/// Returns a share of all, or of a sample of them to which the observed one is added.
pub(crate) fn share(hits: usize, count: usize, is_all: bool) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if is_all {
        return (number(hits) / number(count.max(1))).min(1.0);
    }
    number(hits + 1) / number(count + 1)
}

/// Refuses an estimate whose error is nothing beside the spread it was made from.
pub(crate) fn with_error(estimate: Influence, spread: f64) -> Result<Influence, Undefined> {
    let error = estimate.error();
    if error.is_finite() && error > 1e-10 * spread {
        Ok(estimate)
    } else {
        Err(Undefined::NoVariation)
    }
}
