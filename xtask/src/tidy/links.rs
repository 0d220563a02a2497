//! Links from one document to another file of the repository lead somewhere.

use super::File;
use crate::shell::root;
use std::path::Path;

/// Returns the links that lead nowhere, one line each.
pub(super) fn problems(files: &[File]) -> Vec<String> {
    let documents = files.iter().filter(|file| file.is("md"));
    documents.flat_map(broken).collect()
}

fn broken(document: &File) -> Vec<String> {
    let folder = root().join(&document.path);
    let folder = folder.parent().unwrap_or(Path::new("."));
    let text = document.text.as_deref().unwrap_or_default();
    targets(text)
        .filter(|target| !folder.join(target).exists())
        .map(|target| format!("{}: link to `{target}`, which is not there", document.path))
        .collect()
}

/// The files that a Markdown text links to; addresses and places on the same page are left out.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    let prose = text.split("```").step_by(2);
    let links = prose.flat_map(|part| part.split("](").skip(1));
    links.filter_map(|rest| {
        let target = rest.split([')', '#', ' ']).next()?;
        let elsewhere =
            target.is_empty() || target.contains("://") || target.starts_with("mailto:");
        (!elsewhere).then_some(target)
    })
}

#[cfg(test)]
mod tests {
    use super::targets;

    #[test]
    fn only_links_to_files_are_followed() {
        let text = "[a](docs/a.md#part) [b](https://example.org) [c](#here)\n```\n[d](d.md)\n```\n";
        assert_eq!(targets(text).collect::<Vec<_>>(), ["docs/a.md"]);
    }
}
