//! What is found out about a file before it is read.

use std::io::Cursor;

use ingest::{Decimal, Encoding, Inspection, format::Kind, inspect};

use crate::support::formats;

fn inspected(name: &str, bytes: &[u8]) -> Inspection {
    inspect(name, Cursor::new(bytes), &formats())
}

#[test]
fn the_dialect_of_a_register_export_is_found() {
    let file = "\u{feff}Institutionsnummer;Institutionsnavn;Institutionstype, navn\r\n\
                101001;Den Classenske Legatskole;Folkeskoler\r\n";
    let inspection = inspected("instreg.csv", file.as_bytes());
    let dialect = inspection.dialect.unwrap();
    assert_eq!((dialect.kind, dialect.encoding), (Kind::Csv, Some(Encoding::Utf8Bom)));
    assert_eq!((dialect.delimiter, dialect.heading_row), (Some(';'), 1));
    assert_eq!(inspection.best().unwrap().format, "institution-register");
    assert_eq!(inspection.headings[2], "Institutionstype, navn");
}

#[test]
fn commas_tabs_and_excels_own_line_are_understood() {
    for (file, delimiter, row) in [
        ("kommunekode,klassekvotient\n101,21.3\n", ',', 1),
        ("kommunekode\tklassekvotient\n101\t21,3\n", '\t', 1),
        ("sep=;\r\nkommunekode;klassekvotient\r\n101;21,3\r\n", ';', 2),
        ("sep=|\nkommunekode|klassekvotient\n101|21,3\n", '|', 2),
    ] {
        let inspection = inspected("kvotien_2024.csv", file.as_bytes());
        let dialect = inspection.dialect.unwrap();
        assert_eq!((dialect.delimiter, dialect.heading_row), (Some(delimiter), row), "{file}");
        assert_eq!(inspection.best().unwrap().format, "kvotien-table", "{file}");
    }
}

#[test]
fn lines_above_the_headings_are_passed_over() {
    let file = "Udtræk fra Danmarks Statistik;\n;\nkommunekode;klassekvotient\n101;21,3\n";
    let inspection = inspected("x.csv", file.as_bytes());
    assert_eq!(inspection.dialect.unwrap().heading_row, 3);
    assert_eq!(inspection.preview, [["101", "21,3"]]);
    assert_eq!(inspection.dialect.unwrap().decimal, Some(Decimal::Comma));
}

#[test]
fn a_file_with_unknown_columns_is_shown_but_fits_nothing() {
    let inspection = inspected("x.csv", "Matrikel;Højde\n1a;7,3\n2b;8,1\n".as_bytes());
    assert!(inspection.best().is_none());
    assert_eq!(inspection.headings, ["Matrikel", "Højde"]);
    assert_eq!(inspection.preview.len(), 2);
    assert_eq!(inspection.problems[0].kind.code(), "unknown-format");
}

#[test]
fn the_headings_a_format_lacks_and_does_not_know_are_named() {
    let file = "kommune;klassetrin;skoleår;humør\nFuresø;Mellemtrin;2024/25;godt\n";
    let inspection = inspected("x.csv", file.as_bytes());
    let candidate = inspection
        .candidates
        .iter()
        .find(|candidate| candidate.format == "wellbeing-absence-series")
        .unwrap();
    assert_eq!(candidate.missing, ["fravaer_pct"]);
    assert_eq!(candidate.unknown, ["humør"]);
}

#[test]
fn a_table_with_a_strange_unit_column_is_never_taken_for_the_whole_country() {
    let inspection = inspected("x.csv", "Sted;Elevtal;Klassekvotient\nA;12;7,1\n".as_bytes());
    assert!(inspection.best().is_none());
}

#[test]
fn an_unreadable_file_has_a_problem_and_no_dialect() {
    let inspection = inspected("x.csv", b"");
    assert_eq!((inspection.dialect, inspection.problems.len()), (None, 1));
}

#[test]
fn the_statbank_tables_are_told_apart() {
    for (file, format) in [
        ("OMRÅDE;KLASSE;SKTPE;TID;INDHOLD\n101;0000;ANTALSUM;2024;21,3\n", "statbank-kvotien"),
        ("BLSTKOM;PASKAT;TID;INDHOLD\n101;1;2024;300\n", "statbank-boern2"),
        ("OMRÅDE;INSTITUTION;TID;INDHOLD\n101;F03;2024;43344\n", "statbank-res88"),
        (
            "OMRÅDE;KØN;FRAVAER;ARBFUNK;FRAVAER1;TID;INDHOLD\n101;0;1100;2343;40;2024;12,1\n",
            "statbank-fra027",
        ),
    ] {
        let inspection = inspected("udtraek.csv", file.as_bytes());
        assert_eq!(inspection.best().unwrap().format, format);
    }
}
