//! Which facts about single persons may be kept here, what for and how long, which are, and how often they were read.

use actions::facts::may_see_readings;
use axum::response::Response;
use domain::{
    access::Permission,
    fact::{FactSet, SinglePerson},
    period::Period,
};
use i18n::Args;
use serde::Serialize;
use store::facts::{
    self as rows, Holding,
    held::Held,
    readings::{self as read, Readings},
};

use crate::{
    cache::{Body, Head},
    ctx::{Ctx, Menu},
    error::Result,
    parts::{Cell, Column, Fact, Row, Table},
    render::Page,
    shell::Crumb,
    words::{Words, sentence, whole},
};

pub(crate) mod readings;
pub(super) mod told;

/// The fact sets, those with facts first.
#[derive(Debug, Serialize)]
pub(crate) struct FactsPage {
    sets: Vec<Described>,
    /// Where it is told who read them, for those who may see it.
    readings: Option<String>,
}

/// A fact set in words.
#[derive(Debug, Serialize)]
struct Described {
    id: String,
    name: String,
    about: String,
    terms: Vec<Fact>,
    /// What is held of each period, and until when.
    periods: Option<Table>,
    /// What is said of rows that count for nothing.
    beside: Option<String>,
    columns: Vec<String>,
}

/// What is known of the facts of a vault.
#[derive(Default)]
struct Vaulted {
    holdings: Vec<Holding>,
    held: Vec<Held>,
    readings: Vec<Readings>,
    /// Where it is told who read them.
    log: Option<String>,
}

impl Page for FactsPage {
    const TEMPLATE: &'static str = "pages/facts/index.html";
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
    let (words, db) = (Words(ctx.locale), &ctx.app().db);
    let vaulted = Vaulted {
        holdings: rows::holdings(db).await?,
        held: rows::held::held(db).await?,
        readings: read::counted(db).await?,
        log: may_see_readings(&ctx.scope).then(|| ctx.href("/facts/readings")),
    };
    let sets: Vec<&FactSet> = ctx.app().fact_sets.iter().collect();
    let title = words.t("facts-title");
    let head = Head {
        answer: answer(&sets, &vaulted.holdings, words),
        crumbs: vec![Crumb::to(words.t("menu-home"), ctx.href("/")), Crumb::here(title.clone())],
        title,
    };
    ctx.body(head, &page(&sets, &vaulted, words))
}

fn answer(sets: &[&FactSet], holdings: &[Holding], words: Words) -> String {
    let rows: u64 = holdings.iter().map(|holding| holding.rows).sum();
    let args = Args::default()
        .text("rows", told::count(words, rows))
        .text("held", words.number(holdings.len()))
        .text("sets", words.number(sets.len()))
        .count("n", whole(holdings.len()));
    let key = if holdings.is_empty() { "facts-answer-empty" } else { "facts-answer" };
    sentence(&words.tr(key, &args))
}

fn page(sets: &[&FactSet], vaulted: &Vaulted, words: Words) -> FactsPage {
    let is_empty = |set: &FactSet| !vaulted.held.iter().any(|held| held.set == set.id);
    let mut sets: Vec<(bool, Described)> =
        sets.iter().map(|set| (is_empty(set), described(set, vaulted, words))).collect();
    sets.sort_by_cached_key(|(is_empty, set)| (*is_empty, i18n::sort_key(&set.name)));
    let sets = sets.into_iter().map(|(_, set)| set).collect();
    FactsPage { sets, readings: vaulted.log.clone() }
}

fn described(set: &FactSet, vaulted: &Vaulted, words: Words) -> Described {
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
    let holding = vaulted.holdings.iter().find(|holding| holding.set == set.id);
    let held: Vec<&Held> = vaulted.held.iter().filter(|held| held.set == set.id).collect();
    let fact = |key: &str, text: String| Fact::new(words.t(key), text);
    let terms = [
        Some(fact("facts-here", here(holding, words))),
        Some(fact("facts-purposes", purposes.join(", "))),
        Some(fact("facts-single", words.t(single))),
        Some(fact("facts-kept", words.tr("facts-kept-years", &years))),
        times_read(set, vaulted, words),
        Some(fact("facts-law", words.say(&set.law))),
    ];
    Described {
        id: set.id.to_string(),
        name: words.say(&set.name),
        about: words.say(&set.about),
        terms: terms.into_iter().flatten().collect(),
        periods: (!held.is_empty()).then(|| periods(set, &held, words)),
        beside: beside(&held, words),
        columns: set.columns.iter().map(|column| words.say(&column.text)).collect(),
    }
}

/// Says how often a set was read and for what; nothing where there is nothing to read.
fn times_read(set: &FactSet, vaulted: &Vaulted, words: Words) -> Option<Fact> {
    let readings: Vec<&Readings> =
        vaulted.readings.iter().filter(|readings| readings.set == set.id).collect();
    let text = told::times(words, "facts-read-times", &readings)?;
    let label = words.t("facts-read");
    Some(match &vaulted.log {
        Some(log) => Fact::to(label, text, format!("{log}?set={}", set.id)),
        None => Fact::new(label, text),
    })
}

/// Makes the table of what is held of each period and until when, the newest first.
fn periods(set: &FactSet, held: &[&Held], words: Words) -> Table {
    let row = |held: &&Held| {
        let until = set.kept_until(held.period).to_string();
        Row {
            own: false,
            cells: vec![
                Cell::text(held.period.to_string()),
                Cell::text(told::count(words, held.rows)),
                Cell::text(told::count(words, held.units)),
                Cell::text(words.with("facts-until-end-of", "year", &until)),
            ],
        }
    };
    Table {
        caption: words.with("facts-periods-of", "set", &words.say(&set.name)),
        columns: vec![
            Column::words(words.t("indicator-filter-period")),
            Column::numbers(words.t("facts-column-rows")),
            Column::numbers(words.t("menu-units")),
            Column::line(words.t("facts-column-until")),
        ],
        rows: held.iter().rev().map(row).collect(),
    }
}

/// Says how many rows lie there that count for nothing, if any do.
fn beside(held: &[&Held], words: Words) -> Option<String> {
    let rows: u64 = held.iter().map(|held| held.beside).sum();
    let args = Args::default()
        .count("n", i64::try_from(rows).unwrap_or(i64::MAX))
        .text("rows", told::count(words, rows));
    (rows > 0).then(|| words.tr("facts-beside", &args))
}

fn here(holding: Option<&Holding>, words: Words) -> String {
    let Some(Holding { rows, units, periods, .. }) = holding else {
        return words.t("facts-none");
    };
    let period = |period: Option<&Period>| period.map(ToString::to_string).unwrap_or_default();
    let args = Args::default()
        .text("rows", told::count(words, *rows))
        .text("units", told::count(words, *units))
        .count("n", i64::try_from(*units).unwrap_or(i64::MAX))
        .text("from", period(periods.first()))
        .text("to", period(periods.last()));
    let key = if periods.len() > 1 { "facts-rows-over-years" } else { "facts-rows" };
    words.tr(key, &args)
}

#[cfg(test)]
mod tests {
    use domain::fact::{Purpose, ReadFor};

    use super::*;
    use crate::render::tests::part_in_both;

    const SCHOOL_YEARS: [Period; 2] = [Period::SchoolYear(2023), Period::SchoolYear(2024)];

    fn vaulted(log: Option<&str>) -> Vaulted {
        let set: domain::fact::FactSetId = "trivselssvar".parse().unwrap();
        let held = |(period, beside): (Period, u64)| Held {
            set: set.clone(),
            period,
            rows: 620,
            units: 3,
            beside,
        };
        Vaulted {
            holdings: vec![Holding {
                set: set.clone(),
                rows: 1240,
                units: 3,
                periods: SCHOOL_YEARS.to_vec(),
            }],
            held: SCHOOL_YEARS.into_iter().zip([0, 12]).map(held).collect(),
            readings: vec![Readings {
                set: set.clone(),
                read_for: ReadFor::Purpose(Purpose::Statistics),
                times: 2,
                last: "2026-11-22T08:00:00Z".parse().unwrap(),
            }],
            log: log.map(str::to_owned),
        }
    }

    #[test]
    fn each_set_says_what_it_is_for_and_what_is_here() {
        let sets = actions::shipped::fact_sets().unwrap();
        let all: Vec<&FactSet> = sets.iter().collect();
        let [da, en] = part_in_both(|locale| page(&all, &vaulted(None), Words(locale)));
        assert!(da.contains("1.240 rækker fra 3 enheder, 2023/24 til 2024/25"), "{da}");
        assert!(en.contains("1,240 rows from 3 units, 2023/24 to 2024/25"), "{en}");
        assert_eq!(da.matches("Ingen endnu").count(), all.len() - 1);
        assert_eq!(da.matches("<section").count(), all.len());
        let first = da.find("trivselsmåling").unwrap();
        assert!(first < da.find("Fravær dag for dag").unwrap(), "what is here comes first");
    }

    #[test]
    fn each_set_says_until_when_it_is_kept_and_how_often_it_was_read() {
        let sets = actions::shipped::fact_sets().unwrap();
        let all: Vec<&FactSet> = sets.iter().collect();
        let [da, en] = part_in_both(|locale| page(&all, &vaulted(None), Words(locale)));
        assert!(da.contains("Til udgangen af 2030"), "{da}");
        assert!(da.contains("12 rækker mere ligger her og tæller ikke med"), "{da}");
        assert!(da.contains("til statistik og forskning"), "{da}");
        assert!(en.contains("2 times, last on"), "{en}");
        assert!(!da.contains("facts/readings"), "not for everybody");
        let log = Some("/facts/readings");
        let [da, _] = part_in_both(|locale| page(&all, &vaulted(log), Words(locale)));
        assert!(da.contains("/facts/readings"), "{da}");
    }
}
