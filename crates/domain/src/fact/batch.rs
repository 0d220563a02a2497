//! Facts on their way from a file to where they are kept.

use super::Pseudonym;
use crate::{period::Period, unit::UnitNumber};

/// Facts read together, in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct FactBatch {
    /// How many rows.
    pub rows: usize,
    /// The columns, as the set has them.
    pub columns: Vec<FactCells>,
    /// The row of the file that each came from.
    pub lines: Vec<u64>,
    /// A number for each row that is the same only where person, unit, period and key are.
    pub keys: Vec<u128>,
}

/// Few different things in many rows: each once, and where the one of each row stands among them.
#[derive(Debug, Clone, PartialEq)]
pub struct Few<T> {
    /// The things.
    pub values: Vec<T>,
    /// Of each row the place of its own, if it has one.
    pub rows: Vec<Option<u32>>,
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self { values: Vec::new(), rows: Vec::new() }
    }
}

impl<T: Clone> Few<T> {
    /// Takes those of a list that rows point at, and lets the rows point at them.
    pub fn of(list: &[T], mut rows: Vec<Option<u32>>) -> Self {
        let (mut values, mut places) = (Vec::new(), vec![None; list.len()]);
        for place in rows.iter_mut().filter_map(Option::as_mut) {
            let at = usize::try_from(*place).unwrap_or(usize::MAX);
            let (Some(value), Some(known)) = (list.get(at), places.get_mut(at)) else { continue };
            *place = *known.get_or_insert_with(|| {
                values.push(value.clone());
                u32::try_from(values.len() - 1).unwrap_or(u32::MAX)
            });
        }
        Self { values, rows }
    }
}

/// The cells of one column.
#[derive(Debug, Clone, PartialEq)]
pub enum FactCells {
    /// Whom the rows are about.
    Persons(Vec<Pseudonym>),
    /// Units.
    Units(Few<UnitNumber>),
    /// Periods.
    Periods(Vec<Period>),
    /// Days since 1970.
    Days(Vec<Option<i32>>),
    /// Words as their codes.
    Words(Vec<Option<i8>>),
    /// Numbers in their smallest part.
    Numbers(Vec<Option<i32>>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_point_into_a_long_list_take_what_they_need_of_it() {
        let few = Few::of(&["a", "b", "c"], vec![Some(2), None, Some(0), Some(2)]);
        assert_eq!(few.values, ["c", "a"]);
        assert_eq!(few.rows, [Some(0), None, Some(1), Some(0)]);
    }
}
