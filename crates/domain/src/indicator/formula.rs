//! How an indicator is computed from facts, as its file writes it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::fact::{ColumnName, FactSetId};

mod bands;
mod bound;
mod sums;
#[cfg(test)]
mod tests;

pub use bands::{Bands, Together, together};
pub use bound::{Bound, Dimension, Filter, FormulaFault, Input, Taken};
pub use sums::{Outcome, PARTS_OF_MEAN, Sums};

/// Which rows: those whose columns have one of these words each; an empty word is an empty cell.
pub type Only = BTreeMap<ColumnName, Vec<String>>;

/// How an indicator is computed from facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Formula {
    /// The fact set.
    pub facts: FactSetId,
    /// Which of its rows.
    #[serde(default)]
    pub only: Only,
    /// Rows that are left out.
    #[serde(default)]
    pub except: Vec<Only>,
    /// What is made of them.
    pub value: Recipe,
    /// The breakdowns it is computed for besides all children; a list of several dimensions crosses them.
    #[serde(default)]
    pub by: Vec<Vec<String>>,
    /// Into which bands the values behind the figure are counted.
    pub bands: Option<Bands>,
}

/// What is made of the rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Recipe {
    /// How many rows there are.
    Rows,
    /// The share of the rows with one of these words, out of those with any.
    Share {
        /// The column.
        column: ColumnName,
        /// The words.
        of: Vec<String>,
    },
    /// The mean of a number.
    Mean {
        /// The column.
        column: ColumnName,
    },
    /// The mean over persons of each person's own mean.
    PersonMean {
        /// The column.
        column: ColumnName,
        /// The fewest rows with a number that a person counts with.
        at_least: u8,
    },
    /// The share of persons whose own mean is at least so much in each of these parts of the rows; persons
    /// without rows in one of them are left out.
    PersonReaches {
        /// The column.
        column: ColumnName,
        /// The parts.
        each: Vec<Only>,
        /// The least mean.
        least: f64,
    },
    /// The mean over persons of the mean of their answered items, for those who answered half of them; with
    /// `above`, the share of them whose mean is more.
    Scale {
        /// The columns of the items.
        items: Vec<ColumnName>,
        /// Those of them where the lowest answer is the best.
        #[serde(default)]
        reversed: Vec<ColumnName>,
        /// The limit.
        above: Option<f64>,
    },
    /// One amount divided by another.
    Ratio {
        /// What is divided.
        part: Amount,
        /// What it is divided by; its rows are the n.
        whole: Amount,
    },
}

/// A number added up over rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// The fact set, when it is another than the formula's.
    pub facts: Option<FactSetId>,
    /// Which of the rows, besides what the formula says of its own set.
    #[serde(default)]
    pub only: Only,
    /// The column that is added up; none counts the rows.
    pub sum: Option<ColumnName>,
}
