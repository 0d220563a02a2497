//! What is delivered, what is wanted with it, and what came of it.

use domain::{
    delivery::{Difference, Severity},
    id::DeliveryId,
    period::Period,
};
use serde::{Deserialize, Serialize};
use store::{deliveries::ProblemLog, import::Settled};

use super::{file::ParcelFile, look::Look};

/// Files that are delivered together.
#[derive(Debug, Clone)]
pub struct Parcel {
    /// The files.
    pub files: Vec<ParcelFile>,
    /// The format or fact set they are read with; found out when not given.
    pub format: Option<String>,
    /// The period of rows without one of their own.
    pub period: Option<Period>,
    /// Who is to be credited, and when it was fetched; the format's source when not given.
    pub source: Option<String>,
    /// What it is for.
    pub purpose: String,
    /// The delivery whose place it takes.
    pub replaces: Option<DeliveryId>,
    /// What happens to a delivery with rows that cannot be taken.
    pub strictness: Strictness,
}

impl Parcel {
    /// Returns about how many bytes there are to read.
    pub(crate) fn length(&self) -> u64 {
        self.files.iter().map(ParcelFile::length).sum()
    }
}

/// What happens to a delivery with rows that cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strictness {
    /// Those rows are left out and told, the rest is taken.
    #[default]
    LeaveOut,
    /// The whole delivery is refused.
    RefuseAll,
}

impl Strictness {
    /// Returns the least grave problem that refuses the whole delivery.
    pub(crate) const fn limit(self) -> Severity {
        match self {
            Self::LeaveOut => Severity::Fatal,
            Self::RefuseAll => Severity::Refused,
        }
    }
}

/// What is wanted with a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// To know what it would change. Nothing is kept.
    DryRun,
    /// To put it in force.
    Commit,
}

/// What came of a parcel.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The delivery in force, new or there already.
    pub delivery: Option<DeliveryId>,
    /// The format it was read with, when one fits.
    pub format: Option<String>,
    /// What each file is.
    pub looks: Vec<Look>,
    /// What it changes, with the rows and problems counted.
    pub difference: Difference,
    /// What it changes, with examples.
    pub settled: Settled,
    /// What is wrong with it.
    pub problems: ProblemLog,
    /// Whether it was put in force.
    pub verdict: Verdict,
}

/// Whether a parcel was put in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "verdict", content = "delivery")]
pub enum Verdict {
    /// It is in force.
    Committed,
    /// It would be, had it not been a dry run.
    WouldCommit,
    /// It is not, and the problems say why.
    Refused,
    /// The same files are in force already and would change nothing.
    AlreadyThere(DeliveryId),
}
