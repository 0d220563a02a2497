//! Why a verb was not carried out.

use std::{fmt::Display, io};

use domain::{access::Permission, fact::FactSetError, indicator::CatalogueError};

/// Why a verb was not carried out.
#[derive(Debug, thiserror::Error)]
#[expect(clippy::error_impl_error, reason = "each crate has one error, named by its path")]
pub enum Error {
    /// The scope does not allow it.
    #[error("not allowed: `{}` is needed", .0.code())]
    NotAllowed(Permission),
    /// There is no such thing, or the scope may not see it.
    #[error("there is no {kind} `{id}`")]
    NotFound {
        /// What was looked for.
        kind: &'static str,
        /// By which id.
        id: String,
    },
    /// What was given breaks a rule; each fault names a field.
    #[error("not valid: {}", words(.0))]
    Invalid(Vec<Fault>),
    /// The folder is no vault, or its settings cannot be read.
    #[error("`{folder}` is not a vault: {why}")]
    NotAVault {
        /// The folder.
        folder: String,
        /// What is wrong, and what to do.
        why: String,
    },
    /// A shipped or own indicator cannot be read.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// A shipped or own fact set cannot be read.
    #[error(transparent)]
    FactSet(#[from] FactSetError),
    /// Rows could not be read or written.
    #[error(transparent)]
    Store(#[from] store::error::Error),
    /// A file could not be read or written.
    #[error("{what}: {source}")]
    File {
        /// What was tried.
        what: String,
        /// What the system says.
        source: io::Error,
    },
    /// A file of settings, people or goals is not laid out as it should be.
    #[error("`{file}` cannot be read: {why}")]
    Unreadable {
        /// The file.
        file: String,
        /// What is wrong, with the line.
        why: String,
    },
    /// The vault's keys are not there, though it holds something under them.
    #[error("`{0}` is not there; put the copy back that was kept apart from the backups")]
    KeysMissing(String),
    /// A file that lies sealed cannot be opened.
    #[error("`{0}` cannot be opened: it is damaged, or was received under other keys")]
    NotOpened(String),
    /// Work on another thread stopped before it had ended.
    #[error("the work stopped: {0}")]
    Stopped(String),
    /// Something that Pejl ships contradicts itself.
    #[error("the shipped data is wrong: {0}")]
    Shipped(String),
}

/// The short form of a result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What is wrong with one field of a form; the words stand under the text key `fault-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The field.
    pub field: &'static str,
    /// What is wrong, as the end of a text key.
    pub why: &'static str,
}

impl Error {
    /// Makes the error of a field that breaks a rule.
    pub fn invalid(field: &'static str, why: &'static str) -> Self {
        Self::Invalid(vec![Fault { field, why }])
    }

    /// Makes the error of something that is not there.
    pub fn not_found(kind: &'static str, id: impl Display) -> Self {
        Self::NotFound { kind, id: id.to_string() }
    }

    /// Returns the end of a text key, when it is the vault's keys that are wrong.
    pub const fn about_keys(&self) -> Option<&'static str> {
        match self {
            Self::KeysMissing(_) => Some("keys-missing"),
            Self::NotOpened(_) => Some("not-opened"),
            _ => None,
        }
    }

    /// Says what was tried when a file could not be read or written.
    pub fn file(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::File { what, source }
    }
}

fn words(faults: &[Fault]) -> String {
    faults
        .iter()
        .map(|fault| format!("{} ({})", fault.field, fault.why))
        .collect::<Vec<_>>()
        .join(", ")
}
