//! Where the figures come from: who is to be credited, when they came, and on which terms they may be reused.

use std::collections::BTreeMap;

use axum::response::Response;
use domain::{
    access::Permission,
    delivery::Delivery,
    indicator::{Indicator, Source},
};
use i18n::Args;
use serde::Serialize;

use crate::{
    cache::{Body, Head},
    ctx::{Ctx, Menu},
    error::Result,
    parts::{Cell, Column, Fact, Row, Table},
    render::Page,
    shell::Crumb,
    words::{Words, sentence, whole},
};

/// The sources of the vault's figures.
#[derive(Debug, Serialize)]
pub(crate) struct SourcesPage {
    sources: Vec<Described>,
    deliveries: Option<Table>,
}

/// A source with what it gives.
#[derive(Debug, Serialize)]
struct Described {
    name: String,
    facts: Vec<Fact>,
    indicators: Vec<Fact>,
}

impl Page for SourcesPage {
    const TEMPLATE: &'static str = "pages/sources.html";
}

/// Shows the sources.
pub(crate) async fn index(ctx: Ctx) -> Result<Response> {
    ctx.require(Permission::ViewFigures)?;
    let key = ctx.cache_key().await?;
    let body = match ctx.site.cache.find(&key) {
        Some(body) => body,
        None => ctx.site.cache.keep(key, body(&ctx).await?),
    };
    ctx.show(Menu::Nowhere, &body).await
}

async fn body(ctx: &Ctx) -> Result<Body> {
    let words = Words(ctx.locale);
    let deliveries = store::deliveries::in_force(&ctx.app().db).await?;
    let with_figures = store::figures::indicators(&ctx.app().db).await?;
    let indicators: Vec<&Indicator> =
        with_figures.iter().filter_map(|id| ctx.app().catalogue.find(id)).collect();
    let page = page(&indicators, &deliveries, words, &|path: &str| ctx.href(path));
    let args = Args::default()
        .text("sources", words.number(page.sources.len()))
        .count("n", whole(page.sources.len()))
        .text("deliveries", words.number(deliveries.len()))
        .count("m", whole(deliveries.len()));
    let key = if indicators.is_empty() { "source-answer-empty" } else { "source-answer" };
    let title = words.t("shell-sources");
    let head = Head {
        answer: sentence(&words.tr(key, &args)),
        crumbs: vec![Crumb::to(words.t("menu-home"), ctx.href("/")), Crumb::here(title.clone())],
        title,
    };
    ctx.body(head, &page)
}

fn page(
    indicators: &[&Indicator],
    deliveries: &[Delivery],
    words: Words,
    href: &dyn Fn(&str) -> String,
) -> SourcesPage {
    let mut by_source: BTreeMap<String, Vec<&Indicator>> = BTreeMap::new();
    for indicator in indicators {
        let order = i18n::sort_key(&indicator.source.name);
        by_source.entry(order).or_default().push(indicator);
    }
    let sources = by_source.values().filter_map(|given| described(given, words, href)).collect();
    let deliveries = (!deliveries.is_empty()).then(|| table(deliveries, words));
    SourcesPage { sources, deliveries }
}

fn described(
    given: &[&Indicator],
    words: Words,
    href: &dyn Fn(&str) -> String,
) -> Option<Described> {
    let Source { name, owner, licence, release, .. } = &given.first()?.source;
    let fact = |key: &str, text: &Option<String>| {
        text.as_ref().map(|text| Fact::new(words.t(key), text.clone()))
    };
    let owner = Some(Fact::new(words.t("source-owner"), owner.clone()));
    let facts = [owner, fact("source-licence", licence), fact("source-release", release)];
    let mut indicators: Vec<Fact> = given
        .iter()
        .map(|indicator| {
            let path = href(&format!("/indicators/{}", indicator.id));
            Fact::to(words.area(indicator.area), words.say(&indicator.name), path)
        })
        .collect();
    indicators.sort_by_cached_key(|given| i18n::sort_key(&given.text));
    Some(Described { name: name.clone(), facts: facts.into_iter().flatten().collect(), indicators })
}

fn table(deliveries: &[Delivery], words: Words) -> Table {
    let row = |delivery: &Delivery| Row {
        own: false,
        cells: vec![
            Cell::text(&delivery.source),
            Cell::text(words.day_of(delivery.at)),
            Cell::text(delivery.files.join(", ")),
            Cell::text(&delivery.purpose),
        ],
    };
    Table {
        caption: words.t("source-deliveries"),
        columns: ["talk-source-credit", "talk-source-day", "source-files", "source-purpose"]
            .map(|key| Column::words(words.t(key)))
            .into(),
        rows: deliveries.iter().rev().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use domain::text::Locale;

    use super::*;
    use crate::{picture::samples, render::tests::part_in_both};

    #[test]
    fn each_source_is_credited_once_with_what_it_gives() {
        let (absence, grades) =
            (samples::indicator("elevfravaer"), samples::indicator("karaktergennemsnit-9"));
        let page = |locale: Locale| {
            page(&[&absence, &grades], &[samples::delivery()], Words(locale), &str::to_owned)
        };
        assert_eq!(page(Locale::Da).sources.len(), 1);
        let [da, _] = part_in_both(page);
        assert_eq!(da.matches("Styrelsen for It og Læring").count(), 1);
        assert!(da.contains("/indicators/elevfravaer"));
    }
}
