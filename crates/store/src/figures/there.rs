//! What there are figures of.

use domain::{breakdown::Breakdown, indicator::IndicatorId, period::Period, unit::UnitNumber};

use crate::{cell::Row, db::Db, error::Result};

const SLICES: &str = "slices";

/// Returns the periods for which an indicator has figures, oldest first.
pub async fn periods(db: &Db, indicator: &IndicatorId) -> Result<Vec<Period>> {
    const SQL: &str = "
        select distinct s.period
        from slices s
        where s.indicator = $1
          and exists (select 1 from figures f where f.slice = s.id and f.current)";
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
          and exists (select 1 from figures f where f.slice = s.id and f.current)
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
        select distinct s.indicator
        from slices s
        where exists (select 1 from figures f where f.slice = s.id and f.current)
        order by s.indicator";
    let texts: Vec<String> = on!(db, conn => sqlx::query_scalar(SQL).fetch_all(conn))?;
    texts.iter().map(|text| Row { table: SLICES, key: text }.parse("indicator", text)).collect()
}

/// Returns the indicators that have figures of a unit.
pub async fn indicators_of(db: &Db, unit: &UnitNumber) -> Result<Vec<IndicatorId>> {
    const SQL: &str = "
        select distinct s.indicator
        from figures f
        join slices s on s.id = f.slice
        where f.unit = $1
          and f.current
        order by s.indicator";
    let texts: Vec<String> =
        on!(db, conn => sqlx::query_scalar(SQL).bind(unit.as_str()).fetch_all(conn))?;
    texts.iter().map(|text| Row { table: SLICES, key: text }.parse("indicator", text)).collect()
}
