//! The talk report as PDF: one school, and all schools of the largest municipality.

use super::{Measure, Place};
use crate::shell::{command, run};
use anyhow::Result;
use std::{process::Stdio, time::Instant};

const VAULT: &str = "demo/denmark";
/// A school of the largest municipality, and that municipality.
const SCHOOL: &str = "101003";
const LARGEST: &str = "101";
/// So often is one report written; the quickest shows the program, not the machine's other work.
const TIMES: usize = 10;

pub(super) fn measure(place: &Place) -> Result<Vec<Measure>> {
    let one = place.folder.join("one.pdf").to_string_lossy().into_owned();
    let all = place.folder.join("all").to_string_lossy().into_owned();
    let mut quickest = f64::INFINITY;
    for _ in 0..TIMES {
        quickest = quickest.min(seconds(place, &["--unit", SCHOOL, "--out", &one])?);
    }
    let every = seconds(place, &["--municipality", LARGEST, "--out", &all])?;
    Ok(vec![
        Measure {
            what: "one talk report, with the start of the program".to_owned(),
            found: format!("{:.0} ms", quickest * 1000.0),
            goal: "at most 150 ms",
        },
        Measure {
            what: format!("the talk reports of all schools of municipality {LARGEST}"),
            found: format!("{every:.1} s"),
            goal: "at most 15 s",
        },
    ])
}

fn seconds(place: &Place, what: &[&str]) -> Result<f64> {
    let start = Instant::now();
    let mut report = command(&place.pejl.to_string_lossy(), &["report", "talk", "--vault", VAULT]);
    run(report.args(what).stdout(Stdio::null()))?;
    Ok(start.elapsed().as_secs_f64())
}
