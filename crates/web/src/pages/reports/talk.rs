//! The basis for the talk with one school, answered at once.

use std::sync::Arc;

use actions::talk;
use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use domain::{report::Audience, text::Locale, unit::UnitNumber};
use serde::Deserialize;
use tokio::task;

use super::audience;
use crate::{
    ctx::Ctx,
    error::{Error, Result},
};

#[derive(Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    audience: String,
    locale: Option<Locale>,
}

#[derive(Deserialize)]
pub(crate) struct Chosen {
    school: UnitNumber,
    #[serde(default)]
    audience: String,
    locale: Option<Locale>,
}

/// Makes the basis for the talk with a unit.
pub(crate) async fn of_unit(
    ctx: Ctx,
    Path(number): Path<UnitNumber>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    print(&ctx, number, &wanted.audience, wanted.locale).await
}

/// Makes the basis for the talk with the school that was chosen in the form.
pub(crate) async fn chosen(ctx: Ctx, Query(chosen): Query<Chosen>) -> Result<Response> {
    print(&ctx, chosen.school, &chosen.audience, chosen.locale).await
}

async fn print(
    ctx: &Ctx,
    number: UnitNumber,
    readers: &str,
    locale: Option<Locale>,
) -> Result<Response> {
    let audience = audience(readers);
    let language = locale.unwrap_or(ctx.locale);
    let basis = talk::prepare(ctx.app(), &ctx.scope, &number, audience).await?;
    let printer = Arc::clone(&ctx.site.printers.talk);
    let printed = task::spawn_blocking(move || printer(&basis, language))
        .await
        .map_err(|stopped| Error::Inside(stopped.to_string()))?;
    let edition = match audience {
        Audience::Closed => "lukket",
        Audience::Open => "aaben",
    };
    Ok(pdf(printed.map_err(Error::Inside)?, &format!("samtale-{number}-{edition}")))
}

/// Answers with a PDF that the browser shows and saves under a name.
pub(super) fn pdf(bytes: Vec<u8>, name: &str) -> Response {
    file(bytes, "application/pdf", &format!("inline; filename=\"{name}.pdf\""))
}

/// Answers with a file that nobody but the reader keeps.
pub(super) fn file(bytes: Vec<u8>, kind: &'static str, disposition: &str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(value) = HeaderValue::from_str(disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
