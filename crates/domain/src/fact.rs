//! Facts: what is known of single children, staff or units, as it was delivered; figures are made of them.
//!
//! A [`FactSet`] says as data which facts may be kept, what for, how long, and who may never read them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    period::{Period, PeriodType},
    text::Text,
};

mod batch;
mod catalogue;
mod column;
mod person;
mod reading;

pub use batch::{FactBatch, FactCells, Few};
pub use catalogue::{COMMON, FactCatalogue, FactFinding, FactSetError};
pub use column::{Code, Column, ColumnKind, ColumnName, NotAColumnName, Role, folded};
pub use person::{
    NotAPersonNumber, PersonNumber, Pseudonym, holds_person_number, without_person_numbers,
};
pub use reading::ReadFor;

/// A fact set's id: a Danish trade word in kebab-case, stable for ever.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct FactSetId(String);

impl FactSetId {
    /// Returns the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FactSetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that is no fact set's id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a fact set's id; write small letters a-z, digits and `-`")]
pub struct NotAFactSetId(pub String);

impl FromStr for FactSetId {
    type Err = NotAFactSetId;

    fn from_str(text: &str) -> Result<Self, NotAFactSetId> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let fits = (2..=40).contains(&text.len()) && text.chars().all(allowed);
        if fits { Ok(Self(text.to_owned())) } else { Err(NotAFactSetId(text.to_owned())) }
    }
}

impl From<FactSetId> for String {
    fn from(id: FactSetId) -> Self {
        id.0
    }
}

impl TryFrom<String> for FactSetId {
    type Error = NotAFactSetId;

    fn try_from(text: String) -> Result<Self, NotAFactSetId> {
        text.parse()
    }
}

/// What facts are collected and may be read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Figures about groups, and research.
    Statistics,
    /// The municipality's work on the quality of its schools and daycare.
    Quality,
    /// The development of the child itself, by those who work with it.
    Development,
    /// The law's supervision, such as of absence.
    Supervision,
    /// Planning of places, staff and money.
    Planning,
}

impl Purpose {
    /// All purposes.
    pub const ALL: [Self; 5] =
        [Self::Statistics, Self::Quality, Self::Development, Self::Supervision, Self::Planning];

    /// Returns the word used in files, rows, events and text keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Statistics => "statistics",
            Self::Quality => "quality",
            Self::Development => "development",
            Self::Supervision => "supervision",
            Self::Planning => "planning",
        }
    }

    /// Returns the purpose with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }
}

/// Whom a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// One child.
    Child,
    /// One of the staff.
    Staff,
    /// A unit; no person.
    Unit,
}

/// Whether the facts of one person may be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SinglePerson {
    /// By those who may, for a purpose of the set. Nothing reads them one by one yet.
    ForPurpose,
    /// By nobody, in no way: only sums over several persons leave the set.
    Nobody,
}

/// A set of facts, as data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactSet {
    /// The id.
    pub id: FactSetId,
    /// Whom a row is about.
    pub subject: Subject,
    /// The type of period that a row belongs to.
    pub period: PeriodType,
    /// What the facts may be read for.
    pub purposes: Vec<Purpose>,
    /// Whether the facts of one person may be read.
    pub single_person: SinglePerson,
    /// How many years after the end of their period the facts are kept.
    pub kept_years: u8,
    /// The name.
    pub name: Text,
    /// What a row is, and how it comes about.
    pub about: Text,
    /// The law by which the facts may be kept.
    pub law: Text,
    /// The columns.
    pub columns: Vec<Column>,
}

impl FactSet {
    /// Returns the column with this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name.as_str() == name)
    }

    /// Returns the columns that together say which fact a row is; another row with the same is a double.
    pub fn key(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.role.is_key())
    }

    /// Returns the last calendar year in which facts of a period are kept.
    pub fn kept_until(&self, period: Period) -> i16 {
        period.last_day().year().saturating_add(i16::from(self.kept_years))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_purpose_is_found_by_its_word() {
        for purpose in Purpose::ALL {
            assert_eq!(Purpose::from_code(purpose.code()), Some(purpose));
            assert_eq!(serde_json::to_string(&purpose).unwrap(), format!("\"{}\"", purpose.code()));
        }
    }
}
