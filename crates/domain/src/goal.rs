//! Goals: what a level wants to reach, who owns it, and the decision behind it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{id::GoalId, text::Text, unit::UnitNumber};

/// The level that states a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GoalLevel {
    /// The national goals.
    National,
    /// The council or a committee.
    Municipal,
    /// A unit.
    Unit,
}

/// The decision behind a goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The body that decided.
    pub body: String,
    /// The day of the decision.
    pub on: Date,
    /// The case number in the municipality's records.
    pub case_number: Option<String>,
}

/// How far a goal has come in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GoalState {
    /// Being written; counts for nothing yet.
    Draft,
    /// In force.
    InForce,
    /// Closed.
    Closed,
}

/// A goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// The id.
    pub id: GoalId,
    /// The key of a national goal in the shipped data; none for a municipality's own.
    pub key: Option<String>,
    /// The level that states it.
    pub level: GoalLevel,
    /// What it says.
    pub title: Text,
    /// What it means, in a few sentences.
    pub text: Text,
    /// The post that answers for it, in words, such as `Skolechefen`.
    pub owner: String,
    /// The decision behind it.
    pub decision: Option<Decision>,
    /// The first day it is in force.
    pub from: Date,
    /// The last day, when it has one.
    pub until: Option<Date>,
    /// How far it has come.
    pub state: GoalState,
    /// The goals it contributes to.
    pub contributes_to: Vec<GoalId>,
    /// The units that carry it; empty when the municipality as a whole does.
    pub units: Vec<UnitNumber>,
}
