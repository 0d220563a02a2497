//! The data that Pejl ships: indicators, formats, national goals and municipalities.

use domain::{
    fact::{FactCatalogue, FactSetError},
    indicator::{Catalogue, CatalogueError},
    municipality::{Municipality, NotACode},
};
use include_dir::{Dir, DirEntry, File, include_dir};

static INDICATORS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../indicators");
static FORMATS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../formats");
static FACT_SETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../facts");
const MUNICIPALITIES: &str = include_str!("../../../data/municipalities.csv");
const NATIONAL_GOALS: &str = include_str!("../../../goals/national.toml");

/// Returns the shipped indicators.
pub fn catalogue() -> Result<Catalogue, CatalogueError> {
    let mut catalogue = Catalogue::default();
    for (name, text) in toml_files(&INDICATORS) {
        catalogue.add(&name, text)?;
    }
    Ok(catalogue)
}

/// Returns the shipped fact sets.
pub fn fact_sets() -> Result<FactCatalogue, FactSetError> {
    let mut catalogue = FactCatalogue::default();
    for (name, text) in toml_files(&FACT_SETS) {
        catalogue.add(&name, text)?;
    }
    Ok(catalogue)
}

/// Returns the shipped formats as (file name, text).
pub fn formats() -> Vec<(String, &'static str)> {
    toml_files(&FORMATS)
}

/// Returns the text of the national goals and their targets.
pub const fn national_goals() -> &'static str {
    NATIONAL_GOALS
}

/// Returns the municipalities of Denmark.
pub fn municipalities() -> Result<Vec<Municipality>, NotACode> {
    MUNICIPALITIES
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split(';').map(str::to_owned);
            Some((cells.next()?, cells.next()?, cells.next()?, cells.next()?))
        })
        .map(|(code, name, region_until_2026, region_from_2027)| {
            let code = code.parse()?;
            Ok(Municipality { code, name, region_until_2026, region_from_2027 })
        })
        .collect()
}

fn toml_files(dir: &'static Dir<'_>) -> Vec<(String, &'static str)> {
    let mut files: Vec<_> = files_in(dir)
        .filter(|file| file.path().extension().is_some_and(|extension| extension == "toml"))
        .filter_map(|file| {
            let name = file.path().to_string_lossy().into_owned();
            file.contents_utf8().map(|text| (name, text))
        })
        .collect();
    files.sort();
    files
}

fn files_in(dir: &'static Dir<'_>) -> Box<dyn Iterator<Item = &'static File<'static>>> {
    Box::new(dir.entries().iter().flat_map(|entry| match entry {
        DirEntry::File(file) => Box::new(std::iter::once(file)) as Box<dyn Iterator<Item = _>>,
        DirEntry::Dir(dir) => files_in(dir),
    }))
}
