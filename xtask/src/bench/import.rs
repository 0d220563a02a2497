//! Import of a million figure values: speed on one core, and memory at its highest.

use super::{Measure, Place};
use crate::shell::{command, run};
use anyhow::{Context as _, Result};
use std::{
    fmt::Write as _,
    fs::{self, File},
    io::{BufWriter, Write as _},
    path::Path,
    process::Stdio,
};

pub(super) const SCHOOLS: &str = "data/official/schools_2024_25.csv";
const INDICATORS: &[&str] = &["elevfravaer", "trivsel-generel", "trivsel-social", "trivsel-faglig"];
const BREAKDOWNS: &[&str] = &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const FIRST_YEAR: u16 = 2012;
const ROWS: usize = 1_000_000;

pub(super) fn measure(place: &Place) -> Result<Vec<Measure>> {
    let file = place.folder.join("million.csv");
    let rows = write_rows(&file)?;
    let (seconds, megabytes) = timed(place, "import", &["--format", "pejl"], &file)?;
    Ok(vec![
        Measure {
            what: format!("import of {rows} rows on one core"),
            found: format!("{:.0} values/s ({seconds:.1} s)", f64::from(rows) / seconds),
            goal: "at least 50,000 values/s",
        },
        Measure {
            what: "memory at its highest during that import".to_owned(),
            found: format!("{megabytes:.0} MB"),
            goal: "under 300 MB",
        },
    ])
}

/// Imports a file into a fresh vault with the schools, on one core, and returns its seconds and megabytes.
pub(super) fn timed(place: &Place, vault: &str, words: &[&str], file: &Path) -> Result<(f64, f64)> {
    let vault = place.folder.join(vault);
    let folder = vault.to_string_lossy();
    let pejl = place.pejl.to_string_lossy();
    run(command(&pejl, &["init", "--vault", &folder, "--network"]).stdout(Stdio::null()))?;
    run(command(&pejl, &["import", "--vault", &folder, SCHOOLS]).stdout(Stdio::null()))?;
    let note = place.folder.join("time");
    let mut timed = command("/usr/bin/time", &["-f", "%e %M", "-o"]);
    timed.arg(&note).args(["taskset", "-c", "0", &*pejl, "import", "--vault", &*folder, "--json"]);
    run(timed.args(words).arg(file).stdout(Stdio::null()))?;
    read_note(&note)
}

/// GNU time writes seconds and kilobytes.
fn read_note(note: &Path) -> Result<(f64, f64)> {
    let text = fs::read_to_string(note)?;
    let (seconds, kilobytes) = text.trim().split_once(' ').context("time wrote two numbers")?;
    Ok((seconds.parse()?, kilobytes.parse::<f64>()? / 1024.0))
}

/// Every real school, a few indicators, stages and years, with values that follow from their place.
fn write_rows(path: &Path) -> Result<u32> {
    let schools = fs::read_to_string(crate::shell::root().join(SCHOOLS))?;
    let numbers: Vec<&str> =
        schools.lines().skip(1).filter_map(|line| line.split(';').next()).collect();
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "indicator;unit;period;breakdown;value;n")?;
    let mut line = String::new();
    let mut rows = 0_u32;
    let places =
        INDICATORS.iter().flat_map(|indicator| BREAKDOWNS.iter().map(move |b| (indicator, b)));
    let years = |place| (FIRST_YEAR..FIRST_YEAR + 13).map(move |year| (place, year));
    for ((indicator, stage), year) in places.flat_map(years) {
        for school in &numbers {
            line.clear();
            let value = 3 + rows % 2;
            let n = 20 + rows % 400;
            let period = format!("{year}/{:02}", (year + 1) % 100);
            write!(line, "{indicator};{school};{period};grade={stage};{value},{};{n}", rows % 10)?;
            writeln!(out, "{line}")?;
            rows += 1;
            if usize::try_from(rows)? == ROWS {
                out.flush()?;
                return Ok(rows);
            }
        }
    }
    out.flush()?;
    Ok(rows)
}
