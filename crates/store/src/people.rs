//! People who can sign in. What they sign in with and the posts they hold stand beside.

use domain::{access::Person, id::PersonId};
use futures::TryFutureExt as _;
use sqlx::FromRow;

use crate::{
    cell::Row,
    db::{Db, Tx},
    error::{Error, Result},
};

mod passkeys;
mod posts;

pub use passkeys::{Passkey, insert_passkey, passkeys, remove_passkey, update_passkey};
pub use posts::{end_post, insert_post, posts, posts_of};

#[derive(FromRow)]
struct PersonRow {
    id: String,
    name: String,
    email: String,
    locale: String,
}

/// Returns all people in the order of their sort keys.
pub async fn list(db: &Db) -> Result<Vec<Person>> {
    const SQL: &str = "
        select id, name, email, locale
        from people
        order by sort_key, id";
    on!(db, conn => sqlx::query_as::<_, PersonRow>(SQL).fetch_all(conn))?
        .into_iter()
        .map(person)
        .collect()
}

/// Returns the person with this id.
pub async fn find(db: &Db, id: PersonId) -> Result<Option<Person>> {
    const SQL: &str = "
        select id, name, email, locale
        from people
        where id = $1";
    on!(db, conn => sqlx::query_as::<_, PersonRow>(SQL).bind(id.to_string()).fetch_optional(conn))?
        .map(person)
        .transpose()
}

/// Returns the person who signs in with this address, whether written small or large.
pub async fn find_by_email(db: &Db, email: &str) -> Result<Option<Person>> {
    const SQL: &str = "
        select id, name, email, locale
        from people
        where email_key = $1";
    let key = email_key(email);
    on!(db, conn => sqlx::query_as::<_, PersonRow>(SQL).bind(key).fetch_optional(conn))?
        .map(person)
        .transpose()
}

/// Adds a person. `sort_key` orders people by name; an address that is taken is a conflict.
pub async fn insert(tx: &mut Tx, person: &Person, sort_key: &str) -> Result<()> {
    const SQL: &str = "
        insert into people (id, name, email, email_key, locale, sort_key)
        values ($1, $2, $3, $4, $5, $6)";
    on!(tx, conn => sqlx::query(SQL)
        .bind(person.id.to_string())
        .bind(&person.name)
        .bind(&person.email)
        .bind(email_key(&person.email))
        .bind(person.locale.code())
        .bind(sort_key)
        .execute(conn)
        .map_ok(drop))
}

/// Changes a person's name, address and language.
pub async fn update(tx: &mut Tx, person: &Person, sort_key: &str) -> Result<()> {
    const SQL: &str = "
        update people
        set name = $2, email = $3, email_key = $4, locale = $5, sort_key = $6
        where id = $1";
    let id = person.id.to_string();
    let changed = on!(tx, conn => sqlx::query(SQL)
        .bind(&id)
        .bind(&person.name)
        .bind(&person.email)
        .bind(email_key(&person.email))
        .bind(person.locale.code())
        .bind(sort_key)
        .execute(conn)
        .map_ok(|done| done.rows_affected()))?;
    found(changed, id)
}

/// Returns the hash of a person's password, or none when there is no password.
pub async fn password_hash(db: &Db, id: PersonId) -> Result<Option<String>> {
    const SQL: &str = "
        select password_hash
        from people
        where id = $1";
    let hash: Option<Option<String>> = on!(db, conn =>
        sqlx::query_scalar(SQL).bind(id.to_string()).fetch_optional(conn))?;
    Ok(hash.flatten())
}

/// Sets the hash of a person's password; none takes the password away.
pub async fn set_password_hash(tx: &mut Tx, id: PersonId, hash: Option<&str>) -> Result<()> {
    const SQL: &str = "
        update people
        set password_hash = $2
        where id = $1";
    let changed = on!(tx, conn => sqlx::query(SQL)
        .bind(id.to_string())
        .bind(hash)
        .execute(conn)
        .map_ok(|done| done.rows_affected()))?;
    found(changed, id.to_string())
}

fn found(changed: u64, row: String) -> Result<()> {
    if changed == 0 { Err(Error::NotFound { table: "people", row }) } else { Ok(()) }
}

fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

fn person(row: PersonRow) -> Result<Person> {
    let cells = Row { table: "people", key: &row.id };
    Ok(Person {
        id: cells.parse("id", &row.id)?,
        locale: cells.parse("locale", &row.locale)?,
        name: row.name,
        email: row.email,
    })
}
