//! Holds every figure of a small made-up nation against an independent calculation in SQL on the raw facts.

use crate::{
    debian, demo, python,
    shell::{command, read, run, step},
};
use anyhow::Result;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{self, Stdio},
};

/// The fact sets of a made-up nation.
pub(crate) const SETS: [&str; 9] = [
    "elever",
    "fravaer",
    "karakterer",
    "testresultater",
    "trivselssvar",
    "overgange",
    "sprogvurderinger",
    "personale",
    "laeringsmiljoe",
];

/// Makes up two municipalities, computes their figures with Pejl and with `DuckDB`, and compares them all.
pub(crate) fn figures() -> Result<()> {
    debian::install(debian::PEERS)?;
    let folder = env::temp_dir().join(format!("pejl-figures-{}", process::id()));
    let result = step("figures against SQL", || compare(&folder));
    fs::remove_dir_all(&folder)?;
    result
}

fn compare(folder: &Path) -> Result<()> {
    let (csv, plain) = (folder.join("nation"), folder.join("plain"));
    let vault = folder.join("vault").display().to_string();
    let pejl = demo::target().join("debug/pejl").display().to_string();
    let words = ["generate", "--municipalities", "2", "--years", "2", "--seed", "7"];
    run(command(&pejl, &words).args(["--pupils", "6000", "--out"]).arg(&csv))?;
    run(&mut quiet(&pejl, &["init", "--vault", &vault, "--network", "--made-up"]))?;
    run(quiet(&pejl, &["import", "--vault", &vault]).arg(csv.join("units.csv")))?;
    for set in SETS {
        let files = files(&csv, set)?;
        run(quiet(&pejl, &["import", "--vault", &vault, "--format", set]).args(files))?;
    }
    let told = folder.join("figures.jsonl");
    fs::write(&told, read(&mut command(&pejl, &["figures", "--json", "--vault", &vault]))?)?;
    let python = python()?.display().to_string();
    let result = plain.join("result.parquet");
    run(command(&python, &["xtask/peers/prepare.py"]).args([&csv, &plain]))?;
    run(command(&python, &["xtask/peers/facts_duckdb.py"]).args([&plain, &result]))?;
    run(command(&python, &["xtask/peers/check.py"]).args([&told, &result]))
}

fn quiet(program: &str, words: &[&str]) -> process::Command {
    let mut command = command(program, words);
    command.stdout(Stdio::null());
    command
}

/// Returns the Python that has the peers.
pub(crate) fn python() -> Result<PathBuf> {
    Ok(python::environment("peers", "xtask/peers/requirements.txt")?.join("python"))
}

/// Returns the files of a set that the municipalities of a made-up nation deliver.
pub(crate) fn files(nation: &Path, set: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for municipality in inside(nation)? {
        if named(&municipality).parse::<u16>().is_ok() {
            let all = inside(&municipality)?.into_iter();
            files.extend(all.filter(|file| named(file).starts_with(&format!("{set}-"))));
        }
    }
    Ok(files)
}

fn named(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn inside(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut paths = entries.collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
