//! Which facts there are: of each fact set, period and unit, how many rows, and whose delivery counts.
//!
//! The facts themselves lie in files. A delivery covers the parts it has rows of, whole: a unit's facts of a
//! period are those of the latest delivery in force that brings any.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    delivery::Difference, fact::FactSetId, id::DeliveryId, period::Period, unit::UnitNumber,
};
use futures::TryFutureExt as _;
use sqlx::FromRow;

use crate::{
    cell::{Row, count},
    db::{Db, Tx},
    deliveries::{self, Arrival, Brought},
    error::Result,
};

pub mod held;
pub mod readings;

const TABLE: &str = "fact_parts";

/// A part of a fact set.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part {
    /// The period.
    pub period: Period,
    /// The unit.
    pub unit: UnitNumber,
}

/// How many rows a delivery has of each part.
pub type Parts = BTreeMap<Part, u64>;

/// The file of a delivery's facts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactFile {
    /// The fact set.
    pub set: FactSetId,
    /// The delivery.
    pub delivery: DeliveryId,
    /// How many rows it has.
    pub rows: u64,
}

/// What a vault holds of a fact set that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// The fact set.
    pub set: FactSetId,
    /// How many rows.
    pub rows: u64,
    /// Of how many units.
    pub units: u64,
    /// Of which periods, oldest first.
    pub periods: Vec<Period>,
}

/// Returns of the parts how many rows count now, where there are any.
pub async fn covered(db: &Db, set: &FactSetId, parts: &Parts) -> Result<Parts> {
    const SQL: &str = "
        select period, unit, stored_rows
        from fact_parts
        where fact_set = $1
          and current";
    let rows: Vec<(String, String, i64)> =
        on!(db, conn => sqlx::query_as(SQL).bind(set.as_str()).fetch_all(conn))?;
    let mut covered = Parts::new();
    for (period, unit, rows) in rows {
        let part = part(&period, &unit)?;
        if parts.contains_key(&part) {
            covered.insert(part, rows.unsigned_abs());
        }
    }
    Ok(covered)
}

/// A delivery's rows of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered {
    /// The fact set.
    pub set: FactSetId,
    /// The part.
    pub part: Part,
    /// The delivery.
    pub delivery: DeliveryId,
    /// Its place in the order.
    pub sequence: i64,
    /// Whether these are the rows that count.
    pub current: bool,
    /// How many rows the delivery has in all its parts.
    pub rows: u64,
}

impl Delivered {
    /// Returns the delivery's file.
    pub fn file(&self) -> FactFile {
        FactFile { set: self.set.clone(), delivery: self.delivery, rows: self.rows }
    }
}

/// Returns what deliveries have of a fact set, by period, unit and their order; those undone too.
pub async fn delivered(tx: &mut Tx, set: &FactSetId) -> Result<Vec<Delivered>> {
    const SQL: &str = "
        select p.period, p.unit, d.id, p.delivery, p.current,
               cast(sum(p.stored_rows) over (partition by p.delivery) as bigint)
        from fact_parts p
        join deliveries d on d.sequence = p.delivery
        where p.fact_set = $1
        order by p.period, p.unit, p.delivery";
    let rows: Vec<(String, String, String, i64, bool, i64)> =
        on!(tx, conn => sqlx::query_as(SQL).bind(set.as_str()).fetch_all(conn))?;
    let read = |row: (String, String, String, i64, bool, i64)| {
        let (period, unit, id, sequence, current, rows) = row;
        Ok(Delivered {
            set: set.clone(),
            part: part(&period, &unit)?,
            delivery: Row { table: "deliveries", key: &id }.parse("id", &id)?,
            sequence,
            current,
            rows: rows.unsigned_abs(),
        })
    };
    rows.into_iter().map(read).collect()
}

/// Returns the fact set and the parts that a delivery has rows of; none when it is no delivery of facts.
pub async fn parts_of(
    tx: &mut Tx,
    delivery: DeliveryId,
) -> Result<Option<(FactSetId, BTreeSet<Part>)>> {
    const SQL: &str = "
        select p.fact_set, p.period, p.unit
        from fact_parts p
        join deliveries d on d.sequence = p.delivery
        where d.id = $1";
    let rows: Vec<(String, String, String)> =
        on!(tx, conn => sqlx::query_as(SQL).bind(delivery.to_string()).fetch_all(conn))?;
    let Some((set, ..)) = rows.first() else { return Ok(None) };
    let set = Row { table: TABLE, key: set }.parse("fact_set", set)?;
    let parts = rows.iter().map(|(_, period, unit)| part(period, unit)).collect::<Result<_>>()?;
    Ok(Some((set, parts)))
}

/// Tells whether all facts of a delivery count: no later one covers any of them.
pub async fn is_current(db: &Db, delivery: DeliveryId) -> Result<bool> {
    const SQL: &str = "
        select cast(count(*) as bigint)
        from fact_parts p
        join deliveries d on d.sequence = p.delivery
        where d.id = $1
          and not p.current";
    let covered: i64 =
        on!(db, conn => sqlx::query_scalar(SQL).bind(delivery.to_string()).fetch_one(conn))?;
    Ok(covered == 0)
}

/// Returns how many rows a delivery has of each part.
pub async fn brought(db: &Db, delivery: DeliveryId) -> Result<Parts> {
    const SQL: &str = "
        select p.period, p.unit, p.stored_rows
        from fact_parts p
        join deliveries d on d.sequence = p.delivery
        where d.id = $1";
    let rows: Vec<(String, String, i64)> =
        on!(db, conn => sqlx::query_as(SQL).bind(delivery.to_string()).fetch_all(conn))?;
    let read = |(period, unit, rows): (String, String, i64)| {
        Ok((part(&period, &unit)?, rows.unsigned_abs()))
    };
    rows.into_iter().map(read).collect()
}

/// Puts a delivery of facts in force: its parts count from here on. One that was inserted as checked goes on under
/// its id.
pub async fn commit(
    tx: &mut Tx,
    arrival: &Arrival,
    (set, parts): (&FactSetId, &Parts),
    difference: &Difference,
) -> Result<()> {
    const INSERT: &str = "
        insert into fact_parts (fact_set, period, unit, delivery, current, stored_rows)
        values ($1, $2, $3, $4, $5, $6)";
    tx.lock_deliveries().await?;
    let sequence = match deliveries::move_last(tx, arrival.id).await? {
        Some(sequence) => sequence,
        None => deliveries::insert(tx, arrival, difference).await?,
    };
    for (part, rows) in parts {
        on!(tx, conn => sqlx::query(INSERT)
            .bind(set.as_str())
            .bind(part.period.to_string())
            .bind(part.unit.as_str())
            .bind(sequence)
            .bind(false)
            .bind(count(*rows))
            .execute(conn)
            .map_ok(drop))?;
    }
    let brought = Brought { files: &arrival.files, headings: &[], figures: 0, units: 0 };
    deliveries::put_in_force(tx, sequence, &brought, difference).await?;
    mark_current(tx, sequence).await
}

/// Marks of each part that a delivery has rows of the latest delivery in force.
pub(crate) async fn mark_current(tx: &mut Tx, sequence: i64) -> Result<()> {
    const UNMARK: &str = "
        update fact_parts
        set current = false
        where current
          and (fact_set, period, unit) in (
              select fact_set, period, unit
              from fact_parts
              where delivery = $1)";
    const MARK: &str = "
        update fact_parts
        set current = true
        where (fact_set, period, unit, delivery) in (
            select p.fact_set, p.period, p.unit, max(p.delivery)
            from fact_parts p
            join deliveries d on d.sequence = p.delivery
            where d.state = 'committed'
              and (p.fact_set, p.period, p.unit) in (
                  select fact_set, period, unit
                  from fact_parts
                  where delivery = $1)
            group by p.fact_set, p.period, p.unit)";
    for statement in [UNMARK, MARK] {
        on!(tx, conn => sqlx::query(statement).bind(sequence).execute(conn).map_ok(drop))?;
    }
    Ok(())
}

/// Returns the files there are to be, those of deliveries that were undone too, by set and delivery.
pub async fn files(db: &Db) -> Result<Vec<FactFile>> {
    const SQL: &str = "
        select p.fact_set, d.id, cast(sum(p.stored_rows) as bigint)
        from fact_parts p
        join deliveries d on d.sequence = p.delivery
        group by p.fact_set, d.id
        order by p.fact_set, d.id";
    let rows: Vec<(String, String, i64)> = on!(db, conn => sqlx::query_as(SQL).fetch_all(conn))?;
    let read = |(set, id, rows): (String, String, i64)| {
        Ok(FactFile {
            set: Row { table: TABLE, key: &set }.parse("fact_set", &set)?,
            delivery: Row { table: "deliveries", key: &id }.parse("id", &id)?,
            rows: rows.unsigned_abs(),
        })
    };
    rows.into_iter().map(read).collect()
}

/// Waits until no other transaction changes deliveries, and tells whether a file still has as many rows.
pub async fn lock_file(tx: &mut Tx, file: &FactFile) -> Result<bool> {
    const SQL: &str = "
        select cast(coalesce(sum(p.stored_rows), 0) as bigint)
        from fact_parts p
        join deliveries d on d.sequence = p.delivery
        where d.id = $1";
    tx.lock_deliveries().await?;
    let id = file.delivery.to_string();
    let rows: i64 = on!(tx, conn => sqlx::query_scalar(SQL).bind(id).fetch_one(conn))?;
    Ok(rows.unsigned_abs() == file.rows)
}

/// Returns the periods that a delivery has rows of.
pub async fn periods_of(db: &Db, delivery: DeliveryId) -> Result<Vec<Period>> {
    const SQL: &str = "
        select distinct p.period
        from fact_parts p
        join deliveries d on d.sequence = p.delivery
        where d.id = $1
        order by p.period";
    let texts: Vec<String> =
        on!(db, conn => sqlx::query_scalar(SQL).bind(delivery.to_string()).fetch_all(conn))?;
    texts.iter().map(|text| Row { table: TABLE, key: text }.parse("period", text)).collect()
}

/// Says what is left of a delivery's facts after some were erased.
pub async fn set_parts(tx: &mut Tx, delivery: DeliveryId, parts: &Parts) -> Result<()> {
    const REMOVE: &str = "
        delete from fact_parts
        where delivery = (select sequence from deliveries where id = $1)
          and period = $2
          and unit = $3";
    const SET: &str = "
        update fact_parts
        set stored_rows = $4
        where delivery = (select sequence from deliveries where id = $1)
          and period = $2
          and unit = $3";
    let id = delivery.to_string();
    for (part, rows) in parts {
        let (period, unit) = (part.period.to_string(), part.unit.as_str());
        if *rows == 0 {
            on!(tx, conn => sqlx::query(REMOVE)
                .bind(&id)
                .bind(period)
                .bind(unit)
                .execute(conn)
                .map_ok(drop))?;
        } else {
            on!(tx, conn => sqlx::query(SET)
                .bind(&id)
                .bind(period)
                .bind(unit)
                .bind(count(*rows))
                .execute(conn)
                .map_ok(drop))?;
        }
    }
    Ok(())
}

/// Forgets the facts of a delivery, which are erased; it is in force no more.
pub async fn remove_parts(tx: &mut Tx, delivery: DeliveryId) -> Result<()> {
    const REMOVE: &str = "
        delete from fact_parts
        where delivery = (select sequence from deliveries where id = $1)";
    const FIGURES: &str = "
        delete from figures
        where delivery = (select sequence from deliveries where id = $1)";
    const UNDO: &str = "
        update deliveries
        set state = 'undone'
        where id = $1";
    for statement in [REMOVE, FIGURES, UNDO] {
        let id = delivery.to_string();
        on!(tx, conn => sqlx::query(statement).bind(id).execute(conn).map_ok(drop))?;
    }
    Ok(())
}

#[derive(FromRow)]
struct HoldingRow {
    fact_set: String,
    period: String,
    stored_rows: i64,
    units: i64,
}

/// Returns what the vault holds that counts, by set.
pub async fn holdings(db: &Db) -> Result<Vec<Holding>> {
    const PERIODS: &str = "
        select fact_set, period, cast(sum(stored_rows) as bigint) as stored_rows,
               (select cast(count(distinct u.unit) as bigint)
                from fact_parts u
                where u.fact_set = p.fact_set and u.current) as units
        from fact_parts p
        where current
        group by fact_set, period
        order by fact_set, period";
    let rows: Vec<HoldingRow> = on!(db, conn => sqlx::query_as(PERIODS).fetch_all(conn))?;
    let mut holdings: Vec<Holding> = Vec::new();
    for row in rows {
        let cells = Row { table: TABLE, key: &row.fact_set };
        let set: FactSetId = cells.parse("fact_set", &row.fact_set)?;
        let period = cells.parse("period", &row.period)?;
        match holdings.last_mut().filter(|holding| holding.set == set) {
            Some(holding) => {
                holding.rows += row.stored_rows.unsigned_abs();
                holding.periods.push(period);
            }
            None => holdings.push(Holding {
                set,
                rows: row.stored_rows.unsigned_abs(),
                units: row.units.unsigned_abs(),
                periods: vec![period],
            }),
        }
    }
    Ok(holdings)
}

fn part(period: &str, unit: &str) -> Result<Part> {
    let row = Row { table: TABLE, key: unit };
    Ok(Part { period: row.parse("period", period)?, unit: row.parse("unit", unit)? })
}
