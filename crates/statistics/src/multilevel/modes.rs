//! The coefficients of each group alone, for methods that need them many times, without how sure they are.

use super::{
    matrix::Matrix,
    profile::{Eliminated, Lambdas},
    sums::{Group, Level, Sums, TailTerm},
};
use crate::cholesky::dot;

/// Is u of each term, group after group, with the coefficients Λu.
pub(crate) type Spherical = Vec<Vec<f64>>;

impl Eliminated {
    /// Returns u of each term, from the outermost groups inwards.
    pub(crate) fn modes(&self, sums: &Sums, lambdas: &Lambdas, fixed: &[f64]) -> Spherical {
        let mut modes = vec![Vec::new(); sums.chain.len() + sums.tail.terms.len()];
        let mut outer = Outer { levels: Vec::new(), tail: Vec::new() };
        if let Some((tail, lower)) = &self.tail {
            let mut right = Matrix::of_rows(1, left(&tail.fixed, fixed).map(|value| vec![value]));
            tail.lambda_times(lambdas, &mut right);
            let solved = lower.solve_upper(&lower.solve_lower(&right));
            let solved: Vec<f64> = solved.rows().flatten().copied().collect();
            for term in &tail.terms {
                let own = own_of(term, &solved);
                let lambda = lambdas.get(term.term);
                outer.tail.extend(lambda.into_iter().flat_map(|lambda| times(lambda, own)));
                modes.get_mut(term.term).into_iter().for_each(|of| *of = own.to_vec());
            }
        }
        let chain: Vec<&Level> = sums.chain.iter().take(1).chain(&self.outer).collect();
        for (level, factors) in chain.into_iter().zip(&self.factors).rev() {
            let Some(lambda) = lambdas.get(level.term) else { continue };
            let (mut spherical, mut known) = (Vec::new(), Vec::new());
            for (group, factor) in level.groups.iter().zip(factors) {
                let right = outer.take_from(group, left(&group.fixed, fixed).collect());
                let coefficients = Matrix::of_rows(1, right.iter().map(|value| vec![*value]));
                let coefficients = factor.times(&factor.transposed_times(&coefficients));
                let coefficients: Vec<f64> = coefficients.rows().flatten().copied().collect();
                // (Λ'MΛ + I)u = Λ'r, and so u = Λ'(r - MΛu).
                let rest = right.iter().zip(group.own.rows());
                let rest = rest.map(|(value, row)| vec![value - dot(row, &coefficients)]);
                let own = lambda.transposed_times(&Matrix::of_rows(1, rest));
                spherical.extend(own.rows().flatten());
                known.push(coefficients);
            }
            modes.get_mut(level.term).into_iter().for_each(|of| of.clone_from(&spherical));
            outer.levels.insert(0, known);
        }
        modes
    }
}

/// Is the coefficients that are known already: of the outer terms of the chain, and of the tail.
struct Outer {
    levels: Vec<Vec<Vec<f64>>>,
    tail: Vec<f64>,
}

impl Outer {
    fn take_from(&self, group: &Group, mut right: Vec<f64>) -> Vec<f64> {
        let parents = self.levels.iter().zip(&group.within).zip(&group.outer);
        for ((level, within), products) in parents {
            let Some(parent) = level.get(*within) else { continue };
            right.iter_mut().zip(products.rows()).for_each(|(of, row)| *of -= dot(row, parent));
        }
        for (of, row) in right.iter_mut().zip(group.tail.rows()) {
            let tail = group.crossed.iter().filter_map(|column| self.tail.get(*column));
            *of -= row.iter().zip(tail).map(|(a, b)| a * b).sum::<f64>();
        }
        right
    }
}

/// Returns what products with the columns and the response leave unexplained.
fn left(products: &Matrix, fixed: &[f64]) -> impl Iterator<Item = f64> {
    products.rows().map(move |row| row.last().copied().unwrap_or(0.0) - dot(row, fixed))
}

fn own_of<'s>(term: &TailTerm, solved: &'s [f64]) -> &'s [f64] {
    let size = term.groups * term.scales.len();
    solved.get(term.first..term.first + size).unwrap_or_default()
}

/// Returns Λu for the u of groups one after the other.
pub(crate) fn times(lambda: &Matrix, spherical: &[f64]) -> Vec<f64> {
    let groups = spherical.chunks_exact(lambda.columns().max(1));
    groups.flat_map(|own| lambda.rows().map(move |row| dot(row, own))).collect()
}
