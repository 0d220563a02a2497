//! Files about single persons come in as files of figures do, and their person numbers lie nowhere.

use std::{
    fs::File,
    io::{Cursor, Write as _},
    time::Duration,
};

use domain::{delivery::DeliveryState, period::Period};
use store::facts::holdings;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::facts::{
    erase_keys,
    tests::{contents, holds},
};

const HEADING: &str = "cpr;institutionsnummer;klassetrin;fag;karakter\n";

/// Grades of pupils of a school, from one pupil's number up to another's.
fn grades(school: u32, pupils: std::ops::Range<u32>) -> String {
    pupils.fold(HEADING.to_owned(), |text, pupil| {
        text + &format!("{};{school};9;dansk;7\n", number(pupil))
    })
}

fn number(pupil: u32) -> String {
    format!("{:02}0410-{:04}", pupil % 28 + 1, 4000 + pupil)
}

/// Checks that no file of the vault, the database among them, and nothing that was told holds a person number.
fn assert_hidden(town: &Town, told: &str) {
    let mut written = contents(&town.app.folder);
    written.push(("what is told".to_owned(), told.as_bytes().to_vec()));
    for number in (0..100).map(number) {
        let plain = number.replace('-', "");
        let short = plain.trim_start_matches('0').to_owned();
        for form in [number, plain, short] {
            let found = written.iter().find(|(_, bytes)| holds(bytes, &form));
            assert_eq!(found.map(|(name, _)| name), None, "{form}");
        }
    }
}

fn of_year() -> Said {
    Said { period: Some(Period::SchoolYear(2024)), ..Said::default() }
}

async fn state(town: &Town, id: DeliveryId) -> DeliveryState {
    store::deliveries::find(&town.app.db, id).await.unwrap().unwrap().state
}

async fn held(town: &Town) -> u64 {
    holdings(&town.app.db).await.unwrap().iter().map(|holding| holding.rows).sum()
}

/// Puts a delivery that was checked in force.
async fn put_in_force(town: &Town, id: DeliveryId) {
    commit(&town.app, &Scope::command_line(), id).await.unwrap();
    town.work().await;
    assert_eq!(state(town, id).await, DeliveryState::Committed);
}

#[tokio::test]
async fn two_files_about_persons_are_checked_taken_in_replaced_and_undone() {
    let town = Town::new().await;
    let wrong =
        format!("{};461009;9;dansk;7\n{};461001;9;se {};7\n", number(90), number(91), number(92));
    let (one, other) = (grades(461_001, 0..30) + &wrong, grades(461_002, 30..50));
    let files = [("010410-4000.csv", one.as_str()), ("b.csv", other.as_str())];
    let id = town.receive(&files, of_year()).await;
    assert_hidden(&town, "");
    town.work().await;
    let report = town.report(id);
    assert_hidden(&town, &format!("{report:?}"));
    assert_eq!(
        (report.verdict, report.format.as_deref()),
        (Verdict::WouldCommit, Some("karakterer"))
    );
    assert!(report.looks.iter().all(|look| look.preview.is_empty() && look.headings.len() == 5));
    let found = report.facts.unwrap();
    let parts: Vec<_> = found.parts.iter().map(|part| (part.unit.as_str(), part.rows)).collect();
    assert_eq!((found.kept, found.replaced), (50, 0));
    assert_eq!(parts, [("461001", 30), ("461002", 20)]);
    let counts = store::deliveries::problem_counts(&town.app.db, id).await.unwrap();
    assert_eq!(counts.keys().collect::<Vec<_>>(), ["stray-person-number", "unknown-unit"]);
    assert_eq!(held(&town).await, 0);
    put_in_force(&town, id).await;
    assert_hidden(&town, "");
    assert_eq!((held(&town).await, town.inbox(id).exists()), (50, false));

    let said = Said { replaces: Some(id), ..of_year() };
    let again = town.receive(&[("c.csv", &grades(461_002, 50..55))], said).await;
    town.work().await;
    assert_eq!(town.report(again).facts.unwrap().replaced, 20);
    put_in_force(&town, again).await;
    assert_eq!((held(&town).await, state(&town, id).await), (5, DeliveryState::Undone));
    undo(&town.app, &Scope::command_line(), again).await.unwrap();
    assert_eq!(held(&town).await, 0);
    assert_hidden(&town, "");
}

/// Makes a workbook with one sheet; what begins with a digit but is no number stands as text.
fn workbook(text: &str) -> Vec<u8> {
    const SHEETS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let cell = |(cell, place): (&str, char), row: usize| match cell.parse::<f64>() {
        Ok(number) => format!("<c r=\"{place}{row}\"><v>{number}</v></c>"),
        Err(_) => {
            format!("<c r=\"{place}{row}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>")
        }
    };
    let rows = text.lines().zip(1..).map(|(line, row)| {
        let cells = line.split(';').zip('A'..).map(|named| cell(named, row));
        format!("<row r=\"{row}\">{}</row>", cells.collect::<String>())
    });
    let sheet = rows.collect::<String>();
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" \
                 Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        ("xl/styles.xml", format!("<styleSheet xmlns=\"{SHEETS}\"></styleSheet>")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{SHEETS}\" xmlns:r=\"{OFFICE}\"><sheets>\
                 <sheet name=\"Ark1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" \
                 Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{SHEETS}\"><sheetData>{sheet}</sheetData></worksheet>"),
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Stored, not compressed: were the upload not sealed, the numbers would stand in it.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in parts {
        zip.start_file(name, options).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[tokio::test]
async fn a_workbook_of_several_chunks_is_read_where_it_lies_sealed() {
    let town = Town::new().await;
    let file = workbook(&grades(461_001, 0..1_500).replace('-', ""));
    assert!(file.len() > 3 * 64 * 1024);
    let id = town.receive(&[("karakterer.xlsx", &file)], of_year()).await;
    town.work().await;
    let report = town.report(id);
    assert_eq!(report.verdict, Verdict::WouldCommit, "{report:?}");
    assert_eq!(report.looks[0].kind.as_deref(), Some("xlsx"));
    assert_eq!(report.facts.unwrap().kept, 1_500);
    assert_hidden(&town, "");
    put_in_force(&town, id).await;
    assert_eq!(held(&town).await, 1_500);
    assert_hidden(&town, "");
}

#[tokio::test]
async fn a_refused_file_about_persons_says_what_is_missing_and_leaves_nothing_when_discarded() {
    let town = Town::new().await;
    let scope = Scope::command_line();
    let text = grades(461_001, 0..20).replace("institutionsnummer", "hvor");
    let id = town.receive(&[("a.csv", &text)], of_year()).await;
    town.work().await;
    let codes = async || {
        let counts = store::deliveries::problem_counts(&town.app.db, id).await.unwrap();
        counts.into_keys().collect::<Vec<_>>()
    };
    assert_eq!(
        (town.report(id).verdict, codes().await),
        (Verdict::Refused, vec!["person-numbers".to_owned()])
    );
    assert_hidden(&town, &format!("{:?}", town.report(id)));
    choose_format(&town.app, &scope, id, Some("karakterer".to_owned()), None).await.unwrap();
    town.work().await;
    let missing = store::deliveries::problems(&town.app.db, id, None, 0, 9).await.unwrap();
    let columns: Vec<_> = missing.iter().map(|problem| problem.place.column.as_str()).collect();
    assert_eq!(
        (columns, codes().await),
        (vec!["institutionsnummer"], vec!["missing-column".to_owned()])
    );
    assert_hidden(&town, &format!("{missing:?}"));
    discard(&town.app, &scope, id).await.unwrap();
    assert!(!town.inbox(id).exists());
    assert_hidden(&town, "");
}

#[tokio::test]
async fn the_period_is_chosen_where_the_files_do_not_say_it() {
    let town = Town::new().await;
    let id = town.receive(&[("a.csv", &grades(461_001, 0..20))], Said::default()).await;
    town.work().await;
    assert_eq!(town.report(id).verdict, Verdict::Refused);
    let period = Some(Period::SchoolYear(2024));
    choose_format(&town.app, &Scope::command_line(), id, None, period).await.unwrap();
    town.work().await;
    assert_eq!(town.report(id).verdict, Verdict::WouldCommit);
    assert_hidden(&town, &format!("{:?}", town.report(id)));
}

#[tokio::test]
async fn what_was_received_is_opened_by_the_next_server_and_only_under_the_vaults_keys() {
    let town = Town::new().await;
    let id = town.receive(&[("a.csv", &grades(461_001, 0..20))], of_year()).await;
    let keys = town.app.folder.join("keys.toml");
    let kept = fs::read(&keys).unwrap();
    fs::remove_file(&keys).unwrap();
    town.work().await;
    assert_eq!(why_it_failed(&town, id).await, "keys-missing");
    drop(begin_receiving(&town.app, &Scope::command_line()).await.unwrap());
    assert_ne!(fs::read(&keys).unwrap(), kept, "no facts are lost with the old keys");
    check(&town.app, &Scope::command_line(), id).await.unwrap();
    town.work().await;
    assert_eq!(why_it_failed(&town, id).await, "not-opened");
    fs::write(&keys, kept).unwrap();
    check(&town.app, &Scope::command_line(), id).await.unwrap();
    town.work().await;
    assert_eq!(town.report(id).verdict, Verdict::WouldCommit);
}

async fn why_it_failed(town: &Town, id: DeliveryId) -> String {
    let job = kept(&town.app, &Scope::command_line(), id).unwrap().job;
    let standing = crate::jobs::find(&town.app, job).await.unwrap().unwrap();
    let store::jobs::State::Failed { why, .. } = standing.state else { panic!("{standing:?}") };
    why
}

#[tokio::test]
async fn a_vault_that_holds_facts_and_lost_its_keys_takes_nothing() {
    let town = Town::new().await;
    let id = town.receive(&[("a.csv", &grades(461_001, 0..20))], of_year()).await;
    town.work().await;
    put_in_force(&town, id).await;
    fs::remove_file(town.app.folder.join("keys.toml")).unwrap();
    let refused = begin_receiving(&town.app, &Scope::command_line()).await;
    assert!(matches!(refused, Err(Error::KeysMissing(_))));
}

#[tokio::test]
async fn destroying_the_keys_leaves_nothing_readable_in_the_inbox() {
    let town = Town::new().await;
    let id = town.receive(&[("a.csv", &grades(461_001, 0..20))], of_year()).await;
    erase_keys(&town.app, &Scope::command_line()).await.unwrap();
    town.work().await;
    assert_eq!(why_it_failed(&town, id).await, "keys-missing");
    assert_hidden(&town, "");
}

#[tokio::test]
async fn what_a_killed_server_left_of_an_upload_is_unreadable_and_swept_away_after_a_day() {
    let town = Town::new().await;
    let mut receiving = begin_receiving(&town.app, &Scope::command_line()).await.unwrap();
    let mut incoming = receiving.next_file("a.csv").await.unwrap();
    let text = grades(461_001, 0..90).repeat(100);
    incoming.write(text.as_bytes()).await.unwrap();
    let folder = town.inbox(receiving.id);
    while folder.join("file-0").metadata().unwrap().len() < 100_000 {
        tokio::task::yield_now().await;
    }
    assert_hidden(&town, "");
    let written = |at: &str| {
        let at: jiff::Timestamp = at.parse().unwrap();
        let seconds = u64::try_from(at.as_second()).unwrap();
        let at = std::time::UNIX_EPOCH + Duration::from_secs(seconds);
        File::open(&folder).unwrap().set_modified(at).unwrap();
    };
    written("2026-03-01T10:00:00Z");
    clean(&town.app).await.unwrap();
    assert!(folder.exists(), "it may still be coming");
    written("2026-03-01T08:00:00Z");
    clean(&town.app).await.unwrap();
    assert!(!folder.exists());
}

#[tokio::test]
async fn a_person_number_in_what_is_said_of_a_delivery_is_refused() {
    let town = Town::new().await;
    let scope = Scope::command_line();
    let receiving = begin_receiving(&town.app, &scope).await.unwrap();
    let folder = town.inbox(receiving.id);
    let said = Said { purpose: format!("om {}", number(1)), ..Said::default() };
    let Err(Error::Invalid(faults)) = receive(&town.app, &scope, receiving, said).await else {
        panic!("it was received");
    };
    assert!(faults.iter().any(|fault| (fault.field, fault.why) == ("purpose", "person-number")));
    assert!(!folder.exists());
}
