//! Signing in and out with a local account.

use std::{collections::BTreeSet, net::SocketAddr, sync::Arc};

use actions::sign_in::{self as verbs, Attempt};
use axum::{
    Form,
    extract::{ConnectInfo, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{access::Role, vault::Truth};
use rand::Rng as _;
use serde::{Deserialize, Serialize};

use crate::{
    assets::hex,
    ctx::Visit,
    error::Result,
    form::{Field, Posted, field},
    render::Page,
    site::Site,
};

pub(crate) mod passkeys;

/// The page to sign in on.
#[derive(Serialize)]
pub(crate) struct SignInPage {
    email: Field,
    password: Field,
    next: String,
    refused: Option<&'static str>,
    passkeys: bool,
    demo: Vec<DemoPerson>,
}

/// Somebody made up, to sign in as.
#[derive(Serialize)]
pub(crate) struct DemoPerson {
    name: String,
    email: String,
    role: String,
    href: String,
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "pages/sign-in.html";
}

#[derive(Deserialize)]
pub(crate) struct Wanted {
    next: Option<String>,
    email: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Credentials {
    email: String,
    password: String,
    #[serde(default)]
    next: String,
}

#[derive(Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn show(
    visit: Visit,
    headers: HeaderMap,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let next = wanted.next.unwrap_or_default();
    let email = wanted.email.unwrap_or_default();
    let refused = Said { email: &email, next, refused: None };
    visit.page(StatusCode::OK, &page(&visit, &headers, refused).await?)
}

pub(crate) async fn create(
    visit: Visit,
    headers: HeaderMap,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Form(sent): Form<Credentials>,
) -> Result<Response> {
    let app = &visit.site.app;
    let from = from.ip().to_string();
    let refused = match verbs::with_password(app, &sent.email, &sent.password, &from).await? {
        Attempt::SignedIn(person) => {
            visit.sign_in(person.id, &token()).await?;
            return Ok(Redirect::to(&safe(&visit.site, &sent.next)).into_response());
        }
        Attempt::Wrong => "sign-in-wrong",
        Attempt::TooMany => "sign-in-too-many",
    };
    let said = Said { email: &sent.email, next: sent.next, refused: Some(refused) };
    visit.page(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &headers, said).await?)
}

pub(crate) async fn destroy(
    State(site): State<Arc<Site>>,
    Posted { ctx, form: Nothing {} }: Posted<Nothing>,
) -> Result<Response> {
    verbs::sign_out(&site.app, ctx.person.id).await?;
    ctx.session.flush().await?;
    Ok(Redirect::to(&format!("{}/sign-in", site.base)).into_response())
}

/// Returns a token that cannot be guessed.
pub(crate) fn token() -> String {
    let mut bytes = [0_u8; 24];
    rand::rng().fill_bytes(&mut bytes);
    hex(bytes.iter())
}

/// Returns where to go after signing in: only to a page of the same vault.
pub(crate) fn safe(site: &Site, next: &str) -> String {
    let home = format!("{}/", site.base);
    let is_own = next.starts_with(&home) && !next.contains("//") && !next.contains('\\');
    if is_own { next.to_owned() } else { home }
}

/// What was said on the page before, and why it was refused.
struct Said<'a> {
    email: &'a str,
    next: String,
    refused: Option<&'static str>,
}

async fn page(visit: &Visit, headers: &HeaderMap, said: Said<'_>) -> Result<SignInPage> {
    Ok(SignInPage {
        email: field(visit.locale, "email", said.email, &[]),
        password: field(visit.locale, "password", "", &[]),
        demo: demo_people(visit, &said.next).await?,
        next: said.next,
        refused: said.refused,
        passkeys: passkeys::are_offered(&visit.site, headers),
    })
}

/// Lists the people of a made-up vault with their roles; of a real vault nobody.
async fn demo_people(visit: &Visit, next: &str) -> Result<Vec<DemoPerson>> {
    let app = &visit.site.app;
    if app.vault.truth != Truth::MadeUp {
        return Ok(Vec::new());
    }
    let today = app.clock.today();
    let posts = store::people::posts(&app.db).await?;
    let mut people = Vec::new();
    for person in store::people::list(&app.db).await? {
        let held = posts.iter().filter(|post| post.person == person.id && post.is_held_on(today));
        let roles: BTreeSet<Role> = held.map(|post| post.role).collect();
        let words: Vec<String> = roles
            .iter()
            .map(|role| i18n::t(visit.locale, &format!("role-{}", role.code())))
            .collect();
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("email", &person.email)
            .append_pair("next", next)
            .finish();
        let href = format!("{}/sign-in?{query}", visit.site.base);
        let (name, email) = (person.name, person.email);
        people.push((roles, DemoPerson { name, email, role: words.join(", "), href }));
    }
    people.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(people.into_iter().map(|(_, person)| person).collect())
}

#[cfg(test)]
mod tests {
    use domain::text::Locale;

    use super::*;
    use crate::render::tests::in_both;

    fn sample(locale: Locale, refused: Option<&'static str>, demo: Vec<DemoPerson>) -> SignInPage {
        SignInPage {
            email: field(locale, "email", "", &[]),
            password: field(locale, "password", "", &[]),
            next: String::new(),
            refused,
            passkeys: true,
            demo,
        }
    }

    #[test]
    fn the_demo_lists_its_people_and_a_real_vault_nobody() {
        let [da, _] = in_both(|locale| {
            let person = DemoPerson {
                name: "Hanne Strandkær".to_owned(),
                email: "director@fjordby.example".to_owned(),
                role: "Chef".to_owned(),
                href: "/fjordby/sign-in?email=director%40fjordby.example".to_owned(),
            };
            sample(locale, None, vec![person])
        });
        assert!(da.contains("director@fjordby.example") && da.contains("opdigtet"));
        let real = in_both(|locale| sample(locale, None, Vec::new()));
        assert!(real.iter().all(|page| !page.contains("demo-title")));
    }

    #[test]
    fn a_refused_attempt_says_what_to_do() {
        let [da, en] = in_both(|locale| sample(locale, Some("sign-in-too-many"), Vec::new()));
        assert!(da.contains("Vent et kvarter"));
        assert!(en.contains("Wait a quarter of an hour"));
        in_both(|locale| sample(locale, Some("sign-in-wrong"), Vec::new()));
    }
}
