//! The commands as typed: what they answer, and with which exit code.

use std::{fs, io::Write as _, process::Stdio};

use lopdf::Document;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Fjordby, done, pejl, run};

fn vault_of_copenhagen() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let vault = folder.path().join("101").display().to_string();
    done(&["init", "--vault", &vault, "--municipality", "101"]);
    (folder, vault)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect(text)
}

#[test]
fn the_official_school_table_becomes_figures_with_intervals() {
    let (_folder, vault) = vault_of_copenhagen();
    let file = "data/official/schools_2024_25.csv";
    let told = json(&done(&["import", "--vault", &vault, "--json", file]));
    assert_eq!(told["rows"], 2303);
    assert!(told["suspected"].as_u64().unwrap() >= 19, "19 folkeskoler show a false zero");
    assert_eq!(told["changed"], 0);
    let words = ["figures", "--vault", &vault, "--unit", "101001", "--indicator", "elevfravaer"];
    let figures = done(&[words.as_slice(), &["--json"]].concat());
    let figure = json(figures.lines().next().unwrap());
    assert_eq!(figure["estimate"], 7.8);
    assert_eq!(figure["n"], 487.0);
    assert_eq!((&figure["state"], &figure["basis"]), (&"known".into(), &"published".into()));
    let (lower, upper) = (figure["lower"].as_f64().unwrap(), figure["upper"].as_f64().unwrap());
    // 7.8 ± t(486) · 8.7 / √487, t(486) = 1.96486
    assert!((lower - 7.0254).abs() < 1e-3 && (upper - 8.5746).abs() < 1e-3, "{lower} {upper}");
}

#[test]
fn problems_are_told_by_kind_with_their_first_places() {
    let (_folder, vault) = vault_of_copenhagen();
    let file = "data/official/schools_2024_25.csv";
    let told = done(&["import", "--vault", &vault, "--dry-run", file]);
    assert_eq!(told.matches("The value was set aside and does not count.").count(), 1, "{told}");
    assert!(
        told.contains("\n  schools_2024_25.csv:225 [undervisningstimer_pr_elev] `0`\n"),
        "{told}"
    );
    assert!(told.lines().count() < 40, "{told}");
}

#[test]
fn the_same_files_again_change_nothing_and_undo_takes_them_out() {
    let (_folder, vault) = vault_of_copenhagen();
    let file = "data/official/schools_2024_25.csv";
    let first = json(&done(&["import", "--vault", &vault, "--json", file]));
    let again = json(&done(&["import", "--vault", &vault, "--json", file]));
    assert_eq!((&again["new"], &again["changed"]), (&0.into(), &0.into()));
    assert_eq!(again["delivery"], first["delivery"]);
    done(&["undo", "--vault", &vault, first["delivery"].as_str().unwrap()]);
    assert_eq!(done(&["figures", "--vault", &vault, "--json"]), "");
    done(&["doctor", "--vault", &vault]);
}

#[test]
fn a_dry_run_leaves_nothing() {
    let (_folder, vault) = vault_of_copenhagen();
    let file = "data/official/schools_2024_25.csv";
    let told = json(&done(&["import", "--vault", &vault, "--dry-run", "--json", file]));
    assert!(told["new"].as_u64().unwrap() > 10_000);
    assert!(told["delivery"].is_null());
    assert_eq!(done(&["figures", "--vault", &vault, "--json"]), "");
}

#[test]
fn a_file_that_cannot_be_read_is_refused_with_what_where_and_what_to_do() {
    let (folder, vault) = vault_of_copenhagen();
    for (name, content) in [
        ("empty.csv", b"".as_slice()),
        ("shape.json", b"{\"hello\": [1, 2, 3]}"),
        ("truncated.xlsx", b"PK\x03\x04 not a workbook"),
        ("words.csv", b"a;b\n1;2\n"),
    ] {
        let file = folder.path().join(name);
        fs::write(&file, content).unwrap();
        let output = run(&["import", "--vault", &vault, "--json", &file.display().to_string()]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let told = json(&String::from_utf8(output.stdout).unwrap());
        let problem = &told["problems"][0];
        assert_eq!(problem["file"], name);
        assert!(problem["message"].as_str().unwrap().len() > 20, "{problem}");
    }
}

#[test]
fn wrong_use_ends_with_two() {
    assert_eq!(run(&["import"]).status.code(), Some(2));
    assert_eq!(run(&["no-such-command"]).status.code(), Some(2));
    let (folder, vault) = vault_of_copenhagen();
    let new = folder.path().join("new").display().to_string();
    let file = "data/official/schools_2024_25.csv";
    for words in [
        vec!["figures", "--vault", "/no/such/vault"],
        vec!["serve", "--vault", "/no/such", "--listen", "127.0.0.1:0"],
        vec!["import", "--vault", &vault, "/no/such/file.csv"],
        vec!["import", "--vault", &vault, "--format", "nix", file],
        vec!["init", "--vault", &new, "--municipality", "998"],
        vec!["indicators", "check", "/no/such/folder"],
    ] {
        let output = run(&words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(output.stderr.starts_with(b"error: "), "{words:?}");
    }
}

#[test]
fn an_import_that_is_stopped_is_told_as_one_object_too() {
    let (_folder, vault) = vault_of_copenhagen();
    let (table, nobody) =
        ("data/official/schools_2024_25.csv", "0198c2a0-0000-7000-8000-000000000000");
    for (words, code, file) in [
        (vec!["/no/such/file.csv"], 2, "file.csv"),
        (vec!["--format", "nix", table], 2, "schools_2024_25.csv"),
        (vec!["--replace", nobody, table], 1, "schools_2024_25.csv"),
    ] {
        let output = run(&[&["import", "--vault", &vault, "--json"], words.as_slice()].concat());
        assert_eq!(output.status.code(), Some(code), "{words:?}");
        let told = json(&String::from_utf8(output.stdout).unwrap());
        assert!(told["delivery"].is_null());
        assert_eq!(told["problems"].as_array().unwrap().len(), 1);
        let problem = &told["problems"][0];
        assert_eq!((&problem["file"], &problem["row"]), (&file.into(), &0.into()));
        assert!(problem["message"].as_str().unwrap().len() > 20, "{problem}");
    }
}

#[test]
fn a_figure_names_the_source_that_its_delivery_named() {
    let (_folder, vault) = vault_of_copenhagen();
    let file = "data/official/schools_2024_25.csv";
    done(&["import", "--vault", &vault, "--source", "STIL, hentet i dag", file]);
    let words = ["figures", "--vault", &vault, "--unit", "101001", "--json"];
    let first = json(done(&words).lines().next().unwrap());
    assert_eq!(first["source"], "STIL, hentet i dag");
}

#[test]
fn a_restore_that_fails_leaves_nothing_and_the_next_one_works() {
    let (folder, vault) = vault_of_copenhagen();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (archive, broken, again) = (path("good.jsonl"), path("broken.jsonl"), path("again"));
    done(&["backup", "--vault", &vault, "--out", &archive]);
    let whole = fs::read(&archive).unwrap();
    fs::write(&broken, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(run(&["restore", "--vault", &again, &broken]).status.code(), Some(1));
    assert!(!folder.path().join("again").exists());
    fs::create_dir(folder.path().join("again")).unwrap();
    assert_eq!(run(&["restore", "--vault", &again, &broken]).status.code(), Some(1));
    assert_eq!(fs::read_dir(&again).unwrap().count(), 0);
    done(&["restore", "--vault", &again, &archive]);
}

#[test]
fn the_targets_of_one_unit_are_those_it_is_held_against() {
    let fjordby = Fjordby::copy();
    let of_unit = |unit: &str| -> Vec<Value> {
        let words = ["status", "--vault", &fjordby.vault(), "--unit", unit, "--json"];
        done(&words).lines().map(json).collect()
    };
    for unit in ["999001", "999"] {
        let told = of_unit(unit);
        assert!(!told.is_empty(), "{unit}");
        assert!(told.iter().all(|status| status["unit"] == unit), "{unit}");
        assert!(told.iter().any(|status| status["level"] == "national"), "{unit}");
    }
}

#[test]
fn an_import_killed_at_any_moment_leaves_nothing_half_loaded() {
    let (_folder, vault) = vault_of_copenhagen();
    for patience in [20, 120, 300, 600] {
        let file = "data/official/schools_2024_25.csv";
        let words = ["import", "--vault", &vault, "--json", file];
        let mut child = pejl(&words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let timer = std::process::Command::new("sleep").arg(format!("0.{patience:03}")).status();
        timer.unwrap();
        drop(child.kill());
        child.wait().unwrap();
        let figures = done(&["figures", "--vault", &vault, "--json"]).lines().count();
        assert!(figures == 0 || figures > 10_000, "{figures} figures after {patience} ms");
        done(&["doctor", "--vault", &vault]);
    }
}

#[test]
fn a_backup_taken_from_one_vault_makes_another_that_says_the_same() {
    let fjordby = Fjordby::copy();
    let archive = fjordby.folder().join("fjordby.jsonl").display().to_string();
    let again = fjordby.folder().join("again").display().to_string();
    done(&["backup", "--vault", &fjordby.vault(), "--out", &archive]);
    done(&["restore", "--vault", &again, &archive]);
    let figures = |vault: &str| done(&["figures", "--vault", vault, "--json"]);
    assert_eq!(figures(&fjordby.vault()), figures(&again));
    let status = |vault: &str| done(&["status", "--vault", vault, "--json"]);
    assert_eq!(status(&fjordby.vault()), status(&again));
}

#[test]
fn the_talk_of_a_school_is_a_pdf_and_the_open_one_holds_no_test_results() {
    let fjordby = Fjordby::copy();
    let pdf = fjordby.folder().join("talk.pdf").display().to_string();
    let vault = fjordby.vault();
    let words = ["report", "talk", "--vault", &vault, "--unit", "999001", "--out", &pdf];
    let told = |open: &[&str]| {
        done(&[words.as_slice(), open].concat());
        let read = Document::load(&pdf).unwrap();
        let pages: Vec<u32> = read.get_pages().into_keys().collect();
        read.extract_text(&pages).unwrap().to_lowercase()
    };
    let (closed, open) = (told(&[]), told(&["--open"]));
    let of_tests = "elever med dårlige resultater";
    assert!(closed.contains(of_tests), "{closed}");
    assert!(open.contains("trivsel") && !open.contains(of_tests), "{open}");
}

#[test]
fn the_shipped_catalogue_and_formats_have_no_findings() {
    let told = done(&["indicators", "check"]);
    assert!(told.trim_end().ends_with("0 findings"), "{told}");
}

#[test]
fn statuses_of_fjordby_are_told_with_why() {
    let fjordby = Fjordby::copy();
    let statuses: Vec<_> =
        done(&["status", "--vault", &fjordby.vault(), "--json"]).lines().map(json).collect();
    for status in &statuses {
        let is_untold = status["status"] == "cannot-tell";
        assert_eq!(is_untold, status["why"].is_string(), "{status}");
    }
    for word in ["reached", "on-track", "at-risk", "off-track", "cannot-tell"] {
        assert!(statuses.iter().any(|status| status["status"] == word), "none is {word}");
    }
}

#[test]
fn a_password_comes_from_standard_input_and_must_be_long() {
    let fjordby = Fjordby::copy();
    let vault = fjordby.vault();
    let words =
        ["people", "add", "--vault", &vault, "--name", "Ny", "--email", "ny@fjordby.example"];
    let words = [words.as_slice(), &["--role", "auditor"]].concat();
    for (password, code) in [("short", 1), ("long-enough-for-this", 0)] {
        let mut child = pejl(&words).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        writeln!(child.stdin.take().unwrap(), "{password}").unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(code), "{password}");
    }
}
