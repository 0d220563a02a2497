//! Failed attempts to sign in, by which further ones are slowed down.

use futures::TryFutureExt as _;
use jiff::Timestamp;

use crate::{
    db::{Db, Tx},
    error::Result,
};

/// Notes a failed attempt. `key` says of whom, such as an address or a network.
pub async fn insert(tx: &mut Tx, key: &str, at: Timestamp) -> Result<()> {
    const SQL: &str = "
        insert into attempts (key, at)
        values ($1, $2)";
    on!(tx, conn => sqlx::query(SQL)
        .bind(key)
        .bind(at.as_microsecond())
        .execute(conn)
        .map_ok(drop))
}

/// Returns how many attempts with this key failed after `since`.
pub async fn count_since(db: &Db, key: &str, since: Timestamp) -> Result<u64> {
    const SQL: &str = "
        select cast(count(*) as bigint)
        from attempts
        where key = $1
          and at > $2";
    let count: i64 = on!(db, conn => sqlx::query_scalar(SQL)
        .bind(key)
        .bind(since.as_microsecond())
        .fetch_one(conn))?;
    Ok(count.unsigned_abs())
}

/// Forgets the attempts with this key, after one that succeeded.
pub async fn clear(tx: &mut Tx, key: &str) -> Result<()> {
    const SQL: &str = "
        delete from attempts
        where key = $1";
    on!(tx, conn => sqlx::query(SQL).bind(key).execute(conn).map_ok(drop))
}

/// Forgets the attempts up to `until`, which slow nothing down any more, and returns how many.
pub async fn remove_until(tx: &mut Tx, until: Timestamp) -> Result<u64> {
    const SQL: &str = "
        delete from attempts
        where at <= $1";
    on!(tx, conn => sqlx::query(SQL)
        .bind(until.as_microsecond())
        .execute(conn)
        .map_ok(|done| done.rows_affected()))
}
