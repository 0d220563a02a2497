//! Indicators: the catalogue, an explanation of each in plain words, and one indicator across units.

use std::collections::BTreeSet;

use axum::{extract::Query, response::Response};
use domain::{
    access::Permission,
    indicator::{Area, Indicator, IndicatorId, Secrecy},
};
use i18n::Args;
use serde::{Deserialize, Serialize};

use crate::{
    ctx::{Ctx, Menu},
    error::{Error, Result},
    render::Page,
    shell::Crumb,
    words::{Words, sentence, whole},
};

pub(crate) mod across;
mod asked;
mod filters;
pub(crate) mod show;
mod wide;

const AREAS: [Area; 4] = [Area::Folkeskole, Area::WellBeing, Area::Daycare, Area::Social];

/// The catalogue of indicators.
#[derive(Debug, Serialize)]
pub(crate) struct IndicatorsPage {
    answer: String,
    searched: String,
    areas: Vec<AreaList>,
}

/// The indicators of one area, by name.
#[derive(Debug, Serialize)]
struct AreaList {
    name: String,
    indicators: Vec<Line>,
}

/// An indicator in a list.
#[derive(Debug, Serialize)]
struct Line {
    name: String,
    definition: String,
    href: String,
    /// The way to its figures, where there are any.
    figures: Option<String>,
    /// A word about secrecy, where not everything may be published.
    secrecy: Option<String>,
}

impl Page for IndicatorsPage {
    const TEMPLATE: &'static str = "pages/indicators/index.html";
}

/// What is searched for.
#[derive(Debug, Deserialize)]
pub(crate) struct Searched {
    #[serde(default)]
    q: String,
}

/// Shows the catalogue.
pub(crate) async fn index(ctx: Ctx, Query(searched): Query<Searched>) -> Result<Response> {
    ctx.require(Permission::ViewFigures)?;
    let with_figures = store::figures::indicators(&ctx.app().db).await?;
    let all: Vec<&Indicator> = ctx.app().catalogue.iter().collect();
    let with_figures = with_figures.into_iter().collect();
    let page = page(&all, &with_figures, &searched.q, Words(ctx.locale), &|path| ctx.href(path));
    let crumbs =
        vec![Crumb::to(ctx.t("menu-home"), ctx.href("/")), Crumb::here(ctx.t("menu-indicators"))];
    ctx.page(Menu::Indicators, crumbs, &page).await
}

/// Returns the indicator with this id.
pub(crate) fn find(ctx: &Ctx, id: &str) -> Result<Indicator> {
    ctx.app().catalogue.find_text(id).cloned().ok_or(Error::NotFound)
}

fn page(
    all: &[&Indicator],
    with_figures: &BTreeSet<IndicatorId>,
    searched: &str,
    words: Words,
    href: &dyn Fn(&str) -> String,
) -> IndicatorsPage {
    let wanted: Vec<&Indicator> =
        all.iter().copied().filter(|indicator| matches(indicator, searched, words)).collect();
    let areas = AREAS
        .into_iter()
        .filter_map(|area| area_list(&wanted, area, with_figures, words, href))
        .collect();
    let found = wanted.iter().filter(|indicator| with_figures.contains(&indicator.id)).count();
    let args = Args::default()
        .count("n", whole(wanted.len()))
        .text("count", words.number(wanted.len()))
        .text("found", words.number(found))
        .count("found_n", whole(found))
        .text("searched", searched.trim());
    let key = match (searched.trim().is_empty(), wanted.is_empty()) {
        (true, _) => "indicator-answer",
        (false, true) => "indicator-answer-none",
        (false, false) => "indicator-answer-search",
    };
    let answer = sentence(&words.tr(key, &args));
    IndicatorsPage { answer, searched: searched.trim().to_owned(), areas }
}

/// Tells whether every searched word stands in the name, the short title or the definition.
fn matches(indicator: &Indicator, searched: &str, words: Words) -> bool {
    let texts = [&indicator.name, &indicator.short, &indicator.definition];
    let text = texts.map(|text| i18n::search_key(&words.say(text))).join(" ");
    i18n::search_key(searched).split(' ').all(|word| text.contains(word))
}

fn area_list(
    wanted: &[&Indicator],
    area: Area,
    with_figures: &BTreeSet<IndicatorId>,
    words: Words,
    href: &dyn Fn(&str) -> String,
) -> Option<AreaList> {
    let mut indicators: Vec<Line> = wanted
        .iter()
        .filter(|indicator| indicator.area == area)
        .map(|indicator| Line {
            name: words.say(&indicator.name),
            definition: words.say(&indicator.definition),
            href: href(&format!("/indicators/{}", indicator.id)),
            figures: with_figures
                .contains(&indicator.id)
                .then(|| href(&format!("/indicators/{}/units", indicator.id))),
            secrecy: match indicator.secrecy {
                Secrecy::Public => None,
                secrecy => Some(words.t(&format!("secrecy-{}", secrecy.code()))),
            },
        })
        .collect();
    indicators.sort_by_cached_key(|line| i18n::sort_key(&line.name));
    (!indicators.is_empty()).then(|| AreaList { name: words.area(area), indicators })
}

#[cfg(test)]
mod tests {
    use domain::text::Locale;

    use super::*;
    use crate::{picture::samples, render::tests::in_both};

    fn sample(locale: Locale, searched: &str) -> IndicatorsPage {
        let all = ["elevfravaer", "gode-til-laesning", "normering"].map(samples::indicator);
        let with_figures = BTreeSet::from([all[0].id.clone()]);
        page(&all.each_ref(), &with_figures, searched, Words(locale), &str::to_owned)
    }

    #[test]
    fn the_catalogue_is_grouped_by_area_and_says_what_is_confidential() {
        let [da, en] = in_both(|locale| sample(locale, ""));
        assert!(da.contains("Fortroligt"));
        assert!(en.contains("Confidential"));
        assert_eq!(sample(Locale::Da, "").areas.len(), 2);
    }

    #[test]
    fn a_search_finds_words_in_any_order_and_says_when_there_is_nothing() {
        assert_eq!(sample(Locale::Da, "LÆSNING gode").areas.len(), 1);
        assert!(sample(Locale::Da, "badevand").areas.is_empty());
        in_both(|locale| sample(locale, "badevand"));
    }
}
