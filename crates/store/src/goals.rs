//! Goals and their targets. A change is a new version; former versions stay.

use domain::{
    event::Actor,
    goal::{Goal, GoalState},
    id::GoalId,
    unit::UnitNumber,
};
use jiff::Timestamp;

use crate::{
    cell::Row,
    db::{Db, Tx},
    error::{Error, Result},
    events::actor,
};

mod read;
mod targets;
mod write;

use read::Wanted;
pub use targets::{
    find_target, insert_target, target_versions, targets, targets_of, update_target,
    withdraw_target,
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
    write::version(tx, goal, 1, written).await?;
    write::state(tx, goal.id, goal.state, written).await
}

/// Writes a new version of a goal. Its state is changed with [`set_state`] only.
pub async fn update(tx: &mut Tx, goal: &Goal, written: Written) -> Result<()> {
    const UNMARK: &str = "
        update goals
        set current = false
        where id = $1
          and current
        returning version";
    let former: Option<i64> = on!(tx, conn =>
        sqlx::query_scalar(UNMARK).bind(goal.id.to_string()).fetch_optional(conn))?;
    let former = former.ok_or_else(|| not_found(goal.id))?;
    write::version(tx, goal, former + 1, written).await
}

/// Changes how far a goal has come.
pub async fn set_state(tx: &mut Tx, id: GoalId, state: GoalState, written: Written) -> Result<()> {
    const FIND: &str = "
        select version
        from goals
        where id = $1
          and current";
    let version: Option<i64> =
        on!(tx, conn => sqlx::query_scalar(FIND).bind(id.to_string()).fetch_optional(conn))?;
    version.ok_or_else(|| not_found(id))?;
    write::state(tx, id, state, written).await
}

/// Returns all goals as they are now, by level, first day and id.
pub async fn list(db: &Db) -> Result<Vec<Goal>> {
    let mut goals = current(db, &Wanted::default()).await?;
    goals.sort_by_key(|goal| (goal.level, goal.from, goal.id));
    Ok(goals)
}

/// Returns the goal with this id as it is now.
pub async fn find(db: &Db, id: GoalId) -> Result<Option<Goal>> {
    let wanted = Wanted { id: Some(id), ..Wanted::default() };
    current(db, &wanted).await.map(|goals| goals.into_iter().next())
}

/// Returns the shipped goal with this key as it is now.
pub async fn find_by_key(db: &Db, key: &str) -> Result<Option<Goal>> {
    let wanted = Wanted { key: Some(key), ..Wanted::default() };
    current(db, &wanted).await.map(|goals| goals.into_iter().next())
}

/// Returns the goals that a unit carries by name, by first day; those of the whole municipality are
/// not among them.
pub async fn of_unit(db: &Db, unit: &UnitNumber) -> Result<Vec<Goal>> {
    current(db, &Wanted { unit: Some(unit), ..Wanted::default() }).await
}

/// Returns all versions of a goal, oldest first, each with the state the goal has now.
pub async fn versions(db: &Db, id: GoalId) -> Result<Vec<Version<Goal>>> {
    read::versions(db, &Wanted { id: Some(id), former: true, ..Wanted::default() }).await
}

/// Returns how a goal came to its state, oldest first.
pub async fn states(db: &Db, id: GoalId) -> Result<Vec<(GoalState, Written)>> {
    const SQL: &str = "
        select state, author, at
        from goal_states
        where goal = $1
        order by number";
    let key = id.to_string();
    let rows: Vec<(String, String, i64)> =
        on!(db, conn => sqlx::query_as(SQL).bind(&key).fetch_all(conn))?;
    let cells = Row { table: "goal_states", key: &key };
    rows.iter()
        .map(|(state, author, at)| {
            let by = actor(cells, "author", author)?;
            Ok((cells.word("state", state)?, Written { by, at: cells.instant("at", *at)? }))
        })
        .collect()
}

async fn current(db: &Db, wanted: &Wanted<'_>) -> Result<Vec<Goal>> {
    let versions = read::versions(db, wanted).await?;
    Ok(versions.into_iter().map(|version| version.value).collect())
}

fn not_found(id: GoalId) -> Error {
    Error::NotFound { table: "goals", row: id.to_string() }
}
