//! Versions and states of goals are added.

use domain::{
    goal::{Goal, GoalState},
    id::GoalId,
};
use futures::TryFutureExt as _;

use super::Written;
use crate::{
    cell::{json, word},
    db::Tx,
    error::Result,
    events::actor_text,
};

/// Adds a version of a goal, with the goals it contributes to and the units that carry it.
pub(super) async fn version(
    tx: &mut Tx,
    goal: &Goal,
    version: i64,
    written: Written,
) -> Result<()> {
    const CONTRIBUTION: &str = "
        insert into contributions (goal, version, position, contributes_to)
        values ($1, $2, $3, $4)";
    const UNIT: &str = "
        insert into goal_units (goal, version, position, unit)
        values ($1, $2, $3, $4)";
    row(tx, goal, version, written).await?;
    let above = goal.contributes_to.iter().map(|goal| (CONTRIBUTION, goal.to_string()));
    let below = goal.units.iter().map(|unit| (UNIT, unit.to_string()));
    for (position, (statement, link)) in (1_i64..).zip(above.chain(below)) {
        on!(tx, conn => sqlx::query(statement)
            .bind(goal.id.to_string())
            .bind(version)
            .bind(position)
            .bind(link)
            .execute(conn)
            .map_ok(drop))?;
    }
    Ok(())
}

async fn row(tx: &mut Tx, goal: &Goal, version: i64, written: Written) -> Result<()> {
    const SQL: &str = "
        insert into goals (id, version, current, key, level, title_da, title_en, text_da, text_en,
                           owner, decision, from_day, until_day, author, written_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    on!(tx, conn => sqlx::query(SQL)
        .bind(goal.id.to_string())
        .bind(version)
        .bind(true)
        .bind(&goal.key)
        .bind(word(goal.level))
        .bind(&goal.title.da)
        .bind(&goal.title.en)
        .bind(&goal.text.da)
        .bind(&goal.text.en)
        .bind(&goal.owner)
        .bind(goal.decision.as_ref().map(json))
        .bind(goal.from.to_string())
        .bind(goal.until.map(|day| day.to_string()))
        .bind(actor_text(written.by))
        .bind(written.at.as_microsecond())
        .execute(conn)
        .map_ok(drop))
}

/// Adds the state a goal comes to.
pub(super) async fn state(
    tx: &mut Tx,
    id: GoalId,
    state: GoalState,
    written: Written,
) -> Result<()> {
    const SQL: &str = "
        insert into goal_states (goal, number, state, author, at)
        values ($1, (select coalesce(max(number), 0) + 1 from goal_states where goal = $1),
                $2, $3, $4)";
    on!(tx, conn => sqlx::query(SQL)
        .bind(id.to_string())
        .bind(word(state))
        .bind(actor_text(written.by))
        .bind(written.at.as_microsecond())
        .execute(conn)
        .map_ok(drop))
}
