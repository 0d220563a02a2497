//! The likelihood of all units, with the shared coefficients solved for.

use crate::{
    cholesky::{Cholesky, dot},
    forecast::{
        filter::{Filter, columns},
        parameters::Parameters,
        series::{Observation, Years},
    },
    simplex,
};

/// Is all units' information about the coefficients they share, for one set of parameters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shared {
    pub(super) factor: Cholesky,
    /// L⁻¹ of the score; its product with L⁻¹a is what the coefficients add to aᵀβ.
    pub(super) solved: Vec<f64>,
    /// Minus twice the log marginal likelihood, up to a constant.
    pub(super) deviance: f64,
}

/// Returns the parameters that all units together make most likely under the priors.
pub(super) fn best_parameters(units: &[Vec<Observation>], years: Years) -> Parameters {
    const FIRST_STEP: f64 = 0.7;
    let start = Parameters::start(units.len());
    let found = simplex::minimise(&start, FIRST_STEP, |deviations| {
        let parameters = Parameters::from_deviations(deviations);
        shared(units, years, parameters)
            .map_or(f64::INFINITY, |shared| shared.deviance + Parameters::penalty(deviations))
    });
    Parameters::from_deviations(&found)
}

/// Runs the filter over every unit and solves for what they share.
pub(super) fn shared(
    units: &[Vec<Observation>],
    years: Years,
    parameters: Parameters,
) -> Option<Shared> {
    let columns = columns(years, units.len());
    let prior = prior_precision(columns, parameters);
    let mut information = Information::of_prior(&prior);
    let before = Filter::before(parameters, years.first, columns);
    let mut filter = before.clone();
    for unit in units {
        filter.clone_from(&before);
        for observation in unit {
            filter.advance_to(observation.year);
            information.add(&filter, observation);
            filter.learn(filter.surprise(observation));
        }
    }
    let factor = Cholesky::of(&information.matrix)?;
    let solved = factor.solve(&information.score);
    let prior_log: f64 = prior.iter().filter(|p| **p > 0.0).map(|p| p.ln()).sum();
    let deviance =
        information.deviance - dot(&solved, &solved) + factor.log_determinant() - prior_log;
    Some(Shared { factor, solved, deviance })
}

/// Nothing is believed of the first level beforehand; drift and years are likely small.
fn prior_precision(columns: usize, parameters: Parameters) -> Vec<f64> {
    let of_years = 1.0 / parameters.common.powi(2).max(f64::MIN_POSITIVE);
    let first = [0.0, 1.0 / Parameters::COMMON_DRIFT.powi(2)];
    first.into_iter().chain(std::iter::repeat(of_years)).take(columns).collect()
}

/// The normal equations of the shared coefficients, and the deviance left beside them.
struct Information {
    matrix: Vec<Vec<f64>>,
    score: Vec<f64>,
    deviance: f64,
}

impl Information {
    fn of_prior(prior: &[f64]) -> Self {
        let matrix = prior.iter().enumerate().map(|(row, precision)| {
            let mut lower = vec![0.0; row];
            lower.push(*precision);
            lower
        });
        Self { matrix: matrix.collect(), score: vec![0.0; prior.len()], deviance: 0.0 }
    }

    fn add(&mut self, filter: &Filter, observation: &Observation) {
        let surprise = filter.surprise(observation);
        self.deviance += surprise.variance.ln() + surprise.own.powi(2) / surprise.variance;
        let rows = self.matrix.iter_mut().zip(&mut self.score);
        for (column, (row, score)) in filter.columns.iter().zip(rows) {
            let weighted = column.level / surprise.variance;
            *score += weighted * surprise.own;
            for (other, cell) in filter.columns.iter().zip(row) {
                *cell += weighted * other.level;
            }
        }
    }
}
