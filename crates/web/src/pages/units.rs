//! Units: search and list, and each one with its figures.

use std::collections::BTreeMap;

use axum::{extract::Query, response::Response};
use domain::{
    access::Permission,
    delivery::Delivery,
    id::DeliveryId,
    unit::{Part, Unit, UnitKind},
    vault::Holder,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    cache::{Body, Head},
    ctx::{Ctx, Menu},
    error::Result,
    form::{Choice, Field},
    parts::Picture,
    picture::words::family,
    render::Page,
    shell::Crumb,
    words::{Words, sentence},
};

pub(crate) mod aims;
pub(crate) mod figure;
mod history;
mod map;
pub(crate) mod sections;
pub(crate) mod show;

/// How many units a search finds at most.
const MOST_FOUND: u32 = 60;

/// The kinds that are listed, in groups that are read together.
const GROUPS: [(&str, &[UnitKind]); 5] = [
    ("schools", &[UnitKind::School, UnitKind::SpecialSchool, UnitKind::YouthSchool]),
    ("private", &[UnitKind::PrivateSchool, UnitKind::ContinuationSchool]),
    ("daycare", &[UnitKind::Daycare, UnitKind::FamilyDaycare]),
    ("social", &[UnitKind::Social, UnitKind::Other]),
    ("districts", &[UnitKind::District]),
];

/// Units to choose from.
#[derive(Debug, Default, Serialize)]
pub(crate) struct UnitsPage {
    searched: String,
    map: Option<Picture>,
    /// The choice of what the map shows.
    shade: Option<Shade>,
    groups: Vec<Group>,
    /// Where units are delivered, for those who see deliveries.
    deliveries: Option<String>,
}

/// The choice of what the map shows.
#[derive(Debug, Serialize)]
struct Shade {
    field: Field,
    options: Vec<Choice>,
    explained: Option<String>,
}

/// Units that are read together, by name.
#[derive(Debug, Serialize)]
pub(crate) struct Group {
    name: String,
    units: Vec<Listed>,
}

/// A unit in a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Listed {
    name: String,
    href: String,
    note: Option<String>,
    /// Its departments, which count with it.
    departments: Vec<Self>,
}

impl Page for UnitsPage {
    const TEMPLATE: &'static str = "pages/units/index.html";
}

/// What is searched for, and what the map shows.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Searched {
    #[serde(default)]
    q: String,
    #[serde(default)]
    indicator: String,
}

/// Shows the units, or those that a search finds.
pub(crate) async fn index(ctx: Ctx, Query(searched): Query<Searched>) -> Result<Response> {
    ctx.require(Permission::ViewFigures)?;
    let key = ctx.cache_key().await?;
    let body = match ctx.site.cache.find(&key) {
        Some(body) => body,
        None => ctx.site.cache.keep(key, body(&ctx, &searched).await?),
    };
    ctx.show(Menu::Units, &body).await
}

/// Returns the address of a unit's page.
pub(crate) fn unit_href(ctx: &Ctx, unit: &Unit) -> String {
    match (unit.kind, unit.municipality) {
        (UnitKind::Municipality, Some(code)) => ctx.href(&format!("/municipalities/{code}")),
        _ => ctx.href(&format!("/units/{}", unit.number)),
    }
}

/// Returns the deliveries in force by id.
pub(crate) async fn deliveries_of(ctx: &Ctx) -> Result<BTreeMap<DeliveryId, Delivery>> {
    let deliveries = store::deliveries::in_force(&ctx.app().db).await?;
    Ok(deliveries.into_iter().map(|delivery| (delivery.id, delivery)).collect())
}

async fn body(ctx: &Ctx, searched: &Searched) -> Result<Body> {
    let words = Words(ctx.locale);
    let title = words.t("menu-units");
    let crumbs = vec![Crumb::to(words.t("menu-home"), ctx.href("/")), Crumb::here(title.clone())];
    let (answer, page) = if searched.q.trim().is_empty() {
        listed(ctx, searched, words).await?
    } else {
        found(ctx, &searched.q, words).await?
    };
    let page = UnitsPage { deliveries: ctx.deliveries(), ..page };
    ctx.body(Head { title, answer, crumbs }, &page)
}

async fn found(ctx: &Ctx, searched: &str, words: Words) -> Result<(String, UnitsPage)> {
    let text = i18n::search_key(searched);
    let units = store::units::search(&ctx.app().db, &text, None, MOST_FOUND).await?;
    let register = ctx.app().register().await?;
    let place = |unit: &Unit| {
        let code = unit.municipality?;
        Some(register.unit(&code.into())?.name.clone())
    };
    let line = |unit: &Unit| {
        let about: Vec<String> =
            [Some(words.kind(unit.kind)), place(unit)].into_iter().flatten().collect();
        Listed { note: Some(sentence(&about.join(", "))), ..plain(unit, &|u| unit_href(ctx, u)) }
    };
    let answer = words.counted("unit-found", units.len());
    let group = Group { name: String::new(), units: units.iter().map(line).collect() };
    let groups = if units.is_empty() { Vec::new() } else { vec![group] };
    let page = UnitsPage { searched: searched.trim().to_owned(), groups, ..UnitsPage::default() };
    Ok((sentence(&answer), page))
}

async fn listed(ctx: &Ctx, searched: &Searched, words: Words) -> Result<(String, UnitsPage)> {
    match ctx.app().vault.holder {
        Holder::Municipality(code) => {
            let units = store::units::in_municipality(&ctx.app().db, code, &[]).await?;
            let today = ctx.app().clock.today();
            let groups = groups(&units, today, words, &|u| unit_href(ctx, u));
            Ok((counted(&units, today, words), UnitsPage { groups, ..UnitsPage::default() }))
        }
        Holder::Network => {
            let kinds = [UnitKind::Municipality];
            let units = store::units::of_kinds(&ctx.app().db, &kinds).await?;
            let answer = sentence(&words.counted("unit-answer-network", units.len()));
            Ok((answer, map::page(ctx, &units, &searched.indicator, words).await?))
        }
    }
}

/// Says how many units are open on a day, each counted once.
pub(crate) fn counted(units: &[Unit], day: Date, words: Words) -> String {
    let parts = counts(units, day, words);
    if parts.is_empty() {
        return words.t("unit-answer-empty");
    }
    sentence(&words.with("unit-answer", "parts", &words.list(&parts)))
}

/// Counts the schools, the private schools and the daycare units that are open on a day.
pub(crate) fn counts<'a>(
    units: impl IntoIterator<Item = &'a Unit>,
    day: Date,
    words: Words,
) -> Vec<String> {
    let open: Vec<&Unit> =
        units.into_iter().filter(|unit| unit.counts() && unit.is_open_on(day)).collect();
    GROUPS
        .iter()
        .filter(|(_, kinds)| matches!(family(kinds), "school" | "daycare"))
        .filter_map(|(name, kinds)| {
            let count = open.iter().filter(|unit| kinds.contains(&unit.kind)).count();
            (count > 0).then(|| words.counted(&format!("unit-group-count-{name}"), count))
        })
        .collect()
}

/// Groups units by kind; departments stand under their main unit, and closed units say so.
pub(crate) fn groups(
    units: &[Unit],
    today: Date,
    words: Words,
    href: &dyn Fn(&Unit) -> String,
) -> Vec<Group> {
    let line = |unit: &Unit| {
        let closed = unit.closed.filter(|closed| *closed < today);
        let note = closed.map(|day| words.with("unit-closed", "day", &words.day(day)));
        Listed { note, ..plain(unit, href) }
    };
    let is_below =
        |unit: &Unit, main: &Unit| unit.part == Part::Department(Some(main.number.clone()));
    let stands_alone = |unit: &&Unit| match &unit.part {
        Part::Department(Some(main)) => units.iter().all(|other| other.number != *main),
        Part::Whole | Part::Main | Part::Department(None) => true,
    };
    GROUPS
        .iter()
        .filter_map(|(name, kinds)| {
            let heads = units.iter().filter(|unit| kinds.contains(&unit.kind));
            let listed: Vec<Listed> = heads
                .filter(stands_alone)
                .map(|unit| Listed {
                    departments: units.iter().filter(|u| is_below(u, unit)).map(line).collect(),
                    ..line(unit)
                })
                .collect();
            let name = words.t(&format!("unit-group-{name}"));
            (!listed.is_empty()).then_some(Group { name, units: listed })
        })
        .collect()
}

fn plain(unit: &Unit, href: &dyn Fn(&Unit) -> String) -> Listed {
    Listed { name: unit.name.clone(), href: href(unit), note: None, departments: Vec::new() }
}

#[cfg(test)]
mod tests {
    use domain::text::Locale;

    use super::*;
    use crate::{picture::samples, render::tests::part_in_both};

    fn units() -> Vec<Unit> {
        let main = samples::unit("101001", "Ærøgades Skole", UnitKind::School);
        let part = Unit {
            part: Part::Department(Some(main.number.clone())),
            ..samples::unit("101002", "Ærøgades Skole, Nord", UnitKind::School)
        };
        vec![
            samples::unit("G1", "Aaparken", UnitKind::Daycare),
            Unit { part: Part::Main, ..main },
            part,
        ]
    }

    #[test]
    fn a_department_stands_under_its_main_unit_and_is_not_counted() {
        let words = Words(Locale::Da);
        let today = jiff::civil::date(2026, 11, 1);
        assert_eq!(counted(&units(), today, words), "Kommunen har én skole og ét dagtilbud.");
        let groups = groups(&units(), today, words, &|_| String::new());
        assert_eq!(groups[0].units.len(), 1);
        assert_eq!(groups[0].units[0].departments.len(), 1);
    }

    #[test]
    fn a_closed_unit_is_not_counted() {
        let today = jiff::civil::date(2026, 11, 1);
        let closed = Unit {
            closed: Some(jiff::civil::date(2026, 7, 31)),
            ..samples::unit("101003", "Tofteby Skole", UnitKind::School)
        };
        let units: Vec<Unit> = units().into_iter().chain([closed]).collect();
        let said = counted(&units, today, Words(Locale::Da));
        assert_eq!(said, "Kommunen har én skole og ét dagtilbud.");
    }

    #[test]
    fn the_list_is_drawn_in_both_languages() {
        let [da, en] = part_in_both(|locale| {
            let today = jiff::civil::date(2026, 11, 1);
            let groups = groups(&units(), today, Words(locale), &|unit| unit.number.to_string());
            UnitsPage { groups, ..UnitsPage::default() }
        });
        assert!(da.contains("Dagtilbud") && en.contains("Daycare"));
        part_in_both(|_| UnitsPage { searched: "badevand".to_owned(), ..UnitsPage::default() });
    }
}
