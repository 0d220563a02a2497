//! `pejl stats sgp`, as one who checks Pejl's numbers from outside types it.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{done, run};

/// Scores of 200 pupils of two schools; the one whose pupils came further has 100 of them, and one more left.
fn scores() -> String {
    let row = |pupil: u32| {
        let before = pupil * 37 % 101;
        let now = before + pupil * 53 % 47 + 20 * (pupil % 2);
        format!("{before};{now};skole {}\n", pupil % 2)
    };
    let rows = (0..200).map(row).collect::<String>();
    format!("before;now;school\n{rows}12;;skole 1\n")
}

#[test]
fn growth_percentiles_are_told_of_each_unit_and_pupil() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("scores.csv").display().to_string();
    let effects = folder.path().join("effects.csv").display().to_string();
    fs::write(&file, scores()).unwrap();
    let words = ["stats", "sgp", "--data", &file, "--now", "now", "--before", "before"];
    let more = ["--unit", "school", "--effects", &effects];
    let told: Value = serde_json::from_str(&done(&[words.as_slice(), &more].concat())).unwrap();
    assert_eq!((&told["n"], &told["eligible"]), (&200.into(), &201.into()));
    assert_eq!(told["knots"].as_array().unwrap().len(), 4);
    let units = told["units"].as_array().unwrap();
    assert_eq!(units.len(), 2);
    let mean = |at: usize| units[at]["mean"].as_f64().unwrap();
    assert!(mean(0) < 45.0 && mean(1) > 55.0, "{told}");
    assert_eq!((&units[1]["n"], &units[1]["eligible"]), (&100.into(), &101.into()));
    let written = fs::read_to_string(effects).unwrap();
    assert_eq!(written.lines().next(), Some("row,sgp"));
    assert_eq!(written.lines().count(), 201);
}

#[test]
fn scores_that_cannot_be_used_are_told() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("scores.csv").display().to_string();
    fs::write(&file, scores()).unwrap();
    let told = |before: &str, code: i32, why: &str| {
        let output = run(&["stats", "sgp", "--data", &file, "--now", "now", "--before", before]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(code) && told.contains(why), "{told}");
    };
    told("earlier", 2, "no column `earlier`; it has before, now, school");
    told("school", 2, "column `school` has `skole 0` in row 1");
}
