//! Facts about single persons, by the commands as typed.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Output, Stdio},
};

use reqwest::StatusCode;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Fjordby, Server, Visitor, done, pejl, run};

const SCHOOLS: &str = "data/official/schools_2024_25.csv";

/// A vault of Copenhagen with a file of forty grades beside it.
struct Place {
    folder: TempDir,
    vault: String,
    file: String,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let within = |name: &str| folder.path().join(name).display().to_string();
        let (vault, file) = (within("101"), within("karakterer.csv"));
        done(&["init", "--vault", &vault, "--municipality", "101"]);
        done(&["import", "--vault", &vault, SCHOOLS]);
        fs::write(&file, grades()).unwrap();
        Self { folder, vault, file }
    }

    fn import(&self, more: &[&str]) -> Value {
        let words = ["import", "--vault", &self.vault, "--period", "2024/25", "--json"];
        json(&done(&[&words, more, &[&self.file]].concat()))
    }

    /// Returns how many rows of grades count.
    fn rows(&self) -> u64 {
        let listed = done(&["facts", "list", "--vault", &self.vault, "--json"]);
        let sets: Vec<Value> = listed.lines().map(json).collect();
        assert_eq!(sets.len(), 9);
        let grades = sets.iter().find(|set| set["fact_set"] == "karakterer").unwrap();
        grades["rows"].as_u64().unwrap()
    }

    fn erase(&self, person: &str) -> Output {
        let mut command = pejl(&["facts", "erase", "person", "--vault", &self.vault]);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        writeln!(child.stdin.take().unwrap(), "{person}").unwrap();
        child.wait_with_output().unwrap()
    }
}

fn grades() -> String {
    let row = |pupil: u32| format!("{:02}0410-{};101001;9;dansk;7\n", pupil % 28 + 1, 4000 + pupil);
    "cpr;institutionsnummer;klassetrin;fag;karakter\n".to_owned()
        + (0..40).map(row).collect::<String>().as_str()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect(text)
}

#[test]
fn facts_are_delivered_listed_undone_and_erased() {
    let place = Place::new();
    let told = place.import(&["--dry-run"]);
    assert_eq!((&told["verdict"], &told["kept"]), (&"would-commit".into(), &40.into()));
    assert_eq!(place.rows(), 0);
    let told = place.import(&[]);
    assert_eq!((&told["verdict"], &told["fact_set"]), (&"committed".into(), &"karakterer".into()));
    assert_eq!(place.rows(), 40);
    let receipt = place.erase("030410-4002");
    assert_eq!(json(&String::from_utf8(receipt.stdout).unwrap())["erased_rows"], 1);
    assert_eq!(place.rows(), 39);
    done(&["doctor", "--vault", &place.vault]);
    let delivery = told["delivery"].as_str().unwrap();
    let erase = ["facts", "erase", "delivery", "--vault", &place.vault, delivery];
    assert!(!run(&erase).status.success(), "it is in force");
    done(&["undo", "--vault", &place.vault, delivery]);
    assert_eq!(json(&done(&erase))["erased_rows"], 39);
    assert_eq!(place.rows(), 0);
    let log = done(&["facts", "readings", "--vault", &place.vault, "--json"]);
    let log: Vec<Value> = log.lines().map(json).collect();
    let read_for: Vec<&str> = log.iter().rev().filter_map(|one| one["read_for"].as_str()).collect();
    assert_eq!(read_for, ["statistics", "erasure", "statistics", "check"]);
    assert!(log.iter().all(|one| one["by"] == "command-line" && one["delivery"] == delivery));
}

#[tokio::test]
async fn who_read_facts_is_told_to_those_who_answer_for_them_and_to_nobody_else() {
    let fjordby = Fjordby::copy();
    let file = fjordby.folder().join("karakterer.csv");
    fs::write(&file, grades().replace("101001", "999001")).unwrap();
    let file = file.display().to_string();
    done(&["import", "--vault", &fjordby.vault(), "--period", "2024/25", &file]);
    let server = Server::start(fjordby.folder());
    let leader = Visitor::fjordby(&server, "leader").await;
    for path in ["/fjordby/facts/readings", "/fjordby/api/facts/readings"] {
        assert_eq!(leader.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let everybodys = leader.get("/fjordby/facts").await.body;
    assert!(everybodys.contains("til statistik og forskning"), "how often, and what for");
    assert!(!everybodys.contains("/facts/readings"), "but not by whom");
    for name in ["auditor", "administration"] {
        let visitor = Visitor::fjordby(&server, name).await;
        let page = visitor.get("/fjordby/facts/readings?set=karakterer&read_for=statistics").await;
        let first = page.all("table.data").pop().unwrap();
        assert!(first.contains("Kommandolinjen") && first.contains("Karakterer"), "{first}");
        let other = visitor.get("/fjordby/facts/readings?set=karakterer&read_for=erasure").await;
        let none = other.all("table.data").pop().unwrap();
        assert!(!none.contains("Kommandolinjen"), "{none}");
        let lines = visitor.get("/fjordby/api/facts/readings?set=karakterer").await.body;
        assert!(lines.lines().map(json).all(|one| one["read_for"] == "statistics"), "{lines}");
    }
}

#[test]
fn what_is_no_person_number_is_refused_and_not_repeated() {
    let place = Place::new();
    place.import(&[]);
    let refused = place.erase("320410-4002");
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(1), "{said}");
    assert!(said.contains("ten digits") && !said.contains("4002"), "{said}");
}

#[test]
fn what_was_meant_to_be_a_person_number_is_not_repeated_either() {
    let place = Place::new();
    let mistyped = grades() + "320410-4321;101001;9;dansk;7\nMette Hansen;101001;9;dansk;7\n";
    fs::write(&place.file, mistyped).unwrap();
    let said = done(&["import", "--vault", &place.vault, "--period", "2024/25", &place.file]);
    assert!(said.contains("This is not a person number"), "{said}");
    assert!(!said.contains("4321") && !said.contains("Mette"), "{said}");
}

#[test]
fn a_backup_brings_facts_back_with_the_keys_that_were_kept_apart() {
    let place = Place::new();
    place.import(&[]);
    let within = |name: &str| place.folder.path().join(name).display().to_string();
    let (archive, again) = (within("backup.jsonl"), within("again"));
    done(&["backup", "--vault", &place.vault, "--out", &archive]);
    done(&["restore", "--vault", &again, &archive]);
    let said = run(&["doctor", "--vault", &again]);
    assert!(
        String::from_utf8_lossy(&said.stdout).contains("keys.toml"),
        "the keys are in no backup"
    );
    let keys = Path::new(&place.vault).join("keys.toml");
    fs::copy(&keys, Path::new(&again).join("keys.toml")).unwrap();
    done(&["doctor", "--vault", &again]);
}

#[test]
#[cfg(unix)]
fn only_its_owner_may_read_the_keys() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    place.import(&[]);
    let about = fs::metadata(Path::new(&place.vault).join("keys.toml")).unwrap();
    assert_eq!(about.permissions().mode() & 0o777, 0o600);
}

/// Answers to the survey at a school: so many pupils who answer the same to all questions of a scale.
fn answers(school: u32, of_each: &[(u32, u32)]) -> String {
    let each = of_each.iter().flat_map(|(pupils, answer)| (0..*pupils).map(|_| *answer));
    let row = |(pupil, answer): (u32, u32)| {
        let (day, serial) = (pupil % 28 + 1, 4000 + pupil + school % 20 * 200);
        let answers = vec![answer.to_string(); 5].join(";");
        format!("{day:02}0412-{serial};{school};5;{answers}\n")
    };
    let items = "social_01;social_02;social_05;social_07;social_08";
    let heading = format!("cpr;institutionsnummer;klassetrin;{items}\n");
    (0..).zip(each).map(row).fold(heading, |text, row| text + row.as_str())
}

/// Results of the national test of reading in grade 4 at a school: so many pupils with each level.
fn results(school: u32, of_each: &[(u32, &str)]) -> String {
    let each = of_each.iter().flat_map(|(pupils, level)| (0..*pupils).map(|_| *level));
    let row = |(pupil, level): (u32, &str)| {
        format!("{:02}0415-{};{school};4;laesning;{level}\n", pupil % 28 + 1, 4000 + pupil)
    };
    let heading = "cpr;institutionsnummer;klassetrin;fag;niveau\n".to_owned();
    (0..).zip(each).map(row).fold(heading, |text, row| text + row.as_str())
}

/// Serves Fjordby with facts of 2025/26 in it.
fn served_with(facts: &[(&str, String)]) -> (Fjordby, Server) {
    let fjordby = Fjordby::copy();
    for (set, rows) in facts {
        let file = fjordby.folder().join("facts.csv");
        fs::write(&file, rows).unwrap();
        let (vault, file) = (fjordby.vault(), file.display().to_string());
        let words = ["import", "--vault", &vault, "--period", "2025/26", "--format", set, &file];
        done(&words);
    }
    let server = Server::start(fjordby.folder());
    (fjordby, server)
}

#[tokio::test]
async fn a_figure_says_how_its_values_are_spread_and_that_it_is_computed_here() {
    let own = answers(999_001, &[(20, 3), (30, 4), (2, 5)]);
    let other = answers(999_003, &[(20, 3), (30, 4), (12, 5)]);
    let few = answers(999_011, &[(4, 3)]);
    let (_fjordby, server) = served_with(&[own, other, few].map(|rows| ("trivselssvar", rows)));
    let leader = Visitor::fjordby(&server, "leader").await;
    let page = leader.get("/fjordby/units/999001/indicators/trivsel-social").await;
    assert!(page.all("h2").contains(&"Sådan fordeler de sig".to_owned()), "{:?}", page.all("h2"));
    assert!(page.body.contains("52 elever er talt med i 2025/26"), "{}", page.words("main"));
    let bands = page.all("details.more th[scope=row]");
    assert!(bands.iter().any(|band| band.contains("Over 3")), "{bands:?}");
    assert!(!bands.iter().any(|band| band.contains("Over 4")), "two pupils are not told of alone");
    assert!(page.body.contains("chart-turn"), "the chart says where it turns to computed figures");
    assert!(page.body.contains("Fra 2025/26 er tallet beregnet her"));
    let small = leader.get("/fjordby/units/999011/indicators/trivsel-social").await;
    assert_eq!(small.status, StatusCode::OK);
    assert!(!small.body.contains("Sådan fordeler de sig"), "nothing is told of four pupils");
}

#[tokio::test]
async fn how_confidential_results_are_spread_is_seen_by_those_who_see_the_results() {
    let levels = [(12, "mangelfuld"), (20, "god"), (9, "fremragende")];
    let (_fjordby, server) = served_with(&[("testresultater", results(999_003, &levels))]);
    let path = "/fjordby/units/999003/indicators/gode-til-laesning";
    let chief = Visitor::fjordby(&server, "chief").await;
    assert!(chief.get(path).await.body.contains("Sådan fordeler de sig"));
    let leader = Visitor::fjordby(&server, "leader").await;
    let page = leader.get(path).await;
    assert!(!page.body.contains("Sådan fordeler de sig"), "{}", page.words("main"));
}
