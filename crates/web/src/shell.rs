//! What stands around every page: the vault, the person, the menu, the way back.

use domain::{
    text::Locale,
    vault::{Truth, Vault},
};
use serde::Serialize;

/// What stands around every page.
#[derive(Debug, Clone, Serialize)]
pub struct Shell {
    /// The language.
    pub locale: Locale,
    /// `auto`, `light` or `dark`.
    pub theme: String,
    /// The path of this page with its query, to come back to.
    pub path: String,
    /// The first part of every address in the vault, such as `/fjordby`; empty outside a vault.
    pub base: String,
    /// The token that forms send back.
    pub csrf: String,
    /// The vault.
    pub vault: Option<ShellVault>,
    /// Who is signed in.
    pub person: Option<ShellPerson>,
    /// The menu.
    pub menu: Vec<MenuItem>,
    /// The way back.
    pub crumbs: Vec<Crumb>,
    /// Messages about what was just done.
    pub flashes: Vec<Flash>,
}

/// The vault of a page.
#[derive(Debug, Clone, Serialize)]
pub struct ShellVault {
    /// The name on the screens.
    pub name: String,
    /// The address of its first page.
    pub href: String,
    /// `made-up` or `official`.
    pub origin: &'static str,
}

impl ShellVault {
    /// Describes a vault whose pages start with `base`.
    pub fn of(vault: &Vault, base: &str) -> Self {
        let origin = match vault.truth {
            Truth::MadeUp => "made-up",
            Truth::Real => "official",
        };
        Self { name: vault.name.clone(), href: format!("{base}/"), origin }
    }
}

/// Who is signed in.
#[derive(Debug, Clone, Serialize)]
pub struct ShellPerson {
    /// The name.
    pub name: String,
    /// The role in words.
    pub role: String,
}

/// An item of the menu.
#[derive(Debug, Clone, Serialize)]
pub struct MenuItem {
    /// The word.
    pub label: String,
    /// The address.
    pub href: String,
    /// `page` on the page itself, `true` on pages below it, otherwise none.
    pub current: Option<&'static str>,
}

/// A step of the way back.
#[derive(Debug, Clone, Serialize)]
pub struct Crumb {
    /// The word.
    pub label: String,
    /// The address; none for the page itself.
    pub href: Option<String>,
}

impl Crumb {
    /// Makes a step that leads to `href`.
    pub fn to(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: Some(href.into()) }
    }

    /// Makes the last step, the page itself.
    pub fn here(label: impl Into<String>) -> Self {
        Self { label: label.into(), href: None }
    }
}

/// A message about what was just done.
#[derive(Debug, Clone, Serialize, serde::Deserialize)]
pub struct Flash {
    /// `success`, `info`, `warning` or `error`.
    pub kind: String,
    /// The words.
    pub text: String,
}
