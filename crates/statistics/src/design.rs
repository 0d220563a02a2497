//! From named columns and a formula to a model: `mark ~ gender + age + (1 | school) + (age | municipality)`.
//!
//! Formulas are read as R and lme4 read them, as far as they go: columns with `+`, products with `:` and `*`, `0 +` or
//! `- 1` for no intercept; random terms `(1 | g)`, `(x | g)`, `(0 + x | g)`, `(x || g)` without correlation, and groups
//! `a:b` and `a/b`. Columns of words are told by one column for each word but the first in order.

mod formula;
mod frame;
mod matrix;

pub use formula::{Formula, Group, Product, RandomTerm, Term};
pub use frame::{Cells, Column, Frame};
pub use matrix::{Design, RandomNames};

/// Says what is wrong with a formula or a column, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DesignError {
    /// The formula cannot be read.
    #[error("the formula cannot be read at `{at}`: {why}")]
    Formula {
        /// What stands there.
        at: String,
        /// What should.
        why: &'static str,
    },
    /// The data has no such column.
    #[error("the data has no column `{0}`")]
    NoColumn(String),
    /// A column that must have numbers has a word.
    #[error("column `{column}` has `{value}` in row {row}, which is no number")]
    NoNumber {
        /// The column.
        column: String,
        /// The word.
        value: String,
        /// The row, the first being 1.
        row: usize,
    },
    /// A column has the same word, or no word, everywhere.
    #[error("column `{0}` is the same everywhere")]
    Constant(String),
    /// No row has all the columns that the formula names.
    #[error("no row has a value in every column that the formula names")]
    NoRows,
}
