//! What is modelled: a response, columns that explain it, and groups whose members belong together.

use crate::undefined::{Undefined, finite};

/// Is a linear mixed model of `rows` observations.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub(crate) response: Vec<f64>,
    pub(crate) columns: Vec<Vec<f64>>,
    pub(crate) fixed: Vec<usize>,
    pub(crate) random: Vec<Random>,
}

/// Is a random term: columns whose coefficients differ from group to group, correlated with each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Random {
    /// The group of each observation, counted from 0 with none left out.
    pub group: Vec<u32>,
    /// Which of the model's columns have coefficients of their own in each group.
    pub columns: Vec<usize>,
}

impl Random {
    /// Returns how many groups there are.
    pub fn groups(&self) -> usize {
        self.group.iter().max().map_or(0, |most| *most as usize + 1)
    }
}

impl Model {
    /// Takes a response and the columns that terms name by their place; the intercept is a column of ones.
    ///
    /// # Errors
    /// Without observations or groups, when lengths differ, or when a number is not finite or a group has nobody.
    pub fn new(
        response: Vec<f64>,
        columns: Vec<Vec<f64>>,
        fixed: Vec<usize>,
        random: Vec<Random>,
    ) -> Result<Self, Undefined> {
        let rows = response.len();
        if rows == 0 {
            return Err(Undefined::NoObservations);
        }
        let named = fixed.iter().chain(random.iter().flat_map(|term| &term.columns));
        let is_whole = named.copied().all(|column| column < columns.len())
            && columns.iter().all(|column| column.len() == rows)
            && random.iter().all(|term| term.group.len() == rows && !term.columns.is_empty());
        if !is_whole {
            return Err(Undefined::Unlike);
        }
        for value in columns.iter().flatten().chain(&response) {
            finite(*value)?;
        }
        if random.is_empty() {
            return Err(Undefined::TooFewGroups { needed: 2 });
        }
        for term in &random {
            let mut seen = vec![false; term.groups()];
            for group in &term.group {
                seen.get_mut(*group as usize).into_iter().for_each(|seen| *seen = true);
            }
            if seen.len() < 2 || seen.contains(&false) {
                return Err(Undefined::TooFewGroups { needed: 2 });
            }
        }
        Ok(Self { response, columns, fixed, random })
    }

    /// Returns how many observations there are.
    pub fn rows(&self) -> usize {
        self.response.len()
    }

    /// Returns the terms' places, those with most groups first.
    pub(crate) fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.random.len()).collect();
        let groups: Vec<usize> = self.random.iter().map(Random::groups).collect();
        order.sort_by_key(|term| std::cmp::Reverse(groups.get(*term).copied()));
        order
    }
}

/// Returns for each group of `inner` the group of `outer` that it lies in; none when one lies in several.
pub(crate) fn nested_in(inner: &Random, outer: &Random) -> Option<Vec<u32>> {
    let mut parents: Vec<Option<u32>> = vec![None; inner.groups()];
    for (group, parent) in inner.group.iter().zip(&outer.group) {
        let known = parents.get_mut(*group as usize)?;
        match known {
            Some(other) if other != parent => return None,
            _ => *known = Some(*parent),
        }
    }
    parents.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(group: &[u32]) -> Random {
        Random { group: group.to_vec(), columns: vec![0] }
    }

    #[test]
    fn a_group_lies_in_one_other_or_in_several() {
        assert_eq!(nested_in(&term(&[0, 0, 1, 2]), &term(&[0, 0, 0, 1])), Some(vec![0, 0, 1]));
        assert_eq!(nested_in(&term(&[0, 0, 1, 2]), &term(&[0, 1, 0, 1])), None);
    }

    #[test]
    fn what_cannot_be_modelled_says_why() {
        let model = |response: &[f64], groups: &[u32]| {
            let ones = vec![1.0; response.len()];
            Model::new(response.to_vec(), vec![ones], vec![0], vec![term(groups)])
        };
        assert_eq!(model(&[], &[]), Err(Undefined::NoObservations));
        assert_eq!(model(&[1.0, 2.0], &[0]), Err(Undefined::Unlike));
        assert_eq!(model(&[1.0, f64::NAN], &[0, 1]), Err(Undefined::NotFinite));
        assert_eq!(model(&[1.0, 2.0], &[0, 0]), Err(Undefined::TooFewGroups { needed: 2 }));
        assert_eq!(model(&[1.0, 2.0], &[0, 2]), Err(Undefined::TooFewGroups { needed: 2 }));
        assert!(model(&[1.0, 2.0], &[0, 1]).is_ok());
    }
}
