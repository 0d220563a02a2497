//! What may be made public, where the figures come from, and what they can and cannot tell.

use domain::{
    indicator::Secrecy,
    report::{Audience, Section, Talk},
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
    let of_class = |section: &&Section| section.indicator.secrecy == class;
    let names: Vec<String> = talk
        .sections
        .iter()
        .filter(of_class)
        .map(|section| words.say(&section.indicator.name))
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
    let limit = |section: &Section| Limit {
        name: words.say(&section.indicator.name),
        definition: words.say(&section.indicator.definition),
        can: words.say(&section.indicator.can_tell),
        cannot: words.say(&section.indicator.cannot_tell),
    };
    talk.sections.iter().map(limit).collect()
}
