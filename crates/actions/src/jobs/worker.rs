//! The worker: claims a job, holds it while it runs, and ends it.

use std::{sync::Arc, time::Duration};

use domain::{id::JobId, report::Talk, text::Locale};
use jiff::{SignedDuration, Timestamp};
use store::{
    error::Error as RowError,
    jobs::{self as rows, Job},
};
use tokio::time;

use super::{
    Task,
    talks::{self, Printing, Wanted},
    task_of,
};
use crate::{
    app::App,
    deliveries::{self, Progress, work},
    error::{Error, Result},
    facts,
};

/// Makes the PDF of a talk.
pub type TalkPrinter = dyn Fn(&Talk, Locale) -> Result<Vec<u8>, String> + Send + Sync;

/// How long a job is held without a sign of life. A server that died is taken over after this.
const HOLD: SignedDuration = SignedDuration::from_secs(30);

/// How often a running job gives a sign of life.
const SIGN_OF_LIFE: Duration = Duration::from_secs(8);

/// How often the worker looks for jobs that others asked for or left behind.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// How often what nobody needs any more is removed.
const CLEAN_AGAIN: SignedDuration = SignedDuration::from_hours(6);

/// A job that stopped its worker this often fails, since it may be what stops it.
const MOST_ATTEMPTS: u32 = 3;

/// Does the jobs of a vault, one after another, until it is dropped.
pub async fn worker(app: Arc<App>, print: Arc<TalkPrinter>) {
    let mut clean_at = app.clock.now();
    loop {
        if app.clock.now() >= clean_at {
            if let Err(error) = clean(&app).await {
                tracing::warn!(%error, "What deliveries left behind could not be removed");
            }
            clean_at = app.clock.now().saturating_add(CLEAN_AGAIN).unwrap_or(Timestamp::MAX);
        }
        match run_next(&app, &print).await {
            Ok(true) => {}
            Ok(false) => {
                let _woken = time::timeout(LOOK_AGAIN, app.jobs.woken()).await;
            }
            Err(error) => {
                tracing::error!(%error, "A job could not be claimed or ended");
                time::sleep(LOOK_AGAIN).await;
            }
        }
    }
}

/// Does the oldest job there is, and tells whether there was one. Takes over what a dead worker left.
pub async fn run_next(app: &App, print: &Arc<TalkPrinter>) -> Result<bool> {
    let now = app.clock.now();
    if !something_to_do(app).await? {
        return Ok(false);
    }
    let mut tx = app.db.begin().await?;
    rows::requeue_expired(&mut tx, now, MOST_ATTEMPTS).await?;
    let claimed = rows::claim(&mut tx, until(now)).await?;
    tx.commit().await?;
    let Some(job) = claimed else { return Ok(false) };
    let progress = app.jobs.begin(job.id);
    let ended = hold(app, print, &job, &progress).await;
    app.jobs.end(job.id);
    ended?;
    Ok(true)
}

/// Tells whether a job waits or is held by a worker that may be dead, without writing.
async fn something_to_do(app: &App) -> Result<bool> {
    let jobs = rows::list(&app.db, None, JOBS_LOOKED_AT).await?;
    Ok(jobs
        .iter()
        .any(|job| matches!(job.state, rows::State::Queued | rows::State::Running { .. })))
}

/// More open jobs than this never stand before the oldest one for long.
const JOBS_LOOKED_AT: u32 = 1_000;

/// Runs a job while giving signs of life; stops it when it is no longer this worker's.
async fn hold(app: &App, print: &Arc<TalkPrinter>, job: &Job, progress: &Progress) -> Result<()> {
    let done = tokio::select! {
        done = run(app, print, job, progress) => done,
        () = signs_of_life(app, job.id, progress) => {
            tracing::warn!(job = %job.id, "A job was taken over by another worker");
            return Ok(());
        }
    };
    match done {
        // A job that found the vault busy is done again when its hold runs out.
        Ok(()) | Err(Error::Store(RowError::Busy(_))) => Ok(()),
        Err(error) => {
            tracing::warn!(job = %job.id, kind = %job.kind, %error, "A job failed");
            fail(app, job.id, &error).await
        }
    }
}

async fn run(app: &App, print: &Arc<TalkPrinter>, job: &Job, progress: &Progress) -> Result<()> {
    match task_of(job)? {
        Task::CheckDelivery { delivery } => work::check(app, delivery, job.id, progress).await,
        Task::CommitDelivery { delivery } => work::commit(app, delivery, job.id, progress).await,
        Task::PrintTalks { units, audience, locale, by } => {
            let wanted = Wanted { units, audience, locale };
            Printing { app, print, job: job.id, by, wanted }.run(progress).await
        }
    }
}

/// Renews the hold on a job until it is lost. While an import writes, others wait; nobody can take
/// the job over then either.
async fn signs_of_life(app: &App, id: JobId, progress: &Progress) {
    loop {
        time::sleep(SIGN_OF_LIFE).await;
        if let Err(Error::Store(RowError::NotFound { .. })) = renew(app, id, progress).await {
            return;
        }
    }
}

async fn renew(app: &App, id: JobId, progress: &Progress) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let total = Some(progress.total()).filter(|total| *total > 0);
    let until = until(app.clock.now());
    rows::progress(&mut tx, id, progress.done(), total, until).await?;
    Ok(tx.commit().await?)
}

async fn fail(app: &App, id: JobId, error: &Error) -> Result<()> {
    let mut tx = app.db.begin().await?;
    match rows::fail(&mut tx, id, reason(error), app.clock.now()).await {
        Ok(()) | Err(RowError::NotFound { .. }) => Ok(tx.commit().await?),
        Err(other) => Err(other.into()),
    }
}

/// Returns the end of the text key `job-why-…` that says why a job failed; the log says it in full.
const fn reason(error: &Error) -> &'static str {
    match error {
        Error::NotAllowed(_) => "not-allowed",
        Error::NotFound { .. } => "not-there",
        Error::Invalid(_) => "not-valid",
        Error::Store(RowError::DiskFull(_)) => "disk-full",
        _ => match error.about_keys() {
            Some(why) => why,
            None => "inside",
        },
    }
}

async fn clean(app: &App) -> Result<()> {
    deliveries::clean(app).await?;
    let swept = facts::sweep(app).await?;
    if swept > 0 {
        tracing::warn!(swept, "files of facts that no delivery names were removed");
    }
    let retired = facts::retire(app).await?;
    if retired.rows > 0 {
        tracing::info!(retired.rows, "facts whose time is over were erased");
    }
    talks::clean(app)
}

fn until(now: Timestamp) -> Timestamp {
    now.saturating_add(HOLD).unwrap_or(now)
}
