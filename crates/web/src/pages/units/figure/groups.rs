//! Groups of children side by side: a picture for each dimension, and the gap between two of them in words.

use actions::evidence::{Evidence, Gap, Groups, groups};
use charts::input::Mark;
use domain::{breakdown::Breakdown, fact::FactCatalogue, figure::Known, indicator::Indicator};
use i18n::Args;
use serde::Serialize;

use crate::{
    parts::Picture,
    picture::{
        card::Desk,
        draw::{Hand, Ticks},
        strip::{self, Shown},
    },
    words::{Words, sentence},
};

/// The groups of one dimension.
#[derive(Debug, Serialize)]
pub(super) struct GroupsSeen {
    heading: String,
    picture: Option<Picture>,
    /// What can be said of the gap between two of them.
    gap: Option<String>,
}

/// Shows the groups of each dimension that has two or more.
pub(super) fn seen(sets: &FactCatalogue, parts: &[Evidence], desk: &Desk<'_>) -> Vec<GroupsSeen> {
    let Some(indicator) = parts.first().map(|one| &one.indicator) else { return Vec::new() };
    let words = desk.words;
    let seen = |(number, groups): (usize, &Groups)| {
        let id = format!("groups-{number}");
        let hand = Hand { id: &id, indicator, words, ticks: Ticks::Signed };
        let dimension = words.t(&format!("dimension-{}", groups.dimension));
        GroupsSeen {
            heading: words.with("unit-groups-by", "dimension", &dimension),
            picture: picture(hand, groups, (parts, desk)),
            gap: groups.gap.as_ref().map(|gap| told(hand, gap)),
        }
    };
    groups(sets, parts).iter().enumerate().map(seen).collect()
}

fn picture(
    hand: Hand<'_>,
    groups: &Groups,
    (parts, desk): (&[Evidence], &Desk<'_>),
) -> Option<Picture> {
    let words = hand.words;
    let named = groups.members.iter().map(|(breakdown, known)| {
        let name = sentence(&name(breakdown, words));
        let one = parts.iter().find(|one| one.breakdown == *breakdown);
        let text = mark_text(&name, groups, known, hand);
        (name, known.clone(), Mark { text, link: one.map(|one| (desk.figure_href)(one)) })
    });
    let caption = words.with("unit-groups-caption", "period", &groups.period.to_string());
    let shown = Shown {
        others: Vec::new(),
        others_text: String::new(),
        own: Vec::new(),
        own_text: String::new(),
        named: named.collect(),
        country: None,
        description: caption.clone(),
    };
    let chart = strip::chart(hand.indicator, &shown, words);
    hand.both(caption, |look| chart.draw(look))
}

fn mark_text(name: &str, groups: &Groups, known: &Known, hand: Hand<'_>) -> String {
    format!("{name}, {}: {}", groups.period, hand.words.figure(hand.indicator, known))
}

/// Names a group below the heading of its dimension, where a shorter name will do.
fn name(breakdown: &Breakdown, words: Words) -> String {
    let short =
        breakdown.0.iter().next().map(|(dimension, member)| format!("group-{dimension}-{member}"));
    match short.filter(|key| i18n::has(words.0, key)) {
        Some(key) => words.t(&key),
        None => words.part(breakdown),
    }
}

/// Says whether two groups differ, and by how much. A gap has a decimal more than the figures: those that differ by
/// little round to the same.
fn told(hand: Hand<'_>, gap: &Gap) -> String {
    let finer = Indicator { decimals: hand.indicator.decimals + 1, ..hand.indicator.clone() };
    let hand = Hand { indicator: &finer, ..hand };
    let Hand { words, indicator, .. } = hand;
    let difference = |value: f64| words.difference(indicator, value);
    let way = if gap.estimate > 0.0 { "unit-gap-higher" } else { "unit-gap-lower" };
    let args = Args::default()
        .text("of", words.part(&gap.of))
        .text("against", words.part(&gap.against))
        .text("gap", plain(words, hand, gap.estimate.abs()))
        .text("way", words.t(way))
        .text("lower", difference(gap.interval.lower))
        .text("upper", difference(gap.interval.upper));
    let key = if gap.is_clear() { "unit-gap-clear" } else { "unit-gap-unclear" };
    sentence(&words.tr(key, &args))
}

/// Writes a difference without its sign.
fn plain(words: Words, hand: Hand<'_>, value: f64) -> String {
    words.difference(hand.indicator, value).trim_start_matches('+').to_owned()
}
