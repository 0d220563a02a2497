//! The queue of jobs: work that outlives the request that asked for it.
//!
//! A worker claims a job for a while (the lease) and renews it with its progress. When a worker dies
//! the lease runs out and another one claims the job, so a job must do no harm when done twice.

use domain::id::JobId;
use futures::TryFutureExt as _;
use jiff::Timestamp;

use crate::{
    cell::count,
    db::{Db, Tx},
    error::Result,
};

mod row;
mod work;

use row::{JobRow, job};
pub use work::{claim, fail, finish, progress, requeue_expired};

/// A job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The id.
    pub id: JobId,
    /// What is to be done, such as `import`.
    pub kind: String,
    /// What it is to be done with, as JSON.
    pub payload: String,
    /// When it was asked for.
    pub enqueued_at: Timestamp,
    /// How far it has come.
    pub state: State,
    /// How often a worker has begun.
    pub attempts: u32,
    /// How many steps are done.
    pub done: u64,
    /// How many steps there are, when that is known.
    pub total: Option<u64>,
}

/// A job that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// The id.
    pub id: JobId,
    /// What is to be done, such as `import`.
    pub kind: String,
    /// What it is to be done with, as JSON.
    pub payload: String,
    /// How many steps there are, when that is known.
    pub total: Option<u64>,
    /// When it is asked for.
    pub at: Timestamp,
}

/// How far a job has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nobody works on it yet.
    Queued,
    /// A worker has it until then.
    Running {
        /// When the lease runs out.
        until: Timestamp,
    },
    /// It succeeded, with what came of it, as JSON.
    Done {
        /// When.
        at: Timestamp,
        /// What came of it.
        result: String,
    },
    /// It failed for good.
    Failed {
        /// When.
        at: Timestamp,
        /// Why.
        why: String,
    },
}

/// Asks for a job to be done.
pub async fn enqueue(tx: &mut Tx, new: &NewJob) -> Result<()> {
    const SQL: &str = "
        insert into jobs (id, kind, payload, enqueued_at, state, attempts, done, total)
        values ($1, $2, $3, $4, 'queued', 0, 0, $5)";
    on!(tx, conn => sqlx::query(SQL)
        .bind(new.id.to_string())
        .bind(&new.kind)
        .bind(&new.payload)
        .bind(new.at.as_microsecond())
        .bind(new.total.map(count))
        .execute(conn)
        .map_ok(drop))
}

/// Returns the job with this id.
pub async fn find(db: &Db, id: JobId) -> Result<Option<Job>> {
    const SQL: &str = "
        select id, kind, payload, enqueued_at, state, attempts, done, total, lease_until,
               ended_at, outcome
        from jobs
        where id = $1";
    on!(db, conn => sqlx::query_as::<_, JobRow>(SQL).bind(id.to_string()).fetch_optional(conn))?
        .map(job)
        .transpose()
}

/// Returns the jobs of a kind, or of all kinds, newest first, at most `limit`.
pub async fn list(db: &Db, kind: Option<&str>, limit: u32) -> Result<Vec<Job>> {
    const SQL: &str = "
        select id, kind, payload, enqueued_at, state, attempts, done, total, lease_until,
               ended_at, outcome
        from jobs
        where ($1 is null or kind = $1)
        order by enqueued_at desc, id desc
        limit $2";
    on!(db, conn => sqlx::query_as::<_, JobRow>(SQL)
        .bind(kind)
        .bind(i64::from(limit))
        .fetch_all(conn))?
    .into_iter()
    .map(job)
    .collect()
}
