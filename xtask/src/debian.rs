//! Debian packages that demo, tests and benches need.

use crate::{
    postgres,
    shell::{command, has, read, run, step},
};
use anyhow::{Result, bail};
use std::path::Path;

/// A Debian package and how to see that it is there.
pub(crate) struct Package {
    name: &'static str,
    is_there: fn() -> bool,
}

const POSTGRES: Package =
    Package { name: "postgresql", is_there: || postgres::programs().is_some() };
const CHROMIUM: Package = Package { name: "chromium", is_there: || has("chromium") };
const CHROMEDRIVER: Package = Package { name: "chromium-driver", is_there: || has("chromedriver") };
const COMPILER: Package = Package { name: "build-essential", is_there: || has("cc") };
const LOAD: Package = Package { name: "wrk", is_there: || has("wrk") };
const TIME: Package = Package { name: "time", is_there: || Path::new("/usr/bin/time").is_file() };

const LME4: Package = Package {
    name: "r-cran-lme4",
    is_there: || has("Rscript") && read(&mut command("Rscript", &["-e", "library(lme4)"])).is_ok(),
};

const PYTHON: Package = Package {
    name: "python3-venv",
    is_there: || {
        has("python3") && read(&mut command("python3", &["-c", "import ensurepip"])).is_ok()
    },
};

/// What building needs.
pub(crate) const BUILD: &[Package] = &[COMPILER];
/// What every test needs.
pub(crate) const TEST: &[Package] = &[COMPILER, POSTGRES, CHROMIUM, CHROMEDRIVER, PYTHON];
/// What calculations beside Pejl's need.
pub(crate) const PEERS: &[Package] = &[PYTHON];
/// What the benches need.
pub(crate) const BENCH: &[Package] = &[COMPILER, LOAD, TIME, PYTHON, LME4];

/// Installs the packages that are missing, or says how to.
pub(crate) fn install(packages: &[Package]) -> Result<()> {
    let missing: Vec<&str> = packages
        .iter()
        .filter(|package| !(package.is_there)())
        .map(|package| package.name)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    if !has("apt-get") || !is_root()? {
        bail!(
            "these programs are missing; install them and try again:\n  \
             sudo apt-get update && sudo apt-get install --no-install-recommends {names}"
        );
    }
    step(&format!("Debian packages: {names}"), || {
        run(command("apt-get", &["update", "-q"]).env("DEBIAN_FRONTEND", "noninteractive"))?;
        run(command("apt-get", &["install", "-q", "-y", "--no-install-recommends"])
            .args(&missing)
            .env("DEBIAN_FRONTEND", "noninteractive"))
    })
}

/// Returns whether this is the user `root`.
pub(crate) fn is_root() -> Result<bool> {
    let id = read(&mut command("id", &["-u"]))?;
    Ok(id.trim() == "0")
}
