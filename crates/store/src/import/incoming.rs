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

/// Makes the table, empty, with the types that `figures` has on this database.
pub(super) async fn create(tx: &mut Tx) -> Result<()> {
    const CREATE: &str = "
        create temporary table incoming as
        select cast(0 as bigint) as number, slice, unit, state, reason, estimate, lower, upper,
               interval_kind, n, n_basis, basis, verdict, file, line, unit as heading
        from figures
        where 1 = 0";
    drop_tables(tx).await?;
    on!(tx, conn => sqlx::query(CREATE).execute(conn).map_ok(drop))
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

/// Makes the table quick to look figures up in.
pub(super) async fn index(tx: &mut Tx) -> Result<()> {
    const INDEX: &str = "
        create index if not exists incoming_by_key on incoming (slice, unit)";
    on!(tx, conn => sqlx::query(INDEX).execute(conn).map_ok(drop))?;
    // PostgreSQL knows nothing about a new table and would plan for a small one.
    if let On::Postgres(conn) = tx.on() {
        let analysed = sqlx::query("analyze incoming").execute(conn).await;
        analysed.map_err(Error::sql)?;
    }
    Ok(())
}

/// Makes the figures that count the delivery's own, and returns how many there are.
pub(super) async fn move_to_figures(tx: &mut Tx, sequence: i64) -> Result<i64> {
    const UNMARK: &str = "
        update figures
        set current = false
        from incoming i
        where figures.slice = i.slice
          and figures.unit = i.unit
          and figures.current";
    // In the order of the table's key, so that pages fill one after another.
    const MOVE: &str = "
        insert into figures (slice, unit, delivery, current, state, reason, estimate, lower,
                             upper, interval_kind, n, n_basis, basis, verdict, file, line)
        select slice, unit, $1, $2, state, reason, estimate, lower,
               upper, interval_kind, n, n_basis, basis, verdict, file, line
        from incoming
        order by slice, unit";
    on!(tx, conn => sqlx::query(UNMARK).execute(conn).map_ok(drop))?;
    let moved = on!(tx, conn => sqlx::query(MOVE)
        .bind(sequence)
        .bind(true)
        .execute(conn)
        .map_ok(|done| done.rows_affected()))?;
    Ok(count(moved))
}
