//! Events: what somebody did, and when. Rows are added and never changed.

use domain::{
    event::{Actor, Event},
    id::EventId,
};
use futures::TryFutureExt as _;
use jiff::Timestamp;
use sqlx::FromRow;

use crate::{
    cell::Row,
    db::{Db, Tx},
    error::Result,
};

const COMMAND_LINE: &str = "command-line";
const PEJL: &str = "pejl";

/// Which events are wanted; what is none does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// By whom.
    pub actor: Option<Actor>,
    /// What was done.
    pub verb: Option<String>,
    /// The kind of what it was done to.
    pub subject_kind: Option<String>,
    /// The id or number of what it was done to.
    pub subject_id: Option<String>,
    /// At or after.
    pub since: Option<Timestamp>,
    /// Before.
    pub until: Option<Timestamp>,
}

#[derive(FromRow)]
struct EventRow {
    id: String,
    at: i64,
    actor: String,
    verb: String,
    subject_kind: String,
    subject_id: String,
    details: String,
}

/// Adds an event, and moves the vault's revision.
pub async fn insert(tx: &mut Tx, event: &Event) -> Result<()> {
    const SQL: &str = "
        insert into events (id, at, actor, verb, subject_kind, subject_id, details)
        values ($1, $2, $3, $4, $5, $6, $7)";
    const MOVE: &str = "
        update revision
        set number = number + 1";
    on!(tx, conn => sqlx::query(SQL)
        .bind(event.id.to_string())
        .bind(event.at.as_microsecond())
        .bind(actor_text(event.actor))
        .bind(&event.verb)
        .bind(&event.subject_kind)
        .bind(&event.subject_id)
        .bind(&event.details)
        .execute(conn)
        .map_ok(drop))?;
    on!(tx, conn => sqlx::query(MOVE).execute(conn).map_ok(drop))
}

/// Returns the vault's revision, which is another after every event. Caches are keyed by it.
///
/// The newest event's id would not do: of two transactions the one with the earlier id may end last.
pub async fn revision(db: &Db) -> Result<i64> {
    const SQL: &str = "
        select number
        from revision";
    on!(db, conn => sqlx::query_scalar(SQL).fetch_one(conn))
}

/// Returns a page of events, newest first: those before the event `before`, at most `limit`.
pub async fn page(
    db: &Db,
    filter: &Filter,
    before: Option<EventId>,
    limit: u32,
) -> Result<Vec<Event>> {
    const SQL: &str = "
        select id, at, actor, verb, subject_kind, subject_id, details
        from events
        where ($1 is null or id < $1)
          and ($2 is null or actor = $2)
          and ($3 is null or verb = $3)
          and ($4 is null or subject_kind = $4)
          and ($5 is null or subject_id = $5)
          and at >= $6
          and at < $7
        order by id desc
        limit $8";
    on!(db, conn => sqlx::query_as::<_, EventRow>(SQL)
        .bind(before.map(|id| id.to_string()))
        .bind(filter.actor.map(actor_text))
        .bind(&filter.verb)
        .bind(&filter.subject_kind)
        .bind(&filter.subject_id)
        .bind(filter.since.map_or(i64::MIN, Timestamp::as_microsecond))
        .bind(filter.until.map_or(i64::MAX, Timestamp::as_microsecond))
        .bind(i64::from(limit))
        .fetch_all(conn))?
    .into_iter()
    .map(event)
    .collect()
}

/// Returns who did something as it is kept in rows.
pub(crate) fn actor_text(actor: Actor) -> String {
    match actor {
        Actor::Person(id) => id.to_string(),
        Actor::CommandLine => COMMAND_LINE.to_owned(),
        Actor::Pejl => PEJL.to_owned(),
    }
}

/// Reads who did something from a row.
pub(crate) fn actor(cells: Row<'_>, column: &'static str, text: &str) -> Result<Actor> {
    match text {
        COMMAND_LINE => Ok(Actor::CommandLine),
        PEJL => Ok(Actor::Pejl),
        id => cells.parse(column, id).map(Actor::Person),
    }
}

fn event(row: EventRow) -> Result<Event> {
    let cells = Row { table: "events", key: &row.id };
    Ok(Event {
        id: cells.parse("id", &row.id)?,
        at: cells.instant("at", row.at)?,
        actor: actor(cells, "actor", &row.actor)?,
        verb: row.verb,
        subject_kind: row.subject_kind,
        subject_id: row.subject_id,
        details: row.details,
    })
}
