//! A fact set as the columns of a file, and a batch as one of its parts.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, Date32Array, DictionaryArray, FixedSizeBinaryArray, Int8Array, Int32Array,
    RecordBatch, StringArray, types::Int32Type,
};
use arrow_schema::{DataType, Field, Schema};
use domain::{
    fact::{Column, ColumnKind, FactBatch, FactCells, FactSet},
    period::Period,
    unit::UnitNumber,
};

use crate::error::FactFileError;

/// How many bytes a pseudonym has.
const PSEUDONYM: i32 = 16;

/// Returns the columns of a set's files.
pub(crate) fn schema(set: &FactSet) -> Arc<Schema> {
    let field = |column: &Column| {
        let (kind, may_lack) = match column.kind {
            ColumnKind::PersonNumber => (DataType::FixedSizeBinary(PSEUDONYM), false),
            ColumnKind::UnitNumber => (texts(), true),
            ColumnKind::Period => (texts(), false),
            ColumnKind::Day => (DataType::Date32, true),
            ColumnKind::Word { .. } => (DataType::Int8, true),
            ColumnKind::Number { .. } => (DataType::Int32, true),
        };
        Field::new(column.name.as_str(), kind, may_lack)
    };
    Arc::new(Schema::new(set.columns.iter().map(field).collect::<Vec<_>>()))
}

/// Few different texts, so that rows hold a number in place of a text.
fn texts() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

/// Returns the rows of a batch as columns of a file.
pub(crate) fn record_batch(
    schema: &Arc<Schema>,
    batch: FactBatch,
) -> Result<RecordBatch, FactFileError> {
    let columns = batch.columns.into_iter().map(array).collect::<Result<Vec<_>, _>>()?;
    Ok(RecordBatch::try_new(Arc::clone(schema), columns)?)
}

/// Returns texts that rows point at.
fn dictionary(texts: StringArray, rows: &[Option<u32>]) -> Result<ArrayRef, FactFileError> {
    let place = |row: &Option<u32>| row.and_then(|place| i32::try_from(place).ok());
    let rows: Int32Array = rows.iter().map(place).collect();
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(rows, Arc::new(texts))?))
}

/// Parts rows from their periods, of which there are few.
fn parted(periods: &[Period]) -> (Vec<Period>, Vec<Option<u32>>) {
    let mut few: Vec<Period> = Vec::new();
    let mut rows = Vec::with_capacity(periods.len());
    for period in periods {
        let known = few.iter().position(|known| known == period);
        let place = known.unwrap_or_else(|| {
            few.push(*period);
            few.len() - 1
        });
        rows.push(u32::try_from(place).ok());
    }
    (few, rows)
}

fn array(cells: FactCells) -> Result<ArrayRef, FactFileError> {
    Ok(match cells {
        FactCells::Persons(persons) => {
            let bytes = persons.iter().map(|person| person.0);
            Arc::new(FixedSizeBinaryArray::try_from_iter(bytes)?)
        }
        FactCells::Units(units) => dictionary(
            StringArray::from_iter_values(units.values.iter().map(UnitNumber::as_str)),
            &units.rows,
        )?,
        FactCells::Periods(periods) => {
            let (periods, rows) = parted(&periods);
            dictionary(
                StringArray::from_iter_values(periods.iter().map(ToString::to_string)),
                &rows,
            )?
        }
        FactCells::Days(days) => Arc::new(Date32Array::from(days)),
        FactCells::Words(words) => Arc::new(Int8Array::from(words)),
        FactCells::Numbers(numbers) => Arc::new(Int32Array::from(numbers)),
    })
}
