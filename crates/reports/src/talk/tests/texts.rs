//! Every text of a talk exists in both languages, is used, and is filled.

use std::{collections::BTreeSet, fs, path::Path};

use domain::text::Locale;
use serde_json::Value;

use super::samples;
use crate::talk::content;

/// Returns the text of all sources and templates of this crate.
fn sources() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src"), root.join("templates")];
    let mut all = String::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                all += &fs::read_to_string(path).unwrap();
            }
        }
    }
    all
}

fn keys_in(text: &str) -> BTreeSet<String> {
    let quoted = text.split('"').skip(1).step_by(2);
    quoted.filter(|part| part.starts_with("talk-")).map(str::to_owned).collect()
}

#[test]
fn the_texts_used_are_the_texts_that_exist() {
    let used: BTreeSet<String> = sources().lines().flat_map(keys_in).collect();
    for locale in Locale::ALL {
        let there: BTreeSet<String> =
            i18n::keys(locale).into_iter().filter(|key| key.starts_with("talk-")).collect();
        let missing: Vec<_> = used.difference(&there).filter(|key| *key != "talk-").collect();
        let unused: Vec<_> = there.difference(&used).collect();
        assert!(missing.is_empty() && unused.is_empty(), "missing {missing:?}, unused {unused:?}");
    }
}

#[test]
fn every_fixed_text_stands_in_a_template() {
    let sources = sources();
    let content = content::of(&samples::empty(), Locale::Da);
    let json = serde_json::to_value(content).unwrap();
    for key in json["fixed"].as_object().unwrap().keys() {
        let said = format!("say(\"{}\")", key.trim_start_matches("talk-"));
        let named = format!("at(\"{key}\")");
        assert!(sources.contains(&said) || sources.contains(&named), "{key}");
    }
}

#[test]
fn no_place_in_a_text_stays_empty_and_no_key_shows_itself() {
    let talks = [samples::rich(), samples::open(), samples::small(), samples::empty()];
    for (talk, locale) in talks.iter().flat_map(|talk| Locale::ALL.map(|locale| (talk, locale))) {
        check(&serde_json::to_value(content::of(talk, locale)).unwrap());
    }
}

fn check(value: &Value) {
    match value {
        Value::String(text) => {
            assert!(!text.contains("{$") && !text.contains("{ $"), "{text}");
            assert!(!text.starts_with("talk-") && !text.starts_with("status-"), "{text}");
        }
        Value::Array(parts) => parts.iter().for_each(check),
        Value::Object(parts) => parts.values().for_each(check),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
