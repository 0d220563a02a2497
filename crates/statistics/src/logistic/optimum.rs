//! The spreads and coefficients that fit best: first the spreads alone, then all together.

use bobyqa::{Bobyqa, Config, Status};

use super::{
    collapse::Collapsed,
    intercepts::Intercepts,
    pirls::{Free, Pirls, Reached, State},
    quadrature::Nodes,
};
use crate::{
    multilevel::{fit::Shape, matrix::Matrix, profile::Lambdas},
    undefined::Undefined,
};

/// Spreads up to this many logits are searched; one that ends there has no end.
const MOST_SPREAD: f64 = 50.0;

/// Is minus two times the log likelihood as a function of the spreads and coefficients, but for its constant.
pub(crate) struct Likelihood {
    pub(crate) shape: Shape,
    pub(crate) pirls: Pirls,
    /// For one term of one column.
    intercepts: Option<Intercepts>,
    state: State,
    pub(crate) evaluations: usize,
}

/// Is the best there is.
pub(crate) struct Optimum {
    pub(crate) spreads: Vec<f64>,
    pub(crate) coefficients: Vec<f64>,
    pub(crate) criterion: f64,
    pub(crate) converged: bool,
    pub(crate) units: Units,
}

/// Is units in which the criterion bends alike in all directions: β = β₀ + `R⁻ᵀ`δ, and each spread by its own.
#[derive(Debug, Clone)]
pub(crate) struct Units {
    pub(crate) spreads: Vec<f64>,
    pub(crate) factor: Matrix,
    pub(crate) centre: Vec<f64>,
}

impl Units {
    /// Returns the spreads and the coefficients.
    pub(crate) fn split(&self, point: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let (spreads, moves) = point.split_at(self.spreads.len());
        let spreads = spreads.iter().zip(&self.spreads).map(|(value, unit)| value * unit).collect();
        let moves = Matrix::of_rows(1, moves.iter().map(|value| vec![*value]));
        let moves = self.factor.solve_upper(&moves);
        let coefficients = self.centre.iter().zip(moves.rows().flatten());
        (spreads, coefficients.map(|(centre, by)| centre + by).collect())
    }
}

impl Likelihood {
    pub(crate) fn of(collapsed: &Collapsed, nodes: Nodes) -> Result<Self, Undefined> {
        let shape = Shape::of(&collapsed.parts);
        let mut pirls = Pirls::of(collapsed)?;
        let mut terms = collapsed.parts.random.iter();
        let is_one = terms.len() == 1 && terms.all(|term| term.columns.len() == 1);
        let scale = pirls.scales(0).first().copied().unwrap_or(1.0);
        let intercepts = if is_one { Intercepts::of(collapsed, scale, nodes) } else { None };
        if intercepts.is_none() && nodes != Nodes::LAPLACE {
            return Err(Undefined::OutOfRange);
        }
        let state = pirls.start(&shape.lambdas(&shape.start()))?;
        Ok(Self { shape, pirls, intercepts, state, evaluations: 0 })
    }

    /// Returns the criterion at some spreads and coefficients.
    pub(crate) fn at(&mut self, spreads: &[f64], coefficients: &[f64]) -> Option<f64> {
        self.evaluations += 1;
        if let (Some(intercepts), [spread]) = (&mut self.intercepts, spreads) {
            return intercepts.criterion(*spread, coefficients);
        }
        let lambdas = self.shape.lambdas(spreads);
        let from = State { coefficients: coefficients.to_vec(), modes: self.state.modes.clone() };
        let reached = self.pirls.reach(&lambdas, &from, Free::Modes)?;
        self.state.modes = reached.state.modes;
        Some(reached.criterion)
    }

    /// Returns Laplace's criterion at some spreads, with the coefficients at their most likely.
    fn alone(&mut self, spreads: &[f64]) -> Option<Reached> {
        self.evaluations += 1;
        let lambdas = self.shape.lambdas(spreads);
        let reached = self.pirls.reach(&lambdas, &self.state, Free::All)?;
        self.state = reached.state.clone();
        Some(reached)
    }

    /// Returns the state that was reached at some spreads and coefficients, with Laplace's weights.
    pub(crate) fn settle(&mut self, lambdas: &Lambdas, coefficients: &[f64]) -> Option<Reached> {
        let from = State { coefficients: coefficients.to_vec(), modes: self.state.modes.clone() };
        self.pirls.reach(lambdas, &from, Free::Modes)
    }

    /// Searches the best.
    pub(crate) fn optimise(&mut self) -> Result<Optimum, Undefined> {
        let mut spreads = self.shape.start();
        let least = self.shape.least();
        let least: Vec<f64> = least.iter().map(|least| least.max(-MOST_SPREAD)).collect();
        let most = vec![MOST_SPREAD; least.len()];
        let mut alone = |at: &[f64]| self.alone(at).map_or(f64::MAX, |reached| reached.criterion);
        minimise(&mut alone, &mut spreads, (&least, &most), (0.2, 0.01))?;
        let reached = self.alone(&spreads).ok_or(Undefined::Unstable)?;
        let units = Units {
            spreads: self.units(&spreads, &reached.state.coefficients)?,
            factor: reached.factor,
            centre: reached.state.coefficients,
        };
        let in_units = |of: &[f64]| -> Vec<f64> {
            of.iter().zip(&units.spreads).map(|(value, unit)| value / unit).collect()
        };
        let count = units.centre.len();
        let with = |of: Vec<f64>, rest: f64| [of, vec![rest; count]].concat();
        let mut point = with(in_units(&spreads), 0.0);
        let least = with(in_units(&least), f64::NEG_INFINITY);
        let most = with(in_units(&most), f64::INFINITY);
        let mut joint = |at: &[f64]| {
            let (spreads, coefficients) = units.split(at);
            self.at(&spreads, &coefficients).unwrap_or(f64::MAX)
        };
        let converged = minimise(&mut joint, &mut point, (&least, &most), (0.5, 1e-5))?;
        let (spreads, coefficients) = units.split(&point);
        if spreads.iter().any(|spread| spread.abs() > 0.99 * MOST_SPREAD) {
            return Err(Undefined::Separated);
        }
        let criterion = self.at(&spreads, &coefficients).ok_or(Undefined::Unstable)?;
        Ok(Optimum { spreads, coefficients, criterion, converged, units })
    }

    /// Returns for each spread by how much it moves the criterion by about one.
    fn units(&mut self, spreads: &[f64], coefficients: &[f64]) -> Result<Vec<f64>, Undefined> {
        const STEP: f64 = 0.02;
        let here = self.at(spreads, coefficients).ok_or(Undefined::Unstable)?;
        let mut units = Vec::with_capacity(spreads.len());
        for place in 0..spreads.len() {
            let mut moved = |by: f64| {
                let mut spreads = spreads.to_vec();
                spreads.get_mut(place).into_iter().for_each(|value| *value += by);
                self.at(&spreads, coefficients).unwrap_or(f64::MAX)
            };
            let bend = (moved(STEP) + moved(-STEP) - 2.0 * here) / (STEP * STEP);
            let unit = if bend > 0.0 && bend.is_finite() { (2.0 / bend).sqrt() } else { 0.1 };
            units.push(unit.clamp(1e-4, 0.4));
        }
        Ok(units)
    }
}

/// Moves to where a function is least between bounds, and tells whether the search came to an end of its own.
fn minimise(
    function: &mut impl FnMut(&[f64]) -> f64,
    point: &mut [f64],
    (least, most): (&[f64], &[f64]),
    (first, last): (f64, f64),
) -> Result<bool, Undefined> {
    if function(point) >= f64::MAX {
        return Err(Undefined::Unstable);
    }
    let mut config = Config::new(point.len());
    config.rho_begin = first;
    config.rho_end = last;
    let mut solver = Bobyqa::new(point.len(), config).map_err(|_status| Undefined::Unstable)?;
    let outcome = solver.minimize(function, point, least, most);
    Ok(matches!(outcome.status, Status::Converged | Status::FtolReached))
}
