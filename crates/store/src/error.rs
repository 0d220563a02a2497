//! What can go wrong with rows, named for what the caller can do about it.

use std::io;

use sqlx::{
    error::{DatabaseError, ErrorKind},
    migrate::MigrateError,
};

/// What went wrong with rows.
#[expect(clippy::error_impl_error, reason = "the module says of what")]
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database cannot be reached or opened.
    #[error("cannot open the database")]
    Unreachable(#[source] Fault),
    /// Somebody else wrote for longer than anybody waits; try again.
    #[error("the database is busy")]
    Busy(#[source] Fault),
    /// There is no room left on the disk.
    #[error("the disk is full")]
    DiskFull(#[source] Fault),
    /// The database may not be written to.
    #[error("the database cannot be written to")]
    ReadOnly(#[source] Fault),
    /// A row with this key is there already.
    #[error("a row with this key is there already")]
    Conflict(#[source] Fault),
    /// The row refers to one that is not there.
    #[error("the row refers to one that is not there")]
    BrokenReference(#[source] Fault),
    /// The row to change is not there.
    #[error("there is no row `{row}` in `{table}`")]
    NotFound {
        /// The table.
        table: &'static str,
        /// The key of the row.
        row: String,
    },
    /// A row holds something that Pejl never writes.
    #[error("row `{row}` of `{table}` has `{value}` in column `{column}`")]
    BadRow {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The key of the row.
        row: String,
        /// What stands there.
        value: String,
    },
    /// The name of a PostgreSQL schema is not one Pejl uses.
    #[error("`{0}` is not a schema name; write small letters, digits and `_`, a letter first")]
    BadSchema(String),
    /// The tables could not be brought up to date.
    #[error("cannot bring the tables up to date")]
    Migration(#[source] Fault),
    /// The archive cannot be read or written.
    #[error("cannot read or write the archive")]
    Io(#[from] io::Error),
    /// The archive is not whole, with what is wrong.
    #[error("the archive is damaged in line {line}: {why}")]
    DamagedArchive {
        /// The line, the first being 1.
        line: u64,
        /// What is wrong.
        why: String,
    },
    /// The archive was made by a Pejl with other tables.
    #[error("the archive has version {found} of the tables, this Pejl has {expected}")]
    OtherVersion {
        /// The version in the archive.
        found: i64,
        /// The version of this Pejl.
        expected: i64,
    },
    /// The vault to restore into holds rows already.
    #[error("the vault is not empty: `{0}` has rows")]
    NotEmpty(&'static str),
    /// Another failure of the database.
    #[error("the database failed")]
    Database(#[source] Fault),
}

/// The short form of a result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// What the database itself says. Opaque, so that only this crate knows the SQL library.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Fault(Cause);

#[derive(Debug, thiserror::Error)]
enum Cause {
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
    #[error(transparent)]
    Migrate(#[from] MigrateError),
}

impl Error {
    pub(crate) fn sql(error: sqlx::Error) -> Self {
        let case = match &error {
            sqlx::Error::PoolTimedOut => Self::Busy,
            sqlx::Error::Io(_) | sqlx::Error::Tls(_) => Self::Unreachable,
            sqlx::Error::Database(said) => case_of(said.as_ref()),
            _ => Self::Database,
        };
        case(Fault(error.into()))
    }

    pub(crate) fn migration(error: MigrateError) -> Self {
        Self::Migration(Fault(error.into()))
    }
}

/// SQLite's result codes 5 and 6 (busy, locked), 8 (read-only), 13 (full) and 14 (cannot open) in their last byte.
/// <https://sqlite.org/rescode.html>; PostgreSQL's `53100` is `disk_full`, `55P03` a lock not had, `25006` a
/// read-only transaction.
fn case_of(said: &dyn DatabaseError) -> fn(Fault) -> Error {
    match said.kind() {
        ErrorKind::UniqueViolation => return Error::Conflict,
        ErrorKind::ForeignKeyViolation => return Error::BrokenReference,
        _ => {}
    }
    let code = said.code().unwrap_or_default();
    match (code.as_ref(), code.parse::<u32>().map(|code| code & 0xff)) {
        ("53100", _) | (_, Ok(13)) => Error::DiskFull,
        ("55P03" | "40001" | "40P01", _) | (_, Ok(5 | 6)) => Error::Busy,
        ("25006", _) | (_, Ok(8)) => Error::ReadOnly,
        (_, Ok(14)) => Error::Unreachable,
        _ => Error::Database,
    }
}
