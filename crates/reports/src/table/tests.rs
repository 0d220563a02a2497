//! Tables as spreadsheets read them.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use jiff::civil::date;

use super::*;

const DANGEROUS: [&str; 7] = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "－2"];

fn table() -> Table {
    let text = |words: &str| Cell::Text(words.to_owned());
    let column = |name: &str, kind| Column { name: name.to_owned(), kind };
    Table {
        title: "Tal for Ådalens Skole: 2024/25".to_owned(),
        locale: Locale::Da,
        made_on: date(2026, 11, 21),
        columns: vec![
            column("Skole", ColumnKind::Text),
            column("Andel; pct.", ColumnKind::Number { decimals: 1 }),
            column("Dag", ColumnKind::Day),
        ],
        rows: vec![
            vec![text("Ærø \"Ny\" Skole"), Cell::Number(-1234.56), Cell::Day(date(2026, 8, 1))],
            vec![text("Øby"), text("ikke målt"), Cell::Empty],
            vec![text("Aaby"), Cell::Number(f64::NAN), Cell::Empty],
        ],
        notes_title: "Kilder".to_owned(),
        notes: vec![Note { name: "Kilde".to_owned(), text: "=Uddannelsesstatistik.dk".to_owned() }],
    }
}

fn open(table: &Table) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(to_xlsx(table).unwrap())).unwrap()
}

#[test]
fn a_danish_csv_opens_with_comma_and_letters_right() {
    let csv = String::from_utf8(to_csv(&table())).unwrap();
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(
        lines,
        [
            "\u{feff}Skole;\"Andel; pct.\";Dag",
            "\"Ærø \"\"Ny\"\" Skole\";-1234,6;2026-08-01",
            "Øby;ikke målt;",
            "Aaby;;",
            "",
        ]
    );
}

#[test]
fn an_english_csv_has_a_decimal_point() {
    let csv = to_csv(&Table { locale: Locale::En, ..table() });
    assert!(String::from_utf8(csv).unwrap().contains(";-1234.6;"));
}

#[test]
fn no_text_in_a_csv_starts_as_a_formula() {
    for words in DANGEROUS {
        let rows = vec![vec![Cell::Text(words.to_owned())]];
        let csv = String::from_utf8(to_csv(&Table { rows, ..table() })).unwrap();
        let field = csv.split("\r\n").nth(1).unwrap().trim_start_matches('"');
        assert!(field.starts_with('\''), "{words:?} is written {field:?}");
    }
}

#[test]
fn no_text_in_a_workbook_is_a_formula() {
    let row = |words: &str| vec![Cell::Text(words.to_owned())];
    let rows: Vec<Vec<Cell>> = DANGEROUS.into_iter().map(row).collect();
    let table = Table { rows, ..table() };
    let mut book = open(&table);
    for sheet in book.sheet_names() {
        assert!(book.worksheet_formula(&sheet).unwrap().is_empty());
    }
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let cells: Vec<String> = range.rows().skip(1).map(|cells| cells[0].to_string()).collect();
    assert_eq!(cells.len(), DANGEROUS.len());
    assert_eq!(cells[0], DANGEROUS[0]);
}

#[test]
fn a_workbook_keeps_numbers_as_numbers_and_days_as_days() {
    let mut book = open(&table());
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(range.get_value((1, 1)), Some(&Data::Float(-1234.56)));
    assert!(matches!(range.get_value((1, 2)), Some(Data::DateTime(_))));
    assert_eq!(range.get_value((2, 1)), Some(&Data::String("ikke målt".to_owned())));
    assert_eq!(book.sheet_names(), ["Tal for Ådalens Skole  2024 25", "Kilder"]);
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    assert_eq!(to_xlsx(&table()).unwrap(), to_xlsx(&table()).unwrap());
}

#[test]
fn sheets_with_impossible_names_still_open() {
    for title in ["", "///", "'", "Kilder", &"x".repeat(80)] {
        let table = Table { title: title.to_owned(), ..table() };
        assert_eq!(open(&table).sheet_names().len(), 2, "{title}");
    }
}
