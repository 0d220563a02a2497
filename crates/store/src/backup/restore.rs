//! An archive is read back: all of it, or nothing when it is not whole.

use std::io::{BufRead as _, BufReader, Read};

use futures::TryFutureExt as _;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use sqlx::AssertSqlSafe;

use super::{
    ARCHIVE, Header, Heading, Summary, Trailer, heading, hex,
    row::{Cell, read},
    tables::{TABLES, Table},
};
use crate::{
    db::{Db, Tx, tables_version},
    error::{Error, Result},
    many,
};

/// No row of a vault is near as long; a longer line is no archive.
const LONGEST_LINE: u64 = 64 << 20;

/// Reads an archive into an empty vault, all of it or nothing.
pub async fn restore(db: &Db, archive: &mut (dyn Read + Send)) -> Result<Summary> {
    let mut lines = Lines::new(archive);
    let first = lines.next()?;
    let header: Header = lines.read(&first)?;
    if header.pejl != ARCHIVE {
        return Err(lines.damaged("this is not an archive of a vault"));
    }
    let expected = tables_version();
    if header.version != expected {
        return Err(Error::OtherVersion { found: header.version, expected });
    }
    let mut tx = db.begin().await?;
    refuse_rows(&mut tx).await?;
    let summary = read_tables(&mut tx, &mut lines).await?;
    tx.commit().await?;
    Ok(summary)
}

async fn read_tables(tx: &mut Tx, lines: &mut Lines<'_>) -> Result<Summary> {
    let mut summary = Summary::default();
    let mut line = lines.next()?;
    for table in TABLES {
        let found: Heading = lines.read(&line)?;
        let expected = heading(table);
        if (found.table, found.columns) != (expected.table, expected.columns) {
            return Err(lines.damaged("another table was expected"));
        }
        let mut rows = Rows::of(table);
        line = lines.next()?;
        while line.starts_with('[') {
            rows.push(tx, lines.read(&line)?, lines).await?;
            summary.rows += 1;
            line = lines.next()?;
        }
        rows.write(tx).await?;
        summary.tables += 1;
    }
    let trailer: Trailer = lines.read(&line)?;
    if trailer.summary != summary {
        return Err(lines.damaged("rows are missing"));
    }
    if trailer.sha256 != lines.hash_before {
        return Err(lines.damaged("the checksum does not fit"));
    }
    Ok(summary)
}

async fn refuse_rows(tx: &mut Tx) -> Result<()> {
    for table in TABLES {
        let sql = AssertSqlSafe(table.find_any());
        let found: Option<i64> = on!(tx, conn => sqlx::query_scalar(sql).fetch_optional(conn))?;
        if found.is_some() {
            return Err(Error::NotEmpty(table.name));
        }
    }
    // A new vault has this one row, and the archive brings its own.
    on!(tx, conn => sqlx::query("delete from revision").execute(conn).map_ok(drop))
}

/// The lines of an archive, and the hash of those before the latest.
struct Lines<'a> {
    source: BufReader<&'a mut (dyn Read + Send)>,
    number: u64,
    hash: Sha256,
    hash_before: String,
}

impl<'a> Lines<'a> {
    fn new(archive: &'a mut (dyn Read + Send)) -> Self {
        Self {
            source: BufReader::new(archive),
            number: 0,
            hash: Sha256::new(),
            hash_before: String::new(),
        }
    }

    fn next(&mut self) -> Result<String> {
        let mut line = String::new();
        self.number += 1;
        let read = self.source.by_ref().take(LONGEST_LINE).read_line(&mut line);
        read.map_err(|why| self.damaged(&why.to_string()))?;
        if !line.ends_with('\n') {
            return Err(self.damaged("the archive ends here"));
        }
        if line.starts_with('{') {
            self.hash_before = hex(self.hash.clone());
        }
        self.hash.update(&line);
        Ok(line)
    }

    fn read<T: DeserializeOwned>(&self, line: &str) -> Result<T> {
        serde_json::from_str(line).map_err(|why| self.damaged(&why.to_string()))
    }

    fn damaged(&self, why: &str) -> Error {
        Error::DamagedArchive { line: self.number, why: why.to_owned() }
    }
}

/// Rows on their way into a table.
struct Rows {
    table: &'static Table,
    cells: Vec<Cell>,
}

impl Rows {
    fn of(table: &'static Table) -> Self {
        Self { table, cells: Vec::new() }
    }

    async fn push(&mut self, tx: &mut Tx, row: Vec<Value>, lines: &Lines<'_>) -> Result<()> {
        if row.len() != self.table.columns.len() {
            return Err(lines.damaged("the row has too few or too many cells"));
        }
        for (value, (name, column)) in row.iter().zip(self.table.columns) {
            let cell = read(value, *column);
            let wrong = || lines.damaged(&format!("`{name}` holds something else"));
            self.cells.push(cell.ok_or_else(wrong)?);
        }
        if self.count() == many::ROWS_AT_A_TIME {
            self.write(tx).await?;
        }
        Ok(())
    }

    fn count(&self) -> usize {
        self.cells.len() / self.table.columns.len()
    }

    async fn write(&mut self, tx: &mut Tx) -> Result<()> {
        let count = self.count();
        if count == 0 {
            return Ok(());
        }
        let marks = many::marks(tx, count, self.table.columns.len());
        let sql = AssertSqlSafe(self.table.insert() + &marks);
        on!(tx, conn => {
            let mut query = sqlx::query(sql);
            for cell in self.cells.drain(..) {
                query = match cell {
                    Cell::Text(text) => query.bind(text),
                    Cell::Integer(integer) => query.bind(integer),
                    Cell::Real(real) => query.bind(real),
                    Cell::Boolean(boolean) => query.bind(boolean),
                };
            }
            query.persistent(count == many::ROWS_AT_A_TIME).execute(conn).map_ok(drop)
        })
    }
}
