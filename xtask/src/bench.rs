//! Measures the release binary from outside, as people meet it, and writes down what was found.

use crate::{
    assets::assets,
    debian, demo,
    shell::{cargo, command, read, root, run, step},
};
use anyhow::{Context as _, Result, bail};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
};

mod facts;
mod http;
mod import;
mod multilevel;
mod nation;
mod pages;
mod reports;

const DOCUMENT: &str = "docs/benchmarks.md";
const BEGIN: &str = "<!-- latest run: written by `cargo xtask bench` -->";
const END: &str = "<!-- end of latest run -->";

/// What can be measured.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Bench {
    Import,
    Pages,
    Reports,
    Facts,
    Nation,
    Multilevel,
}

/// One line of the table.
pub(crate) struct Measure {
    what: String,
    found: String,
    goal: &'static str,
}

/// What a bench works with: the release binary, the loaded demo, and a folder to write in.
pub(crate) struct Place {
    pejl: PathBuf,
    folder: PathBuf,
}

impl Bench {
    pub(crate) const ALL: [Self; 6] =
        [Self::Import, Self::Pages, Self::Reports, Self::Facts, Self::Nation, Self::Multilevel];

    /// Reads the word after `cargo xtask bench`.
    pub(crate) fn parse(name: &str) -> Result<Self> {
        match name {
            "import" => Ok(Self::Import),
            "pages" => Ok(Self::Pages),
            "reports" => Ok(Self::Reports),
            "facts" => Ok(Self::Facts),
            "nation" => Ok(Self::Nation),
            "multilevel" => Ok(Self::Multilevel),
            _ => bail!(
                "no such bench: `{name}`; there is import, pages, reports, facts, nation and multilevel"
            ),
        }
    }

    fn measure(self, place: &Place) -> Result<Vec<Measure>> {
        match self {
            Self::Import => step("bench: import", || import::measure(place)),
            Self::Pages => step("bench: pages", || pages::measure(place)),
            Self::Reports => step("bench: reports", || reports::measure(place)),
            Self::Facts => step("bench: facts", || facts::measure(place)),
            Self::Nation => step("bench: nation", || nation::measure(place)),
            Self::Multilevel => step("bench: multilevel", || multilevel::measure(place)),
        }
    }
}

/// Runs the benches; a run of all of them is written to `docs/benchmarks.md`.
pub(crate) fn bench(wanted: &[Bench]) -> Result<()> {
    debian::install(debian::BENCH)?;
    assets()?;
    step("release build", || {
        run(&mut cargo(&["build", "--release", "--workspace", "--bin", "pejl", "--locked"]))
    })?;
    let folder = env::temp_dir().join(format!("pejl-bench-{}", process::id()));
    fs::create_dir_all(&folder)?;
    let place = Place { pejl: demo::target().join("release/pejl"), folder };
    demo::load(&place.pejl)?;
    let measured = measure_all(wanted, &place);
    fs::remove_dir_all(&place.folder).context("cannot clear the folder of the bench")?;
    let table = table(&measured?);
    println!("\n{table}");
    if wanted == Bench::ALL { write_down(&table) } else { Ok(()) }
}

fn measure_all(wanted: &[Bench], place: &Place) -> Result<Vec<Measure>> {
    let mut all = Vec::new();
    for bench in wanted {
        all.extend(bench.measure(place)?);
    }
    Ok(all)
}

fn table(measures: &[Measure]) -> String {
    let rows = measures.iter().map(|m| format!("| {} | {} | {} |\n", m.what, m.found, m.goal));
    "| what | found | goal |\n|---|---|---|\n".to_owned() + &rows.collect::<String>()
}

/// Replaces the last run in the document; what people wrote around it stays.
fn write_down(table: &str) -> Result<()> {
    let path = root().join(DOCUMENT);
    let text =
        fs::read_to_string(&path).unwrap_or_else(|_| format!("# Benchmarks\n\n{BEGIN}\n{END}\n"));
    let (before, rest) = text.split_once(BEGIN).context("docs/benchmarks.md has lost its mark")?;
    let (_, after) = rest.split_once(END).context("docs/benchmarks.md has lost its end mark")?;
    let run = format!("## Latest run\n\n{}\n\n{table}", circumstances()?);
    make_folder(&path)?;
    fs::write(&path, format!("{before}{BEGIN}\n{run}{END}{after}"))
        .context("cannot write docs/benchmarks.md")
}

fn make_folder(file: &Path) -> Result<()> {
    let folder = file.parent().context("a file lies in a folder")?;
    fs::create_dir_all(folder).context("cannot make the folder of the benchmarks")
}

fn circumstances() -> Result<String> {
    let date = read(&mut command("date", &["+%F"]))?;
    let commit = read(&mut command("git", &["rev-parse", "--short", "HEAD"]))?;
    let cores = read(&mut command("nproc", &[]))?;
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        processors.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    Ok(format!(
        "{}, commit {}, {} cores of {}, release binary.",
        date.trim(),
        commit.trim(),
        cores.trim(),
        model.unwrap_or("an unnamed processor")
    ))
}
