//! Jobs: work that outlives the request that asked for it, done by a worker of the server.
//!
//! A job is a row that a worker holds for a while and renews. When the server dies, the hold runs out
//! and the next start does the job again; each is written so that doing it twice does no harm.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use domain::{
    id::{DeliveryId, JobId, PersonId},
    report::Audience,
    text::Locale,
    unit::UnitNumber,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{
    db::Tx,
    jobs::{self as rows, Job, NewJob, State},
};
use tokio::sync::Notify;

use crate::{
    app::App,
    deliveries::{Progress, Stage},
    error::{Error, Result},
};

mod bundle;
mod talks;
mod worker;

pub use talks::{
    Ended, PrintedTalk, Talks, Wanted, bundle_file, latest_talks, print_talks, talk_file, talks,
};
pub use worker::{TalkPrinter, run_next, worker};

/// What a job is to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "task")]
pub enum Task {
    /// Check a delivery that waits.
    CheckDelivery {
        /// The delivery.
        delivery: DeliveryId,
    },
    /// Put a checked delivery in force.
    CommitDelivery {
        /// The delivery.
        delivery: DeliveryId,
    },
    /// Make the basis for the development talk of several units.
    PrintTalks {
        /// The units.
        units: Vec<UnitNumber>,
        /// Who may read it.
        #[serde(with = "AudienceWord")]
        audience: Audience,
        /// The language.
        locale: Locale,
        /// Who asked for it; none at the command line.
        by: Option<PersonId>,
    },
}

/// [`Audience`] as a word of a job.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Audience", rename_all = "kebab-case")]
enum AudienceWord {
    Closed,
    Open,
}

impl Task {
    /// Returns the word by which jobs of this kind are found.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::CheckDelivery { .. } => "check-delivery",
            Self::CommitDelivery { .. } => "commit-delivery",
            Self::PrintTalks { .. } => "print-talks",
        }
    }
}

/// How a job stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The id.
    pub id: JobId,
    /// What it does.
    pub task: Task,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// How far it has come.
    pub state: State,
    /// What is being done.
    pub stage: Stage,
    /// How much is done: bytes of files, or reports.
    pub done: u64,
    /// How much there is to do, when that is known.
    pub total: Option<u64>,
    /// How many values and units were read; 0 when another process does the job.
    pub rows: u64,
}

impl Standing {
    /// Tells whether the job has not ended.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, State::Queued | State::Running { .. })
    }

    /// Returns how much is done in per cent, when that is known.
    pub fn share(&self) -> Option<u64> {
        let total = self.total.filter(|total| *total > 0)?;
        Some(self.done.min(total).saturating_mul(100) / total)
    }
}

/// The jobs of this process, so that pages see how far they are without asking the rows.
#[derive(Debug, Default)]
pub struct Board {
    running: Mutex<BTreeMap<JobId, Progress>>,
    wake: Notify,
}

impl Board {
    /// Tells the worker that there is something to do.
    pub(crate) fn wake(&self) {
        self.wake.notify_one();
    }

    pub(crate) async fn woken(&self) {
        self.wake.notified().await;
    }

    pub(crate) fn begin(&self, id: JobId) -> Progress {
        let progress = Progress::default();
        self.running().insert(id, progress.clone());
        progress
    }

    pub(crate) fn end(&self, id: JobId) {
        self.running().remove(&id);
    }

    fn progress(&self, id: JobId) -> Option<Progress> {
        self.running().get(&id).cloned()
    }

    fn running(&self) -> MutexGuard<'_, BTreeMap<JobId, Progress>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns how a job stands.
pub async fn find(app: &App, id: JobId) -> Result<Option<Standing>> {
    let row = rows::find(&app.db, id).await?;
    row.map(|row| standing(app, row)).transpose()
}

/// Asks for a job within the transaction of what it is about.
pub(crate) async fn ask(
    app: &App,
    tx: &mut Tx,
    id: JobId,
    task: &Task,
    total: Option<u64>,
) -> Result<()> {
    let payload = serde_json::to_string(task).expect("tasks have text keys and cannot fail");
    let at = app.clock.now();
    Ok(rows::enqueue(tx, &NewJob { id, kind: task.kind().to_owned(), payload, total, at }).await?)
}

fn standing(app: &App, job: Job) -> Result<Standing> {
    let task = task_of(&job)?;
    let known = Standing {
        id: job.id,
        task,
        asked_at: job.enqueued_at,
        state: job.state,
        stage: Stage::Waiting,
        done: job.done,
        total: job.total,
        rows: 0,
    };
    Ok(match app.jobs.progress(job.id) {
        None => known,
        Some(progress) => Standing {
            stage: progress.stage(),
            done: progress.done(),
            total: Some(progress.total()).filter(|total| *total > 0),
            rows: progress.rows(),
            ..known
        },
    })
}

fn task_of(job: &Job) -> Result<Task> {
    serde_json::from_str(&job.payload).map_err(|error| Error::Unreadable {
        file: format!("job {}", job.id),
        why: error.to_string(),
    })
}

#[cfg(test)]
mod tests;
