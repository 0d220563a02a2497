//! `pejl stats glmm`, as one who checks Pejl's numbers from outside types it.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{done, run};

/// Whether each of ten pupils in each of six schools passed, in each school more than in the one before.
fn passed() -> String {
    let row = |pupil: u32| {
        let (school, place) = (pupil / 10, pupil % 10);
        let sex = if pupil.is_multiple_of(2) { "K" } else { "M" };
        let has_passed = u32::from((place * 7 + school) % 10 < 2 + school);
        format!("{has_passed};{sex};1;skole {school}\n")
    };
    "passed;sex;tries;school\n".to_owned() + (0..60).map(row).collect::<String>().as_str()
}

struct Place {
    folder: TempDir,
    file: String,
}

impl Place {
    fn new(text: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("passed.csv");
        fs::write(&file, text).unwrap();
        Self { file: file.display().to_string(), folder }
    }

    fn words<'w>(&'w self, formula: &'w str, more: &[&'w str]) -> Vec<&'w str> {
        let words = ["stats", "glmm", "--data", &self.file, "--formula", formula];
        [words.as_slice(), more].concat()
    }

    fn glmm(&self, formula: &str, more: &[&str]) -> Value {
        serde_json::from_str(&done(&self.words(formula, more))).unwrap()
    }
}

#[test]
fn a_logistic_model_is_told_with_all_its_parts() {
    let place = Place::new(&passed());
    let effects = place.folder.path().join("effects.csv").display().to_string();
    let told = place.glmm("passed ~ sex + (1 | school)", &["--effects", &effects]);
    assert_eq!((&told["method"], &told["n"]), (&"Laplace".into(), &60.into()));
    assert_eq!((&told["patterns"], &told["left_out"]), (&12.into(), &0.into()));
    assert_eq!((&told["groups"]["school"], &told["converged"]), (&6.into(), &true.into()));
    let names: Vec<_> = told["fixed"].as_array().unwrap().iter().map(|of| &of["name"]).collect();
    assert_eq!(names, ["(Intercept)", "sexM"]);
    let written = fs::read_to_string(effects).unwrap();
    let mut lines = written.lines();
    assert_eq!(lines.next(), Some("group,level,term,estimate,se"));
    assert_eq!(lines.count(), 6);
}

#[test]
fn more_points_and_a_column_of_trials_give_much_the_same() {
    let place = Place::new(&passed());
    let laplace = place.glmm("passed ~ sex + (1 | school)", &[]);
    let more = ["--quadrature", "9", "--trials", "tries", "--family", "binomial", "--json"];
    let quadrature = place.glmm("passed ~ sex + (1 | school)", &more);
    assert_eq!(quadrature["method"], "AGQ 9");
    let apart = laplace["criterion"].as_f64().unwrap() - quadrature["criterion"].as_f64().unwrap();
    assert!(apart.abs() < 0.5, "{apart}");
}

#[test]
fn what_cannot_be_fitted_is_told() {
    let place = Place::new(&(passed() + "2;M;1;skole 1\n"));
    let told = |formula: &str, more: &[&str], why: &str| {
        let output = run(&place.words(formula, more));
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && told.contains(why), "{told}");
    };
    let one = "passed ~ sex + (1 | school)";
    told(one, &[], "column `passed` has `2` in row 61, which is neither 0 nor 1");
    told(one, &["--trials", "tries"], "column `passed` has `2` in row 61, which is no count");
    told(one, &["--trials", "sex"], "column `sex` has `K` in row 1");
    told(one, &["--quadrature", "0"], "takes 1 to 100 points");
    told("passed ~ (sex | school)", &["--quadrature", "9"], "one random term of one column");
    told("passed ~ sex", &[], "no random term");
}
