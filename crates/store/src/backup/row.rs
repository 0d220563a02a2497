//! Rows of any table as JSON and back.

use futures::{TryStreamExt as _, stream::BoxStream};
use serde_json::Value;
use sqlx::{ColumnIndex, Decode, Row, Type};

use super::{
    Lines,
    tables::{Column, Table},
};
use crate::error::{Error, Result};

/// A cell on its way into a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(Option<String>),
    Integer(Option<i64>),
    Real(Option<f64>),
    Boolean(Option<bool>),
}

/// Writes all rows of a table as lines, and returns how many.
pub(super) async fn write_all<R: Row>(
    mut rows: BoxStream<'_, sqlx::Result<R>>,
    table: &Table,
    lines: &mut Lines<'_>,
) -> Result<u64>
where
    usize: ColumnIndex<R>,
    for<'r> String: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> i64: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> f64: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> bool: Decode<'r, R::Database> + Type<R::Database>,
{
    let mut count = 0;
    while let Some(row) = rows.try_next().await.map_err(Error::sql)? {
        let cells: Vec<Value> = table
            .columns
            .iter()
            .enumerate()
            .map(|(index, (_, column))| cell(&row, index, *column))
            .collect::<sqlx::Result<_>>()
            .map_err(Error::sql)?;
        lines.write_row(&cells)?;
        count += 1;
    }
    Ok(count)
}

fn cell<R: Row>(row: &R, index: usize, column: Column) -> sqlx::Result<Value>
where
    usize: ColumnIndex<R>,
    for<'r> String: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> i64: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> f64: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> bool: Decode<'r, R::Database> + Type<R::Database>,
{
    Ok(match column {
        Column::Text => row.try_get::<Option<String>, _>(index)?.into(),
        Column::Integer => row.try_get::<Option<i64>, _>(index)?.into(),
        Column::Boolean => row.try_get::<Option<bool>, _>(index)?.into(),
        // As text, because readers of JSON differ in the last digit of a number.
        Column::Real => row.try_get::<Option<f64>, _>(index)?.map(|real| real.to_string()).into(),
    })
}

/// Reads a cell; none when it is not of the column's kind.
pub(super) fn read(value: &Value, column: Column) -> Option<Cell> {
    let is_null = value.is_null();
    Some(match column {
        Column::Text if is_null => Cell::Text(None),
        Column::Text => Cell::Text(Some(value.as_str()?.to_owned())),
        Column::Integer if is_null => Cell::Integer(None),
        Column::Integer => Cell::Integer(Some(value.as_i64()?)),
        Column::Real if is_null => Cell::Real(None),
        Column::Real => Cell::Real(Some(value.as_str()?.parse().ok()?)),
        Column::Boolean if is_null => Cell::Boolean(None),
        Column::Boolean => Cell::Boolean(Some(value.as_bool()?)),
    })
}
