//! What to talk about: the indicators' open questions, the most pressing first.

use std::collections::BTreeSet;

use domain::{
    report::{FunnelClass, Section, Talk},
    status::Status,
};
use serde::Serialize;

use super::words::Words;

/// How many indicators questions are taken from, and how many from each.
const MOST_THEMES: usize = 4;
const MOST_QUESTIONS: usize = 2;

/// Questions that belong together.
#[derive(Debug, Serialize)]
pub(super) struct Theme {
    title: String,
    why: String,
    questions: Vec<String>,
}

/// Returns the school leader's own theme first, then those that the figures raise.
pub(super) fn themes(talk: &Talk, words: Words) -> Vec<Theme> {
    let mut sections: Vec<(Need, &Section)> = talk
        .sections
        .iter()
        .filter(|section| !section.indicator.questions.is_empty())
        .filter_map(|section| need(section).map(|need| (need, section)))
        .collect();
    sections.sort_by_key(|(need, _)| *need);
    let mut seen = BTreeSet::new();
    sections.retain(|(_, section)| seen.insert(&section.indicator.id));
    let raised =
        sections.into_iter().take(MOST_THEMES).map(|(need, section)| theme(need, section, words));
    [own(words)].into_iter().chain(raised).collect()
}

/// Why something is worth talking about, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    OffTrack,
    Deviates,
    AtRisk,
    Attention,
    CannotTell,
    GoesWell,
    Aimless,
}

fn need(section: &Section) -> Option<Need> {
    if !section.series.iter().any(|figure| figure.value.known().is_some()) {
        return None;
    }
    let by_status = section.targets.iter().chain(&section.national).map(|(_, judgement)| {
        match judgement.status {
            Status::OffTrack => Need::OffTrack,
            Status::AtRisk => Need::AtRisk,
            Status::CannotTell(_) => Need::CannotTell,
            Status::OnTrack | Status::Reached => Need::GoesWell,
        }
    });
    let by_place = section.place.as_ref().map(|place| match place.class {
        FunnelClass::Deviates => Need::Deviates,
        FunnelClass::Attention => Need::Attention,
        FunnelClass::AsExpected => Need::Aimless,
    });
    Some(by_status.chain(by_place).min().unwrap_or(Need::Aimless))
}

fn theme(need: Need, section: &Section, words: Words) -> Theme {
    let why = words.t(match need {
        Need::OffTrack => "talk-need-off-track",
        Need::Deviates => "talk-need-deviates",
        Need::AtRisk => "talk-need-at-risk",
        Need::Attention => "talk-need-attention",
        Need::CannotTell => "talk-need-cannot-tell",
        Need::GoesWell => "talk-need-goes-well",
        Need::Aimless => "talk-need-aimless",
    });
    let questions = section.indicator.questions.iter().take(MOST_QUESTIONS);
    Theme {
        title: words.say(&section.indicator.name),
        why,
        questions: questions.map(|question| words.say(question)).collect(),
    }
}

fn own(words: Words) -> Theme {
    Theme {
        title: words.t("talk-own-title"),
        why: words.t("talk-own-why"),
        questions: vec![words.t("talk-own-question"), words.t("talk-own-practice")],
    }
}
