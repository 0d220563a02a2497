//! `pejl indicators`.

use std::{collections::BTreeSet, path::Path, process::ExitCode};

use actions::{app::own_files, shipped};
use anyhow::Result;
use domain::indicator::Catalogue;
use ingest::format::Formats;
use serde_json::json;

use crate::{args::Indicators, out::Misuse};

pub(super) fn indicators(args: &Indicators) -> Result<ExitCode> {
    match args {
        Indicators::Check { folder } => check(folder.as_deref()),
        Indicators::List { json } => list(Lines::from(*json)),
    }
}

#[derive(Clone, Copy)]
enum Lines {
    Json,
    Words,
}

impl From<bool> for Lines {
    fn from(json: bool) -> Self {
        if json { Self::Json } else { Self::Words }
    }
}

fn check(folder: Option<&Path>) -> Result<ExitCode> {
    let mut catalogue = shipped::catalogue()?;
    if let Some(folder) = folder {
        if !folder.is_dir() {
            return Err(Misuse(format!("there is no folder `{}`", folder.display())).into());
        }
        for (name, text) in own_files(folder)? {
            catalogue.add(&name, &text)?;
        }
    }
    let mut formats = Formats::default();
    for (name, text) in shipped::formats() {
        formats.add(&name, text)?;
    }
    let mut wrong = BTreeSet::new();
    for finding in catalogue.findings() {
        wrong.insert(format!("{} {}: {}", finding.indicator, finding.field, finding.message));
    }
    for finding in formats.iter().flat_map(|format| format.findings(&catalogue)) {
        wrong.insert(format!("{} {}: {}", finding.format, finding.field, finding.message));
    }
    let fact_sets = shipped::fact_sets()?;
    for finding in fact_sets.findings() {
        wrong.insert(format!("{} {}: {}", finding.set, finding.field, finding.message));
    }
    for line in &wrong {
        println!("{line}");
    }
    let counts = (catalogue.iter().count(), formats.iter().count(), fact_sets.iter().count());
    let (indicators, formats, sets) = counts;
    println!(
        "{indicators} indicators, {formats} formats, {sets} fact sets, {} findings",
        wrong.len()
    );
    Ok(if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn list(lines: Lines) -> Result<ExitCode> {
    let catalogue: Catalogue = shipped::catalogue()?;
    for indicator in catalogue.iter() {
        match lines {
            Lines::Json => println!("{}", json!(indicator)),
            Lines::Words => println!("{}\t{}", indicator.id, indicator.name.da),
        }
    }
    Ok(ExitCode::SUCCESS)
}
