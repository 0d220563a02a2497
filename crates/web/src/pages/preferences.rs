//! The visitor's choice of language and colours, kept in the browser.

use std::sync::Arc;

use axum::{
    Form,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::text::Locale;
use serde::Deserialize;

use crate::{error::Result, sign_in::safe, site::Site};

#[derive(Deserialize)]
pub(crate) struct Preferences {
    #[serde(default)]
    back: String,
    locale: Option<Locale>,
    theme: Option<String>,
}

/// Keeps the choice for a year and goes back to where it was made, the list of vaults included.
pub(crate) async fn update(
    State(site): State<Arc<Site>>,
    Form(sent): Form<Preferences>,
) -> Result<Response> {
    let back = if sent.back == "/" { sent.back } else { safe(&site, &sent.back) };
    let mut response = Redirect::to(&back).into_response();
    let theme = sent.theme.filter(|theme| ["auto", "light", "dark"].contains(&theme.as_str()));
    let choices = [
        ("pejl-locale", sent.locale.map(|locale| locale.code().to_owned())),
        ("pejl-theme", theme),
    ];
    for (name, value) in choices {
        let Some(value) = value else { continue };
        let cookie = format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    Ok(response)
}
