//! Python programs that Pejl is compared with or tested against, each set in an environment of its own.

use crate::{
    demo,
    shell::{command, root, run},
};
use anyhow::Result;
use std::{fs, path::PathBuf};

/// Makes the environment `name` with what is required, unless it is there already, and returns its folder of programs.
pub(crate) fn environment(name: &str, requirements: &str) -> Result<PathBuf> {
    let place = demo::target().join(name);
    let programs = place.join("bin");
    let installed = place.join("installed");
    let wanted = fs::read_to_string(root().join(requirements))?;
    if fs::read_to_string(&installed).ok().as_ref() != Some(&wanted) {
        run(command("python3", &["-m", "venv", "--clear"]).arg(&place))?;
        let install = ["-m", "pip", "install", "--quiet", "--requirement", requirements];
        run(&mut command(&programs.join("python").to_string_lossy(), &install))?;
        fs::write(installed, wanted)?;
    }
    Ok(programs)
}
