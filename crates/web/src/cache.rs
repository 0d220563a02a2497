//! Parts of pages that were made before, for readers who see the same. Nothing here crosses scopes: the
//! scope is part of every key, and a body is made in a shell that knows no person.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{http::StatusCode, response::Response};
use serde::Serialize;

use crate::{
    ctx::{Ctx, Menu},
    error::Result,
    render::Page,
    shell::{Crumb, Shell, ShellVault},
};

/// The most bytes that are kept.
const MOST_BYTES: usize = 48 * 1024 * 1024;

/// What stands in a page, made once for all who see the same.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Body {
    title: String,
    answer: String,
    html: String,
    #[serde(skip)]
    crumbs: Vec<Crumb>,
}

impl Page for Body {
    const TEMPLATE: &'static str = "pages/body.html";
}

/// The head of a page: its name, the sentence that answers it, and the way back.
pub(crate) struct Head {
    pub(crate) title: String,
    pub(crate) answer: String,
    pub(crate) crumbs: Vec<Crumb>,
}

/// Bodies by what they were made for; the ones not asked for longest go first.
#[derive(Debug, Default)]
pub struct Cache(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    bodies: BTreeMap<String, (u64, Arc<Body>)>,
    asked: u64,
    bytes: usize,
}

impl Cache {
    /// Returns the body that was made for `key`.
    pub(crate) fn find(&self, key: &str) -> Option<Arc<Body>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.asked += 1;
        let asked = kept.asked;
        let (last, body) = kept.bodies.get_mut(key)?;
        *last = asked;
        Some(Arc::clone(body))
    }

    /// Keeps a body for `key` and hands it back.
    pub(crate) fn keep(&self, key: String, body: Body) -> Arc<Body> {
        let body = Arc::new(body);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.asked += 1;
        let asked = kept.asked;
        kept.bytes += body.html.len();
        if let Some((_, old)) = kept.bodies.insert(key, (asked, Arc::clone(&body))) {
            kept.bytes -= old.html.len();
        }
        kept.shrink();
        body
    }
}

impl Kept {
    fn shrink(&mut self) {
        while self.bytes > MOST_BYTES && self.bodies.len() > 1 {
            let oldest = self.bodies.iter().min_by_key(|(_, (asked, _))| *asked);
            let Some(key) = oldest.map(|(key, _)| key.clone()) else { return };
            if let Some((_, body)) = self.bodies.remove(&key) {
                self.bytes -= body.html.len();
            }
        }
    }
}

impl Ctx {
    /// Returns what a body must have been made for to be shown here: all that it can depend on.
    pub(crate) async fn cache_key(&self) -> Result<String> {
        let (revision, today) = (self.app().revision().await?, self.app().clock.today());
        let (roles, scope) = (self.scope.roles(), self.scope.cache_key());
        Ok(format!("{revision}|{today}|{}|{}|{roles:?}|{scope}", self.locale, self.path()))
    }

    /// Makes a body of a page's own part.
    pub(crate) fn body<P: Page>(&self, head: Head, page: &P) -> Result<Body> {
        let shell = Shell {
            locale: self.locale,
            theme: "auto".to_owned(),
            path: self.path().to_owned(),
            base: self.site.base.clone(),
            csrf: String::new(),
            vault: Some(ShellVault::of(&self.app().vault, &self.site.base)),
            person: None,
            menu: Vec::new(),
            crumbs: Vec::new(),
            flashes: Vec::new(),
        };
        let Head { title, answer, crumbs } = head;
        let html = self.site.templates.html(&shell, page)?;
        Ok(Body { title, answer, html, crumbs })
    }

    /// Shows a body within this person's shell.
    pub(crate) async fn show(&self, menu: Menu, body: &Body) -> Result<Response> {
        self.page_with(StatusCode::OK, menu, body.crumbs.clone(), body).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(bytes: usize) -> Body {
        Body {
            title: String::new(),
            answer: String::new(),
            html: "x".repeat(bytes),
            crumbs: Vec::new(),
        }
    }

    #[test]
    fn a_body_is_found_under_its_own_key_only() {
        let cache = Cache::default();
        cache.keep("chief|/units".to_owned(), body(3));
        assert!(cache.find("chief|/units").is_some());
        assert!(cache.find("councillor|/units").is_none());
    }

    #[test]
    fn what_was_not_asked_for_longest_makes_room() {
        let cache = Cache::default();
        let third = MOST_BYTES / 3;
        for key in ["a", "b", "c"] {
            cache.keep(key.to_owned(), body(third));
        }
        cache.find("a");
        cache.keep("d".to_owned(), body(third));
        assert!(cache.find("a").is_some());
        assert!(cache.find("b").is_none());
    }
}
