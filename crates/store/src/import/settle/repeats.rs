//! Figures that stand several times in one delivery, or without the value they had.

use domain::delivery::Place;
use futures::TryFutureExt as _;
use sqlx::FromRow;

use super::{Import, Listed, REPEATS_SHOWN, row::KeyedCells};
use crate::{
    cell::Row,
    error::Result,
    figures::{figure_key, value},
    import::FigureRow,
};

/// Which repeated rows are meant.
const DUPLICATE: bool = false;
const CONTRADICTION: bool = true;

#[derive(FromRow)]
struct RepeatCells {
    #[sqlx(flatten)]
    figure: KeyedCells,
    file: i64,
    line: i64,
    heading: String,
}

/// Takes out the rows that are not to be figures: duplicates but the first, and all contradictions.
pub(super) async fn take_out(import: &mut Import<'_>) -> Result<(Listed, Listed)> {
    const REMOVE: &str = "
        delete from incoming
        where (slice, unit, number) in (
            select i.slice, i.unit, i.number
            from repeated r
            join incoming i on i.slice = r.slice and i.unit = r.unit
            where r.contradicts
               or i.number <> r.first)";
    if find(import).await? == 0 {
        return Ok((Listed::default(), Listed::default()));
    }
    let duplicates = repeats(import, DUPLICATE).await?;
    let contradictions = repeats(import, CONTRADICTION).await?;
    on!(import.tx, conn => sqlx::query(REMOVE).execute(conn).map_ok(drop))?;
    Ok((duplicates, contradictions))
}

/// Finds the keys that stand several times, and returns how many there are.
async fn find(import: &mut Import<'_>) -> Result<i64> {
    const FORGET: &str = "
        drop table if exists repeated";
    const FIND: &str = "
        create temporary table repeated as
        select slice, unit, min(number) as first,
               not (min(state) = max(state)
                    and min(coalesce(reason, '')) = max(coalesce(reason, ''))
                    and coalesce(min(estimate), 0) = coalesce(max(estimate), 0)
                    and coalesce(min(n), 0) = coalesce(max(n), 0)
                    and count(n) in (0, count(*))
                    and min(coalesce(basis, '')) = max(coalesce(basis, ''))
                    and min(coalesce(verdict, '')) = max(coalesce(verdict, ''))) as contradicts
        from incoming
        group by slice, unit
        having count(*) > 1";
    const COUNT: &str = "
        select cast(count(*) as bigint)
        from repeated";
    for statement in [FORGET, FIND] {
        on!(import.tx, conn => sqlx::query(statement).execute(conn).map_ok(drop))?;
    }
    on!(import.tx, conn => sqlx::query_scalar(COUNT).fetch_one(conn))
}

async fn repeats(import: &mut Import<'_>, contradicts: bool) -> Result<Listed> {
    const COUNT: &str = "
        select cast(count(*) as bigint)
        from repeated r
        join incoming i on i.slice = r.slice and i.unit = r.unit
        where r.contradicts = $1
          and (r.contradicts or i.number <> r.first)";
    const FIRST: &str = "
        select s.indicator, i.unit, s.period, s.breakdown,
               i.state, i.reason, i.estimate, i.lower, i.upper, i.interval_kind, i.n, i.n_basis,
               i.basis, i.verdict, i.file, i.line, i.heading
        from repeated r
        join incoming i on i.slice = r.slice and i.unit = r.unit
        join slices s on s.id = i.slice
        where r.contradicts = $1
          and (r.contradicts or i.number <> r.first)
        order by i.number
        limit $2";
    let total: i64 = on!(import.tx, conn =>
        sqlx::query_scalar(COUNT).bind(contradicts).fetch_one(conn))?;
    let rows: Vec<RepeatCells> = on!(import.tx, conn => sqlx::query_as(FIRST)
        .bind(contradicts)
        .bind(i64::from(REPEATS_SHOWN))
        .fetch_all(conn))?;
    let first = rows.iter().map(|row| figure_row(import, row)).collect::<Result<_>>()?;
    Ok(Listed { count: total.unsigned_abs(), first })
}

/// Finds the rows that leave a figure without the value it had.
pub(super) async fn emptied(import: &mut Import<'_>) -> Result<Listed> {
    const COUNT: &str = "
        select cast(count(*) as bigint)
        from incoming i
        join figures f on f.slice = i.slice and f.unit = i.unit and f.current = true
        where i.state = 'missing'
          and i.reason <> 'suspected'
          and f.state = 'known'";
    const FIRST: &str = "
        select s.indicator, i.unit, s.period, s.breakdown,
               f.state, f.reason, f.estimate, f.lower, f.upper, f.interval_kind, f.n, f.n_basis,
               f.basis, f.verdict, i.file, i.line, i.heading
        from incoming i
        join figures f on f.slice = i.slice and f.unit = i.unit and f.current = true
        join slices s on s.id = i.slice
        where i.state = 'missing'
          and i.reason <> 'suspected'
          and f.state = 'known'
        order by i.number
        limit $1";
    let total: i64 = on!(import.tx, conn => sqlx::query_scalar(COUNT).fetch_one(conn))?;
    let rows: Vec<RepeatCells> = on!(import.tx, conn =>
        sqlx::query_as(FIRST).bind(i64::from(REPEATS_SHOWN)).fetch_all(conn))?;
    let first = rows.iter().map(|row| figure_row(import, row)).collect::<Result<_>>()?;
    Ok(Listed { count: total.unsigned_abs(), first })
}

fn figure_row(import: &Import<'_>, row: &RepeatCells) -> Result<FigureRow> {
    let cells = Row { table: "incoming", key: &row.figure.unit };
    Ok(FigureRow {
        key: figure_key(row.figure.key())?,
        value: value(&row.figure.unit, &row.figure.value)?,
        place: Place {
            file: import.files.name(row.file).to_owned(),
            row: cells.number("line", row.line)?,
            column: row.heading.clone(),
        },
    })
}
