//! What every answer has: safe headers, and a page around an error.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use domain::text::Locale;
use serde::Serialize;

use crate::{
    ctx::Visit,
    error::{Error, Undressed},
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

/// Turns the bare answer of an error into a page of the vault.
pub(crate) async fn dress(
    State(site): State<Arc<Site>>,
    visit: Visit,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;
    let Some(Undressed(key)) = response.extensions().get::<Undressed>().copied() else {
        return response;
    };
    let page = ErrorPage {
        title_key: format!("error-{key}-title"),
        text_key: format!("error-{key}-text"),
    };
    match visit.page(response.status(), &page) {
        Ok(dressed) => dressed,
        Err(error) => {
            tracing::error!(vault = %site.base, ?error, "The page about an error failed");
            let text = i18n::t(Locale::Da, "error-inside-text");
            (response.status(), text).into_response()
        }
    }
}
