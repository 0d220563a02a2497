//! Everything that must hold before a change is handed over; quick checks come first.

use crate::{
    assets::assets,
    figures,
    shell::{cargo, command, has, read, run, step},
    tests::{self, Wish},
    tidy::tidy,
};
use anyhow::{Result, bail};

/// Folders that are written by tests and commands, and checked in.
const GENERATED: &[&str] = &["docs/reference", "schemas"];

/// Runs all checks.
pub(crate) fn ci() -> Result<()> {
    step("format", || run(&mut cargo(&["fmt", "--all", "--check"])))?;
    tidy()?;
    assets()?;
    step("clippy", clippy)?;
    tests::test(&Wish::default())?;
    figures::figures()?;
    tests::documentation()?;
    step("documentation", documentation)?;
    step("licences and sources", licences)?;
    step("generated files", generated)
}

fn clippy() -> Result<()> {
    let flags = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    run(&mut cargo(&flags))
}

fn documentation() -> Result<()> {
    let mut doc = cargo(&["doc", "--workspace", "--no-deps", "--locked"]);
    run(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

fn licences() -> Result<()> {
    if !has("cargo-deny") {
        println!("  left out: cargo-deny is not installed (cargo install cargo-deny --locked)");
        return Ok(());
    }
    run(&mut cargo(&["deny", "--workspace", "check", "licenses", "bans", "sources"]))
}

fn generated() -> Result<()> {
    let changed = read(command("git", &["status", "--porcelain", "--"]).args(GENERATED))?;
    if !changed.is_empty() {
        bail!("generated files are out of date; commit what the tests wrote:\n{changed}");
    }
    Ok(())
}
