//! The inner loop: check, and put in order.

use crate::{
    shell::{cargo, root, run, step},
    tidy::texts,
};
use anyhow::Result;
use std::fs;

/// Runs clippy on the crates without a heavy dependency.
pub(crate) fn check() -> Result<()> {
    step("clippy on the default members", || run(&mut cargo(&["clippy", "--all-targets"])))
}

/// Formats, applies what clippy suggests, and sorts the texts.
pub(crate) fn fix() -> Result<()> {
    let flags = ["clippy", "--workspace", "--all-targets", "--fix", "--allow-dirty"];
    step("clippy's suggestions", || run(cargo(&flags).arg("--allow-staged")))?;
    step("format", || run(&mut cargo(&["fmt", "--all"])))?;
    step("sort the texts", sort_texts)
}

fn sort_texts() -> Result<()> {
    for file in texts::FILES {
        let path = root().join(file);
        fs::write(&path, texts::sorted(&fs::read_to_string(&path)?))?;
    }
    Ok(())
}
