//! Which facts were read, by whom, when and what for. Rows are added and never changed.

use domain::{
    event::Actor,
    fact::{FactSetId, ReadFor},
    id::{DeliveryId, EventId},
};
use futures::TryFutureExt as _;
use jiff::Timestamp;
use sqlx::FromRow;

use crate::{
    cell::Row,
    db::{Db, Tx},
    error::Result,
    events::actor,
};

const TABLE: &str = "fact_readings";

/// One reading of the rows of a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The event that says so.
    pub event: EventId,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub actor: Actor,
    /// The fact set.
    pub set: FactSetId,
    /// The delivery.
    pub delivery: DeliveryId,
    /// What for.
    pub read_for: ReadFor,
}

/// How often the rows of a fact set were read for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readings {
    /// The fact set.
    pub set: FactSetId,
    /// What for.
    pub read_for: ReadFor,
    /// How many times.
    pub times: u64,
    /// The last time.
    pub last: Timestamp,
}

/// Which readings are wanted; what is none does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Of this fact set.
    pub set: Option<FactSetId>,
    /// For this.
    pub read_for: Option<ReadFor>,
}

/// Says of an event that it was a reading of a delivery's rows.
pub async fn insert(
    tx: &mut Tx,
    event: EventId,
    (set, delivery): (&FactSetId, DeliveryId),
    read_for: ReadFor,
) -> Result<()> {
    const SQL: &str = "
        insert into fact_readings (event, fact_set, delivery, read_for)
        values ($1, $2, $3, $4)";
    on!(tx, conn => sqlx::query(SQL)
        .bind(event.to_string())
        .bind(set.as_str())
        .bind(delivery.to_string())
        .bind(read_for.code())
        .execute(conn)
        .map_ok(drop))
}

#[derive(FromRow)]
struct ReadingRow {
    event: String,
    at: i64,
    actor: String,
    fact_set: String,
    delivery: String,
    read_for: String,
}

/// Returns a page of readings, newest first: those before the event `before`, at most `limit`.
pub async fn page(
    db: &Db,
    filter: &Filter,
    before: Option<EventId>,
    limit: u32,
) -> Result<Vec<Reading>> {
    const SQL: &str = "
        select r.event, e.at, e.actor, r.fact_set, r.delivery, r.read_for
        from fact_readings r
        join events e on e.id = r.event
        where ($1 is null or r.event < $1)
          and ($2 is null or r.fact_set = $2)
          and ($3 is null or r.read_for = $3)
        order by r.event desc
        limit $4";
    on!(db, conn => sqlx::query_as::<_, ReadingRow>(SQL)
        .bind(before.map(|id| id.to_string()))
        .bind(filter.set.as_ref().map(FactSetId::as_str))
        .bind(filter.read_for.map(ReadFor::code))
        .bind(i64::from(limit))
        .fetch_all(conn))?
    .into_iter()
    .map(|row: ReadingRow| reading(&row))
    .collect()
}

fn reading(row: &ReadingRow) -> Result<Reading> {
    let cells = Row { table: TABLE, key: &row.event };
    Ok(Reading {
        event: cells.parse("event", &row.event)?,
        at: cells.instant("at", row.at)?,
        actor: actor(cells, "actor", &row.actor)?,
        set: cells.parse("fact_set", &row.fact_set)?,
        delivery: cells.parse("delivery", &row.delivery)?,
        read_for: cells.code("read_for", &row.read_for, ReadFor::from_code)?,
    })
}

#[derive(FromRow)]
struct ReadingsRow {
    fact_set: String,
    read_for: String,
    times: i64,
    last: i64,
}

/// Returns how often each fact set was read for what, by set.
pub async fn counted(db: &Db) -> Result<Vec<Readings>> {
    const SQL: &str = "
        select r.fact_set, r.read_for, cast(count(*) as bigint) as times, max(e.at) as last
        from fact_readings r
        join events e on e.id = r.event
        group by r.fact_set, r.read_for
        order by r.fact_set, r.read_for";
    let rows: Vec<ReadingsRow> = on!(db, conn => sqlx::query_as(SQL).fetch_all(conn))?;
    let read = |row: ReadingsRow| {
        let cells = Row { table: TABLE, key: &row.fact_set };
        Ok(Readings {
            set: cells.parse("fact_set", &row.fact_set)?,
            read_for: cells.code("read_for", &row.read_for, ReadFor::from_code)?,
            times: row.times.unsigned_abs(),
            last: cells.instant("at", row.last)?,
        })
    };
    rows.into_iter().map(read).collect()
}
