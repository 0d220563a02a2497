//! The most likely coefficients of all groups, of any terms: penalised iteratively reweighted least squares.
//!
//! At each step the trials are taken for normal observations of variance 1/w, w = nμ(1 - μ), whose equations are those
//! of a linear mixed model with σ = 1 (Bates, Mächler, Bolker & Walker 2015). A step that does not lessen
//! -2ℓ + |u|² is halved.

use super::collapse::{Collapsed, Outcome};
use crate::{
    multilevel::{
        self, Effect,
        effects::Predicted,
        matrix::Matrix,
        modes::{Spherical, times},
        profile::Lambdas,
        sums::Sums,
    },
    undefined::Undefined,
};

/// A step is the last but one when it gains less; after it the rest is of the order of the square.
const CLOSE: f64 = 1e-7;

const MOST_STEPS: usize = 100;

/// Is where the search stands.
#[derive(Debug, Clone)]
pub(crate) struct State {
    /// Of each explanatory column that is left.
    pub(crate) coefficients: Vec<f64>,
    pub(crate) modes: Spherical,
}

/// Is the best for given spreads.
#[derive(Debug, Clone)]
pub(crate) struct Reached {
    pub(crate) state: State,
    /// -2ℓ + |u|² + log |Λ'Z'WZΛ + I|, Laplace's minus two times the log likelihood but for its constant.
    pub(crate) criterion: f64,
    /// The factor R with `RRᵀ` = X'Σ⁻¹X, lower triangular; of no columns when β was given.
    pub(crate) factor: Matrix,
}

/// Says what is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Free {
    /// The coefficients of groups, with β as it is.
    Modes,
    /// Both.
    All,
}

/// Is a model with room for its sums.
#[derive(Debug, Clone)]
struct Weighed {
    parts: multilevel::Model,
    sums: Sums,
}

impl Weighed {
    fn of(parts: multilevel::Model) -> Result<Self, Undefined> {
        Ok(Self { sums: Sums::unweighed(&parts)?, parts })
    }
}

/// Is the search.
#[derive(Debug, Clone)]
pub(crate) struct Pirls {
    outcomes: Vec<Outcome>,
    /// With the explanatory columns.
    all: Weighed,
    /// Without.
    modes: Weighed,
}

/// Is what a state predicts for each observation, and how well.
struct Prediction {
    fixed: Vec<f64>,
    random: Vec<f64>,
    /// -2ℓ + |u|².
    deviance: f64,
}

impl Prediction {
    fn logits(&self) -> impl Iterator<Item = f64> {
        self.fixed.iter().zip(&self.random).map(|(fixed, random)| fixed + random)
    }
}

impl Pirls {
    pub(crate) fn of(collapsed: &Collapsed) -> Result<Self, Undefined> {
        let parts = collapsed.parts.clone();
        let without = multilevel::Model { fixed: Vec::new(), ..parts.clone() };
        Ok(Self {
            outcomes: collapsed.outcomes.clone(),
            all: Weighed::of(parts)?,
            modes: Weighed::of(without)?,
        })
    }

    /// Returns by how much the columns of a term were divided.
    pub(crate) fn scales(&self, term: usize) -> &[f64] {
        self.all.sums.scales(term).unwrap_or_default()
    }

    /// Returns the state without differences between groups, which is where a search begins.
    ///
    /// # Errors
    /// When columns tell successes from failures: then each step moves some logit by about one, without end.
    pub(crate) fn start(&mut self, lambdas: &Lambdas) -> Result<State, Undefined> {
        const MOST: usize = 40;
        const STILL: f64 = 1e-3;
        let none: Lambdas = lambdas.iter().map(|lambda| lambda.scaled(0.0)).collect();
        let mut state = self.nothing();
        let mut here = self.predict(&none, &state);
        for _ in 0..MOST {
            let weights = self.weigh(&here, Free::All);
            let target = self.solve(&none, &state, weights).ok_or(Undefined::Separated)?.target;
            let moved = self.toward(&none, (&state, &here), &target);
            let Some((next, prediction)) = moved else { return Ok(state) };
            let furthest = |far: f64, (a, b): (f64, f64)| far.max((a - b).abs());
            let far = prediction.logits().zip(here.logits()).fold(0.0, furthest);
            (state, here) = (next, prediction);
            if far < STILL {
                return Ok(state);
            }
        }
        Err(Undefined::Separated)
    }

    /// Returns the best from a state on; none when the steps do not come to an end.
    pub(crate) fn reach(&mut self, lambdas: &Lambdas, from: &State, free: Free) -> Option<Reached> {
        let mut state = from.clone();
        let mut here = self.predict(lambdas, &state);
        let mut gain = f64::INFINITY;
        for _ in 0..MOST_STEPS {
            let weights = self.weigh(&here, free);
            let step = self.solve(lambdas, &state, weights)?;
            if gain < CLOSE {
                let criterion = here.deviance + step.log_determinant;
                let reached = Reached { state, criterion, factor: step.factor };
                return criterion.is_finite().then_some(reached);
            }
            gain = 0.0;
            if let Some((next, prediction)) = self.toward(lambdas, (&state, &here), &step.target) {
                gain = (here.deviance - prediction.deviance).abs();
                (state, here) = (next, prediction);
            }
        }
        None
    }

    /// Returns the coefficients of each group, and how sure they are, at a state that was reached.
    pub(crate) fn effects(&self, lambdas: &Lambdas) -> Option<Vec<Vec<Vec<Effect>>>> {
        let sums = &self.modes.sums;
        Predicted { sums, lambdas, coefficients: &[], residual_variance: 1.0 }.effects()
    }

    fn nothing(&self) -> State {
        let random = self.all.parts.random.iter();
        let modes = random.map(|term| vec![0.0; term.groups() * term.columns.len()]);
        State { coefficients: vec![0.0; self.all.parts.fixed.len()], modes: modes.collect() }
    }

    /// Adds up the equations of the next step.
    fn weigh(&mut self, here: &Prediction, free: Free) -> Free {
        let weighed = self.outcomes.iter().zip(here.logits()).zip(&here.random);
        let weighed = weighed.map(|((outcome, logit), random)| {
            let Slope { score, weight } = outcome.slope(logit);
            let known = if free == Free::All { logit } else { *random };
            (weight, known + score / weight)
        });
        let Weighed { parts, sums } =
            if free == Free::All { &mut self.all } else { &mut self.modes };
        sums.reweigh(parts, weighed);
        free
    }

    fn solve(&self, lambdas: &Lambdas, state: &State, free: Free) -> Option<Step> {
        let sums = if free == Free::All { &self.all.sums } else { &self.modes.sums };
        let eliminated = sums.eliminate(lambdas)?;
        let solved = eliminated.solve()?;
        let modes = eliminated.modes(sums, lambdas, &solved.coefficients);
        let coefficients =
            if free == Free::All { solved.coefficients } else { state.coefficients.clone() };
        Some(Step {
            target: State { coefficients, modes },
            factor: solved.factor,
            log_determinant: eliminated.log_determinant,
        })
    }

    /// Goes towards a state as far as it gets better; none when it does nowhere.
    fn toward(
        &self,
        lambdas: &Lambdas,
        (from, here): (&State, &Prediction),
        target: &State,
    ) -> Option<(State, Prediction)> {
        const MOST_HALVINGS: i32 = 12;
        let slack = 1e-12 * here.deviance.abs();
        (0..MOST_HALVINGS).find_map(|halvings| {
            let state = from.between(target, 0.5_f64.powi(halvings));
            let prediction = self.predict(lambdas, &state);
            (prediction.deviance <= here.deviance + slack).then_some((state, prediction))
        })
    }

    fn predict(&self, lambdas: &Lambdas, state: &State) -> Prediction {
        let parts = &self.all.parts;
        let mut fixed = vec![0.0; self.outcomes.len()];
        for (column, by) in parts.fixed.iter().zip(&state.coefficients) {
            let column = parts.columns.get(*column).into_iter().flatten();
            fixed.iter_mut().zip(column).for_each(|(logit, value)| *logit += by * value);
        }
        let mut random = vec![0.0; self.outcomes.len()];
        for (place, lambda) in lambdas.iter().enumerate() {
            self.add_term(place, (lambda, state), &mut random);
        }
        let squares: f64 = state.modes.iter().flatten().map(|value| value * value).sum();
        let mut prediction = Prediction { fixed, random, deviance: 0.0 };
        let each = self.outcomes.iter().zip(prediction.logits());
        let likelihood: f64 = each.map(|(outcome, logit)| outcome.deviance(logit)).sum();
        prediction.deviance = likelihood + squares;
        prediction
    }

    fn add_term(&self, place: usize, (lambda, state): (&Matrix, &State), logits: &mut [f64]) {
        let parts = &self.all.parts;
        let (Some(term), Some(modes)) = (parts.random.get(place), state.modes.get(place)) else {
            return;
        };
        let coefficients = times(lambda, modes);
        for ((at, column), scale) in term.columns.iter().enumerate().zip(self.scales(place)) {
            let own: Vec<f64> = coefficients
                .iter()
                .skip(at)
                .step_by(term.columns.len())
                .map(|coefficient| coefficient / scale)
                .collect();
            let values = parts.columns.get(*column).into_iter().flatten();
            for ((logit, group), value) in logits.iter_mut().zip(&term.group).zip(values) {
                *logit += own.get(*group as usize).copied().unwrap_or(0.0) * value;
            }
        }
    }
}

/// Is where the equations of a step lead.
struct Step {
    target: State,
    factor: Matrix,
    log_determinant: f64,
}

impl State {
    fn between(&self, target: &Self, share: f64) -> Self {
        let mix = |from: &[f64], to: &[f64]| -> Vec<f64> {
            from.iter().zip(to).map(|(from, to)| from + share * (to - from)).collect()
        };
        let modes = self.modes.iter().zip(&target.modes).map(|(from, to)| mix(from, to));
        Self { coefficients: mix(&self.coefficients, &target.coefficients), modes: modes.collect() }
    }
}

/// Is the derivative of the log likelihood in the logit, and minus the second.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slope {
    pub(crate) score: f64,
    pub(crate) weight: f64,
}

impl Outcome {
    /// Returns k - nμ and nμ(1 - μ), whose digits are kept where μ is near 0 or 1.
    pub(crate) fn slope(self, logit: f64) -> Slope {
        let small = (-logit.abs()).exp();
        let (rare, common) = (small / (1.0 + small), 1.0 / (1.0 + small));
        let (success, failure) = if logit < 0.0 { (rare, common) } else { (common, rare) };
        let score = self.successes * failure - self.failures * success;
        Slope { score, weight: self.trials() * rare * common }
    }

    /// Returns minus two times the log likelihood.
    pub(crate) fn deviance(self, logit: f64) -> f64 {
        let shared = (1.0 + (-logit.abs()).exp()).ln();
        let far = self.failures * logit.max(0.0) - self.successes * logit.min(0.0);
        2.0 * (self.trials() * shared + far)
    }
}
