//! The Kalman filter over one unit, carried along for every coefficient that all units share.
//!
//! The state is linear in the shared coefficients (first level m, common drift δ̄, one step c per year), so
//! each has its own column of states beside the measured one (de Jong 1991, the augmented filter).

use crate::forecast::{
    parameters::Parameters,
    series::{Observation, Years},
};

/// Columns before those of the years: the first level and the common drift.
const BEFORE_YEARS: usize = 2;

/// A level and a yearly drift.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct State {
    pub(super) level: f64,
    pub(super) drift: f64,
}

/// What is known of one unit after its measurements so far.
#[derive(Debug, Clone)]
pub(super) struct Filter {
    parameters: Parameters,
    first_year: i32,
    pub(super) year: i32,
    /// The state if every shared coefficient were 0.
    pub(super) own: State,
    /// How the state changes with each shared coefficient.
    pub(super) columns: Vec<State>,
    pub(super) level_variance: f64,
    pub(super) covariance: f64,
    pub(super) drift_variance: f64,
}

/// A measurement's surprise and its variance; the columns say how much each coefficient takes from it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surprise {
    pub(super) own: f64,
    pub(super) variance: f64,
}

/// Returns how many coefficients the units share: the years' steps only if there is more than one unit.
pub(super) fn columns(years: Years, units: usize) -> usize {
    let steps = usize::try_from(years.last - years.first).unwrap_or(0);
    BEFORE_YEARS + if units > 1 { steps } else { 0 }
}

impl Filter {
    /// Returns what is known in the first year before any measurement.
    pub(super) fn before(parameters: Parameters, first_year: i32, columns: usize) -> Self {
        let mut states = vec![State::default(); columns];
        for (state, start) in states.iter_mut().zip([(1.0, 0.0), (0.0, 1.0)]) {
            (state.level, state.drift) = start;
        }
        Self {
            parameters,
            first_year,
            year: first_year,
            own: State::default(),
            columns: states,
            level_variance: parameters.level.powi(2),
            covariance: 0.0,
            drift_variance: parameters.drift.powi(2),
        }
    }

    /// Lets years pass without measurement.
    pub(super) fn advance_to(&mut self, year: i32) {
        while self.year < year {
            self.year += 1;
            self.own.level += self.own.drift;
            for column in &mut self.columns {
                column.level += column.drift;
            }
            self.step_together(self.year);
            self.level_variance +=
                2.0 * self.covariance + self.drift_variance + self.parameters.step.powi(2);
            self.covariance += self.drift_variance;
        }
    }

    /// Adds the common step of `year` to the level; says whether the year has a column.
    pub(super) fn step_together(&mut self, year: i32) -> bool {
        let place = usize::try_from(year - self.first_year - 1).map(|step| step + BEFORE_YEARS);
        let column = place.ok().and_then(|place| self.columns.get_mut(place));
        column.map(|column| column.level += 1.0).is_some()
    }

    /// Returns how far the measurement lies from what is expected of it in its year.
    pub(super) fn surprise(&self, observation: &Observation) -> Surprise {
        let noise = observation.variance + self.parameters.measurement.powi(2);
        Surprise { own: observation.value - self.own.level, variance: self.level_variance + noise }
    }

    /// Learns from the measurement.
    pub(super) fn learn(&mut self, surprise: Surprise) {
        let level_gain = self.level_variance / surprise.variance;
        let drift_gain = self.covariance / surprise.variance;
        self.own.level += level_gain * surprise.own;
        self.own.drift += drift_gain * surprise.own;
        for column in &mut self.columns {
            let taken = column.level;
            column.level -= level_gain * taken;
            column.drift -= drift_gain * taken;
        }
        self.drift_variance -= drift_gain * self.covariance;
        self.covariance -= level_gain * self.covariance;
        self.level_variance -= level_gain * self.level_variance;
    }
}
