//! The sums of a fact file, kept beside it under the same key, so that its rows are added up once.
//!
//! A row for each pass and period, so that a change of one period reads no more than that.

use std::{
    any::Any,
    collections::{BTreeMap, BTreeSet},
    io::Write,
    sync::Arc,
};

use arrow_array::{Array, ArrayRef, LargeBinaryArray, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use domain::period::Period;
use parquet::{
    arrow::{
        ArrowWriter,
        arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReaderBuilder},
    },
    file::reader::ChunkReader,
};

use crate::{
    cube::Cube,
    error::FactFileError,
    file::{decryption, properties},
    key::FactKey,
    task::Task,
};

impl Task {
    /// Writes the cubes of the passes, in their order, as a file called `name`.
    pub fn write_sums<W: Write + Send>(
        &self,
        cubes: &[Cube],
        (name, key): (&str, &FactKey),
        out: W,
    ) -> Result<(), FactFileError> {
        let schema = Arc::new(Schema::new(vec![
            Field::new("recipe", DataType::Utf8, false),
            Field::new("period", DataType::Utf8, false),
            Field::new("cube", DataType::LargeBinary, false),
        ]));
        let mut writer =
            ArrowWriter::try_new(out, Arc::clone(&schema), Some(properties(name, key)?))?;
        for (pass, cube) in self.passes.iter().zip(cubes) {
            // A pass without rows is there too, so that it is known to have none.
            let mut rows = vec![(String::new(), Vec::new())];
            let periods = cube.by_period().into_iter();
            rows.extend(periods.map(|(period, cube)| (period.to_string(), cube.to_bytes())));
            for (period, bytes) in rows {
                let bytes: ArrayRef = Arc::new(LargeBinaryArray::from(vec![bytes.as_slice()]));
                let columns = vec![texts(pass.recipe()), texts(period), bytes];
                writer.write(&RecordBatch::try_new(Arc::clone(&schema), columns)?)?;
            }
        }
        writer.into_inner()?.flush()?;
        Ok(())
    }

    /// Reads the cubes of the passes in some periods, or all; none when the file's are of other formulas than those
    /// of the task.
    pub fn read_sums<R: ChunkReader + 'static>(
        &self,
        (name, key): (&str, &FactKey),
        file: R,
        periods: Option<&BTreeSet<Period>>,
    ) -> Result<Option<Vec<Cube>>, FactFileError> {
        let options =
            ArrowReaderOptions::new().with_file_decryption_properties(decryption(name, key)?);
        let reader = ParquetRecordBatchReaderBuilder::try_new_with_options(file, options)?
            .with_batch_size(1)
            .build()?;
        let mut cubes: BTreeMap<String, Cube> = BTreeMap::new();
        for batch in reader {
            let batch = batch?;
            let columns: Vec<_> = batch.columns().iter().map(Array::as_any).collect();
            let [recipe, period, bytes] = columns.as_slice() else { return Ok(None) };
            let text = |column: &dyn Any| {
                column.downcast_ref::<StringArray>().map(|column| column.value(0).to_owned())
            };
            let (Some(recipe), Some(period)) = (text(*recipe), text(*period)) else {
                return Ok(None);
            };
            let Some(pass) = self.passes.iter().find(|pass| pass.recipe() == recipe) else {
                return Ok(None);
            };
            let cube = cubes.entry(recipe).or_insert_with(|| Cube::new(Arc::clone(&pass.layout)));
            let is_wanted = periods
                .is_none_or(|periods| periods.iter().any(|wanted| wanted.to_string() == period));
            let bytes = bytes.downcast_ref::<LargeBinaryArray>().filter(|_| is_wanted);
            if let Some(bytes) = bytes {
                cube.add_bytes(bytes.value(0))
                    .map_err(|error| FactFileError::Damaged(error.to_string()))?;
            }
        }
        Ok(self.passes.iter().map(|pass| cubes.remove(&pass.recipe())).collect())
    }
}

fn texts(text: String) -> ArrayRef {
    Arc::new(StringArray::from(vec![text]))
}
