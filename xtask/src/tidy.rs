//! Checks the repository itself, so that what is written about it stays true.

use crate::shell::{command, read, root, step};
use anyhow::{Result, bail};
use std::{fs, path::Path};

mod dependencies;
mod files;
mod links;
pub(crate) mod texts;

/// A file of the repository: its path from the root, and its text unless it is binary.
pub(crate) struct File {
    path: String,
    text: Option<String>,
}

impl File {
    fn is(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|found| found == extension)
    }
}

/// Runs all checks and names everything that is wrong.
pub(crate) fn tidy() -> Result<()> {
    step("tidy", || {
        let problems = problems()?;
        if problems.is_empty() {
            return Ok(());
        }
        bail!("{} to put right:\n  {}", problems.len(), problems.join("\n  "));
    })
}

fn problems() -> Result<Vec<String>> {
    let files = list()?;
    let mut problems = files::problems(&files);
    problems.extend(links::problems(&files));
    problems.extend(texts::problems(&files));
    problems.extend(dependencies::problems(&files)?);
    Ok(problems)
}

/// Everything git knows or would add, with its text.
fn list() -> Result<Vec<File>> {
    let flags = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let paths = read(&mut command("git", &flags))?;
    let present = paths.lines().filter(|path| root().join(path).is_file());
    Ok(present
        .map(|path| File {
            path: path.to_owned(),
            text: fs::read_to_string(root().join(path)).ok(),
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::problems;

    #[test]
    fn the_repository_is_tidy() {
        assert_eq!(problems().unwrap(), Vec::<String>::new());
    }
}
