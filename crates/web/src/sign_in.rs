//! Signing in and out with a local account.

use std::{net::SocketAddr, sync::Arc};

use actions::sign_in::{self as verbs, Attempt};
use axum::{
    Form,
    extract::{ConnectInfo, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use rand::Rng as _;
use serde::{Deserialize, Serialize};

use crate::{
    ctx::Visit,
    error::Result,
    form::{Field, Posted, field},
    render::Page,
    site::Site,
};

/// The page to sign in on.
#[derive(Serialize)]
pub(crate) struct SignInPage {
    email: Field,
    password: Field,
    next: String,
    refused: Option<&'static str>,
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "pages/sign-in.html";
}

#[derive(Deserialize)]
pub(crate) struct Wanted {
    next: Option<String>,
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

pub(crate) async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Result<Response> {
    let next = wanted.next.unwrap_or_default();
    visit.page(StatusCode::OK, &page(&visit, "", next, None))
}

pub(crate) async fn create(
    visit: Visit,
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
    let again = page(&visit, &sent.email, sent.next, Some(refused));
    visit.page(StatusCode::UNPROCESSABLE_ENTITY, &again)
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
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Returns where to go after signing in: only to a page of the same vault.
pub(crate) fn safe(site: &Site, next: &str) -> String {
    let home = format!("{}/", site.base);
    let is_own = next.starts_with(&home) && !next.contains("//") && !next.contains('\\');
    if is_own { next.to_owned() } else { home }
}

fn page(visit: &Visit, email: &str, next: String, refused: Option<&'static str>) -> SignInPage {
    SignInPage {
        email: field(visit.locale, "email", email, &[]),
        password: field(visit.locale, "password", "", &[]),
        next,
        refused,
    }
}
