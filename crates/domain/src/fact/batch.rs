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
    pub keys: Vec<u64>,
}

/// The cells of one column.
#[derive(Debug, Clone, PartialEq)]
pub enum FactCells {
    /// Whom the rows are about.
    Persons(Vec<Pseudonym>),
    /// Units.
    Units(Vec<Option<UnitNumber>>),
    /// Periods.
    Periods(Vec<Period>),
    /// Days since 1970.
    Days(Vec<Option<i32>>),
    /// Words as their codes.
    Words(Vec<Option<i8>>),
    /// Numbers in their smallest part.
    Numbers(Vec<Option<i32>>),
}
