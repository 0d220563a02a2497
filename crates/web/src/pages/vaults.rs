//! What lies outside every vault: the list of vaults where there are several, and addresses that lead
//! nowhere.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
    response::{IntoResponse as _, Response},
};
use serde::Serialize;

use crate::{
    ctx::{preferred_locale, preferred_theme},
    error::Result,
    guard::ErrorPage,
    render::{self, Page},
    shell::{Shell, ShellVault},
    site::Site,
};

/// The list of vaults.
#[derive(Serialize)]
pub(crate) struct VaultsPage {
    vaults: Vec<ShellVault>,
}

impl Page for VaultsPage {
    const TEMPLATE: &'static str = "pages/vaults.html";
}

/// Lists the vaults.
pub(crate) async fn index(
    State(sites): State<Vec<Arc<Site>>>,
    headers: HeaderMap,
) -> Result<Response> {
    let vaults = sites.iter().map(|site| ShellVault::of(&site.app.vault, &site.base)).collect();
    answer(&sites, &headers, ("/", StatusCode::OK), &VaultsPage { vaults })
}

/// Answers an address outside every vault that leads nowhere.
pub(crate) async fn missing(
    State(sites): State<Vec<Arc<Site>>>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response> {
    answer(&sites, &headers, (uri.path(), StatusCode::NOT_FOUND), &ErrorPage::of("not-found"))
}

/// Renders a page outside every vault; a choice of language or colours is kept by the first vault.
fn answer<P: Page>(
    sites: &[Arc<Site>],
    headers: &HeaderMap,
    (path, status): (&str, StatusCode),
    page: &P,
) -> Result<Response> {
    let Some(first) = sites.first() else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    let shell = Shell {
        locale: preferred_locale(headers),
        theme: preferred_theme(headers),
        path: path.to_owned(),
        base: first.base.clone(),
        csrf: String::new(),
        vault: None,
        person: None,
        menu: Vec::new(),
        crumbs: Vec::new(),
        flashes: Vec::new(),
    };
    Ok(render::answer(status, first.templates.html(&shell, page)?))
}
