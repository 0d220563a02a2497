//! Fact files: written whole, read whole, or copied without some of their rows.

use std::{fs::File, io::Write, path::Path, str::FromStr, sync::Arc};

use arrow_array::{
    Array as _, BooleanArray, DictionaryArray, FixedSizeBinaryArray, Int32Array, RecordBatch,
    StringArray, types::Int32Type,
};
use arrow_schema::Schema;
use arrow_select::filter::filter_record_batch;
use domain::{
    fact::{FactBatch, FactSet, Pseudonym, Role},
    period::Period,
    unit::UnitNumber,
};
use parquet::{
    arrow::{
        ArrowWriter,
        arrow_reader::{
            ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
        },
    },
    basic::{Compression, ZstdLevel},
    encryption::{decrypt::FileDecryptionProperties, encrypt::FileEncryptionProperties},
    file::properties::WriterProperties,
};

use crate::{
    error::FactFileError,
    key::FactKey,
    schema::{record_batch, schema},
};

/// So many rows lie together and can be passed over together.
const GROUP_ROWS: usize = 1 << 17;

/// Writes one fact file.
pub struct FactWriter<W: Write + Send> {
    writer: ArrowWriter<W>,
    schema: Arc<Schema>,
    rows: u64,
}

impl<W: Write + Send> FactWriter<W> {
    /// Begins a file called `name`, which must be said again to read it.
    pub fn new(set: &FactSet, name: &str, key: &FactKey, out: W) -> Result<Self, FactFileError> {
        let schema = schema(set);
        let writer = ArrowWriter::try_new(out, Arc::clone(&schema), Some(properties(name, key)?))?;
        Ok(Self { writer, schema, rows: 0 })
    }

    /// Adds rows.
    pub fn push(&mut self, batch: FactBatch) -> Result<(), FactFileError> {
        self.write(&record_batch(&self.schema, batch)?)
    }

    /// Ends the file, and returns how many rows it has.
    pub fn finish(self) -> Result<u64, FactFileError> {
        self.writer.into_inner()?.flush()?;
        Ok(self.rows)
    }

    fn write(&mut self, batch: &RecordBatch) -> Result<(), FactFileError> {
        self.rows += u64::try_from(batch.num_rows()).unwrap_or_default();
        Ok(self.writer.write(batch)?)
    }
}

/// Returns how a file called `name` is written: packed, and encrypted in every part.
pub(crate) fn properties(name: &str, key: &FactKey) -> Result<WriterProperties, FactFileError> {
    let encryption = FileEncryptionProperties::builder(key.bytes())
        .with_aad_prefix(name.as_bytes().to_vec())
        .with_aad_prefix_storage(false)
        .build()?;
    Ok(WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_max_row_group_row_count(Some(GROUP_ROWS))
        .with_file_encryption_properties(encryption)
        .build())
}

/// Returns how a file called `name` is read.
pub(crate) fn decryption(
    name: &str,
    key: &FactKey,
) -> Result<Arc<FileDecryptionProperties>, FactFileError> {
    let properties = FileDecryptionProperties::builder(key.bytes())
        .with_aad_prefix(name.as_bytes().to_vec())
        .build()?;
    Ok(properties)
}

/// Holds that a file is there whole, as far as its end tells, and that the key is its own.
pub fn opens(set: &FactSet, name: &str, key: &FactKey, path: &Path) -> Result<(), FactFileError> {
    open(set, name, key, path).map(drop)
}

/// Reads a whole file, and returns how many rows it has.
pub fn check(set: &FactSet, name: &str, key: &FactKey, path: &Path) -> Result<u64, FactFileError> {
    let mut rows = 0;
    for batch in open(set, name, key, path)? {
        rows += u64::try_from(batch?.num_rows()).unwrap_or_default();
    }
    Ok(rows)
}

/// How many rows of a file were kept, and how many left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    /// Rows that are in the copy.
    pub kept: u64,
    /// Rows that are not.
    pub left_out: u64,
}

/// What a row is about.
#[derive(Debug)]
pub struct RowAbout<'b> {
    /// The person, in sets about persons.
    pub person: Option<Pseudonym>,
    /// The unit.
    pub unit: &'b UnitNumber,
    /// The period.
    pub period: &'b Period,
}

/// Copies a file with the rows that are to be kept.
pub fn keep<W: Write + Send>(
    set: &FactSet,
    (name, key, path): (&str, &FactKey, &Path),
    out: W,
    is_kept: &mut dyn FnMut(&RowAbout<'_>) -> bool,
) -> Result<Kept, FactFileError> {
    let mut writer = FactWriter::new(set, name, key, out)?;
    let mut kept = Kept::default();
    for batch in open(set, name, key, path)? {
        let batch = batch?;
        let mask = mask(set, &batch, is_kept)?;
        let left = filter_record_batch(&batch, &mask)?;
        kept.kept += u64::try_from(left.num_rows()).unwrap_or_default();
        kept.left_out += u64::try_from(batch.num_rows() - left.num_rows()).unwrap_or_default();
        writer.write(&left)?;
    }
    writer.finish()?;
    Ok(kept)
}

fn mask(
    set: &FactSet,
    batch: &RecordBatch,
    is_kept: &mut dyn FnMut(&RowAbout<'_>) -> bool,
) -> Result<BooleanArray, FactFileError> {
    let column = |role| {
        let column = set.columns.iter().find(|column| column.role == role)?;
        Some(batch.column_by_name(column.name.as_str())?.as_any())
    };
    let texts = |role| {
        let texts =
            column(role).and_then(|column| column.downcast_ref::<DictionaryArray<Int32Type>>());
        texts.ok_or_else(|| FactFileError::OtherColumns(format!("no column of {role:?}")))
    };
    let persons =
        column(Role::Person).and_then(|column| column.downcast_ref::<FixedSizeBinaryArray>());
    let (units, periods) = (Parsed::of(texts(Role::Unit)?)?, Parsed::of(texts(Role::Period)?)?);
    let mut mask = Vec::with_capacity(batch.num_rows());
    for row in 0..batch.num_rows() {
        let person = persons.and_then(|persons| persons.value(row).try_into().ok());
        let about = RowAbout {
            person: person.map(Pseudonym),
            unit: units.at(row)?,
            period: periods.at(row)?,
        };
        mask.push(is_kept(&about));
    }
    Ok(BooleanArray::from(mask))
}

/// A column of texts, each of which is read once.
struct Parsed<'b, T> {
    rows: &'b Int32Array,
    values: Vec<T>,
}

impl<'b, T: FromStr> Parsed<'b, T> {
    fn of(column: &'b DictionaryArray<Int32Type>) -> Result<Self, FactFileError> {
        let texts = column.values().as_any().downcast_ref::<StringArray>();
        let texts = texts.map(|texts| texts.iter().flatten()).into_iter().flatten();
        let parsed = |text: &str| {
            text.parse().map_err(|_other| FactFileError::OtherColumns(format!("`{text}`")))
        };
        Ok(Self { rows: column.keys(), values: texts.map(parsed).collect::<Result<_, _>>()? })
    }

    fn at(&self, row: usize) -> Result<&T, FactFileError> {
        let place = self.rows.is_valid(row).then(|| usize::try_from(self.rows.value(row)).ok());
        let value = place.flatten().and_then(|place| self.values.get(place));
        value.ok_or_else(|| FactFileError::OtherColumns(format!("nothing in row {row}")))
    }
}

pub(crate) fn open(
    set: &FactSet,
    name: &str,
    key: &FactKey,
    path: &Path,
) -> Result<ParquetRecordBatchReader, FactFileError> {
    let options = ArrowReaderOptions::new().with_file_decryption_properties(decryption(name, key)?);
    let builder =
        ParquetRecordBatchReaderBuilder::try_new_with_options(File::open(path)?, options)?;
    let names = |schema: &Schema| -> Vec<String> {
        schema.fields().iter().map(|field| field.name().clone()).collect()
    };
    let (found, expected) = (names(builder.schema()), names(&schema(set)));
    if found != expected {
        return Err(FactFileError::OtherColumns(found.join(", ")));
    }
    Ok(builder.build()?)
}
