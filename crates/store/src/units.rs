//! Units: what the register and other deliveries say about them, the latest delivery in force counting.
//!
//! Every delivery keeps all its rows; `current` marks the one that counts, so that undoing a
//! delivery brings back exactly what was there before.

use std::collections::BTreeMap;

use domain::{
    municipality::MunicipalityCode,
    period::Period,
    unit::{Register, Unit, UnitKind, UnitNumber},
};

use crate::{
    cell::Row,
    db::{Db, Tx},
    error::Result,
};

mod placements;
mod row;
mod successions;
mod write;

pub use placements::{children, end_placement, hierarchies, insert_placement, parents, placements};
pub(crate) use row::{UnitRow, unit};
pub use successions::{insert_succession, successions};
use write::NO_DELIVERY;
pub(crate) use write::{Touched, count_of_delivery, mark_current, write};

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
/// delivery in force says anything about the unit.
pub async fn set(tx: &mut Tx, unit: &NamedUnit) -> Result<()> {
    tx.lock_deliveries().await?;
    write(tx, unit, NO_DELIVERY).await?;
    mark_current(tx, Touched::Unit(unit.unit.number.as_str())).await
}

/// Returns all units that count, to look units up in.
pub async fn register(db: &Db) -> Result<Register> {
    const SQL: &str = "
        select number, name, kind, part, main, municipality, ownership, opened, closed,
               latitude, longitude
        from units
        where current
        order by number";
    let rows = on!(db, conn => sqlx::query_as::<_, UnitRow>(SQL).fetch_all(conn))?;
    let mut register = Register::default();
    for row in rows {
        register.insert(unit(row)?);
    }
    Ok(register)
}

/// Returns the units that only deliveries with figures tell of, each with the newest period of those.
pub async fn tabled(db: &Db) -> Result<BTreeMap<UnitNumber, Period>> {
    const UNITS: &str = "
        select u.number, u.delivery
        from units u
        where (u.delivery = 0
               or u.delivery in (select sequence from deliveries where state = 'committed'))
        order by u.number";
    const PERIODS: &str = "
        select distinct b.delivery, s.period
        from delivery_slices b
        join slices s on s.id = b.slice";
    let periods = on!(db, conn => sqlx::query_as::<_, (i64, String)>(PERIODS).fetch_all(conn))?;
    let mut newest: BTreeMap<i64, Period> = BTreeMap::new();
    for (delivery, text) in periods {
        let row = Row { table: "slices", key: &text };
        let period: Period = row.parse("period", &text)?;
        let kept = newest.entry(delivery).or_insert(period);
        *kept = later(*kept, period);
    }
    let units = on!(db, conn => sqlx::query_as::<_, (String, i64)>(UNITS).fetch_all(conn))?;
    let mut tabled: BTreeMap<UnitNumber, Option<Period>> = BTreeMap::new();
    for (number, delivery) in units {
        let row = Row { table: "units", key: &number };
        let period = newest.get(&delivery).copied();
        let kept = tabled.entry(row.parse("number", &number)?).or_insert(period);
        *kept = kept.zip(period).map(|(one, other)| later(one, other));
    }
    Ok(tabled.into_iter().filter_map(|(unit, period)| Some((unit, period?))).collect())
}

fn later(one: Period, other: Period) -> Period {
    if one.last_day() >= other.last_day() { one } else { other }
}

/// Returns the kind of every unit.
pub(crate) async fn kinds(tx: &mut Tx) -> Result<Vec<(UnitNumber, UnitKind)>> {
    const SQL: &str = "
        select number, kind
        from units
        where current
        order by number";
    let rows: Vec<(String, String)> = on!(tx, conn => sqlx::query_as(SQL).fetch_all(conn))?;
    let read = |(number, kind): (String, String)| {
        let row = Row { table: "units", key: &number };
        Ok((row.parse("number", &number)?, row.word("kind", &kind)?))
    };
    rows.into_iter().map(read).collect()
}

/// Returns the unit with this number.
pub async fn find(db: &Db, number: &UnitNumber) -> Result<Option<Unit>> {
    const SQL: &str = "
        select number, name, kind, part, main, municipality, ownership, opened, closed,
               latitude, longitude
        from units
        where current
          and number = $1";
    on!(db, conn => sqlx::query_as::<_, UnitRow>(SQL).bind(number.as_str()).fetch_optional(conn))?
        .map(unit)
        .transpose()
}

/// Returns a municipality's units of these kinds in the order of their names; all kinds when `kinds`
/// is empty. Departments are among them; [`Unit::counts`] tells those apart.
pub async fn in_municipality(
    db: &Db,
    code: MunicipalityCode,
    kinds: &[UnitKind],
) -> Result<Vec<Unit>> {
    const SQL: &str = "
        select number, name, kind, part, main, municipality, ownership, opened, closed,
               latitude, longitude
        from units
        where current
          and municipality = $1
          and ($2 = '' or $2 like '%,' || kind || ',%')
        order by sort_key, number";
    on!(db, conn => sqlx::query_as::<_, UnitRow>(SQL)
        .bind(code.to_string())
        .bind(kind_list(kinds))
        .fetch_all(conn))?
    .into_iter()
    .map(unit)
    .collect()
}

/// Returns all units of these kinds in the order of their names.
pub async fn of_kinds(db: &Db, kinds: &[UnitKind]) -> Result<Vec<Unit>> {
    const SQL: &str = "
        select number, name, kind, part, main, municipality, ownership, opened, closed,
               latitude, longitude
        from units
        where current
          and $1 like '%,' || kind || ',%'
        order by sort_key, number";
    on!(db, conn => sqlx::query_as::<_, UnitRow>(SQL).bind(kind_list(kinds)).fetch_all(conn))?
        .into_iter()
        .map(unit)
        .collect()
}

/// Returns the departments of a main unit in the order of their names.
pub async fn departments_of(db: &Db, main: &UnitNumber) -> Result<Vec<Unit>> {
    const SQL: &str = "
        select number, name, kind, part, main, municipality, ownership, opened, closed,
               latitude, longitude
        from units
        where current
          and main = $1
        order by sort_key, number";
    on!(db, conn => sqlx::query_as::<_, UnitRow>(SQL).bind(main.as_str()).fetch_all(conn))?
        .into_iter()
        .map(unit)
        .collect()
}

/// Returns at most `limit` units whose number begins with `text` or whose folded name contains it;
/// names that begin with it come first. `text` is folded as `search_key` is.
pub async fn search(
    db: &Db,
    text: &str,
    municipality: Option<MunicipalityCode>,
    limit: u32,
) -> Result<Vec<Unit>> {
    const SQL: &str = "
        select number, name, kind, part, main, municipality, ownership, opened, closed,
               latitude, longitude
        from units
        where current
          and ($3 is null or municipality = $3)
          and (search_key like '%' || $1 || '%' escape '!' or number like $2 || '%' escape '!')
        order by case when search_key like $1 || '%' escape '!' then 0 else 1 end,
                 sort_key, number
        limit $4";
    let wanted = escape(text.trim());
    on!(db, conn => sqlx::query_as::<_, UnitRow>(SQL)
        .bind(&wanted)
        .bind(wanted.to_ascii_uppercase())
        .bind(municipality.map(|code| code.to_string()))
        .bind(i64::from(limit))
        .fetch_all(conn))?
    .into_iter()
    .map(unit)
    .collect()
}

/// Returns kinds as one text that a statement compares with, since SQLite binds no lists.
pub(crate) fn kind_list(kinds: &[UnitKind]) -> String {
    if kinds.is_empty() {
        return String::new();
    }
    kinds.iter().fold(",".to_owned(), |list, kind| list + kind.code() + ",")
}

/// Makes `%`, `_` and the escape itself stand for themselves.
fn escape(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}
