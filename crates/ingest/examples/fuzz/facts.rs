//! The reader of facts, and what must hold of whatever it reads.

use std::{collections::BTreeMap, io::Cursor, ops::ControlFlow};

use domain::{
    delivery::{Item, Problem},
    fact::{
        COMMON, FactBatch, FactCatalogue, FactCells, PersonNumber, Pseudonym, holds_person_number,
    },
    period::Period,
    unit::Register,
};
use ingest::{
    ReadOptions,
    facts::{FactItem, FactOptions, KeyHasher, read_facts},
    format::Format,
    read,
};

const SETS: [(&str, &str); 4] = [
    ("karakterer", include_str!("../../../../facts/karakterer.toml")),
    ("fravaer", include_str!("../../../../facts/fravaer.toml")),
    ("personale", include_str!("../../../../facts/personale.toml")),
    ("laeringsmiljoe", include_str!("../../../../facts/laeringsmiljoe.toml")),
];

const UNITS: &str = "number;name;kind;part;main;municipality;ownership;opened;closed;lat;lon\n\
    461;Odense;municipality;whole;;461;;2007-01-01;;;\n\
    461001;A;school;whole;;461;Kommunal;2007-01-01;;;\n\
    461002;B;school;whole;;461;Kommunal;2007-01-01;2023-07-31;;\n";

/// The reader of facts with four sets and two schools, one of which is closed.
pub(crate) struct Facts {
    sets: FactCatalogue,
    register: Register,
}

impl Facts {
    pub(crate) fn new() -> Self {
        let mut sets = FactCatalogue::default();
        let common = (COMMON, include_str!("../../../../facts/common.toml"));
        for (name, text) in [common].into_iter().chain(SETS) {
            sets.add(name, text).expect("the shipped sets are right");
        }
        let units = include_str!("../../../../formats/pejl-units.toml");
        let format = Format::parse("pejl-units.toml", units).expect("the shipped format is right");
        let (empty, mut register) = (Register::default(), Register::default());
        let options = ReadOptions { period: None, register: &empty };
        let _summary = read(&format, "units.csv", Cursor::new(UNITS), options, &mut |item| {
            if let Item::Unit(unit) = item {
                register.insert(*unit);
            }
            ControlFlow::Continue(())
        });
        Self { sets, register }
    }

    /// Reads bytes as a file of each set, and as a workbook of the first.
    pub(crate) fn run(&self, bytes: &[u8], workbook: &[u8]) -> String {
        let files = SETS.iter().map(|(set, _)| (*set, bytes));
        let outcomes =
            files.chain([("karakterer", workbook)]).map(|(set, file)| self.read(set, file));
        outcomes.collect::<Vec<_>>().join("|")
    }

    fn read(&self, set: &str, bytes: &[u8]) -> String {
        let set = set.parse().expect("the names are ids");
        let set = self.sets.find(&set).expect("only known sets are asked for");
        let hide = |_: &PersonNumber| Pseudonym([7; 16]);
        let keys = KeyHasher::default();
        let period = Some(Period::SchoolYear(2024));
        let options =
            FactOptions { period, register: &self.register, pseudonym: &hide, keys: &keys };
        let (mut kept, mut seen) = (0, BTreeMap::<&str, u32>::new());
        let summary = read_facts(set, "fuzz", Cursor::new(bytes), &options, &mut |item| {
            match item {
                FactItem::Problem(problem) => {
                    hold_secrecy(&problem);
                    *seen.entry(problem.kind.code()).or_insert(0) += 1;
                }
                FactItem::Batch(batch) => {
                    hold_shape(&batch, set.columns.len());
                    kept += batch.rows;
                }
            }
            ControlFlow::Continue(())
        });
        assert_eq!(summary.kept, kept as u64, "what is counted was handed on");
        assert!(summary.kept <= summary.rows, "no row is kept twice");
        let words = seen.into_iter().map(|(code, times)| format!("{code}{}", times.ilog2()));
        format!("{} {:?}", words.collect::<Vec<_>>().join(" "), kept.checked_ilog2())
    }
}

/// No problem tells a person number.
fn hold_secrecy(Problem { place, value, kind }: &Problem) {
    let texts = [place.column.as_str(), place.file.as_str(), value];
    assert!(
        !texts.into_iter().any(holds_person_number),
        "a problem tells a person number: {kind:?}"
    );
}

/// Every column of a batch has a cell for each row, and every cell that points somewhere points at something.
fn hold_shape(batch: &FactBatch, columns: usize) {
    assert_eq!(batch.columns.len(), columns);
    for length in [batch.lines.len(), batch.keys.len()] {
        assert_eq!(length, batch.rows);
    }
    for cells in &batch.columns {
        let length = match cells {
            FactCells::Persons(cells) => cells.len(),
            FactCells::Periods(cells) => cells.len(),
            FactCells::Words(cells) => cells.len(),
            FactCells::Days(cells) | FactCells::Numbers(cells) => cells.len(),
            FactCells::Units(few) => {
                let known = few.values.len();
                assert!(few.rows.iter().flatten().all(|place| (*place as usize) < known));
                few.rows.len()
            }
        };
        assert_eq!(length, batch.rows);
    }
}
