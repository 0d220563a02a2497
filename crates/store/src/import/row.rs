//! Changes and repeated rows as they are read.

use sqlx::FromRow;

use super::Change;
use crate::{
    error::Result,
    figures::{KeyCells, ValueCells, figure_key, value},
};

/// A figure of the delivery, or one that counts.
#[derive(FromRow)]
pub(super) struct KeyedCells {
    indicator: String,
    pub(super) unit: String,
    period: String,
    breakdown: String,
    #[sqlx(flatten)]
    pub(super) value: ValueCells,
}

/// A figure of the delivery beside the one that counts.
#[derive(FromRow)]
pub(super) struct ChangeCells {
    #[sqlx(flatten)]
    after: KeyedCells,
    old_state: String,
    old_reason: Option<String>,
    old_estimate: Option<f64>,
    old_lower: Option<f64>,
    old_upper: Option<f64>,
    old_interval_kind: Option<String>,
    old_n: Option<f64>,
    old_n_basis: Option<String>,
    old_basis: Option<String>,
    old_verdict: Option<String>,
}

impl KeyedCells {
    pub(super) fn key(&self) -> KeyCells<'_> {
        KeyCells {
            indicator: &self.indicator,
            unit: &self.unit,
            period: &self.period,
            breakdown: &self.breakdown,
        }
    }
}

pub(super) fn after_only(row: &KeyedCells) -> Result<Change> {
    let after = Some(value(&row.unit, &row.value)?);
    Ok(Change { key: figure_key(row.key())?, before: None, after })
}

pub(super) fn before_only(row: &KeyedCells) -> Result<Change> {
    let before = Some(value(&row.unit, &row.value)?);
    Ok(Change { key: figure_key(row.key())?, before, after: None })
}

pub(super) fn before_and_after(row: ChangeCells) -> Result<Change> {
    let before = ValueCells {
        state: row.old_state,
        reason: row.old_reason,
        estimate: row.old_estimate,
        lower: row.old_lower,
        upper: row.old_upper,
        interval_kind: row.old_interval_kind,
        n: row.old_n,
        n_basis: row.old_n_basis,
        basis: row.old_basis,
        verdict: row.old_verdict,
    };
    let before = Some(value(&row.after.unit, &before)?);
    after_only(&row.after).map(|after| Change { before, ..after })
}
