//! Deliveries: their history, and the steps of the one on its way.

use std::collections::BTreeMap;

use axum::{extract::Query, response::Response};
use domain::{
    access::{Permission, Person},
    delivery::{Delivery, DeliveryState},
    id::{DeliveryId, PersonId},
};
use i18n::Args;
use serde::{Deserialize, Serialize};
use store::deliveries as rows;

use crate::{
    ctx::{Ctx, Menu},
    error::{Error, Result},
    parts::{Cell, Column, Pager, Row, Table},
    render::Page,
    shell::Crumb,
    words::Words,
};

pub(crate) mod columns;
pub(crate) mod deciding;
mod facts;
pub(crate) mod new;
pub(crate) mod problems;
pub(crate) mod progress;
mod review;
pub(crate) mod show;
pub(crate) mod upload;

/// How many deliveries stand on a page.
const ON_A_PAGE: u32 = 50;

/// The history of deliveries.
#[derive(Serialize)]
pub(crate) struct DeliveriesPage {
    new: Option<String>,
    is_empty: bool,
    table: Table,
    pager: Pager,
}

impl Page for DeliveriesPage {
    const TEMPLATE: &'static str = "pages/deliveries/index.html";
}

#[derive(Deserialize)]
pub(crate) struct Wanted {
    before: Option<i64>,
}

/// Lists deliveries, newest first.
pub(crate) async fn index(ctx: Ctx, Query(wanted): Query<Wanted>) -> Result<Response> {
    ctx.require(Permission::ViewDeliveries)?;
    let db = &ctx.app().db;
    let mut deliveries = rows::page(db, wanted.before, ON_A_PAGE + 1).await?;
    let most = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    let has_more = deliveries.len() > most;
    deliveries.truncate(most);
    let last = deliveries.last().filter(|_| has_more).map(|delivery| delivery.sequence);
    let names = names(&ctx).await?;
    let page = DeliveriesPage {
        new: ctx.scope.may(Permission::Deliver).then(|| ctx.href("/deliveries/new")),
        is_empty: deliveries.is_empty() && wanted.before.is_none(),
        table: table(&ctx, &deliveries, &names),
        pager: Pager {
            text: ctx.t("delivery-shown"),
            previous: wanted.before.is_some().then(|| ctx.href("/deliveries")),
            next: last.map(|last| ctx.href(&format!("/deliveries?before={last}"))),
        },
    };
    ctx.page(Menu::Deliveries, Vec::new(), &page).await
}

fn table(ctx: &Ctx, deliveries: &[Delivery], names: &Names) -> Table {
    let word = |key: &str| Column::words(ctx.t(key));
    let number = |key: &str| Column::numbers(ctx.t(key));
    Table {
        caption: ctx.t("menu-deliveries"),
        columns: vec![
            word("delivery-purpose"),
            Column::line(ctx.t("delivery-at")),
            word("delivery-who"),
            word("delivery-source-format"),
            number("delivery-figures-new"),
            number("delivery-figures-changed"),
            number("delivery-figures-unchanged"),
            number("delivery-remarks"),
            word("delivery-state"),
        ],
        rows: deliveries.iter().map(|delivery| row(ctx, (delivery, deliveries), names)).collect(),
    }
}

/// Makes a row; a delivery whose title others on the page share is told by its number too.
fn row(ctx: &Ctx, (delivery, all): (&Delivery, &[Delivery]), names: &Names) -> Row {
    let difference = delivery.difference;
    let name = title(delivery);
    let is_shared = all.iter().filter(|other| title(other) == name).count() > 1;
    // Rows about persons are no figures, so nothing is said of new and changed ones.
    let figures = |count| {
        if facts::are_facts(ctx, delivery) {
            Cell::nothing("–")
        } else {
            Cell::text(whole(ctx, count))
        }
    };
    let args = Args::default().text("title", &name).text("number", delivery.sequence.to_string());
    let name = if is_shared { ctx.tr("delivery-numbered", &args) } else { name.clone() };
    let cells = vec![
        Cell::link(name, address(ctx, delivery.id)),
        Cell::text(Words(ctx.locale).day_of(delivery.at)),
        Cell::text(names.deliverer(ctx, delivery)),
        Cell::text(origin(ctx, delivery)),
        figures(difference.new),
        figures(difference.changed),
        figures(difference.unchanged),
        Cell::text(whole(ctx, difference.problems)),
        Cell::text(ctx.t(state_key(delivery.state))),
    ];
    Row { own: false, cells }
}

/// The names of people by id.
pub(crate) struct Names(BTreeMap<PersonId, String>);

/// Reads the names of all people.
pub(crate) async fn names(ctx: &Ctx) -> Result<Names> {
    let people = store::people::list(&ctx.app().db).await?;
    Ok(Names(people.into_iter().map(|Person { id, name, .. }| (id, name)).collect()))
}

impl Names {
    /// Names who delivered.
    fn deliverer(&self, ctx: &Ctx, delivery: &Delivery) -> String {
        match delivery.by {
            None => ctx.t("event-command-line"),
            Some(id) => self.0.get(&id).cloned().unwrap_or_else(|| ctx.t("event-somebody")),
        }
    }
}

/// Finds a delivery.
async fn find(ctx: &Ctx, id: DeliveryId) -> Result<Delivery> {
    ctx.require(Permission::ViewDeliveries)?;
    rows::find(&ctx.app().db, id).await?.ok_or(Error::NotFound)
}

/// Returns by what people know a delivery: what it is for, or its files.
fn title(delivery: &Delivery) -> String {
    if delivery.purpose.is_empty() { delivery.files.join(", ") } else { delivery.purpose.clone() }
}

fn address(ctx: &Ctx, id: DeliveryId) -> String {
    ctx.href(&format!("/deliveries/{id}"))
}

fn crumbs(ctx: &Ctx, here: String) -> Vec<Crumb> {
    vec![Crumb::to(ctx.t("menu-deliveries"), ctx.href("/deliveries")), Crumb::here(here)]
}

/// Returns the title of a format or fact set, or its name when nobody knows it any more.
fn format_title(ctx: &Ctx, name: &str) -> String {
    let formats = ctx.app().formats.formats().ok();
    let format = formats.as_ref().and_then(|formats| formats.find(name));
    let set = || name.parse().ok().and_then(|id| ctx.app().fact_sets.find(&id));
    let title = format.map(|format| &format.title).or_else(|| set().map(|set| &set.name));
    title.map_or_else(|| name.to_owned(), |title| Words(ctx.locale).say(title))
}

/// Names where the files come from and what they are.
fn origin(ctx: &Ctx, delivery: &Delivery) -> String {
    let parts = [delivery.source.clone(), format_title(ctx, &delivery.format)];
    let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(" · ")
}

fn whole(ctx: &Ctx, count: u64) -> String {
    i18n::whole(ctx.locale, i64::try_from(count).unwrap_or(i64::MAX))
}

/// Fills a text with several counts.
fn with_counts(ctx: &Ctx, key: &str, counts: &[(&'static str, u64)]) -> String {
    let args = counts
        .iter()
        .fold(Args::default(), |args, (name, count)| args.text(name, whole(ctx, *count)));
    ctx.tr(key, &args)
}

const fn state_key(state: DeliveryState) -> &'static str {
    match state {
        DeliveryState::Checked => "delivery-state-checked",
        DeliveryState::Committed => "delivery-state-committed",
        DeliveryState::Undone => "delivery-state-undone",
    }
}
