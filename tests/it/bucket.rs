//! Facts in a bucket on a server that speaks S3; `cargo xtask test` starts one.

use std::{
    env,
    ffi::OsStr,
    fs,
    io::{Write as _, copy},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::Duration,
};

use reqwest::Client;
use serde_json::Value;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::{
    cluster::{Cluster, files_below, free_port, write_fact_key},
    support::pejl,
};

const SCHOOLS: &str = "data/official/schools_2024_25.csv";

/// A vault whose facts lie in a bucket of its own.
struct Place {
    folder: TempDir,
    vault: String,
    server: String,
    bucket: String,
}

impl Place {
    /// None with a word where no server is at hand.
    #[expect(clippy::disallowed_methods, clippy::print_stdout, reason = "the command starts one")]
    fn new(bucket: &str) -> Option<Self> {
        let Ok(server) = env::var("PEJL_TEST_S3") else {
            println!("left out: no S3 server (cargo xtask test starts one)");
            return None;
        };
        let made = Runtime::new()
            .unwrap()
            .block_on(Client::new().put(format!("{server}/{bucket}")).send());
        assert!(made.unwrap().status().is_success());
        let folder = TempDir::new().unwrap();
        let vault = folder.path().join("101").display().to_string();
        let place =
            Self { folder, vault, server, bucket: format!("s3://{bucket}/odense?patience=5") };
        place.done(&[
            "init",
            "--vault",
            &place.vault,
            "--municipality",
            "101",
            "--bucket",
            &place.bucket,
        ]);
        place.done(&["import", "--vault", &place.vault, SCHOOLS]);
        Some(place)
    }

    fn pejl(&self, words: &[impl AsRef<OsStr>]) -> Command {
        let mut command = pejl(&[]);
        command.args(words);
        self.tell(&mut command);
        command
    }

    /// Tells a program how the bucket is reached.
    fn tell(&self, command: &mut Command) {
        command
            .env("AWS_ENDPOINT", &self.server)
            .env("AWS_ALLOW_HTTP", "true")
            .env("AWS_REGION", "eu-north-1")
            .env("AWS_ACCESS_KEY_ID", "pejl")
            .env("AWS_SECRET_ACCESS_KEY", "secret");
    }

    fn run(&self, words: &[impl AsRef<OsStr>]) -> Output {
        self.pejl(words).output().unwrap()
    }

    fn done(&self, words: &[impl AsRef<OsStr>]) -> String {
        let output = self.run(words);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn import(&self, rows: u32) -> Value {
        serde_json::from_str(&self.done(&self.importing(rows))).unwrap()
    }

    /// Returns the words that import so many marks.
    fn importing(&self, rows: u32) -> Vec<String> {
        let file = self.folder.path().join(format!("karakterer-{rows}.csv"));
        fs::write(&file, grades(rows)).unwrap();
        let words = ["import", "--json", "--vault", &self.vault, "--period", "2024/25"];
        words.into_iter().map(str::to_owned).chain([file.display().to_string()]).collect()
    }

    fn erase(&self, person: &str) -> Vec<u8> {
        let mut child = self
            .pejl(&["facts", "erase", "person", "--vault", &self.vault])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        writeln!(child.stdin.take().unwrap(), "{person}").unwrap();
        child.wait_with_output().unwrap().stdout
    }

    fn figures(&self) -> String {
        self.done(&["figures", "--vault", &self.vault, "--json"])
    }

    /// Returns the keys in the bucket.
    fn keys(&self) -> Vec<String> {
        let name = self.bucket.split('/').nth(2).unwrap();
        let address = format!("{}/{name}?list-type=2", self.server);
        let runtime = Runtime::new().unwrap();
        let listed =
            runtime.block_on(async { Client::new().get(address).send().await?.text().await });
        let listed = listed.unwrap();
        let keys = listed.split("<Key>").skip(1);
        keys.map(|rest| rest.split("</Key>").next().unwrap().to_owned()).collect()
    }
}

fn grades(rows: u32) -> String {
    let row = |pupil: u32| format!("{:02}0410-{};101001;9;dansk;7\n", pupil % 28 + 1, 4000 + pupil);
    "cpr;institutionsnummer;klassetrin;fag;karakter\n".to_owned()
        + (0..rows).map(row).collect::<String>().as_str()
}

/// Returns how many files other than sums lie below the vault's folder of facts.
fn facts_below(facts: &Path) -> usize {
    let is_fact = |path: &PathBuf| path.extension().is_some_and(|kind| kind != "sums");
    files_below(facts).iter().filter(|path| is_fact(path)).count()
}

#[test]
fn facts_live_in_a_bucket_from_delivery_to_erasure() {
    let Some(place) = Place::new("living") else { return };
    let told = place.import(40);
    assert_eq!((&told["verdict"], &told["kept"]), (&"committed".into(), &40.into()));
    let keys = place.keys();
    assert_eq!(keys.len(), 1);
    assert!(keys[0].starts_with("odense/facts/karakterer/"), "{keys:?}");
    let facts = Path::new(&place.vault).join("facts");
    assert_eq!(facts_below(&facts), 0);
    place.done(&["doctor", "--vault", &place.vault]);
    let figures = place.figures();
    fs::remove_dir_all(&facts).unwrap();
    place.done(&["facts", "compute", "--vault", &place.vault]);
    assert_eq!(place.figures(), figures);
    let receipt = place.erase("020410-4001");
    let receipt: Value = serde_json::from_slice(&receipt).unwrap();
    assert_eq!((&receipt["erased_rows"], &receipt["files"]), (&1.into(), &1.into()));
    place.done(&["doctor", "--vault", &place.vault]);
    assert_eq!(facts_below(&facts), 0);
    place.done(&["facts", "erase", "all", "--yes", "--vault", &place.vault]);
    assert_eq!(place.keys(), [] as [String; 0]);
}

#[test]
fn a_backup_takes_facts_out_of_the_bucket_and_a_restore_puts_them_into_another() {
    let Some(place) = Place::new("copied") else { return };
    place.import(40);
    let (archive, other) = (place.folder.path().join("archive"), place.folder.path().join("other"));
    let (archive, other) = (archive.display().to_string(), other.display().to_string());
    place.done(&["backup", "--vault", &place.vault, "--out", &archive]);
    place.done(&["restore", "--vault", &other, "--bucket", "s3://copied/again", &archive]);
    let keys = Path::new(&place.vault).join("keys.toml");
    fs::copy(keys, Path::new(&other).join("keys.toml")).unwrap();
    place.done(&["doctor", "--vault", &other]);
    assert_eq!(place.keys().len(), 2);
}

#[test]
fn executors_add_up_out_of_the_bucket() {
    let Some(place) = Place::new("shared") else { return };
    place.import(40);
    let figures = place.figures();
    let keys = place.folder.path().join("executor.toml").display().to_string();
    write_fact_key(&place.vault, &keys);
    let mut cluster = Cluster::start();
    let mut executor = cluster.executor(&place.bucket, &keys);
    place.tell(&mut executor);
    cluster.start_executor(&mut executor);
    fs::remove_dir_all(Path::new(&place.vault).join("facts")).unwrap();
    let address = cluster.address();
    place.done(&["facts", "compute", "--vault", &place.vault, "--engine", &address]);
    assert_eq!(place.figures(), figures);
}

#[test]
fn without_its_bucket_nothing_is_taken_in_and_nothing_lost() {
    let Some(mut place) = Place::new("away") else { return };
    place.import(40);
    let figures = place.figures();
    let server = place.server.clone();
    place.server = format!("http://127.0.0.1:{}", free_port());
    let output = place.run(&place.importing(60));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && told.contains("the bucket did not answer"), "{told}");
    assert_eq!(place.figures(), figures);
    let output = place.run(&["doctor", "--vault", &place.vault]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(told.contains("the bucket did not answer") && told.contains("AWS_ENDPOINT"), "{told}");
    place.server = server;
    place.done(&["doctor", "--vault", &place.vault]);
    assert_eq!(place.keys().len(), 1);
}

#[test]
fn a_bucket_that_comes_back_is_waited_for() {
    let Some(mut place) = Place::new("late") else { return };
    place.import(40);
    let port = free_port();
    let server = place.server.replace("http://", "");
    place.server = format!("http://127.0.0.1:{port}");
    thread::spawn(move || forward_later(port, &server));
    let told = place.done(&place.importing(60));
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!((&told["verdict"], &told["kept"]), (&"committed".into(), &60.into()));
    place.done(&["doctor", "--vault", &place.vault]);
}

/// Listens only after a while, and passes on what comes to a server.
#[expect(clippy::disallowed_methods, reason = "the bucket is to be away for a while")]
fn forward_later(port: u16, server: &str) {
    thread::sleep(Duration::from_secs(2));
    let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
    for here in listener.incoming() {
        let here = here.unwrap();
        let there = TcpStream::connect(server).unwrap();
        for (mut from, mut to) in [
            (here.try_clone().unwrap(), there.try_clone().unwrap()),
            (there.try_clone().unwrap(), here.try_clone().unwrap()),
        ] {
            // Either end may hang up first.
            thread::spawn(move || copy(&mut from, &mut to).ok());
        }
    }
}
