//! A delivered file, wherever it lies and however.

use std::{
    fs::File,
    io::{self, ErrorKind, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use domain::fact::holds_person_number;

use crate::{
    error::{Error, Result},
    sealed::{SealKey, SealedReader},
};

/// A delivered file.
#[derive(Debug, Clone)]
pub struct ParcelFile {
    /// Its name as people know it.
    pub name: String,
    path: PathBuf,
    seal: Option<Seal>,
}

/// What a sealed file is opened with.
#[derive(Debug, Clone)]
struct Seal {
    key: SealKey,
    /// The name it was sealed under.
    name: String,
}

/// A file that is read.
#[derive(Debug)]
pub(crate) enum Opened {
    /// It lies as it came.
    Plain(File),
    /// It lies sealed.
    Sealed(Box<SealedReader<File>>),
}

impl ParcelFile {
    /// Takes a file as it lies.
    pub fn new(name: &str, path: PathBuf) -> Self {
        Self { name: harmless_name(name), path, seal: None }
    }

    /// Takes a file that was sealed under a name.
    pub(super) fn sealed(name: &str, path: PathBuf, key: &SealKey, sealed_as: String) -> Self {
        let seal = Some(Seal { key: key.clone(), name: sealed_as });
        Self { name: name.to_owned(), path, seal }
    }

    /// Opens the file.
    pub(crate) fn open(&self) -> Result<Opened> {
        let fault = || Error::file(format!("open `{}`", self.path.display()));
        let file = File::open(&self.path).map_err(fault())?;
        let Some(seal) = &self.seal else { return Ok(Opened::Plain(file)) };
        match SealedReader::new(file, &seal.key, &seal.name) {
            Ok(reader) => Ok(Opened::Sealed(Box::new(reader))),
            Err(error) => Err(unopened(&self.path, error)),
        }
    }

    /// Returns about how many bytes it has; none when it is not there.
    pub(crate) fn length(&self) -> u64 {
        self.path.metadata().map_or(0, |about| about.len())
    }
}

/// Returns the name that a file is known by: its own, unless that holds what may be a person number.
pub(super) fn harmless_name(name: &str) -> String {
    let is_harmless = !name.is_empty() && !holds_person_number(name);
    if is_harmless { name } else { "uden-navn" }.to_owned()
}

/// Says why a sealed file cannot be read.
pub(super) fn unopened(path: &Path, error: io::Error) -> Error {
    match error.kind() {
        ErrorKind::InvalidData => Error::NotOpened(path.display().to_string()),
        _ => Error::file(format!("open `{}`", path.display()))(error),
    }
}

impl Read for Opened {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(file) => file.read(into),
            Self::Sealed(reader) => reader.read(into),
        }
    }
}

impl Seek for Opened {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::Plain(file) => file.seek(to),
            Self::Sealed(reader) => reader.seek(to),
        }
    }
}
