//! A unit: its figures against its targets and beside all of its kind, what changed, and its history.

use std::collections::BTreeMap;

use actions::evidence::{self, Changes, Evidence, Extent, Says};
use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    access::Permission,
    report::FunnelClass,
    unit::{Unit, UnitKind, UnitNumber},
};
use serde::Serialize;

use super::{
    Listed,
    aims::{self, Aims, is_national},
    deliveries_of,
    history::history,
    plain,
    sections::{Section, sections},
    unit_href,
};
use crate::{
    cache::{Body, Head},
    ctx::{Ctx, Menu},
    error::{Error, Result},
    pages::exports::{self, FileKind, Line},
    parts::{Fact, Links},
    picture::{card::change, lead},
    render::Page,
    shell::Crumb,
    words::{Words, sentence},
};

/// A unit with its figures.
#[derive(Debug, Default, Serialize)]
pub(crate) struct UnitPage {
    pub(crate) name: String,
    pub(crate) aims: Aims,
    /// The figures outside what chance allows.
    pub(crate) worth_a_look: Vec<Fact>,
    pub(crate) sections: Vec<Section>,
    pub(crate) changes: Option<ChangesPart>,
    pub(crate) departments: Vec<Listed>,
    /// The units of an area.
    pub(crate) units: Vec<Listed>,
    pub(crate) no_figures: NoFigures,
    pub(crate) history: Vec<Fact>,
    /// Where the talk with the unit's leader is prepared.
    pub(crate) talk: Option<String>,
    pub(crate) links: Links,
    pub(crate) closed: Option<String>,
}

/// What stands in the place of figures where a unit has none.
#[derive(Debug, Default, Serialize)]
pub(crate) struct NoFigures {
    title: String,
    text: String,
    /// Where figures are delivered, for those who see deliveries.
    deliveries: Option<String>,
}

/// What surely changed since the period before.
#[derive(Debug, Serialize)]
pub(crate) struct ChangesPart {
    answer: String,
    lines: Vec<Fact>,
}

impl Page for UnitPage {
    const TEMPLATE: &'static str = "pages/units/show.html";
}

/// Shows a unit.
pub(crate) async fn show(ctx: Ctx, Path(number): Path<String>) -> Result<Response> {
    ctx.require(Permission::ViewFigures)?;
    let unit = find(&ctx, &number).await?;
    if unit.kind == UnitKind::Municipality {
        return Ok(Redirect::permanent(&unit_href(&ctx, &unit)).into_response());
    }
    let key = ctx.cache_key().await?;
    let body = match ctx.site.cache.find(&key) {
        Some(body) => body,
        None => ctx.site.cache.keep(key, body(&ctx, &unit).await?),
    };
    ctx.show(Menu::Units, &body).await
}

/// Answers with all figures of a unit as CSV.
pub(crate) async fn csv(ctx: Ctx, Path(number): Path<String>) -> Result<Response> {
    file(&ctx, &number, FileKind::Csv).await
}

/// Answers with all figures of a unit as a workbook.
pub(crate) async fn xlsx(ctx: Ctx, Path(number): Path<String>) -> Result<Response> {
    file(&ctx, &number, FileKind::Xlsx).await
}

/// Returns the unit with this number.
pub(crate) async fn find(ctx: &Ctx, number: &str) -> Result<Unit> {
    let number: UnitNumber = number.parse().map_err(|_not_a_number| Error::NotFound)?;
    ctx.app().register().await?.unit(&number).cloned().ok_or(Error::NotFound)
}

async fn file(ctx: &Ctx, number: &str, kind: FileKind) -> Result<Response> {
    ctx.require(Permission::ViewFigures)?;
    let unit = find(ctx, number).await?;
    let evidence =
        evidence::unit_evidence(ctx.app(), &ctx.scope, &unit.number, Extent::All).await?;
    let deliveries = deliveries_of(ctx).await?;
    let figures = evidence.iter().flat_map(|one| one.series.iter().map(move |f| (one, f)));
    let lines: Vec<Line<'_>> = figures
        .map(|(one, figure)| Line {
            unit: &unit,
            municipality: String::new(),
            indicator: &one.indicator,
            figure,
            place: None,
            delivery: deliveries.get(&figure.delivery),
        })
        .collect();
    exports::answer(ctx, kind, &exports::sheet(ctx, unit.number.as_str(), &lines))
}

async fn body(ctx: &Ctx, unit: &Unit) -> Result<Body> {
    let words = Words(ctx.locale);
    let evidence =
        evidence::unit_evidence(ctx.app(), &ctx.scope, &unit.number, Extent::Leading).await?;
    let changes = evidence::changed(ctx.app(), &ctx.scope, &unit.number).await?;
    let departments = store::units::departments_of(&ctx.app().db, &unit.number).await?;
    let to_figure = |one: &Evidence| figure_href(ctx, unit, one);
    let page = UnitPage {
        aims: aims::aims(&evidence, words, &to_figure),
        worth_a_look: aims::worth_a_look(&evidence, words, &to_figure),
        sections: sections(ctx, unit, &evidence).await?,
        changes: changes_part(&changes, words),
        departments: departments
            .iter()
            .map(|part| plain(part, &|listed| unit_href(ctx, listed)))
            .collect(),
        units: units_of(ctx, unit).await?,
        no_figures: no_figures(ctx, unit, words),
        history: history(ctx, unit, words).await?,
        talk: talk(ctx, unit),
        links: links(ctx, &format!("/units/{}", unit.number)),
        name: unit.name.clone(),
        closed: closed(ctx, unit, words),
    };
    let head = Head {
        title: unit.name.clone(),
        answer: answer(unit, &evidence, words),
        crumbs: crumbs(ctx, unit, words).await?,
    };
    ctx.body(head, &page)
}

/// Says how the unit stands: its targets, then its place among others.
pub(crate) fn answer(unit: &Unit, evidence: &[Evidence], words: Words) -> String {
    if !evidence.iter().any(|one| one.newest.is_some()) {
        let is_area = unit.kind.is_area();
        let key = if is_area { "unit-answer-no-figures-whole" } else { "unit-answer-no-figures" };
        return words.with(key, "name", &unit.name);
    }
    let classes: Vec<FunnelClass> =
        evidence.iter().filter_map(|one| one.place.as_ref()).map(|place| place.class).collect();
    let told = [
        lead::targets(aims::counts(evidence, |held| !is_national(held)), words),
        lead::national(aims::counts(evidence, is_national), words),
        lead::places(&classes, unit.kind, words),
    ];
    let sentences: Vec<String> = told.into_iter().flatten().collect();
    if sentences.is_empty() {
        return words.with("unit-answer-no-targets", "name", &unit.name);
    }
    sentences.join(" ")
}

/// Says why there are no figures: an area need not have any of its own.
pub(crate) fn no_figures(ctx: &Ctx, unit: &Unit, words: Words) -> NoFigures {
    let end = match unit.kind {
        UnitKind::Municipality => "municipality",
        kind if kind.is_area() => "area",
        _ => "",
    };
    if end.is_empty() {
        return NoFigures {
            title: words.t("unit-no-figures-title"),
            text: words.t("unit-no-figures-text"),
            deliveries: ctx.deliveries(),
        };
    }
    NoFigures {
        title: words.t(&format!("unit-no-figures-whole-{end}")),
        text: words.t("unit-no-figures-whole-text"),
        deliveries: None,
    }
}

/// Lists the units that stand below an area today, by name.
async fn units_of(ctx: &Ctx, area: &Unit) -> Result<Vec<Listed>> {
    if !area.kind.is_area() {
        return Ok(Vec::new());
    }
    let (db, today) = (&ctx.app().db, ctx.app().clock.today());
    let register = ctx.app().register().await?;
    let mut found: BTreeMap<String, Listed> = BTreeMap::new();
    for hierarchy in store::units::hierarchies(db).await? {
        let placements = store::units::placements(db, &hierarchy).await?;
        let below = placements.iter().filter(|placement| {
            placement.parent == area.number
                && placement.from <= today
                && placement.until.is_none_or(|until| today <= until)
        });
        for unit in below.filter_map(|placement| register.unit(&placement.unit)) {
            let listed = plain(unit, &|listed| unit_href(ctx, listed));
            found.insert(i18n::sort_key(&unit.name), listed);
        }
    }
    Ok(found.into_values().collect())
}

/// Returns the lines of what surely changed.
pub(crate) fn changes_part(changes: &Changes, words: Words) -> Option<ChangesPart> {
    let answer = lead::changes(changes, words)?;
    let lines = changes
        .changes
        .iter()
        .filter(|changed| lead::is_tested(changed))
        .filter(|changed| matches!(changed.change.says, Says::Rose | Says::Fell))
        .map(|changed| {
            let label = words.indicator(&changed.indicator, &changed.breakdown);
            Fact::new(label, change(&changed.indicator, &changed.change, words))
        })
        .collect();
    Some(ChangesPart { answer: sentence(&answer), lines })
}

/// Returns the address of one indicator of a unit.
pub(crate) fn figure_href(ctx: &Ctx, unit: &Unit, one: &Evidence) -> String {
    let path = format!("/units/{}/indicators/{}", unit.number, one.indicator.id);
    if one.breakdown.is_all() {
        return ctx.href(&path);
    }
    let part = one.breakdown.to_string();
    let part: String = form_urlencoded::byte_serialize(part.as_bytes()).collect();
    ctx.href(&format!("{path}?breakdown={part}"))
}

/// Returns the ways to files of figures, for who may take them out.
pub(crate) fn links(ctx: &Ctx, path: &str) -> Links {
    if !ctx.scope.may(Permission::Export) {
        return Links::default();
    }
    let file = |end: &str| Some(ctx.href(&format!("{path}/figures{end}")));
    Links { csv: file(".csv"), xlsx: file(".xlsx"), ..Links::default() }
}

/// Returns the way to the basis for the talk: for who makes reports, and for the unit's own leaders.
pub(crate) fn talk(ctx: &Ctx, unit: &Unit) -> Option<String> {
    let may = ctx.scope.may(Permission::MakeReports) || ctx.scope.owns(&unit.number);
    (unit.kind.is_school() && may).then(|| ctx.href(&format!("/units/{}/talk.pdf", unit.number)))
}

async fn crumbs(ctx: &Ctx, unit: &Unit, words: Words) -> Result<Vec<Crumb>> {
    let register = ctx.app().register().await?;
    let above = unit.municipality.and_then(|code| register.unit(&code.into()).cloned());
    let mut crumbs = vec![
        Crumb::to(words.t("menu-home"), ctx.href("/")),
        Crumb::to(words.t("menu-units"), ctx.href("/units")),
    ];
    crumbs.extend(above.map(|above| Crumb::to(above.name.clone(), unit_href(ctx, &above))));
    crumbs.push(Crumb::here(unit.name.clone()));
    Ok(crumbs)
}

fn closed(ctx: &Ctx, unit: &Unit, words: Words) -> Option<String> {
    let day = unit.closed.filter(|closed| *closed < ctx.app().clock.today())?;
    Some(words.with("unit-closed-note", "day", &words.day(day)))
}

#[cfg(test)]
mod tests {
    use domain::text::Locale;

    use super::*;
    use crate::{
        pages::units::sections::sections_of,
        picture::{card::Desk, samples},
        render::tests::part_in_both,
    };

    fn page(locale: Locale) -> UnitPage {
        let deliveries = BTreeMap::from([(samples::delivery().id, samples::delivery())]);
        let desk = Desk {
            words: Words(locale),
            deliveries: &deliveries,
            name: "Åskolen",
            kind: UnitKind::School,
            figure_href: &|one| format!("/{}", one.indicator.id),
            goal_href: &|goal| goal.id.to_string(),
        };
        let evidence = samples::evidence();
        UnitPage {
            name: "Åskolen".to_owned(),
            aims: aims::aims(&evidence, Words(locale), &|one| format!("/{}", one.indicator.id)),
            sections: sections_of(&desk, &evidence),
            changes: changes_part(&samples::changes(), Words(locale)),
            talk: Some("/talk".to_owned()),
            ..UnitPage::default()
        }
    }

    #[test]
    fn a_card_says_interval_before_estimate_and_names_its_source() {
        let [da, en] = part_in_both(page);
        let interval = da.find("figure-interval").unwrap();
        assert!(interval < da.find("figure-estimate").unwrap());
        assert!(da.contains("Kilde: Uddannelsesstatistik.dk"));
        assert!(en.contains("best guess"));
    }

    #[test]
    fn a_unit_without_figures_says_so_and_what_to_do() {
        let unit = samples::unit("101001", "Åskolen", UnitKind::School);
        let said = answer(&unit, &[], Words(Locale::Da));
        assert_eq!(said, "Der er ingen tal for Åskolen endnu.");
        let deliveries = Some("/deliveries".to_owned());
        let [da, _] = part_in_both(|_| UnitPage {
            no_figures: NoFigures { deliveries: deliveries.clone(), ..NoFigures::default() },
            ..UnitPage::default()
        });
        assert!(da.contains("/deliveries"));
        let [da, _] = part_in_both(|_| UnitPage::default());
        assert!(!da.contains("/deliveries"));
    }

    #[test]
    fn an_area_without_figures_of_its_own_says_that_it_has_none_as_a_whole() {
        let area = samples::unit("D1", "Skoleområdet", UnitKind::District);
        let said = answer(&area, &[], Words(Locale::Da));
        assert_eq!(said, "Der er ingen tal for Skoleområdet som helhed.");
    }

    #[test]
    fn the_answer_counts_targets_and_places() {
        let unit = samples::unit("101001", "Åskolen", UnitKind::School);
        let said = answer(&unit, &samples::evidence(), Words(Locale::Da));
        assert!(said.starts_with("Det ene resultatmål er på sporet."), "{said}");
    }
}
