//! One indicator of one unit: all its periods, its parts, its place among others, and what it is.

use actions::{
    evidence::{self, Evidence, Extent},
    facts,
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use domain::{
    access::Permission,
    figure::Figure,
    unit::{Unit, UnitNumber},
};
use serde::{Deserialize, Serialize};

use super::{
    deliveries_of,
    show::{figure_href, find},
    unit_href,
};
use crate::{
    cache::{Body, Head},
    ctx::{Ctx, Menu},
    error::{Error, Result},
    pages::exports::{self, FileKind, Line},
    parts::{Cell, Column, Fact, Links, Picture, Row, Table},
    picture::{
        across::figure_cells,
        card::{Aim, Desk, change},
        draw::{Hand, Ticks},
        funnel, trend,
    },
    render::Page,
    shell::Crumb,
    words::{Words, sentence},
};

mod bands;
mod beside;
mod groups;

use bands::BandsSeen;
use beside::Beside;
use groups::GroupsSeen;

/// One indicator of one unit.
#[derive(Debug, Serialize)]
pub(crate) struct FigurePage {
    trend: Option<Picture>,
    funnel: Option<Picture>,
    /// Heads the funnel: among which others the unit stands.
    among_others: String,
    aims: Vec<Aim>,
    years: Table,
    /// How the values behind the newest figure of all children fall into bands.
    bands: Option<BandsSeen>,
    groups: Vec<GroupsSeen>,
    parts: Option<Table>,
    /// Parts of several dimensions at once.
    crossed: Option<Table>,
    /// What was both computed here and published.
    reconciled: Option<Beside>,
    facts: Vec<Fact>,
    definition: String,
    can_tell: String,
    cannot_tell: String,
    questions: Vec<String>,
    explained: String,
    across: String,
}

impl Page for FigurePage {
    const TEMPLATE: &'static str = "pages/units/figure.html";
}

/// The part of the children that is looked at.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    breakdown: String,
}

/// The unit and the indicator in an address.
type Address = Path<(String, String)>;

/// What page and files are made of.
struct Whole {
    unit: Unit,
    /// All parts of the children, that which is looked at first.
    parts: Vec<Evidence>,
    words: Words,
}

/// Shows the page.
pub(crate) async fn show(
    ctx: Ctx,
    address: Address,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    ctx.require(Permission::ViewFigures)?;
    let key = ctx.cache_key().await?;
    let body = match ctx.site.cache.find(&key) {
        Some(body) => body,
        None => ctx.site.cache.keep(key, body(&ctx, &address, &asked).await?),
    };
    ctx.show(Menu::Units, &body).await
}

/// Answers with the figures as CSV.
pub(crate) async fn csv(
    ctx: Ctx,
    address: Address,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    file(&ctx, &address, &asked, FileKind::Csv).await
}

/// Answers with the figures as a workbook.
pub(crate) async fn xlsx(
    ctx: Ctx,
    address: Address,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    file(&ctx, &address, &asked, FileKind::Xlsx).await
}

/// Answers with the trend as a drawing.
pub(crate) async fn svg(
    ctx: Ctx,
    address: Address,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let whole = Whole::read(&ctx, &address, &asked).await?;
    let one = whole.one()?;
    let hand = hand("trend", one, whole.words);
    let name = format!("{}-{}", whole.unit.number, one.indicator.id);
    exports::drawing(&ctx, &name, trend::file(hand, one, &whole.unit.name))
}

async fn file(ctx: &Ctx, address: &Address, asked: &Asked, kind: FileKind) -> Result<Response> {
    let whole = Whole::read(ctx, address, asked).await?;
    let deliveries = deliveries_of(ctx).await?;
    let figures = whole.parts.iter().flat_map(|one| one.series.iter().map(move |f| (one, f)));
    let lines: Vec<Line<'_>> = figures
        .map(|(one, figure)| Line {
            unit: &whole.unit,
            municipality: String::new(),
            indicator: &one.indicator,
            figure,
            place: None,
            delivery: deliveries.get(&figure.delivery),
        })
        .collect();
    let indicator = &whole.one()?.indicator;
    let name = format!("{}-{}", whole.unit.number, indicator.id);
    exports::answer(ctx, kind, &exports::sheet(ctx, &name, &lines))
}

async fn body(ctx: &Ctx, address: &Address, asked: &Asked) -> Result<Body> {
    let whole = Whole::read(ctx, address, asked).await?;
    let deliveries = deliveries_of(ctx).await?;
    let (words, one) = (whole.words, whole.one()?);
    let reconciled = evidence::reconciled(ctx.app(), &ctx.scope, one).await?;
    let bands = distribution(ctx, &whole.unit, one).await?;
    let href = |part: &Evidence| figure_href(ctx, &whole.unit, part);
    let desk = Desk {
        words,
        deliveries: &deliveries,
        name: &whole.unit.name,
        kind: whole.unit.kind,
        figure_href: &href,
        goal_href: &|goal| ctx.href(&format!("/goals/{}", goal.id)),
    };
    let id = &one.indicator.id;
    let page = FigurePage {
        bands,
        groups: groups::seen(&ctx.app().fact_sets, &whole.parts, &desk),
        reconciled: beside::seen(&one.indicator, &reconciled, words),
        explained: ctx.href(&format!("/indicators/{id}")),
        across: ctx.href(&format!("/indicators/{id}/units?kind={}", whole.unit.kind.code())),
        ..page(&whole, one, &desk)
    };
    let may_export = ctx.scope.may(Permission::Export);
    let trend = page.trend.map(|picture| Picture {
        links: if may_export { file_links(ctx, &whole.unit, one) } else { Links::default() },
        ..picture
    });
    let name = words.indicator(&one.indicator, &one.breakdown);
    let head = Head {
        title: format!("{name} – {}", whole.unit.name),
        answer: answer(&whole.unit, one, words),
        crumbs: vec![
            Crumb::to(words.t("menu-home"), ctx.href("/")),
            Crumb::to(words.t("menu-units"), ctx.href("/units")),
            Crumb::to(whole.unit.name.clone(), unit_href(ctx, &whole.unit)),
            Crumb::here(name),
        ],
    };
    ctx.body(head, &FigurePage { trend, ..page })
}

/// Reads how the values behind the figure of all children fall into bands.
async fn distribution(ctx: &Ctx, unit: &Unit, one: &Evidence) -> Result<Option<BandsSeen>> {
    if !one.breakdown.is_all() {
        return Ok(None);
    }
    let around = unit.municipality.map(UnitNumber::from).filter(|area| *area != unit.number);
    let of = (&unit.number, around.as_ref());
    let found = facts::distribution(ctx.app(), &ctx.scope, &one.indicator, of).await?;
    Ok(found.and_then(|found| bands::seen(&one.indicator, &found, Words(ctx.locale))))
}

impl Whole {
    async fn read(ctx: &Ctx, Path((number, id)): &Address, asked: &Asked) -> Result<Self> {
        ctx.require(Permission::ViewFigures)?;
        let unit = find(ctx, number).await?;
        let indicator = id.parse().map_err(|_not_an_id| Error::NotFound)?;
        let extent = Extent::Indicator(indicator);
        let mut parts =
            evidence::unit_evidence(ctx.app(), &ctx.scope, &unit.number, extent).await?;
        let wanted = asked.breakdown.parse().unwrap_or_default();
        parts.sort_by_key(|one| one.breakdown != wanted);
        Ok(Self { unit, parts, words: Words(ctx.locale) })
    }

    fn one(&self) -> Result<&Evidence> {
        self.parts.first().ok_or(Error::NotFound)
    }
}

fn page(whole: &Whole, one: &Evidence, desk: &Desk<'_>) -> FigurePage {
    let (words, indicator) = (whole.words, &one.indicator);
    let place = one.place.as_ref();
    FigurePage {
        trend: trend::large(hand("trend", one, words), one, &whole.unit.name),
        funnel: place
            .and_then(|place| funnel::of_unit(hand("funnel", one, words), place, &whole.unit)),
        among_others: desk.among_others(),
        aims: desk.aims(one),
        years: years(one, words),
        bands: None,
        groups: Vec::new(),
        parts: parts(&whole.parts, desk, |dimensions| dimensions < 2),
        crossed: parts(&whole.parts, desk, |dimensions| dimensions > 1),
        reconciled: None,
        facts: desk.facts(one),
        definition: words.say(&indicator.definition),
        can_tell: words.say(&indicator.can_tell),
        cannot_tell: words.say(&indicator.cannot_tell),
        questions: indicator.questions.iter().map(|question| words.say(question)).collect(),
        explained: String::new(),
        across: String::new(),
    }
}

const fn hand<'a>(id: &'a str, one: &'a Evidence, words: Words) -> Hand<'a> {
    Hand { id, indicator: &one.indicator, words, ticks: Ticks::Signed }
}

/// Says the newest figure, what it did, and how it lies among others.
fn answer(unit: &Unit, one: &Evidence, words: Words) -> String {
    let newest = one.newest.as_ref().and_then(|newest| {
        let known = newest.value.known()?;
        let args = i18n::Args::default()
            .text("period", newest.key.period.to_string())
            .text("figure", words.figure(&one.indicator, known));
        Some(words.tr("unit-figure-answer", &args))
    });
    let Some(newest) = newest else { return words.t("picture-no-figure") };
    let change = one.change.as_ref().map(|c| change(&one.indicator, c, words));
    let place = one.place.as_ref().and_then(|place| {
        funnel::sentences(&one.indicator, place, unit.kind, words).into_iter().next()
    });
    [Some(newest), change.or(place)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn years(one: &Evidence, words: Words) -> Table {
    let (indicator, unit) = (&one.indicator, words.unit(&one.indicator));
    let row = |figure: &Figure| {
        let country = trend::figure_of(&one.country, figure.key.period)
            .and_then(|figure| figure.value.known())
            .map(|known| Cell::text(words.bare(indicator, known.estimate)));
        let cells = figure_cells(&figure.value, indicator, words);
        let head = Cell::text(figure.key.period.to_string());
        let country = country.unwrap_or_else(|| Cell::nothing("–"));
        Row { own: false, cells: [head].into_iter().chain(cells).chain([country]).collect() }
    };
    Table {
        caption: words.say(&indicator.name),
        columns: vec![
            Column::words(words.t("indicator-filter-period")),
            Column::numbers(format!("{} {unit}", words.t("indicator-column-interval"))),
            Column::numbers(sentence(&words.t("talk-best-guess-head"))),
            Column::numbers(words.counted_as(indicator.counted)),
            Column::numbers(words.t("talk-row-country")),
        ],
        rows: one.series.iter().rev().map(row).collect(),
    }
}

/// Makes the table of the parts of the children with so many dimensions, each with its newest figure.
fn parts(all: &[Evidence], desk: &Desk<'_>, wanted: impl Fn(usize) -> bool) -> Option<Table> {
    let words = desk.words;
    let mut sorted: Vec<&Evidence> =
        all.iter().filter(|one| one.newest.is_some() && wanted(one.breakdown.0.len())).collect();
    sorted.sort_by_key(|one| one.breakdown.clone());
    let indicator = &sorted.first().filter(|_| sorted.len() > 1)?.indicator;
    let row = |one: &&Evidence| {
        let newest = one.newest.as_ref()?;
        let cells = figure_cells(&newest.value, indicator, words);
        let head = Cell::link(sentence(&words.part(&one.breakdown)), (desk.figure_href)(one));
        let period = Cell::text(newest.key.period.to_string());
        Some(Row { own: false, cells: [head, period].into_iter().chain(cells).collect() })
    };
    Some(Table {
        caption: words.t("unit-parts"),
        columns: vec![
            Column::words(words.t("unit-part")),
            Column::words(words.t("indicator-filter-period")),
            Column::numbers(words.t("indicator-column-interval")),
            Column::numbers(sentence(&words.t("talk-best-guess-head"))),
            Column::numbers(words.counted_as(indicator.counted)),
        ],
        rows: sorted.iter().filter_map(row).collect(),
    })
}

fn file_links(ctx: &Ctx, unit: &Unit, one: &Evidence) -> Links {
    let path = format!("/units/{}/indicators/{}", unit.number, one.indicator.id);
    let part = one.breakdown.to_string();
    let part: String = form_urlencoded::byte_serialize(part.as_bytes()).collect();
    let file = |end: &str| Some(ctx.href(&format!("{path}/{end}?breakdown={part}")));
    Links {
        table: Some("#table".to_owned()),
        csv: file("figures.csv"),
        xlsx: file("figures.xlsx"),
        svg: file("trend.svg"),
        page: Some(figure_href(ctx, unit, one)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use domain::{text::Locale, unit::UnitKind};

    use super::*;
    use crate::{picture::samples, render::tests::part_in_both};

    #[test]
    fn the_page_of_a_figure_has_trend_funnel_years_and_definition() {
        let deliveries = BTreeMap::new();
        let page = |locale: Locale| {
            let whole = Whole {
                unit: samples::unit("101001", "Åskolen", UnitKind::School),
                parts: samples::evidence(),
                words: Words(locale),
            };
            let desk = Desk {
                words: whole.words,
                deliveries: &deliveries,
                name: "Åskolen",
                kind: UnitKind::School,
                figure_href: &|one| format!("/{}", one.indicator.id),
                goal_href: &|goal| goal.id.to_string(),
            };
            page(&whole, &whole.parts[0], &desk)
        };
        let [da, en] = part_in_both(page);
        assert_eq!(da.matches("<svg").count(), en.matches("<svg").count());
        assert!(da.contains("chart-trend") && da.contains("chart-funnel"));
    }
}
