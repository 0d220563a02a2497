//! One indicator explained in plain words: what it is, what it can tell and what it cannot.

use actions::facts;
use axum::{extract::Path, response::Response};
use domain::{
    access::Permission,
    indicator::{CountedFor, Indicator, Kind, Polarity},
    period::PeriodType,
    text::Text,
};
use serde::Serialize;

use super::find;
use crate::{
    ctx::{Ctx, Menu},
    error::Result,
    parts::Fact,
    render::Page,
    shell::Crumb,
    words::{Words, sentence},
};

mod scale;

use scale::Scale;

/// The explanation of one indicator.
#[derive(Debug, Serialize)]
pub(crate) struct IndicatorPage {
    name: String,
    definition: String,
    can_tell: String,
    cannot_tell: String,
    facts: Vec<Fact>,
    rules: Vec<Fact>,
    source: Vec<Fact>,
    /// Breaks and periods that must not be compared.
    breaks: Vec<Fact>,
    questions: Vec<String>,
    related: Vec<Fact>,
    note: Option<String>,
    figures: Option<String>,
    /// How surely it measures, when it is a scale that was answered here.
    scale: Option<Scale>,
}

impl Page for IndicatorPage {
    const TEMPLATE: &'static str = "pages/indicators/show.html";
}

/// Shows the explanation.
pub(crate) async fn show(ctx: Ctx, Path(id): Path<String>) -> Result<Response> {
    ctx.require(Permission::ViewFigures)?;
    let indicator = find(&ctx, &id)?;
    let has_figures = !store::figures::periods(&ctx.app().db, &indicator.id).await?.is_empty();
    let related: Vec<&Indicator> =
        indicator.related.iter().filter_map(|other| ctx.app().catalogue.find(other)).collect();
    let words = Words(ctx.locale);
    let figures = has_figures.then(|| ctx.href(&format!("/indicators/{id}/units")));
    let reliability = facts::reliability(ctx.app(), &ctx.scope, &indicator).await?;
    let page = IndicatorPage {
        figures,
        scale: reliability.as_deref().map(|found| scale::scale(found, words)),
        related: related
            .iter()
            .map(|other| {
                let path = ctx.href(&format!("/indicators/{}", other.id));
                Fact::to(words.area(other.area), words.say(&other.name), path)
            })
            .collect(),
        ..page(&indicator, words)
    };
    let crumbs = vec![
        Crumb::to(ctx.t("menu-home"), ctx.href("/")),
        Crumb::to(ctx.t("menu-indicators"), ctx.href("/indicators")),
        Crumb::here(page.name.clone()),
    ];
    ctx.page(Menu::Indicators, crumbs, &page).await
}

fn page(indicator: &Indicator, words: Words) -> IndicatorPage {
    IndicatorPage {
        name: words.say(&indicator.name),
        definition: words.say(&indicator.definition),
        can_tell: words.say(&indicator.can_tell),
        cannot_tell: words.say(&indicator.cannot_tell),
        facts: described(indicator, words),
        rules: rules(indicator, words),
        source: source(indicator, words),
        breaks: breaks(indicator, words),
        questions: indicator.questions.iter().map(|question| words.say(question)).collect(),
        related: Vec::new(),
        note: indicator.note.as_ref().map(|note| words.say(note)),
        figures: None,
        scale: None,
    }
}

fn described(indicator: &Indicator, words: Words) -> Vec<Fact> {
    let fact = |key: &str, text: String| Fact::new(words.t(key), text);
    let text =
        |key: &str, text: &Option<Text>| text.as_ref().map(|text| fact(key, words.say(text)));
    let levels: Vec<String> = indicator.levels.iter().map(|kind| words.kind(*kind)).collect();
    let parts: Vec<String> =
        indicator.breakdowns.iter().map(|by| words.t(&format!("dimension-{by}"))).collect();
    let unit = words.unit(indicator);
    [
        text("indicator-numerator", &indicator.numerator),
        text("indicator-denominator", &indicator.denominator),
        (!unit.is_empty()).then(|| fact("indicator-unit", unit)),
        Some(fact("indicator-polarity", words.t(polarity(indicator.polarity)))),
        Some(fact("indicator-counted-for", words.t(counted_for(indicator.counted_for)))),
        Some(fact("indicator-levels", sentence(&words.list(&levels)))),
        (!parts.is_empty()).then(|| fact("indicator-breakdowns", sentence(&words.list(&parts)))),
        Some(fact("indicator-period", words.t(period(indicator.period)))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Says who may see the figures, and how many have to be behind them.
fn rules(indicator: &Indicator, words: Words) -> Vec<Fact> {
    let least = |n: u32| words.people(indicator.counted, i64::from(n));
    let secrecy = words.t(&format!("secrecy-{}-text", indicator.secrecy.code()));
    let interval = match (&indicator.spread, indicator.kind) {
        (Some(spread), _) => words.with("indicator-interval-spread", "source", &spread.source),
        (None, Kind::Share) if indicator.counted.is_child() => words.t("indicator-interval-share"),
        (None, Kind::Mean) => words.t("talk-no-interval-no-spread"),
        _ => words.t("talk-no-interval-not-sampled"),
    };
    vec![
        Fact::new(words.t("indicator-secrecy"), secrecy),
        Fact::new(
            words.t("indicator-minimum-n"),
            words.with("indicator-minimum-n-text", "least", &least(indicator.minimum_n)),
        ),
        Fact::new(
            words.t("indicator-judge-n"),
            words.with("indicator-judge-n-text", "least", &least(indicator.judge_n)),
        ),
        Fact::new(words.t("indicator-interval"), interval),
    ]
}

fn source(indicator: &Indicator, words: Words) -> Vec<Fact> {
    let source = &indicator.source;
    let fact = |key: &str, text: &Option<String>| {
        text.as_ref().map(|text| Fact::new(words.t(key), text.clone()))
    };
    [
        Some(Fact::new(words.t("talk-source-credit"), source.name.clone())),
        Some(Fact::new(words.t("source-owner"), source.owner.clone())),
        fact("source-cube", &source.cube),
        fact("source-release", &source.release),
        fact("source-licence", &source.licence),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn breaks(indicator: &Indicator, words: Words) -> Vec<Fact> {
    let breaks = indicator.breaks.iter().map(|part| {
        let label = words.with("indicator-break-from", "period", &part.from.to_string());
        Fact::new(label, words.say(&part.why))
    });
    let apart = indicator.uncomparable.iter().map(|part| {
        let span = if part.from == part.to {
            part.from.to_string()
        } else {
            format!("{}–{}", part.from, part.to)
        };
        Fact::new(words.with("indicator-apart", "periods", &span), words.say(&part.why))
    });
    breaks.chain(apart).collect()
}

const fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::HigherIsBetter => "indicator-polarity-higher",
        Polarity::LowerIsBetter => "indicator-polarity-lower",
        Polarity::Neutral => "indicator-polarity-neutral",
    }
}

const fn counted_for(counted_for: CountedFor) -> &'static str {
    match counted_for {
        CountedFor::School => "indicator-counted-for-school",
        CountedFor::Residence => "indicator-counted-for-residence",
        CountedFor::Payer => "indicator-counted-for-payer",
        CountedFor::None => "indicator-counted-for-none",
    }
}

const fn period(period: PeriodType) -> &'static str {
    match period {
        PeriodType::SchoolYear => "indicator-period-school-year",
        PeriodType::CalendarYear => "indicator-period-calendar-year",
        PeriodType::Quarter => "indicator-period-quarter",
        PeriodType::Round => "indicator-period-round",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{picture::samples, render::tests::in_both};

    #[test]
    fn every_indicator_is_explained_in_both_languages() {
        for indicator in samples::catalogue().iter() {
            let [da, en] = in_both(|locale| page(indicator, Words(locale)));
            for html in [da, en] {
                assert!(!html.contains("indicator-"), "{}: a text is missing", indicator.id);
            }
        }
    }

    #[test]
    fn a_confidential_indicator_says_who_may_see_it() {
        let indicator = samples::indicator("gode-til-laesning");
        let [da, _] = in_both(|locale| page(&indicator, Words(locale)));
        assert!(da.contains("§ 55 b"));
    }
}
