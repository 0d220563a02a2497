//! What a delivery would change, computed where the rows are.

use domain::delivery::Difference;
use sqlx::FromRow;

use super::{Change, Import, Listed, REPEATS_SHOWN, SAMPLE, Settled, incoming};
use crate::error::Result;

mod repeats;
mod row;

use row::{ChangeCells, after_only, before_and_after, before_only};

/// Tells whether the incoming figure `i` says something else than the figure `f`.
macro_rules! differs {
    () => {
        "(i.state <> f.state
          or i.reason is distinct from f.reason
          or i.estimate is distinct from f.estimate
          or i.n is distinct from f.n
          or i.basis is distinct from f.basis
          or i.verdict is distinct from f.verdict)"
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
         where f.current
           and d.format = $1
           and f.slice in (
               select p.id
               from slices p
               join slices q on q.indicator = p.indicator and q.period = p.period
               join delivery_slices e on e.slice = q.id
               where e.delivery = $2)
           and u.kind in (
               select k.kind
               from units k
               join incoming i on i.unit = k.number
               where k.current)
           and not exists (
               select 1
               from incoming i
               where i.slice = f.slice
                 and i.unit = f.unit)"
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
    incoming::prepare(import.tx).await?;
    let (duplicates, contradictions) = repeats::take_out(import).await?;
    let counts = compare(import).await?;
    let gone = count_gone(import).await?;
    let emptied =
        if counts.changed > 0 { repeats::emptied(import).await? } else { Listed::default() };
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
        emptied,
        new: if counts.new > 0 { new(import).await? } else { Vec::new() },
        changed: if counts.changed > 0 { changed(import).await? } else { Vec::new() },
        gone: if gone > 0 { gone_figures(import).await? } else { Vec::new() },
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
        differs!(),
        " then 1 else 0 end), 0) as bigint) as changed,
               cast(coalesce(sum(case when i.reason = 'suspected' then 1 else 0 end), 0) as bigint)
                   as suspected
        from incoming i
        left join figures f on f.slice = i.slice and f.unit = i.unit and f.current = true"
    );
    on!(import.tx, conn => sqlx::query_as::<_, Counts>(SQL).fetch_one(conn))
}

async fn new(import: &mut Import<'_>) -> Result<Vec<Change>> {
    const SQL: &str = "
        select s.indicator, i.unit, s.period, s.breakdown,
               i.state, i.reason, i.estimate, i.lower, i.upper, i.interval_kind, i.n, i.n_basis,
               i.basis, i.verdict
        from incoming i
        join slices s on s.id = i.slice
        left join figures f on f.slice = i.slice and f.unit = i.unit and f.current = true
        where f.unit is null
        order by i.slice, i.unit
        limit $1";
    on!(import.tx, conn => sqlx::query_as(SQL).bind(i64::from(SAMPLE)).fetch_all(conn))?
        .iter()
        .map(after_only)
        .collect()
}

async fn changed(import: &mut Import<'_>) -> Result<Vec<Change>> {
    const SQL: &str = concat!(
        "
        select s.indicator, i.unit, s.period, s.breakdown,
               i.state, i.reason, i.estimate, i.lower, i.upper, i.interval_kind, i.n, i.n_basis,
               i.basis, i.verdict,
               f.state as old_state, f.reason as old_reason, f.estimate as old_estimate,
               f.lower as old_lower, f.upper as old_upper, f.interval_kind as old_interval_kind,
               f.n as old_n, f.n_basis as old_n_basis, f.basis as old_basis,
               f.verdict as old_verdict
        from incoming i
        join slices s on s.id = i.slice
        join figures f on f.slice = i.slice and f.unit = i.unit and f.current = true
        where ",
        differs!(),
        "
        order by i.slice, i.unit
        limit $1"
    );
    let rows: Vec<ChangeCells> =
        on!(import.tx, conn => sqlx::query_as(SQL).bind(i64::from(SAMPLE)).fetch_all(conn))?;
    rows.into_iter().map(before_and_after).collect()
}

async fn count_gone(import: &mut Import<'_>) -> Result<i64> {
    const SQL: &str = concat!("select cast(count(*) as bigint) ", gone!());
    on!(import.tx, conn => sqlx::query_scalar(SQL)
        .bind(&import.arrival.format)
        .bind(import.sequence)
        .fetch_one(conn))
}

async fn gone_figures(import: &mut Import<'_>) -> Result<Vec<Change>> {
    const SQL: &str = concat!(
        "
        select s.indicator, f.unit, s.period, s.breakdown,
               f.state, f.reason, f.estimate, f.lower, f.upper, f.interval_kind, f.n, f.n_basis,
               f.basis, f.verdict ",
        gone!(),
        "
        order by f.slice, f.unit
        limit $3"
    );
    on!(import.tx, conn => sqlx::query_as(SQL)
        .bind(&import.arrival.format)
        .bind(import.sequence)
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
