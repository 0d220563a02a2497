//! Passkeys: what people sign in with instead of a password. What is in one is for sign-in to know.

use domain::id::PersonId;
use futures::TryFutureExt as _;
use jiff::Timestamp;
use sqlx::FromRow;

use crate::{
    cell::Row,
    db::{Db, Tx},
    error::{Error, Result},
};

/// A passkey of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// The credential's id, in the text form that sign-in uses.
    pub id: String,
    /// Whose it is.
    pub person: PersonId,
    /// What the person calls it, such as `Min telefon`.
    pub name: String,
    /// The key itself, as JSON.
    pub key: String,
    /// When it was added.
    pub added_at: Timestamp,
}

#[derive(FromRow)]
struct PasskeyRow {
    id: String,
    person: String,
    name: String,
    key: String,
    added_at: i64,
}

/// Returns a person's passkeys, oldest first.
pub async fn passkeys(db: &Db, person: PersonId) -> Result<Vec<Passkey>> {
    const SQL: &str = "
        select id, person, name, key, added_at
        from passkeys
        where person = $1
        order by added_at, id";
    on!(db, conn =>
        sqlx::query_as::<_, PasskeyRow>(SQL).bind(person.to_string()).fetch_all(conn))?
    .into_iter()
    .map(passkey)
    .collect()
}

/// Adds a passkey.
pub async fn insert_passkey(tx: &mut Tx, passkey: &Passkey) -> Result<()> {
    const SQL: &str = "
        insert into passkeys (id, person, name, key, added_at)
        values ($1, $2, $3, $4, $5)";
    on!(tx, conn => sqlx::query(SQL)
        .bind(&passkey.id)
        .bind(passkey.person.to_string())
        .bind(&passkey.name)
        .bind(&passkey.key)
        .bind(passkey.added_at.as_microsecond())
        .execute(conn)
        .map_ok(drop))
}

/// Keeps what a passkey has become after it was used, such as its counter.
pub async fn update_passkey(tx: &mut Tx, id: &str, key: &str) -> Result<()> {
    const SQL: &str = "
        update passkeys
        set key = $2
        where id = $1";
    let changed = on!(tx, conn => sqlx::query(SQL)
        .bind(id)
        .bind(key)
        .execute(conn)
        .map_ok(|done| done.rows_affected()))?;
    found(changed, id)
}

/// Takes a person's passkey away.
pub async fn remove_passkey(tx: &mut Tx, person: PersonId, id: &str) -> Result<()> {
    const SQL: &str = "
        delete from passkeys
        where person = $1
          and id = $2";
    let removed = on!(tx, conn => sqlx::query(SQL)
        .bind(person.to_string())
        .bind(id)
        .execute(conn)
        .map_ok(|done| done.rows_affected()))?;
    found(removed, id)
}

fn found(changed: u64, id: &str) -> Result<()> {
    if changed > 0 {
        return Ok(());
    }
    Err(Error::NotFound { table: "passkeys", row: id.to_owned() })
}

fn passkey(row: PasskeyRow) -> Result<Passkey> {
    let cells = Row { table: "passkeys", key: &row.id };
    Ok(Passkey {
        person: cells.parse("person", &row.person)?,
        added_at: cells.instant("added_at", row.added_at)?,
        name: row.name,
        key: row.key,
        id: row.id,
    })
}
