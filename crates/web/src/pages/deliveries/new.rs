//! The first step of the wizard: which files, what for, and from where.

use actions::error::Fault;
use axum::{extract::Query, http::StatusCode, response::Response};
use domain::{access::Permission, delivery::DeliveryState, id::DeliveryId};
use serde::{Deserialize, Serialize};

use super::{crumbs, title};
use crate::{
    ctx::{Ctx, Menu},
    error::Result,
    form::{Choice, Field, Fields},
    render::Page,
    words::Words,
};

/// The form that takes files.
#[derive(Serialize)]
pub(crate) struct NewPage {
    action: String,
    cancel: String,
    steps: Vec<String>,
    refused: bool,
    replaces: Option<String>,
    replaces_title: Option<String>,
    files: Field,
    purpose: Field,
    source: Field,
    file_period: Field,
    strictness: Field,
    strictnesses: Vec<Choice>,
    other: Option<String>,
}

impl Page for NewPage {
    const TEMPLATE: &'static str = "pages/deliveries/new.html";
}

#[derive(Deserialize)]
pub(crate) struct Wanted {
    replaces: Option<DeliveryId>,
}

/// Shows the form.
pub(crate) async fn new(ctx: Ctx, Query(wanted): Query<Wanted>) -> Result<Response> {
    ctx.require(Permission::Deliver)?;
    let replaces = wanted.replaces.map(|id| ("replaces", id.to_string()));
    form(&ctx, StatusCode::OK, &Fields::of(replaces), &[]).await
}

/// Shows the form with what was sent and what is wrong with it.
pub(super) async fn form(
    ctx: &Ctx,
    status: StatusCode,
    fields: &Fields,
    faults: &[Fault],
) -> Result<Response> {
    let field = |name| ctx.field(name, fields.text(name), faults);
    let strictness = field("strictness");
    let has_choice = !strictness.value.is_empty();
    let known = ["files", "purpose", "source", "file_period"];
    let other = faults.iter().find(|fault| !known.contains(&fault.field));
    let replaces = replaced(ctx, fields).await?;
    let page = NewPage {
        action: ctx.href("/deliveries"),
        cancel: ctx.href("/deliveries"),
        steps: steps(ctx),
        refused: !faults.is_empty(),
        replaces: replaces.as_ref().map(|(id, _)| id.clone()),
        replaces_title: replaces.map(|(_, title)| title),
        files: ctx.field("files", "", faults),
        purpose: field("purpose"),
        source: field("source"),
        file_period: field("file_period"),
        strictness: if has_choice {
            strictness
        } else {
            Field { value: "leave-out".to_owned(), ..strictness }
        },
        strictnesses: ["leave-out", "refuse-all"]
            .map(|word| Choice::new(word, ctx.t(&format!("delivery-strictness-{word}"))))
            .to_vec(),
        other: other.map(|fault| ctx.t(&format!("fault-{}", fault.why))),
    };
    ctx.page_with(status, Menu::Deliveries, crumbs(ctx, ctx.t("delivery-new")), &page).await
}

/// Returns the names of the steps.
pub(super) fn steps(ctx: &Ctx) -> Vec<String> {
    ["files", "check", "review", "done"].map(|key| ctx.t(&format!("delivery-step-{key}"))).to_vec()
}

/// Returns the delivery that is to be replaced, by id and in words.
async fn replaced(ctx: &Ctx, fields: &Fields) -> Result<Option<(String, String)>> {
    let Ok(id) = fields.text("replaces").parse::<DeliveryId>() else { return Ok(None) };
    let found = store::deliveries::find(&ctx.app().db, id).await?;
    let in_force = found.filter(|delivery| delivery.state == DeliveryState::Committed);
    Ok(in_force.map(|delivery| {
        let at = Words(ctx.locale).moment(delivery.at);
        (id.to_string(), format!("{} ({at})", title(&delivery)))
    }))
}
