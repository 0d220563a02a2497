//! What the database itself says about its file.

use super::Complaint;
use crate::{
    db::{Db, On},
    error::{Error, Result},
};

/// Returns what SQLite finds wrong with its file. PostgreSQL keeps its own files and checks references
/// whenever a row is written.
pub(super) async fn damage(db: &Db) -> Result<Vec<Complaint>> {
    const INTEGRITY: &str = "
        pragma integrity_check";
    const REFERENCES: &str = r#"
        select "table", count(*)
        from pragma_foreign_key_check
        group by "table""#;
    let On::Sqlite(pool) = db.on() else { return Ok(Vec::new()) };
    let said: Vec<String> =
        sqlx::query_scalar(INTEGRITY).fetch_all(pool).await.map_err(Error::sql)?;
    let broken: Vec<(String, i64)> =
        sqlx::query_as(REFERENCES).fetch_all(pool).await.map_err(Error::sql)?;
    let damaged =
        said.into_iter().filter(|line| line != "ok").map(|why| Complaint::Damaged { why });
    let broken = broken
        .into_iter()
        .map(|(table, rows)| Complaint::BrokenReferences { table, rows: rows.unsigned_abs() });
    Ok(damaged.chain(broken).collect())
}
