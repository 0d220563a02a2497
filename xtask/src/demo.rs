//! Loads the demo through the product's own commands, and serves it.
//!
//! Two vaults: the network with the official figures of all municipalities, and the made-up
//! municipality Fjordby. Both lie in `demo/`, which git ignores; delete it to start afresh.

use crate::{
    assets::assets,
    debian,
    shell::{cargo, command, root, run, step, variable},
};
use anyhow::{Context as _, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

pub(crate) const FOLDER: &str = "demo";
const LISTEN: &str = "127.0.0.1:8080";
/// What the demo is loaded with, in this order; words after `pejl`.
const LOADING: &[(&str, &[&str])] = &[
    ("an empty vault for the network", &["init", "--vault", "demo/denmark", "--network"]),
    ("official figures", &["import", "--vault", "demo/denmark", "data/official"]),
    ("an empty vault for Fjordby", &["init", "--vault", "demo/fjordby", "--municipality", "999"]),
    (
        "the made-up municipality Fjordby",
        &["import", "--vault", "demo/fjordby", "examples/fjordby"],
    ),
];
/// Who can be signed in as; the password of all is [`PASSWORD`].
pub(crate) const PEOPLE: [(&str, &str); 4] = [
    ("councillor@fjordby.example", "councillor"),
    ("chief@fjordby.example", "chief"),
    ("administration@fjordby.example", "administration"),
    ("leader@fjordby.example", "school leader"),
];
pub(crate) const PASSWORD: &str = "fjordby-demo";

/// Sets up what is missing, loads the demo unless it is loaded, and serves it.
pub(crate) fn demo() -> Result<()> {
    let pejl = prepare()?;
    people();
    step(&format!("http://{LISTEN} (Ctrl-C stops it)"), || run(&mut serve(&pejl)))
}

/// Serves the demo with templates and style sheets read from the sources at every request.
pub(crate) fn dev() -> Result<()> {
    let pejl = prepare()?;
    people();
    let web = root().join("crates/web");
    step(&format!("http://{LISTEN} (Ctrl-C stops it)"), || {
        run(serve(&pejl).env("PEJL_SOURCES", web))
    })
}

fn serve(pejl: &Path) -> Command {
    let mut serve = command(&pejl.to_string_lossy(), &["serve", "--vault", FOLDER]);
    serve.args(["--listen", LISTEN]);
    serve
}

/// Builds the program and loads the vaults.
pub(crate) fn prepare() -> Result<PathBuf> {
    debian::install(debian::BUILD)?;
    assets()?;
    step("build", || run(&mut cargo(&["build", "--workspace", "--bin", "pejl", "--locked"])))?;
    let pejl = target().join("debug/pejl");
    load(&pejl)?;
    Ok(pejl)
}

/// Returns the folder that cargo builds in.
pub(crate) fn target() -> PathBuf {
    variable("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The mark is written last, so that a loading that was stopped is begun again.
fn load(pejl: &Path) -> Result<()> {
    let folder = root().join(FOLDER);
    let mark = folder.join(".loaded");
    if mark.is_file() {
        println!("✓ demo: loaded already (delete `{FOLDER}/` to load it again)");
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).context("cannot clear the half-loaded demo")?;
    }
    fs::create_dir_all(&folder)?;
    for (what, words) in LOADING {
        step(&format!("demo: {what}"), || run(&mut command(&pejl.to_string_lossy(), words)))?;
    }
    fs::write(&mark, "").context("cannot mark the demo as loaded")
}

fn people() {
    println!("\nSign in with the password `{PASSWORD}` as");
    for (mail, role) in PEOPLE {
        println!("  {mail:<34} {role}");
    }
    println!();
}
