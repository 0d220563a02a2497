//! Names the part of the children that a figure is about.

use domain::breakdown::Breakdown;
use i18n::Args;

use super::words::Words;

/// Names a breakdown; nothing for all children.
pub(super) fn name(breakdown: &Breakdown, words: Words) -> Option<String> {
    let parts: Vec<String> =
        breakdown.0.iter().map(|(dimension, member)| part(dimension, member, words)).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn part(dimension: &str, member: &str, words: Words) -> String {
    let key = format!("breakdown-{dimension}-{member}");
    if i18n::has(words.locale, &key) {
        return words.t(&key);
    }
    match (dimension, member.parse::<i64>()) {
        ("grade", Ok(grade)) => words.tr("talk-grade", &Args::default().count("n", grade)),
        _ => member.replace('-', " "),
    }
}
