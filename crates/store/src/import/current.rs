//! Which of the rows about a figure counts.

use futures::TryFutureExt as _;

use crate::{db::Tx, error::Result};

/// Makes the figures of a delivery those that count, in place of those they cover.
pub(super) async fn cover(tx: &mut Tx, sequence: i64) -> Result<()> {
    // Naming the slices keeps SQLite from walking through all figures there are, and `= true` from
    // looking the rows up in the order of the smaller index.
    const UNMARK: &str = "
        update figures
        set current = false
        where current = true
          and delivery <> $1
          and slice in (select slice from delivery_slices where delivery = $1)
          and exists (
              select 1
              from figures i
              where i.slice = figures.slice
                and i.unit = figures.unit
                and i.delivery = $1)";
    const MARK: &str = "
        update figures
        set current = true
        where delivery = $1
          and current = false
          and slice in (select slice from delivery_slices where delivery = $1)";
    both(tx, sequence, [UNMARK, MARK]).await
}

/// Marks, for the figures of a delivery that went out of force, the latest rows still in force.
pub(super) async fn mark_without(tx: &mut Tx, undone: i64) -> Result<()> {
    const UNMARK: &str = "
        update figures
        set current = false
        where delivery = $1
          and current
          and slice in (select slice from delivery_slices where delivery = $1)";
    const MARK: &str = "
        update figures
        set current = true
        where (slice, unit, delivery) in (
            select f.slice, f.unit, max(f.delivery)
            from delivery_slices s
            join figures u on u.slice = s.slice and u.delivery = s.delivery
            join figures f on f.slice = u.slice and f.unit = u.unit
            join deliveries d on d.sequence = f.delivery
            where s.delivery = $1
              and d.state = 'committed'
            group by f.slice, f.unit)
          and not current";
    both(tx, undone, [UNMARK, MARK]).await
}

async fn both(tx: &mut Tx, sequence: i64, statements: [&'static str; 2]) -> Result<()> {
    for statement in statements {
        on!(tx, conn => sqlx::query(statement).bind(sequence).execute(conn).map_ok(drop))?;
    }
    Ok(())
}

/// Returns how many figures a delivery has.
pub(super) async fn count(tx: &mut Tx, sequence: i64) -> Result<i64> {
    const SQL: &str = "
        select cast(count(*) as bigint)
        from delivery_slices s
        join figures f on f.slice = s.slice and f.delivery = s.delivery
        where s.delivery = $1";
    on!(tx, conn => sqlx::query_scalar(SQL).bind(sequence).fetch_one(conn))
}
