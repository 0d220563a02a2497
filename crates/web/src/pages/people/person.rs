//! A person: posts now and before, a new post, the end of one, a new password.

use actions::{
    error::{Error as ActionError, Fault, Result as Done},
    people as verbs,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    access::{Permission, Post, Role},
    id::PersonId,
    unit::UnitNumber,
};
use jiff::civil::Date;
use serde::Serialize;

use super::new_password;
use crate::{
    ctx::{Ctx, Menu},
    error::{Error, Result},
    form::{Choice, Field, Fields, Sent},
    pages::{goals::whole, organisation::Organisation},
    parts::Fact,
    render::Page,
    shell::Crumb,
    words::Words,
};

/// A person with posts.
#[derive(Serialize)]
pub(crate) struct PersonPage {
    name: String,
    answer: String,
    here: String,
    facts: Vec<Fact>,
    held: Vec<HeldPost>,
    former: Vec<Fact>,
    refused: bool,
    role: Field,
    roles: Vec<Choice>,
    unit: Field,
    units: Vec<Choice>,
    from_field: Field,
    until: Field,
    password: Field,
}

impl Page for PersonPage {
    const TEMPLATE: &'static str = "pages/person.html";
}

/// A post that has not ended, with what its form sends.
#[derive(Serialize)]
struct HeldPost {
    name: String,
    days: String,
    role: &'static str,
    unit: String,
    since: String,
    today: String,
}

/// Shows a person.
pub(crate) async fn show(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    ctx.require(Permission::KeepPeople)?;
    let fields = Fields::of([("from", ctx.app().clock.today().to_string())]);
    answer(&ctx, id, StatusCode::OK, (&fields, &[])).await
}

/// Gives the person a post.
pub(crate) async fn appoint(Path(id): Path<PersonId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    ctx.require(Permission::KeepPeople)?;
    let done = match read_post(id, &fields) {
        Ok(post) => verbs::appoint(ctx.app(), &ctx.scope, post).await,
        Err(faults) => Err(ActionError::Invalid(faults)),
    };
    finish(&ctx, id, &fields, (done, "people-post-given")).await
}

/// Ends a post.
pub(crate) async fn end_post(Path(id): Path<PersonId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    ctx.require(Permission::KeepPeople)?;
    let mut faults = Vec::new();
    let until: Option<Date> =
        fields.read_one(Fault { field: "until", why: "not-a-day" }, &mut faults);
    let post = read_post(id, &fields).ok();
    let done = match post.zip(until) {
        Some((post, until)) => verbs::end_post(ctx.app(), &ctx.scope, &post, until).await,
        None => Err(ActionError::Invalid(faults)),
    };
    finish(&ctx, id, &fields, (done, "people-post-ended")).await
}

/// Sets the person's password.
pub(crate) async fn set_password(Path(id): Path<PersonId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    ctx.require(Permission::KeepPeople)?;
    let done = verbs::set_password(ctx.app(), &ctx.scope, id, fields.text("password")).await;
    finish(&ctx, id, &fields, (done, "people-password-set")).await
}

fn read_post(person: PersonId, fields: &Fields) -> std::result::Result<Post, Vec<Fault>> {
    let mut faults = Vec::new();
    let day = |field| Fault { field, why: "not-a-day" };
    let unit = Fault { field: "unit", why: "unknown-unit" };
    let unit = fields.read_one::<UnitNumber>(unit, &mut faults);
    let from = fields.read_one(day("from"), &mut faults);
    let until = fields.read_if_any(day("until"), &mut faults);
    let role = Role::from_code(fields.text("role"));
    if role.is_none() {
        faults.push(Fault { field: "role", why: "empty" });
    }
    match role.zip(unit).zip(from) {
        Some(((role, unit), from)) if faults.is_empty() => {
            Ok(Post { person, role, unit, from, until })
        }
        _ => Err(faults),
    }
}

async fn finish(
    ctx: &Ctx,
    id: PersonId,
    fields: &Fields,
    (done, key): (Done<()>, &str),
) -> Result<Response> {
    match done {
        Ok(()) => {
            ctx.flash("success", ctx.t(key)).await?;
            Ok(Redirect::to(&ctx.href(&format!("/people/{id}"))).into_response())
        }
        Err(ActionError::Invalid(faults)) => {
            answer(ctx, id, StatusCode::UNPROCESSABLE_ENTITY, (fields, &faults)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn answer(
    ctx: &Ctx,
    id: PersonId,
    status: StatusCode,
    (fields, faults): (&Fields, &[Fault]),
) -> Result<Response> {
    let db = &ctx.app().db;
    let words = Words(ctx.locale);
    let person = store::people::find(db, id).await?.ok_or(Error::NotFound)?;
    let posts = store::people::posts_of(db, id).await?;
    let organisation = Organisation::read(ctx).await?;
    let today = ctx.app().clock.today();
    let has_ended = |post: &&Post| post.until.is_some_and(|until| until < today);
    let (former, held): (Vec<&Post>, Vec<&Post>) = posts.iter().partition(has_ended);
    let names: Vec<String> = held
        .iter()
        .filter(|post| post.is_held_on(today))
        .map(|post| organisation.post_name(post))
        .collect();
    let field = |name| ctx.field(name, fields.text(name), faults);
    let page = PersonPage {
        answer: match names.as_slice() {
            [] => words.t("people-person-without"),
            names => words.with("people-person-answer", "posts", &words.list(names)),
        },
        here: ctx.href(&format!("/people/{id}")),
        facts: vec![
            Fact::new(words.t("field-email"), &person.email),
            Fact::new(words.t("field-locale"), words.t(&format!("locale-{}", person.locale))),
        ],
        held: held.into_iter().map(|post| held_post(&organisation, post, today)).collect(),
        former: former
            .into_iter()
            .map(|post| Fact::new(organisation.years(post), organisation.post_name(post)))
            .collect(),
        refused: !faults.is_empty(),
        role: field("role"),
        roles: roles(words),
        unit: field("unit"),
        units: units(&organisation, &whole(ctx.app().vault.holder)),
        from_field: field("from"),
        until: field("until"),
        password: new_password(ctx, faults),
        name: person.name.clone(),
    };
    let menu = Crumb::to(ctx.t("menu-people"), ctx.href("/people"));
    let crumbs = vec![menu, Crumb::here(person.name)];
    ctx.page_with(status, Menu::People, crumbs, &page).await
}

fn held_post(organisation: &Organisation<'_>, post: &Post, today: Date) -> HeldPost {
    HeldPost {
        name: organisation.post_name(post),
        days: organisation.years(post),
        role: post.role.code(),
        unit: post.unit.to_string(),
        since: post.from.to_string(),
        today: post.until.unwrap_or(today).to_string(),
    }
}

fn roles(words: Words) -> Vec<Choice> {
    let choice = |role: &Role| Choice::new(role.code(), words.t(&format!("role-{}", role.code())));
    Role::ALL.iter().map(choice).collect()
}

/// Returns the units that a post can be at, the whole first.
fn units(organisation: &Organisation<'_>, whole: &UnitNumber) -> Vec<Choice> {
    let first = Choice::new(whole.as_str(), organisation.name_of(whole));
    let others = organisation.own_units().into_iter().filter(|unit| unit.number != *whole);
    let others = others.map(|unit| Choice::new(unit.number.as_str(), &unit.name));
    [first].into_iter().chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{form::field, render::tests::in_both};

    #[test]
    fn a_post_can_be_given_and_ended() {
        let [da, en] = in_both(|locale| {
            let words = Words(locale);
            let field = |name| field(locale, name, "", &[]);
            PersonPage {
                name: "Ida Holm".to_owned(),
                answer: words.t("people-person-without"),
                here: "/people/1".to_owned(),
                facts: vec![Fact::new(words.t("field-email"), "ida@fjordby.example")],
                held: vec![HeldPost {
                    name: "Leder, Nordskolen".to_owned(),
                    days: words.with("days-from", "from", "1. august 2024"),
                    role: "unit-leader",
                    unit: "999001".to_owned(),
                    since: "2024-08-01".to_owned(),
                    today: "2026-11-22".to_owned(),
                }],
                former: vec![Fact::new("2017".to_owned(), "Leder")],
                refused: true,
                role: field("role"),
                roles: roles(words),
                unit: field("unit"),
                units: vec![Choice::new("999", "Fjordby")],
                from_field: field("from"),
                until: field("until"),
                password: field("password"),
            }
        });
        assert!(da.contains("Afslut posten"));
        assert!(en.contains("Give a post"));
    }

    #[test]
    fn a_post_without_a_role_is_refused_at_the_role() {
        let fields = Fields::read(b"unit=999001&from=2026-08-01&role=king");
        let person = PersonId(uuid::Uuid::nil());
        let faults = read_post(person, &fields).unwrap_err();
        assert_eq!(faults, [Fault { field: "role", why: "empty" }]);
    }
}
