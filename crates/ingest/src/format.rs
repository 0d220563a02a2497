//! Formats: how a kind of file becomes figures, as data. A file with other columns is a new
//! description, not new code.

use std::collections::BTreeMap;

use domain::{
    period::{Period, PeriodType},
    text::Text,
};
use serde::{Deserialize, Serialize};

use crate::number::Decimal;

mod column;
mod findings;
mod formats;
mod measure;
mod register;

pub use column::{BreakdownColumn, Column, Filter, UnitColumns};
pub use findings::FormatFinding;
pub use formats::{FormatError, Formats};
pub use measure::{Absent, IndicatorColumn, IndicatorIs, Measure, NEstimate, Sum, VerdictColumn};
pub use register::{KindColumn, MunicipalityColumns, PartColumn, RegisterColumns};

/// The description of a kind of file: which columns it has and how a row becomes figures and units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// The stable name, a word in kebab-case.
    pub name: String,
    /// Who is to be credited for what such files hold.
    pub source: String,
    /// The kinds of file it can come as.
    pub kinds: Vec<Kind>,
    /// Parts of file names that speak for this format, in small letters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub file_names: Vec<String>,
    /// The name of the sheet in a workbook; the first one with rows when not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The character before decimals where the file itself leaves it open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimal: Option<Decimal>,
    /// Headings that are known and left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ignored: Vec<String>,
    /// The title.
    pub title: Text,
    /// Which files it fits, and where they are fetched.
    pub fits: Text,
    /// What a cell without a number says, for all measures; added to the common signs.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub absent: BTreeMap<String, Absent>,
    /// Which rows are read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub filters: Vec<Filter>,
    /// Where the unit stands; the first alternative whose columns the file has and the row fills.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitColumns>,
    /// Where the period stands.
    #[serde(default, skip_serializing_if = "PeriodColumn::is_default")]
    pub period: PeriodColumn,
    /// Which columns part the children.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breakdowns: Vec<BreakdownColumn>,
    /// Which columns hold values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measure>,
    /// How a row describes a unit, in a register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<RegisterColumns>,
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Text with separated columns.
    Csv,
    /// A JSON array of flat objects, one a row.
    JsonRows,
    /// JSON-stat, the old layout with `dataset` or 2.0.
    JsonStat,
    /// An Excel workbook.
    Xlsx,
}

impl Kind {
    /// Returns the word used in files and machine-readable answers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonRows => "json-rows",
            Self::JsonStat => "json-stat",
            Self::Xlsx => "xlsx",
        }
    }
}

/// Where the period of a row stands.
///
/// A file without the column takes the period the caller gives, else the file name's, else `fixed`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodColumn {
    /// The column.
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    pub column: Column,
    /// The type of the periods.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub period_type: Option<PeriodType>,
    /// Which end of a school year a plain year stands for; without it a plain year is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year_is: Option<YearIs>,
    /// The period of all rows, when nothing else tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed: Option<Period>,
}

impl PeriodColumn {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// Which end of a school year a plain year stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum YearIs {
    /// `2024` is 2024/25.
    Start,
    /// `2024` is 2023/24.
    End,
}

impl YearIs {
    /// Returns the year in which the school year starts.
    pub(crate) const fn first_year(self, year: i16) -> i16 {
        match self {
            Self::Start => year,
            Self::End => year - 1,
        }
    }
}
