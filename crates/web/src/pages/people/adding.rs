//! The form that adds a person.

use actions::{
    error::{Error as ActionError, Fault},
    people::{self as verbs, NewPerson},
};
use axum::{
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::access::Permission;
use serde::Serialize;

use super::new_password;
use crate::{
    ctx::{Ctx, Menu},
    error::Result,
    form::{Choice, Field, Fields, Sent},
    render::Page,
    shell::Crumb,
};

/// The form that adds a person.
#[derive(Serialize)]
pub(crate) struct PersonFormPage {
    action: String,
    cancel: String,
    refused: bool,
    name: Field,
    email: Field,
    password: Field,
    locale: Field,
    locales: Vec<Choice>,
}

impl Page for PersonFormPage {
    const TEMPLATE: &'static str = "pages/person-form.html";
}

/// Returns the languages of the screens, each in its own words.
pub(crate) fn languages() -> Vec<Choice> {
    vec![Choice::new("da", "Dansk"), Choice::new("en", "English")]
}

/// Shows the form.
pub(crate) async fn new(ctx: Ctx) -> Result<Response> {
    ctx.require(Permission::KeepPeople)?;
    form(&ctx, StatusCode::OK, &Fields::default(), &[]).await
}

/// Adds the person.
pub(crate) async fn create(sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    let person = NewPerson {
        name: fields.text("name").to_owned(),
        email: fields.text("email").to_owned(),
        password: fields.text("password").to_owned(),
        locale: fields.text("locale").parse().unwrap_or_default(),
    };
    match verbs::add(ctx.app(), &ctx.scope, person).await {
        Ok(id) => {
            ctx.flash("success", ctx.t("people-added")).await?;
            Ok(Redirect::to(&ctx.href(&format!("/people/{id}"))).into_response())
        }
        Err(ActionError::Invalid(faults)) => {
            form(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &fields, &faults).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn form(
    ctx: &Ctx,
    status: StatusCode,
    fields: &Fields,
    faults: &[Fault],
) -> Result<Response> {
    let field = |name| ctx.field(name, fields.text(name), faults);
    let page = PersonFormPage {
        action: ctx.href("/people"),
        cancel: ctx.href("/people"),
        refused: !faults.is_empty(),
        name: field("name"),
        email: field("email"),
        password: new_password(ctx, faults),
        locale: field("locale"),
        locales: languages(),
    };
    let menu = Crumb::to(ctx.t("menu-people"), ctx.href("/people"));
    let crumbs = vec![menu, Crumb::here(ctx.t("people-new-title"))];
    ctx.page_with(status, Menu::People, crumbs, &page).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{form::field, render::tests::in_both};

    #[test]
    fn a_refused_person_is_shown_again_without_the_password() {
        let faults = [Fault { field: "password", why: "too-short" }];
        let [da, en] = in_both(|locale| PersonFormPage {
            action: "/people".to_owned(),
            cancel: "/people".to_owned(),
            refused: true,
            name: field(locale, "name", "Ida", &faults),
            email: field(locale, "email", "ida@fjordby.example", &faults),
            password: field(locale, "password", "hemmelig", &faults),
            locale: field(locale, "locale", "da", &faults),
            locales: languages(),
        });
        assert!(da.contains("mindst 12 tegn") && !da.contains("hemmelig"));
        assert!(en.contains("ida@fjordby.example"));
    }
}
