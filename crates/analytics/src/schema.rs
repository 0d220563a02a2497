//! A fact set as the columns of a file, and a batch as one of its parts.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, Date32Array, DictionaryArray, FixedSizeBinaryArray, Int8Array, Int32Array,
    RecordBatch, types::Int32Type,
};
use arrow_schema::{DataType, Field, Schema};
use domain::{
    fact::{Column, ColumnKind, FactBatch, FactCells, FactSet},
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

fn array(cells: FactCells) -> Result<ArrayRef, FactFileError> {
    Ok(match cells {
        FactCells::Persons(persons) => {
            let bytes = persons.iter().map(|person| person.0);
            Arc::new(FixedSizeBinaryArray::try_from_iter(bytes)?)
        }
        FactCells::Units(units) => {
            let texts = units.iter().map(|unit| unit.as_ref().map(UnitNumber::as_str));
            Arc::new(texts.collect::<DictionaryArray<Int32Type>>())
        }
        FactCells::Periods(periods) => {
            let texts: Vec<String> = periods.iter().map(ToString::to_string).collect();
            Arc::new(texts.iter().map(String::as_str).collect::<DictionaryArray<Int32Type>>())
        }
        FactCells::Days(days) => Arc::new(Date32Array::from(days)),
        FactCells::Words(words) => Arc::new(Int8Array::from(words)),
        FactCells::Numbers(numbers) => Arc::new(Int32Array::from(numbers)),
    })
}
