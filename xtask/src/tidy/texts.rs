//! The Danish and the English texts have the same keys, sorted, and the guides use their words.

use super::File;
use std::{collections::BTreeSet, mem};

/// The files that people read the product through.
pub(crate) const FILES: &[&str] = &["locales/da.ftl", "locales/en.ftl"];

/// The guide in each of these languages.
const GUIDES: &[&str] = &["docs/guide/da.md", "docs/guide/en.md"];

/// What a reader of the guide looks for on the pages: places of the menu, and statuses.
const IN_GUIDE: &[&str] = &["menu-", "status-"];

/// Returns keys that are missing, twice, or out of order, and words that a guide lacks, one line each.
pub(super) fn problems(files: &[File]) -> Vec<String> {
    let text_of = |path: &str| files.iter().find(|file| file.path == path)?.text.as_deref();
    let texts: Vec<(&str, &str)> =
        FILES.iter().filter_map(|path| Some((*path, text_of(path)?))).collect();
    let all: BTreeSet<&str> = texts.iter().flat_map(|(_, text)| keys(text)).collect();
    let of_texts = texts.iter().flat_map(|(path, text)| of_one(path, text, &all));
    let guides = FILES
        .iter()
        .zip(GUIDES)
        .filter_map(|(path, guide)| Some(missing_in_guide(text_of(path)?, guide, text_of(guide)?)));
    of_texts.chain(guides.flatten()).collect()
}

fn missing_in_guide(text: &str, path: &str, guide: &str) -> Vec<String> {
    text.lines()
        .filter(|line| IN_GUIDE.iter().any(|start| line.starts_with(start)))
        .filter_map(|line| line.split_once(" = "))
        .filter(|(_, word)| !guide.contains(word))
        .map(|(key, word)| format!("{path}: does not say `{word}` (`{key}`)"))
        .collect()
}

fn of_one(path: &str, text: &str, all: &BTreeSet<&str>) -> Vec<String> {
    let keys: Vec<&str> = keys(text).collect();
    let have: BTreeSet<&str> = keys.iter().copied().collect();
    let missing = all.difference(&have).map(|key| format!("{path}: no text for `{key}`"));
    let disorder = keys.windows(2).filter_map(|pair| match pair {
        [before, key] if before == key => Some(format!("{path}: `{key}` stands twice")),
        [before, key] if before > key => {
            Some(format!("{path}: `{key}` stands after `{before}`; run `cargo xtask fix`"))
        }
        _ => None,
    });
    missing.chain(disorder).collect()
}

fn keys(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| starts_entry(line)).filter_map(|line| line.split(' ').next())
}

fn starts_entry(line: &str) -> bool {
    line.starts_with(|sign: char| sign.is_ascii_lowercase())
}

/// Returns the file with its entries in order; a comment stays with the entry below it.
pub(crate) fn sorted(text: &str) -> String {
    let mut entries: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut waiting: Vec<&str> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if starts_entry(line) {
            waiting.push(line);
            let key = line.split(' ').next().unwrap_or(line);
            entries.push((key, mem::take(&mut waiting)));
            continue;
        }
        match entries.last_mut() {
            Some((_, lines)) if !line.starts_with('#') => lines.push(line),
            _ => waiting.push(line),
        }
    }
    entries.sort_by_key(|(key, _)| *key);
    let lines = entries.into_iter().flat_map(|(_, lines)| lines);
    lines.map(|line| line.to_owned() + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::{File, problems, sorted};

    #[test]
    fn missing_doubled_and_disordered_keys_are_named() {
        let file = |path: &str, text: &str| File { path: path.into(), text: Some(text.into()) };
        let files = [
            file("locales/da.ftl", "a = et\nb = to\n    mere\n"),
            file("locales/en.ftl", "b = two\na = one\na = one\nc = three\n"),
        ];
        let expected = [
            "locales/da.ftl: no text for `c`",
            "locales/en.ftl: `a` stands after `b`; run `cargo xtask fix`",
            "locales/en.ftl: `a` stands twice",
        ];
        assert_eq!(problems(&files), expected);
    }

    #[test]
    fn a_guide_uses_the_words_of_the_pages() {
        let file = |path: &str, text: &str| File { path: path.into(), text: Some(text.into()) };
        let files = [
            file("locales/da.ftl", "menu-goals = Mål\nmenu-units = Enheder\n"),
            file("docs/guide/da.md", "- **Mål.** Kæden."),
        ];
        assert_eq!(problems(&files), ["docs/guide/da.md: does not say `Enheder` (`menu-units`)"]);
    }

    #[test]
    fn sorting_keeps_comments_and_long_texts_with_their_key() {
        let text = "b = to\n    mere\n\n# om a\na = et\n";
        assert_eq!(sorted(text), "# om a\na = et\nb = to\n    mere\n");
    }
}
