//! What was computed here beside what was published.

use domain::{breakdown::Breakdown, figure::Figure, indicator::IndicatorId, unit::UnitNumber};

use super::{FigureCells, figure};
use crate::{db::Db, error::Result};

/// Returns the figures of a unit's indicator that are in force and do not count because a later delivery has the
/// same: computed ones below published ones, and published below computed; oldest first.
pub async fn covered(
    db: &Db,
    indicator: &IndicatorId,
    unit: &UnitNumber,
    breakdown: &Breakdown,
) -> Result<Vec<Figure>> {
    const SQL: &str = "
        select s.indicator, f.unit, s.period, s.breakdown, d.id as delivery, h.state, h.reason,
               f.estimate, f.lower, f.upper, h.interval_kind, f.n, h.n_basis, h.basis, h.verdict
        from slices s
        join figures f on f.slice = s.id
        join deliveries d on d.sequence = f.delivery
        join shapes h on h.id = f.shape
        join figures c on c.unit = f.unit and c.slice = f.slice and c.current
        join shapes k on k.id = c.shape
        where s.indicator = $1
          and s.breakdown = $2
          and f.unit = $3
          and not f.current
          and d.state = 'committed'
          and h.state = 'known'
          and k.state = 'known'
          and (h.basis = 'computed') <> (k.basis = 'computed')
        order by s.period, f.delivery";
    on!(db, conn => sqlx::query_as::<_, FigureCells>(SQL)
        .bind(indicator.as_str())
        .bind(breakdown.to_string())
        .bind(unit.as_str())
        .fetch_all(conn))?
    .iter()
    .map(figure)
    .collect()
}
