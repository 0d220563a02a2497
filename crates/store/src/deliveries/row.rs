//! Deliveries as rows.

use domain::delivery::Delivery;
use sqlx::FromRow;

use crate::{cell::Row, error::Result};

/// A delivery's columns as they are read.
#[derive(FromRow)]
pub(super) struct DeliveryRow {
    sequence: i64,
    id: String,
    state: String,
    format: String,
    files: String,
    fingerprint: String,
    source: String,
    purpose: String,
    person: Option<String>,
    at: i64,
    difference: String,
}

pub(super) fn delivery(row: DeliveryRow) -> Result<Delivery> {
    let cells = Row { table: "deliveries", key: &row.id };
    Ok(Delivery {
        id: cells.parse("id", &row.id)?,
        sequence: row.sequence,
        state: cells.word("state", &row.state)?,
        files: cells.json("files", &row.files)?,
        by: cells.parse_if("person", row.person.as_deref())?,
        at: cells.instant("at", row.at)?,
        difference: cells.json("difference", &row.difference)?,
        format: row.format,
        fingerprint: row.fingerprint,
        source: row.source,
        purpose: row.purpose,
    })
}
