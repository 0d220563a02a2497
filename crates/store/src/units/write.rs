//! Units written by deliveries, and which of the rows about a unit counts.

use futures::TryFutureExt as _;

use super::{NamedUnit, row::UnitCells};
use crate::{db::Tx, error::Result};

/// The sequence of rows that no delivery brings; every delivery comes after it.
pub(super) const NO_DELIVERY: i64 = 0;

/// Units whose rows have changed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Touched<'a> {
    /// The unit with this number.
    Unit(&'a str),
    /// The units that the delivery with this sequence has rows about.
    Delivery(i64),
}

/// Writes what a delivery says about a unit; said twice, the later counts.
pub(crate) async fn write(tx: &mut Tx, named: &NamedUnit, delivery: i64) -> Result<()> {
    const SQL: &str = "
        insert into units (number, delivery, current, name, kind, part, main, municipality,
                           ownership, opened, closed, latitude, longitude, sort_key, search_key)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        on conflict (number, delivery) do update
        set name = excluded.name, kind = excluded.kind, part = excluded.part,
            main = excluded.main, municipality = excluded.municipality,
            ownership = excluded.ownership, opened = excluded.opened, closed = excluded.closed,
            latitude = excluded.latitude, longitude = excluded.longitude,
            sort_key = excluded.sort_key, search_key = excluded.search_key";
    let unit = &named.unit;
    let cells = UnitCells::from(unit);
    on!(tx, conn => sqlx::query(SQL)
        .bind(unit.number.as_str())
        .bind(delivery)
        .bind(false)
        .bind(&unit.name)
        .bind(cells.kind)
        .bind(cells.part)
        .bind(cells.main)
        .bind(cells.municipality)
        .bind(&unit.ownership)
        .bind(cells.opened)
        .bind(cells.closed)
        .bind(cells.latitude)
        .bind(cells.longitude)
        .bind(&named.sort_key)
        .bind(&named.search_key)
        .execute(conn)
        .map_ok(drop))
}

/// Marks of each touched unit the row that counts: the latest delivery in force.
pub(crate) async fn mark_current(tx: &mut Tx, touched: Touched<'_>) -> Result<()> {
    const UNMARK: &str = "
        update units
        set current = false
        where current
          and (number = $1 or number in (select number from units where delivery = $2))";
    const MARK: &str = "
        update units
        set current = true
        where (number, delivery) in (
            select u.number, max(u.delivery)
            from units u
            where (u.number = $1 or u.number in (select number from units where delivery = $2))
              and (u.delivery = 0
                   or u.delivery in (select sequence from deliveries where state = 'committed'))
            group by u.number)";
    let (number, delivery) = match touched {
        Touched::Unit(number) => (Some(number), None),
        Touched::Delivery(sequence) => (None, Some(sequence)),
    };
    for statement in [UNMARK, MARK] {
        on!(tx, conn => sqlx::query(statement)
            .bind(number)
            .bind(delivery)
            .execute(conn)
            .map_ok(drop))?;
    }
    Ok(())
}

/// Returns how many units a delivery has rows about.
pub(crate) async fn count_of_delivery(tx: &mut Tx, delivery: i64) -> Result<i64> {
    const SQL: &str = "
        select cast(count(*) as bigint)
        from units
        where delivery = $1";
    on!(tx, conn => sqlx::query_scalar(SQL).bind(delivery).fetch_one(conn))
}
