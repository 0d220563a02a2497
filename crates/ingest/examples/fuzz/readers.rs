//! The readers as functions from bytes to a class of outcome, for fuzzing and for replaying.

use std::{
    collections::BTreeMap,
    io::{Cursor, Write as _},
    ops::ControlFlow,
};

use domain::{delivery::Item, indicator::Catalogue, period::Period, unit::Register};
use ingest::{
    Checker, ReadOptions,
    format::{Format, Formats},
    inspect, read,
};
use jiff::civil::date;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

#[path = "facts.rs"]
mod facts;

use facts::Facts;

/// The readers that are fuzzed.
pub(crate) const READERS: [&str; 7] =
    ["csv", "json_rows", "json_stat", "xlsx", "inspect", "format", "facts"];

/// The parts of a made workbook in a fuzz input are separated by this line.
const PART: &[u8] = b"\n====\n";

const SHIPPED: [(&str, &str); 8] = [
    ("school-table", include_str!("../../../../formats/school-table.toml")),
    ("institution-register", include_str!("../../../../formats/institution-register.toml")),
    ("daycare-register", include_str!("../../../../formats/daycare-register.toml")),
    ("pejl", include_str!("../../../../formats/pejl.toml")),
    ("statbank-kvotien", include_str!("../../../../formats/statbank-kvotien.toml")),
    ("statbank-boern2", include_str!("../../../../formats/statbank-boern2.toml")),
    (
        "uddannelsesstatistik-normering",
        include_str!("../../../../formats/uddannelsesstatistik-normering.toml"),
    ),
    (
        "uddannelsesstatistik-trivselsfordeling",
        include_str!("../../../../formats/uddannelsesstatistik-trivselsfordeling.toml"),
    ),
];

/// What the readers need.
pub(crate) struct Readers {
    formats: Formats,
    catalogue: Catalogue,
    register: Register,
    facts: Facts,
}

impl Readers {
    /// Reads the shipped formats.
    pub(crate) fn new() -> Self {
        let mut formats = Formats::default();
        for (name, text) in SHIPPED {
            formats.add(name, text).expect("the shipped formats are right");
        }
        let mut catalogue = Catalogue::default();
        let absence = include_str!("../../../../indicators/folkeskole/elevfravaer.toml");
        catalogue.add("elevfravaer", absence).expect("the shipped indicators are right");
        Self { formats, catalogue, register: Register::default(), facts: Facts::new() }
    }

    /// Runs one reader on `bytes` and returns the class of the outcome: the kinds of problems and
    /// the magnitudes of what was found.
    pub(crate) fn run(&self, reader: &str, bytes: &[u8]) -> String {
        match reader {
            "csv" => self
                .read(&["school-table", "institution-register", "daycare-register", "pejl"], bytes),
            "json_rows" => self.read(
                &[
                    "uddannelsesstatistik-normering",
                    "uddannelsesstatistik-trivselsfordeling",
                    "pejl",
                ],
                bytes,
            ),
            "json_stat" => self.read(&["statbank-kvotien", "statbank-boern2"], bytes),
            "xlsx" => self.read(&["school-table", "pejl"], &workbook(bytes)),
            "inspect" => self.inspect(bytes),
            "facts" => self.facts.run(bytes, &workbook(bytes)),
            _ => self.format(bytes),
        }
    }

    fn read(&self, names: &[&str], bytes: &[u8]) -> String {
        names.iter().map(|name| self.read_as(name, bytes)).collect::<Vec<_>>().join("|")
    }

    fn read_as(&self, name: &str, bytes: &[u8]) -> String {
        let format = self.formats.find(name).expect("only shipped names are asked for");
        let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
        let today = date(2026, 11, 21);
        let mut checker = Checker::new(self.register.clone(), &self.catalogue, today);
        let period = Some(Period::SchoolYear(2024));
        let options = ReadOptions { period, register: &self.register };
        let _summary = read(format, "fuzz_2024_25", Cursor::new(bytes), options, &mut |item| {
            *seen.entry(outcome(&mut checker, item)).or_insert(0) += 1;
            ControlFlow::Continue(())
        });
        for problem in checker.finish() {
            *seen.entry(problem.kind.code()).or_insert(0) += 1;
        }
        let words = seen.into_iter().map(|(code, times)| format!("{code}{}", times.ilog2()));
        words.collect::<Vec<_>>().join(" ")
    }

    fn inspect(&self, bytes: &[u8]) -> String {
        let inspection = inspect("fuzz.csv", Cursor::new(bytes), &self.formats);
        let kind = inspection.dialect.map_or("none", |dialect| dialect.kind.code());
        let best = inspection.best().map_or("", |best| best.format.as_str());
        let problems: Vec<_> = inspection.problems.iter().map(|p| p.kind.code()).collect();
        let width = inspection.headings.len().checked_ilog2();
        format!("{kind} {best} {problems:?} {width:?} {}", inspection.candidates.len())
    }

    fn format(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8_lossy(bytes);
        let Ok(format) = Format::parse("fuzz.toml", &text) else { return "refused".to_owned() };
        let findings = format.findings(&self.catalogue);
        let fields: Vec<_> = findings.iter().map(|finding| finding.field.as_str()).collect();
        let again = format.to_toml().and_then(|written| Format::parse("again", &written));
        assert!(again.is_ok_and(|again| again == format), "a description reads back the same");
        format!("{fields:?} {}", format.measures.len())
    }
}

fn outcome(checker: &mut Checker<'_>, item: Item) -> &'static str {
    match item {
        Item::Unit(unit) => {
            checker.learn(*unit);
            "unit"
        }
        Item::Problem(problem) => problem.kind.code(),
        Item::Reading(reading) => match checker.check(reading) {
            Ok(_) => "checked",
            Err(problem) => problem.kind.code(),
        },
    }
}

/// Makes a workbook of the sheet and the shared texts in a fuzz input; other bytes stay as they are.
fn workbook(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"PK") {
        return bytes.to_vec();
    }
    let at = bytes.windows(PART.len()).position(|part| part == PART);
    let (sheet, texts) = match at {
        Some(at) => (bytes.get(..at), bytes.get(at + PART.len()..)),
        None => (Some(bytes), None),
    };
    let parts: [(&str, &[u8]); 6] = [
        ("[Content_Types].xml", include_bytes!("parts/content_types.xml")),
        ("_rels/.rels", include_bytes!("parts/rels.xml")),
        ("xl/workbook.xml", include_bytes!("parts/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", include_bytes!("parts/workbook_rels.xml")),
        ("xl/worksheets/sheet1.xml", sheet.unwrap_or_default()),
        ("xl/sharedStrings.xml", texts.unwrap_or_default()),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in parts {
        writer.start_file(name, options).expect("a part is started in memory");
        writer.write_all(part).expect("a part is written in memory");
    }
    writer.finish().expect("an archive is finished in memory").into_inner()
}
