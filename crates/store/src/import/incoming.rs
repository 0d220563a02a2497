//! A delivery's figures as they go into their table, where they count for nothing yet.

use domain::figure::Known;
use futures::TryFutureExt as _;
use sqlx::AssertSqlSafe;

use super::slices::Slice;
use crate::{db::Tx, error::Result, many};

const COLUMNS: usize = 12;

/// A figure on its way in.
#[derive(Clone, Copy)]
pub(super) struct IncomingRow<'a> {
    pub(super) slice: Slice,
    pub(super) unit: &'a str,
    pub(super) shape: i64,
    pub(super) known: Option<&'a Known>,
    pub(super) file: i64,
    pub(super) heading: i64,
    pub(super) line: i64,
}

impl IncomingRow<'_> {
    pub(super) fn estimate(&self) -> Option<f64> {
        self.known.map(|known| known.estimate)
    }

    pub(super) fn ends(&self) -> Option<(f64, f64)> {
        self.known.and_then(|known| known.interval.ends())
    }

    pub(super) fn n(&self) -> Option<f64> {
        self.known.and_then(|known| known.n).map(|count| count.n)
    }
}

/// Puts rows into the table, and returns how many went in: of rows about the same figure the first does.
///
/// Where no other delivery has figures that count, the row is marked as counting at once.
pub(super) async fn insert(tx: &mut Tx, sequence: i64, rows: &[IncomingRow<'_>]) -> Result<usize> {
    const INSERT: &str = "
        insert into figures (slice, unit, delivery, current, shape, estimate, lower, upper, n, file,
                             heading, line)
        values ";
    let sql = INSERT.to_owned() + &many::marks(tx, rows.len(), COLUMNS) + " on conflict do nothing";
    on!(tx, conn => {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for row in rows {
            let ends = row.ends();
            query = query
                .bind(row.slice.id)
                .bind(row.unit)
                .bind(sequence)
                .bind(row.slice.is_fresh)
                .bind(row.shape)
                .bind(row.estimate())
                .bind(ends.map(|(lower, _)| lower))
                .bind(ends.map(|(_, upper)| upper))
                .bind(row.n())
                .bind(row.file)
                .bind(row.heading)
                .bind(row.line);
        }
        query
            .persistent(rows.len() == many::ROWS_AT_A_TIME)
            .execute(conn)
            .map_ok(|done| usize::try_from(done.rows_affected()).unwrap_or(usize::MAX))
    })
}
