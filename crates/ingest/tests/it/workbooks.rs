//! Workbooks.

use std::io::{Cursor, Write as _};

use domain::{delivery::ReadValue, period::Period};
use ingest::inspect;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::support::{Found, formats, read_bytes};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Makes a workbook of one sheet.
fn workbook(sheet: &[u8]) -> Vec<u8> {
    workbook_of(&[("Ark1", sheet)])
}

/// Makes a workbook of sheets with names.
pub(crate) fn workbook_of(sheets: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut book, mut relations) = (String::new(), String::new());
    for (number, (name, _)) in (1..).zip(sheets) {
        let listed = format!(r#"<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>"#);
        let place = format!(
            r#"<Relationship Id="rId{number}" Type="{OFFICE}/relationships/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        );
        book.push_str(&listed);
        relations.push_str(&place);
    }
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}/relationships"><sheets>{book}</sheets></workbook>"#
    );
    let relations = format!(r#"<Relationships xmlns="{PACKAGE}">{relations}</Relationships>"#);
    let styles =
        b"<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
        <numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/></numFmts><cellXfs>\
        <xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    let fixed: [(&str, &[u8]); 5] = [
        ("xl/styles.xml", styles),
        ("[Content_Types].xml", include_bytes!("../../examples/fuzz/parts/content_types.xml")),
        ("_rels/.rels", include_bytes!("../../examples/fuzz/parts/rels.xml")),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
    ];
    let mut parts: Vec<(String, &[u8])> =
        fixed.into_iter().map(|(name, part)| (name.to_owned(), part)).collect();
    for (number, (_, sheet)) in (1..).zip(sheets) {
        parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet));
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, part) in parts {
        writer.start_file(name, options).unwrap();
        writer.write_all(part).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Makes a sheet; a cell that begins with `=` is a number, any other a text.
pub(crate) fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let mut xml = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>".to_owned();
    for (row, cells) in (1..).zip(rows) {
        let start = format!("<row r=\"{row}\">");
        xml.push_str(&start);
        for (column, cell) in ('A'..='Z').zip(*cells) {
            let body = match cell.strip_prefix('=') {
                Some(number) => format!("<c r=\"{column}{row}\"><v>{number}</v></c>"),
                None => {
                    format!("<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>")
                }
            };
            xml.push_str(&body);
        }
        xml.push_str("</row>");
    }
    (xml + "</sheetData></worksheet>").into_bytes()
}

fn found(rows: &[&[&str]]) -> Found {
    read_bytes("school-table", "schools_2024_25.xlsx", &workbook(&sheet(rows)))
}

#[test]
fn a_workbook_is_read_like_the_same_table_in_text() {
    let found = found(&[
        &["Skoler i 2024/25"],
        &["institutionsnummer", "navn", "type", "kommunekode", "elevtal", "fravaer_pct"],
        &["=101001", "Den Classenske Legatskole", "folkeskole", "=101", "=487", "=7.8"],
        &["=101003", "Nyboder Skole", "folkeskole", "=101", "449", "6,7"],
    ]);
    let values = found.values("elevfravaer");
    assert_eq!(values, [("101001", ReadValue::Number(7.8)), ("101003", ReadValue::Number(6.7))]);
    assert_eq!(found.units[0].municipality.unwrap().to_string(), "101");
    assert_eq!(found.readings[0].place.row, 3);
    assert!(found.problems.is_empty(), "{:?}", found.problems);
}

#[test]
fn a_cell_shown_as_per_cent_is_read_as_it_is_shown() {
    let xml = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>\
        <row r=\"1\"><c r=\"A1\" t=\"str\"><v>kommunekode</v></c><c r=\"B1\" t=\"str\"><v>klassekvotient</v></c></row>\
        <row r=\"2\"><c r=\"A2\"><v>101</v></c><c r=\"B2\" s=\"1\"><v>0.213</v></c></row>\
        <row r=\"3\"><c r=\"A3\"><v>190</v></c><c r=\"B3\" s=\"2\"><v>0.204</v></c></row>\
        </sheetData></worksheet>";
    let found = read_bytes("kvotien-table", "kvotien_2024.xlsx", &workbook(xml.as_bytes()));
    let values = found.values("klassekvotient-alle-skoletyper");
    assert_eq!(values, [("101", ReadValue::Number(21.3)), ("190", ReadValue::Number(20.4))]);
}

#[test]
fn a_truncated_workbook_is_refused() {
    let whole = workbook(&sheet(&[&["institutionsnummer", "navn", "type"]]));
    for length in [4, 30, whole.len() / 2, whole.len() - 1] {
        let found = read_bytes("school-table", "x.xlsx", &whole[..length]);
        assert_eq!(found.codes(), ["unreadable"], "{length}");
    }
}

#[test]
fn an_empty_sheet_is_an_empty_file() {
    let found = found(&[]);
    assert_eq!(found.codes(), ["empty-file"]);
}

#[test]
fn a_cell_far_out_costs_nothing() {
    let xml = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>\
        <row r=\"1\"><c r=\"A1\" t=\"str\"><v>kommunekode</v></c><c r=\"B1\" t=\"str\"><v>klassekvotient</v></c></row>\
        <row r=\"2\"><c r=\"A2\"><v>101</v></c><c r=\"B2\"><v>21.3</v></c></row>\
        <row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>";
    let found = read_bytes("kvotien-table", "kvotien_2024.xlsx", &workbook(xml.as_bytes()));
    assert_eq!(found.readings.len(), 1);
}

#[test]
fn a_sheet_that_unpacks_to_gigabytes_is_refused_before_it_is_held() {
    let blanks = vec![b' '; 100 << 20];
    let mut archive = Cursor::new(Vec::new());
    let mut writer = ZipWriter::new(&mut archive);
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file("xl/sharedStrings.xml", options).unwrap();
    writer.write_all(&blanks).unwrap();
    writer.finish().unwrap();
    let bytes = archive.into_inner();
    assert!(bytes.len() < 1 << 20);
    let found = read_bytes("kvotien-table", "kvotien_2024.xlsx", &bytes);
    assert_eq!(found.codes(), ["unreadable"]);
    assert!(format!("{:?}", found.problems[0].kind).contains("gigabyte"));
}

const ABOUT: &[&[&str]] = &[&["Om disse data"], &["Hentet i november"]];

fn classes(rows: &[(&str, &str)]) -> Vec<u8> {
    let mut table: Vec<Vec<&str>> = vec![vec!["kommunekode", "klassekvotient"]];
    table.extend(rows.iter().map(|(code, value)| vec![*code, *value]));
    sheet(&table.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

#[test]
fn the_sheet_with_the_data_is_found_and_the_others_are_named() {
    let book = workbook_of(&[("Om", &sheet(ABOUT)), ("Data", &classes(&[("101", "=21.3")]))]);
    let found = read_bytes("kvotien-table", "kvotien_2024.xlsx", &book);
    assert_eq!((found.codes(), found.readings.len()), (vec!["sheet-left-out"], 1));
    assert_eq!(found.problems[0].value, "Om");
    let best = inspect("kvotien_2024.xlsx", Cursor::new(book), &formats());
    assert_eq!(best.best().map(|best| best.format.as_str()), Some("kvotien-table"));
    assert_eq!(best.headings, ["kommunekode", "klassekvotient"]);
}

#[test]
fn all_sheets_with_data_are_read_each_with_the_year_of_its_name() {
    let (older, newer) = (classes(&[("101", "=21.3")]), classes(&[("101", "=20.9")]));
    let book = workbook_of(&[("2023", &older), ("2024", &newer)]);
    let found = read_bytes("kvotien-table", "kvotienter.xlsx", &book);
    let periods: Vec<_> = found.readings.iter().map(|r| (r.period, r.value)).collect();
    let year = Period::CalendarYear;
    assert_eq!(
        periods,
        [(year(2023), ReadValue::Number(21.3)), (year(2024), ReadValue::Number(20.9))]
    );
    assert_eq!(found.readings[1].place.column, "2024!klassekvotient");
    assert_eq!((found.problems.len(), found.summary.rows), (0, 2));
}
