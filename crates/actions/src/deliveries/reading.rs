//! Files are read on a thread of their own and handed on in batches, so that memory stays flat.

use std::{
    io::{self, BufReader, Read, Seek, SeekFrom},
    mem,
    ops::ControlFlow,
    sync::Arc,
};

use domain::{delivery::Item, period::Period, unit::Register};
use ingest::{ReadOptions, ReadSummary, format::Format, read};
use tokio::{
    sync::mpsc::{self, Receiver, Sender},
    task::{self, JoinHandle},
};

use super::{
    file::{Opened, ParcelFile},
    parcel::Parcel,
    progress::Progress,
};
use crate::error::Result;

/// How many items go over at a time.
const BATCH: usize = 2_000;

/// How many batches may wait.
const WAITING: usize = 4;

const BUFFER: usize = 256 * 1024;

/// How reading went.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Totals {
    /// Rows read.
    pub(super) rows: u64,
    /// Problems that were not told, since many alike were.
    pub(super) untold: u64,
    /// Whether a file is a table of figures.
    pub(super) is_table: bool,
}

/// The reading of a parcel, under way.
pub(super) struct Reading {
    /// What is found, in the files' order.
    pub(super) batches: Receiver<Vec<Item>>,
    /// How it went, once it has ended.
    pub(super) totals: JoinHandle<Result<Totals>>,
}

/// Begins to read the files of a parcel.
pub(super) fn start(
    parcel: &Parcel,
    format: Format,
    register: Arc<Register>,
    progress: &Progress,
) -> Reading {
    let (sender, batches) = mpsc::channel(WAITING);
    let reader = Reader {
        files: parcel.files.clone(),
        period: parcel.period,
        format,
        register,
        progress: progress.clone(),
    };
    let totals = task::spawn_blocking(move || reader.read_all(&sender));
    Reading { batches, totals }
}

struct Reader {
    files: Vec<ParcelFile>,
    period: Option<Period>,
    format: Format,
    register: Arc<Register>,
    progress: Progress,
}

impl Reader {
    fn read_all(self, sender: &Sender<Vec<Item>>) -> Result<Totals> {
        let mut totals = Totals::default();
        let mut base = 0;
        for file in &self.files {
            let told = Told::open(file, base, &self.progress)?;
            let (summary, sent) = self.read_one(&file.name, told, sender);
            totals.rows += summary.rows;
            totals.untold += summary.untold;
            totals.is_table |= summary.is_table;
            base += file.length();
            if sent.is_break() {
                break;
            }
        }
        Ok(totals)
    }

    fn read_one(
        &self,
        name: &str,
        told: Told,
        sender: &Sender<Vec<Item>>,
    ) -> (ReadSummary, ControlFlow<()>) {
        let reader = BufReader::with_capacity(BUFFER, told);
        let options = ReadOptions { period: self.period, register: &self.register };
        let mut batch = Vec::with_capacity(BATCH);
        let summary = read(&self.format, name, reader, options, &mut |item| {
            batch.push(item);
            if batch.len() < BATCH {
                return ControlFlow::Continue(());
            }
            send(sender, mem::replace(&mut batch, Vec::with_capacity(BATCH)))
        });
        (summary, send(sender, batch))
    }
}

/// Sends a batch; breaks off when nobody listens any more.
fn send(sender: &Sender<Vec<Item>>, batch: Vec<Item>) -> ControlFlow<()> {
    match sender.blocking_send(batch) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_gone) => ControlFlow::Break(()),
    }
}

/// A file that tells how far it has been read.
pub(crate) struct Told {
    file: Opened,
    base: u64,
    position: u64,
    progress: Progress,
}

impl Told {
    /// Opens a file of a parcel, before which `base` bytes were read.
    pub(crate) fn open(file: &ParcelFile, base: u64, progress: &Progress) -> Result<Self> {
        Ok(Self { file: file.open()?, base, position: 0, progress: progress.clone() })
    }
}

impl Read for Told {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(buffer)?;
        self.position += u64::try_from(length).unwrap_or_default();
        self.progress.set_done(self.base + self.position);
        Ok(length)
    }
}

impl Seek for Told {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.position = self.file.seek(to)?;
        Ok(self.position)
    }
}
