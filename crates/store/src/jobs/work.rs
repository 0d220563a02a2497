//! What a worker does with a job: claims it, tells how far it is, and ends it.

use domain::id::JobId;
use futures::TryFutureExt as _;
use jiff::Timestamp;

use super::{Job, JobRow, job};
use crate::{
    cell::count,
    db::{On, Tx},
    error::{Error, Result},
};

/// Claims the oldest queued job until `until`, or returns none when nothing is queued.
pub async fn claim(tx: &mut Tx, until: Timestamp) -> Result<Option<Job>> {
    // SQLite has one writer at a time and no row locks.
    const SQLITE: &str = "
        update jobs
        set state = 'running', attempts = attempts + 1, lease_until = $1
        where id = (
            select id
            from jobs
            where state = 'queued'
            order by enqueued_at, id
            limit 1)
        returning id, kind, payload, enqueued_at, state, attempts, done, total, lease_until,
                  ended_at, outcome";
    const POSTGRES: &str = "
        update jobs
        set state = 'running', attempts = attempts + 1, lease_until = $1
        where id = (
            select id
            from jobs
            where state = 'queued'
            order by enqueued_at, id
            limit 1
            for update skip locked)
        returning id, kind, payload, enqueued_at, state, attempts, done, total, lease_until,
                  ended_at, outcome";
    let until = until.as_microsecond();
    let claimed: Option<JobRow> = match tx.on() {
        On::Sqlite(conn) => sqlx::query_as(SQLITE).bind(until).fetch_optional(conn).await,
        On::Postgres(conn) => sqlx::query_as(POSTGRES).bind(until).fetch_optional(conn).await,
    }
    .map_err(Error::sql)?;
    claimed.map(job).transpose()
}

/// Tells how many steps of a running job are done, and renews its lease until `until`.
///
/// A worker whose job is not running any more (another one ended it) gets [`Error::NotFound`] and stops.
pub async fn progress(
    tx: &mut Tx,
    id: JobId,
    done: u64,
    total: Option<u64>,
    until: Timestamp,
) -> Result<()> {
    const SQL: &str = "
        update jobs
        set done = $2, total = $3, lease_until = $4
        where id = $1
          and state = 'running'";
    let changed = on!(tx, conn => sqlx::query(SQL)
        .bind(id.to_string())
        .bind(count(done))
        .bind(total.map(count))
        .bind(until.as_microsecond())
        .execute(conn)
        .map_ok(|done| done.rows_affected()))?;
    found(changed, id)
}

/// Ends a running job that succeeded, with what came of it as JSON.
pub async fn finish(tx: &mut Tx, id: JobId, result: &str, at: Timestamp) -> Result<()> {
    end(tx, id, "done", result, at).await
}

/// Ends a running job that failed for good, with why.
pub async fn fail(tx: &mut Tx, id: JobId, why: &str, at: Timestamp) -> Result<()> {
    end(tx, id, "failed", why, at).await
}

/// Queues again the running jobs whose lease ran out by `now`, and returns how many.
///
/// Those that were begun `max_attempts` times fail instead, since they may be what kills the worker.
pub async fn requeue_expired(tx: &mut Tx, now: Timestamp, max_attempts: u32) -> Result<u64> {
    const SQL: &str = "
        update jobs
        set state = case when attempts < $2 then 'queued' else 'failed' end,
            outcome = case when attempts < $2 then outcome else 'lease-ran-out' end,
            ended_at = case when attempts < $2 then ended_at else $1 end,
            lease_until = null
        where state = 'running'
          and lease_until <= $1";
    on!(tx, conn => sqlx::query(SQL)
        .bind(now.as_microsecond())
        .bind(i64::from(max_attempts))
        .execute(conn)
        .map_ok(|done| done.rows_affected()))
}

async fn end(tx: &mut Tx, id: JobId, state: &str, outcome: &str, at: Timestamp) -> Result<()> {
    const SQL: &str = "
        update jobs
        set state = $2, outcome = $3, ended_at = $4, lease_until = null
        where id = $1
          and state = 'running'";
    let changed = on!(tx, conn => sqlx::query(SQL)
        .bind(id.to_string())
        .bind(state)
        .bind(outcome)
        .bind(at.as_microsecond())
        .execute(conn)
        .map_ok(|done| done.rows_affected()))?;
    found(changed, id)
}

fn found(changed: u64, id: JobId) -> Result<()> {
    if changed > 0 {
        return Ok(());
    }
    Err(Error::NotFound { table: "jobs", row: id.to_string() })
}
