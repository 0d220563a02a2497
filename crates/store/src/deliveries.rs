//! Deliveries: files that arrived together, in the order they count.

use domain::{
    delivery::{Delivery, DeliveryState, Difference},
    id::{DeliveryId, PersonId},
};
use futures::TryFutureExt as _;
use jiff::Timestamp;

use crate::{
    cell::{json, word},
    db::{Db, Tx},
    error::{Error, Result},
};

mod force;
mod problems;
mod row;

pub(crate) use force::{Brought, move_last, put_in_force, take_out_of_force};
pub use problems::{KEPT_PER_KIND, ProblemLog, problem_counts, problems, set_problems};
use row::{DeliveryRow, delivery};

/// A delivery as it arrives: it has no place in the order yet and has changed nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// The id.
    pub id: DeliveryId,
    /// The name of the format it is read with.
    pub format: String,
    /// The names of the files.
    pub files: Vec<String>,
    /// The hex SHA-256 of the files' contents.
    pub fingerprint: String,
    /// Who is to be credited, and when it was fetched.
    pub source: String,
    /// What it is for.
    pub purpose: String,
    /// Who delivers it.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

/// Adds a delivery that is received and checked and counts for nothing yet, and returns its sequence.
///
/// [`Import::start`](crate::import::Import::start) with the same id gives it a new sequence, later than all others.
pub async fn insert(tx: &mut Tx, arrival: &Arrival, difference: &Difference) -> Result<i64> {
    const SQL: &str = "
        insert into deliveries (sequence, id, state, format, files, headings, fingerprint, source,
                                purpose, person, at, difference, stored_figures, stored_units)
        values ((select coalesce(max(sequence), 0) + 1 from deliveries),
                $1, $2, $3, $4, '[]', $5, $6, $7, $8, $9, $10, 0, 0)
        returning sequence";
    tx.lock_deliveries().await?;
    on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(arrival.id.to_string())
        .bind(word(DeliveryState::Checked))
        .bind(&arrival.format)
        .bind(json(&arrival.files))
        .bind(&arrival.fingerprint)
        .bind(&arrival.source)
        .bind(&arrival.purpose)
        .bind(arrival.by.map(|id| id.to_string()))
        .bind(arrival.at.as_microsecond())
        .bind(json(difference))
        .fetch_one(conn))
}

/// Returns the delivery with this id.
pub async fn find(db: &Db, id: DeliveryId) -> Result<Option<Delivery>> {
    const SQL: &str = "
        select sequence, id, state, format, files, fingerprint, source, purpose, person, at,
               difference
        from deliveries
        where id = $1";
    on!(db, conn =>
        sqlx::query_as::<_, DeliveryRow>(SQL).bind(id.to_string()).fetch_optional(conn))?
    .map(delivery)
    .transpose()
}

/// Returns deliveries, newest first: those before the sequence `before`, at most `limit`.
pub async fn page(db: &Db, before: Option<i64>, limit: u32) -> Result<Vec<Delivery>> {
    const SQL: &str = "
        select sequence, id, state, format, files, fingerprint, source, purpose, person, at,
               difference
        from deliveries
        where sequence < $1
        order by sequence desc
        limit $2";
    on!(db, conn => sqlx::query_as::<_, DeliveryRow>(SQL)
        .bind(before.unwrap_or(i64::MAX))
        .bind(i64::from(limit))
        .fetch_all(conn))?
    .into_iter()
    .map(delivery)
    .collect()
}

/// Returns the deliveries in force, oldest first.
pub async fn in_force(db: &Db) -> Result<Vec<Delivery>> {
    const SQL: &str = "
        select sequence, id, state, format, files, fingerprint, source, purpose, person, at,
               difference
        from deliveries
        where state = 'committed'
        order by sequence";
    on!(db, conn => sqlx::query_as::<_, DeliveryRow>(SQL).fetch_all(conn))?
        .into_iter()
        .map(delivery)
        .collect()
}

/// Returns the newest delivery in force with the same contents, if any.
pub async fn find_in_force_by_fingerprint(db: &Db, fingerprint: &str) -> Result<Option<Delivery>> {
    const SQL: &str = "
        select sequence, id, state, format, files, fingerprint, source, purpose, person, at,
               difference
        from deliveries
        where fingerprint = $1
          and state = 'committed'
        order by sequence desc
        limit 1";
    on!(db, conn => sqlx::query_as::<_, DeliveryRow>(SQL).bind(fingerprint).fetch_optional(conn))?
        .map(delivery)
        .transpose()
}

/// Keeps what a delivery changes, with the rows and problems that its reader counted.
pub async fn set_difference(tx: &mut Tx, id: DeliveryId, difference: &Difference) -> Result<()> {
    const SQL: &str = "
        update deliveries
        set difference = $2
        where id = $1";
    let changed = on!(tx, conn => sqlx::query(SQL)
        .bind(id.to_string())
        .bind(json(difference))
        .execute(conn)
        .map_ok(|done| done.rows_affected()))?;
    found(changed, id)
}

/// Removes a delivery that was checked and never came in force, with its problems.
pub async fn remove_checked(tx: &mut Tx, id: DeliveryId) -> Result<()> {
    const SQL: &str = "
        delete from deliveries
        where id = $1
          and state = 'checked'";
    set_problems(tx, id, &ProblemLog::default()).await?;
    let removed = on!(tx, conn => sqlx::query(SQL)
        .bind(id.to_string())
        .execute(conn)
        .map_ok(|done| done.rows_affected()))?;
    found(removed, id)
}

fn found(changed: u64, id: DeliveryId) -> Result<()> {
    if changed > 0 {
        return Ok(());
    }
    Err(Error::NotFound { table: "deliveries", row: id.to_string() })
}
