//! The sums of a fact file, kept beside it under the same key, so that its rows are added up once.

use std::{fs::File, io::Write, path::Path, sync::Arc};

use arrow_array::{Array, ArrayRef, LargeBinaryArray, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use domain::fact::FactSetId;
use parquet::arrow::{
    ArrowWriter,
    arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReaderBuilder},
};

use crate::{
    cube::Cube,
    error::FactFileError,
    file::{decryption, properties},
    key::FactKey,
    pass::{Pass, Recipes},
};

/// Writes the cubes of the passes over a set, in their order, as a file called `name`.
pub fn write_sums<W: Write + Send>(
    (recipes, set): (&Recipes, &FactSetId),
    cubes: &[Cube],
    (name, key): (&str, &FactKey),
    out: W,
) -> Result<(), FactFileError> {
    let schema = Arc::new(Schema::new(vec![
        Field::new("recipe", DataType::Utf8, false),
        Field::new("cube", DataType::LargeBinary, false),
    ]));
    let mut writer = ArrowWriter::try_new(out, Arc::clone(&schema), Some(properties(name, key)?))?;
    for (pass, cube) in recipes.passes(set).zip(cubes) {
        let recipe: ArrayRef = Arc::new(StringArray::from(vec![pass.recipe()]));
        let bytes = cube.to_bytes();
        let cube: ArrayRef = Arc::new(LargeBinaryArray::from(vec![bytes.as_slice()]));
        writer.write(&RecordBatch::try_new(Arc::clone(&schema), vec![recipe, cube])?)?;
    }
    writer.into_inner()?.flush()?;
    Ok(())
}

/// Reads the cubes of the passes over a set; none when they are of other formulas than those of today.
pub fn read_sums(
    (recipes, set): (&Recipes, &FactSetId),
    (name, key, path): (&str, &FactKey, &Path),
) -> Result<Option<Vec<Cube>>, FactFileError> {
    let options = ArrowReaderOptions::new().with_file_decryption_properties(decryption(name, key)?);
    let file = File::open(path)?;
    let reader = ParquetRecordBatchReaderBuilder::try_new_with_options(file, options)?.build()?;
    let mut kept: Vec<(String, Vec<u8>)> = Vec::new();
    for batch in reader {
        let batch = batch?;
        let column = |place: usize| batch.columns().get(place).map(Array::as_any);
        let recipes = column(0).and_then(|column| column.downcast_ref::<StringArray>());
        let cubes = column(1).and_then(|column| column.downcast_ref::<LargeBinaryArray>());
        let (Some(recipes), Some(cubes)) = (recipes, cubes) else { return Ok(None) };
        let rows = recipes.iter().zip(cubes).filter_map(|(recipe, cube)| recipe.zip(cube));
        kept.extend(rows.map(|(recipe, cube)| (recipe.to_owned(), cube.to_vec())));
    }
    let passes: Vec<_> = recipes.passes(set).collect();
    let is_same = |(pass, (recipe, _)): (&&Pass, &(String, _))| pass.recipe() == *recipe;
    if passes.len() != kept.len() || !passes.iter().zip(&kept).all(is_same) {
        return Ok(None);
    }
    let mut cubes = Vec::with_capacity(kept.len());
    for (pass, (_, bytes)) in passes.iter().zip(&kept) {
        let mut cube = Cube::new(Arc::clone(&pass.layout));
        cube.add_bytes(bytes).map_err(|error| FactFileError::Damaged(error.to_string()))?;
        cubes.push(cube);
    }
    Ok(Some(cubes))
}
