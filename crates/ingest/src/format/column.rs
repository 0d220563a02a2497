//! Columns and what stands in them: units, breakdowns and filters.

use std::collections::BTreeMap;

use domain::unit::Among;
use serde::{Deserialize, Serialize};

/// A column by its headings: the first that the file has. Capitals and blanks do not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Column(pub Vec<String>);

impl Column {
    /// Makes a column with one heading.
    pub fn named(heading: &str) -> Self {
        Self(vec![heading.to_owned()])
    }

    /// Tells whether no heading is given, so that there is no such column.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the heading by which people know the column.
    pub fn heading(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }
}

/// One way in which a file names the unit of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitColumns {
    /// The column with the national number; a Statbank text `101 København` counts as a number.
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    pub number: Column,
    /// The column with the name, used where there is no number.
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    pub name: Column,
    /// Among which units the name is looked up.
    #[serde(with = "AmongWord")]
    pub among: Among,
    /// The number of the unit that the whole file is about, for a file without such columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed: Option<String>,
    /// Texts that stand for a unit's number, such as `Hele landet` for `000`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, String>,
    /// Texts whose rows are left out, such as groups of municipalities.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skip: Vec<String>,
}

/// [`Among`] as a word of a description.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Among", rename_all = "kebab-case")]
enum AmongWord {
    Areas,
    Institutions,
}

/// A column that parts the children.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreakdownColumn {
    /// The dimension; without it the cell holds a whole written breakdown, `stage=mellemtrin`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dimension: Option<String>,
    /// The column.
    pub column: Column,
    /// Whether a file without the column does not fit.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// Texts that mean all children.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub all: Vec<String>,
    /// Texts that name no group, such as `<uoplyst>`; their rows are left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub no_group: Vec<String>,
    /// The member of the dimension for each text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub members: BTreeMap<String, String>,
}

/// A column that tells which rows are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    /// The column; a file without it is not filtered.
    pub column: Column,
    /// Whether a file without the column does not fit.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// The texts whose rows are read; all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keep: Vec<String>,
    /// The texts whose rows are left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drop: Vec<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
pub(super) const fn is_false(value: &bool) -> bool {
    !*value
}
