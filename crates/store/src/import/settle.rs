//! What a delivery would change, computed where the rows are.

use std::collections::BTreeSet;

use domain::{delivery::Difference, unit::UnitKind};
use sqlx::FromRow;

use super::{
    Change, Import, Listed, REPEATS_SHOWN, SAMPLE, Settled,
    repeats::{self, PlacedCells, differs},
    row::{ChangeCells, after_only, before_and_after, before_only},
};
use crate::{
    error::Result,
    units::{self, kind_list},
};

/// The figures of the delivery, beside those of other deliveries that count.
macro_rules! compared {
    ($join:literal) => {
        concat!(
            "from delivery_slices e
         join figures i on i.slice = e.slice and i.delivery = e.delivery
         ",
            $join,
            " figures f on f.slice = i.slice
                         and f.unit = i.unit
                         and f.current = true
                         and f.delivery <> i.delivery"
        )
    };
}

/// The figures that count, are of the delivery's format, indicators, periods and kinds of unit, and are
/// not in the delivery.
macro_rules! gone {
    () => {
        "from figures f
         join slices s on s.id = f.slice
         join deliveries d on d.sequence = f.delivery
         join units u on u.number = f.unit and u.current
         join shapes h on h.id = f.shape
         where f.current = true
           and f.delivery <> $2
           and d.format = $1
           and f.slice in (
               select p.id
               from slices p
               join slices q on q.indicator = p.indicator and q.period = p.period
               join delivery_slices e on e.slice = q.id
               where e.delivery = $2)
           and $3 like '%,' || u.kind || ',%'
           and not exists (
               select 1
               from figures i
               where i.slice = f.slice
                 and i.unit = f.unit
                 and i.delivery = $2)"
    };
}

#[derive(FromRow)]
struct Counts {
    figures: i64,
    new: i64,
    changed: i64,
    suspected: i64,
}

pub(super) async fn settle(import: &mut Import<'_>) -> Result<Settled> {
    let (duplicates, contradictions) = repeats::take_out(import).await?;
    let counts = compare(import).await?;
    let kinds = kinds(import).await?;
    let gone = count_gone(import, &kinds).await?;
    let difference = Difference {
        rows: 0,
        figures: counts.figures.unsigned_abs(),
        new: counts.new.unsigned_abs(),
        changed: counts.changed.unsigned_abs(),
        unchanged: (counts.figures - counts.new - counts.changed).unsigned_abs(),
        gone: gone.unsigned_abs(),
        suspected: counts.suspected.unsigned_abs(),
        units: changed_units(import).await?.unsigned_abs(),
        problems: 0,
    };
    Ok(Settled {
        duplicates,
        contradictions,
        emptied: if counts.changed > 0 { emptied(import).await? } else { Listed::default() },
        new: if counts.new > 0 { new(import).await? } else { Vec::new() },
        changed: if counts.changed > 0 { changed(import).await? } else { Vec::new() },
        gone: if gone > 0 { gone_figures(import, &kinds).await? } else { Vec::new() },
        difference,
    })
}

// `f.current = true` keeps SQLite from looking up the rows in the order of the smaller index.
async fn compare(import: &mut Import<'_>) -> Result<Counts> {
    const SQL: &str = concat!(
        "
        select cast(count(*) as bigint) as figures,
               cast(coalesce(sum(case when f.unit is null then 1 else 0 end), 0) as bigint) as new,
               cast(coalesce(sum(case when f.unit is not null and ",
        differs!("i", "f"),
        " then 1 else 0 end), 0) as bigint) as changed,
               cast(coalesce(sum(case when i.shape in (
                                           select id from shapes where reason = 'suspected')
                                      then 1 else 0 end), 0) as bigint) as suspected
        ",
        compared!("left join"),
        "
        where e.delivery = $1"
    );
    on!(import.tx, conn => sqlx::query_as::<_, Counts>(SQL)
        .bind(import.sequence)
        .fetch_one(conn))
}

async fn new(import: &mut Import<'_>) -> Result<Vec<Change>> {
    const SQL: &str = concat!(
        "
        select s.indicator, i.unit, s.period, s.breakdown,
               h.state, h.reason, i.estimate, i.lower, i.upper, h.interval_kind, i.n, h.n_basis,
               h.basis, h.verdict
        ",
        compared!("left join"),
        "
        join slices s on s.id = i.slice
        join shapes h on h.id = i.shape
        where e.delivery = $1
          and f.unit is null
        order by i.slice, i.unit
        limit $2"
    );
    on!(import.tx, conn => sqlx::query_as(SQL)
        .bind(import.sequence)
        .bind(i64::from(SAMPLE))
        .fetch_all(conn))?
    .iter()
    .map(after_only)
    .collect()
}

async fn changed(import: &mut Import<'_>) -> Result<Vec<Change>> {
    const SQL: &str = concat!(
        "
        select s.indicator, i.unit, s.period, s.breakdown,
               h.state, h.reason, i.estimate, i.lower, i.upper, h.interval_kind, i.n, h.n_basis,
               h.basis, h.verdict,
               o.state as old_state, o.reason as old_reason, f.estimate as old_estimate,
               f.lower as old_lower, f.upper as old_upper, o.interval_kind as old_interval_kind,
               f.n as old_n, o.n_basis as old_n_basis, o.basis as old_basis,
               o.verdict as old_verdict
        ",
        compared!("join"),
        "
        join slices s on s.id = i.slice
        join shapes h on h.id = i.shape
        join shapes o on o.id = f.shape
        where e.delivery = $1
          and ",
        differs!("i", "f"),
        "
        order by i.slice, i.unit
        limit $2"
    );
    let rows: Vec<ChangeCells> = on!(import.tx, conn => sqlx::query_as(SQL)
        .bind(import.sequence)
        .bind(i64::from(SAMPLE))
        .fetch_all(conn))?;
    rows.into_iter().map(before_and_after).collect()
}

/// Finds the rows that leave a figure without the value it had.
async fn emptied(import: &mut Import<'_>) -> Result<Listed> {
    const COUNT: &str = concat!(
        "
        select cast(count(*) as bigint)
        ",
        compared!("join"),
        "
        join shapes h on h.id = i.shape
        join shapes o on o.id = f.shape
        where e.delivery = $1
          and h.state = 'missing'
          and h.reason <> 'suspected'
          and o.state = 'known'"
    );
    const FIRST: &str = concat!(
        "
        select s.indicator, i.unit, s.period, s.breakdown,
               o.state, o.reason, f.estimate, f.lower, f.upper, o.interval_kind, f.n, o.n_basis,
               o.basis, o.verdict, i.file, i.heading, i.line
        ",
        compared!("join"),
        "
        join shapes h on h.id = i.shape
        join shapes o on o.id = f.shape
        join slices s on s.id = i.slice
        where e.delivery = $1
          and h.state = 'missing'
          and h.reason <> 'suspected'
          and o.state = 'known'
        order by i.file, i.line, i.heading
        limit $2"
    );
    let count: i64 = on!(import.tx, conn => sqlx::query_scalar(COUNT)
        .bind(import.sequence)
        .fetch_one(conn))?;
    let rows: Vec<PlacedCells> = on!(import.tx, conn => sqlx::query_as(FIRST)
        .bind(import.sequence)
        .bind(i64::from(REPEATS_SHOWN))
        .fetch_all(conn))?;
    repeats::listed(import, count, &rows)
}

/// Returns the kinds of the units that the delivery has figures of.
async fn kinds(import: &mut Import<'_>) -> Result<String> {
    let kinds: BTreeSet<UnitKind> = units::kinds(import.tx)
        .await?
        .into_iter()
        .filter(|(unit, _)| import.units.contains(unit))
        .map(|(_, kind)| kind)
        .collect();
    Ok(kind_list(&Vec::from_iter(kinds)))
}

async fn count_gone(import: &mut Import<'_>, kinds: &str) -> Result<i64> {
    const SQL: &str = concat!("select cast(count(*) as bigint) ", gone!());
    on!(import.tx, conn => sqlx::query_scalar(SQL)
        .bind(&import.arrival.format)
        .bind(import.sequence)
        .bind(kinds)
        .fetch_one(conn))
}

async fn gone_figures(import: &mut Import<'_>, kinds: &str) -> Result<Vec<Change>> {
    const SQL: &str = concat!(
        "
        select s.indicator, f.unit, s.period, s.breakdown,
               h.state, h.reason, f.estimate, f.lower, f.upper, h.interval_kind, f.n, h.n_basis,
               h.basis, h.verdict ",
        gone!(),
        "
        order by f.slice, f.unit
        limit $4"
    );
    on!(import.tx, conn => sqlx::query_as(SQL)
        .bind(&import.arrival.format)
        .bind(import.sequence)
        .bind(kinds)
        .bind(i64::from(SAMPLE))
        .fetch_all(conn))?
    .iter()
    .map(before_only)
    .collect()
}

async fn changed_units(import: &mut Import<'_>) -> Result<i64> {
    const SQL: &str = "
        select cast(count(*) as bigint)
        from units i
        left join units f on f.number = i.number and f.current
        where i.delivery = $1
          and (f.number is null
               or i.name <> f.name
               or i.kind <> f.kind
               or i.part <> f.part
               or i.main is distinct from f.main
               or i.municipality is distinct from f.municipality
               or i.ownership is distinct from f.ownership
               or i.opened is distinct from f.opened
               or i.closed is distinct from f.closed
               or i.latitude is distinct from f.latitude
               or i.longitude is distinct from f.longitude)";
    on!(import.tx, conn => sqlx::query_scalar(SQL).bind(import.sequence).fetch_one(conn))
}
