//! What the template is given: worded texts and drawn pictures, nothing left to decide.

use std::collections::BTreeMap;

use domain::{
    report::{Audience, Talk},
    text::Locale,
    vault::Truth,
};
use serde::Serialize;

use super::{
    cards::{self, Card, Others},
    closing::{self, Limit, Publication, SourceRow},
    lead,
    questions::{self, Theme},
    targets::{self, Aim},
    words::Words,
};

/// The texts that stand in every talk, by key.
const FIXED: [&str; 42] = [
    "talk-about",
    "talk-about-title",
    "talk-agreed-by",
    "talk-agreed-empty",
    "talk-agreed-owner",
    "talk-agreed-title",
    "talk-agreed-what",
    "talk-aim-figure",
    "talk-aim-name",
    "talk-aim-status",
    "talk-aims-empty",
    "talk-aims-title",
    "talk-can-tell",
    "talk-cannot-tell",
    "talk-cards-title",
    "talk-figure",
    "talk-figures-empty",
    "talk-general-limits",
    "talk-incomparable",
    "talk-indicator",
    "talk-kind",
    "talk-limits-title",
    "talk-now-title",
    "talk-now-what",
    "talk-now-when",
    "talk-now-who",
    "talk-others-text",
    "talk-others-title",
    "talk-page",
    "talk-place",
    "talk-publication-title",
    "talk-questions-text",
    "talk-questions-title",
    "talk-read-text",
    "talk-read-title",
    "talk-row-country",
    "talk-shapes",
    "talk-source-covers",
    "talk-source-credit",
    "talk-source-day",
    "talk-sources-empty",
    "talk-sources-title",
];

/// A talk, worded in one language.
#[derive(Debug, Serialize)]
pub(super) struct Content {
    lang: &'static str,
    title: String,
    school: String,
    municipality: String,
    made_on: MadeOn,
    facts: Vec<Fact>,
    audience: Mark,
    made_up: Option<Mark>,
    lead: Vec<String>,
    aims: Vec<Aim>,
    agreed: Vec<AgreedRow>,
    cards: Vec<Card>,
    others: Vec<Others>,
    themes: Vec<Theme>,
    publications: Vec<Publication>,
    left_out: Option<String>,
    sources: Vec<SourceRow>,
    limits: Vec<Limit>,
    fixed: BTreeMap<&'static str, String>,
}

#[derive(Debug, Serialize)]
struct MadeOn {
    year: i16,
    month: i8,
    day: i8,
}

#[derive(Debug, Serialize)]
struct Fact {
    name: String,
    value: String,
}

/// A word that stands on every page, with what it means.
#[derive(Debug, Serialize)]
struct Mark {
    code: &'static str,
    word: String,
    note: String,
}

#[derive(Debug, Serialize)]
struct AgreedRow {
    what: String,
    owner: String,
    by: String,
}

pub(super) fn of(talk: &Talk, locale: Locale) -> Content {
    let words = Words { locale };
    let (cards, others) = cards::split(talk, words);
    Content {
        lang: locale.code(),
        title: words.with("talk-title", "school", &talk.unit.name),
        school: talk.unit.name.clone(),
        municipality: talk.municipality.clone(),
        made_on: MadeOn {
            year: talk.made_on.year(),
            month: talk.made_on.month(),
            day: talk.made_on.day(),
        },
        facts: facts(talk, words),
        audience: audience(talk.audience, words),
        made_up: (talk.vault.truth == Truth::MadeUp).then(|| made_up(talk, words)),
        lead: lead::sentences(talk, words),
        aims: targets::aims(talk, words),
        agreed: agreed(talk, words),
        cards,
        others,
        themes: questions::themes(talk, words),
        publications: closing::publications(talk, words),
        left_out: closing::left_out(talk, words),
        sources: closing::sources(talk, words),
        limits: closing::limits(talk, words),
        fixed: FIXED.into_iter().map(|key| (key, words.t(key))).collect(),
    }
}

fn facts(talk: &Talk, words: Words) -> Vec<Fact> {
    let fact = |key, value| Fact { name: words.t(key), value };
    vec![
        fact("talk-fact-municipality", talk.municipality.clone()),
        fact("talk-fact-number", talk.unit.number.to_string()),
        fact("talk-fact-made", words.day(talk.made_on)),
    ]
}

fn audience(audience: Audience, words: Words) -> Mark {
    match audience {
        Audience::Closed => {
            Mark { code: "closed", word: words.t("talk-closed"), note: words.t("talk-closed-note") }
        }
        Audience::Open => {
            Mark { code: "open", word: words.t("talk-open"), note: words.t("talk-open-note") }
        }
    }
}

fn made_up(talk: &Talk, words: Words) -> Mark {
    Mark {
        code: "made-up",
        word: words.t("talk-made-up"),
        note: words.with("talk-made-up-note", "municipality", &talk.municipality),
    }
}

fn agreed(talk: &Talk, words: Words) -> Vec<AgreedRow> {
    let row = |agreed: &domain::report::Agreed| AgreedRow {
        what: agreed.text.clone(),
        owner: agreed.owner.clone(),
        by: agreed.by.map_or_else(|| words.t("talk-agreed-no-day"), |day| words.day(day)),
    };
    talk.agreed.iter().map(row).collect()
}
