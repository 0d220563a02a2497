//! Shared by the tests: the shipped formats and indicators, a few units, and one way to read.

use std::{
    fs,
    io::Cursor,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use domain::{
    delivery::{Item, Problem, ReadValue, Reading},
    indicator::Catalogue,
    period::Period,
    unit::{Part, Register, Unit, UnitKind},
};
use ingest::{Checked, Checker, ReadOptions, ReadSummary, format::Formats, read};
use jiff::civil::{Date, date};

/// The day on which the tests take place.
pub(crate) const TODAY: Date = date(2026, 11, 21);

/// Everything found in a file.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) readings: Vec<Reading>,
    pub(crate) units: Vec<Unit>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) summary: ReadSummary,
}

impl Found {
    /// Returns the words for the problems found.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        self.problems.iter().map(|problem| problem.kind.code()).collect()
    }

    /// Returns the readings of one indicator as unit and value.
    pub(crate) fn values(&self, indicator: &str) -> Vec<(&str, ReadValue)> {
        self.readings
            .iter()
            .filter(|reading| reading.indicator.as_str() == indicator)
            .map(|reading| (reading.unit.text.as_str(), reading.value))
            .collect()
    }
}

/// A delivery held against the register and the catalogue.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) checked: Vec<Checked>,
    pub(crate) refused: Vec<Problem>,
    pub(crate) overall: Vec<Problem>,
}

impl Outcome {
    /// Returns the words for the notices of values that may stand.
    pub(crate) fn notices(&self) -> Vec<&'static str> {
        let notices = self.checked.iter().flat_map(|checked| &checked.notices);
        notices.map(|notice| notice.kind.code()).collect()
    }

    /// Returns the words for the refusals.
    pub(crate) fn refusals(&self) -> Vec<&'static str> {
        self.refused.iter().map(|problem| problem.kind.code()).collect()
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(toml_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Returns the shipped formats.
pub(crate) fn formats() -> Formats {
    let mut formats = Formats::default();
    for path in toml_files(&root().join("formats")) {
        formats.add(&path.display().to_string(), &fs::read_to_string(&path).unwrap()).unwrap();
    }
    formats
}

/// Returns the shipped indicators.
pub(crate) fn catalogue() -> Catalogue {
    let mut catalogue = Catalogue::default();
    for path in toml_files(&root().join("indicators")) {
        catalogue.add(&path.display().to_string(), &fs::read_to_string(&path).unwrap()).unwrap();
    }
    catalogue
}

/// Makes a unit in a municipality.
pub(crate) fn unit(number: &str, name: &str, kind: UnitKind, municipality: &str) -> Unit {
    Unit {
        number: number.parse().unwrap(),
        name: name.to_owned(),
        kind,
        part: Part::Whole,
        municipality: municipality.parse().ok(),
        ownership: None,
        opened: None,
        closed: None,
        location: None,
    }
}

/// Returns a register of the country, some municipalities and some schools.
pub(crate) fn register() -> Register {
    let mut register = Register::default();
    for (number, name) in [("101", "København"), ("190", "Furesø"), ("820", "Vesthimmerlands")] {
        register.insert(unit(number, name, UnitKind::Municipality, number));
    }
    register.insert(unit("000", "Hele landet", UnitKind::Country, ""));
    for (number, name) in [
        ("101001", "Den Classenske Legatskole"),
        ("101003", "Nyboder Skole"),
        ("280001", "Rådmandsskolen"),
    ] {
        register.insert(unit(number, name, UnitKind::School, "101"));
    }
    for number in ["280002", "280003"] {
        register.insert(unit(number, "Vestre Skole", UnitKind::School, "820"));
    }
    register
}

/// Returns a register of all municipalities.
pub(crate) fn national_register() -> Register {
    let mut register = register();
    let table = fs::read_to_string(root().join("data/municipalities.csv")).unwrap();
    for line in table.lines().skip(1) {
        let mut cells = line.split(';');
        let (code, name) = (cells.next().unwrap(), cells.next().unwrap());
        register.insert(unit(code, name, UnitKind::Municipality, code));
    }
    register
}

/// Returns a real file: one that is shipped, or one of the background folder, which may be missing.
pub(crate) fn real_file(name: &str) -> Option<Vec<u8>> {
    let folders = [root().join("data/official"), root().join("../shared/data")];
    let bytes = folders.iter().find_map(|folder| fs::read(folder.join(name)).ok());
    if bytes.is_none() {
        println!("skipped: {name} is not at hand");
    }
    bytes
}

/// Reads bytes with a shipped format.
pub(crate) fn read_bytes(format: &str, file: &str, bytes: &[u8]) -> Found {
    read_with(&formats(), format, file, bytes, &register())
}

/// Reads bytes with a format and a register.
pub(crate) fn read_with(
    formats: &Formats,
    format: &str,
    file: &str,
    bytes: &[u8],
    register: &Register,
) -> Found {
    let mut found = Found::default();
    let options = ReadOptions { period: None, register };
    let format = formats.find(format).unwrap();
    let mut take = |item| {
        match item {
            Item::Reading(reading) => found.readings.push(reading),
            Item::Unit(unit) => found.units.push(*unit),
            Item::Problem(problem) => found.problems.push(problem),
        }
        ControlFlow::Continue(())
    };
    let summary = read(format, file, Cursor::new(bytes), options, &mut take);
    Found { summary, ..found }
}

/// Holds what was found against a register and the shipped indicators.
pub(crate) fn check(found: &Found, register: Register) -> Outcome {
    let catalogue = catalogue();
    let mut checker = Checker::new(register, &catalogue, TODAY);
    let mut outcome = Outcome::default();
    for unit in &found.units {
        checker.learn(unit.clone());
    }
    for reading in &found.readings {
        match checker.check(reading.clone()) {
            Ok(checked) => outcome.checked.push(checked),
            Err(problem) => outcome.refused.push(problem),
        }
    }
    outcome.overall = checker.finish();
    outcome
}

/// Returns a school year.
pub(crate) const fn school_year(start: i16) -> Period {
    Period::SchoolYear(start)
}
