//! What is added up over the files of a fact set: what an engine does here, or elsewhere on its behalf.

use bytes::Bytes;
use domain::fact::FactSet;
use serde::{Deserialize, Serialize};

use crate::{
    cube::Cube,
    engine::{ReadableFile, add_up},
    error::FactFileError,
    pass::{Pass, Recipes},
};

/// The passes over a fact set. As text it can be sent to another machine, with nothing about anybody in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Task {
    set: FactSet,
    pub(crate) passes: Vec<Pass>,
}

impl Task {
    /// Takes the passes over a set.
    pub fn new(recipes: &Recipes, set: &FactSet) -> Self {
        Self { set: set.clone(), passes: recipes.passes(&set.id).cloned().collect() }
    }

    /// Adds a file up with so many threads: a cube for each pass, in their order.
    pub async fn cubes(
        &self,
        file: &ReadableFile<'_>,
        threads: usize,
    ) -> Result<Vec<Cube>, FactFileError> {
        let mut cubes = Vec::with_capacity(self.passes.len());
        for pass in &self.passes {
            cubes.push(add_up((&self.set, pass), file, threads).await?);
        }
        Ok(cubes)
    }

    /// Adds a file up and seals what comes out under the key, as it is kept beside the file.
    pub async fn sealed(
        &self,
        file: &ReadableFile<'_>,
        threads: usize,
    ) -> Result<Vec<u8>, FactFileError> {
        let cubes = self.cubes(file, threads).await?;
        let mut sealed = Vec::new();
        self.write_sums(&cubes, (&sums_name(file.name), file.key), &mut sealed)?;
        Ok(sealed)
    }

    /// Opens what was sealed of a file.
    pub fn opened(
        &self,
        file: &ReadableFile<'_>,
        sealed: Vec<u8>,
    ) -> Result<Vec<Cube>, FactFileError> {
        let name = sums_name(file.name);
        let cubes = self.read_sums((&name, file.key), Bytes::from(sealed), None)?;
        cubes.ok_or_else(|| FactFileError::Damaged("the sums are of other formulas".to_owned()))
    }
}

/// Returns what the sums of a file are called while they are under way.
fn sums_name(name: &str) -> String {
    format!("{name}.sums")
}
