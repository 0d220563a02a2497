//! A unit's figures over the periods, with the country beside them and what is aimed at.

use actions::evidence::Evidence;
use charts::{
    input::Mark,
    trend::{Moment, Reading, Reference, Target as TrendTarget, Trend},
};
use domain::{
    figure::{Figure, Origin, Value, turns},
    period::Period,
    target::Rule,
};
use i18n::Args;

use super::draw::{Hand, Place, aim, axis, caption, estimate};
use crate::{parts::Picture, words::Words};

/// How many periods that have not been yet are drawn, to show the way to a target.
const MOST_AHEAD: usize = 3;
/// How many periods a card shows.
const ON_CARD: usize = 6;
/// How many periods a page shows.
const ON_PAGE: usize = 15;

/// Draws the trend for a card.
pub(crate) fn small(hand: Hand<'_>, evidence: &Evidence, name: &str) -> Option<String> {
    let trend = chart(hand.words, evidence, name, ON_CARD)?;
    hand.one(Place::Card, |look| trend.draw(look))
}

/// Draws the trend for a page.
pub(crate) fn large(hand: Hand<'_>, evidence: &Evidence, name: &str) -> Option<Picture> {
    let trend = chart(hand.words, evidence, name, ON_PAGE)?;
    let caption = [Some(caption_of(&trend, hand.words)), turned(evidence, hand.words)];
    let caption = caption.into_iter().flatten().collect::<Vec<_>>().join(" ");
    hand.both(caption, |look| trend.draw(look))
}

/// Says how what is drawn is read: figures without intervals have no light field.
fn caption_of(trend: &Trend, words: Words) -> String {
    let has_interval = trend.moments.iter().any(|moment| {
        matches!(&moment.reading, Reading::Known { estimate, .. } if estimate.interval.is_some())
    });
    let first = if has_interval { "picture-trend-caption" } else { "picture-trend-caption-plain" };
    let country = (!trend.references.is_empty()).then_some("picture-trend-country");
    let keys = [Some(first), country].into_iter().flatten();
    keys.map(|key| words.t(key)).collect::<Vec<_>>().join(" ")
}

/// Says from when the figures come from elsewhere than those before; nothing when all come from the same.
fn turned(evidence: &Evidence, words: Words) -> Option<String> {
    let told = turns(&evidence.series).into_iter().map(|(period, origin)| {
        let key = match origin {
            Origin::Computed => "picture-turned-computed",
            Origin::Published => "picture-turned-published",
        };
        words.with(key, "period", &period.to_string())
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| [told.join(" "), words.t("picture-turned")].join(" "))
}

/// Draws the trend for a file.
pub(crate) fn file(hand: Hand<'_>, evidence: &Evidence, name: &str) -> Option<String> {
    let trend = chart(hand.words, evidence, name, ON_PAGE)?;
    hand.one(Place::File, |look| trend.draw(look))
}

fn chart(words: Words, evidence: &Evidence, name: &str, most: usize) -> Option<Trend> {
    let indicator = &evidence.indicator;
    let known = || evidence.series.iter().filter(|figure| figure.value.known().is_some());
    let first = known().next()?.key.period;
    let last = evidence.series.last()?.key.period;
    let mut shown: Vec<Period> = evidence.series.iter().map(|figure| figure.key.period).collect();
    shown.retain(|period| (first.position()..=last.position()).contains(&period.position()));
    shown.drain(..shown.len().saturating_sub(most));
    let ahead = ahead(evidence, last);
    let periods: Vec<Period> = shown.iter().chain(&ahead).copied().collect();
    let level = known().next_back().and_then(|figure| figure.value.known())?.estimate;
    let text = text(evidence, &shown, words);
    Some(Trend {
        caption: caption(&words.say(&indicator.name), &text),
        axis: axis(indicator, words.unit(indicator), level),
        label: name.to_owned(),
        moments: moments(evidence, &periods, shown.len(), words),
        target: target(evidence, words),
        references: reference(&evidence.country, &periods, words.t("talk-row-country")),
    })
}

/// Returns the periods between the last figure and the nearest target.
fn ahead(evidence: &Evidence, last: Period) -> Vec<Period> {
    let by = evidence.targets.iter().filter_map(|held| held.target.by);
    let by = by.map(Period::position).reduce(f64::max);
    let years = (1_i16..).map(|years| last.plus_years(years)).take(MOST_AHEAD);
    years.filter(|period| by.is_some_and(|by| period.position() <= by)).collect()
}

fn moments(evidence: &Evidence, periods: &[Period], shown: usize, words: Words) -> Vec<Moment> {
    let indicator = &evidence.indicator;
    let has_break = |index: usize| {
        let before = index.checked_sub(1).and_then(|before| periods.get(before));
        before
            .zip(periods.get(index))
            .is_some_and(|(before, here)| indicator.break_between(*before, *here).is_some())
    };
    let turns = turns(&evidence.series);
    let turn = |index: usize, period: &Period| {
        let turn = turns.iter().find(|(from, _)| from == period).filter(|_| index > 0);
        turn.map(|(_, origin)| words.origin(*origin))
    };
    let moment = |(index, period): (usize, &Period)| Moment {
        period: period.to_string(),
        reading: if index < shown { reading(evidence, *period, words) } else { Reading::Ahead },
        break_before: (index < shown && has_break(index)).then(|| words.t("talk-break")),
        turn_before: turn(index, period),
        incomparable: indicator.uncomparable_in(*period).map(|_| words.t("talk-incomparable")),
    };
    periods.iter().enumerate().map(moment).collect()
}

fn reading(evidence: &Evidence, period: Period, words: Words) -> Reading {
    let missing = |why: String| Reading::Missing {
        mark: Mark { text: format!("{period}: {why}"), link: None },
        why,
    };
    match figure_of(&evidence.series, period).map(|figure| &figure.value) {
        Some(Value::Known(known)) => Reading::Known {
            estimate: estimate(known),
            mark: Mark {
                text: format!("{period}: {}", words.figure(&evidence.indicator, known)),
                link: None,
            },
        },
        Some(absent) => missing(words.absence(absent).unwrap_or_default()),
        None => missing(words.t("talk-absent")),
    }
}

/// Returns the level that the nearest target of the same part of the children aims at.
fn target(evidence: &Evidence, words: Words) -> TrendTarget {
    let own = evidence.targets.iter().filter(|held| held.target.breakdown == evidence.breakdown);
    let drawn = own.into_iter().find_map(|held| match held.target.rule {
        Rule::Level { bound, .. } => Some(bound),
        Rule::Progression { .. } => held.judgement.bound,
        Rule::YearByYear { .. } | Rule::Gap { .. } => None,
    });
    drawn.map_or(TrendTarget::None, |bound| {
        TrendTarget::Level(aim(&evidence.indicator, bound, words))
    })
}

fn reference(figures: &[Figure], periods: &[Period], label: String) -> Vec<Reference> {
    let value =
        |period: &Period| figure_of(figures, *period)?.value.known().map(|known| known.estimate);
    let values: Vec<Option<f64>> = periods.iter().map(value).collect();
    values.iter().any(Option::is_some).then_some(Reference { label, values }).into_iter().collect()
}

fn text(evidence: &Evidence, shown: &[Period], words: Words) -> String {
    let told: Vec<String> = shown
        .iter()
        .filter_map(|period| {
            let known = figure_of(&evidence.series, *period)?.value.known()?;
            Some(format!("{period} {}", words.figure(&evidence.indicator, known)))
        })
        .collect();
    let aims: Vec<String> =
        evidence.targets.iter().map(|held| words.rule(&evidence.indicator, &held.target)).collect();
    let name = words.say(&evidence.indicator.name);
    let args = Args::default().text("name", name).text("figures", words.list(&told));
    if aims.is_empty() {
        return words.tr("talk-alt-trend", &args);
    }
    words.tr("talk-alt-trend-aim", &args.text("aim", words.list(&aims)))
}

pub(crate) fn figure_of(figures: &[Figure], period: Period) -> Option<&Figure> {
    figures.iter().rfind(|figure| figure.key.period == period)
}

#[cfg(test)]
mod tests {
    use domain::{figure::Basis, text::Locale};

    use super::*;
    use crate::picture::{draw::Ticks, samples};

    fn drawn(evidence: &Evidence) -> Picture {
        let (words, indicator) = (Words(Locale::Da), &evidence.indicator);
        let hand = Hand { id: "trend", indicator, words, ticks: Ticks::Signed };
        large(hand, evidence, "Åskolen").unwrap()
    }

    #[test]
    fn a_turn_from_published_to_computed_figures_is_marked_and_told() {
        let mut evidence = samples::evidence().remove(0);
        let all_published = drawn(&evidence);
        assert!(!all_published.wide.contains("chart-turn"));
        assert!(!all_published.caption.contains("beregnet her"));
        let newest = evidence.series.iter_mut().rfind(|one| one.value.known().is_some()).unwrap();
        let Value::Known(known) = &mut newest.value else { unreachable!() };
        known.basis = Basis::Computed;
        let period = newest.key.period;
        let turned = drawn(&evidence);
        assert!(turned.wide.contains("chart-turn") && turned.wide.contains("beregnet her"));
        let told = format!("Fra {period} er tallet beregnet her");
        assert!(turned.caption.contains(&told), "{}", turned.caption);
    }
}
