//! What there are figures of.
//!
//! Whether there is a figure is asked as one row with a limit, never as `exists`, which SQLite may read to its
//! end: over a nation's figures seconds instead of a millisecond.

use domain::{breakdown::Breakdown, indicator::IndicatorId, period::Period};

use super::Holdings;
use crate::{cell::Row, db::Db, error::Result};

const SLICES: &str = "slices";

/// Returns the periods for which an indicator has figures, oldest first.
pub async fn periods(db: &Db, indicator: &IndicatorId) -> Result<Vec<Period>> {
    const SQL: &str = "
        select p.period
        from (select distinct period from slices where indicator = $1) p
        where (
            select 1
            from slices s
            join figures f on f.slice = s.id
            where s.indicator = $1
              and s.period = p.period
              and f.current = true
            limit 1) = 1";
    let texts: Vec<String> =
        on!(db, conn => sqlx::query_scalar(SQL).bind(indicator.as_str()).fetch_all(conn))?;
    let cells = Row { table: SLICES, key: indicator.as_str() };
    let mut periods: Vec<Period> =
        texts.iter().map(|text| cells.parse("period", text)).collect::<Result<_>>()?;
    periods.sort_by(|a, b| a.position().total_cmp(&b.position()).then(a.cmp(b)));
    Ok(periods)
}

/// How many figures of an indicator and period belong to a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owned {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The period.
    pub period: Period,
    /// How many figures that count, one a unit and part of the children.
    pub figures: u64,
}

/// Returns which figures that count belong to the delivery with this sequence.
pub async fn of_delivery(db: &Db, sequence: i64) -> Result<Vec<Owned>> {
    const SQL: &str = "
        select s.indicator, s.period, cast(count(*) as bigint)
        from delivery_slices b
        join slices s on s.id = b.slice
        join figures f on f.slice = b.slice and f.delivery = b.delivery
        where b.delivery = $1
          and f.current
        group by s.indicator, s.period
        order by s.indicator, s.period";
    let rows: Vec<(String, String, i64)> =
        on!(db, conn => sqlx::query_as(SQL).bind(sequence).fetch_all(conn))?;
    let read = |(indicator, period, figures): (String, String, i64)| {
        let cells = Row { table: SLICES, key: &indicator };
        Ok(Owned {
            indicator: cells.parse("indicator", &indicator)?,
            period: cells.parse("period", &period)?,
            figures: figures.unsigned_abs(),
        })
    };
    rows.into_iter().map(read).collect()
}

/// Returns the newest period for which an indicator has figures.
pub async fn latest_period(db: &Db, indicator: &IndicatorId) -> Result<Option<Period>> {
    periods(db, indicator).await.map(|periods| periods.last().copied())
}

/// Returns the breakdowns that an indicator has figures for in a period, that of all children first.
pub async fn breakdowns(
    db: &Db,
    indicator: &IndicatorId,
    period: Period,
) -> Result<Vec<Breakdown>> {
    const SQL: &str = "
        select s.breakdown
        from slices s
        where s.indicator = $1
          and s.period = $2
          and (select 1 from figures f where f.slice = s.id and f.current = true limit 1) = 1
        order by s.breakdown";
    let texts: Vec<String> = on!(db, conn => sqlx::query_scalar(SQL)
        .bind(indicator.as_str())
        .bind(period.to_string())
        .fetch_all(conn))?;
    let cells = Row { table: SLICES, key: indicator.as_str() };
    texts.iter().map(|text| cells.parse("breakdown", text)).collect()
}

/// Returns the indicators that have figures.
pub async fn indicators(db: &Db) -> Result<Vec<IndicatorId>> {
    const SQL: &str = "
        select i.indicator
        from (select distinct indicator from slices) i
        where (
            select 1
            from slices s
            join figures f on f.slice = s.id
            where s.indicator = i.indicator
              and f.current = true
            limit 1) = 1
        order by i.indicator";
    let texts: Vec<String> = on!(db, conn => sqlx::query_scalar(SQL).fetch_all(conn))?;
    texts.iter().map(|text| Row { table: SLICES, key: text }.parse("indicator", text)).collect()
}

/// Returns of how many indicators and units there are figures.
pub async fn holdings(db: &Db) -> Result<Holdings> {
    // From one unit to the next in the index, instead of through all its figures.
    const SQL: &str = "
        with recursive seen(unit) as (
            select min(unit) from figures where current
            union all
            select (select min(f.unit) from figures f where f.current and f.unit > seen.unit)
            from seen
            where seen.unit is not null)
        select cast(count(unit) as bigint) from seen";
    let units: i64 = on!(db, conn => sqlx::query_scalar(SQL).fetch_one(conn))?;
    let indicators = indicators(db).await?.len();
    Ok(Holdings {
        indicators: indicators.try_into().unwrap_or(u64::MAX),
        units: units.unsigned_abs(),
    })
}
