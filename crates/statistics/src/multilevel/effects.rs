//! The coefficients of each group: best predictions, shrunk towards the whole, and how sure they are.

use super::{
    fit::Fit,
    matrix::Matrix,
    profile::Lambdas,
    sums::{Group, Level, Sums, Tail, TailTerm},
};
use crate::undefined::Undefined;

/// Is a coefficient of one group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// How much the group differs from the whole.
    pub estimate: f64,
    /// The standard deviation of what is not known of it, at the fitted spreads and coefficients.
    pub standard_error: f64,
}

/// Is what is known of a group: its coefficients, and their covariances with each other and those of the groups it
/// lies in.
struct Known {
    coefficients: Matrix,
    joint: Matrix,
}

impl Fit {
    /// Returns of each random term, and in it of each group, the coefficients of its columns.
    ///
    /// The estimate is the mean of u given y, Λ(Λ'Z'ZΛ + I)⁻¹Λ'Z'(y - Xβ), and the error comes from its variance
    /// σ²Λ(Λ'Z'ZΛ + I)⁻¹Λ', both from the outermost group inwards (Bates, Mächler, Bolker & Walker 2015).
    ///
    /// # Errors
    /// When the equations have no solution.
    pub fn effects(&self) -> Result<Vec<Vec<Vec<Effect>>>, Undefined> {
        let predicted = Predicted {
            sums: &self.sums,
            lambdas: &self.lambdas,
            coefficients: &self.profile.coefficients,
            residual_variance: self.residual_variance,
        };
        predicted.effects().ok_or(Undefined::Unstable)
    }
}

/// Is what groups are predicted from.
pub(crate) struct Predicted<'s> {
    pub(crate) sums: &'s Sums,
    pub(crate) lambdas: &'s Lambdas,
    /// The coefficients of the explanatory columns.
    pub(crate) coefficients: &'s [f64],
    pub(crate) residual_variance: f64,
}

impl Predicted<'_> {
    /// Returns the coefficients of each group of each term; none when the equations have no solution.
    pub(crate) fn effects(&self) -> Option<Vec<Vec<Vec<Effect>>>> {
        let terms = self.sums.chain.len() + self.sums.tail.terms.len();
        let mut effects = vec![Vec::new(); terms];
        let eliminated = self.sums.eliminate(self.lambdas)?;
        let tail = eliminated.tail.as_ref().map(|(tail, lower)| self.tail(tail, lower));
        let mut outer: Vec<Vec<Known>> = Vec::new();
        let chain = self.sums.chain.iter().take(1).chain(&eliminated.outer);
        let chain: Vec<(&Level, &Vec<Matrix>)> = chain.zip(&eliminated.factors).collect();
        for (level, factors) in chain.into_iter().rev() {
            let known: Vec<Known> = level
                .groups
                .iter()
                .zip(factors)
                .map(|(group, factor)| self.group(group, factor, (&outer, tail.as_ref())))
                .collect();
            let told: Vec<_> = known.iter().map(|known| self.told(level, known)).collect();
            effects.get_mut(level.term).into_iter().for_each(|of| of.clone_from(&told));
            outer.insert(0, known);
        }
        if let (Some(known), Some((tail, _))) = (&tail, &eliminated.tail) {
            for term in &tail.terms {
                let all = self.told_of_tail(term, known);
                effects.get_mut(term.term).into_iter().for_each(|of| of.clone_from(&all));
            }
        }
        Some(effects)
    }

    fn told(&self, level: &Level, known: &Known) -> Vec<Effect> {
        let coefficient = |(at, scale): (usize, &f64)| {
            self.effect(known.coefficients.at(at, 0), known.joint.at(at, at), *scale)
        };
        level.scales.iter().enumerate().map(coefficient).collect()
    }

    fn told_of_tail(&self, term: &TailTerm, known: &Known) -> Vec<Vec<Effect>> {
        let coefficient = |first: usize, (at, scale): (usize, &f64)| {
            let place = first + at;
            self.effect(known.coefficients.at(place, 0), known.joint.at(place, place), *scale)
        };
        let group = |group: usize| {
            let first = term.first + group * term.scales.len();
            term.scales.iter().enumerate().map(|scale| coefficient(first, scale)).collect()
        };
        (0..term.groups).map(group).collect()
    }

    fn effect(&self, estimate: f64, variance: f64, scale: f64) -> Effect {
        let error = (variance * self.residual_variance).max(0.0).sqrt();
        Effect { estimate: estimate / scale, standard_error: error / scale }
    }

    /// Returns what products with the columns and the response leave unexplained.
    fn left(&self, products: &Matrix) -> Matrix {
        let left = |row: &[f64]| {
            let told: f64 = row.iter().zip(self.coefficients).map(|(a, b)| a * b).sum();
            vec![row.last().copied().unwrap_or(0.0) - told]
        };
        Matrix::of_rows(1, products.rows().map(left))
    }

    fn tail(&self, tail: &Tail, lower: &Matrix) -> Known {
        let mut right = self.left(&tail.fixed);
        tail.lambda_times(self.lambdas, &mut right);
        let solved = lower.solve_upper(&lower.solve_lower(&right));
        let coefficients = times_lambda(tail, self.lambdas, &solved);
        // L⁻¹Λ' of the whole tail, whose columns' products are the covariances.
        let mut inner = Matrix::identity(tail.fixed.rows().len());
        tail.lambda_times(self.lambdas, &mut inner);
        let inner = lower.solve_lower(&inner);
        Known { coefficients, joint: inner.transposed_times(&inner) }
    }

    fn group(
        &self,
        group: &Group,
        factor: &Matrix,
        (outer, tail): (&[Vec<Known>], Option<&Known>),
    ) -> Known {
        let own = factor.times_transposed(factor);
        let mut right = self.left(&group.fixed);
        let parents: Vec<&Known> = outer
            .iter()
            .zip(&group.within)
            .filter_map(|(level, within)| level.get(*within))
            .collect();
        let mut reach = group.outer.first().cloned().unwrap_or_else(|| Matrix::zeros(0, 0));
        for (parent, products) in parents.iter().zip(&group.outer) {
            right = right.plus(&products.times(&parent.coefficients).scaled(-1.0));
        }
        for products in group.outer.iter().skip(1) {
            reach = reach.beside(products);
        }
        let mut joint = parents.first().map_or_else(|| Matrix::zeros(0, 0), |of| of.joint.clone());
        if let Some(tail) = tail.filter(|_| !group.crossed.is_empty()) {
            let pick = |row: &[f64]| -> Vec<f64> {
                group.crossed.iter().filter_map(|column| row.get(*column)).copied().collect()
            };
            let rows = || group.crossed.iter();
            let told = Matrix::of_rows(1, rows().map(|row| tail.coefficients.row(*row).to_vec()));
            right = right.plus(&group.tail.times(&told).scaled(-1.0));
            reach = group.tail.clone();
            let size = group.crossed.len();
            joint = Matrix::of_rows(size, rows().map(|row| pick(tail.joint.row(*row))));
        }
        let coefficients = own.times(&right);
        if joint.columns() == 0 {
            return Known { coefficients, joint: own };
        }
        let carried = own.times(&reach).times(&joint);
        let variance = own.plus(&carried.times_transposed(&own.times(&reach)));
        Known { coefficients, joint: variance.bordered(&carried.scaled(-1.0), &joint) }
    }
}

fn times_lambda(tail: &Tail, lambdas: &Lambdas, solved: &Matrix) -> Matrix {
    // Λb is (b'Λ')', and Λ' multiplies rows as the transposed Λ.
    let transposed = lambdas.iter().map(Matrix::transposed).collect();
    let mut row: Vec<f64> = solved.rows().flatten().copied().collect();
    tail.times_lambda(&transposed, &mut row);
    Matrix::of_rows(1, row.into_iter().map(|value| vec![value]))
}
