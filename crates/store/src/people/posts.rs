//! The posts that people hold, from one day to another.

use domain::{
    access::{Post, Role},
    id::PersonId,
};
use futures::TryFutureExt as _;
use jiff::civil::Date;
use sqlx::FromRow;

use crate::{
    cell::Row,
    db::{Db, Tx},
    error::{Error, Result},
};

#[derive(FromRow)]
struct PostRow {
    person: String,
    role: String,
    unit: String,
    from_day: String,
    until_day: Option<String>,
}

/// Returns all posts, those that have ended too, by unit, role and first day.
pub async fn posts(db: &Db) -> Result<Vec<Post>> {
    const SQL: &str = "
        select person, role, unit, from_day, until_day
        from posts
        order by unit, role, from_day, person";
    on!(db, conn => sqlx::query_as::<_, PostRow>(SQL).fetch_all(conn))?.iter().map(post).collect()
}

/// Returns a person's posts, those that have ended too, oldest first.
pub async fn posts_of(db: &Db, person: PersonId) -> Result<Vec<Post>> {
    const SQL: &str = "
        select person, role, unit, from_day, until_day
        from posts
        where person = $1
        order by from_day, unit, role";
    on!(db, conn => sqlx::query_as::<_, PostRow>(SQL).bind(person.to_string()).fetch_all(conn))?
        .iter()
        .map(post)
        .collect()
}

/// Gives a person a post.
pub async fn insert_post(tx: &mut Tx, post: &Post) -> Result<()> {
    const SQL: &str = "
        insert into posts (person, role, unit, from_day, until_day)
        values ($1, $2, $3, $4, $5)";
    on!(tx, conn => sqlx::query(SQL)
        .bind(post.person.to_string())
        .bind(post.role.code())
        .bind(post.unit.as_str())
        .bind(post.from.to_string())
        .bind(post.until.map(|day| day.to_string()))
        .execute(conn)
        .map_ok(drop))
}

/// Ends a post with `last_day`.
pub async fn end_post(tx: &mut Tx, post: &Post, last_day: Date) -> Result<()> {
    const SQL: &str = "
        update posts
        set until_day = $5
        where person = $1
          and role = $2
          and unit = $3
          and from_day = $4";
    let changed = on!(tx, conn => sqlx::query(SQL)
        .bind(post.person.to_string())
        .bind(post.role.code())
        .bind(post.unit.as_str())
        .bind(post.from.to_string())
        .bind(last_day.to_string())
        .execute(conn)
        .map_ok(|done| done.rows_affected()))?;
    if changed > 0 {
        return Ok(());
    }
    let row = format!("{} {} {}", post.person, post.role.code(), post.unit);
    Err(Error::NotFound { table: "posts", row })
}

fn post(row: &PostRow) -> Result<Post> {
    let cells = Row { table: "posts", key: &row.person };
    Ok(Post {
        person: cells.parse("person", &row.person)?,
        role: cells.code("role", &row.role, Role::from_code)?,
        unit: cells.parse("unit", &row.unit)?,
        from: cells.parse("from_day", &row.from_day)?,
        until: cells.parse_if("until_day", row.until_day.as_deref())?,
    })
}
