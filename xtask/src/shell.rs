//! Runs other programs and says what is done and how long it took.

use anyhow::{Context as _, Result, bail};
use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Output},
    time::Instant,
};

/// Returns the root of the repository.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().expect("xtask lies in the root of the repository").to_path_buf()
}

/// Returns an environment variable that is set and not empty.
#[expect(clippy::disallowed_methods, reason = "xtask is its own program; it reads a few variables")]
pub(crate) fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Does one step of a command, and prints its name before and its time after.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("→ {name}");
    let start = Instant::now();
    let result = work();
    let mark = if result.is_ok() { "✓" } else { "✗" };
    println!("{mark} {name}: {}", seconds(start));
    result
}

/// Returns the time since `start`, to be read by people.
pub(crate) fn seconds(start: Instant) -> String {
    let elapsed = start.elapsed().as_secs_f64();
    if elapsed < 60.0 {
        return format!("{elapsed:.1} s");
    }
    let whole = start.elapsed().as_secs();
    format!("{} min {} s", whole / 60, whole % 60)
}

/// Returns a command that runs in the root of the repository.
pub(crate) fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Returns a cargo command with the cargo that runs xtask.
///
/// What cargo tells xtask of its own package is not passed on: build scripts watch those variables, and would build
/// half the tree again whenever a command is run through xtask, or from a clone at another place.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = command(&variable("CARGO").unwrap_or_else(|| "cargo".to_owned()), arguments);
    for (name, _) in env::vars_os() {
        let is_of_package = |start: &&str| name.to_string_lossy().starts_with(start);
        if ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(is_of_package) {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// Runs a command to its end and fails if it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    println!("  {}", shown(command));
    let status = command.status().with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a command to its end and returns what it printed; its errors are part of the failure.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let Output { status, stdout, stderr } =
        command.output().with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})\n{}", shown(command), String::from_utf8_lossy(&stderr));
    }
    Ok(String::from_utf8_lossy(&stdout).into_owned())
}

/// Returns whether a program can be found.
pub(crate) fn has(program: &str) -> bool {
    let path = variable("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let words = [name].into_iter().chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
