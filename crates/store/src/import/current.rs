//! Which of the rows about a figure counts.

use futures::TryFutureExt as _;

use crate::{db::Tx, error::Result};

/// Marks, for the figures of a delivery that went out of force, the latest rows still in force.
pub(super) async fn mark_without(tx: &mut Tx, undone: i64) -> Result<()> {
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
    const UNMARK: &str = "
        update figures
        set current = false
        where delivery = $1
          and current
          and slice in (select slice from delivery_slices where delivery = $1)";
    for statement in [UNMARK, MARK] {
        on!(tx, conn => sqlx::query(statement).bind(undone).execute(conn).map_ok(drop))?;
    }
    Ok(())
}
