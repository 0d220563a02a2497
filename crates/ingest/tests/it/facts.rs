//! Files of facts, read with the shipped fact sets.

use std::{fs, io::Cursor, ops::ControlFlow, path::Path};

use domain::{
    fact::{FactBatch, FactCatalogue, FactCells, FactSet, PersonNumber, Pseudonym},
    period::Period,
};
use ingest::facts::{FactItem, FactOptions, FactSummary, KeyHasher, read_facts, recognise};

use crate::{
    support::register,
    workbooks::{sheet, workbook_of},
};

/// What was read.
#[derive(Default)]
struct Read {
    batches: Vec<FactBatch>,
    problems: Vec<(u64, String, &'static str, String)>,
    summary: FactSummary,
}

fn sets() -> FactCatalogue {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../facts");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort_by_key(|name| name != "common.toml");
    let mut sets = FactCatalogue::default();
    for name in names {
        sets.add(&name, &fs::read_to_string(folder.join(&name)).unwrap()).unwrap();
    }
    sets
}

fn set(id: &str) -> FactSet {
    sets().find(&id.parse().unwrap()).unwrap().clone()
}

/// A pseudonym as tests make one; the real one needs a key.
fn pseudonym(number: &PersonNumber) -> Pseudonym {
    let mut bytes = [0; 16];
    bytes[..10].copy_from_slice(number.digits());
    bytes.reverse();
    Pseudonym(bytes)
}

fn read(id: &str, file: &[u8]) -> Read {
    read_named(id, "fil.csv", file)
}

fn read_named(id: &str, name: &str, file: &[u8]) -> Read {
    let (register, keys) = (register(), KeyHasher::default());
    let options = FactOptions {
        period: Some(Period::SchoolYear(2024)),
        register: &register,
        pseudonym: &pseudonym,
        keys: &keys,
    };
    let mut read = Read::default();
    let mut taken = Vec::new();
    read.summary = read_facts(&set(id), name, Cursor::new(file), &options, &mut |item| {
        taken.push(item);
        ControlFlow::Continue(())
    });
    for item in taken {
        match item {
            FactItem::Batch(batch) => read.batches.push(batch),
            FactItem::Problem(p) => {
                read.problems.push((p.place.row, p.place.column, p.kind.code(), p.value));
            }
        }
    }
    read
}

fn codes(read: &Read) -> Vec<(u64, &'static str)> {
    read.problems.iter().map(|(row, _, code, _)| (*row, *code)).collect()
}

#[test]
fn rows_become_columns_of_pseudonyms_codes_and_whole_numbers() {
    let file = "CPR-nr;Institutionsnummer;Klassetrin;Køn;Fag;Profilområde;Percentil;Niveau\r\n\
                010415-1234;101001;3. klasse;Pige;Læsning;;47,5;God\r\n\
                020415-1235;101001;3;D;matematik;Geometri;8;\r\n";
    let read = read("testresultater", file.as_bytes());
    assert_eq!(read.problems, []);
    assert_eq!((read.summary.rows, read.batches.len(), read.batches[0].rows), (2, 1, 2));
    let set = set("testresultater");
    let column = |name: &str| {
        let place = set.columns.iter().position(|column| column.name.as_str() == name).unwrap();
        read.batches[0].columns[place].clone()
    };
    let first = pseudonym(&"0104151234".parse().unwrap());
    assert!(matches!(column("person"), FactCells::Persons(all) if all[0] == first));
    assert_eq!(column("grade"), FactCells::Words(vec![Some(3), Some(3)]));
    assert_eq!(column("gender"), FactCells::Words(vec![Some(1), Some(2)]));
    assert_eq!(column("area"), FactCells::Words(vec![None, Some(5)]));
    assert_eq!(column("score"), FactCells::Numbers(vec![Some(475), Some(80)]));
    assert_eq!(column("level"), FactCells::Words(vec![Some(4), None]));
    assert_eq!(column("period"), FactCells::Periods(vec![Period::SchoolYear(2024); 2]));
}

#[test]
fn each_wrong_row_is_left_out_and_told_and_the_others_stay() {
    let file = "cpr;institution;fag;karakter\n\
                010410-1234;101001;dansk;7\n\
                320410-1234;101001;dansk;7\n\
                010410-1235;999999;dansk;7\n\
                010410-1236;101001;sløjd;7\n\
                010410-1237;101001;dansk;13\n\
                010410-1238;101001;dansk;\n\
                010410-1239;101001;dansk;7,5\n\
                010410-1240;101001;dansk\n\
                010410-1241;101001;dansk;syv\n";
    let read = read("karakterer", file.as_bytes());
    let expected = [
        (3, "not-a-person-number"),
        (4, "unknown-unit"),
        (5, "unknown-member"),
        (6, "outside-scale"),
        (7, "missing-value"),
        (8, "too-precise"),
        (9, "wrong-width"),
        (10, "not-a-number"),
    ];
    assert_eq!(codes(&read), expected);
    assert_eq!(read.batches[0].rows, 1);
}

#[test]
fn a_person_number_where_none_belongs_is_refused_and_never_told() {
    let file = "cpr;institution;fag;karakter;bemærkning\n\
                010410-1234;101001;dansk;7;mor til 020410-4321\n\
                010410-1235;020410-4321;dansk;7;\n\
                0104101236;101001;dansk;7;fin\n";
    let read = read("karakterer", file.as_bytes());
    assert_eq!(
        codes(&read),
        [(1, "unknown-column"), (2, "stray-person-number"), (3, "stray-person-number")]
    );
    assert!(!format!("{:?}", read.problems).contains("4321"));
    assert_eq!(read.batches[0].rows, 1);
}

#[test]
fn absence_is_within_its_school_year() {
    let file = "cpr;institution;dato;årsag;andel\n\
                010410-1234;101001;2024-09-02;Sygdom;1\n\
                010410-1234;101001;03-09-2024;ulovligt;0,5\n\
                010410-1234;101001;2023-09-02;syg;1\n";
    let read = read("fravaer", file.as_bytes());
    assert_eq!(codes(&read), [(4, "not-a-day")]);
    assert_eq!(read.batches[0].rows, 2);
    assert_ne!(read.batches[0].keys[0], read.batches[0].keys[1], "another day is another fact");
}

#[test]
fn a_file_without_a_needed_column_is_refused_whole() {
    for (file, problems) in [("", 1), ("cpr;fag\n010410-1234;dansk\n", 2)] {
        let read = read("karakterer", file.as_bytes());
        assert_eq!((read.problems.len(), read.batches.len()), (problems, 0), "{:?}", read.problems);
    }
}

#[test]
fn a_file_is_known_by_its_columns_and_a_file_of_figures_is_none() {
    let sets = sets();
    for (file, expected) in [
        ("cpr;institution;fag;karakter\n1;2;3;4\n", Some("karakterer")),
        ("cpr;institution;dato;årsag;andel\n1;2;3;4;5\n", Some("fravaer")),
        ("cpr;institution;klassetrin;social_01;social_02\n1;2;3;4;5\n", Some("trivselssvar")),
        ("indicator;unit;period;value\nelevfravaer;101001;2024/25;7\n", None),
    ] {
        let found = recognise(&sets, Cursor::new(file.as_bytes()));
        assert_eq!(found.map(|id| id.to_string()).as_deref(), expected, "{file}");
    }
}

#[test]
fn rows_have_the_same_key_only_when_they_say_the_same_fact() {
    let file = "cpr;institution;fag;karakter\n\
                010410-1234;101001;dansk;7\n\
                010410-1234;101001;dansk;12\n\
                010410-1234;101001;matematik;7\n\
                010410-1235;101001;dansk;7\n";
    let read = read("karakterer", file.as_bytes());
    let [first, again, subject, person] = read.batches[0].keys[..] else { panic!("four rows") };
    assert_eq!(first, again, "another mark of the same subject is the same fact");
    assert!(first != subject && first != person && subject != person);
}

#[test]
fn a_cell_is_read_anew_when_only_the_period_before_it_changed() {
    let file = "cpr;institution;skoleår;dato;årsag;andel\n\
                010410-1234;101001;2024/25;02-09-2024;syg;1\n\
                010410-1234;101001;2023/24;02-09-2024;syg;1\n\
                010410-1234;101001;2024/25;02-09-2024;syg;0.5\n";
    let read = read("fravaer", file.as_bytes());
    assert_eq!(codes(&read), [(3, "not-a-day")]);
    assert_eq!(read.batches[0].rows, 2);
}

#[test]
fn a_day_with_a_person_number_behind_it_is_refused() {
    let file = "cpr;institution;dato;årsag;andel\n\
                010410-1234;101001;2024-09-02 020410-4321;syg;1\n\
                010410-1234;101001;2024-09-03 08:00;syg;1\n";
    let read = read("fravaer", file.as_bytes());
    assert_eq!(codes(&read), [(2, "stray-person-number")]);
    assert_eq!(read.batches[0].rows, 1);
}

#[test]
fn units_of_a_batch_are_those_that_its_rows_have() {
    let file = "cpr;institution;fag;karakter\n\
                010410-1234;101001;dansk;7\n\
                010410-1235;101001;dansk;7\n";
    let read = read("karakterer", file.as_bytes());
    let place = set("karakterer").columns.iter().position(|c| c.name.as_str() == "unit").unwrap();
    let FactCells::Units(units) = &read.batches[0].columns[place] else { panic!("units") };
    assert_eq!(units.values, ["101001".parse().unwrap()]);
    assert_eq!(units.rows, [Some(0), Some(0)]);
}

const GRADES: [&str; 4] = ["cpr", "institution", "fag", "karakter"];

#[test]
fn every_sheet_of_facts_is_read_and_its_problems_name_it() {
    let (one, two) = (
        sheet(&[&GRADES, &["010410-1234", "101001", "dansk", "7"]]),
        sheet(&[&["Karakterer"], &GRADES, &["010410-1235", "101001", "dansk", "13"]]),
    );
    let notes = sheet(&[&["Sådan er arket udfyldt"], &["Se vejledningen"]]);
    let book = workbook_of(&[("9A", &one), ("Noter", &notes), ("9B", &two)]);
    let read = read_named("karakterer", "bog.xlsx", &book);
    assert_eq!(codes(&read), [(0, "sheet-left-out"), (3, "outside-scale")]);
    assert_eq!(read.problems[0].3, "Noter");
    assert_eq!(read.batches.iter().map(|batch| batch.rows).sum::<usize>(), 1);
    assert_eq!(read.summary.rows, 2);
}

#[test]
fn a_sheet_of_facts_that_lacks_a_column_is_never_left_out_silently() {
    let whole = sheet(&[&GRADES, &["010410-1234", "101001", "dansk", "7"]]);
    let lacking = sheet(&[&["cpr", "institution", "fag"], &["010410-1235", "101001", "dansk"]]);
    let book = workbook_of(&[("9A", &whole), ("9B", &lacking)]);
    let read = read_named("karakterer", "bog.xlsx", &book);
    assert_eq!(read.problems, [(0, "karakter".to_owned(), "missing-column", "9B".to_owned())]);
}

#[test]
fn columns_that_are_missing_are_named() {
    let read = read("karakterer", b"cpr;klassetrin;karakter\n010410-1234;9;7\n");
    let told: Vec<_> =
        read.problems.iter().map(|(_, column, code, _)| (column.as_str(), *code)).collect();
    let missing = "missing-column";
    assert_eq!(told, [("institutionsnummer", missing), ("fag", missing)]);
}

#[test]
fn a_period_of_another_kind_than_the_sets_own_is_told() {
    let set = set("karakterer");
    let register = register();
    let period = Some(Period::CalendarYear(2024));
    let keys = KeyHasher::default();
    let options = FactOptions { period, register: &register, pseudonym: &pseudonym, keys: &keys };
    let rows = b"cpr;institution;fag;karakter\n010410-1234;101001;dansk;7\n";
    let mut told = Vec::new();
    read_facts(&set, "fil.csv", Cursor::new(rows), &options, &mut |item| {
        if let FactItem::Problem(problem) = item {
            told.push(problem.kind.code());
        }
        ControlFlow::Continue(())
    });
    assert_eq!(told, ["wrong-period-type"]);
}
