//! Measures: which column holds which indicator, and what is known about each value.

use std::collections::BTreeMap;

use domain::{
    breakdown::Breakdown,
    delivery::ReadValue,
    figure::{Basis, Missing, Verdict, Withheld},
    indicator::IndicatorId,
    text::Text,
};
use serde::{Deserialize, Serialize};

use super::column::{Column, is_false};

/// A column with values of an indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The indicator, or the column that tells it.
    pub indicator: IndicatorIs,
    /// The column with the values.
    pub column: Column,
    /// Whether a file without the column does not fit.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// What the number is multiplied by to be in the indicator's unit of measurement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factor: Option<f64>,
    /// What an empty cell says; not delivered when not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub empty: Option<Absent>,
    /// How many years the values are older than the period of the file.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub years_back: i16,
    /// How the values came about; published when not given.
    #[serde(default = "published", skip_serializing_if = "is_published")]
    pub basis: Basis,
    /// The column with the number behind the value.
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    pub n: Column,
    /// The number behind the value, estimated from another column where there is none in `n`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n_estimate: Option<NEstimate>,
    /// The source's own verdict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<VerdictColumn>,
    /// The part of the children that all values of the column are about.
    #[serde(default, skip_serializing_if = "Breakdown::is_all")]
    pub breakdown: Breakdown,
    /// Members whose rows are added to one value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<Sum>,
    /// What a cell without a number says, for this column.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub absent: BTreeMap<String, Absent>,
}

impl Measure {
    /// Makes a measure of one column that holds one indicator as it is.
    pub fn plain(indicator: IndicatorId, heading: &str) -> Self {
        Self {
            indicator: IndicatorIs::Fixed(indicator),
            column: Column::named(heading),
            required: false,
            factor: None,
            empty: None,
            years_back: 0,
            basis: Basis::Published,
            n: Column::default(),
            n_estimate: None,
            verdict: None,
            breakdown: Breakdown::all(),
            sum: None,
            absent: BTreeMap::new(),
        }
    }
}

/// Which indicator a measure is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum IndicatorIs {
    /// Always this one.
    Fixed(IndicatorId),
    /// What a column says.
    Column(IndicatorColumn),
}

/// A column that tells the indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorColumn {
    /// The column.
    pub column: Column,
    /// The indicator for each text; without any the texts are indicator ids.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, IndicatorId>,
    /// Texts whose rows are left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skip: Vec<String>,
}

/// How the number behind a value is estimated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NEstimate {
    /// The column it is estimated from, such as all pupils.
    pub column: Column,
    /// The share of that number.
    pub share: f64,
    /// Why this share.
    pub why: Text,
}

/// A column with the source's own verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictColumn {
    /// The column.
    pub column: Column,
    /// The verdict for each text.
    pub words: BTreeMap<String, Verdict>,
}

/// Members of a column whose rows are added to one value, such as the two upper intervals of a
/// distribution. When one of them is not in the file, the value is withheld at the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// The column with the members.
    pub column: Column,
    /// The members to add; rows of other members are left out.
    pub members: Vec<String>,
}

/// What a cell without a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Absent {
    /// Nothing was measured.
    NotMeasured,
    /// It was not delivered.
    NotDelivered,
    /// It does not apply to the unit.
    NotRelevant,
    /// The source withholds it for discretion.
    AtSource,
    /// The value is zero.
    Zero,
    /// Nothing at all: there is no figure.
    Skip,
}

impl Absent {
    /// Returns the value it stands for, or nothing when there is no figure.
    pub(crate) const fn value(self) -> Option<ReadValue> {
        match self {
            Self::NotMeasured => Some(ReadValue::Missing(Missing::NotMeasured)),
            Self::NotDelivered => Some(ReadValue::Missing(Missing::NotDelivered)),
            Self::NotRelevant => Some(ReadValue::Missing(Missing::NotRelevant)),
            Self::AtSource => Some(ReadValue::Withheld(Withheld::AtSource)),
            Self::Zero => Some(ReadValue::Number(0.0)),
            Self::Skip => None,
        }
    }
}

const fn published() -> Basis {
    Basis::Published
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_published(basis: &Basis) -> bool {
    *basis == Basis::Published
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
const fn is_zero(years: &i16) -> bool {
    *years == 0
}
