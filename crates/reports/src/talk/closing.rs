//! What may be made public, where the figures come from, and what they can and cannot tell.

use std::collections::BTreeSet;

use domain::{
    indicator::{Indicator, Secrecy},
    report::{Audience, Talk},
};
use i18n::Args;
use serde::Serialize;

use super::words::{Words, whole};

/// A secrecy class with what may be done with its figures.
#[derive(Debug, Serialize)]
pub(super) struct Publication {
    title: String,
    rule: String,
    indicators: String,
}

/// A delivery that figures came with.
#[derive(Debug, Serialize)]
pub(super) struct SourceRow {
    credit: String,
    day: String,
    covers: String,
}

/// What an indicator is and how far it reaches.
#[derive(Debug, Serialize)]
pub(super) struct Limit {
    name: String,
    definition: String,
    can: String,
    cannot: String,
}

pub(super) fn publications(talk: &Talk, words: Words) -> Vec<Publication> {
    Secrecy::ALL.into_iter().filter_map(|class| publication(talk, class, words)).collect()
}

fn publication(talk: &Talk, class: Secrecy, words: Words) -> Option<Publication> {
    let names: Vec<String> = indicators(talk)
        .filter(|indicator| indicator.secrecy == class)
        .map(|indicator| words.say(&indicator.name))
        .collect();
    let (title, rule) = match class {
        Secrecy::Public => ("talk-public-title", "talk-public-rule"),
        Secrecy::Internal => ("talk-internal-title", "talk-internal-rule"),
        Secrecy::Confidential => ("talk-confidential-title", "talk-confidential-rule"),
        Secrecy::Person => return None,
    };
    (!names.is_empty()).then(|| Publication {
        title: words.t(title),
        rule: words.t(rule),
        indicators: names.join(" · "),
    })
}

/// Says how many figures were left out of the open version; nothing in the closed one without any.
pub(super) fn left_out(talk: &Talk, words: Words) -> Option<String> {
    let key = match (talk.audience, talk.left_out) {
        (Audience::Closed, 0) => return None,
        (Audience::Open, 0) => "talk-left-out-none",
        _ => "talk-left-out",
    };
    let args = Args::default()
        .count("n", whole(talk.left_out))
        .text("written", words.digits(talk.left_out));
    Some(words.tr(key, &args))
}

pub(super) fn sources(talk: &Talk, words: Words) -> Vec<SourceRow> {
    let row = |line: &domain::report::SourceLine| SourceRow {
        credit: line.credit.clone(),
        day: words.day(line.delivered_on),
        covers: line.covers.iter().map(|text| words.say(text)).collect::<Vec<_>>().join(" · "),
    };
    talk.sources.iter().map(row).collect()
}

pub(super) fn limits(talk: &Talk, words: Words) -> Vec<Limit> {
    let limit = |indicator: &Indicator| Limit {
        name: words.say(&indicator.name),
        definition: words.say(&indicator.definition),
        can: words.say(&indicator.can_tell),
        cannot: words.say(&indicator.cannot_tell),
    };
    indicators(talk).map(limit).collect()
}

/// Returns each indicator once, where it first comes.
fn indicators(talk: &Talk) -> impl Iterator<Item = &Indicator> {
    let mut seen = BTreeSet::new();
    let all = talk.sections.iter().map(|section| &section.indicator);
    all.filter(move |indicator| seen.insert(&indicator.id))
}
