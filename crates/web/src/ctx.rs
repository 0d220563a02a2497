//! Who asks for a page, and how: one extractor for all pages of a vault.

use std::sync::Arc;

use actions::{app::App, people};
use axum::{
    extract::{FromRequestParts, OriginalUri},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::Response,
};
use domain::{
    access::{Permission, Person, Role, Scope},
    id::PersonId,
    text::Locale,
};
use i18n::Args;
use tower_sessions::Session;

use crate::{
    error::{Error, Result},
    render::{self, Page},
    shell::{Crumb, Flash, MenuItem, Shell, ShellPerson, ShellVault},
    site::Site,
};

const PERSON: &str = "person";
const CSRF: &str = "csrf";
const FLASHES: &str = "flashes";

/// A page's visitor, before anybody has to be signed in.
pub struct Visit {
    /// The vault and its pages.
    pub site: Arc<Site>,
    /// The visitor's session.
    pub session: Session,
    /// The language.
    pub locale: Locale,
    /// `auto`, `light` or `dark`.
    pub theme: String,
    /// The path with its query.
    pub path: String,
}

/// Somebody who is signed in and asks for a page.
pub struct Ctx {
    /// The vault and its pages.
    pub site: Arc<Site>,
    /// The session.
    pub session: Session,
    /// Who it is.
    pub person: Person,
    /// What they may see and do.
    pub scope: Arc<Scope>,
    /// The language.
    pub locale: Locale,
    theme: String,
    path: String,
    csrf: String,
    flashes: Vec<Flash>,
}

/// A place in the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// The first page.
    Home,
    /// The goal map.
    Goals,
    /// Efforts and their effect.
    Efforts,
    /// Schools, daycare units and municipalities.
    Units,
    /// Indicators and their figures.
    Indicators,
    /// Reports.
    Reports,
    /// Deliveries.
    Deliveries,
    /// The organisation.
    Organisation,
    /// People and their posts.
    People,
    /// Events.
    Events,
    /// A page outside the menu.
    Nowhere,
}

const MENU: [(Menu, &str, &str, Permission); 10] = [
    (Menu::Home, "menu-home", "/", Permission::ViewGoals),
    (Menu::Goals, "menu-goals", "/goals", Permission::ViewGoals),
    (Menu::Efforts, "menu-efforts", "/efforts", Permission::ViewGoals),
    (Menu::Units, "menu-units", "/units", Permission::ViewFigures),
    (Menu::Indicators, "menu-indicators", "/indicators", Permission::ViewFigures),
    (Menu::Reports, "menu-reports", "/reports", Permission::ViewGoals),
    (Menu::Deliveries, "menu-deliveries", "/deliveries", Permission::ViewDeliveries),
    (Menu::Organisation, "menu-organisation", "/organisation", Permission::ViewFigures),
    (Menu::People, "menu-people", "/people", Permission::KeepPeople),
    (Menu::Events, "menu-events", "/events", Permission::ViewEvents),
];

impl FromRequestParts<Arc<Site>> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self> {
        let session = Session::from_request_parts(parts, site)
            .await
            .map_err(|(_, why)| Error::Inside(why.to_owned()))?;
        let uri = OriginalUri::from_request_parts(parts, site)
            .await
            .map_or_else(|_| parts.uri.clone(), |OriginalUri(uri)| uri);
        let path = uri.path_and_query().map_or_else(|| uri.path().to_owned(), ToString::to_string);
        let theme = preferred_theme(&parts.headers);
        let locale = preferred_locale(&parts.headers);
        Ok(Self { site: Arc::clone(site), session, locale, theme, path })
    }
}

impl Visit {
    /// Returns the id of the person who is signed in.
    pub async fn person(&self) -> Result<Option<PersonId>> {
        Ok(self.session.get(PERSON).await?)
    }

    /// Makes this visitor's session that of a person who has just signed in.
    pub async fn sign_in(&self, person: PersonId, csrf: &str) -> Result<()> {
        self.session.cycle_id().await?;
        self.session.insert(PERSON, person).await?;
        Ok(self.session.insert(CSRF, csrf).await?)
    }

    /// Renders a page for somebody who need not be signed in.
    pub fn page<P: Page>(&self, status: StatusCode, page: &P) -> Result<Response> {
        let shell = Shell {
            locale: self.locale,
            theme: self.theme.clone(),
            path: self.path.clone(),
            base: self.site.base.clone(),
            csrf: String::new(),
            vault: Some(ShellVault::of(&self.site.app.vault, &self.site.base)),
            person: None,
            menu: Vec::new(),
            crumbs: Vec::new(),
            flashes: Vec::new(),
        };
        Ok(render::answer(status, self.site.templates.html(&shell, page)?))
    }
}

impl FromRequestParts<Arc<Site>> for Ctx {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self> {
        let visit = Visit::from_request_parts(parts, site).await?;
        let first = || Error::SignInFirst { base: site.base.clone(), next: visit.path.clone() };
        let id = visit.person().await?.ok_or_else(first)?;
        let person = store::people::find(&site.app.db, id).await?.ok_or_else(first)?;
        let scope = people::scope_of(&site.app, id).await?;
        let csrf = visit.session.get(CSRF).await?.unwrap_or_default();
        let flashes = visit.session.get(FLASHES).await?.unwrap_or_default();
        let has_choice = cookie(&parts.headers, "pejl-locale").is_some();
        let locale = if has_choice { visit.locale } else { person.locale };
        let Visit { site, session, theme, path, .. } = visit;
        Ok(Self { site, session, person, scope, locale, theme, path, csrf, flashes })
    }
}

impl Ctx {
    /// Returns the open vault.
    pub fn app(&self) -> &App {
        &self.site.app
    }

    /// Returns the token that forms send back.
    pub fn csrf(&self) -> &str {
        &self.csrf
    }

    /// Returns the path with its query.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns an address in the vault: `/units/101001` becomes `/fjordby/units/101001`.
    pub fn href(&self, path: &str) -> String {
        format!("{}{path}", self.site.base)
    }

    /// Returns the text with this key in the person's language.
    pub fn t(&self, key: &str) -> String {
        i18n::t(self.locale, key)
    }

    /// Returns the text with this key, filled with values.
    pub fn tr(&self, key: &str, args: &Args<'_>) -> String {
        i18n::tr(self.locale, key, args)
    }

    /// Refuses the page when the scope does not allow it.
    pub fn require(&self, permission: Permission) -> Result<()> {
        if self.scope.may(permission) { Ok(()) } else { Err(Error::NotAllowed) }
    }

    /// Shows a message on the next page.
    pub async fn flash(&self, kind: &str, text: String) -> Result<()> {
        let mut flashes: Vec<Flash> = self.session.get(FLASHES).await?.unwrap_or_default();
        flashes.push(Flash { kind: kind.to_owned(), text });
        Ok(self.session.insert(FLASHES, flashes).await?)
    }

    /// Renders a page at a place of the menu, with the way back to it.
    pub async fn page<P: Page>(
        &self,
        menu: Menu,
        crumbs: Vec<Crumb>,
        page: &P,
    ) -> Result<Response> {
        self.page_with(StatusCode::OK, menu, crumbs, page).await
    }

    /// Renders a page with another status, such as a form that is shown again.
    pub async fn page_with<P: Page>(
        &self,
        status: StatusCode,
        menu: Menu,
        crumbs: Vec<Crumb>,
        page: &P,
    ) -> Result<Response> {
        if !self.flashes.is_empty() {
            self.session.remove::<Vec<Flash>>(FLASHES).await?;
        }
        let html = self.site.templates.html(&self.shell(menu, crumbs), page)?;
        Ok(render::answer(status, html))
    }

    /// Renders a part of a page, for a page that keeps itself up to date.
    pub fn part<P: Page>(&self, page: &P) -> Result<Response> {
        let html = self.site.templates.html(&self.shell(Menu::Nowhere, Vec::new()), page)?;
        Ok(render::answer(StatusCode::OK, html))
    }

    fn shell(&self, menu: Menu, crumbs: Vec<Crumb>) -> Shell {
        Shell {
            locale: self.locale,
            theme: self.theme.clone(),
            path: self.path.clone(),
            base: self.site.base.clone(),
            csrf: self.csrf.clone(),
            vault: Some(ShellVault::of(&self.site.app.vault, &self.site.base)),
            person: Some(ShellPerson { name: self.person.name.clone(), role: self.role() }),
            menu: self.menu(menu),
            crumbs,
            flashes: self.flashes.clone(),
        }
    }

    fn menu(&self, here: Menu) -> Vec<MenuItem> {
        MENU.iter()
            .filter(|(menu, _, _, permission)| {
                self.scope.may(*permission) && (*menu != Menu::Reports || self.makes_reports())
            })
            .map(|(menu, key, path, _)| {
                let href = self.href(path);
                let is_page = self.path.trim_end_matches('/') == href.trim_end_matches('/');
                let current = (*menu == here).then_some(if is_page { "page" } else { "true" });
                MenuItem { label: self.t(key), href, current }
            })
            .collect()
    }

    /// Returns where deliveries are, for those who may see them.
    pub(crate) fn deliveries(&self) -> Option<String> {
        self.scope.may(Permission::ViewDeliveries).then(|| self.href("/deliveries"))
    }

    /// Tells whether the person makes reports: of all schools, or of the own ones.
    pub(crate) fn makes_reports(&self) -> bool {
        self.scope.may(Permission::MakeReports) || self.scope.has(Role::UnitLeader)
    }

    fn role(&self) -> String {
        let roles: Vec<_> = self
            .scope
            .roles()
            .iter()
            .map(|role| self.t(&format!("role-{}", role.code())))
            .collect();
        roles.join(", ")
    }
}

/// Returns the colours that were chosen in this browser: `auto`, `light` or `dark`.
pub(crate) fn preferred_theme(headers: &HeaderMap) -> String {
    let chosen = cookie(headers, "pejl-theme").filter(|theme| ["light", "dark"].contains(theme));
    chosen.unwrap_or("auto").to_owned()
}

/// Returns the language that was chosen in this browser, or else the one it asks for.
pub(crate) fn preferred_locale(headers: &HeaderMap) -> Locale {
    if let Some(locale) = cookie(headers, "pejl-locale").and_then(|code| code.parse().ok()) {
        return locale;
    }
    let languages = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    match languages {
        Some(list) if list.starts_with("en") => Locale::En,
        _ => Locale::Da,
    }
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}
