//! Shrinkage: what to believe of a unit, from its own figure and from all the others.

use crate::{
    discovery::count_of,
    estimate::Estimate,
    probability::normal_cdf,
    undefined::{Undefined, finite, not_negative},
};

/// Is what all units have in common: their mean, and how much they truly differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Population {
    /// The mean of the true levels.
    pub mean: f64,
    /// The standard error of that mean; 0 where the caller sets the mean itself.
    pub mean_error: f64,
    /// The variance τ² of the true levels around the mean.
    pub between_variance: f64,
}

/// Is one unit's figure drawn towards the population as far as its own noise demands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shrunken {
    /// The level to show, with a standard error that also holds the error of the mean.
    pub level: Estimate,
    /// The unit's own effect û = λ(y - mean), with SE √(τ²(1 - λ)) given the population.
    pub effect: Estimate,
    /// λ = τ²/(τ² + s²): how much of the unit's own figure is left. Show it in grey below one half.
    pub weight: f64,
}

impl Shrunken {
    /// Returns P(effect > 0); one half when nothing is known of the unit or no unit differs.
    pub fn probability_above(self) -> f64 {
        if self.effect.standard_error > 0.0 {
            return normal_cdf(self.effect.value / self.effect.standard_error);
        }
        match self.effect.value {
            value if value > 0.0 => 1.0,
            value if value < 0.0 => 0.0,
            _ => 0.5,
        }
    }
}

impl Population {
    /// Takes a mean and a variance between units that are known from elsewhere.
    pub fn new(mean: f64, between_variance: f64) -> Result<Self, Undefined> {
        let between_variance = not_negative(between_variance)?;
        Ok(Self { mean: finite(mean)?, mean_error: 0.0, between_variance })
    }

    /// Estimates the population from the figures of at least two units with known sampling errors.
    ///
    /// τ² solves Σ(y - μ̂)²/(τ² + s²) = I - 1 with μ̂ weighted by 1/(τ² + s²) (Paule & Mandel 1982), 0 if
    /// the left side is smaller already without it. It needs no normal distribution and has one solution.
    pub fn of(units: &[Estimate]) -> Result<Self, Undefined> {
        for unit in units {
            Estimate::new(unit.value, unit.standard_error)?;
        }
        if units.len() < 2 {
            return Err(Undefined::TooFew { needed: 2 });
        }
        let freedom = count_of(units) - 1.0;
        let middle = units.iter().map(|unit| unit.value).sum::<f64>() / count_of(units);
        let squares = units.iter().map(|unit| (unit.value - middle).powi(2)).sum::<f64>();
        // At this τ² even figures without any sampling error would meet the equation.
        let largest = squares / freedom;
        let negative_excess = |between: f64| -Weighted::of(units, between).squares;
        let found = bisect(-freedom, 0.0, largest, negative_excess);
        let between_variance = if found > largest * 1e-9 { found } else { 0.0 };
        let weighted = Weighted::of(units, between_variance);
        Ok(Self { mean: weighted.mean, mean_error: weighted.error, between_variance })
    }

    /// Returns the unit's figure shrunken towards the mean (Raudenbush & Bryk 2002, chapter 3).
    pub fn shrink(self, unit: Estimate) -> Result<Shrunken, Undefined> {
        let own = Estimate::new(unit.value, unit.standard_error)?;
        let total = self.between_variance + own.standard_error.powi(2);
        let weight = if total > 0.0 { self.between_variance / total } else { 0.0 };
        let variance = self.between_variance * (1.0 - weight);
        let effect = weight * (own.value - self.mean);
        Ok(Shrunken {
            level: Estimate::new(
                self.mean + effect,
                variance.sqrt().hypot((1.0 - weight) * self.mean_error),
            )?,
            effect: Estimate::new(effect, variance.sqrt())?,
            weight,
        })
    }
}

/// The weighted mean for one τ², its error, and the weighted squares around it.
struct Weighted {
    mean: f64,
    error: f64,
    squares: f64,
}

impl Weighted {
    fn of(units: &[Estimate], between: f64) -> Self {
        let size = units.iter().map(|unit| unit.value.abs()).fold(1.0, f64::max);
        // A figure said to be without error gets a hair of it, so that no weight is infinite.
        let hair = (size * 1e-12).powi(2);
        let weight = |unit: &Estimate| 1.0 / (between + unit.standard_error.powi(2)).max(hair);
        let total: f64 = units.iter().map(weight).sum();
        let mean = units.iter().map(|unit| weight(unit) / total * unit.value).sum::<f64>();
        let squares = units.iter().map(|unit| weight(unit) * (unit.value - mean).powi(2)).sum();
        Self { mean, error: (1.0 / total).sqrt(), squares }
    }
}

/// Returns where a rising function reaches `target`; 100 halvings exhaust a double.
fn bisect(target: f64, lower: f64, upper: f64, rising: impl Fn(f64) -> f64) -> f64 {
    let (mut lower, mut upper) = (lower, upper);
    for _ in 0..100 {
        let middle = f64::midpoint(lower, upper);
        if rising(middle) < target {
            lower = middle;
        } else {
            upper = middle;
        }
    }
    f64::midpoint(lower, upper)
}

#[cfg(test)]
mod tests;
