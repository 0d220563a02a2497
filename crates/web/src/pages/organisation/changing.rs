//! The forms that change the organisation: a new unit, its last day, its place, its successor.

use actions::{
    error::{Error as ActionError, Fault, Result as Done},
    units as verbs,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    access::Permission,
    unit::{Part, Placement, Succession, SuccessionKind, Unit, UnitKind, UnitNumber},
    vault::Holder,
};
use serde::Serialize;

use super::unit::{self, Refused};
use crate::{
    ctx::{Ctx, Menu},
    error::Result,
    form::{Choice, Field, Fields, Sent},
    render::Page,
    shell::Crumb,
    words::sentence,
};

/// The kinds that a municipality adds by hand.
const KINDS: [UnitKind; 7] = [
    UnitKind::School,
    UnitKind::SpecialSchool,
    UnitKind::YouthSchool,
    UnitKind::Daycare,
    UnitKind::FamilyDaycare,
    UnitKind::Social,
    UnitKind::District,
];

/// The form that adds a unit.
#[derive(Serialize)]
pub(crate) struct UnitFormPage {
    action: String,
    cancel: String,
    refused: bool,
    number: Field,
    name: Field,
    unit_kind: Field,
    kinds: Vec<Choice>,
    opened: Field,
}

impl Page for UnitFormPage {
    const TEMPLATE: &'static str = "pages/organisation-unit-form.html";
}

/// Shows the form that adds a unit.
pub(crate) async fn new(ctx: Ctx) -> Result<Response> {
    ctx.require(Permission::KeepOrganisation)?;
    let fields = Fields::of([("opened", ctx.app().clock.today().to_string())]);
    form(&ctx, StatusCode::OK, &fields, &[]).await
}

/// Adds a unit.
pub(crate) async fn create(sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    ctx.require(Permission::KeepOrganisation)?;
    let mut faults = Vec::new();
    let number = Fault { field: "number", why: "not-a-number-of-a-unit" };
    let number = fields.read_one::<UnitNumber>(number, &mut faults);
    let opened = Fault { field: "opened", why: "not-a-day" };
    let opened = fields.read_if_any(opened, &mut faults);
    if let Some(number) = &number
        && ctx.app().register().await?.unit(number).is_some()
    {
        faults.push(Fault { field: "number", why: "taken" });
    }
    let Some(number) = number.filter(|_| faults.is_empty()) else {
        return form(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &fields, &faults).await;
    };
    let kind = KINDS.into_iter().find(|kind| kind.code() == fields.text("unit_kind"));
    let unit = Unit {
        name: fields.text("name").to_owned(),
        kind: kind.unwrap_or(UnitKind::Other),
        part: Part::Whole,
        municipality: match ctx.app().vault.holder {
            Holder::Municipality(code) => Some(code),
            Holder::Network => None,
        },
        ownership: None,
        opened,
        closed: None,
        location: None,
        number: number.clone(),
    };
    match verbs::set(ctx.app(), &ctx.scope, unit).await {
        Ok(()) => {
            ctx.flash("success", ctx.t("organisation-unit-added")).await?;
            Ok(back(&ctx, &number))
        }
        Err(ActionError::Invalid(faults)) => {
            form(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &fields, &faults).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Gives a unit its last day.
pub(crate) async fn close(Path(number): Path<UnitNumber>, sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    ctx.require(Permission::KeepOrganisation)?;
    let mut faults = Vec::new();
    let day = fields.read_one(Fault { field: "last_day", why: "not-a-day" }, &mut faults);
    let done = match day {
        Some(day) => {
            renamed(verbs::close(ctx.app(), &ctx.scope, &number, day).await, "closed", "last_day")
        }
        None => Err(ActionError::Invalid(faults)),
    };
    finish(&ctx, &number, ("close", &fields), done).await
}

/// Places a unit below another.
pub(crate) async fn place(Path(number): Path<UnitNumber>, sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    ctx.require(Permission::KeepOrganisation)?;
    let mut faults = Vec::new();
    let parent = fields.read_one(Fault { field: "parent", why: "unknown-unit" }, &mut faults);
    let from = fields.read_one(Fault { field: "from", why: "not-a-day" }, &mut faults);
    let new = fields.text("new_hierarchy");
    let hierarchy = if new.is_empty() { fields.text("hierarchy") } else { new }.to_owned();
    if hierarchy.is_empty() {
        faults.push(Fault { field: "hierarchy", why: "empty" });
    }
    let done = match parent.zip(from) {
        Some((parent, from)) if faults.is_empty() => {
            let placement =
                Placement { hierarchy, unit: number.clone(), parent, from, until: None };
            verbs::place(ctx.app(), &ctx.scope, placement).await
        }
        _ => Err(ActionError::Invalid(faults)),
    };
    finish(&ctx, &number, ("place", &fields), done).await
}

/// Says which unit follows this one.
pub(crate) async fn succeed(Path(number): Path<UnitNumber>, sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    ctx.require(Permission::KeepOrganisation)?;
    let mut faults = Vec::new();
    let new = fields.read_one(Fault { field: "new", why: "unknown-unit" }, &mut faults);
    let on = fields.read_one(Fault { field: "on", why: "not-a-day" }, &mut faults);
    let kind = match fields.text("kind") {
        "split" => SuccessionKind::Split,
        "renumbered" => SuccessionKind::Renumbered,
        _ => SuccessionKind::Merged,
    };
    let done = match new.zip(on) {
        Some((new, on)) => {
            let succession = Succession { old: number.clone(), new, kind, on };
            verbs::succeed(ctx.app(), &ctx.scope, succession).await
        }
        None => Err(ActionError::Invalid(faults)),
    };
    finish(&ctx, &number, ("succeed", &fields), done).await
}

/// Goes back to the unit, or shows the form that was refused.
async fn finish(
    ctx: &Ctx,
    number: &UnitNumber,
    (form, fields): (&'static str, &Fields),
    done: Done<()>,
) -> Result<Response> {
    match done {
        Ok(()) => {
            ctx.flash("success", ctx.t("organisation-changed")).await?;
            Ok(back(ctx, number))
        }
        Err(ActionError::Invalid(faults)) => {
            let refused = Refused { form, fields, faults: &faults };
            unit::answer(ctx, number, StatusCode::UNPROCESSABLE_ENTITY, &refused).await
        }
        Err(error) => Err(error.into()),
    }
}

/// A fault of a verb stands at the form's own field.
fn renamed(done: Done<()>, from: &'static str, to: &'static str) -> Done<()> {
    done.map_err(|error| match error {
        ActionError::Invalid(faults) => {
            let at = |field| if field == from { to } else { field };
            let moved = |fault: Fault| Fault { field: at(fault.field), ..fault };
            ActionError::Invalid(faults.into_iter().map(moved).collect())
        }
        other => other,
    })
}

fn back(ctx: &Ctx, number: &UnitNumber) -> Response {
    Redirect::to(&ctx.href(&format!("/organisation/units/{number}"))).into_response()
}

async fn form(
    ctx: &Ctx,
    status: StatusCode,
    fields: &Fields,
    faults: &[Fault],
) -> Result<Response> {
    let field = |name| ctx.field(name, fields.text(name), faults);
    let kinds = KINDS.map(|kind| {
        Choice::new(kind.code(), sentence(&ctx.t(&format!("unit-kind-{}", kind.code()))))
    });
    let page = UnitFormPage {
        action: ctx.href("/organisation/units"),
        cancel: ctx.href("/organisation"),
        refused: !faults.is_empty(),
        number: field("number"),
        name: field("name"),
        unit_kind: field("unit_kind"),
        kinds: kinds.into(),
        opened: field("opened"),
    };
    let menu = Crumb::to(ctx.t("menu-organisation"), ctx.href("/organisation"));
    let crumbs = vec![menu, Crumb::here(ctx.t("organisation-new-title"))];
    ctx.page_with(status, Menu::Organisation, crumbs, &page).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{form::field, render::tests::in_both};

    #[test]
    fn the_form_for_a_new_unit_is_there_in_both_languages() {
        let [da, en] = in_both(|locale| UnitFormPage {
            action: "/organisation/units".to_owned(),
            cancel: "/organisation".to_owned(),
            refused: true,
            number: field(locale, "number", "", &[Fault { field: "number", why: "taken" }]),
            name: field(locale, "name", "", &[]),
            unit_kind: field(locale, "unit_kind", "", &[]),
            kinds: vec![Choice::new("school", "Folkeskole")],
            opened: field(locale, "opened", "", &[]),
        });
        assert!(da.contains("Den er optaget."));
        assert!(en.contains("Add a unit"));
    }
}
