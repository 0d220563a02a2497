//! Which facts about single persons may be kept here, what for and how long, and which are.

use axum::response::Response;
use domain::{
    access::Permission,
    fact::{FactSet, SinglePerson},
    period::Period,
};
use i18n::Args;
use serde::Serialize;
use store::facts::Holding;

use crate::{
    cache::{Body, Head},
    ctx::{Ctx, Menu},
    error::Result,
    parts::Fact,
    render::Page,
    shell::Crumb,
    words::{Words, sentence, whole},
};

/// The fact sets, those with facts first.
#[derive(Debug, Serialize)]
pub(crate) struct FactsPage {
    sets: Vec<Described>,
}

/// A fact set in words.
#[derive(Debug, Serialize)]
struct Described {
    id: String,
    name: String,
    about: String,
    terms: Vec<Fact>,
    columns: Vec<String>,
}

impl Page for FactsPage {
    const TEMPLATE: &'static str = "pages/facts.html";
}

/// Shows the fact sets.
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
    let holdings = store::facts::holdings(&ctx.app().db).await?;
    let sets: Vec<&FactSet> = ctx.app().fact_sets.iter().collect();
    let rows: u64 = holdings.iter().map(|holding| holding.rows).sum();
    let args = Args::default()
        .text("rows", words.digits(usize::try_from(rows).unwrap_or(usize::MAX)))
        .text("held", words.number(holdings.len()))
        .text("sets", words.number(sets.len()))
        .count("n", whole(holdings.len()));
    let key = if holdings.is_empty() { "facts-answer-empty" } else { "facts-answer" };
    let title = words.t("facts-title");
    let head = Head {
        answer: sentence(&words.tr(key, &args)),
        crumbs: vec![Crumb::to(words.t("menu-home"), ctx.href("/")), Crumb::here(title.clone())],
        title,
    };
    ctx.body(head, &page(&sets, &holdings, words))
}

fn page(sets: &[&FactSet], holdings: &[Holding], words: Words) -> FactsPage {
    let holding = |set: &FactSet| holdings.iter().find(|holding| holding.set == set.id);
    let mut sets: Vec<(bool, Described)> = sets
        .iter()
        .map(|set| (holding(set).is_none(), described(set, holding(set), words)))
        .collect();
    sets.sort_by_cached_key(|(is_empty, set)| (*is_empty, i18n::sort_key(&set.name)));
    FactsPage { sets: sets.into_iter().map(|(_, set)| set).collect() }
}

fn described(set: &FactSet, holding: Option<&Holding>, words: Words) -> Described {
    let purposes: Vec<String> = set
        .purposes
        .iter()
        .map(|purpose| words.t(&format!("purpose-{}", purpose.code())))
        .collect();
    let single = match set.single_person {
        SinglePerson::ForPurpose => "facts-single-for-purpose",
        SinglePerson::Nobody => "facts-single-nobody",
    };
    let years = Args::default().count("years", i64::from(set.kept_years));
    let fact = |key: &str, text: String| Fact::new(words.t(key), text);
    let terms = vec![
        fact("facts-here", here(holding, words)),
        fact("facts-purposes", purposes.join(", ")),
        fact("facts-single", words.t(single)),
        fact("facts-kept", words.tr("facts-kept-years", &years)),
        fact("facts-law", words.say(&set.law)),
    ];
    Described {
        id: set.id.to_string(),
        name: words.say(&set.name),
        about: words.say(&set.about),
        terms,
        columns: set.columns.iter().map(|column| words.say(&column.text)).collect(),
    }
}

fn here(holding: Option<&Holding>, words: Words) -> String {
    let Some(Holding { rows, units, periods, .. }) = holding else {
        return words.t("facts-none");
    };
    let number = |count: u64| words.digits(usize::try_from(count).unwrap_or(usize::MAX));
    let period = |period: Option<&Period>| period.map(ToString::to_string).unwrap_or_default();
    let args = Args::default()
        .text("rows", number(*rows))
        .text("units", number(*units))
        .count("n", i64::try_from(*units).unwrap_or(i64::MAX))
        .text("from", period(periods.first()))
        .text("to", period(periods.last()));
    let key = if periods.len() > 1 { "facts-rows-over-years" } else { "facts-rows" };
    words.tr(key, &args)
}

#[cfg(test)]
mod tests {
    use std::slice;

    use super::*;
    use crate::render::tests::part_in_both;

    #[test]
    fn each_set_says_what_it_is_for_and_what_is_here() {
        let sets = actions::shipped::fact_sets().unwrap();
        let all: Vec<&FactSet> = sets.iter().collect();
        let holding = Holding {
            set: "trivselssvar".parse().unwrap(),
            rows: 1240,
            units: 3,
            periods: vec![Period::SchoolYear(2023), Period::SchoolYear(2024)],
        };
        let [da, en] = part_in_both(|locale| page(&all, slice::from_ref(&holding), Words(locale)));
        assert!(da.contains("1.240 rækker fra 3 enheder, 2023/24 til 2024/25"), "{da}");
        assert!(en.contains("1,240 rows from 3 units, 2023/24 to 2024/25"), "{en}");
        assert_eq!(da.matches("Ingen endnu").count(), all.len() - 1);
        assert_eq!(da.matches("<section").count(), all.len());
        let first = da.find("trivselsmåling").unwrap();
        assert!(first < da.find("Fravær dag for dag").unwrap(), "what is here comes first");
    }
}
