//! How the values behind a figure fall into bands.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Sums;

/// Into which bands the values behind a figure are counted, the lowest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Bands {
    /// By limits: a person's value above one belongs to the next band.
    Above(Vec<f64>),
    /// By limits: a person's value of at least one belongs to the next band.
    AtLeast(Vec<f64>),
    /// By the words of the column.
    Words(Vec<String>),
}

/// Bands that are told as one, with how many values are in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// Which bands.
    pub bands: Range<usize>,
    /// How many values.
    pub n: u64,
}

impl Bands {
    /// Returns how many values each band has, from the sums of its inputs: of limits those beyond each, of words
    /// those with each.
    pub fn counts(&self, sums: &[Sums]) -> Vec<u64> {
        let counts = || sums.iter().map(|sums| sums.sum.unsigned_abs());
        match self {
            Self::Words(_) => counts().collect(),
            Self::Above(_) | Self::AtLeast(_) => {
                let all = sums.first().map_or(0, |sums| sums.n.unsigned_abs());
                let from = [all].into_iter().chain(counts());
                let beyond = counts().chain([0]);
                from.zip(beyond).map(|(from, beyond)| from.saturating_sub(beyond)).collect()
            }
        }
    }
}

/// Puts bands together with their neighbours until each has at least so many values.
///
/// The smallest goes first, with the smaller of its neighbours. None when fewer than two are left, which would tell
/// the same of everybody.
pub fn together(counts: &[u64], least: u64) -> Option<Vec<Together>> {
    let one = |(band, n): (usize, &u64)| Together { bands: band..band + 1, n: *n };
    let mut groups: Vec<Together> = counts.iter().enumerate().map(one).collect();
    while groups.len() > 1 {
        let smallest = groups.iter().enumerate().min_by_key(|(_, group)| group.n);
        let Some((at, _)) = smallest.filter(|(_, group)| group.n < least) else { break };
        let size = |at: Option<usize>| at.and_then(|at| groups.get(at)).map(|group| group.n);
        let (before, after) = (size(at.checked_sub(1)), size(at.checked_add(1)));
        let first = match (before, after) {
            (Some(before), Some(after)) if after < before => at,
            (None, _) => at,
            _ => at - 1,
        };
        let second = groups.remove(first + 1);
        if let Some(group) = groups.get_mut(first) {
            *group = Together { bands: group.bands.start..second.bands.end, n: group.n + second.n };
        }
    }
    (groups.len() > 1).then_some(groups)
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::proptest};

    use super::*;

    fn sums(n: i64, sum: i64) -> Sums {
        Sums { n, sum, squares: i128::from(sum) }
    }

    fn told(counts: &[u64]) -> Option<Vec<u64>> {
        Some(together(counts, 5)?.iter().map(|group| group.n).collect())
    }

    #[test]
    fn values_beyond_limits_are_counted_in_the_bands_between() {
        let bands = Bands::Above(vec![2.0, 3.0, 4.0]);
        assert_eq!(bands.counts(&[sums(60, 58), sums(60, 40), sums(60, 7)]), [2, 18, 33, 7]);
        let bands = Bands::Words(vec!["jaevn".to_owned(), "god".to_owned()]);
        assert_eq!(bands.counts(&[sums(60, 22), sums(60, 38)]), [22, 38]);
        assert_eq!(Bands::Above(vec![2.0]).counts(&[]), [0]);
    }

    #[test]
    fn a_small_band_goes_with_the_smaller_of_its_neighbours() {
        assert_eq!(told(&[2, 18, 33, 7]), Some(vec![20, 33, 7]));
        assert_eq!(told(&[9, 2, 33, 4]), Some(vec![11, 37]));
        assert_eq!(told(&[9, 0, 33]), Some(vec![9, 33]));
        // What all have in common would be known of each.
        assert_eq!(told(&[0, 0, 40, 0]), None);
        assert_eq!(told(&[3, 1]), None);
        assert_eq!(told(&[]), None);
    }

    proptest! {
        #[test]
        fn no_band_that_is_told_has_too_few_and_none_is_lost(
            counts in vec(0_u64..30, 0..8), least in 1_u64..12,
        ) {
            let Some(groups) = together(&counts, least) else { return Ok(()) };
            assert!(groups.iter().all(|group| group.n >= least));
            let sums = groups.iter().map(|group| counts[group.bands.clone()].iter().sum::<u64>());
            assert!(sums.eq(groups.iter().map(|group| group.n)));
            let ends: Vec<_> = groups.iter().flat_map(|group| group.bands.clone()).collect();
            assert_eq!(ends, (0..counts.len()).collect::<Vec<_>>());
        }
    }
}
