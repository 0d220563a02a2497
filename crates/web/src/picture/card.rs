//! Figure cards: what is known about one indicator at a unit, in the order it is read.

use std::collections::BTreeMap;

use actions::evidence::{Change, Evidence, Held, Says};
use domain::{
    delivery::Delivery,
    figure::{Basis, Figure, NoInterval, Uncertainty},
    goal::Goal,
    id::DeliveryId,
    indicator::Indicator,
    period::Period,
    status::Counts,
    unit::UnitKind,
};
use i18n::Args;
use serde::Serialize;

use super::{
    bar,
    draw::{Hand, Ticks},
    funnel::class_words,
    trend,
};
use crate::{
    pages::goals::in_short,
    parts::{Fact, Links},
    words::{Words, rounded, sentence, whole},
};

/// A figure card as `parts/figure.html` draws it.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Card {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) href: Option<String>,
    pub(crate) period: String,
    pub(crate) n: Option<String>,
    pub(crate) status: Option<&'static str>,
    /// Why there is no figure.
    pub(crate) missing: Option<String>,
    pub(crate) interval: Option<String>,
    pub(crate) estimate: String,
    pub(crate) unit: String,
    pub(crate) estimated: bool,
    pub(crate) sentence: Option<String>,
    pub(crate) picture: Option<String>,
    /// The targets the unit is held against.
    pub(crate) aims: Vec<Aim>,
    /// The targets of other parts of the children.
    pub(crate) more: Option<More>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) can_tell: String,
    pub(crate) cannot_tell: String,
    pub(crate) links: Links,
}

/// A target beside its figure: how it stands, what is aimed at, and why.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Aim {
    pub(crate) status: &'static str,
    /// What is aimed at: `Mindst 90,0 % i 2025/26`.
    pub(crate) text: String,
    /// Why it stands so, in a sentence or more.
    pub(crate) note: String,
    /// The goal it belongs to.
    pub(crate) goal: String,
    pub(crate) href: String,
}

/// Targets behind one line that says how they stand.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct More {
    pub(crate) summary: String,
    pub(crate) aims: Vec<Aim>,
}

/// What cards of one page share.
pub(crate) struct Desk<'a> {
    pub(crate) words: Words,
    /// The deliveries in force.
    pub(crate) deliveries: &'a BTreeMap<DeliveryId, Delivery>,
    /// The name of the unit or area.
    pub(crate) name: &'a str,
    /// What the unit or area is, and so beside which others it is read.
    pub(crate) kind: UnitKind,
    /// Where an indicator of the unit is shown whole.
    pub(crate) figure_href: &'a dyn Fn(&Evidence) -> String,
    /// Where a goal is.
    pub(crate) goal_href: &'a dyn Fn(&Goal) -> String,
}

impl Desk<'_> {
    /// Makes the card of one indicator and part of the children, with the aims of its other parts.
    pub(crate) fn card(&self, evidence: &Evidence, parts: &[&Evidence]) -> Card {
        let indicator = &evidence.indicator;
        let href = (self.figure_href)(evidence);
        let card = Card {
            id: anchor(evidence),
            title: self.words.indicator(indicator, &evidence.breakdown),
            href: Some(href.clone()),
            unit: self.words.unit(indicator),
            aims: self.aims(evidence),
            more: self.more(parts),
            facts: self.facts(evidence),
            can_tell: self.words.say(&indicator.can_tell),
            cannot_tell: self.words.say(&indicator.cannot_tell),
            links: Links { table: Some(href.clone()), page: Some(href), ..Links::default() },
            ..Card::default()
        };
        self.with_figure(card, evidence)
    }

    fn with_figure(&self, card: Card, evidence: &Evidence) -> Card {
        let (words, indicator) = (self.words, &evidence.indicator);
        let newest = evidence.newest.as_ref().or(evidence.series.last());
        let Some(newest) = newest else {
            return Card { missing: Some(words.t("picture-no-figure")), ..card };
        };
        let period = newest.key.period;
        let card = Card { period: period.to_string(), ..card };
        let Some(known) = newest.value.known() else {
            let why = words.absence(&newest.value).map(|why| sentence(&why));
            return Card { missing: why.map(|why| format!("{why}.")), ..card };
        };
        let hand = Hand { id: &card.id.clone(), indicator, words, ticks: Ticks::Signed };
        let bound = evidence.targets.iter().find_map(|held| held.judgement.bound);
        let is_series = evidence.series.iter().filter(|f| f.value.known().is_some()).count() > 1;
        let picture = if is_series {
            trend::small(hand, evidence, self.name)
        } else {
            bar::bar(hand, (period, known), bound)
        };
        Card {
            n: known.n.map(|count| words.people(indicator.counted, rounded(count.n))),
            interval: known
                .interval
                .ends()
                .map(|ends| i18n::interval(words.0, ends, indicator.decimals)),
            estimate: words.bare(indicator, known.estimate),
            estimated: matches!(known.interval, Uncertainty::Estimated { .. }),
            sentence: self.sentence(evidence, known.interval),
            picture,
            ..card
        }
    }

    /// Says what can be said of the change, or why there is no interval.
    fn sentence(&self, evidence: &Evidence, interval: Uncertainty) -> Option<String> {
        let change = evidence.change.as_ref().map(|c| change(&evidence.indicator, c, self.words));
        let reason = match interval {
            Uncertainty::None(why) => Some(self.words.t(no_interval(why))),
            _ => None,
        };
        let sentences: Vec<String> = reason.into_iter().chain(change).collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    /// Words the targets of one part of the children.
    pub(crate) fn aims(&self, evidence: &Evidence) -> Vec<Aim> {
        evidence.targets.iter().map(|held| self.aim(&evidence.indicator, held)).collect()
    }

    fn more(&self, parts: &[&Evidence]) -> Option<More> {
        let held = parts.iter().flat_map(|one| &one.targets);
        let counts: Counts = held.map(|held| held.judgement.status).collect();
        let args = Args::default()
            .count("n", whole(counts.total()))
            .text("written", self.words.number(counts.total()))
            .text("counts", in_short(self.words, counts));
        (counts.total() > 0).then(|| More {
            summary: sentence(&self.words.tr("picture-more-targets", &args)),
            aims: parts.iter().flat_map(|one| self.aims(one)).collect(),
        })
    }

    fn aim(&self, indicator: &Indicator, held: &Held) -> Aim {
        let part = self.words.part_if_any(&held.target.breakdown);
        let part = part.map(|part| format!("{part}: ")).unwrap_or_default();
        let rule = self.words.rule(indicator, &held.target);
        Aim {
            status: held.judgement.status.code(),
            text: sentence(&format!("{part}{rule}")),
            note: self.words.explained(indicator, &held.judgement),
            goal: self.words.say(&held.goal.title),
            href: (self.goal_href)(&held.goal),
        }
    }

    /// Returns what the figure is held beside, and where it is from.
    pub(crate) fn facts(&self, evidence: &Evidence) -> Vec<Fact> {
        let (words, indicator) = (self.words, &evidence.indicator);
        let period = evidence.newest.as_ref().map(|figure| figure.key.period);
        let beside = |label: &str, figures: &[Figure]| {
            let known = trend::figure_of(figures, period?)?.value.known()?;
            Some(Fact::new(words.t(label), words.value(indicator, known.estimate)))
        };
        let pooled = evidence.pooled.as_ref().map(|pooled| {
            let text = words.figure(indicator, &pooled.known);
            let span = (pooled.periods.first(), pooled.periods.last());
            Fact::new(words.t("picture-fact-pooled"), format!("{}: {text}", span_text(span)))
        });
        let place = evidence
            .place
            .as_ref()
            .map(|place| Fact::new(self.among_others(), class_words(place.class, words)));
        [
            beside("talk-row-country", &evidence.country),
            beside("picture-fact-municipality", &evidence.municipality),
            pooled,
            place,
        ]
        .into_iter()
        .flatten()
        .chain(self.source(evidence))
        .collect()
    }

    /// Heads what is said of a unit's place: `Blandt andre skoler`.
    pub(crate) fn among_others(&self) -> String {
        self.words.with("picture-fact-place", "others", &self.words.other_units(self.kind))
    }

    fn source(&self, evidence: &Evidence) -> Vec<Fact> {
        let newest = evidence.newest.as_ref().or(evidence.series.last());
        let delivery = newest.and_then(|figure| self.deliveries.get(&figure.delivery));
        let facts = source(&evidence.indicator, delivery, self.words);
        let basis = newest.and_then(|figure| Some(figure.value.known()?.basis));
        if basis != Some(Basis::Computed) {
            return facts;
        }
        let credit = Fact::new(self.words.t("talk-source-credit"), self.words.t("card-computed"));
        [credit].into_iter().chain(facts.into_iter().skip(1)).collect()
    }
}

/// Returns who is to be credited, and when the figure was received.
pub(crate) fn source(
    indicator: &Indicator,
    delivery: Option<&Delivery>,
    words: Words,
) -> Vec<Fact> {
    let credit = delivery
        .map(|delivery| delivery.source.clone())
        .filter(|credit| !credit.is_empty())
        .unwrap_or_else(|| indicator.source.name.clone());
    let day =
        delivery.map(|delivery| Fact::new(words.t("talk-source-day"), words.day_of(delivery.at)));
    [Some(Fact::new(words.t("talk-source-credit"), credit)), day].into_iter().flatten().collect()
}

/// Says what a figure did from one period to another, in a sentence.
pub(crate) fn change(indicator: &Indicator, change: &Change, words: Words) -> String {
    let indicator = &Indicator { decimals: decimals(indicator, change), ..indicator.clone() };
    let ends = change.interval.map(|(lower, upper)| {
        // A fall is said as so much down, and so is its interval.
        let ends = if change.says == Says::Fell { (-upper, -lower) } else { (lower, upper) };
        let text = i18n::interval(words.0, ends, indicator.decimals);
        words.with("talk-figure-interval", "interval", &text)
    });
    let size = words.difference(indicator, change.estimate.abs());
    let is_tested = change.interval.is_some();
    let key = match change.says {
        Says::Rose if !is_tested => "picture-change-rose-plain",
        Says::Fell if !is_tested => "picture-change-fell-plain",
        Says::Rose => "picture-change-rose",
        Says::Fell => "picture-change-fell",
        Says::Same => "picture-change-same",
        Says::CannotTell if !is_tested => "picture-change-unknown",
        Says::CannotTell => "picture-change-cannot-tell",
        Says::NotComparable => "picture-change-not-comparable",
    };
    let args = Args::default()
        .text("from", change.from.to_string())
        .text("to", change.to.to_string())
        .text("size", size)
        .text("interval", ends.map(|ends| format!(" ({ends})")).unwrap_or_default());
    words.tr(key, &args)
}

/// Returns how many decimals a change needs, so that a clear one is never written as nothing.
fn decimals(indicator: &Indicator, change: &Change) -> u8 {
    let is_clear = change.interval.is_some() && matches!(change.says, Says::Rose | Says::Fell);
    let nearest = change.interval.map_or(0.0, |(lower, upper)| lower.abs().min(upper.abs()));
    let unit = 10_f64.powi(-i32::from(indicator.decimals));
    indicator.decimals + u8::from(is_clear && nearest < unit / 2.0)
}

const fn no_interval(why: NoInterval) -> &'static str {
    match why {
        NoInterval::NoCount => "talk-no-interval-no-count",
        NoInterval::NoSpread => "talk-no-interval-no-spread",
        NoInterval::NotSampled => "talk-no-interval-not-sampled",
        NoInterval::TooFew => "talk-no-interval-too-few",
    }
}

fn span_text(span: (Option<&Period>, Option<&Period>)) -> String {
    match span {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(only), _) => only.to_string(),
        _ => String::new(),
    }
}

/// Returns the id of an indicator and part of the children on a page, to lead to.
pub(crate) fn anchor(evidence: &Evidence) -> String {
    format!("{}-{}", evidence.indicator.id, slug(&evidence.breakdown.to_string()))
}

/// Makes a part of an id from any text.
pub(crate) fn slug(text: &str) -> String {
    let letters = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    let slug: String = letters.collect();
    if slug.is_empty() { "all".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use domain::text::Locale;

    use super::*;
    use crate::picture::samples;

    #[test]
    fn a_change_is_written_downwards_when_it_fell_and_never_as_nothing_when_it_is_clear() {
        let said = |id: &str, says, estimate, interval| {
            let (from, to) = (Period::SchoolYear(2023), Period::SchoolYear(2024));
            let told = Change { from, to, estimate, interval, says };
            change(&samples::indicator(id), &told, Words(Locale::Da))
        };
        let small = said("trivsel-social", Says::Rose, 0.05, Some((0.02, 0.09)));
        assert!(small.contains("0,05 point (spænd 0,02–0,09)"), "{small}");
        let fall = said("elevfravaer", Says::Fell, -4.0, Some((-8.0, -1.0)));
        assert!(fall.contains("4,0 procentpoint (spænd 1,0–8,0)"), "{fall}");
        let unknown = said("elevfravaer", Says::CannotTell, 0.5, None);
        assert!(unknown.contains("det kan ikke siges, om"), "{unknown}");
    }
}
