//! The formats of a vault: the shipped ones and its own, which may change while the server runs.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

use ingest::format::{FormatError, Formats};

use crate::{
    app::own_files,
    error::{Error, Result},
    shipped,
};

/// By what a changed folder is known: the files, when they were written and how long they are.
type Marks = Vec<(PathBuf, Option<SystemTime>, u64)>;

/// The formats of a vault.
#[derive(Debug)]
pub struct Shelf {
    folder: PathBuf,
    shipped: Formats,
    kept: Mutex<Option<(Marks, Arc<Formats>)>>,
}

impl Shelf {
    /// Opens the shelf of the vault in `vault`, whose own formats lie in `formats` below it.
    pub fn open(vault: &Path) -> Result<Self> {
        let mut formats = Formats::default();
        for (file, text) in shipped::formats() {
            formats.add(&file, text).map_err(unreadable)?;
        }
        Ok(Self { folder: vault.join("formats"), shipped: formats, kept: Mutex::new(None) })
    }

    /// Returns all formats as they are now, read again only when a file of the folder has changed.
    pub fn formats(&self) -> Result<Arc<Formats>> {
        let marks = marks(&self.folder);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, formats)) = &*kept
            && *at == marks
        {
            return Ok(Arc::clone(formats));
        }
        let mut formats = self.shipped.clone();
        for (file, text) in own_files(&self.folder)? {
            formats.add(&file, &text).map_err(unreadable)?;
        }
        let formats = Arc::new(formats);
        *kept = Some((marks, Arc::clone(&formats)));
        Ok(formats)
    }

    /// Returns the folder of the vault's own formats.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }
}

fn unreadable(error: FormatError) -> Error {
    Error::Unreadable { file: error.file, why: error.why }
}

fn marks(folder: &Path) -> Marks {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut marks: Marks = entries
        .flatten()
        .filter_map(|entry| {
            let about = entry.metadata().ok()?;
            Some((entry.path(), about.modified().ok(), about.len()))
        })
        .collect();
    marks.sort();
    marks
}
