//! Who may use whom: the table in ARCHITECTURE.md is what cargo sees, no more and no less.

use super::File;
use crate::shell::{cargo, read};
use anyhow::{Context as _, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const DOCUMENT: &str = "ARCHITECTURE.md";
/// The first cells of the table's head.
const HEAD: &str = "| crate | may use |";

type Edges = BTreeMap<String, BTreeSet<String>>;

/// Returns where table and workspace differ, one line each.
pub(super) fn problems(files: &[File]) -> Result<Vec<String>> {
    let document = files.iter().find(|file| file.path == DOCUMENT);
    let Some(text) = document.and_then(|file| file.text.as_deref()) else {
        return Ok(vec![format!("{DOCUMENT} is missing")]);
    };
    let metadata = read(&mut cargo(&["metadata", "--no-deps", "--format-version=1"]))?;
    Ok(differences(&table(text), &workspace(&metadata)?))
}

fn differences(written: &Edges, real: &Edges) -> Vec<String> {
    let none = BTreeSet::new();
    let crates: BTreeSet<&String> = written.keys().chain(real.keys()).collect();
    let mut problems = Vec::new();
    for name in crates {
        if !written.contains_key(name) {
            problems.push(format!("{DOCUMENT}: the table `{HEAD}` has no row for `{name}`"));
            continue;
        }
        let may = written.get(name).unwrap_or(&none);
        let does = real.get(name).unwrap_or(&none);
        problems.extend(does.difference(may).map(|other| {
            format!("{DOCUMENT}: `{name}` uses `{other}`, which the table does not allow")
        }));
        problems.extend(may.difference(does).map(|other| {
            format!("{DOCUMENT}: `{name}` does not use `{other}`; take it out of the table")
        }));
    }
    problems
}

/// The table: a row has the crate in its first cell and what it may use in its second.
fn table(text: &str) -> Edges {
    let rows = text.lines().skip_while(|line| !line.starts_with(HEAD)).skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    rows.filter_map(|row| {
        let mut cells = row.split('|').skip(1).map(names);
        Some((cells.next()?.into_iter().next()?, cells.next()?))
    })
    .collect()
}

/// The words in backticks.
fn names(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).map(ToOwned::to_owned).collect()
}

/// What the workspace's crates use of each other, for whatever purpose.
fn workspace(metadata: &str) -> Result<Edges> {
    let metadata: Value = serde_json::from_str(metadata).context("cargo metadata is not JSON")?;
    let packages = metadata.get("packages").and_then(Value::as_array).context("no packages")?;
    let edges = packages.iter().map(|package| {
        let used = package.get("dependencies").and_then(Value::as_array);
        let own = used.into_iter().flatten().filter(|used| used.get("path").is_some());
        (name(package), own.map(name).collect())
    });
    Ok(edges.collect())
}

fn name(value: &Value) -> String {
    value.get("name").and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{differences, table, workspace};

    #[test]
    fn an_edge_that_the_table_lacks_is_named_and_one_too_many_as_well() {
        let text = "# Use\n\n| crate | may use |\n|---|---|\n| `web` | `domain`, `store` |\n\nend";
        let metadata = r#"{"packages": [{"name": "web", "dependencies": [
            {"name": "domain", "path": "/x"}, {"name": "i18n", "path": "/y"}, {"name": "axum"}]}]}"#;
        let found = differences(&table(text), &workspace(metadata).unwrap());
        let expected = [
            "ARCHITECTURE.md: `web` uses `i18n`, which the table does not allow",
            "ARCHITECTURE.md: `web` does not use `store`; take it out of the table",
        ];
        assert_eq!(found, expected);
    }
}
