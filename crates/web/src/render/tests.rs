//! Pages drawn with sample data, in both languages.

use domain::text::Locale;

use super::{Page, Templates, write_escaped};
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

#[test]
fn what_people_wrote_cannot_become_markup_and_addresses_stay_short() {
    let mut environment = minijinja::Environment::new();
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::Html);
    environment.set_formatter(write_escaped);
    for (value, html) in [
        ("/goals/new", "/goals/new"),
        ("<b>&\"x\"&</b>'", "&lt;b&gt;&amp;&quot;x&quot;&amp;&lt;/b&gt;&#39;"),
        ("&&", "&amp;&amp;"),
        ("Ærø", "Ærø"),
        ("", ""),
    ] {
        let written = environment.render_str("{{ value }}", minijinja::context! { value });
        assert_eq!(written.unwrap(), html);
    }
    let safe = environment.render_str("{{ value | safe }}", minijinja::context! { value => "<b>" });
    assert_eq!(safe.unwrap(), "<b>");
}
