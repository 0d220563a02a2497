//! Linear mixed models beside R's lme4: a million pupils, and ratings of lectures whose groups cross.

use super::{Measure, Place};
use crate::shell::{command, read, variable};
use anyhow::{Context as _, Result};
use serde_json::Value;
use std::fs;

/// How many pupils are made up; `PEJL_BENCH_PUPILS=100000` makes it fewer.
const PUPILS: &str = "1000000";

pub(super) fn measure(place: &Place) -> Result<Vec<Measure>> {
    let pupils = variable("PEJL_BENCH_PUPILS").unwrap_or_else(|| PUPILS.to_owned());
    let folder = place.folder.to_string_lossy();
    let told = read(&mut command("Rscript", &["xtask/peers/lmm.R", &folder, &pupils]))?;
    let fits = told.lines().filter(|line| line.starts_with('{'));
    fits.map(|line| beside(place, &serde_json::from_str(line)?)).collect()
}

/// Fits the same model, and tells both.
fn beside(place: &Place, theirs: &Value) -> Result<Measure> {
    let text = |name: &str| theirs.get(name).and_then(Value::as_str).context("lme4 tells it");
    let (file, formula) = (text("file")?, text("formula")?);
    let data = place.folder.join(file).display().to_string();
    let note = place.folder.join("time");
    let mut timed = command("/usr/bin/time", &["-f", "%U %S", "-o"]);
    timed.arg(&note).arg(&place.pejl);
    timed.args(["stats", "lmm", "--data", &data, "--formula", formula]);
    let ours: Value = serde_json::from_str(&read(&mut timed)?)?;
    let spent = fs::read_to_string(note)?;
    let spent = spent.split_whitespace().map(str::parse::<f64>).sum::<Result<f64, _>>()?;
    let number = |of: &Value, name: &str| {
        of.get(name).and_then(Value::as_f64).with_context(|| format!("`{name}` is told"))
    };
    let (fit, lme4) = (number(&ours, "seconds")?, number(theirs, "seconds")?);
    let nearer = number(&ours, "criterion")? - number(theirs, "criterion")?;
    let random = formula.split_once('(').map_or(formula, |(_, random)| random);
    Ok(Measure {
        what: format!("linear mixed model of {file}, ({random}"),
        found: format!(
            "{fit:.2} s, with reading the file {spent:.2} CPU s; lme4's fit {lme4:.2} CPU s ({:.0} ×); criterion {nearer:+.6} beside lme4's",
            lme4 / fit
        ),
        goal: if file == "pupils.csv" {
            "at least 50 × less CPU than lme4, criterion at most 0.0001 above"
        } else {
            "at least 10 × less CPU than lme4"
        },
    })
}
