//! Facts about single persons, delivered on the pages: what is seen, and that no person number lies anywhere.

use std::{collections::HashSet, fs, path::Path, time::Duration};

use reqwest::StatusCode;

use crate::support::{Fjordby, Server, Visitor, done};

const PUPILS: u32 = 40;

fn number(pupil: u32) -> String {
    format!("{:02}0410-{:04}", pupil % 28 + 1, 4000 + pupil)
}

/// Grades of some pupils of a school, with a row of a school that nobody knows and one with a stray number.
fn grades(school: u32, pupils: std::ops::Range<u32>) -> String {
    let heading = "cpr;institutionsnummer;klassetrin;fag;karakter\n".to_owned();
    let last = pupils.end - 1;
    let rows = pupils.fold(heading, |text, pupil| {
        text + format!("{};{school};9;dansk;{}\n", number(pupil), 7 + pupil % 2 * 3).as_str()
    });
    let last = number(last);
    let wrong = format!("{last};999999;9;dansk;7\n{last};{school};9;{last};7\n");
    rows + wrong.as_str()
}

/// Checks that nothing in a folder and nothing on a page holds a person number.
fn assert_hidden(folder: &Path, pages: &[&str]) {
    let mut files: Vec<(String, Vec<u8>)> =
        pages.iter().map(|page| ("a page".to_owned(), page.as_bytes().to_vec())).collect();
    gather(folder, &mut files);
    let numbers: HashSet<String> = (0..PUPILS).map(number).collect();
    let plain: HashSet<String> = numbers.iter().map(|number| number.replace('-', "")).collect();
    for (name, bytes) in &files {
        let digits = bytes.iter().enumerate().filter(|(_, byte)| byte.is_ascii_digit());
        for (place, _) in digits {
            let is_among = |length: usize, numbers: &HashSet<String>| {
                let text = bytes.get(place..place + length).map(str::from_utf8);
                text.is_some_and(|text| text.is_ok_and(|text| numbers.contains(text)))
            };
            assert!(!is_among(11, &numbers) && !is_among(10, &plain), "{name} at {place}");
        }
    }
}

fn gather(folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, files);
        } else if let Ok(bytes) = fs::read(&path) {
            files.push((path.display().to_string(), bytes));
        }
    }
}

#[tokio::test]
async fn facts_are_checked_put_in_force_and_undone_on_the_pages_without_a_person_number() {
    let fjordby = Fjordby::copy();
    let log = fjordby.folder().join("log");
    let server = Server::start_logging(fjordby.folder(), &log);
    let administration = Visitor::fjordby(&server, "administration").await;
    let files = [("a.csv", grades(999_001, 0..20)), ("010410-4000.csv", grades(999_002, 20..40))];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let sent = administration.upload(&files, &[("file_period", "2024/25")]).await;
    assert_hidden(fjordby.folder(), &[]);
    let delivery = administration.checked(sent.location.unwrap()).await;
    let checked = administration.get(&delivery).await.body;
    for words in ["40 rækker om enkelte personer fra to enheder", "Indlæs oplysningerne", "2024/25"]
    {
        assert!(checked.contains(words), "{words}\n{checked}");
    }
    let kind = format!("{delivery}/problems?kind=unknown-unit");
    let unknown = administration.get(&kind).await.body;
    assert!(unknown.contains("999999"), "{unknown}");
    let csv = administration.get(&format!("{delivery}/problems.csv")).await.body;
    assert!(csv.contains("a.csv") && csv.contains("999999"), "{csv}");
    let all = administration.get("/fjordby/deliveries").await.body;
    assert_hidden(fjordby.folder(), &[&checked, &unknown, &csv, &all]);

    administration.post(&format!("{delivery}/commit"), &[]).await;
    let taken = administration.eventually(&delivery, "tal er beregnet med dem").await;
    assert!(taken.contains("Fortryd leverancen"), "{taken}");
    assert!(!fjordby.folder().join("fjordby/inbox").join(last(&delivery)).exists());
    assert_hidden(fjordby.folder(), &[&taken]);
    let asked = administration.get(&format!("{delivery}/undo")).await.body;
    assert!(asked.contains("40 rækker om enkelte personer"), "{asked}");
    administration.post(&format!("{delivery}/undo"), &[]).await;
    let undone = administration.eventually(&delivery, "Leverancen er fortrudt").await;
    let auditor = Visitor::fjordby(&server, "auditor").await;
    let events = auditor.get("/fjordby/events").await.body;
    assert!(events.contains("Modtog en leverance"), "{events}");
    assert_hidden(fjordby.folder(), &[&undone, &events]);
    assert!(log.metadata().unwrap().len() > 0, "the log was searched too");
    done(&["doctor", "--vault", &fjordby.vault()]);
}

#[tokio::test]
async fn a_refused_delivery_of_facts_shows_what_is_missing_and_no_person_number() {
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    let administration = Visitor::fjordby(&server, "administration").await;
    let text = grades(999_001, 0..20).replace("institutionsnummer", "hvor");
    let delivery = administration.deliver("a.csv", &text).await;
    let refused = administration.get(&delivery).await.body;
    assert!(refused.contains("Filen handler om enkelte personer"), "{refused}");
    let chosen = [("format", "karakterer"), ("file_period", "2024/25")];
    administration.post(&format!("{delivery}/format"), &chosen).await;
    let told = administration.eventually(&delivery, "institutionsnummer").await;
    assert!(told.contains("er der ikke"), "{told}");
    administration.post(&format!("{delivery}/discard"), &[]).await;
    assert_hidden(fjordby.folder(), &[&refused, &told]);
}

#[tokio::test]
async fn what_a_killed_server_received_is_unreadable_and_goes_on_at_the_next_start() {
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    let administration = Visitor::fjordby(&server, "administration").await;
    let text = grades(999_001, 0..PUPILS);
    let sent = administration.upload(&[("a.csv", &text)], &[("file_period", "2024/25")]).await;
    drop(server);
    assert_hidden(fjordby.folder(), &[]);
    let delivery = sent.location.unwrap();
    let server = Server::start(fjordby.folder());
    let administration = Visitor::fjordby(&server, "administration").await;
    let mut page = String::new();
    // A job that the killed server held is taken over after half a minute.
    for _ in 0..120 {
        page = administration.get(&delivery).await.body;
        if page.contains("Indlæs oplysningerne") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    assert!(page.contains("40 rækker om enkelte personer"), "{page}");
    assert_hidden(fjordby.folder(), &[&page]);
}

#[tokio::test]
async fn who_may_not_deliver_leaves_nothing_behind() {
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    for name in ["leader", "director", "councillor"] {
        let visitor = Visitor::fjordby(&server, name).await;
        let sent = visitor.upload(&[("a.csv", &grades(999_001, 0..20))], &[]).await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN, "{name}");
    }
    let inbox = fs::read_dir(fjordby.folder().join("fjordby/inbox"));
    assert!(inbox.is_err() || inbox.is_ok_and(|mut inbox| inbox.next().is_none()));
    assert_hidden(fjordby.folder(), &[]);
}

#[tokio::test]
async fn a_vault_without_its_keys_says_so_when_files_are_sent() {
    let fjordby = Fjordby::copy();
    let file = fjordby.folder().join("karakterer.csv");
    fs::write(&file, grades(999_001, 0..20)).unwrap();
    let file = file.display().to_string();
    done(&["import", "--vault", &fjordby.vault(), "--period", "2024/25", &file]);
    fs::remove_file(Path::new(&fjordby.vault()).join("keys.toml")).unwrap();
    let server = Server::start(fjordby.folder());
    let administration = Visitor::fjordby(&server, "administration").await;
    let sent = administration.upload(&[("a.csv", &grades(999_001, 0..20))], &[]).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(sent.body.contains("keys.toml"), "{}", sent.body);
}

fn last(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or_default()
}
