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

use crate::{db::Db, error::Result};

mod export;
mod row;

pub use export::{Export, Filter};

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
    todo!()
}

/// Returns a unit's figures of one indicator and breakdown, oldest first.
pub async fn series(
    db: &Db,
    indicator: &IndicatorId,
    unit: &UnitNumber,
    breakdown: &Breakdown,
) -> Result<Vec<Figure>> {
    todo!()
}

/// Returns the figures of a slice for the units of these kinds, in one municipality or in all, in the
/// order of the units' names. Departments are left out, see above.
pub async fn across(
    db: &Db,
    slice: &Slice,
    kinds: &[UnitKind],
    municipality: Option<MunicipalityCode>,
) -> Result<Vec<UnitFigure>> {
    todo!()
}

/// Returns the periods for which an indicator has figures, oldest first.
pub async fn periods(db: &Db, indicator: &IndicatorId) -> Result<Vec<Period>> {
    todo!()
}

/// Returns the newest period for which an indicator has figures.
pub async fn latest_period(db: &Db, indicator: &IndicatorId) -> Result<Option<Period>> {
    todo!()
}

/// Returns the breakdowns that an indicator has figures for in a period.
pub async fn breakdowns(db: &Db, indicator: &IndicatorId, period: Period) -> Result<Vec<Breakdown>> {
    todo!()
}

/// Returns the indicators that have figures.
pub async fn indicators(db: &Db) -> Result<Vec<IndicatorId>> {
    todo!()
}

/// Returns the indicators that have figures of a unit.
pub async fn indicators_of(db: &Db, unit: &UnitNumber) -> Result<Vec<IndicatorId>> {
    todo!()
}

/// Returns how many figures there are.
pub async fn counts(db: &Db) -> Result<Counts> {
    todo!()
}
