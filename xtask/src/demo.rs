//! Loads the demo through the product's own commands, and serves it.
//!
//! Two vaults: the network with the official figures of all municipalities, and the made-up
//! municipality Fjordby. Both lie in `demo/`, which git ignores; delete it to start afresh.

use crate::{
    assets::assets,
    debian, fjordby,
    shell::{cargo, command, root, run, step, variable},
};
use anyhow::{Context as _, Result};
use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, SystemTime},
};

pub(crate) const FOLDER: &str = "demo";
/// Where the sources lie that [`dev`] looks at, and how often it looks.
const SOURCES: &[&str] = &["crates", "formats", "goals", "indicators", "locales"];
const LOOK_EVERY: Duration = Duration::from_millis(500);
const LISTEN: &str = "127.0.0.1:8080";
const DENMARK: &str = "demo/denmark";
const FJORDBY: &str = "demo/fjordby";
/// What the demo is loaded with, in this order; words after `pejl`.
const LOADING: &[(&str, &[&str])] = &[
    ("an empty vault for the network", &["init", "--vault", DENMARK, "--network"]),
    ("schools, official", &["import", "--vault", DENMARK, "data/official/schools_2024_25.csv"]),
    (
        "daycare units, official",
        &["import", "--vault", DENMARK, "data/official/daycare_registry.csv"],
    ),
    (
        "children per adult, official",
        &["import", "--vault", DENMARK, "data/official/normering_kommune_raw_api.json"],
    ),
    (
        "absence and well-being by stage, official",
        &["import", "--vault", DENMARK, "data/official/trivsel_fravaer_time_merged.csv"],
    ),
    (
        "class size, official",
        &["import", "--vault", DENMARK, "data/official/kvotien_kommune_2024.csv"],
    ),
    (
        "the country and four municipalities over years, official",
        &["import", "--vault", DENMARK, "data/official/oversko_benchmark_series.csv"],
    ),
    ("people of the network, made up", &["load", "--vault", DENMARK, "examples/denmark"]),
    (
        "an empty vault for Fjordby",
        &[
            "init",
            "--vault",
            FJORDBY,
            "--municipality",
            "999",
            "--name",
            "Fjordby Kommune",
            "--made-up",
        ],
    ),
    ("units, made up", &["import", "--vault", FJORDBY, "examples/fjordby/units.csv"]),
    (
        "five years of figures, made up",
        &["import", "--vault", FJORDBY, "examples/fjordby/figures.csv"],
    ),
    (
        "figures delivered late, made up",
        &["import", "--vault", FJORDBY, "examples/fjordby/later/figures.csv"],
    ),
    ("people, goals and places, made up", &["load", "--vault", FJORDBY, "examples/fjordby"]),
];
/// Where the facts of Fjordby lie until they are loaded, and which fact sets they are of.
const FACTS: &str = "demo/fjordby-facts";
const FACT_SETS: [(&str, &str); 2] =
    [("trivselssvar", "answers to the survey"), ("testresultater", "results of national tests")];
/// Who can be signed in as in Fjordby; the password of all is [`PASSWORD`].
pub(crate) const PEOPLE: [(&str, &str); 9] = [
    ("councillor@fjordby.example", "councillor"),
    ("director@fjordby.example", "chief of the municipality"),
    ("chief@fjordby.example", "chief of schools"),
    ("administration@fjordby.example", "administration"),
    ("leader@fjordby.example", "school leader"),
    ("island-leader@fjordby.example", "leader of a very small school"),
    ("professional-leader@fjordby.example", "professional leader"),
    ("auditor@fjordby.example", "auditor"),
    ("administrator@fjordby.example", "administrator (English)"),
];
pub(crate) const PASSWORD: &str = "fjordby-demo";

/// Sets up what is missing, loads the demo unless it is loaded, and serves it.
pub(crate) fn demo() -> Result<()> {
    let pejl = prepare()?;
    people();
    step(&format!("http://{LISTEN} (Ctrl-C stops it)"), || run(&mut serve(&pejl)))
}

/// Serves the demo, and builds and serves it again whenever a source changes.
#[expect(clippy::disallowed_methods, reason = "there is nothing to wait for but a file's time")]
pub(crate) fn dev() -> Result<()> {
    loop {
        let seen = newest()?;
        let server = prepare().and_then(|pejl| {
            people();
            serve(&pejl).spawn().context("cannot start `pejl serve`")
        });
        match &server {
            Ok(_) => println!("http://{LISTEN} (Ctrl-C stops it)"),
            Err(error) => println!("✗ {error:#}; mend it, and it is built again"),
        }
        while newest()? == seen {
            thread::sleep(LOOK_EVERY);
        }
        if let Ok(mut server) = server {
            server.kill().and_then(|()| server.wait()).context("the server does not stop")?;
        }
    }
}

/// Returns when a source of the product was last changed.
fn newest() -> Result<SystemTime> {
    let mut newest = SystemTime::UNIX_EPOCH;
    let mut folders: Vec<PathBuf> = SOURCES.iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).context("cannot read a folder of sources")? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                newest = newest.max(entry.metadata()?.modified()?);
            }
        }
    }
    Ok(newest)
}

fn serve(pejl: &Path) -> Command {
    let mut serve = command(&pejl.to_string_lossy(), &["serve", "--vault", FOLDER]);
    serve.args(["--listen", LISTEN]);
    serve
}

/// Builds the program and loads the vaults.
fn prepare() -> Result<PathBuf> {
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

/// Loads the vaults unless they are loaded. The mark is written last, so that a loading that was stopped
/// is begun again; it holds the tables' texts as a number, so that a demo with other tables is too.
pub(crate) fn load(pejl: &Path) -> Result<()> {
    let folder = root().join(FOLDER);
    let mark = folder.join(".loaded");
    let tables = tables()?;
    if fs::read_to_string(&mark).is_ok_and(|loaded| loaded == tables) {
        println!("✓ demo: loaded already (delete `{FOLDER}/` to load it again)");
        return Ok(());
    }
    if folder.exists() {
        println!(
            "  the demo is half loaded, or has the tables of another Pejl; it is loaded again"
        );
        fs::remove_dir_all(&folder).context("cannot clear the demo")?;
    }
    fs::create_dir_all(&folder)?;
    for (what, words) in LOADING {
        step(&format!("demo: {what}"), || run(&mut command(&pejl.to_string_lossy(), words)))?;
    }
    load_facts(pejl)?;
    fs::write(&mark, tables).context("cannot mark the demo as loaded")
}

/// Delivers facts of single pupils to Fjordby, a file a set and year, after the figures that were published of them.
fn load_facts(pejl: &Path) -> Result<()> {
    let folder = root().join(FACTS);
    fjordby::facts::write(&folder, fjordby::SEED)?;
    for (set, what) in FACT_SETS {
        for year in fjordby::facts::YEARS {
            let file = format!("{FACTS}/{set}-{year}.csv");
            let period = fjordby::school_year(year);
            let source = "Fjordby Kommunes egne oplysninger, opdigtede";
            let words = ["import", "--vault", FJORDBY, "--format", set, "--period", &period];
            let words = [&words[..], &["--source", source, &file]].concat();
            let said = format!("demo: {what} of {period}, made up");
            step(&said, || run(&mut command(&pejl.to_string_lossy(), &words)))?;
        }
    }
    fs::remove_dir_all(&folder).context("cannot remove the facts that are loaded")
}

/// Returns a number that is another when the vault's tables are others.
fn tables() -> Result<String> {
    let folder = root().join("crates/store/migrations/sqlite");
    let entries = fs::read_dir(&folder).context("cannot read the folder of migrations")?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        fs::read(&file).context("cannot read a migration")?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn people() {
    println!("\nSign in with the password `{PASSWORD}` as");
    for (mail, role) in PEOPLE {
        println!("  {mail:<34} {role}");
    }
    println!(
        "and, with `denmark-demo`, at /denmark as\n  consultant@denmark.example          consultant of the network"
    );
    println!();
}
