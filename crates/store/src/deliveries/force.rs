//! Deliveries come into force and go out of it.

use domain::{delivery::Difference, id::DeliveryId};
use futures::TryFutureExt as _;

use crate::{
    cell::json,
    db::Tx,
    error::{Error, Result},
};

/// What a delivery brought: the names its rows refer to, and how many rows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Brought<'a> {
    pub(crate) files: &'a [String],
    pub(crate) headings: &'a [String],
    pub(crate) figures: i64,
    pub(crate) units: i64,
}

/// Moves a delivery that was only checked behind all others, and returns its new sequence, or none
/// when it is not there.
pub(crate) async fn move_last(tx: &mut Tx, id: DeliveryId) -> Result<Option<i64>> {
    const SQL: &str = "
        update deliveries
        set sequence = (select max(sequence) + 1 from deliveries)
        where id = $1
          and state = 'checked'
        returning sequence";
    on!(tx, conn => sqlx::query_scalar(SQL).bind(id.to_string()).fetch_optional(conn))
}

/// Puts a delivery in force, with what it brought and what that changed.
pub(crate) async fn put_in_force(
    tx: &mut Tx,
    sequence: i64,
    brought: &Brought<'_>,
    difference: &Difference,
) -> Result<()> {
    const SQL: &str = "
        update deliveries
        set state = 'committed', files = $2, headings = $3, stored_figures = $4,
            stored_units = $5, difference = $6
        where sequence = $1";
    on!(tx, conn => sqlx::query(SQL)
        .bind(sequence)
        .bind(json(&brought.files))
        .bind(json(&brought.headings))
        .bind(brought.figures)
        .bind(brought.units)
        .bind(json(difference))
        .execute(conn)
        .map_ok(drop))
}

/// Takes a delivery out of force, and returns its sequence.
pub(crate) async fn take_out_of_force(tx: &mut Tx, id: DeliveryId) -> Result<i64> {
    const SQL: &str = "
        update deliveries
        set state = 'undone'
        where id = $1
          and state = 'committed'
        returning sequence";
    let sequence =
        on!(tx, conn => sqlx::query_scalar(SQL).bind(id.to_string()).fetch_optional(conn))?;
    sequence.ok_or_else(|| Error::NotFound { table: "deliveries", row: id.to_string() })
}
