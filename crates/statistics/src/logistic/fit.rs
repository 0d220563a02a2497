//! A fitted model, in the columns as they were given.

use super::{
    collapse::{Collapsed, Kept},
    hessian::{Errors, root},
    model::Model,
    optimum::Likelihood,
    quadrature::Nodes,
};
use crate::{
    multilevel::{Effect, matrix::Matrix, profile::Lambdas},
    probability::two_sided,
    undefined::Undefined,
};

/// Is a fitted model.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// How many points of each group's likelihood were looked at.
    pub nodes: Nodes,
    /// Minus two times the log likelihood, with all its constants.
    ///
    /// It is -2 `logLik` of R's lme4 for Laplace's method, and for quadrature of single trials. For quadrature of more
    /// trials an observation lme4 leaves out the log likelihood of a model that fits each observation.
    pub criterion: f64,
    /// How many observations there are.
    pub rows: usize,
    /// Of how many after those that are alike were put together the model was fitted.
    pub patterns: usize,
    /// Of each explanatory column its coefficient; none for one that others tell already.
    pub fixed: Vec<Option<Coefficient>>,
    /// What standard errors come from.
    pub errors: Errors,
    /// Of each random term the covariances of its coefficients, as rows of a symmetric matrix.
    pub random: Vec<Vec<Vec<f64>>>,
    /// Of each random term, and in it of each group, the most likely coefficients of its columns, and the standard
    /// deviation of what is not known of them at the fitted spreads and coefficients.
    pub effects: Vec<Vec<Vec<Effect>>>,
    /// Whether the optimiser came to an end of its own.
    pub converged: bool,
    /// How often the criterion was computed.
    pub evaluations: usize,
}

/// Is a coefficient of an explanatory column, in logits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coefficient {
    /// The estimate.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
}

impl Coefficient {
    /// Returns how many standard errors the estimate is from nothing.
    pub fn z(&self) -> f64 {
        self.estimate / self.standard_error
    }

    /// Returns the chance of an estimate at least as far from nothing when there is nothing.
    pub fn p(&self) -> f64 {
        two_sided(self.z())
    }
}

/// Fits a model by maximum likelihood, with each group's likelihood looked at in so many points.
///
/// # Errors
/// When columns or groups tell all successes from all failures ([`Undefined::Separated`]), when more than one point is
/// asked for and there is not one term of one column ([`Undefined::OutOfRange`]), when too many groups cross each
/// other, or when the equations have no solution.
pub fn fit(model: &Model, nodes: Nodes) -> Result<Fit, Undefined> {
    let collapsed = Collapsed::of(model)?;
    let mut likelihood = Likelihood::of(&collapsed, nodes)?;
    let optimum = likelihood.optimise()?;
    let (root, errors) = root(&mut likelihood, &optimum);
    let lambdas = likelihood.shape.lambdas(&optimum.spreads);
    let settled = likelihood.settle(&lambdas, &optimum.coefficients).ok_or(Undefined::Unstable)?;
    let effects = likelihood.pirls.effects(&lambdas).ok_or(Undefined::Unstable)?;
    let coefficients = coefficients(&collapsed.kept, &settled.state.coefficients, &root);
    let mut fixed = vec![None; model.parts.fixed.len()];
    for (kept, coefficient) in collapsed.kept.iter().zip(coefficients) {
        fixed.get_mut(kept.place).into_iter().for_each(|of| *of = Some(coefficient));
    }
    Ok(Fit {
        nodes,
        criterion: optimum.criterion + model.ways(),
        rows: model.parts.rows(),
        patterns: collapsed.outcomes.len(),
        fixed,
        errors,
        random: covariances(&lambdas, |term| likelihood.pirls.scales(term)),
        effects,
        converged: optimum.converged,
        evaluations: likelihood.evaluations,
    })
}

/// Returns the coefficients of the columns as they were given: the intercept where they are zero.
fn coefficients(kept: &[Kept], estimates: &[f64], root: &Matrix) -> Vec<Coefficient> {
    let mut transform = Matrix::zeros(kept.len(), kept.len());
    for (at, column) in kept.iter().enumerate() {
        transform.add(at, at, 1.0 / column.scale);
        let intercept = kept.iter().position(|column| column.is_intercept);
        if let Some(intercept) = intercept.filter(|intercept| *intercept != at) {
            transform.add(intercept, at, -column.mean / column.scale);
        }
    }
    let estimates = Matrix::of_rows(1, estimates.iter().map(|value| vec![*value]));
    let estimates = transform.times(&estimates);
    let errors = transform.times(root);
    let coefficient = |(estimate, errors): (&f64, &[f64])| Coefficient {
        estimate: *estimate,
        standard_error: errors.iter().map(|cell| cell * cell).sum::<f64>().sqrt(),
    };
    estimates.rows().flatten().zip(errors.rows()).map(coefficient).collect()
}

/// Returns the covariances of each term's coefficients, for the columns as they were given.
fn covariances<'s>(lambdas: &Lambdas, scales: impl Fn(usize) -> &'s [f64]) -> Vec<Vec<Vec<f64>>> {
    let covariance = |(term, lambda): (usize, &Matrix)| -> Vec<Vec<f64>> {
        let scales = scales(term);
        let row = |(row, scale): (&[f64], &f64)| -> Vec<f64> {
            row.iter().zip(scales).map(|(cell, other)| cell / scale / other).collect()
        };
        lambda.times_transposed(lambda).rows().zip(scales).map(row).collect()
    };
    lambdas.iter().enumerate().map(covariance).collect()
}
