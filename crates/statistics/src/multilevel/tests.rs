//! Held against the likelihood written out with the whole covariance matrix of the observations.

use std::f64::consts::TAU;

use super::{
    matrix::Matrix,
    model::{Model, Random},
    profile::Criterion,
    sums::Sums,
    *,
};
use crate::random::Random as Draws;

/// Which group each observation is in, and the columns whose coefficients differ.
type Term<'a> = (&'a dyn Fn(usize) -> usize, &'a [usize]);

/// Observations with an intercept and a column, in groups given by functions of their number.
fn model(rows: u32, terms: &[Term<'_>]) -> Model {
    let rows = rows as usize;
    let mut draws = Draws::seeded(7);
    let mut draw = || draws.uniform() * 2.0 - 1.0;
    let slope: Vec<f64> = (0..rows).map(|_| 3.0 + 2.0 * draw()).collect();
    let group = |of: &dyn Fn(usize) -> usize| -> Vec<u32> {
        (0..rows).map(|row| u32::try_from(of(row)).unwrap()).collect()
    };
    let random: Vec<Random> = terms
        .iter()
        .map(|(of, columns)| Random { group: group(*of), columns: columns.to_vec() })
        .collect();
    let mut response: Vec<f64> = slope.iter().map(|x| 5.0 + 0.7 * x + draw()).collect();
    for term in &random {
        let effects: Vec<f64> = (0..term.groups()).map(|_| 1.5 * draw()).collect();
        for (value, group) in response.iter_mut().zip(&term.group) {
            *value += effects[*group as usize];
        }
    }
    Model::new(response, vec![vec![1.0; rows], slope], vec![0, 1], random).unwrap()
}

/// Returns the columns of a term times Λ.
fn columns(model: &Model, term: &Random, lambda: &Matrix) -> Matrix {
    let z = |row: usize| -> Vec<f64> {
        term.columns.iter().map(|column| model.columns[*column][row]).collect()
    };
    Matrix::of_rows(term.columns.len(), (0..model.rows()).map(z)).times(lambda)
}

/// Returns Σ = I + Σ ZΛΛ'Z', Λ for the columns as they are.
fn sigma(model: &Model, lambdas: &[Matrix]) -> Matrix {
    let rows = model.rows();
    let mut sigma = Matrix::identity(rows);
    for (term, lambda) in model.random.iter().zip(lambdas) {
        let z = columns(model, term, lambda);
        for one in 0..rows {
            for other in (0..rows).filter(|other| term.group[one] == term.group[*other]) {
                let product: f64 = z.row(one).iter().zip(z.row(other)).map(|(a, b)| a * b).sum();
                sigma.add(one, other, product);
            }
        }
    }
    sigma
}

/// Minus two times the log likelihood with Σ written out.
fn written_out(model: &Model, lambdas: &[Matrix], criterion: Criterion) -> f64 {
    let rows = model.rows();
    let lower = sigma(model, lambdas).cholesky().unwrap();
    let columns = |row: usize| model.fixed.iter().map(move |column| model.columns[*column][row]);
    let x = Matrix::of_rows(2, (0..rows).map(|row| columns(row).collect()));
    let y = Matrix::of_rows(1, model.response.iter().map(|value| vec![*value]));
    let (x, y) = (lower.solve_lower(&x), lower.solve_lower(&y));
    let factor = x.transposed_times(&x).cholesky().unwrap();
    let explained = factor.solve_lower(&x.transposed_times(&y));
    let squares = y.transposed_times(&y).at(0, 0) - explained.transposed_times(&explained).at(0, 0);
    let reml = if criterion == Criterion::Reml { 2.0 } else { 0.0 };
    let degrees = f64::from(u32::try_from(rows).unwrap()) - reml;
    let own = if reml > 0.0 { factor.log_determinant() } else { 0.0 };
    lower.log_determinant() + own + degrees * (1.0 + (TAU * squares / degrees).ln())
}

/// Divides each row of Λ by the scale of its column, as the sums' columns are.
fn scaled(sums: &Sums, lambdas: &[Matrix]) -> Vec<Matrix> {
    let rescaled = |(term, lambda): (usize, &Matrix)| {
        let rows = lambda.rows().zip(sums.scales(term).unwrap());
        let rows = rows.map(|(row, scale)| row.iter().map(|cell| cell * scale).collect());
        Matrix::of_rows(lambda.columns(), rows)
    };
    lambdas.iter().enumerate().map(rescaled).collect()
}

fn holds(model: &Model, lambdas: &[Matrix]) {
    let sums = Sums::of(model).unwrap();
    for criterion in [Criterion::Reml, Criterion::Ml] {
        let found = sums.profile(&scaled(&sums, lambdas), criterion).unwrap().criterion;
        let expected = written_out(model, lambdas, criterion);
        assert!((found - expected).abs() < 1e-9 * expected.abs(), "{found} {expected}");
    }
}

fn spread(value: f64) -> Matrix {
    Matrix::of_rows(1, [vec![value]])
}

fn with_slope() -> Matrix {
    Matrix::of_rows(2, [vec![0.8, 0.0], vec![-0.3, 0.4]])
}

#[test]
fn groups_within_groups_have_the_likelihood_written_out() {
    let (pupil, school, town) = (|row| row / 4, |row| row / 12, |row| row / 36);
    holds(&model(60, &[(&school, &[0])]), &[spread(0.7)]);
    holds(&model(60, &[(&school, &[0, 1])]), &[with_slope()]);
    let nested = model(72, &[(&town, &[0]), (&pupil, &[0, 1]), (&school, &[0, 1])]);
    holds(&nested, &[spread(0.5), with_slope(), with_slope()]);
    holds(&nested, &[spread(0.0), with_slope(), with_slope()]);
}

#[test]
fn groups_that_cross_have_the_likelihood_written_out() {
    let (pupil, teacher, year) = (|row| row / 5, |row| (row * 3 + row / 5) % 7, |row| row % 4);
    let crossed = model(70, &[(&teacher, &[0]), (&pupil, &[0, 1]), (&year, &[1])]);
    holds(&crossed, &[spread(0.9), with_slope(), spread(0.2)]);
    let slopes = model(70, &[(&teacher, &[0, 1]), (&pupil, &[0])]);
    holds(&slopes, &[with_slope(), spread(0.6)]);
}

#[test]
fn no_spread_beside_the_best_fits_better() {
    let (pupil, teacher) = (|row| row / 5, |row| (row * 3 + row / 5) % 7);
    let model = model(140, &[(&teacher, &[0]), (&pupil, &[0])]);
    let best = fit(&model, Criterion::Reml).unwrap();
    assert!(best.converged);
    let sums = Sums::of(&model).unwrap();
    for (one, other) in [(1e-3, 0.0), (-1e-3, 0.0), (0.0, 1e-3), (0.0, -1e-3)] {
        let moved = [one, other].into_iter().zip(&best.lambdas).map(|(by, lambda)| {
            let mut lambda = lambda.clone();
            lambda.add(0, 0, by);
            lambda
        });
        let beside = sums.profile(&moved.collect(), Criterion::Reml).unwrap();
        assert!(beside.criterion >= best.criterion, "{} {}", beside.criterion, best.criterion);
    }
}

/// Returns Λ of each term for its columns as they are, from the fitted covariances.
fn fitted(fit: &Fit) -> Vec<Matrix> {
    let lambda = |(covariance, lambda): (&Vec<Vec<f64>>, &Matrix)| {
        let size = covariance.len();
        let whole = Matrix::of_rows(size, covariance.clone()).scaled(1.0 / fit.residual_variance);
        // A spread of nothing has no factor.
        whole.cholesky().unwrap_or_else(|| lambda.scaled(0.0))
    };
    fit.random.iter().zip(&fit.lambdas).map(lambda).collect()
}

/// The mean ΛΛ'Z'Σ⁻¹(y - Xβ) of each group's coefficients and the root of its variance
/// σ²(ΛΛ' - ΛΛ'Z'Σ⁻¹ZΛΛ'), written out.
fn effects_written_out(model: &Model, fit: &Fit) -> Vec<Vec<Vec<Effect>>> {
    let lambdas = fitted(fit);
    let lower = sigma(model, &lambdas).cholesky().unwrap();
    let solve = |right: &Matrix| lower.solve_upper(&lower.solve_lower(right));
    let told = |row: usize| -> f64 {
        let columns = model.fixed.iter().map(|column| model.columns[*column][row]);
        columns.zip(&fit.fixed).map(|(value, of)| value * of.unwrap().estimate).sum()
    };
    let left = (0..model.rows()).map(|row| vec![model.response[row] - told(row)]);
    let solved = solve(&Matrix::of_rows(1, left));
    let group = |term: &Random, lambda: &Matrix, group: usize| {
        let mut own = columns(model, term, lambda);
        for (row, of) in own.rows_mut().zip(&term.group) {
            if *of as usize != group {
                row.fill(0.0);
            }
        }
        let estimates = lambda.times(&own.transposed_times(&solved));
        let known = own.transposed_times(&solve(&own)).scaled(-1.0);
        let unknown = Matrix::identity(lambda.columns()).plus(&known);
        let variance = lambda.times(&unknown).times_transposed(lambda);
        let effect = |at: usize| Effect {
            estimate: estimates.at(at, 0),
            standard_error: (variance.at(at, at).max(0.0) * fit.residual_variance).sqrt(),
        };
        (0..lambda.columns()).map(effect).collect()
    };
    let term = |(term, lambda): (&Random, &Matrix)| {
        (0..term.groups()).map(|at| group(term, lambda, at)).collect()
    };
    model.random.iter().zip(&lambdas).map(term).collect()
}

#[test]
fn each_groups_coefficients_are_those_written_out() {
    let (pupil, school, town) = (|row| row / 4, |row| row / 12, |row| row / 36);
    let (teacher, year) = (|row: usize| (row * 3 + row / 5) % 7, |row| row % 4);
    for model in [
        model(144, &[(&town, &[0]), (&pupil, &[0]), (&school, &[0, 1])]),
        model(140, &[(&teacher, &[0]), (&pupil, &[0]), (&year, &[0])]),
        model(140, &[(&teacher, &[0, 1]), (&pupil, &[0])]),
    ] {
        let fit = fit(&model, Criterion::Reml).unwrap();
        let (found, expected) = (fit.effects().unwrap(), effects_written_out(&model, &fit));
        let all = |effects: &[Vec<Vec<Effect>>]| -> Vec<Effect> {
            effects.iter().flatten().flatten().copied().collect()
        };
        let (found, expected) = (all(&found), all(&expected));
        assert_eq!(found.len(), expected.len());
        for (one, other) in found.iter().zip(&expected) {
            assert!((one.estimate - other.estimate).abs() < 1e-7, "{one:?} {other:?}");
            assert!((one.standard_error - other.standard_error).abs() < 1e-6, "{one:?} {other:?}");
        }
    }
}

#[test]
fn groups_of_one_size_have_the_degrees_of_freedom_of_a_table_of_variances() {
    // The mean over 12 groups of 5 is judged by the variance between the 12 means; a slope within them is not.
    let (group, wave) = (|row| row / 5, |row: usize| row % 5);
    let mut model = model(60, &[(&group, &[0])]);
    model.columns[1] =
        (0..60).map(|row| f64::from(u8::try_from(wave(row)).unwrap()) - 2.0).collect();
    let fit = fit(&model, Criterion::Reml).unwrap();
    let degrees: Vec<f64> =
        fit.fixed.iter().map(|of| of.unwrap().degrees_of_freedom.unwrap()).collect();
    assert!((degrees[0] - 11.0).abs() < 1e-3, "{degrees:?}");
    assert!((degrees[1] - 47.0).abs() < 1e-3, "{degrees:?}");
}

#[test]
fn a_column_that_others_tell_has_no_coefficient_and_changes_nothing() {
    let school = |row| row / 12;
    let plain = model(60, &[(&school, &[0])]);
    let mut doubled = plain.clone();
    doubled.columns.push(plain.columns[1].iter().map(|value| 3.0 - 2.0 * value).collect());
    doubled.fixed.push(2);
    let (one, other) =
        (fit(&plain, Criterion::Reml).unwrap(), fit(&doubled, Criterion::Reml).unwrap());
    assert!((one.criterion - other.criterion).abs() < 1e-9);
    assert_eq!(other.fixed[2], None);
}

#[test]
fn another_unit_of_the_response_scales_all() {
    let school = |row| row / 12;
    let plain = model(60, &[(&school, &[0])]);
    let mut moved = plain.clone();
    moved.response.iter_mut().for_each(|value| *value = 100.0 + 10.0 * *value);
    let (one, other) = (fit(&plain, Criterion::Ml).unwrap(), fit(&moved, Criterion::Ml).unwrap());
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-5 * b.abs(), "{a} {b}");
    close(other.residual_variance, 100.0 * one.residual_variance);
    close(other.random[0][0][0], 100.0 * one.random[0][0][0]);
    let coefficient = |fit: &Fit, at: usize| fit.fixed[at].unwrap();
    close(coefficient(&other, 0).estimate, 100.0 + 10.0 * coefficient(&one, 0).estimate);
    close(coefficient(&other, 1).estimate, 10.0 * coefficient(&one, 1).estimate);
    close(coefficient(&other, 1).standard_error, 10.0 * coefficient(&one, 1).standard_error);
}

#[test]
fn what_does_not_differ_between_groups_has_a_spread_of_nothing() {
    let school = |row| row / 12;
    let mut flat = model(60, &[(&school, &[0])]);
    // Every group has the same mean, exactly.
    flat.response = (0..60).map(|row| f64::from(u8::try_from(row % 12).unwrap())).collect();
    flat.columns[1] = (0..60).map(|row| f64::from(u8::try_from(row % 3).unwrap())).collect();
    let fitted = fit(&flat, Criterion::Reml).unwrap();
    assert!(fitted.random[0][0][0] < 1e-9);
    assert!(fitted.fixed.iter().all(|of| of.unwrap().degrees_of_freedom.is_some()));
    flat.response = vec![3.0; 60];
    assert_eq!(fit(&flat, Criterion::Reml).unwrap_err(), crate::undefined::Undefined::NoVariation);
}

#[test]
fn more_crossed_groups_than_there_is_room_for_are_refused() {
    let (one, other) = (|row| row % 10_007, |row| row % 10_001);
    let model = model(30_000, &[(&one, &[0]), (&other, &[0])]);
    let refused = crate::undefined::Undefined::TooManyCrossed { most: 10_000 };
    assert_eq!(fit(&model, Criterion::Reml).unwrap_err(), refused);
}
