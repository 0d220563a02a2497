//! Bad input: each gives a problem that says what is wrong, and nothing half-right.

use crate::support::{check, read_bytes, register};

fn codes(format: &str, bytes: &[u8]) -> Vec<&'static str> {
    let found = read_bytes(format, "schools_2024_25.csv", bytes);
    assert!(found.readings.is_empty(), "nothing is read from a file that is refused");
    found.codes()
}

#[test]
fn an_empty_file_is_refused() {
    for bytes in [&b""[..], b"\n\n  \n", b"\xEF\xBB\xBF", b"\xEF\xBB\xBF\r\n"] {
        assert_eq!(codes("school-table", bytes), ["empty-file"]);
    }
}

#[test]
fn a_file_of_headings_alone_gives_no_rows_and_no_problem() {
    let found = read_bytes("kvotien-table", "kvotien_2024.csv", b"kommunekode;klassekvotient\n");
    assert_eq!((found.summary.rows, found.problems.len()), (0, 0));
}

#[test]
fn a_file_whose_letters_were_lost_is_refused_as_wrong_encoding() {
    let head = "kommune;klassekvotient\n";
    for bytes in [
        format!("{head}K\u{fffd}benhavn;21,3\n").into_bytes(),
        format!("{head}KÃ¸benhavn;21,3\n").into_bytes(),
        // Half UTF-8, half Windows-1252.
        [head.as_bytes(), "København;1,2\n".as_bytes(), b"K\xF8ge;2,3\n"].concat(),
        // Code page 850, as old programs write.
        [head.as_bytes(), b"K\x9Bge;2,3\nT\x86rnby;2,2\n"].concat(),
    ] {
        assert_eq!(codes("kvotien-table", &bytes), ["wrong-encoding"]);
    }
}

#[test]
fn binary_and_foreign_files_are_refused_with_what_was_expected() {
    for (bytes, code) in [
        (&b"\x00\x01\x02\x03\x04"[..], "unreadable"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "wrong-shape"),
        (b"%PDF-1.7\n", "wrong-shape"),
        (b"<!DOCTYPE html><html><table>", "wrong-shape"),
    ] {
        assert_eq!(codes("school-table", bytes), [code]);
    }
}

#[test]
fn json_of_another_shape_is_refused() {
    for json in [
        r#"{"besked":"Der er ingen data"}"#,
        "[1, 2, 3]",
        r#"[{"a": {"b": 1}}]"#,
        r#"{"dimension": {}, "value": [1]}"#,
        "[]",
    ] {
        assert_eq!(
            codes("uddannelsesstatistik-normering", json.as_bytes()),
            ["wrong-shape"],
            "{json}"
        );
    }
    assert_eq!(codes("uddannelsesstatistik-normering", br#"[{"a": "b"#), ["unreadable"]);
}

#[test]
fn a_file_without_a_needed_column_is_refused_with_the_columns_name() {
    let found = read_bytes("kvotien-table", "kvotien_2024.csv", b"kommunekode;kvotient\n101;21\n");
    assert_eq!(found.codes(), ["missing-column"]);
    assert_eq!(found.problems[0].place.column, "klassekvotient");
}

#[test]
fn a_file_without_a_period_says_so() {
    let found = read_bytes("kvotien-table", "kvotien.csv", b"kommunekode;klassekvotient\n101;21\n");
    assert_eq!(found.codes(), ["not-a-period"]);
    assert!(found.readings.is_empty());
}

#[test]
fn a_register_with_fees_but_no_year_gives_the_units_and_says_what_lacks() {
    let file = "dagtilbudsnummer;navn;type;kommunekode;takst_vuggestue_kr_aar\n\
                G11873;Børnegalaxen;aldersintegreret;190;43344\n";
    let found = read_bytes("daycare-register", "daycare_registry.csv", file.as_bytes());
    assert_eq!((found.units.len(), found.readings.len()), (1, 0));
    assert_eq!(found.codes(), ["not-a-period"]);
}

#[test]
fn unknown_columns_are_told_and_left_out() {
    let file = "kommunekode;klassekvotient;humør\n101;21;godt\n";
    let found = read_bytes("kvotien-table", "kvotien_2024.csv", file.as_bytes());
    assert_eq!(found.codes(), ["unknown-column"]);
    assert_eq!(found.problems[0].value, "humør");
    assert_eq!(found.readings.len(), 1);
}

#[test]
fn a_row_of_another_width_is_refused_with_its_number() {
    let file = "kommunekode;klassekvotient\r\n101;21\r\nKilde: Danmarks Statistik\r\n190;22;1\r\n";
    let found = read_bytes("kvotien-table", "kvotien_2024.csv", file.as_bytes());
    assert_eq!(found.codes(), ["wrong-width", "wrong-width"]);
    let rows: Vec<u64> = found.problems.iter().map(|problem| problem.place.row).collect();
    assert_eq!(rows, [3, 4]);
    assert_eq!(found.readings[0].place.row, 2);
}

#[test]
fn rows_are_numbered_as_a_person_sees_them_for_every_line_end() {
    for end in ["\n", "\r\n", "\r"] {
        let file = ["kommunekode;klassekvotient", "101;21", "190;x", ""].join(end);
        let found = read_bytes("kvotien-table", "kvotien_2024.csv", file.as_bytes());
        assert_eq!(found.readings.len(), 1, "{end:?}");
        assert_eq!(found.problems[0].place.row, 3, "{end:?}");
    }
}

#[test]
fn a_cell_that_is_no_number_is_refused_with_place_and_value() {
    let file = "kommunekode;klassekvotient\n101;cirka 21\n190;22\n";
    let found = read_bytes("kvotien-table", "kvotien_2024.csv", file.as_bytes());
    assert_eq!(found.codes(), ["not-a-number"]);
    let problem = &found.problems[0];
    assert_eq!((problem.place.row, problem.place.column.as_str()), (2, "klassekvotient"));
    assert_eq!(problem.value, "cirka 21");
}

#[test]
fn a_value_outside_the_scale_is_refused() {
    let file = "indicator;unit;period;value\nelevfravaer;101001;2024/25;107,8\n\
                elevfravaer;101003;2024/25;-1\n";
    let outcome = check(&read_bytes("pejl", "x.csv", file.as_bytes()), register());
    assert_eq!(outcome.refusals(), ["outside-scale", "outside-scale"]);
}

#[test]
fn an_unknown_unit_indicator_or_kind_of_period_is_refused() {
    let file = "indicator;unit;period;value\nelevfravaer;999999;2024/25;7\n\
                findes-ikke;101001;2024/25;7\nelevfravaer;101001;2024;7\n\
                elevfravaer;101001;2098/99;7\n";
    let outcome = check(&read_bytes("pejl", "x.csv", file.as_bytes()), register());
    let expected = ["unknown-unit", "unknown-indicator", "wrong-period-type", "not-a-period"];
    assert_eq!(outcome.refusals(), expected);
}

#[test]
fn the_same_figure_many_times_is_no_value_that_units_share() {
    let file =
        "indicator;unit;period;value\n".to_owned() + &"elevfravaer;101001;2024/25;7,8\n".repeat(9);
    let outcome = check(&read_bytes("pejl", "x.csv", file.as_bytes()), register());
    assert_eq!(outcome.notices(), [""; 0]);
}

#[test]
fn a_name_in_two_characters_a_letter_is_the_same_name() {
    let file = "indicator;unit_name;period;value\nelevfravaer;Ra\u{30a}dmandsskolen;2024/25;7,8\n";
    let outcome = check(&read_bytes("pejl", "x.csv", file.as_bytes()), register());
    assert_eq!(outcome.checked[0].key.unit.as_str(), "280001");
}

#[test]
fn every_encoding_of_danish_letters_is_read_the_same() {
    let file = "kommune;klassekvotient\r\nKøbenhavn;21,3\r\nFuresø;22,4\r\n";
    let utf16: Vec<u8> =
        [0xFEFF].into_iter().chain(file.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = file.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for bytes in [file.as_bytes().to_vec(), format!("\u{feff}{file}").into_bytes(), utf16, latin] {
        let found = read_bytes("kvotien-table", "kvotien_2024.csv", &bytes);
        let units: Vec<_> = found.readings.iter().map(|r| r.unit.text.as_str()).collect();
        assert_eq!(units, ["København", "Furesø"]);
        assert!(found.problems.is_empty());
    }
}

#[test]
fn the_same_problem_is_told_a_thousand_times_and_then_counted() {
    let mut file = "kommunekode;klassekvotient\n".to_owned();
    file.push_str(&"101;x\n".repeat(1_500));
    let found = read_bytes("kvotien-table", "kvotien_2024.csv", file.as_bytes());
    assert_eq!((found.problems.len(), found.summary.untold), (1_000, 500));
}
