//! The developer commands: `cargo xtask help` lists them.

#![expect(clippy::print_stdout, reason = "these commands talk to a person in a terminal")]

use anyhow::Result;

mod assets;
mod palette;
mod shell;

fn main() -> Result<()> {
    assets::assets()
}
