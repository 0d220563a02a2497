//! Shared by the tests: a nation's files as cells, and as Pejl reads them.

use std::{collections::BTreeMap, fs, io::Cursor, ops::ControlFlow, path::Path};

use domain::{
    delivery::Item,
    fact::{FactCatalogue, PersonNumber, Pseudonym},
    unit::Register,
};
use generate::{Delivery, Nation, Set, Version, Wish};
use ingest::{
    ReadOptions,
    facts::{FactItem, FactOptions, FactSummary, KeyHasher, read_facts},
    format::Formats,
    read,
};

/// Returns a nation of so many municipalities, years and pupils, from 2022/23.
pub(crate) fn nation(municipalities: u16, years: u8, pupils: u32) -> Nation {
    let wish = Wish { first_year: 2022, pupils, ..Wish::new(municipalities, years, 7) };
    Nation::draw(&wish).unwrap()
}

/// Returns the bytes of a delivery.
pub(crate) fn bytes(nation: &Nation, delivery: &Delivery) -> Vec<u8> {
    let mut bytes = Vec::new();
    nation.write(delivery, &mut bytes).unwrap();
    bytes
}

/// Returns the cells of a file's rows, without the headings.
pub(crate) fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = str::from_utf8(bytes).unwrap();
    let rows = text.split_terminator("\r\n").skip(1);
    rows.map(|row| row.split(';').map(ToOwned::to_owned).collect()).collect()
}

/// Returns the rows of a set in all municipalities in a year.
pub(crate) fn rows(nation: &Nation, set: Set, year: i16) -> Vec<Vec<String>> {
    let deliveries = nation.deliveries().filter(|of| of.set == set && of.year == year);
    deliveries.flat_map(|delivery| cells(&bytes(nation, &delivery))).collect()
}

/// Returns the clean delivery of a set.
pub(crate) fn clean(nation: &Nation, municipality: usize, set: Set, year: i16) -> Delivery {
    let municipality = nation.municipalities()[municipality].code;
    Delivery { municipality, set, year, version: Version::Clean }
}

/// Returns the number that a cell holds.
pub(crate) fn number(cell: &str) -> f64 {
    cell.replace(',', ".").parse().unwrap()
}

/// Returns the mean and spread of numbers.
pub(crate) fn moments(numbers: impl IntoIterator<Item = f64>) -> (f64, f64) {
    let numbers: Vec<f64> = numbers.into_iter().collect();
    let count = numbers.len() as f64;
    let mean = numbers.iter().sum::<f64>() / count;
    let squares = numbers.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>();
    (mean, (squares / count).sqrt())
}

/// Returns the mean of each key's numbers.
pub(crate) fn means<K: Ord>(pairs: impl IntoIterator<Item = (K, f64)>) -> BTreeMap<K, f64> {
    let mut sums: BTreeMap<K, (f64, f64)> = BTreeMap::new();
    for (key, number) in pairs {
        let (sum, count) = sums.entry(key).or_default();
        (*sum, *count) = (*sum + number, *count + 1.0);
    }
    sums.into_iter().map(|(key, (sum, count))| (key, sum / count)).collect()
}

/// Returns the texts of the files in a folder of the repository.
fn files(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let mut files: Vec<(String, String)> = entries
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    files.sort_by_key(|(name, _)| name != "common.toml");
    files
}

/// Reads files as Pejl does, with the nation's units.
pub(crate) struct Reader {
    sets: FactCatalogue,
    register: Register,
}

/// What reading a file told.
pub(crate) struct Told {
    pub(crate) summary: FactSummary,
    /// Line and code of each problem.
    pub(crate) problems: Vec<(u64, &'static str)>,
    /// What says for each row which fact it is.
    pub(crate) keys: Vec<u128>,
}

impl Reader {
    pub(crate) fn of(nation: &Nation) -> Self {
        let mut sets = FactCatalogue::default();
        for (name, text) in files("facts") {
            sets.add(&name, &text).unwrap();
        }
        Self { sets, register: register(nation) }
    }

    pub(crate) fn read(&self, set: Set, file: &[u8]) -> Told {
        let set = self.sets.find(&set.id().parse().unwrap()).unwrap();
        let pseudonym = |number: &PersonNumber| {
            let mut bytes = [0; 16];
            bytes[..10].copy_from_slice(number.digits());
            Pseudonym(bytes)
        };
        let hasher = KeyHasher::default();
        let options = FactOptions {
            period: None,
            register: &self.register,
            pseudonym: &pseudonym,
            keys: &hasher,
        };
        let (mut problems, mut keys) = (Vec::new(), Vec::new());
        let summary = read_facts(set, "fil.csv", Cursor::new(file), &options, &mut |item| {
            match item {
                FactItem::Batch(batch) => keys.extend(batch.keys),
                FactItem::Problem(problem) => {
                    problems.push((problem.place.row, problem.kind.code()));
                }
            }
            ControlFlow::Continue(())
        });
        Told { summary, problems, keys }
    }
}

/// Returns the nation's units as Pejl reads their table.
pub(crate) fn register(nation: &Nation) -> Register {
    let mut formats = Formats::default();
    for (name, text) in files("formats").into_iter().filter(|(name, _)| name.ends_with("toml")) {
        formats.add(&name, &text).unwrap();
    }
    let mut table = Vec::new();
    nation.write_units(&mut table).unwrap();
    let (empty, mut register) = (Register::default(), Register::default());
    let options = ReadOptions { period: None, register: &empty };
    let format = formats.find("pejl-units").unwrap();
    read(format, "units.csv", Cursor::new(table), options, &mut |item| {
        match item {
            Item::Unit(unit) => register.insert(*unit),
            Item::Reading(_) => panic!("a table of units holds no figures"),
            Item::Problem(problem) => panic!("{problem:?}"),
        }
        ControlFlow::Continue(())
    });
    register
}
