//! Figures that are computed from facts, in the place of those that were computed before.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::{
    breakdown::Breakdown,
    figure::{FigureKey, Value},
    indicator::IndicatorId,
    period::Period,
    unit::UnitNumber,
};
use futures::TryFutureExt as _;
use sqlx::AssertSqlSafe;

use super::{
    incoming::{self, IncomingRow},
    shapes::Shapes,
    slices::{Slice, Slices},
};
use crate::{db::Tx, error::Result, figures::Shape, many};

/// In place of a file, of figures that stood in none.
const COMPUTED: i64 = -1;

/// A unit's figures in a period.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reach {
    /// The period.
    pub period: Period,
    /// The unit.
    pub unit: UnitNumber,
}

/// A computed figure.
#[derive(Debug, Clone, PartialEq)]
pub struct ComputedFigure {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The part of the children.
    pub breakdown: Breakdown,
    /// The value.
    pub value: Value,
    /// The sequence of the latest delivery in force with facts behind it.
    pub delivery: i64,
}

/// Puts figures in the place of all that were computed from facts for these indicators, units and periods.
///
/// Each belongs to the latest delivery that has facts behind it, and of figures about the same thing that of the
/// latest delivery counts, as always.
pub async fn replace_computed(
    tx: &mut Tx,
    indicators: &[IndicatorId],
    figures: &BTreeMap<Reach, Vec<ComputedFigure>>,
) -> Result<()> {
    let periods: BTreeSet<Period> = figures.keys().map(|reach| reach.period).collect();
    for period in periods {
        let slices = slices_of(tx, period, indicators).await?;
        for reach in figures.keys().filter(|reach| reach.period == period) {
            remove(tx, &slices, &reach.unit).await?;
        }
    }
    insert(tx, figures).await?;
    let periods: BTreeSet<Period> = figures.keys().map(|reach| reach.period).collect();
    for period in periods {
        let slices = slices_of(tx, period, indicators).await?;
        for reach in figures.keys().filter(|reach| reach.period == period) {
            mark(tx, &slices, &reach.unit).await?;
        }
    }
    Ok(())
}

/// Returns the slices of indicators in a period, as SQL lists them.
async fn slices_of(tx: &mut Tx, period: Period, indicators: &[IndicatorId]) -> Result<String> {
    const SQL: &str = "
        select id, indicator
        from slices
        where period = $1
        order by id";
    let rows: Vec<(i64, String)> =
        on!(tx, conn => sqlx::query_as(SQL).bind(period.to_string()).fetch_all(conn))?;
    let wanted = rows.into_iter().filter(|(_, found)| {
        indicators.iter().any(|indicator| indicator.as_str() == found.as_str())
    });
    let ids: Vec<String> = wanted.map(|(id, _)| id.to_string()).collect();
    // A list is never empty in SQL; no slice has the number nought.
    Ok(if ids.is_empty() { "0".to_owned() } else { ids.join(",") })
}

async fn remove(tx: &mut Tx, slices: &str, unit: &UnitNumber) -> Result<()> {
    let sql = format!(
        "delete from figures
         where unit = $1
           and slice in ({slices})
           and file = {COMPUTED}"
    );
    run(tx, sql, unit).await
}

/// Marks of each figure of a unit the row of the latest delivery in force.
async fn mark(tx: &mut Tx, slices: &str, unit: &UnitNumber) -> Result<()> {
    let latest = "(
        select coalesce(max(g.delivery), -1)
        from figures g
        join deliveries d on d.sequence = g.delivery
        where g.slice = figures.slice
          and g.unit = figures.unit
          and d.state = 'committed')";
    let rows = format!("unit = $1 and slice in ({slices})");
    let unmark = format!(
        "update figures set current = false where {rows} and current and delivery <> {latest}"
    );
    let mark = format!(
        "update figures set current = true where {rows} and not current and delivery = {latest}"
    );
    run(tx, unmark, unit).await?;
    run(tx, mark, unit).await
}

async fn run(tx: &mut Tx, sql: String, unit: &UnitNumber) -> Result<()> {
    on!(tx, conn => sqlx::query(AssertSqlSafe(sql))
        .bind(unit.as_str())
        .execute(conn)
        .map_ok(drop))
}

async fn insert(tx: &mut Tx, figures: &BTreeMap<Reach, Vec<ComputedFigure>>) -> Result<()> {
    let mut slices: HashMap<i64, Slices> = HashMap::new();
    let mut shapes = Shapes::default();
    let mut rows: BTreeMap<i64, Vec<IncomingRow<'_>>> = BTreeMap::new();
    for (reach, figures) in figures {
        for figure in figures {
            let delivery = figure.delivery;
            let of_delivery =
                slices.entry(delivery).or_insert_with(|| Slices::of_delivery(delivery));
            let key = FigureKey {
                indicator: figure.indicator.clone(),
                unit: reach.unit.clone(),
                period: reach.period,
                breakdown: figure.breakdown.clone(),
            };
            let slice = Slice { is_fresh: false, ..of_delivery.find(tx, &key).await? };
            let shape = shapes.id(tx, Shape::from(&figure.value)).await?;
            let known = figure.value.known();
            let unit = reach.unit.as_str();
            let row =
                IncomingRow { slice, unit, shape, known, file: COMPUTED, heading: 0, line: 0 };
            let waiting = rows.entry(delivery).or_default();
            waiting.push(row);
            if waiting.len() == many::ROWS_AT_A_TIME {
                incoming::insert(tx, delivery, waiting).await?;
                waiting.clear();
            }
        }
    }
    for (delivery, waiting) in rows.iter().filter(|(_, waiting)| !waiting.is_empty()) {
        incoming::insert(tx, *delivery, waiting).await?;
    }
    Ok(())
}
