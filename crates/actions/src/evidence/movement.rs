//! How units of a kind move, learnt once from a sample of all of them.

use std::{collections::BTreeMap, sync::Arc};

use domain::{figure::Figure, indicator::Indicator, status::Movement, unit::UnitNumber};
use store::figures::{self as rows, Slice};

use super::{reader::Reader, worked_out::MovementKey};
use crate::error::Result;

/// From so many units a movement is learnt, evenly spread over all of the kind.
const UNITS: usize = 150;

/// From so many of the newest periods a movement is learnt.
const PERIODS: usize = 10;

/// Returns how units of a kind move.
///
/// It is the same for every reader, whatever they may see, so that two people never meet two statuses of one
/// target: how much all units swing together tells nothing of any single one.
pub(super) async fn of(
    reader: &Reader<'_>,
    indicator: &Indicator,
    key: &MovementKey,
) -> Result<Arc<Option<Movement>>> {
    let worked_out = &reader.app.worked_out;
    let find = || worked_out.with(|shelves| shelves.movements.get(key));
    if let Some(kept) = find() {
        return Ok(kept);
    }
    let _turn = worked_out.learning.lock().await;
    if let Some(kept) = find() {
        return Ok(kept);
    }
    let series = series(reader, indicator, key).await?;
    let indicator = indicator.clone();
    let learn = move || Movement::learn(&indicator, series.iter().map(Vec::as_slice));
    // Learning takes a good part of a second, too long for a thread that serves others.
    let learnt = Arc::new(tokio::task::spawn_blocking(learn).await.unwrap_or_default());
    let kept = Arc::clone(&learnt);
    worked_out.keep(reader.generation, |shelves| shelves.movements.put(key.clone(), kept));
    Ok(learnt)
}

/// Reads the series of some units of the kind, each oldest first.
async fn series(
    reader: &Reader<'_>,
    indicator: &Indicator,
    (id, breakdown, kind): &MovementKey,
) -> Result<Vec<Vec<Figure>>> {
    let db = &reader.app.db;
    let periods = rows::periods(db, id).await?;
    let Some(newest) = periods.last().copied() else { return Ok(Vec::new()) };
    let comparable: Vec<_> = periods
        .into_iter()
        .filter(|period| *period == newest || indicator.are_comparable(*period, newest))
        .collect();
    if comparable.len() < 2 {
        return Ok(Vec::new());
    }
    let mut units: BTreeMap<UnitNumber, Vec<Figure>> = BTreeMap::new();
    for period in comparable.iter().skip(comparable.len().saturating_sub(PERIODS)) {
        let slice = Slice { indicator: id.clone(), period: *period, breakdown: breakdown.clone() };
        for row in rows::across(db, &slice, &[*kind], None).await? {
            units.entry(row.unit.number).or_default().push(row.figure);
        }
    }
    let stride = units.len().div_ceil(UNITS).max(1);
    Ok(units.into_values().step_by(stride).collect())
}
