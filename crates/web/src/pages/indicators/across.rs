//! One indicator across units: how many lie outside what chance allows, a picture, a table, files.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use domain::{access::Permission, indicator::Indicator, unit::Unit};
use serde::Serialize;

use super::{asked::Asked, filters::Filter, find, wide::Wide};
use crate::{
    cache::{Body, Head},
    ctx::{Ctx, Menu},
    error::{Error, Result},
    pages::{
        exports::{self, FileKind, Line},
        units::unit_href,
    },
    parts::{Fact, Links, Pager, Picture, Table},
    picture::draw::Place,
    render::Page,
    shell::Crumb,
    words::Words,
};

/// One indicator across units.
#[derive(Debug, Serialize)]
pub(crate) struct AcrossPage {
    pub(super) action: String,
    pub(super) filters: Vec<Filter>,
    pub(super) picture: Option<Picture>,
    pub(super) notes: Vec<String>,
    pub(super) table: Table,
    pub(super) pager: Option<Pager>,
    pub(super) facts: Vec<Fact>,
    pub(super) definition: String,
    pub(super) can_tell: String,
    pub(super) cannot_tell: String,
    pub(super) explained: String,
    /// Where figures are delivered, for those who see deliveries.
    pub(super) deliveries: Option<String>,
}

impl Page for AcrossPage {
    const TEMPLATE: &'static str = "pages/indicators/across.html";
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
pub(crate) async fn csv(
    ctx: Ctx,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    file(&ctx, &id, &asked, FileKind::Csv).await
}

/// Answers with the page's figures as a workbook.
pub(crate) async fn xlsx(
    ctx: Ctx,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    file(&ctx, &id, &asked, FileKind::Xlsx).await
}

/// Answers with the page's picture.
pub(crate) async fn svg(
    ctx: Ctx,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    ctx.require(Permission::ViewFigures)?;
    let wide = Wide::read(&ctx, &id, &asked).await?.ok_or(Error::NotFound)?;
    let href = |unit: &Unit| unit_href(&ctx, unit);
    let sight = wide.sight(&href);
    let view = wide.view(&sight);
    exports::drawing(
        &ctx,
        &wide.file_name(),
        sight.hand(&id, view).one(Place::File, sight.drawing(view)),
    )
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
    let Some(wide) = Wide::read(ctx, id, asked).await? else {
        let answer = words.t("indicator-across-empty");
        let title = words.say(&indicator.name);
        return ctx.body(Head { title, answer, crumbs }, &empty(ctx, &indicator, words));
    };
    let href = |unit: &Unit| unit_href(ctx, unit);
    let sight = wide.sight(&href);
    let title = words.indicator(&indicator, &wide.found.chosen.breakdown);
    let sentences = [Some(sight.answer.clone()), wide.here()].into_iter().flatten();
    let answer = sentences.collect::<Vec<_>>().join(" ");
    let page = wide.page(&sight, &ctx.href(&format!("/indicators/{id}")));
    let page = AcrossPage { picture: page.picture.map(|drawn| only_if(ctx, drawn)), ..page };
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
        deliveries: ctx.deliveries(),
    }
}
