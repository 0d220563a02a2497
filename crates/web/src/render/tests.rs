//! Pages drawn with sample data, in both languages.

use domain::text::Locale;

use super::{Page, Templates};
use crate::shell::{Shell, ShellVault};

/// Draws a page in both languages, Danish first.
pub(crate) fn in_both<P: Page>(page: impl Fn(Locale) -> P) -> [String; 2] {
    let [da, en] = part_in_both(page);
    for html in [&da, &en] {
        assert!(html.starts_with("<!doctype html>"), "not a whole page");
        assert_eq!(html.matches("<h1").count(), 1);
    }
    [da, en]
}

/// Draws a part of a page in both languages, Danish first.
pub(crate) fn part_in_both<P: Page>(page: impl Fn(Locale) -> P) -> [String; 2] {
    let templates = Templates::load().unwrap();
    Locale::ALL.map(|locale| {
        let html = templates.html(&shell(locale), &page(locale));
        html.unwrap_or_else(|error| panic!("{}: {error:?}", P::TEMPLATE))
    })
}

fn shell(locale: Locale) -> Shell {
    Shell {
        locale,
        theme: "auto".to_owned(),
        path: "/fjordby/".to_owned(),
        base: "/fjordby".to_owned(),
        csrf: String::new(),
        vault: Some(ShellVault {
            name: "Fjordby Kommune".to_owned(),
            href: "/fjordby/".to_owned(),
            origin: "made-up",
        }),
        person: None,
        menu: Vec::new(),
        crumbs: Vec::new(),
        flashes: Vec::new(),
    }
}
