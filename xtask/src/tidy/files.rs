//! File names and lengths, and that nothing of others is committed.

use super::File;

const RUST_LINES: usize = 400;
const DECISION_LINES: usize = 40;
/// Endings of files that packages bring; we fetch them and never commit them.
const FOREIGN: &[&str] =
    &[".woff", ".woff2", ".ttf", ".otf", ".min.js", ".min.css", ".min.css.map"];

/// Returns what is wrong with the files, one line each.
pub(super) fn problems(files: &[File]) -> Vec<String> {
    files.iter().filter_map(problem).collect()
}

fn problem(file: &File) -> Option<String> {
    let path = file.path.as_str();
    let lines = file.text.as_deref().map_or(0, |text| text.lines().count());
    if file.is("rs") && lines > RUST_LINES {
        return Some(format!(
            "{path}: {lines} lines; a file has one subject and at most {RUST_LINES}"
        ));
    }
    if path.ends_with("/mod.rs") {
        return Some(format!("{path}: name the file after its module"));
    }
    if path.starts_with("docs/decisions/") && lines > DECISION_LINES {
        return Some(format!("{path}: {lines} lines; a decision fits on {DECISION_LINES}"));
    }
    let vendored = path.contains("node_modules/") || path.starts_with("assets/vendor/");
    if vendored || FOREIGN.iter().any(|ending| path.ends_with(ending)) {
        return Some(format!("{path}: made by others; let `cargo xtask assets` fetch it"));
    }
    let names_registry = file.text.as_deref().is_some_and(|text| text.contains("\"resolved\""));
    if path.ends_with("package-lock.json") && names_registry {
        return Some(format!("{path}: names a registry; keep omit-lockfile-registry-resolved"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{File, problems};

    #[test]
    fn each_rule_names_the_file_that_breaks_it() {
        let file = |path: &str, lines: usize| File {
            path: path.to_owned(),
            text: Some("line\n".repeat(lines)),
        };
        let wrong = [
            file("crates/web/src/long.rs", 401),
            file("crates/web/src/pages/mod.rs", 1),
            file("docs/decisions/0001-sql.md", 41),
            file("crates/web/assets/plex.woff2", 1),
        ];
        assert_eq!(problems(&wrong).len(), wrong.len());
        let right = [file("crates/web/src/short.rs", 400), file("docs/decisions/0001-sql.md", 40)];
        assert!(problems(&right).is_empty());
    }
}
