//! Goals and their targets. A change is a new version; former versions stay.

use domain::{
    event::Actor,
    goal::{Goal, GoalState},
    id::{GoalId, TargetId},
    target::Target,
    unit::UnitNumber,
};
use jiff::Timestamp;

use crate::{
    db::{Db, Tx},
    error::Result,
};

/// Who wrote a version or made a change, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// One version of a goal or a target.
#[derive(Debug, Clone, PartialEq)]
pub struct Version<T> {
    /// The number, the first being 1.
    pub number: i64,
    /// What it said.
    pub value: T,
    /// Who wrote it, and when.
    pub written: Written,
}

/// Adds a goal.
pub async fn insert(tx: &mut Tx, goal: &Goal, written: Written) -> Result<()> {
    todo!()
}

/// Writes a new version of a goal. Its state is changed with [`set_state`] only.
pub async fn update(tx: &mut Tx, goal: &Goal, written: Written) -> Result<()> {
    todo!()
}

/// Changes how far a goal has come.
pub async fn set_state(
    tx: &mut Tx,
    id: GoalId,
    state: GoalState,
    written: Written,
) -> Result<()> {
    todo!()
}

/// Returns all goals as they are now, by level, first day and id.
pub async fn list(db: &Db) -> Result<Vec<Goal>> {
    todo!()
}

/// Returns the goal with this id as it is now.
pub async fn find(db: &Db, id: GoalId) -> Result<Option<Goal>> {
    todo!()
}

/// Returns the shipped goal with this key as it is now.
pub async fn find_by_key(db: &Db, key: &str) -> Result<Option<Goal>> {
    todo!()
}

/// Returns the goals that a unit carries by name; those of the whole municipality are not among them.
pub async fn of_unit(db: &Db, unit: &UnitNumber) -> Result<Vec<Goal>> {
    todo!()
}

/// Returns all versions of a goal, oldest first.
pub async fn versions(db: &Db, id: GoalId) -> Result<Vec<Version<Goal>>> {
    todo!()
}

/// Returns how a goal came to its state, oldest first.
pub async fn states(db: &Db, id: GoalId) -> Result<Vec<(GoalState, Written)>> {
    todo!()
}

/// Adds a target.
pub async fn insert_target(tx: &mut Tx, target: &Target, written: Written) -> Result<()> {
    todo!()
}

/// Writes a new version of a target.
pub async fn update_target(tx: &mut Tx, target: &Target, written: Written) -> Result<()> {
    todo!()
}

/// Takes a target out of its goal; its versions stay.
pub async fn withdraw_target(tx: &mut Tx, id: TargetId, written: Written) -> Result<()> {
    todo!()
}

/// Returns all targets as they are now, by goal, indicator and id.
pub async fn targets(db: &Db) -> Result<Vec<Target>> {
    todo!()
}

/// Returns the targets of a goal as they are now.
pub async fn targets_of(db: &Db, goal: GoalId) -> Result<Vec<Target>> {
    todo!()
}
