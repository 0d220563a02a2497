//! The made-up municipality Fjordby, drawn from a seed with known truths planted in it.
//!
//! People, goals and texts are written by hand in `examples/fjordby/`; the tables come from here.

use anyhow::{Context as _, Result};
use std::{fs, path::Path};

mod chance;
mod courses;
mod daycare;
mod exact;
pub(crate) mod facts;
mod flaws;
mod measures;
mod municipality;
mod place;
mod pupils;
mod register;
mod rows;
mod schools;
mod staff;
#[cfg(test)]
mod tests;
mod truths;

pub(crate) use schools::school_year;

/// The seed of the committed tables.
pub(crate) const SEED: u64 = 999;
/// The goals, whose targets the truths are held against.
const GOALS: &str = include_str!("../../examples/fjordby/goals.toml");

/// Writes the tables of Fjordby into a folder: register, figures, late figures and truths.
pub(crate) fn write(folder: &Path, seed: u64) -> Result<()> {
    let later = folder.join("later");
    fs::create_dir_all(&later).with_context(|| format!("cannot make `{}`", later.display()))?;
    let (mut rows, mut truths) = (Vec::new(), truths::Truths::default());
    let sites = schools::draw_sites(seed);
    schools::measure(&sites, &mut rows, &mut truths);
    schools::reference(&sites, &mut rows);
    staff::measure(seed, &sites, &mut rows, &mut truths);
    daycare::measure(seed, &mut rows, &mut truths);
    municipality::measure(seed, &mut rows);
    let mut late = flaws::plant(&mut rows);
    register::write_all(folder, seed)?;
    rows::write_figures(&folder.join("figures.csv"), &mut rows)?;
    rows::write_figures(&later.join("figures.csv"), &mut late)?;
    truths.write(&folder.join("truths.json"), seed, GOALS)
}
