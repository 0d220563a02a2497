//! The open database of one vault, and a transaction on it.

use std::{path::PathBuf, str::FromStr as _, time::Duration};

use sqlx::{
    PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction,
    migrate::Migrator,
    pool::PoolOptions,
    postgres::PgConnectOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode},
};

use crate::error::{Error, Result};

/// Runs one SQL text on whichever database is open, and says failures in this crate's words.
macro_rules! on {
    ($source:expr, $conn:ident => $run:expr) => {
        match $source.on() {
            $crate::db::On::Sqlite($conn) => $run.await.map_err($crate::error::Error::sql),
            $crate::db::On::Postgres($conn) => $run.await.map_err($crate::error::Error::sql),
        }
    };
}

static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// Whoever waits longer than this for a writer is told that the database is busy.
const PATIENCE: Duration = Duration::from_mins(1);
const READERS: u32 = 8;

/// So many rows SQLite may read before they are taken; each wait for room costs more than a row.
const ROWS_AHEAD: usize = 1024;
const POSTGRES_CONNECTIONS: u32 = 16;

/// Where the database of one vault is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// An SQLite file, made when it is not there.
    Sqlite(PathBuf),
    /// A schema in a PostgreSQL database, made when it is not there.
    Postgres {
        /// The address of the database, as in `postgres://user@host/database`.
        url: String,
        /// The schema: small letters, digits and `_`, a letter first.
        schema: String,
    },
}

/// The open database of one vault. Cheap to clone.
#[derive(Debug, Clone)]
pub enum Db {
    /// An SQLite file.
    Sqlite(SqliteFile),
    /// A PostgreSQL schema.
    Postgres(PostgresSchema),
}

/// An open SQLite file: many readers beside one writer.
#[derive(Debug, Clone)]
pub struct SqliteFile {
    readers: SqlitePool,
    writer: SqlitePool,
}

/// An open PostgreSQL schema.
#[derive(Debug, Clone)]
pub struct PostgresSchema {
    pool: PgPool,
}

/// A transaction. What it does counts for nothing unless it is committed; dropped, it leaves nothing.
#[derive(Debug)]
pub enum Tx {
    /// On an SQLite file; nobody else writes meanwhile.
    Sqlite(SqliteTx),
    /// On a PostgreSQL schema.
    Postgres(PostgresTx),
}

/// A transaction on an SQLite file.
#[derive(Debug)]
pub struct SqliteTx(Transaction<'static, Sqlite>);

/// A transaction on a PostgreSQL schema.
#[derive(Debug)]
pub struct PostgresTx(Transaction<'static, Postgres>);

/// One of two, by the database that is open.
pub(crate) enum On<S, P> {
    Sqlite(S),
    Postgres(P),
}

impl Db {
    /// Opens the database, makes it when it is not there, and brings its tables up to date.
    pub async fn open(address: &Address) -> Result<Self> {
        match address {
            Address::Sqlite(path) => open_sqlite(path.clone()).await.map(Self::Sqlite),
            Address::Postgres { url, schema } => {
                open_postgres(url, schema).await.map(Self::Postgres)
            }
        }
    }

    /// Begins a transaction that may write.
    pub async fn begin(&self) -> Result<Tx> {
        match self {
            Self::Sqlite(file) => {
                let begun = file.writer.begin_with("begin immediate").await;
                begun.map(|tx| Tx::Sqlite(SqliteTx(tx)))
            }
            Self::Postgres(schema) => {
                schema.pool.begin().await.map(|tx| Tx::Postgres(PostgresTx(tx)))
            }
        }
        .map_err(Error::sql)
    }

    /// Begins a transaction that only reads and sees one moment throughout.
    pub async fn begin_snapshot(&self) -> Result<Tx> {
        match self {
            Self::Sqlite(file) => {
                file.readers.begin_with("begin deferred").await.map(|tx| Tx::Sqlite(SqliteTx(tx)))
            }
            Self::Postgres(schema) => {
                let begin = "begin isolation level repeatable read read only";
                schema.pool.begin_with(begin).await.map(|tx| Tx::Postgres(PostgresTx(tx)))
            }
        }
        .map_err(Error::sql)
    }

    /// Closes all connections, so that the file may be moved or removed.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(file) => {
                file.readers.close().await;
                file.writer.close().await;
            }
            Self::Postgres(schema) => schema.pool.close().await,
        }
    }

    pub(crate) fn on(&self) -> On<&SqlitePool, &PgPool> {
        match self {
            Self::Sqlite(file) => On::Sqlite(&file.readers),
            Self::Postgres(schema) => On::Postgres(&schema.pool),
        }
    }
}

impl Tx {
    /// Makes everything that was done in the transaction count.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.0.commit().await,
            Self::Postgres(tx) => tx.0.commit().await,
        }
        .map_err(Error::sql)
    }

    /// Undoes everything that was done in the transaction, and waits until it is undone.
    pub async fn roll_back(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.0.rollback().await,
            Self::Postgres(tx) => tx.0.rollback().await,
        }
        .map_err(Error::sql)
    }

    pub(crate) fn on(&mut self) -> On<&mut SqliteConnection, &mut PgConnection> {
        match self {
            Self::Sqlite(tx) => On::Sqlite(&mut *tx.0),
            Self::Postgres(tx) => On::Postgres(&mut *tx.0),
        }
    }

    /// Waits until no other transaction changes deliveries in this vault, and keeps them waiting.
    pub(crate) async fn lock_deliveries(&mut self) -> Result<()> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(tx) => {
                const LOCK: &str = "
                    select pg_advisory_xact_lock(hashtextextended(current_schema() || '.deliveries', 0))";
                sqlx::query(LOCK).execute(&mut *tx.0).await.map(drop).map_err(Error::sql)
            }
        }
    }
}

/// Returns the version of the tables that this Pejl reads and writes; the same on both databases.
pub(crate) fn tables_version() -> i64 {
    SQLITE_MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default()
}

async fn open_sqlite(path: PathBuf) -> Result<SqliteFile> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .pragma("cache_size", "-32768")
        .pragma("temp.cache_size", "-16384")
        .row_buffer_size(ROWS_AHEAD);
    let one = PoolOptions::new().max_connections(1).acquire_timeout(PATIENCE);
    let writer = one.connect_with(options.clone()).await.map_err(Error::sql)?;
    SQLITE_MIGRATIONS.run(&writer).await.map_err(Error::migration)?;
    let many = PoolOptions::new().max_connections(READERS).acquire_timeout(PATIENCE);
    let readers = many.connect_lazy_with(options.pragma("query_only", "on"));
    Ok(SqliteFile { readers, writer })
}

async fn open_postgres(url: &str, schema: &str) -> Result<PostgresSchema> {
    if !is_schema_name(schema) {
        return Err(Error::BadSchema(schema.to_owned()));
    }
    let options = PgConnectOptions::from_str(url)
        .map_err(Error::sql)?
        .application_name("pejl")
        .options([("search_path", schema)]);
    let pool = PoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .connect_with(options)
        .await
        .map_err(Error::sql)?;
    // The name was checked above, and PostgreSQL binds no names.
    let create = sqlx::AssertSqlSafe(format!("create schema if not exists {schema}"));
    sqlx::query(create).execute(&pool).await.map_err(Error::sql)?;
    POSTGRES_MIGRATIONS.run(&pool).await.map_err(Error::migration)?;
    Ok(PostgresSchema { pool })
}

fn is_schema_name(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    (1..=63).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && !name.starts_with("pg_")
        && name.chars().all(allowed)
}
