//! Sessions of people who are signed in. What is in one is for the pages to know.

use futures::TryFutureExt as _;
use jiff::Timestamp;
use sqlx::FromRow;

use crate::{
    cell::Row,
    db::{Db, Tx},
    error::{Error, Result},
};

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The id that the browser keeps.
    pub id: String,
    /// What the pages keep in it, as JSON.
    pub data: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

#[derive(FromRow)]
struct SessionRow {
    id: String,
    data: String,
    expires_at: i64,
}

/// Returns a session that has not ended by `now`.
pub async fn find(db: &Db, id: &str, now: Timestamp) -> Result<Option<Session>> {
    const SQL: &str = "
        select id, data, expires_at
        from sessions
        where id = $1
          and expires_at > $2";
    on!(db, conn => sqlx::query_as::<_, SessionRow>(SQL)
        .bind(id)
        .bind(now.as_microsecond())
        .fetch_optional(conn))?
    .map(session)
    .transpose()
}

/// Starts a session; an id that is taken is a conflict, and another is to be drawn.
pub async fn insert(tx: &mut Tx, session: &Session) -> Result<()> {
    const SQL: &str = "
        insert into sessions (id, data, expires_at)
        values ($1, $2, $3)";
    on!(tx, conn => sqlx::query(SQL)
        .bind(&session.id)
        .bind(&session.data)
        .bind(session.expires_at.as_microsecond())
        .execute(conn)
        .map_ok(drop))
}

/// Keeps a session that goes on. One that was removed meanwhile stays removed.
pub async fn update(tx: &mut Tx, session: &Session) -> Result<()> {
    const SQL: &str = "
        update sessions
        set data = $2, expires_at = $3
        where id = $1";
    let changed = on!(tx, conn => sqlx::query(SQL)
        .bind(&session.id)
        .bind(&session.data)
        .bind(session.expires_at.as_microsecond())
        .execute(conn)
        .map_ok(|done| done.rows_affected()))?;
    if changed > 0 {
        return Ok(());
    }
    // The id is a secret, so it is not said.
    Err(Error::NotFound { table: "sessions", row: "…".to_owned() })
}

/// Ends a session, if it is there.
pub async fn remove(tx: &mut Tx, id: &str) -> Result<()> {
    const SQL: &str = "
        delete from sessions
        where id = $1";
    on!(tx, conn => sqlx::query(SQL).bind(id).execute(conn).map_ok(drop))
}

/// Removes the sessions that have ended by `now`, and returns how many.
pub async fn remove_expired(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    const SQL: &str = "
        delete from sessions
        where expires_at <= $1";
    on!(tx, conn => sqlx::query(SQL)
        .bind(now.as_microsecond())
        .execute(conn)
        .map_ok(|done| done.rows_affected()))
}

fn session(row: SessionRow) -> Result<Session> {
    let cells = Row { table: "sessions", key: "…" };
    let expires_at = cells.instant("expires_at", row.expires_at)?;
    Ok(Session { id: row.id, data: row.data, expires_at })
}
