//! Which slice a figure belongs to: found, or made when it is the first of its kind.

use std::collections::HashMap;

use domain::{breakdown::Breakdown, figure::FigureKey, indicator::IndicatorId, period::Period};
use futures::TryFutureExt as _;

use crate::{db::Tx, error::Result};

/// Real vaults have some thousand slices; a file with more than this many looks them up again, so that
/// memory stays flat.
const REMEMBERED: usize = 50_000;

/// The slices that a delivery has figures of.
#[derive(Debug)]
pub(super) struct Slices {
    delivery: i64,
    known: HashMap<(IndicatorId, Period, Breakdown), i64>,
}

impl Slices {
    pub(super) fn of_delivery(sequence: i64) -> Self {
        Self { delivery: sequence, known: HashMap::new() }
    }

    /// Returns the number of the slice that `key` belongs to.
    pub(super) async fn id(&mut self, tx: &mut Tx, key: &FigureKey) -> Result<i64> {
        let slice = (key.indicator.clone(), key.period, key.breakdown.clone());
        if let Some(id) = self.known.get(&slice) {
            return Ok(*id);
        }
        let id = find_or_insert(tx, key).await?;
        note(tx, self.delivery, id).await?;
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        self.known.insert(slice, id);
        Ok(id)
    }
}

async fn find_or_insert(tx: &mut Tx, key: &FigureKey) -> Result<i64> {
    const FIND: &str = "
        select id
        from slices
        where indicator = $1
          and period = $2
          and breakdown = $3";
    const INSERT: &str = "
        insert into slices (id, indicator, period, breakdown)
        values ((select coalesce(max(id), 0) + 1 from slices), $1, $2, $3)
        returning id";
    let (indicator, period) = (key.indicator.as_str(), key.period.to_string());
    let breakdown = key.breakdown.to_string();
    let found: Option<i64> = on!(tx, conn => sqlx::query_scalar(FIND)
        .bind(indicator)
        .bind(&period)
        .bind(&breakdown)
        .fetch_optional(conn))?;
    if let Some(id) = found {
        return Ok(id);
    }
    on!(tx, conn => sqlx::query_scalar(INSERT)
        .bind(indicator)
        .bind(&period)
        .bind(&breakdown)
        .fetch_one(conn))
}

async fn note(tx: &mut Tx, delivery: i64, slice: i64) -> Result<()> {
    const SQL: &str = "
        insert into delivery_slices (delivery, slice)
        values ($1, $2)
        on conflict (delivery, slice) do nothing";
    on!(tx, conn => sqlx::query(SQL).bind(delivery).bind(slice).execute(conn).map_ok(drop))
}
