//! A fitted model, and what it says about a unit now and later.

use crate::{
    cholesky::dot,
    estimate::Estimate,
    forecast::{
        filter::{Filter, State, columns},
        fit::{self, Shared},
        parameters::Parameters,
        series::{self, Observation, Years},
    },
    undefined::{Undefined, finite},
};

/// How much of the drift is left with each year beyond the second (Gardner & `McKenzie` 1985).
const DAMPING: f64 = 0.9;

/// The furthest year ahead that may be asked for.
const FURTHEST: i64 = 10;

/// Is the movement of all units of one kind, learnt from their series.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    parameters: Parameters,
    years: Years,
    units: usize,
    width: f64,
    centre: f64,
    shared: Shared,
}

impl Model {
    /// Fits the model to the series of one or more units of a kind.
    ///
    /// `width` is that of the scale the priors speak of: 1 for shares, 100 for per cent, 4 for answers from 1
    /// to 5, [`crate::logit::LOGIT_WIDTH`] for logits. Years must rise within a series; series may start and
    /// end when they like and have gaps. Empty series count for nothing.
    pub fn fit(units: &[Vec<Observation>], width: f64) -> Result<Self, Undefined> {
        if finite(width)? <= 0.0 {
            return Err(Undefined::OutOfRange);
        }
        let years = series::span(units)?;
        let measured: Vec<_> = units.iter().filter(|unit| !unit.is_empty()).cloned().collect();
        let centre = centre(&measured);
        let scaled: Vec<_> = measured.iter().map(|unit| standard(unit, centre, width)).collect();
        let parameters = fit::best_parameters(&scaled, years);
        let shared = fit::shared(&scaled, years, parameters).ok_or(Undefined::Unstable)?;
        Ok(Self { parameters, years, units: scaled.len(), width, centre, shared })
    }

    /// Returns how much units, drifts and years vary, on the scale of the values.
    pub fn parameters(&self) -> Parameters {
        self.parameters.times(self.width)
    }

    /// Returns the mean yearly drift δ̄ of all units, on the scale of the values.
    pub fn common_drift(&self) -> Estimate {
        let mut drift = vec![0.0; columns(self.years, self.units)];
        if let Some(place) = drift.get_mut(1) {
            *place = 1.0;
        }
        let solved = self.shared.factor.solve(&drift);
        Estimate {
            value: dot(&solved, &self.shared.solved) * self.width,
            standard_error: dot(&solved, &solved).sqrt() * self.width,
        }
    }

    /// Returns the latent level of a unit in its last measured year or up to ten years later.
    ///
    /// In the last year it is the shrunken current level. The drift counts in full for two years ahead and
    /// fades by a tenth each year after. The unit should be one that the model was fitted to, or another of
    /// the same kind measured in the same years. Shares may leave 0 to 1: clip, or use logits.
    pub fn level(&self, unit: &[Observation], year: i32) -> Result<Estimate, Undefined> {
        let own = series::check(unit)?.ok_or(Undefined::NoObservations)?;
        let ahead = i64::from(year) - i64::from(own.last);
        let known = self.years.first <= own.first && own.last <= self.years.last;
        if !known || !(0..=FURTHEST).contains(&ahead) {
            return Err(Undefined::OutOfRange);
        }
        let mut filter =
            Filter::before(self.parameters, self.years.first, columns(self.years, self.units));
        for observation in standard(unit, self.centre, self.width) {
            filter.advance_to(observation.year);
            filter.learn(filter.surprise(&observation));
        }
        let later = self.later(filter, year);
        Estimate::new(self.centre + self.width * later.value, self.width * later.standard_error)
    }

    /// Returns what would be measured: the level with the error of a measurement of this sampling variance.
    pub fn measured(&self, level: Estimate, variance: f64) -> Result<Estimate, Undefined> {
        let noise = variance + self.parameters().measurement.powi(2);
        Estimate::new(level.value, level.standard_error.hypot(finite(noise)?.max(0.0).sqrt()))
    }

    /// The level in `year`, from what the filter knows at the unit's last measurement.
    fn later(&self, mut filter: Filter, year: i32) -> Estimate {
        let (mut reach, mut full) = (0.0, 1.0);
        let (mut steps, mut unseen) = (0.0, 0.0);
        for next in filter.year + 1..=year {
            if next - filter.year > 2 {
                full *= DAMPING;
            }
            reach += full;
            steps += 1.0;
            if !filter.step_together(next) {
                unseen += 1.0;
            }
        }
        let at = |state: &State| state.level + reach * state.drift;
        let taken: Vec<f64> = filter.columns.iter().map(at).collect();
        let solved = self.shared.factor.solve(&taken);
        let variance = filter.level_variance
            + 2.0 * reach * filter.covariance
            + reach * reach * filter.drift_variance
            + steps * self.parameters.step.powi(2)
            + unseen * self.parameters.common.powi(2)
            + dot(&solved, &solved);
        Estimate {
            value: at(&filter.own) + dot(&solved, &self.shared.solved),
            standard_error: variance.max(0.0).sqrt(),
        }
    }
}

/// The mean of everything measured; the equations are solved around it to keep their digits.
fn centre(units: &[Vec<Observation>]) -> f64 {
    let (mut count, mut mean) = (0.0, 0.0);
    for observation in units.iter().flatten() {
        count += 1.0;
        mean += (observation.value - mean) / count;
    }
    mean
}

/// The series on a scale of width 1 around the centre.
fn standard(unit: &[Observation], centre: f64, width: f64) -> Vec<Observation> {
    let each = |observation: &Observation| Observation {
        year: observation.year,
        value: (observation.value - centre) / width,
        variance: observation.variance / (width * width),
    };
    unit.iter().map(each).collect()
}
