//! Where units stand below others, in several hierarchies, from one day to another.

use domain::unit::{Placement, UnitNumber};
use futures::TryFutureExt as _;
use jiff::civil::Date;
use sqlx::FromRow;

use crate::{
    cell::Row,
    db::{Db, Tx},
    error::{Error, Result},
};

#[derive(FromRow)]
struct PlacementRow {
    hierarchy: String,
    unit: String,
    parent: String,
    from_day: String,
    until_day: Option<String>,
}

/// Places a unit below another.
pub async fn insert_placement(tx: &mut Tx, placement: &Placement) -> Result<()> {
    const SQL: &str = "
        insert into placements (hierarchy, unit, parent, from_day, until_day)
        values ($1, $2, $3, $4, $5)";
    on!(tx, conn => sqlx::query(SQL)
        .bind(&placement.hierarchy)
        .bind(placement.unit.as_str())
        .bind(placement.parent.as_str())
        .bind(placement.from.to_string())
        .bind(placement.until.map(|day| day.to_string()))
        .execute(conn)
        .map_ok(drop))
}

/// Ends a placement with `last_day`.
pub async fn end_placement(tx: &mut Tx, placement: &Placement, last_day: Date) -> Result<()> {
    const SQL: &str = "
        update placements
        set until_day = $5
        where hierarchy = $1
          and unit = $2
          and parent = $3
          and from_day = $4";
    let changed = on!(tx, conn => sqlx::query(SQL)
        .bind(&placement.hierarchy)
        .bind(placement.unit.as_str())
        .bind(placement.parent.as_str())
        .bind(placement.from.to_string())
        .bind(last_day.to_string())
        .execute(conn)
        .map_ok(|done| done.rows_affected()))?;
    if changed > 0 {
        return Ok(());
    }
    let row = format!("{} {} {}", placement.hierarchy, placement.unit, placement.parent);
    Err(Error::NotFound { table: "placements", row })
}

/// Returns the names of the hierarchies that have placements.
pub async fn hierarchies(db: &Db) -> Result<Vec<String>> {
    const SQL: &str = "
        select distinct hierarchy
        from placements
        order by hierarchy";
    on!(db, conn => sqlx::query_scalar(SQL).fetch_all(conn))
}

/// Returns all placements of a hierarchy, those that have ended too, by parent, unit and first day.
pub async fn placements(db: &Db, hierarchy: &str) -> Result<Vec<Placement>> {
    const SQL: &str = "
        select hierarchy, unit, parent, from_day, until_day
        from placements
        where hierarchy = $1
        order by parent, unit, from_day";
    on!(db, conn => sqlx::query_as::<_, PlacementRow>(SQL).bind(hierarchy).fetch_all(conn))?
        .into_iter()
        .map(placement)
        .collect()
}

/// Returns the placements of the units below `parent` on a day.
pub async fn children(
    db: &Db,
    hierarchy: &str,
    parent: &UnitNumber,
    day: Date,
) -> Result<Vec<Placement>> {
    const SQL: &str = "
        select hierarchy, unit, parent, from_day, until_day
        from placements
        where hierarchy = $1
          and parent = $2
          and from_day <= $3
          and (until_day is null or until_day >= $3)
        order by unit";
    on!(db, conn => sqlx::query_as::<_, PlacementRow>(SQL)
        .bind(hierarchy)
        .bind(parent.as_str())
        .bind(day.to_string())
        .fetch_all(conn))?
    .into_iter()
    .map(placement)
    .collect()
}

/// Returns a unit's placements on a day, in every hierarchy.
pub async fn parents(db: &Db, unit: &UnitNumber, day: Date) -> Result<Vec<Placement>> {
    const SQL: &str = "
        select hierarchy, unit, parent, from_day, until_day
        from placements
        where unit = $1
          and from_day <= $2
          and (until_day is null or until_day >= $2)
        order by hierarchy, parent";
    on!(db, conn => sqlx::query_as::<_, PlacementRow>(SQL)
        .bind(unit.as_str())
        .bind(day.to_string())
        .fetch_all(conn))?
    .into_iter()
    .map(placement)
    .collect()
}

fn placement(row: PlacementRow) -> Result<Placement> {
    let cells = Row { table: "placements", key: &row.unit };
    Ok(Placement {
        unit: cells.parse("unit", &row.unit)?,
        parent: cells.parse("parent", &row.parent)?,
        from: cells.parse("from_day", &row.from_day)?,
        until: cells.parse_if("until_day", row.until_day.as_deref())?,
        hierarchy: row.hierarchy,
    })
}
