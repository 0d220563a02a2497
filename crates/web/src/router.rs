//! All addresses, as a table of contents.

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    response::Redirect,
    routing::{get, post},
};
use tower_http::{compression::CompressionLayer, trace::TraceLayer};
use tower_sessions::{
    Expiry, SessionManagerLayer,
    cookie::{SameSite, time::Duration},
};

use crate::{
    assets,
    guard::{dress, guard},
    pages, sign_in,
    sessions::Sessions,
    site::{Cookies, Site},
};

/// A session ends when it has not been used for a working day.
const SESSION_HOURS: i64 = 10;

/// Returns the pages of all vaults.
pub fn router(sites: Vec<Arc<Site>>) -> Router {
    let first = sites.first().map_or_else(|| "/".to_owned(), |site| format!("{}/", site.base));
    let mut router = Router::new()
        .route("/assets/{version}/{*path}", get(assets::asset))
        .route("/health", get(async || "ok"));
    router = if let [_] = sites.as_slice() {
        router.route("/", get(async move || Redirect::to(&first)))
    } else {
        router.route("/", get(pages::vaults::index).with_state(sites.clone()))
    };
    for site in sites {
        let base = site.base.clone();
        router = router.nest(&base, of_vault(site));
    }
    router
        .layer(middleware::from_fn(guard))
        .layer(CompressionLayer::new())
        .layer(TraceLayer::new_for_http())
}

fn of_vault(site: Arc<Site>) -> Router {
    let sessions = SessionManagerLayer::new(Sessions(Arc::clone(&site.app)))
        .with_name("pejl")
        .with_path(site.base.clone())
        .with_same_site(SameSite::Lax)
        .with_secure(site.cookies == Cookies::Secure)
        .with_expiry(Expiry::OnInactivity(Duration::hours(SESSION_HOURS)));
    Router::new()
        .route("/", get(pages::home::index))
        .route("/sign-in", get(sign_in::show).post(sign_in::create))
        .route("/sign-out", post(sign_in::destroy))
        .route("/preferences", post(pages::preferences::update))
        .fallback(pages::missing)
        .layer(DefaultBodyLimit::max(2 * 1024 * 1024))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), dress))
        .layer(sessions)
        .with_state(site)
}
