//! A vault's rows as one portable archive, taken while the server runs, and back into an empty vault.
//!
//! The archive is lines of JSON: a header, then table by table its name and its rows, then how many
//! tables and rows there were and the SHA-256 of all that came before. It reads back on either
//! database. Sessions and failed attempts are left out: nobody is signed in to a restored vault.

use std::{fmt::Write as _, io::Write};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::{
    db::{Db, On, Tx, tables_version},
    error::Result,
};

mod restore;
mod row;
mod tables;

pub use restore::restore;
use tables::{TABLES, Table};

/// What was written or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Summary {
    /// How many tables.
    pub tables: u64,
    /// How many rows.
    pub rows: u64,
}

/// The first line.
#[derive(Serialize, Deserialize)]
struct Header {
    /// Always [`ARCHIVE`], by which the archive is known.
    pejl: String,
    /// The version of the tables.
    version: i64,
}

/// The line before a table's rows.
#[derive(Serialize, Deserialize)]
struct Heading {
    table: String,
    columns: Vec<String>,
}

/// The last line.
#[derive(Serialize, Deserialize)]
struct Trailer {
    #[serde(flatten)]
    summary: Summary,
    sha256: String,
}

const ARCHIVE: &str = "vault";

/// Writes all rows as they stand at one moment.
pub async fn backup(db: &Db, out: &mut (dyn Write + Send)) -> Result<Summary> {
    let mut tx = db.begin_snapshot().await?;
    let mut lines = Lines { out, hash: Sha256::new() };
    lines.write(&Header { pejl: ARCHIVE.to_owned(), version: tables_version() })?;
    let mut summary = Summary::default();
    for table in TABLES {
        lines.write(&heading(table))?;
        summary.rows += write_rows(&mut tx, table, &mut lines).await?;
        summary.tables += 1;
    }
    let sha256 = hex(lines.hash.clone());
    lines.write(&Trailer { summary, sha256 })?;
    lines.out.flush()?;
    tx.roll_back().await?;
    Ok(summary)
}

async fn write_rows(tx: &mut Tx, table: &Table, lines: &mut Lines<'_>) -> Result<u64> {
    let sql = sqlx::AssertSqlSafe(table.select());
    match tx.on() {
        On::Sqlite(conn) => row::write_all(sqlx::query(sql).fetch(conn), table, lines).await,
        On::Postgres(conn) => row::write_all(sqlx::query(sql).fetch(conn), table, lines).await,
    }
}

/// Lines on their way out, and the hash of all of them.
struct Lines<'o> {
    out: &'o mut (dyn Write + Send),
    hash: Sha256,
}

impl Lines<'_> {
    fn write<T: Serialize>(&mut self, line: &T) -> Result<()> {
        let mut text = crate::cell::json(line);
        text.push('\n');
        self.hash.update(&text);
        self.out.write_all(text.as_bytes())?;
        Ok(())
    }

    fn write_row(&mut self, cells: &[Value]) -> Result<()> {
        self.write(&cells)
    }
}

fn heading(table: &Table) -> Heading {
    let columns = table.columns.iter().map(|(name, _)| (*name).to_owned()).collect();
    Heading { table: table.name.to_owned(), columns }
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a text cannot fail");
        text
    })
}
