//! The temporary table that holds a delivery's figures until it is known what they change.

use futures::TryFutureExt as _;
use sqlx::AssertSqlSafe;

use crate::{
    cell::count,
    db::{On, Tx},
    error::{Error, Result},
    figures::WrittenCells,
    many,
};

const COLUMNS: usize = 16;

/// A figure on its way in.
pub(super) struct IncomingRow<'a> {
    pub(super) number: i64,
    pub(super) slice: i64,
    pub(super) unit: &'a str,
    pub(super) cells: WrittenCells,
    pub(super) file: i64,
    pub(super) line: i64,
    pub(super) heading: &'a str,
}

/// Makes the table, empty. The texts differ because each database has its own way to keep a table in
/// the order of its key, in which all that follows walks through it.
pub(super) async fn create(tx: &mut Tx) -> Result<()> {
    const SQLITE: &str = "
        create temporary table incoming (
            slice integer not null,
            unit text not null,
            number integer not null,
            state text not null,
            reason text,
            estimate real,
            lower real,
            upper real,
            interval_kind text,
            n real,
            n_basis text,
            basis text,
            verdict text,
            file integer not null,
            line integer not null,
            heading text not null,
            primary key (slice, unit, number)
        ) strict, without rowid";
    const POSTGRES: &str = "
        create temporary table incoming as
        select slice, unit, cast(0 as bigint) as number, state, reason, estimate, lower, upper,
               interval_kind, n, n_basis, basis, verdict, file, line, unit as heading
        from figures
        where 1 = 0";
    drop_tables(tx).await?;
    match tx.on() {
        On::Sqlite(conn) => sqlx::query(SQLITE).execute(conn).await.map(drop),
        On::Postgres(conn) => sqlx::query(POSTGRES).execute(conn).await.map(drop),
    }
    .map_err(Error::sql)
}

/// Removes the temporary tables, which would otherwise live as long as the connection.
pub(super) async fn drop_tables(tx: &mut Tx) -> Result<()> {
    for statement in ["drop table if exists incoming", "drop table if exists repeated"] {
        on!(tx, conn => sqlx::query(statement).execute(conn).map_ok(drop))?;
    }
    Ok(())
}

/// Puts rows into the table.
pub(super) async fn insert(tx: &mut Tx, rows: &[IncomingRow<'_>]) -> Result<()> {
    const INSERT: &str = "
        insert into incoming (number, slice, unit, state, reason, estimate, lower, upper,
                              interval_kind, n, n_basis, basis, verdict, file, line, heading)
        values ";
    let marks = many::marks(tx, rows.len(), COLUMNS);
    let sql = AssertSqlSafe(INSERT.to_owned() + &marks);
    on!(tx, conn => {
        let mut query = sqlx::query(sql);
        for row in rows {
            let cells = &row.cells;
            query = query
                .bind(row.number)
                .bind(row.slice)
                .bind(row.unit)
                .bind(cells.state)
                .bind(cells.reason)
                .bind(cells.estimate)
                .bind(cells.lower)
                .bind(cells.upper)
                .bind(cells.interval_kind)
                .bind(cells.n)
                .bind(cells.n_basis)
                .bind(cells.basis)
                .bind(cells.verdict)
                .bind(row.file)
                .bind(row.line)
                .bind(row.heading);
        }
        query.persistent(rows.len() == many::ROWS_AT_A_TIME).execute(conn).map_ok(drop)
    })
}

/// Makes the table quick to look figures up in. SQLite keeps it in the order of its key; PostgreSQL
/// sorts it now, and knows nothing about a new table until it is told to look.
pub(super) async fn prepare(tx: &mut Tx) -> Result<()> {
    let On::Postgres(conn) = tx.on() else { return Ok(()) };
    for statement in
        ["create index if not exists incoming_by_key on incoming (slice, unit)", "analyze incoming"]
    {
        sqlx::query(statement).execute(&mut *conn).await.map_err(Error::sql)?;
    }
    Ok(())
}

/// Takes the mark from the figures that the delivery covers.
pub(super) async fn unmark_covered(tx: &mut Tx, sequence: i64) -> Result<()> {
    // Naming the slices keeps SQLite from walking through all figures there are, and `= true` from
    // looking the rows up in the order of the smaller index.
    const UNMARK: &str = "
        update figures
        set current = false
        from incoming i
        where figures.slice = i.slice
          and figures.unit = i.unit
          and figures.current = true
          and figures.slice in (select slice from delivery_slices where delivery = $1)";
    on!(tx, conn => sqlx::query(UNMARK).bind(sequence).execute(conn).map_ok(drop))
}

/// Makes the figures that count the delivery's own, and returns how many there are.
pub(super) async fn move_to_figures(tx: &mut Tx, sequence: i64) -> Result<i64> {
    // In the order of the table's key, so that pages fill one after another.
    const MOVE: &str = "
        insert into figures (slice, unit, delivery, current, state, reason, estimate, lower,
                             upper, interval_kind, n, n_basis, basis, verdict, file, line)
        select slice, unit, $1, $2, state, reason, estimate, lower,
               upper, interval_kind, n, n_basis, basis, verdict, file, line
        from incoming
        order by slice, unit";
    let moved = on!(tx, conn => sqlx::query(MOVE)
        .bind(sequence)
        .bind(true)
        .execute(conn)
        .map_ok(|done| done.rows_affected()))?;
    Ok(count(moved))
}
