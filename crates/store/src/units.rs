//! Units: what the register and other deliveries say about them, the latest delivery in force counting.
//!
//! Every delivery keeps all its rows; `current` marks the one that counts, so that undoing a
//! delivery brings back exactly what was there before.

use domain::{
    municipality::MunicipalityCode,
    unit::{Register, Unit, UnitKind, UnitNumber},
};
use futures::TryFutureExt as _;

use crate::{
    db::{Db, Tx},
    error::Result,
};

mod placements;
mod row;
mod successions;

pub use placements::{children, end_placement, hierarchies, insert_placement, parents, placements};
pub(crate) use row::{UnitCells, UnitRow, unit};
pub use successions::{insert_succession, successions};

/// A unit with the keys by which names are ordered and searched, as Danish rules make them.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedUnit {
    /// The unit.
    pub unit: Unit,
    /// Orders names: `Aabenraa` last, beside `Ærø`.
    pub sort_key: String,
    /// The name folded for search: small letters, single blanks.
    pub search_key: String,
}

/// Sets a unit that no delivery brings, such as a municipality or a local unit. It counts as long as no
/// delivery says anything about the unit.
pub async fn set(tx: &mut Tx, unit: &NamedUnit) -> Result<()> {
    todo!()
}

/// Returns all units that count, to look units up in.
pub async fn register(db: &Db) -> Result<Register> {
    todo!()
}

/// Returns the unit with this number.
pub async fn find(db: &Db, number: &UnitNumber) -> Result<Option<Unit>> {
    todo!()
}

/// Returns a municipality's units of these kinds in the order of their names; all kinds when `kinds` is empty.
///
/// Departments are among them; [`Unit::counts`] tells those apart.
pub async fn in_municipality(
    db: &Db,
    code: MunicipalityCode,
    kinds: &[UnitKind],
) -> Result<Vec<Unit>> {
    todo!()
}

/// Returns all units of these kinds in the order of their names.
pub async fn of_kinds(db: &Db, kinds: &[UnitKind]) -> Result<Vec<Unit>> {
    todo!()
}

/// Returns the departments of a main unit in the order of their names.
pub async fn departments_of(db: &Db, main: &UnitNumber) -> Result<Vec<Unit>> {
    todo!()
}

/// Returns at most `limit` units whose number begins with `text` or whose folded name contains it;
/// names that begin with it come first. `text` is folded as `search_key` is.
pub async fn search(
    db: &Db,
    text: &str,
    municipality: Option<MunicipalityCode>,
    limit: u32,
) -> Result<Vec<Unit>> {
    todo!()
}
