//! Puts observations together that are of one group and alike in all columns, and brings the columns to one size.

use super::model::Model;
use crate::{
    multilevel::{self, Random, fit::without_aliases, sums::Sums, sums::intercept},
    undefined::Undefined,
};

/// Is a model of few observations that has the likelihood of one of many.
#[derive(Debug, Clone)]
pub(crate) struct Collapsed {
    /// The columns and groups, in order of the first term's groups. Of the explanatory columns only those are left that
    /// others do not tell; all but the intercept have mean 0, when there is one, and all have mean square 1.
    pub(crate) parts: multilevel::Model,
    pub(crate) outcomes: Vec<Outcome>,
    /// Of each explanatory column that is left its place among all, and what was taken from it and by what it was
    /// divided.
    pub(crate) kept: Vec<Kept>,
}

/// Is the trials of one observation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Outcome {
    pub(crate) successes: f64,
    pub(crate) failures: f64,
}

impl Outcome {
    pub(crate) fn trials(self) -> f64 {
        self.successes + self.failures
    }
}

/// Is an explanatory column that is left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Kept {
    pub(crate) place: usize,
    pub(crate) mean: f64,
    pub(crate) scale: f64,
    pub(crate) is_intercept: bool,
}

impl Collapsed {
    pub(crate) fn of(model: &Model) -> Result<Self, Undefined> {
        let (rows, outcomes) = patterns(model);
        let pick = |column: &Vec<f64>| -> Vec<f64> {
            rows.iter().filter_map(|row| column.get(*row as usize)).copied().collect()
        };
        let parts = &model.parts;
        let mut columns: Vec<Vec<f64>> = parts.columns.iter().map(pick).collect();
        let random = parts.random.iter().map(|term| Random {
            group: rows.iter().filter_map(|row| term.group.get(*row as usize)).copied().collect(),
            columns: term.columns.clone(),
        });
        let random = random.collect();
        let intercept = intercept(parts);
        let (mut kept, mut fixed) = (Vec::new(), Vec::new());
        for (place, column) in parts.fixed.iter().enumerate() {
            let Some(values) = columns.get(*column) else { continue };
            let how = Kept::of(place, (values, &outcomes), intercept);
            let values = values.iter().map(|value| (value - how.mean) / how.scale).collect();
            kept.push(how);
            fixed.push(columns.len());
            columns.push(values);
        }
        let response = vec![0.0; outcomes.len()];
        let parts = multilevel::Model { response, columns, fixed, random };
        let mut collapsed = Self { parts, outcomes, kept };
        collapsed.drop_aliases()?;
        Ok(collapsed)
    }

    fn drop_aliases(&mut self) -> Result<(), Undefined> {
        let mut sums = Sums::unweighed(&self.parts)?;
        let weighed = self.outcomes.iter().map(|outcome| (outcome.trials(), 0.0));
        sums.reweigh(&self.parts, weighed);
        let (_, left) = without_aliases(sums);
        self.kept = left.iter().filter_map(|at| self.kept.get(*at)).copied().collect();
        let fixed = left.iter().filter_map(|at| self.parts.fixed.get(*at)).copied().collect();
        self.parts.fixed = fixed;
        Ok(())
    }
}

impl Kept {
    fn of(
        place: usize,
        (values, outcomes): (&[f64], &[Outcome]),
        intercept: Option<usize>,
    ) -> Self {
        let is_intercept = intercept == Some(place);
        let weighed = || values.iter().zip(outcomes.iter().map(|outcome| outcome.trials()));
        let trials: f64 = outcomes.iter().map(|outcome| outcome.trials()).sum();
        let centred = intercept.is_some() && !is_intercept;
        let sum: f64 = weighed().map(|(value, trials)| value * trials).sum();
        let mean = if centred { sum / trials } else { 0.0 };
        let squares: f64 =
            weighed().map(|(value, trials)| (value - mean) * (value - mean) * trials).sum();
        let size = (squares / trials).sqrt();
        Self { place, mean, scale: if size > 0.0 { size } else { 1.0 }, is_intercept }
    }
}

/// Returns the first row of each pattern, ordered by the first term's groups, and the trials of all its rows.
fn patterns(model: &Model) -> (Vec<u32>, Vec<Outcome>) {
    let parts = &model.parts;
    let first = parts.random.first().map_or(&[] as &[u32], |term| &term.group);
    let keys = keys(parts);
    let mut order: Vec<(u32, u64, u32)> =
        first.iter().zip(&keys).zip(0..).map(|((group, key), row)| (*group, *key, row)).collect();
    order.sort_unstable();
    let (mut rows, mut outcomes): (Vec<u32>, Vec<Outcome>) = (Vec::new(), Vec::new());
    let mut last = None;
    for (group, key, row) in order {
        let at = row as usize;
        let of = |column: &[f64]| column.get(at).copied().unwrap_or(0.0);
        let (successes, trials) = (of(&parts.response), of(&model.trials));
        let outcome = Outcome { successes, failures: trials - successes };
        // Two patterns may have one key, and are then told apart by looking.
        let is_alike = last == Some((group, key))
            && rows.last().is_some_and(|other| are_alike(parts, *other as usize, at));
        if let Some(sum) = outcomes.last_mut().filter(|_| is_alike) {
            sum.successes += outcome.successes;
            sum.failures += outcome.failures;
        } else {
            rows.push(row);
            outcomes.push(outcome);
        }
        last = Some((group, key));
    }
    (rows, outcomes)
}

/// Returns a number for each row that is the same for rows that are alike.
fn keys(parts: &multilevel::Model) -> Vec<u64> {
    let mut keys = vec![0; parts.rows()];
    let mix = |key: &mut u64, bits: u64| {
        let mixed = (*key ^ bits).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        *key = mixed ^ (mixed >> 29);
    };
    for column in &parts.columns {
        keys.iter_mut().zip(column).for_each(|(key, value)| mix(key, value.to_bits()));
    }
    for term in &parts.random {
        keys.iter_mut().zip(&term.group).for_each(|(key, group)| mix(key, u64::from(*group)));
    }
    keys
}

fn are_alike(parts: &multilevel::Model, one: usize, other: usize) -> bool {
    let bits = |column: &[f64], at: usize| column.get(at).map(|value| value.to_bits());
    let mut columns = parts.columns.iter();
    let mut random = parts.random.iter();
    columns.all(|column| bits(column, one) == bits(column, other))
        && random.all(|term| term.group.get(one) == term.group.get(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn observations_that_are_alike_are_put_together() {
        let columns = vec![vec![1.0; 6], vec![0.0, 5.0, 0.0, 5.0, 5.0, 0.0]];
        let term = Random { group: vec![1, 0, 1, 0, 1, 0], columns: vec![0] };
        let successes = vec![1.0, 0.0, 2.0, 1.0, 1.0, 0.0];
        let parts = multilevel::Model::new(successes, columns, vec![0, 1, 1], vec![term]).unwrap();
        let model = Model::new(parts, Some(vec![1.0, 1.0, 3.0, 1.0, 1.0, 1.0])).unwrap();
        let collapsed = Collapsed::of(&model).unwrap();
        let mut outcomes: Vec<_> =
            collapsed.outcomes.iter().map(|o| (o.successes, o.trials())).collect();
        outcomes.sort_by(|a, b| a.partial_cmp(b).unwrap());
        assert_eq!(outcomes, [(0.0, 1.0), (1.0, 1.0), (1.0, 2.0), (3.0, 4.0)]);
        assert_eq!(collapsed.parts.random[0].group, [0, 0, 1, 1]);
        // The second copy of a column tells nothing new.
        let kept: Vec<usize> = collapsed.kept.iter().map(|kept| kept.place).collect();
        assert_eq!(kept, [0, 1]);
    }
}
