//! Jobs as rows.

use sqlx::FromRow;

use super::{Job, State};
use crate::{cell::Row, error::Result};

#[derive(FromRow)]
pub(super) struct JobRow {
    id: String,
    kind: String,
    payload: String,
    enqueued_at: i64,
    state: String,
    attempts: i64,
    done: i64,
    total: Option<i64>,
    lease_until: Option<i64>,
    ended_at: Option<i64>,
    outcome: Option<String>,
}

pub(super) fn job(row: JobRow) -> Result<Job> {
    let cells = Row { table: "jobs", key: &row.id };
    let instant = |column, at: Option<i64>| {
        at.ok_or_else(|| cells.bad(column, "")).and_then(|at| cells.instant(column, at))
    };
    let outcome = row.outcome.unwrap_or_default();
    let state = match row.state.as_str() {
        "queued" => State::Queued,
        "running" => State::Running { until: instant("lease_until", row.lease_until)? },
        "done" => State::Done { at: instant("ended_at", row.ended_at)?, result: outcome },
        "failed" => State::Failed { at: instant("ended_at", row.ended_at)?, why: outcome },
        other => return Err(cells.bad("state", other)),
    };
    Ok(Job {
        id: cells.parse("id", &row.id)?,
        enqueued_at: cells.instant("enqueued_at", row.enqueued_at)?,
        attempts: cells.number("attempts", row.attempts)?,
        done: cells.number("done", row.done)?,
        total: row.total.map(|total| cells.number("total", total)).transpose()?,
        kind: row.kind,
        payload: row.payload,
        state,
    })
}
