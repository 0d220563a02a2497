//! One indicator across units: how many lie outside what chance allows, a picture, a table, files.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use actions::evidence::Row;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use domain::{
    access::{OwnUnits, Permission},
    breakdown::Breakdown,
    delivery::Delivery,
    id::DeliveryId,
    indicator::Indicator,
    municipality::MunicipalityCode,
    report::FunnelClass,
    unit::{Register, Unit, UnitKind, UnitNumber},
};
use i18n::Args;
use serde::Serialize;

use super::{
    asked::{self, Asked, Found},
    filters::{Filter, filters},
    find,
};
use crate::{
    cache::{Body, Head},
    ctx::{Ctx, Menu},
    error::{Error, Result},
    pages::{
        exports::{self, FileKind, Line},
        units::{deliveries_of, unit_href},
    },
    parts::{Fact, Links, Pager, Picture, Table},
    picture::{
        across::{Sight, View},
        card::source,
        draw::{Hand, Place},
        funnel::class_words,
        lead,
    },
    render::Page,
    shell::Crumb,
    words::{Words, sentence, whole},
};

/// How many rows stand on a page; files have all.
const ROWS: usize = 200;

/// One indicator across units.
#[derive(Debug, Serialize)]
pub(crate) struct AcrossPage {
    action: String,
    filters: Vec<Filter>,
    picture: Option<Picture>,
    notes: Vec<String>,
    table: Table,
    pager: Option<Pager>,
    facts: Vec<Fact>,
    definition: String,
    can_tell: String,
    cannot_tell: String,
    explained: String,
}

impl Page for AcrossPage {
    const TEMPLATE: &'static str = "pages/indicators/across.html";
}

/// What a page or a file is made of.
struct Wide {
    indicator: Indicator,
    found: Found,
    register: Arc<Register>,
    municipalities: BTreeMap<MunicipalityCode, String>,
    deliveries: BTreeMap<DeliveryId, Delivery>,
    near: BTreeSet<UnitNumber>,
    country: Option<f64>,
    words: Words,
}

/// Shows the page.
pub(crate) async fn show(
    ctx: Ctx,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    ctx.require(Permission::ViewFigures)?;
    let key = ctx.cache_key().await?;
    let body = match ctx.site.cache.find(&key) {
        Some(body) => body,
        None => ctx.site.cache.keep(key, body(&ctx, &id, &asked).await?),
    };
    ctx.show(Menu::Indicators, &body).await
}

/// Answers with the page's figures as CSV.
pub(crate) async fn csv(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Asked>) -> Result<Response> {
    file(&ctx, &id, &asked, FileKind::Csv).await
}

/// Answers with the page's figures as a workbook.
pub(crate) async fn xlsx(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Asked>) -> Result<Response> {
    file(&ctx, &id, &asked, FileKind::Xlsx).await
}

/// Answers with the page's picture.
pub(crate) async fn svg(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Asked>) -> Result<Response> {
    ctx.require(Permission::ViewFigures)?;
    let wide = Wide::read(&ctx, &id, &asked).await?.ok_or(Error::NotFound)?;
    let href = |unit: &Unit| unit_href(&ctx, unit);
    let sight = wide.sight(&href);
    let drawing = sight.drawing(wide.view(&sight));
    let hand = Hand { id: &id, indicator: &wide.indicator, words: wide.words };
    exports::drawing(&ctx, &wide.file_name(), hand.one(Place::File, drawing))
}

async fn file(ctx: &Ctx, id: &str, asked: &Asked, kind: FileKind) -> Result<Response> {
    ctx.require(Permission::ViewFigures)?;
    let wide = Wide::read(ctx, id, asked).await?.ok_or(Error::NotFound)?;
    let line = |row| wide.line(row);
    let rows = wide.rows();
    let lines: Vec<Line<'_>> = rows.into_iter().map(line).collect();
    exports::answer(ctx, kind, &exports::sheet(ctx, &wide.file_name(), &lines))
}

async fn body(ctx: &Ctx, id: &str, asked: &Asked) -> Result<Body> {
    let indicator = find(ctx, id)?;
    let words = Words(ctx.locale);
    let crumbs = vec![
        Crumb::to(words.t("menu-home"), ctx.href("/")),
        Crumb::to(words.t("menu-indicators"), ctx.href("/indicators")),
        Crumb::to(words.say(&indicator.name), ctx.href(&format!("/indicators/{id}"))),
        Crumb::here(words.t("indicator-across")),
    ];
    let title = words.say(&indicator.name);
    let Some(wide) = Wide::read(ctx, id, asked).await? else {
        let answer = words.t("indicator-across-empty");
        return ctx.body(Head { title, answer, crumbs }, &empty(ctx, &indicator, words));
    };
    let href = |unit: &Unit| unit_href(ctx, unit);
    let sight = wide.sight(&href);
    let title = words.indicator(&indicator, &wide.found.chosen.breakdown);
    let answer = [Some(sight.answer.clone()), wide.here()].into_iter().flatten();
    let answer = answer.collect::<Vec<_>>().join(" ");
    let page = wide.page(&sight, &ctx.href(&format!("/indicators/{id}")));
    let page = AcrossPage { picture: page.picture.map(|p| only_if(ctx, p)), ..page };
    ctx.body(Head { title, answer, crumbs }, &page)
}

/// Leaves the links to files out for who may not take figures out.
fn only_if(ctx: &Ctx, picture: Picture) -> Picture {
    if ctx.scope.may(Permission::Export) {
        return picture;
    }
    Picture { links: Links { page: picture.links.page, ..Links::default() }, ..picture }
}

fn empty(ctx: &Ctx, indicator: &Indicator, words: Words) -> AcrossPage {
    AcrossPage {
        action: String::new(),
        filters: Vec::new(),
        picture: None,
        notes: Vec::new(),
        table: Table { caption: String::new(), columns: Vec::new(), rows: Vec::new() },
        pager: None,
        facts: Vec::new(),
        definition: words.say(&indicator.definition),
        can_tell: words.say(&indicator.can_tell),
        cannot_tell: words.say(&indicator.cannot_tell),
        explained: ctx.href(&format!("/indicators/{}", indicator.id)),
    }
}

impl Wide {
    async fn read(ctx: &Ctx, id: &str, asked: &Asked) -> Result<Option<Self>> {
        let indicator = find(ctx, id)?;
        let Some(found) = asked::find(ctx, &indicator, asked).await? else { return Ok(None) };
        let register = ctx.app().register().await?;
        let country = country(ctx, &indicator, &found).await?;
        let near = near(ctx, &found);
        Ok(Some(Self {
            municipalities: municipalities(&register, &found),
            deliveries: deliveries_of(ctx).await?,
            indicator,
            found,
            register,
            near,
            country,
            words: Words(ctx.locale),
        }))
    }

    fn sight<'a>(&'a self, href: &'a dyn Fn(&Unit) -> String) -> Sight<'a> {
        let kinds = std::slice::from_ref(&self.found.chosen.kind);
        Sight {
            all: &self.found.across,
            kinds,
            near: self.near.clone(),
            country: self.country,
            answer: lead::across(&self.found.across, kinds, self.words),
            href,
            words: self.words,
        }
    }

    /// Returns the rows of the chosen municipality, or all.
    fn rows(&self) -> Vec<&Row> {
        let wanted = self.found.chosen.municipality;
        let is_wanted = |row: &&Row| wanted.is_none() || row.unit.municipality == wanted;
        self.found.across.rows.iter().filter(is_wanted).collect()
    }

    fn view(&self, sight: &Sight<'_>) -> View {
        let views = sight.views();
        let asked = self.found.chosen.view.filter(|view| views.contains(view));
        asked.or(views.first().copied()).unwrap_or(View::Strip)
    }

    fn page(&self, sight: &Sight<'_>, address: &str) -> AcrossPage {
        let rows = self.rows();
        let page = self.found.chosen.page.min(rows.len().div_ceil(ROWS)).max(1);
        let shown: Vec<&Row> = rows.iter().copied().skip((page - 1) * ROWS).take(ROWS).collect();
        let is_spread = self.found.chosen.municipality.is_none()
            && self.found.chosen.kind != UnitKind::Municipality
            && self.municipalities.len() > 1;
        let places = is_spread.then_some(&self.municipalities);
        AcrossPage {
            action: format!("{address}/units"),
            filters: filters(&self.found, &sight.views(), &self.municipalities, self.words),
            picture: self.picture(sight, address),
            notes: self.notes(),
            table: sight.table(&shown, places),
            pager: self.pager(rows.len(), page, address),
            facts: self.facts(),
            definition: self.words.say(&self.indicator.definition),
            can_tell: self.words.say(&self.indicator.can_tell),
            cannot_tell: self.words.say(&self.indicator.cannot_tell),
            explained: address.to_owned(),
        }
    }

    fn picture(&self, sight: &Sight<'_>, address: &str) -> Option<Picture> {
        let view = self.view(sight);
        let hand = Hand { id: "across", indicator: &self.indicator, words: self.words };
        let caption = self.words.t(&format!("picture-caption-{}", view.code()));
        let picture = hand.both(caption, sight.drawing(view))?;
        let query = self.found.chosen.query();
        let file = |end: &str| Some(format!("{address}/units{end}?{query}"));
        let links = Links {
            table: Some("#table".to_owned()),
            csv: file(".csv"),
            xlsx: file(".xlsx"),
            svg: file(".svg"),
            page: file(""),
        };
        Some(Picture { links, ..picture })
    }

    /// Says what else has to be known to read the figures.
    fn notes(&self) -> Vec<String> {
        let chosen = &self.found.chosen;
        let apart = self.indicator.uncomparable_in(chosen.period).map(|part| {
            let args = Args::default()
                .text("period", chosen.period.to_string())
                .text("why", self.words.say(&part.why));
            self.words.tr("indicator-note-apart", &args)
        });
        let funnel = self.found.across.funnel.as_ref();
        let widened = funnel.filter(|funnel| funnel.widened).map(|_| self.words.t("picture-place-widened"));
        [apart, widened].into_iter().flatten().collect()
    }

    fn pager(&self, rows: usize, page: usize, address: &str) -> Option<Pager> {
        let pages = rows.div_ceil(ROWS);
        let to = |page: usize| {
            let chosen = asked::Chosen { page, ..self.found.chosen.clone() };
            format!("{address}/units?{}#table", chosen.query())
        };
        let args = Args::default()
            .text("first", self.words.digits((page - 1) * ROWS + 1))
            .text("last", self.words.digits((page * ROWS).min(rows)))
            .text("all", self.words.digits(rows));
        (pages > 1).then(|| Pager {
            text: self.words.tr("indicator-rows", &args),
            previous: (page > 1).then(|| to(page - 1)),
            next: (page < pages).then(|| to(page + 1)),
        })
    }

    fn facts(&self) -> Vec<Fact> {
        let ids: BTreeSet<DeliveryId> =
            self.found.across.rows.iter().map(|row| row.figure.delivery).collect();
        let country = self.country.map(|value| {
            let text = self.words.value(&self.indicator, value);
            Fact::new(self.words.t("talk-row-country"), text)
        });
        let period = Fact::new(
            self.words.t("indicator-filter-period"),
            self.found.chosen.period.to_string(),
        );
        let sources = ids
            .iter()
            .flat_map(|id| source(&self.indicator, self.deliveries.get(id), self.words));
        [period].into_iter().chain(country).chain(sources).collect()
    }

    /// Says how the units of the chosen municipality lie.
    fn here(&self) -> Option<String> {
        let code = self.found.chosen.municipality?;
        let rows = self.rows();
        let placed = rows.iter().filter(|row| row.class.is_some()).count();
        let outside = rows
            .iter()
            .filter(|row| row.class.is_some_and(|class| class != FunnelClass::AsExpected))
            .count();
        if placed == 0 || rows.len() == self.found.across.rows.len() {
            return None;
        }
        let args = Args::default()
            .text("municipality", self.name_of(Some(code)))
            .text("units", self.words.units(&[self.found.chosen.kind], placed))
            .text("outside", self.words.number(outside))
            .count("n", whole(outside));
        Some(sentence(&self.words.tr("picture-across-here", &args)))
    }

    fn line<'a>(&'a self, row: &'a Row) -> Line<'a> {
        Line {
            unit: &row.unit,
            municipality: self.name_of(row.unit.municipality),
            indicator: &self.indicator,
            figure: &row.figure,
            place: row.class.map(|class| class_words(class, self.words)),
            delivery: self.deliveries.get(&row.figure.delivery),
        }
    }

    fn name_of(&self, code: Option<MunicipalityCode>) -> String {
        let unit = code.and_then(|code| self.register.unit(&code.into()));
        unit.map(|unit| unit.name.clone()).unwrap_or_default()
    }

    fn file_name(&self) -> String {
        format!("{}-{}", self.indicator.id, self.found.chosen.period)
    }
}

/// Returns the names of the municipalities whose units stand side by side.
fn municipalities(register: &Register, found: &Found) -> BTreeMap<MunicipalityCode, String> {
    let codes: BTreeSet<MunicipalityCode> =
        found.across.rows.iter().filter_map(|row| row.unit.municipality).collect();
    codes
        .into_iter()
        .filter_map(|code| Some((code, register.unit(&code.into())?.name.clone())))
        .collect()
}

/// Returns the reader's own units, and those of a municipality that was chosen among several.
fn near(ctx: &Ctx, found: &Found) -> BTreeSet<UnitNumber> {
    let chosen = found.chosen.municipality;
    let is_own = |unit: &Unit| match ctx.scope.own_units() {
        OwnUnits::All => false,
        OwnUnits::Only(units) => units.contains(&unit.number),
    };
    let units = || found.across.rows.iter().map(|row| &row.unit);
    let is_some_elsewhere = units().any(|unit| unit.municipality != chosen);
    units()
        .filter(|unit| {
            is_own(unit) || (is_some_elsewhere && chosen.is_some() && unit.municipality == chosen)
        })
        .map(|unit| unit.number.clone())
        .collect()
}

async fn country(ctx: &Ctx, indicator: &Indicator, found: &Found) -> Result<Option<f64>> {
    let number = UnitNumber::country();
    let breakdown: &Breakdown = &found.chosen.breakdown;
    let series = store::figures::series(&ctx.app().db, &indicator.id, &number, breakdown).await?;
    let figure = series.into_iter().find(|figure| figure.key.period == found.chosen.period);
    let seen = figure.map(|figure| ctx.scope.view(figure, indicator));
    Ok(seen.and_then(|figure| figure.value.known().map(|known| known.estimate)))
}
