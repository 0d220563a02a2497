//! Targets of goals. A change is a new version, and so is that a target was withdrawn.

use domain::{
    id::{GoalId, TargetId},
    target::Target,
};
use futures::TryFutureExt as _;
use sqlx::FromRow;

use super::{Version, Written};
use crate::{
    cell::{Row, json},
    db::{Db, Tx},
    error::{Error, Result},
    events::{actor, actor_text},
};

#[derive(FromRow)]
struct TargetRow {
    id: String,
    version: i64,
    goal: String,
    indicator: String,
    breakdown: String,
    rule: String,
    by_period: Option<String>,
    author: String,
    written_at: i64,
}

/// Adds a target.
pub async fn insert_target(tx: &mut Tx, target: &Target, written: Written) -> Result<()> {
    insert(tx, target, 1, written).await
}

/// Writes a new version of a target.
pub async fn update_target(tx: &mut Tx, target: &Target, written: Written) -> Result<()> {
    let former = unmark(tx, target.id).await?;
    insert(tx, target, former + 1, written).await
}

/// Takes a target out of its goal; its versions stay, and the last one says who withdrew it.
pub async fn withdraw_target(tx: &mut Tx, id: TargetId, written: Written) -> Result<()> {
    const SQL: &str = "
        insert into targets (id, version, current, withdrawn, goal, indicator, breakdown, rule,
                             by_period, author, written_at)
        select id, version + 1, $3, $3, goal, indicator, breakdown, rule,
               by_period, $4, $5
        from targets
        where id = $1
          and version = $2";
    let former = unmark(tx, id).await?;
    on!(tx, conn => sqlx::query(SQL)
        .bind(id.to_string())
        .bind(former)
        .bind(true)
        .bind(actor_text(written.by))
        .bind(written.at.as_microsecond())
        .execute(conn)
        .map_ok(drop))
}

/// Returns all targets as they are now, by goal, indicator and id.
pub async fn targets(db: &Db) -> Result<Vec<Target>> {
    current(db, None, None).await
}

/// Returns the targets of a goal as they are now, by indicator and id.
pub async fn targets_of(db: &Db, goal: GoalId) -> Result<Vec<Target>> {
    current(db, Some(goal), None).await
}

/// Returns the target with this id as it is now; none when it was withdrawn.
pub async fn find_target(db: &Db, id: TargetId) -> Result<Option<Target>> {
    current(db, None, Some(id)).await.map(|targets| targets.into_iter().next())
}

/// Returns all versions of a target, oldest first; the last one may be the withdrawal.
pub async fn target_versions(db: &Db, id: TargetId) -> Result<Vec<Version<Target>>> {
    const SQL: &str = "
        select id, version, goal, indicator, breakdown, rule, by_period, author, written_at
        from targets
        where id = $1
        order by version";
    on!(db, conn => sqlx::query_as::<_, TargetRow>(SQL).bind(id.to_string()).fetch_all(conn))?
        .iter()
        .map(version)
        .collect()
}

async fn current(db: &Db, goal: Option<GoalId>, id: Option<TargetId>) -> Result<Vec<Target>> {
    const SQL: &str = "
        select id, version, goal, indicator, breakdown, rule, by_period, author, written_at
        from targets
        where current
          and not withdrawn
          and ($1 is null or goal = $1)
          and ($2 is null or id = $2)
        order by goal, indicator, id";
    on!(db, conn => sqlx::query_as::<_, TargetRow>(SQL)
        .bind(goal.map(|goal| goal.to_string()))
        .bind(id.map(|id| id.to_string()))
        .fetch_all(conn))?
    .iter()
    .map(|row| version(row).map(|version| version.value))
    .collect()
}

async fn insert(tx: &mut Tx, target: &Target, version: i64, written: Written) -> Result<()> {
    const SQL: &str = "
        insert into targets (id, version, current, withdrawn, goal, indicator, breakdown, rule,
                             by_period, author, written_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    on!(tx, conn => sqlx::query(SQL)
        .bind(target.id.to_string())
        .bind(version)
        .bind(true)
        .bind(false)
        .bind(target.goal.to_string())
        .bind(target.indicator.as_str())
        .bind(target.breakdown.to_string())
        .bind(json(&target.rule))
        .bind(target.by.map(|period| period.to_string()))
        .bind(actor_text(written.by))
        .bind(written.at.as_microsecond())
        .execute(conn)
        .map_ok(drop))
}

/// Makes the newest version a former one, and returns its number.
async fn unmark(tx: &mut Tx, id: TargetId) -> Result<i64> {
    const SQL: &str = "
        update targets
        set current = false
        where id = $1
          and current
          and not withdrawn
        returning version";
    let former =
        on!(tx, conn => sqlx::query_scalar(SQL).bind(id.to_string()).fetch_optional(conn))?;
    former.ok_or_else(|| Error::NotFound { table: "targets", row: id.to_string() })
}

fn version(row: &TargetRow) -> Result<Version<Target>> {
    let cells = Row { table: "targets", key: &row.id };
    let value = Target {
        id: cells.parse("id", &row.id)?,
        goal: cells.parse("goal", &row.goal)?,
        indicator: cells.parse("indicator", &row.indicator)?,
        breakdown: cells.parse("breakdown", &row.breakdown)?,
        rule: cells.json("rule", &row.rule)?,
        by: cells.parse_if("by_period", row.by_period.as_deref())?,
    };
    let written = Written {
        by: actor(cells, "author", &row.author)?,
        at: cells.instant("written_at", row.written_at)?,
    };
    Ok(Version { number: row.version, value, written })
}
