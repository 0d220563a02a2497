//! The figures of one unit: all, or only those that a page needs.
//!
//! Of a unit of a nation there are tens of thousands, for ten years and every part of the children. The slices
//! are read first and then the unit's figure of each, in that order by `cross join`.

use domain::{breakdown::Breakdown, figure::Figure, indicator::IndicatorId, unit::UnitNumber};

use super::{FigureCells, figure, indicators};
use crate::{db::Db, error::Result};

macro_rules! figures_of {
    ($($end:literal),+) => {
        concat!(
            "
    select s.indicator, f.unit, s.period, s.breakdown, d.id as delivery, h.state, h.reason,
           f.estimate, f.lower, f.upper, h.interval_kind, f.n, h.n_basis, h.basis, h.verdict
    from ",
            $($end),+
        )
    };
}

/// Reads all figures of one unit.
pub(crate) const OF_UNIT: &str = figures_of!(
    "figures f
    join slices s on s.id = f.slice
    join deliveries d on d.sequence = f.delivery
    join shapes h on h.id = f.shape
    where f.unit = $1
      and f.current
    order by s.indicator, s.breakdown, s.period"
);

/// Joins the one figure of a slice that counts for a unit.
macro_rules! slice_by_slice {
    ($wanted:literal, $order:literal) => {
        figures_of!(
            "slices s
    cross join figures f
    join deliveries d on d.sequence = f.delivery
    join shapes h on h.id = f.shape
    where f.slice = s.id
      and f.unit = $1
      and f.current = true
      and ",
            $wanted,
            " order by ",
            $order
        )
    };
}

/// Returns all figures of a unit, by indicator, breakdown and period.
pub async fn of_unit(db: &Db, unit: &UnitNumber) -> Result<Vec<Figure>> {
    on!(db, conn => sqlx::query_as::<_, FigureCells>(OF_UNIT).bind(unit.as_str()).fetch_all(conn))?
        .iter()
        .map(figure)
        .collect()
}

/// Returns the figures of a unit that stand for its indicators: those of all children, and all parts where there is
/// none of all children; by indicator, breakdown and period.
pub async fn leading(db: &Db, unit: &UnitNumber) -> Result<Vec<Figure>> {
    const SQL: &str = slice_by_slice!("s.breakdown = ''", "s.indicator, s.period");
    let cells = on!(db, conn => sqlx::query_as::<_, FigureCells>(SQL)
        .bind(unit.as_str())
        .fetch_all(conn))?;
    let mut figures: Vec<Figure> = cells.iter().map(figure).collect::<Result<_>>()?;
    let mut lacking = indicators(db).await?;
    lacking.retain(|id| figures.iter().all(|figure| figure.key.indicator != *id));
    for id in lacking {
        figures.extend(parts(db, unit, &id).await?);
    }
    figures.sort_by(|one, other| one.key.indicator.cmp(&other.key.indicator));
    Ok(figures)
}

/// Returns a unit's figures of one indicator, all parts of the children, by breakdown and period.
pub async fn parts(db: &Db, unit: &UnitNumber, indicator: &IndicatorId) -> Result<Vec<Figure>> {
    const SQL: &str = slice_by_slice!("s.indicator = $2", "s.breakdown, s.period");
    on!(db, conn => sqlx::query_as::<_, FigureCells>(SQL)
        .bind(unit.as_str())
        .bind(indicator.as_str())
        .fetch_all(conn))?
    .iter()
    .map(figure)
    .collect()
}

/// Returns a unit's figures of one indicator and breakdown, oldest first.
pub async fn series(
    db: &Db,
    indicator: &IndicatorId,
    unit: &UnitNumber,
    breakdown: &Breakdown,
) -> Result<Vec<Figure>> {
    const SQL: &str = slice_by_slice!("s.indicator = $2 and s.breakdown = $3", "s.period");
    on!(db, conn => sqlx::query_as::<_, FigureCells>(SQL)
        .bind(unit.as_str())
        .bind(indicator.as_str())
        .bind(breakdown.to_string())
        .fetch_all(conn))?
    .iter()
    .map(figure)
    .collect()
}
