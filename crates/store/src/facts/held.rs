//! What lies in fact files of each period, whether it counts or not.

use domain::{fact::FactSetId, period::Period};
use sqlx::FromRow;

use super::TABLE;
use crate::{cell::Row, db::Db, error::Result};

/// What the vault holds of a fact set's period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The fact set.
    pub set: FactSetId,
    /// The period.
    pub period: Period,
    /// How many rows count.
    pub rows: u64,
    /// Of how many units.
    pub units: u64,
    /// How many more lie there and count for nothing: newer ones came, or their delivery was undone.
    pub beside: u64,
}

#[derive(FromRow)]
struct HeldRow {
    fact_set: String,
    period: String,
    counting: i64,
    units: i64,
    beside: i64,
}

/// Returns what is held of each fact set and period, oldest first.
pub async fn held(db: &Db) -> Result<Vec<Held>> {
    const SQL: &str = "
        select fact_set, period,
               cast(sum(case when current then stored_rows else 0 end) as bigint) as counting,
               cast(sum(case when current then 1 else 0 end) as bigint) as units,
               cast(sum(case when current then 0 else stored_rows end) as bigint) as beside
        from fact_parts
        group by fact_set, period
        order by fact_set, period";
    let rows: Vec<HeldRow> = on!(db, conn => sqlx::query_as(SQL).fetch_all(conn))?;
    let read = |row: HeldRow| {
        let cells = Row { table: TABLE, key: &row.fact_set };
        Ok(Held {
            set: cells.parse("fact_set", &row.fact_set)?,
            period: cells.parse("period", &row.period)?,
            rows: row.counting.unsigned_abs(),
            units: row.units.unsigned_abs(),
            beside: row.beside.unsigned_abs(),
        })
    };
    rows.into_iter().map(read).collect()
}
