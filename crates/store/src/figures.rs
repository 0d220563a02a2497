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
mod of_unit;
mod row;
mod there;

pub use beside::covered;
pub use export::{Export, Filter};
pub(crate) use of_unit::OF_UNIT;
pub use of_unit::{leading, of_unit, parts, series};
pub(crate) use row::{FigureCells, KeyCells, Shape, ValueCells, figure, figure_key, value};
pub use there::{Owned, breakdowns, holdings, indicators, latest_period, of_delivery, periods};

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

/// What a vault has figures of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Holdings {
    /// How many indicators.
    pub indicators: u64,
    /// How many units.
    pub units: u64,
}

/// Returns the figures of a slice for the units of these kinds, in one municipality or in all, in the
/// order of the units' names. Departments are left out, see above.
pub async fn across(
    db: &Db,
    slice: &Slice,
    kinds: &[UnitKind],
    municipality: Option<MunicipalityCode>,
) -> Result<Vec<UnitFigure>> {
    macro_rules! sql {
        ($tables:literal, $place:literal) => {
            concat!(
                "
        select s.indicator, f.unit, s.period, s.breakdown, d.id as delivery, h.state, h.reason,
               f.estimate, f.lower, f.upper, h.interval_kind, f.n, h.n_basis, h.basis, h.verdict,
               u.number, u.name, u.kind, u.part, u.main, u.municipality, u.ownership, u.opened,
               u.closed, u.latitude, u.longitude
        from slices s ",
                $tables,
                "
        join deliveries d on d.sequence = f.delivery
        join shapes h on h.id = f.shape
        where s.indicator = $1
          and s.period = $2
          and s.breakdown = $3
          and f.slice = s.id
          and u.number = f.unit
          and f.current = true
          and u.current
          and u.part <> 'department'
          and $4 like '%,' || u.kind || ',%'
          and ",
                $place,
                "
        order by u.sort_key, u.number"
            )
        };
    }
    // The order of a cross join is the order SQLite reads in: a municipality's few units and then their figures.
    const EVERYWHERE: &str = sql!("cross join figures f cross join units u", "$5 is null");
    const WITHIN: &str = sql!("cross join units u cross join figures f", "u.municipality = $5");
    let sql = if municipality.is_some() { WITHIN } else { EVERYWHERE };
    on!(db, conn => sqlx::query_as::<_, UnitFigureCells>(sql)
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
          and f.current = true
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
