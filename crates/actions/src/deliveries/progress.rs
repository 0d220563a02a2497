//! How far a piece of work has come, readable while it runs by a terminal or a page.

use std::sync::{
    Arc,
    atomic::{AtomicU8, AtomicU64, Ordering},
};

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It has not begun, or waits for another delivery.
    Waiting,
    /// Finding out what the files are.
    Looking,
    /// Reading and checking rows.
    Reading,
    /// Holding the figures against those that are there.
    Comparing,
    /// Putting the figures in force.
    Writing,
    /// Making reports.
    Printing,
    /// It has ended.
    Done,
}

impl Stage {
    const ALL: [Self; 7] = [
        Self::Waiting,
        Self::Looking,
        Self::Reading,
        Self::Comparing,
        Self::Writing,
        Self::Printing,
        Self::Done,
    ];

    /// Returns the word used in text keys, `job-stage-…`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Looking => "looking",
            Self::Reading => "reading",
            Self::Comparing => "comparing",
            Self::Writing => "writing",
            Self::Printing => "printing",
            Self::Done => "done",
        }
    }
}

/// How far a piece of work has come. A clone is the same one, shared between who does it and who shows it.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<Counters>);

#[derive(Debug, Default)]
struct Counters {
    stage: AtomicU8,
    done: AtomicU64,
    total: AtomicU64,
    rows: AtomicU64,
}

impl Progress {
    /// Returns what is being done.
    pub fn stage(&self) -> Stage {
        let index = usize::from(self.0.stage.load(Ordering::Relaxed));
        Stage::ALL.get(index).copied().unwrap_or(Stage::Waiting)
    }

    /// Returns how much of the total is done: bytes of files, or reports.
    pub fn done(&self) -> u64 {
        self.0.done.load(Ordering::Relaxed)
    }

    /// Returns how much there is to do: bytes of files, or reports; 0 when not known yet.
    pub fn total(&self) -> u64 {
        self.0.total.load(Ordering::Relaxed)
    }

    /// Returns how many values and units were read.
    pub fn rows(&self) -> u64 {
        self.0.rows.load(Ordering::Relaxed)
    }

    pub(crate) fn enter(&self, stage: Stage) {
        let index = Stage::ALL.iter().position(|other| *other == stage).unwrap_or_default();
        self.0.stage.store(u8::try_from(index).unwrap_or_default(), Ordering::Relaxed);
    }

    pub(crate) fn set_total(&self, total: u64) {
        self.0.total.store(total, Ordering::Relaxed);
    }

    pub(crate) fn set_done(&self, done: u64) {
        self.0.done.store(done, Ordering::Relaxed);
    }

    pub(crate) fn add_rows(&self, rows: u64) {
        self.0.rows.fetch_add(rows, Ordering::Relaxed);
    }
}
