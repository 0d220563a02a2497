//! Which slice a figure belongs to: found, or made when it is the first of its kind.

use std::collections::HashMap;

use domain::{breakdown::Breakdown, figure::FigureKey, indicator::IndicatorId, period::Period};
use futures::TryFutureExt as _;

use crate::{db::Tx, error::Result};

/// Real vaults have some thousand slices; a file with more than this many looks them up again, so that
/// memory stays flat.
const REMEMBERED: usize = 50_000;

/// A slice as a delivery finds it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slice {
    pub(super) id: i64,
    /// Whether no other delivery has figures of it that count.
    pub(super) is_fresh: bool,
}

/// The slices that a delivery has figures of.
#[derive(Debug)]
pub(super) struct Slices {
    delivery: i64,
    /// Nested, so that a row looks its slice up without copying its names.
    known: HashMap<IndicatorId, HashMap<Period, HashMap<Breakdown, Slice>>>,
    remembered: usize,
    are_all_fresh: bool,
}

impl Slices {
    pub(super) fn of_delivery(sequence: i64) -> Self {
        Self { delivery: sequence, known: HashMap::new(), remembered: 0, are_all_fresh: true }
    }

    /// Tells whether no other delivery has figures that count of any slice met so far.
    pub(super) const fn are_all_fresh(&self) -> bool {
        self.are_all_fresh
    }

    /// Returns the slice that `key` belongs to.
    pub(super) async fn find(&mut self, tx: &mut Tx, key: &FigureKey) -> Result<Slice> {
        let known = self.known.get(&key.indicator).and_then(|periods| periods.get(&key.period));
        if let Some(slice) = known.and_then(|breakdowns| breakdowns.get(&key.breakdown)) {
            return Ok(*slice);
        }
        let id = find_or_insert(tx, key).await?;
        note(tx, self.delivery, id).await?;
        let slice = Slice { id, is_fresh: is_fresh(tx, self.delivery, id).await? };
        self.are_all_fresh &= slice.is_fresh;
        if self.remembered >= REMEMBERED {
            self.known.clear();
            self.remembered = 0;
        }
        self.remembered += 1;
        let periods = self.known.entry(key.indicator.clone()).or_default();
        periods.entry(key.period).or_default().insert(key.breakdown.clone(), slice);
        Ok(slice)
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

async fn is_fresh(tx: &mut Tx, delivery: i64, slice: i64) -> Result<bool> {
    const SQL: &str = "
        select not exists (
            select 1
            from figures
            where slice = $1
              and current = true
              and delivery <> $2)";
    on!(tx, conn => sqlx::query_scalar(SQL).bind(slice).bind(delivery).fetch_one(conn))
}
