//! The spreads that fit best, and what follows from them.

use bobyqa::{Bobyqa, Config, Status};

use super::{
    matrix::Matrix,
    model::Model,
    profile::{Criterion, Lambdas, Profile},
    sums::{Sums, intercept},
};
use crate::{probability::two_sided_t, undefined::Undefined};

/// The spread between groups, in that within, from which the optimiser starts.
const START: f64 = 0.4;

/// The optimiser stops when it moves the spreads by less.
const CLOSE: f64 = 1e-6;

/// A column counts as told by those before it when less than this share of its squares is left.
const ALIASED: f64 = 1e-10;

/// Is a fitted model.
#[derive(Debug, Clone)]
pub struct Fit {
    /// Which criterion was made small.
    pub method: Criterion,
    /// Minus two times the log likelihood, restricted or not.
    pub criterion: f64,
    /// How many observations there are.
    pub rows: usize,
    /// Of each explanatory column its coefficient; none for one that others tell already.
    pub fixed: Vec<Option<Coefficient>>,
    /// Of each random term the covariances of its coefficients, as rows of a symmetric matrix.
    pub random: Vec<Vec<Vec<f64>>>,
    /// The variance within groups.
    pub residual_variance: f64,
    /// Whether the optimiser came to an end of its own.
    pub converged: bool,
    /// How often the criterion was computed.
    pub evaluations: usize,
    pub(crate) parameters: Vec<f64>,
    pub(crate) lambdas: Lambdas,
    pub(crate) profile: Profile,
    pub(crate) kept: Vec<usize>,
    pub(crate) sums: Sums,
}

/// Is a coefficient of an explanatory column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coefficient {
    /// The estimate.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Its degrees of freedom, by Satterthwaite's method; none where the spreads do not tell them.
    pub degrees_of_freedom: Option<f64>,
}

impl Coefficient {
    /// Returns the chance of an estimate at least as far from nothing when there is nothing; none without degrees of
    /// freedom.
    pub fn p(&self) -> Option<f64> {
        let t = self.estimate / self.standard_error;
        two_sided_t(t, self.degrees_of_freedom?).ok()
    }
}

/// Is where the spreads of a term stand among the parameters: the lower triangle of Λ, column after column.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    sizes: Vec<usize>,
}

impl Shape {
    pub(crate) fn of(model: &Model) -> Self {
        Self { sizes: model.random.iter().map(|term| term.columns.len()).collect() }
    }

    /// Returns the place of each parameter: the term, the row and the column.
    fn places(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.sizes.iter().enumerate().flat_map(|(term, size)| {
            let size = *size;
            (0..size).flat_map(move |column| (column..size).map(move |row| (term, row, column)))
        })
    }

    pub(crate) fn lambdas(&self, parameters: &[f64]) -> Lambdas {
        let mut lambdas: Lambdas =
            self.sizes.iter().map(|size| Matrix::zeros(*size, *size)).collect();
        for ((term, row, column), value) in self.places().zip(parameters) {
            lambdas.get_mut(term).into_iter().for_each(|of| of.add(row, column, *value));
        }
        lambdas
    }

    /// Returns the start: no correlations, and between groups what schools often have.
    pub(crate) fn start(&self) -> Vec<f64> {
        self.places().map(|(_, row, column)| if row == column { START } else { 0.0 }).collect()
    }

    /// Returns the parameters that may vary: all but spreads of nothing and what goes with them.
    pub(crate) fn free(&self, parameters: &[f64], nothing: f64) -> Vec<usize> {
        let diagonal = |term: usize, column: usize| {
            let mut own = self.places().zip(parameters);
            let found = own.find(|((of, row, at), _)| (*of, *row, *at) == (term, column, column));
            found.map_or(0.0, |(_, value)| *value)
        };
        let is_free = |(_, ((term, _, column), _)): &(usize, ((usize, usize, usize), &f64))| {
            diagonal(*term, *column) > nothing
        };
        self.places().zip(parameters).enumerate().filter(is_free).map(|(at, _)| at).collect()
    }

    /// Returns the least of each parameter: spreads are not negative.
    pub(crate) fn least(&self) -> Vec<f64> {
        let least = |(_, row, column)| if row == column { 0.0 } else { f64::NEG_INFINITY };
        self.places().map(least).collect()
    }
}

/// Fits a model by maximum likelihood, restricted or not.
///
/// The criterion is profiled over β and σ² and made small in the spreads, from sums of products added up in one pass
/// (Bates, Mächler, Bolker & Walker 2015).
///
/// # Errors
/// When nothing varies, when there are not more observations than coefficients, when too many groups cross each other,
/// or when the equations have no solution.
pub fn fit(model: &Model, method: Criterion) -> Result<Fit, Undefined> {
    let whole = Sums::of(model)?;
    let (sums, kept) = without_aliases(whole);
    if sums.rows <= kept.len() + 1 {
        return Err(Undefined::TooFew { needed: kept.len() + 2 });
    }
    let last = sums.fixed.columns() - 1;
    if sums.fixed.at(last, last) <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    let shape = Shape::of(model);
    let found = optimise(&sums, &shape, method)?;
    let lambdas = shape.lambdas(&found.parameters);
    let profile = sums.profile(&lambdas, method).ok_or(Undefined::Unstable)?;
    let mut fit = Fit {
        method,
        criterion: profile.criterion,
        rows: sums.rows,
        fixed: vec![None; model.fixed.len()],
        random: Vec::new(),
        residual_variance: profile.residual_variance,
        converged: found.converged,
        evaluations: found.evaluations,
        parameters: found.parameters,
        lambdas,
        profile,
        kept,
        sums,
    };
    fit.random = fit.covariances(model);
    fit.set_coefficients(intercept(model), &shape);
    Ok(fit)
}

struct Found {
    parameters: Vec<f64>,
    converged: bool,
    evaluations: usize,
}

fn optimise(sums: &Sums, shape: &Shape, method: Criterion) -> Result<Found, Undefined> {
    let mut parameters = shape.start();
    let least = shape.least();
    let most = vec![f64::INFINITY; least.len()];
    let mut evaluations = 0;
    let mut criterion = |at: &[f64]| {
        evaluations += 1;
        let profile = sums.profile(&shape.lambdas(at), method);
        profile.map_or(f64::MAX, |profile| profile.criterion)
    };
    if criterion(&parameters) >= f64::MAX {
        return Err(Undefined::Unstable);
    }
    let mut config = Config::new(parameters.len());
    config.rho_begin = 0.2;
    config.rho_end = CLOSE;
    let mut solver =
        Bobyqa::new(parameters.len(), config).map_err(|_status| Undefined::Unstable)?;
    let outcome = solver.minimize(&mut criterion, &mut parameters, &least, &most);
    let converged = matches!(outcome.status, Status::Converged | Status::FtolReached);
    Ok(Found { parameters, converged, evaluations })
}

/// Drops explanatory columns that those before them tell already, and returns the places of those kept.
pub(crate) fn without_aliases(sums: Sums) -> (Sums, Vec<usize>) {
    let count = sums.fixed.columns() - 1;
    let mut kept: Vec<usize> = Vec::with_capacity(count);
    let mut known: Vec<Vec<f64>> = Vec::with_capacity(count);
    for column in 0..count {
        let mut row: Vec<f64> = Vec::with_capacity(kept.len() + 1);
        for (earlier, place) in known.iter().zip(&kept) {
            let told: f64 = row.iter().zip(earlier).map(|(a, b)| a * b).sum();
            let pivot = earlier.last().copied().unwrap_or(1.0);
            row.push((sums.fixed.at(column, *place) - told) / pivot);
        }
        let whole = sums.fixed.at(column, column);
        let left = whole - row.iter().map(|cell| cell * cell).sum::<f64>();
        if left > ALIASED * whole && left > 0.0 {
            row.push(left.sqrt());
            known.push(row);
            kept.push(column);
        }
    }
    if kept.len() == count {
        return (sums, kept);
    }
    let columns: Vec<usize> = kept.iter().copied().chain([count]).collect();
    (sums.only(&columns), kept)
}

impl Fit {
    /// Returns the covariances of each term's coefficients, for the columns as they were given.
    fn covariances(&self, model: &Model) -> Vec<Vec<Vec<f64>>> {
        let terms = 0..model.random.len();
        let covariance = |term: usize| {
            let lambda = self.lambdas.get(term)?;
            let scales = self.sums.scales(term)?;
            let covariance = lambda.times_transposed(lambda).scaled(self.residual_variance);
            let row = |(row, scale): (&[f64], &f64)| -> Vec<f64> {
                row.iter().zip(scales).map(|(cell, other)| cell / scale / other).collect()
            };
            Some(covariance.rows().zip(scales).map(row).collect())
        };
        terms.filter_map(covariance).collect()
    }

    /// Says the coefficients of the columns as they were given: the intercept where they are zero.
    fn set_coefficients(&mut self, intercept: Option<usize>, shape: &Shape) {
        let coefficients = self.coefficients_of(intercept, shape);
        for (coefficient, column) in coefficients.into_iter().zip(self.kept.clone()) {
            self.fixed.get_mut(column).into_iter().for_each(|of| *of = Some(coefficient));
        }
    }

    fn coefficients_of(&self, intercept: Option<usize>, shape: &Shape) -> Vec<Coefficient> {
        let Profile { coefficients, factor, .. } = &self.profile;
        let transform = self.uncentred(intercept);
        let degrees = self.degrees_of_freedom(shape, &transform);
        // The variance of Tβ is TA⁻¹T', A = RRᵀ.
        let solved = factor.solve_lower(&transform.transposed()).transposed();
        let response = self.sums.means.last().copied().unwrap_or(0.0);
        let is_intercept = |at: usize| self.kept.get(at).copied() == intercept;
        let coefficient = |(at, (row, root)): (usize, (&[f64], &[f64]))| {
            let own: f64 = row.iter().zip(coefficients).map(|(a, b)| a * b).sum();
            let variance: f64 = root.iter().map(|cell| cell * cell).sum();
            Coefficient {
                estimate: own + if is_intercept(at) { response } else { 0.0 },
                standard_error: (variance * self.residual_variance).sqrt(),
                degrees_of_freedom: degrees.as_ref().and_then(|of| of.get(at)).copied(),
            }
        };
        transform.rows().zip(solved.rows()).enumerate().map(coefficient).collect()
    }

    /// Returns the matrix that makes coefficients of the columns as they were of those of the centred ones.
    fn uncentred(&self, intercept: Option<usize>) -> Matrix {
        let mut transform = Matrix::identity(self.kept.len());
        let place = self.kept.iter().position(|column| Some(*column) == intercept);
        if let Some(place) = place {
            let row = transform.row_mut(place).iter_mut();
            row.zip(&self.sums.means).for_each(|(cell, mean)| *cell -= mean);
        }
        transform
    }
}
