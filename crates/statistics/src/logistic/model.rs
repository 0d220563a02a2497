//! What is modelled: successes of trials, columns that explain them, and groups whose members belong together.

use statrs::function::factorial::ln_binomial;

use crate::{
    multilevel::{self, Random},
    undefined::Undefined,
};

/// The most trials of one observation; counts up to it are whole numbers in a double.
const MOST_TRIALS: f64 = 1e12;

/// Is a logistic mixed model.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The columns and groups; the response is the number of successes.
    pub(crate) parts: multilevel::Model,
    pub(crate) trials: Vec<f64>,
}

impl Model {
    /// Takes a model whose response is the number of successes, and the number of trials of each observation; without
    /// them each observation is one trial.
    ///
    /// # Errors
    /// When lengths differ, when a count is not whole or there are more successes than trials, when nothing or
    /// everything succeeds, or when no group of a term has two trials, which tells nothing of its spread.
    pub fn new(parts: multilevel::Model, trials: Option<Vec<f64>>) -> Result<Self, Undefined> {
        let trials = trials.unwrap_or_else(|| vec![1.0; parts.rows()]);
        if trials.len() != parts.rows() {
            return Err(Undefined::Unlike);
        }
        let is_possible = |(successes, trials): (&f64, &f64)| {
            let are_whole = successes.fract().abs() <= 0.0 && trials.fract().abs() <= 0.0;
            are_whole && (0.0..=*trials).contains(successes) && *trials <= MOST_TRIALS
        };
        if !parts.response.iter().zip(&trials).all(is_possible) {
            return Err(Undefined::OutOfRange);
        }
        let (succeeded, tried) = (parts.response.iter().sum::<f64>(), trials.iter().sum::<f64>());
        if succeeded <= 0.0 || succeeded >= tried {
            return Err(Undefined::NoVariation);
        }
        for term in &parts.random {
            let most = trials_of_groups(term, &trials).into_iter().fold(0.0, f64::max);
            if most < 2.0 {
                return Err(Undefined::TooFew { needed: term.groups() + 1 });
            }
        }
        Ok(Self { parts, trials })
    }

    /// Returns minus two times the logarithm of in how many ways the successes could have come about, Σ log (n over k).
    pub(crate) fn ways(&self) -> f64 {
        let each = self.parts.response.iter().zip(&self.trials);
        let each = each.filter(|(_, trials)| **trials > 1.0);
        -2.0 * each.map(|(successes, trials)| ln_ways(*trials, *successes)).sum::<f64>()
    }
}

fn trials_of_groups(term: &Random, trials: &[f64]) -> Vec<f64> {
    let mut all = vec![0.0; term.groups()];
    for (group, trials) in term.group.iter().zip(trials) {
        all.get_mut(*group as usize).into_iter().for_each(|of| *of += trials);
    }
    all
}

fn ln_ways(trials: f64, successes: f64) -> f64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a model takes whole counts up to 10^12"
    )]
    let whole = |count: f64| count as u64;
    ln_binomial(whole(trials), whole(successes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(
        successes: &[f64],
        trials: Option<&[f64]>,
        groups: &[u32],
    ) -> Result<Model, Undefined> {
        let ones = vec![1.0; successes.len()];
        let term = Random { group: groups.to_vec(), columns: vec![0] };
        let parts = multilevel::Model::new(successes.to_vec(), vec![ones], vec![0], vec![term]);
        Model::new(parts?, trials.map(<[f64]>::to_vec))
    }

    #[test]
    fn what_cannot_be_modelled_says_why() {
        let groups = [0, 0, 1, 1];
        let why = |successes, trials| model(successes, trials, &groups).unwrap_err();
        assert_eq!(why(&[0.0; 4], None), Undefined::NoVariation);
        assert_eq!(why(&[1.0; 4], None), Undefined::NoVariation);
        assert_eq!(why(&[0.0, 2.0, 0.0, 1.0], None), Undefined::OutOfRange);
        assert_eq!(why(&[0.0, 0.5, 0.0, 1.0], None), Undefined::OutOfRange);
        assert_eq!(why(&[0.0, 1.0, 0.0, 1.0], Some(&[1.0])), Undefined::Unlike);
        assert_eq!(why(&[0.0, 1.0, 0.0, 1.0], Some(&[f64::NAN; 4])), Undefined::OutOfRange);
        let single = model(&[0.0, 1.0, 0.0], None, &[0, 1, 2]);
        assert_eq!(single.unwrap_err(), Undefined::TooFew { needed: 4 });
        assert_eq!(model(&[0.0, 1.0], None, &[0, 0]), Err(Undefined::TooFewGroups { needed: 2 }));
        assert!(model(&[0.0, 1.0, 0.0, 1.0], None, &groups).is_ok());
    }

    #[test]
    fn the_ways_are_counted() {
        let of = model(&[2.0, 0.0, 1.0, 1.0], Some(&[4.0, 7.0, 3.0, 1.0]), &[0, 0, 1, 1]).unwrap();
        assert!((of.ways() + 2.0 * 18.0_f64.ln()).abs() < 1e-12);
    }
}
