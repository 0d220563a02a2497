//! Figures that count: of each key the row of the latest delivery in force.
//!
//! Every delivery keeps all its rows; `current` marks the one that counts, so that undoing
//! deliveries in any order leaves exactly the figures of those still in force.
//!
//! No double counting: where figures of several units stand together, a department is left out,
//! because the main unit's figure includes it ([`Unit::counts`]). A department's own figures are
//! read with [`of_unit`] and [`series`].

use domain::{
    breakdown::Breakdown,
    figure::Figure,
    indicator::IndicatorId,
    municipality::MunicipalityCode,
    period::Period,
    unit::{Unit, UnitKind, UnitNumber},
};
use sqlx::FromRow;

use crate::{
    cell::Row,
    db::Db,
    error::Result,
    units::{UnitRow, kind_list, unit},
};

mod beside;
mod export;
mod row;
mod there;

pub use beside::covered;
pub use export::{Export, Filter};
pub(crate) use row::{FigureCells, KeyCells, Shape, ValueCells, figure, figure_key, value};
pub use there::{
    Owned, breakdowns, indicators, indicators_of, latest_period, of_delivery, periods,
};

/// Reads all figures of one unit.
const OF_UNIT: &str = "
    select s.indicator, f.unit, s.period, s.breakdown, d.id as delivery, h.state, h.reason,
           f.estimate, f.lower, f.upper, h.interval_kind, f.n, h.n_basis, h.basis, h.verdict
    from figures f
    join slices s on s.id = f.slice
    join deliveries d on d.sequence = f.delivery
    join shapes h on h.id = f.shape
    where f.unit = $1
      and f.current
    order by s.indicator, s.breakdown, s.period";

#[derive(FromRow)]
struct UnitFigureCells {
    #[sqlx(flatten)]
    unit: UnitRow,
    #[sqlx(flatten)]
    figure: FigureCells,
}

/// A figure with the unit it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitFigure {
    /// The unit.
    pub unit: Unit,
    /// Its figure.
    pub figure: Figure,
}

/// Which figures stand side by side: one indicator, period and breakdown across units.
#[derive(Debug, Clone, PartialEq)]
pub struct Slice {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The period.
    pub period: Period,
    /// The part of the children.
    pub breakdown: Breakdown,
}

/// A known figure with an interval, and the number behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sized {
    /// The unit.
    pub unit: UnitNumber,
    /// The best guess.
    pub estimate: f64,
    /// How many it rests on.
    pub n: f64,
}

/// How many figures a vault has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Figures that count.
    pub current: u64,
    /// Indicators with figures.
    pub indicators: u64,
    /// Units with figures.
    pub units: u64,
}

/// Returns all figures of a unit, by indicator, breakdown and period.
pub async fn of_unit(db: &Db, unit: &UnitNumber) -> Result<Vec<Figure>> {
    on!(db, conn => sqlx::query_as::<_, FigureCells>(OF_UNIT).bind(unit.as_str()).fetch_all(conn))?
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
    const SQL: &str = "
        select s.indicator, f.unit, s.period, s.breakdown, d.id as delivery, h.state, h.reason,
               f.estimate, f.lower, f.upper, h.interval_kind, f.n, h.n_basis, h.basis, h.verdict
        from slices s
        join figures f on f.slice = s.id
        join deliveries d on d.sequence = f.delivery
        join shapes h on h.id = f.shape
        where s.indicator = $1
          and s.breakdown = $2
          and f.unit = $3
          and f.current
        order by s.period";
    on!(db, conn => sqlx::query_as::<_, FigureCells>(SQL)
        .bind(indicator.as_str())
        .bind(breakdown.to_string())
        .bind(unit.as_str())
        .fetch_all(conn))?
    .iter()
    .map(figure)
    .collect()
}

/// Returns the figures of a slice for the units of these kinds, in one municipality or in all, in the
/// order of the units' names. Departments are left out, see above.
pub async fn across(
    db: &Db,
    slice: &Slice,
    kinds: &[UnitKind],
    municipality: Option<MunicipalityCode>,
) -> Result<Vec<UnitFigure>> {
    const SQL: &str = "
        select s.indicator, f.unit, s.period, s.breakdown, d.id as delivery, h.state, h.reason,
               f.estimate, f.lower, f.upper, h.interval_kind, f.n, h.n_basis, h.basis, h.verdict,
               u.number, u.name, u.kind, u.part, u.main, u.municipality, u.ownership, u.opened,
               u.closed, u.latitude, u.longitude
        from slices s
        join figures f on f.slice = s.id
        join deliveries d on d.sequence = f.delivery
        join shapes h on h.id = f.shape
        join units u on u.number = f.unit
        where s.indicator = $1
          and s.period = $2
          and s.breakdown = $3
          and f.current
          and u.current
          and u.part <> 'department'
          and $4 like '%,' || u.kind || ',%'
          and ($5 is null or u.municipality = $5)
        order by u.sort_key, u.number";
    on!(db, conn => sqlx::query_as::<_, UnitFigureCells>(SQL)
        .bind(slice.indicator.as_str())
        .bind(slice.period.to_string())
        .bind(slice.breakdown.to_string())
        .bind(kind_list(kinds))
        .bind(municipality.map(|code| code.to_string()))
        .fetch_all(conn))?
    .into_iter()
    .map(|row| Ok(UnitFigure { figure: figure(&row.figure)?, unit: unit(row.unit)? }))
    .collect()
}

/// Returns what of a slice can be held against limits, of all units of these kinds, by unit; departments
/// are left out, see above.
///
/// Only what limits rest on, and all of it in one text: SQLite's thread wakes its reader for every row,
/// which costs more than the row. A funnel of all the country's schools comes in a fraction of the time that
/// [`across`] takes.
pub async fn sized(db: &Db, slice: &Slice, kinds: &[UnitKind]) -> Result<Vec<Sized>> {
    const SQL: &str = "
        select string_agg(
                   f.unit || ' ' || cast(f.estimate as text) || ' ' || cast(f.n as text), ';'
                   order by f.unit)
        from slices s
        join figures f on f.slice = s.id
        join units u on u.number = f.unit
        where s.indicator = $1
          and s.period = $2
          and s.breakdown = $3
          and f.current
          and f.estimate is not null
          and f.n is not null
          and f.lower is not null
          and u.current
          and u.part <> 'department'
          and $4 like '%,' || u.kind || ',%'";
    let packed: Option<String> = on!(db, conn => sqlx::query_scalar(SQL)
        .bind(slice.indicator.as_str())
        .bind(slice.period.to_string())
        .bind(slice.breakdown.to_string())
        .bind(kind_list(kinds))
        .fetch_one(conn))?;
    packed.iter().flat_map(|packed| packed.split(';')).map(unpacked).collect()
}

/// Reads `751001 6.5 20.0`; a unit's number has no blanks.
fn unpacked(text: &str) -> Result<Sized> {
    let mut parts = text.split(' ');
    let unit = parts.next().unwrap_or_default();
    let row = Row { table: "figures", key: unit };
    Ok(Sized {
        unit: row.parse("unit", unit)?,
        estimate: row.parse("estimate", parts.next().unwrap_or_default())?,
        n: row.parse("n", parts.next().unwrap_or_default())?,
    })
}

/// Returns how many figures there are.
pub async fn counts(db: &Db) -> Result<Counts> {
    const SQL: &str = "
        select cast(count(*) as bigint),
               cast(count(distinct f.unit) as bigint),
               (select cast(count(distinct s.indicator) as bigint)
                from slices s
                where exists (select 1 from figures g where g.slice = s.id and g.current))
        from figures f
        where f.current";
    let (current, units, indicators): (i64, i64, i64) =
        on!(db, conn => sqlx::query_as(SQL).fetch_one(conn))?;
    Ok(Counts {
        current: current.unsigned_abs(),
        indicators: indicators.unsigned_abs(),
        units: units.unsigned_abs(),
    })
}
