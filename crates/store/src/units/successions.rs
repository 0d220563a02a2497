//! Units that follow others after a merger, a split or a new number.

use domain::unit::{Succession, UnitNumber};
use futures::TryFutureExt as _;
use sqlx::FromRow;

use crate::{
    cell::{Row, word},
    db::{Db, Tx},
    error::Result,
};

#[derive(FromRow)]
struct SuccessionRow {
    old: String,
    new: String,
    kind: String,
    on_day: String,
}

/// Says that a unit follows another.
pub async fn insert_succession(tx: &mut Tx, succession: &Succession) -> Result<()> {
    const SQL: &str = "
        insert into successions (old, new, kind, on_day)
        values ($1, $2, $3, $4)";
    on!(tx, conn => sqlx::query(SQL)
        .bind(succession.old.as_str())
        .bind(succession.new.as_str())
        .bind(word(succession.kind))
        .bind(succession.on.to_string())
        .execute(conn)
        .map_ok(drop))
}

/// Returns the successions that a unit is part of on either side, oldest first; all when `unit` is none.
pub async fn successions(db: &Db, unit: Option<&UnitNumber>) -> Result<Vec<Succession>> {
    const SQL: &str = "
        select old, new, kind, on_day
        from successions
        where ($1 is null or old = $1 or new = $1)
        order by on_day, old, new";
    let number = unit.map(UnitNumber::as_str);
    on!(db, conn => sqlx::query_as::<_, SuccessionRow>(SQL).bind(number).fetch_all(conn))?
        .iter()
        .map(succession)
        .collect()
}

fn succession(row: &SuccessionRow) -> Result<Succession> {
    let cells = Row { table: "successions", key: &row.old };
    Ok(Succession {
        old: cells.parse("old", &row.old)?,
        new: cells.parse("new", &row.new)?,
        kind: cells.word("kind", &row.kind)?,
        on: cells.parse("on_day", &row.on_day)?,
    })
}
