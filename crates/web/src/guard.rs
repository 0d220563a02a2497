//! What every answer has: safe headers, and a page around an error.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts as _, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use domain::text::Locale;
use serde::Serialize;

use crate::{
    ctx::{Ctx, Menu, Visit},
    error::{Error, Result, Undressed},
    render::Page,
    site::Site,
};

const CONTENT_SECURITY: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
     frame-ancestors 'none'";

/// A page that says what went wrong.
#[derive(Serialize)]
pub(crate) struct ErrorPage {
    title_key: String,
    text_key: String,
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "pages/error.html";
}

impl ErrorPage {
    /// Makes the page whose texts end in `key`.
    pub(crate) fn of(key: &str) -> Self {
        Self { title_key: format!("error-{key}-title"), text_key: format!("error-{key}-text") }
    }
}

/// Refuses forms that another site sends, and gives every answer safe headers.
pub(crate) async fn guard(request: Request, next: Next) -> Response {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let from_elsewhere = request
        .headers()
        .get("sec-fetch-site")
        .and_then(|value| value.to_str().ok())
        .is_some_and(|site| !["same-origin", "none"].contains(&site));
    let mut response = if !is_safe && from_elsewhere {
        Error::Forged.into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Turns the bare answer of an error into a page of the vault, with the menu for those who are signed in.
pub(crate) async fn dress(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let asked = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(Undressed(key)) = response.extensions().get::<Undressed>().copied() else {
        return response;
    };
    match dressed(&site, asked, response.status(), &ErrorPage::of(key)).await {
        Ok(dressed) => dressed,
        Err(error) => {
            tracing::error!(vault = %site.base, ?error, "The page about an error failed");
            let text = i18n::t(Locale::Da, "error-inside-text");
            (response.status(), text).into_response()
        }
    }
}

async fn dressed(
    site: &Arc<Site>,
    mut asked: Parts,
    status: StatusCode,
    page: &ErrorPage,
) -> Result<Response> {
    match Ctx::from_request_parts(&mut asked, site).await {
        Ok(ctx) => ctx.page_with(status, Menu::Nowhere, Vec::new(), page).await,
        Err(_) => Visit::from_request_parts(&mut asked, site).await?.page(status, page),
    }
}
