//! `pejl stats`, as one who checks Pejl's numbers from outside types it.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{done, run};

/// Marks of six pupils in each of four schools, each school's higher than the one's before.
fn marks() -> String {
    let row = |pupil: u32| {
        let (school, place) = (pupil / 6, pupil % 6);
        let sex = if pupil.is_multiple_of(2) { "K" } else { "M" };
        let mark = 2 * school + (place * 7 + school) % 5;
        format!("{mark};{sex};{place};skole {school}\n")
    };
    "mark;sex;age;school\n".to_owned() + (0..24).map(row).collect::<String>().as_str()
}

struct Place {
    folder: TempDir,
    data: String,
}

impl Place {
    fn new(text: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let data = folder.path().join("marks.csv");
        fs::write(&data, text).unwrap();
        Self { data: data.display().to_string(), folder }
    }

    fn lmm(&self, formula: &str, more: &[&str]) -> Value {
        let words = ["stats", "lmm", "--data", &self.data, "--formula", formula];
        serde_json::from_str(&done(&[words.as_slice(), more].concat())).unwrap()
    }

    /// Returns the exit code and what is said of a formula that cannot be fitted.
    fn complaint(&self, formula: &str) -> (Option<i32>, String) {
        let output = run(&["stats", "lmm", "--data", &self.data, "--formula", formula]);
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

#[test]
fn a_mixed_model_is_told_with_all_its_parts() {
    let place = Place::new(&marks());
    let effects = place.folder.path().join("effects.csv").display().to_string();
    let told = place.lmm("mark ~ sex + age + (1 | school)", &["--effects", &effects]);
    assert_eq!((&told["method"], &told["n"]), (&"REML".into(), &24.into()));
    assert_eq!((&told["groups"]["school"], &told["converged"]), (&4.into(), &true.into()));
    let names: Vec<_> = told["fixed"].as_array().unwrap().iter().map(|of| &of["name"]).collect();
    assert_eq!(names, ["(Intercept)", "sexM", "age"]);
    assert!(told["random"][0]["variance"].as_f64().unwrap() > 1.0);
    let written = fs::read_to_string(effects).unwrap();
    let mut lines = written.lines();
    assert_eq!(lines.next(), Some("group,level,term,estimate,se"));
    let estimates: Vec<f64> =
        lines.map(|line| line.split(',').nth(3).unwrap().parse().unwrap()).collect();
    assert!(estimates.len() == 4 && estimates.is_sorted(), "{estimates:?}");
    let ml = place.lmm("mark ~ sex + age + (1 | school)", &["--ml"]);
    assert_eq!(ml["method"], "ML");
    let variance = |told: &Value| told["random"][0]["variance"].as_f64();
    assert!(variance(&ml) < variance(&told));
}

#[test]
fn a_row_without_a_value_is_left_out_and_a_column_of_mixed_cells_has_words() {
    let place = Place::new(&(marks() + ";M;3;skole 1\n4;M;NA;skole 1\n4;1;2;skole 1\n"));
    let told = place.lmm("mark ~ age + (1 | school)", &[]);
    assert_eq!((&told["n"], &told["left_out"]), (&25.into(), &2.into()));
    let told = place.lmm("mark ~ 0 + sex + (1 | school)", &[]);
    let names: Vec<_> = told["fixed"].as_array().unwrap().iter().map(|of| &of["name"]).collect();
    assert_eq!(names, ["sex1", "sexK", "sexM"]);
}

#[test]
fn what_cannot_be_fitted_is_told() {
    let place = Place::new(&marks());
    let told = |formula: &str, code: i32, why: &str| {
        let (found, told) = place.complaint(formula);
        assert!(found == Some(code) && told.contains(why), "{found:?} {told}");
    };
    told("mark ~ age + (1 | class)", 2, "no column `class`; it has mark, sex, age, school");
    told("mark ~ age + (1 | school", 2, "as many brackets close as open");
    told("sex ~ age + (1 | school)", 2, "column `sex` has `K` in row 1");
    told("mark ~ age", 2, "no random term");
}
