//! `pejl disclose`, as the office types it before tables leave.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{done, run};

const TABLE: &str = "school;sex;n\nA;K;10\nA;M;3\nB;K;20\nB;M;30\nC;K;40\nC;M;60\n";
const PLACES: &str = "dim,parent,child\nschool,M1,A\nschool,M1,B\nschool,DK,M1\nschool,DK,C\n";

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: TempDir::new().unwrap() };
        fs::write(place.path("cells.csv"), TABLE).unwrap();
        fs::write(place.path("places.csv"), PLACES).unwrap();
        place
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn protect(&self) -> Value {
        let (cells, hierarchy) = (self.path("cells.csv"), self.path("places.csv"));
        let (out, public) = (self.path("out.csv"), self.path("public.csv"));
        let files = ["--cells", &cells, "--hierarchy", &hierarchy, "--out", &out];
        let words = [&["disclose"], files.as_slice(), &["--public", &public, "--json"]].concat();
        serde_json::from_str(&done(&words)).unwrap()
    }

    /// Returns the exit code and what is said of a file that is attacked.
    fn attack(&self, name: &str) -> (Option<i32>, Value) {
        let (cells, hierarchy) = (self.path(name), self.path("places.csv"));
        let files = ["--cells", &cells, "--hierarchy", &hierarchy, "--json"];
        let output = run(&[&["disclose", "audit"], files.as_slice()].concat());
        (output.status.code(), serde_json::from_slice(&output.stdout).unwrap())
    }
}

#[test]
fn a_protected_table_is_safe_and_a_leak_is_found() {
    let place = Place::new();
    let told = place.protect();
    assert_eq!((&told["primary"], &told["secondary"]), (&1.into(), &3.into()));
    assert_eq!((&told["secondary_sum"], &told["certified"]), (&60.into(), &true.into()));
    assert!(place.read("public.csv").contains("A,M,,withheld\n"));
    let (code, told) = place.attack("out.csv");
    assert_eq!((code, &told["safe"]), (Some(0), &true.into()));
    let leaking = place.read("out.csv").replace("secondary", "published");
    fs::write(place.path("leaking.csv"), leaking).unwrap();
    let (code, told) = place.attack("leaking.csv");
    assert_eq!((code, &told["safe"]), (Some(1), &false.into()));
    assert_eq!(told["exposed"][0]["cell"]["school"], "A");
    assert_eq!(told["exposed"][0]["how"], "worked out exactly");
}

#[test]
fn a_code_that_is_not_in_the_hierarchy_is_told() {
    let place = Place::new();
    fs::write(place.path("cells.csv"), TABLE.to_owned() + "D;K;4\n").unwrap();
    let (cells, hierarchy) = (place.path("cells.csv"), place.path("places.csv"));
    let out = place.path("out.csv");
    let files = ["--cells", &cells, "--hierarchy", &hierarchy, "--out", &out];
    let output = run(&[&["disclose"], files.as_slice()].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("row 8: `D` is not in the hierarchy of `school`"), "{said}");
}
