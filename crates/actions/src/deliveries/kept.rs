//! What the wizard keeps beside the files until a person has decided.

use domain::{
    delivery::Difference,
    fact::FactSetId,
    figure::{FigureKey, Value},
    id::{DeliveryId, JobId, PersonId},
    indicator::IndicatorId,
    period::Period,
    unit::UnitNumber,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::import::Change;

use super::{
    look::Look,
    parcel::{Outcome, Strictness, Verdict},
};
use crate::facts::FactOutcome;

/// A delivery that waits for a person's decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The names of the files; they lie beside this under their place in the list.
    pub files: Vec<String>,
    /// The format or fact set a person chose; found out when none.
    pub format: Option<String>,
    /// The period of rows without one of their own.
    pub period: Option<Period>,
    /// Who is to be credited.
    pub source: Option<String>,
    /// What it is for.
    pub purpose: String,
    /// The delivery whose place it takes.
    pub replaces: Option<DeliveryId>,
    /// What happens when rows cannot be taken.
    pub strictness: Strictness,
    /// Who delivers it.
    pub by: Option<PersonId>,
    /// When it arrived.
    pub at: Timestamp,
    /// The latest job about it.
    pub job: JobId,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The format or fact set it was read with.
    pub format: Option<String>,
    /// What each file is.
    pub looks: Vec<Look>,
    /// What it would change.
    pub difference: Difference,
    /// Figures that were not there before.
    pub new: Vec<Example>,
    /// Figures with another value than before.
    pub changed: Vec<Example>,
    /// Figures there before that the delivery lacks.
    pub gone: Vec<Example>,
    /// What there is about single persons, when they are files of facts.
    pub facts: Option<FactsFound>,
    /// Whether it can be put in force.
    pub verdict: Verdict,
}

/// What a check found in files of facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactsFound {
    /// The fact set.
    pub set: FactSetId,
    /// Rows that are kept.
    pub kept: u64,
    /// Rows there already of the same units and periods, whose place they take.
    pub replaced: u64,
    /// How many rows of each unit and period.
    pub parts: Vec<PartFound>,
}

/// What a check found of a unit and period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartFound {
    /// The unit.
    pub unit: UnitNumber,
    /// The period.
    pub period: Period,
    /// Rows in the files.
    pub rows: u64,
    /// Rows there already.
    pub before: u64,
}

/// A figure before and after a delivery.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Example {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The unit.
    pub unit: UnitNumber,
    /// The period.
    pub period: Period,
    /// The part of the children, as it is written.
    pub breakdown: String,
    /// The value before, if it was there.
    pub before: Option<Shown>,
    /// The value after, if it will be there.
    pub after: Option<Shown>,
}

/// A value in an example.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// A number, with how many are behind it.
    Number {
        /// The estimate.
        estimate: f64,
        /// How many are behind it.
        n: Option<f64>,
    },
    /// No number, with the word for why.
    Absent(String),
}

impl Report {
    pub(super) fn new(outcome: &Outcome) -> Self {
        let settled = &outcome.settled;
        let examples = |changes: &[Change]| changes.iter().map(Example::new).collect();
        Self {
            format: outcome.format.clone(),
            looks: outcome.looks.clone(),
            difference: outcome.difference,
            new: examples(&settled.new),
            changed: examples(&settled.changed),
            gone: examples(&settled.gone),
            facts: None,
            verdict: outcome.verdict,
        }
    }

    pub(super) fn of_facts(outcome: &FactOutcome) -> Self {
        let FactOutcome { set, kept, replaced, parts, verdict, .. } = outcome;
        Self {
            format: Some(set.to_string()),
            looks: outcome.looks.clone(),
            difference: outcome.difference(),
            new: Vec::new(),
            changed: Vec::new(),
            gone: Vec::new(),
            facts: Some(FactsFound {
                set: set.clone(),
                kept: *kept,
                replaced: *replaced,
                parts: parts.clone(),
            }),
            verdict: *verdict,
        }
    }
}

impl Example {
    fn new(change: &Change) -> Self {
        let FigureKey { indicator, unit, period, breakdown } = change.key.clone();
        Self {
            indicator,
            unit,
            period,
            breakdown: breakdown.to_string(),
            before: change.before.as_ref().map(Shown::new),
            after: change.after.as_ref().map(Shown::new),
        }
    }
}

impl Shown {
    fn new(value: &Value) -> Self {
        match value {
            Value::Known(known) => {
                Self::Number { estimate: known.estimate, n: known.n.map(|count| count.n) }
            }
            Value::Missing(why) => Self::Absent(why.code().to_owned()),
            Value::Withheld(why) => Self::Absent(why.code().to_owned()),
        }
    }
}
