//! All addresses, as a table of contents.

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler as _,
    middleware,
    response::Redirect,
    routing::{get, post},
};
use tower_http::{
    compression::{CompressionLayer, CompressionLevel},
    trace::TraceLayer,
};
use tower_sessions::{
    Expiry, SessionManagerLayer,
    cookie::{SameSite, time::Duration},
};

use crate::{
    api, assets,
    guard::{dress, guard},
    pages::{self, deliveries, efforts, goals, indicators, organisation, people, reports, units},
    sessions::Sessions,
    sign_in,
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
    router = router.fallback_service(pages::vaults::missing.with_state(sites.clone()));
    for site in sites {
        let base = site.base.clone();
        router = router.nest(&base, of_vault(site));
    }
    router
        .layer(middleware::from_fn(guard))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
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
        .route("/api/facts", get(api::facts))
        .route("/api/facts/readings", get(api::fact_readings))
        .route("/api/figures", get(api::figures))
        .route("/api/statuses", get(api::statuses))
        .route("/sign-in", get(sign_in::show).post(sign_in::create))
        .route("/sign-out", post(sign_in::destroy))
        .route("/preferences", post(pages::preferences::update))
        .merge(own_account())
        .merge(figures())
        .merge(steering())
        .merge(keeping())
        .merge(delivering())
        .merge(reporting())
        .fallback(pages::missing)
        .layer(DefaultBodyLimit::max(2 * 1024 * 1024))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), dress))
        .layer(sessions)
        .with_state(site)
}

/// What everybody does with the own account, and what needs no account.
fn own_account() -> Router<Arc<Site>> {
    Router::new()
        .route("/accessibility", get(pages::accessibility::show))
        .route("/account", get(pages::account::show))
        .route("/account/language", post(pages::account::choose_language))
        .route("/account/passkeys", post(sign_in::passkeys::add))
        .route("/account/passkeys/options", post(sign_in::passkeys::add_options))
        .route("/account/passkeys/{id}/remove", post(pages::account::remove_passkey))
        .route("/account/password", post(pages::account::change_password))
        .route("/sign-in/passkey", post(sign_in::passkeys::sign_in))
        .route("/sign-in/passkey/options", post(sign_in::passkeys::sign_in_options))
}

/// Units and indicators with their figures, as pages and as files.
fn figures() -> Router<Arc<Site>> {
    Router::new()
        .route("/indicators", get(indicators::index))
        .route("/indicators/{id}", get(indicators::show::show))
        .route("/indicators/{id}/units", get(indicators::across::show))
        .route("/indicators/{id}/units.csv", get(indicators::across::csv))
        .route("/indicators/{id}/units.svg", get(indicators::across::svg))
        .route("/indicators/{id}/units.xlsx", get(indicators::across::xlsx))
        .route("/municipalities/{code}", get(pages::municipalities::show))
        .route("/facts", get(pages::facts::index))
        .route("/facts/readings", get(pages::facts::readings::index))
        .route("/sources", get(pages::sources::index))
        .route("/units", get(units::index))
        .route("/units/{number}", get(units::show::show))
        .route("/units/{number}/figures.csv", get(units::show::csv))
        .route("/units/{number}/figures.xlsx", get(units::show::xlsx))
        .route("/units/{number}/indicators/{id}", get(units::figure::show))
        .route("/units/{number}/indicators/{id}/figures.csv", get(units::figure::csv))
        .route("/units/{number}/indicators/{id}/figures.xlsx", get(units::figure::xlsx))
        .route("/units/{number}/indicators/{id}/trend.svg", get(units::figure::svg))
}

/// Goals with their targets, and efforts.
fn steering() -> Router<Arc<Site>> {
    Router::new()
        .route("/efforts", get(efforts::index).post(efforts::describing::create))
        .route("/efforts/new", get(efforts::describing::new))
        .route("/efforts/{id}", get(efforts::show::show))
        .route("/efforts/{id}/close", post(efforts::state::close))
        .route(
            "/efforts/{id}/edit",
            get(efforts::describing::edit).post(efforts::describing::update),
        )
        .route("/efforts/{id}/fix", post(efforts::state::fix))
        .route("/efforts/{id}/uses", post(efforts::state::set_use))
        .route("/goals", get(goals::index).post(goals::stating::create))
        .route("/goals/new", get(goals::stating::new))
        .route("/goals/{id}", get(goals::show::show))
        .route("/goals/{id}/close", post(goals::state::close))
        .route("/goals/{id}/edit", get(goals::stating::edit).post(goals::stating::update))
        .route("/goals/{id}/put-in-force", post(goals::state::put_in_force))
        .route("/goals/{id}/targets/new", get(goals::targeting::new).post(goals::targeting::create))
        .route("/goals/{id}/targets/{target}/withdraw", post(goals::state::withdraw_target))
}

/// The organisation, its people, and what they did.
fn keeping() -> Router<Arc<Site>> {
    Router::new()
        .route("/events", get(pages::events::index))
        .route("/organisation", get(organisation::index))
        .route("/organisation/units", post(organisation::changing::create))
        .route("/organisation/units/new", get(organisation::changing::new))
        .route("/organisation/units/{number}", get(organisation::unit::show))
        .route("/organisation/units/{number}/close", post(organisation::changing::close))
        .route("/organisation/units/{number}/place", post(organisation::changing::place))
        .route("/organisation/units/{number}/succeed", post(organisation::changing::succeed))
        .route("/people", get(people::index).post(people::adding::create))
        .route("/people/new", get(people::adding::new))
        .route("/people/{id}", get(people::person::show))
        .route("/people/{id}/password", post(people::person::set_password))
        .route("/people/{id}/posts", post(people::person::appoint))
        .route("/people/{id}/posts/end", post(people::person::end_post))
}

/// Deliveries, from files to figures.
fn delivering() -> Router<Arc<Site>> {
    let uploads = get(deliveries::index)
        .post(deliveries::upload::create)
        .layer(DefaultBodyLimit::max(deliveries::upload::MOST_BYTES));
    Router::new()
        .route("/deliveries", uploads)
        .route("/deliveries/new", get(deliveries::new::new))
        .route("/deliveries/{id}", get(deliveries::show::show))
        .route("/deliveries/{id}/check", post(deliveries::deciding::check))
        .route("/deliveries/{id}/columns", post(deliveries::columns::create))
        .route("/deliveries/{id}/commit", post(deliveries::deciding::commit))
        .route("/deliveries/{id}/discard", post(deliveries::deciding::discard))
        .route("/deliveries/{id}/format", post(deliveries::deciding::choose_format))
        .route("/deliveries/{id}/problems", get(deliveries::problems::index))
        .route("/deliveries/{id}/problems.csv", get(deliveries::problems::csv))
        .route(
            "/deliveries/{id}/undo",
            get(deliveries::deciding::ask_undo).post(deliveries::deciding::undo),
        )
        .route("/jobs/{id}/progress", get(deliveries::progress::show))
}

/// Reports, one at once or many by a job.
fn reporting() -> Router<Arc<Site>> {
    Router::new()
        .route("/reports", get(reports::index))
        .route("/reports/talk.pdf", get(reports::talk::chosen))
        .route("/reports/talks", post(reports::many::create))
        .route("/reports/talks/{job}", get(reports::many::show))
        .route("/reports/talks/{job}/alle.zip", get(reports::many::bundle))
        .route("/reports/talks/{job}/{number}", get(reports::many::file))
        .route("/units/{number}/talk.pdf", get(reports::talk::of_unit))
}
