//! The list of vaults, where there are several.

use std::sync::Arc;

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::text::Locale;
use serde::Serialize;

use crate::{
    error::Result,
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

pub(crate) async fn index(State(sites): State<Vec<Arc<Site>>>) -> Result<Response> {
    let Some(first) = sites.first() else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    let vaults = sites.iter().map(|site| ShellVault::of(&site.app.vault, &site.base)).collect();
    let shell = Shell {
        locale: Locale::Da,
        theme: "auto".to_owned(),
        path: "/".to_owned(),
        base: first.base.clone(),
        csrf: String::new(),
        vault: None,
        person: None,
        menu: Vec::new(),
        crumbs: Vec::new(),
        flashes: Vec::new(),
    };
    let html = first.templates.html(&shell, &VaultsPage { vaults })?;
    Ok(render::answer(StatusCode::OK, html))
}
