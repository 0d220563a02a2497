//! `pejl stats did`, as one who checks the effect of an effort from outside types it.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{done, run};

/// Twelve schools in six years, of which those in `treated` start in 2021 and then gain two points.
fn schools(treated: &[u32]) -> String {
    let row = |at: u32| {
        let (school, year) = (at / 6, at % 6);
        let is_treated = treated.contains(&school);
        let noise = (school * 37 + year * 23 + school * year * 11) % 29;
        let gain = if is_treated && year >= 3 { 2.0 } else { 0.0 };
        let mark = f64::from(noise) / 80.0 + f64::from(year) + gain;
        let start = if is_treated { "2021" } else { "" };
        let pupils = 20 + school;
        format!("skole {school};{};{mark};{start};{pupils}\n", 2018 + year)
    };
    let heading = "school;year;mark;from;pupils\n".to_owned();
    heading + (0..72).map(row).collect::<String>().as_str()
}

struct Place {
    _folder: TempDir,
    data: String,
}

impl Place {
    fn new(text: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let data = folder.path().join("schools.csv");
        fs::write(&data, text).unwrap();
        Self { data: data.display().to_string(), _folder: folder }
    }

    fn words(&self) -> Vec<&str> {
        let columns = ["--unit", "school", "--period", "year", "--outcome", "mark"];
        let start = ["stats", "did", "--data", &self.data];
        [start.as_slice(), &columns, &["--treated-from", "from"]].concat()
    }

    fn did(&self, more: &[&str]) -> Value {
        serde_json::from_str(&done(&[&self.words(), more].concat())).unwrap()
    }

    /// Returns the exit code and what is said of data that cannot be read.
    fn complaint(&self) -> (Option<i32>, String) {
        let output = run(&self.words());
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

#[test]
fn an_effect_is_told_with_how_sure_it_is() {
    let place = Place::new(&schools(&[0, 1, 2, 3, 4]));
    let told = place.did(&["--weight", "pupils", "--json"]);
    assert_eq!((&told["design"], &told["method"]), (&"common".into(), &"wild_bootstrap".into()));
    assert_eq!((&told["clusters"], &told["treated_clusters"]), (&12.into(), &5.into()));
    assert_eq!((&told["verdict"], &told["evidence"]), (&"effect_up".into(), &"B".into()));
    assert!((told["estimate"].as_f64().unwrap() - 2.0).abs() < 0.2);
    assert_eq!(told["event_study"].as_array().unwrap().len(), 6);
    assert_eq!(told["group_time"][0]["start"], 2021);
    assert_eq!(told["randomisation"]["complete"], true);
}

#[test]
fn one_treated_school_is_never_called_an_effect() {
    let told = Place::new(&schools(&[3])).did(&[]);
    assert_eq!((&told["method"], &told["verdict"]), (&"rank".into(), &"cannot_tell".into()));
    assert_eq!((&told["reason"], &told["ci"][0]), (&"one_cluster_on_a_side".into(), &Value::Null));
    assert_eq!(told["randomisation"]["rank"], 1);
}

#[test]
fn rows_that_contradict_each_other_are_told() {
    let told = |text: &str, code: i32, why: &str| {
        let (found, told) = Place::new(text).complaint();
        assert!(found == Some(code) && told.contains(why), "{found:?} {told}");
    };
    let all = schools(&[0, 1, 2]);
    told(
        &(all.clone() + "skole 0;2019;3;2021;20\n"),
        2,
        "unit `skole 0` has two rows in period 2019",
    );
    told(&(all.clone() + "skole 0;2030;3;2022;20\n"), 2, "unit `skole 0` has more than one start");
    told(&(all.clone() + "skole 99;2019;3;0;20\n"), 2, "has `0` in row 73, which is no period");
    told(&all.replace("mark", "grade"), 2, "no column `mark`");
    told(&schools(&[]), 1, "nobody starts within the periods");
}
