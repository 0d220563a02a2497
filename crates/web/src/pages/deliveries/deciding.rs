//! Deciding about a delivery: another format, commit, discard, undo.

use actions::{
    deliveries as verbs,
    error::{Error as ActionError, Fault, Result as Done},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    access::Permission,
    delivery::{Delivery, DeliveryState},
    id::DeliveryId,
};
use serde::Serialize;

use super::{address, crumbs, facts, find, show, title, with_counts};
use crate::{
    ctx::{Ctx, Menu},
    error::{Error, Result},
    form::{Fields, Sent},
    render::Page,
};

const PERIOD: Fault = Fault { field: "file_period", why: "not-a-written-period" };

/// The question whether a delivery is really to be undone.
#[derive(Serialize)]
pub(crate) struct UndoPage {
    title: String,
    lead: String,
    action: String,
    cancel: String,
}

impl Page for UndoPage {
    const TEMPLATE: &'static str = "pages/deliveries/undo.html";
}

/// Has a delivery checked with a chosen format and period.
pub(crate) async fn choose_format(Path(id): Path<DeliveryId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    let mut faults = Vec::new();
    let period = fields.read_if_any(PERIOD, &mut faults);
    if !faults.is_empty() {
        return finish(&ctx, id, &fields, Err(ActionError::Invalid(faults))).await;
    }
    let format = Some(fields.text("format").to_owned()).filter(|name| !name.is_empty());
    let done = verbs::choose_format(ctx.app(), &ctx.scope, id, format, period).await;
    finish(&ctx, id, &fields, done).await
}

/// Has a delivery checked again.
pub(crate) async fn check(Path(id): Path<DeliveryId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    let done = verbs::check(ctx.app(), &ctx.scope, id).await;
    finish(&ctx, id, &fields, done).await
}

/// Has a delivery put in force.
pub(crate) async fn commit(Path(id): Path<DeliveryId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    let done = verbs::commit(ctx.app(), &ctx.scope, id).await;
    finish(&ctx, id, &fields, done).await
}

/// Discards a delivery.
pub(crate) async fn discard(Path(id): Path<DeliveryId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, .. } = sent;
    verbs::discard(ctx.app(), &ctx.scope, id).await?;
    ctx.flash("success", ctx.t("delivery-discarded")).await?;
    Ok(Redirect::to(&ctx.href("/deliveries")).into_response())
}

/// Asks whether a delivery is really to be undone.
pub(crate) async fn ask_undo(ctx: Ctx, Path(id): Path<DeliveryId>) -> Result<Response> {
    ctx.require(Permission::Deliver)?;
    let delivery = find(&ctx, id).await?;
    if delivery.state != DeliveryState::Committed {
        return Err(Error::NotFound);
    }
    let page = UndoPage {
        title: title(&delivery),
        lead: undo_lead(&ctx, &delivery).await?,
        action: format!("{}/undo", address(&ctx, id)),
        cancel: address(&ctx, id),
    };
    ctx.page(Menu::Deliveries, crumbs(&ctx, ctx.t("delivery-undo")), &page).await
}

async fn undo_lead(ctx: &Ctx, delivery: &Delivery) -> Result<String> {
    if !facts::are_facts(ctx, delivery) {
        let figures = [("figures", delivery.difference.figures)];
        return Ok(with_counts(ctx, "delivery-undo-lead", &figures));
    }
    let rows = store::facts::brought(&ctx.app().db, delivery.id).await?.values().sum();
    Ok(with_counts(ctx, "delivery-undo-facts-lead", &[("rows", rows)]))
}

/// Undoes a delivery.
pub(crate) async fn undo(Path(id): Path<DeliveryId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, .. } = sent;
    verbs::undo(ctx.app(), &ctx.scope, id).await?;
    ctx.flash("success", ctx.t("delivery-undone")).await?;
    Ok(Redirect::to(&address(&ctx, id)).into_response())
}

/// Goes back to the delivery, or shows it with what is wrong.
pub(super) async fn finish(
    ctx: &Ctx,
    id: DeliveryId,
    fields: &Fields,
    done: Done<()>,
) -> Result<Response> {
    match done {
        Ok(()) => Ok(Redirect::to(&address(ctx, id)).into_response()),
        Err(ActionError::Invalid(faults)) => {
            show::answer(ctx, id, StatusCode::UNPROCESSABLE_ENTITY, (fields, &faults)).await
        }
        Err(error) => Err(error.into()),
    }
}
