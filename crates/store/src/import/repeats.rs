//! Rows about a figure that a row before them is about already.

use domain::delivery::Place;
use futures::TryFutureExt as _;
use sqlx::{AssertSqlSafe, FromRow};

use super::{
    FigureRow, Import, Listed, REPEATS_SHOWN, incoming::IncomingRow, names::Names, row::KeyedCells,
};
use crate::{
    cell::Row,
    db::Tx,
    error::Result,
    figures::{figure_key, value},
    many,
};

const COLUMNS: usize = 10;

/// Tells whether the row `$a` says something else than the row `$b` about the same figure. How an
/// interval came about does not count: it follows from the rest.
macro_rules! differs {
    ($a:literal, $b:literal) => {
        concat!(
            "(",
            $a,
            ".estimate is distinct from ",
            $b,
            ".estimate or ",
            $a,
            ".n is distinct from ",
            $b,
            ".n or ",
            $a,
            ".shape <> ",
            $b,
            ".shape and exists (
                select 1
                from shapes x
                join shapes y on x.state <> y.state
                              or x.reason is distinct from y.reason
                              or x.basis is distinct from y.basis
                              or x.verdict is distinct from y.verdict
                where x.id = ",
            $a,
            ".shape and y.id = ",
            $b,
            ".shape))"
        )
    };
}
pub(super) use differs;

/// The repeated rows of a delivery, in a temporary table.
#[derive(Debug)]
pub(super) struct Repeats {
    are_some: bool,
}

/// A row with the place where it stood.
#[derive(FromRow)]
pub(super) struct PlacedCells {
    #[sqlx(flatten)]
    figure: KeyedCells,
    file: i64,
    heading: i64,
    line: i64,
}

impl Repeats {
    /// Makes the table, empty.
    pub(super) async fn none(tx: &mut Tx) -> Result<Self> {
        const CREATE: &str = "
            create temporary table repeated as
            select slice, unit, shape, estimate, lower, upper, n, file, heading, line,
                   current as contradicts
            from figures
            where 1 = 0";
        let repeats = Self { are_some: false };
        repeats.drop_table(tx).await?;
        on!(tx, conn => sqlx::query(CREATE).execute(conn).map_ok(drop))?;
        Ok(repeats)
    }

    /// Removes the table, which would otherwise live as long as the connection.
    pub(super) async fn drop_table(&self, tx: &mut Tx) -> Result<()> {
        on!(tx, conn => sqlx::query("drop table if exists repeated").execute(conn).map_ok(drop))
    }

    /// Takes the repeated ones out of rows of which not all went in.
    pub(super) async fn note(
        &mut self,
        tx: &mut Tx,
        sequence: i64,
        rows: &[IncomingRow<'_>],
    ) -> Result<()> {
        const WITH: &str = "
            with arrived (slice, unit, shape, estimate, lower, upper, n, file, heading, line) as (
                values ";
        const INSERT: &str = ")
            insert into repeated (slice, unit, shape, estimate, lower, upper, n, file, heading, line,
                                  contradicts)
            select slice, unit, shape, estimate, lower, upper, n, file, heading, line, false
            from arrived a
            where not exists (
                select 1
                from figures f
                where f.slice = a.slice
                  and f.unit = a.unit
                  and f.delivery = ";
        const SAME_PLACE: &str = "
                  and f.file = a.file
                  and f.heading = a.heading
                  and f.line = a.line)";
        let marks = many::marks(tx, rows.len(), COLUMNS);
        let sql = format!("{WITH}{marks}{INSERT}{sequence}{SAME_PLACE}");
        self.are_some = true;
        on!(tx, conn => {
            let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(false);
            for row in rows {
                let ends = row.ends();
                query = query
                    .bind(row.slice.id)
                    .bind(row.unit)
                    .bind(row.shape)
                    .bind(row.estimate())
                    .bind(ends.map(|(lower, _)| lower))
                    .bind(ends.map(|(_, upper)| upper))
                    .bind(row.n())
                    .bind(row.file)
                    .bind(row.heading)
                    .bind(row.line);
            }
            query.execute(conn).map_ok(drop)
        })
    }

    pub(super) const fn are_some(&self) -> bool {
        self.are_some
    }
}

/// Takes out the figures whose rows contradict each other, and returns the rows that only say again what
/// is known, and those that contradict.
pub(super) async fn take_out(import: &mut Import<'_>) -> Result<(Listed, Listed)> {
    const MARK: &str = concat!(
        "
        update repeated
        set contradicts = true
        where (slice, unit) in (
            select r.slice, r.unit
            from repeated r
            join figures f on f.slice = r.slice and f.unit = r.unit and f.delivery = $1
            where ",
        differs!("r", "f"),
        ")"
    );
    const REMOVE: &str = "
        delete from figures
        where delivery = $1
          and (slice, unit) in (select slice, unit from repeated where contradicts)";
    if !import.repeats.are_some() {
        return Ok((Listed::default(), Listed::default()));
    }
    let sequence = import.sequence;
    on!(import.tx, conn => sqlx::query(MARK).bind(sequence).execute(conn).map_ok(drop))?;
    let duplicates = duplicates(import).await?;
    let contradictions = contradictions(import).await?;
    on!(import.tx, conn => sqlx::query(REMOVE).bind(sequence).execute(conn).map_ok(drop))?;
    Ok((duplicates, contradictions))
}

async fn duplicates(import: &mut Import<'_>) -> Result<Listed> {
    const COUNT: &str = "
        select cast(count(*) as bigint)
        from repeated
        where not contradicts";
    const FIRST: &str = "
        select s.indicator, r.unit, s.period, s.breakdown,
               h.state, h.reason, r.estimate, r.lower, r.upper, h.interval_kind, r.n, h.n_basis,
               h.basis, h.verdict, r.file, r.heading, r.line
        from repeated r
        join slices s on s.id = r.slice
        join shapes h on h.id = r.shape
        where not r.contradicts
        order by r.file, r.line, r.heading
        limit $1";
    let count: i64 = on!(import.tx, conn => sqlx::query_scalar(COUNT).fetch_one(conn))?;
    let rows: Vec<PlacedCells> = on!(import.tx, conn =>
        sqlx::query_as(FIRST).bind(i64::from(REPEATS_SHOWN)).fetch_all(conn))?;
    listed(import, count, &rows)
}

async fn contradictions(import: &mut Import<'_>) -> Result<Listed> {
    const COUNT: &str = "
        select cast(count(*) + count(distinct slice || ' ' || unit) as bigint)
        from repeated
        where contradicts";
    const FIRST: &str = "
        select s.indicator, i.unit, s.period, s.breakdown,
               h.state, h.reason, i.estimate, i.lower, i.upper, h.interval_kind, i.n, h.n_basis,
               h.basis, h.verdict, i.file, i.heading, i.line
        from (
            select slice, unit, shape, estimate, lower, upper, n, file, heading, line
            from repeated
            where contradicts
            union all
            select slice, unit, shape, estimate, lower, upper, n, file, heading, line
            from figures
            where delivery = $1
              and (slice, unit) in (select slice, unit from repeated where contradicts)) i
        join slices s on s.id = i.slice
        join shapes h on h.id = i.shape
        order by i.file, i.line, i.heading
        limit $2";
    let count: i64 = on!(import.tx, conn => sqlx::query_scalar(COUNT).fetch_one(conn))?;
    let rows: Vec<PlacedCells> = on!(import.tx, conn => sqlx::query_as(FIRST)
        .bind(import.sequence)
        .bind(i64::from(REPEATS_SHOWN))
        .fetch_all(conn))?;
    listed(import, count, &rows)
}

/// Returns the rows of a delivery, of which there are `count`, as they are told.
pub(super) fn listed(import: &Import<'_>, count: i64, rows: &[PlacedCells]) -> Result<Listed> {
    let first = rows
        .iter()
        .map(|row| figure_row(&import.files, &import.headings, row))
        .collect::<Result<_>>()?;
    Ok(Listed { count: count.unsigned_abs(), first })
}

fn figure_row(files: &Names, headings: &Names, row: &PlacedCells) -> Result<FigureRow> {
    let cells = Row { table: "figures", key: &row.figure.unit };
    Ok(FigureRow {
        key: figure_key(row.figure.key())?,
        value: value(&row.figure.unit, &row.figure.value)?,
        place: Place {
            file: files.name(row.file).to_owned(),
            row: cells.number("line", row.line)?,
            column: headings.name(row.heading).to_owned(),
        },
    })
}
