//! The texts of the screens, read once from the Fluent files.

use std::{borrow::Cow, collections::BTreeSet, sync::LazyLock};

use domain::text::Locale;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::langid;

const DA: &str = include_str!("../../../locales/da.ftl");
const EN: &str = include_str!("../../../locales/en.ftl");

static BUNDLES: LazyLock<[FluentBundle<FluentResource>; 2]> =
    LazyLock::new(|| Locale::ALL.map(bundle));

/// The values that a text is filled with.
#[derive(Debug, Default)]
pub struct Args<'a>(FluentArgs<'a>);

impl<'a> Args<'a> {
    /// Adds a text that is already worded.
    #[must_use]
    pub fn text(mut self, name: &'a str, value: impl Into<Cow<'a, str>>) -> Self {
        self.0.set(name, FluentValue::String(value.into()));
        self
    }

    /// Adds a whole number, which plural rules can see.
    #[must_use]
    pub fn count(mut self, name: &'a str, value: i64) -> Self {
        self.0.set(name, value);
        self
    }
}

/// Returns the text with this key, or the key itself when there is none.
pub fn t(locale: Locale, key: &str) -> String {
    tr(locale, key, &Args::default())
}

/// Returns the text with this key filled with `args`, or the key itself when there is none.
pub fn tr(locale: Locale, key: &str, args: &Args<'_>) -> String {
    let bundle = bundle_of(locale);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let mut errors = Vec::new();
    bundle.format_pattern(pattern, Some(&args.0), &mut errors).into_owned()
}

/// Tells whether a text with this key exists.
pub fn has(locale: Locale, key: &str) -> bool {
    bundle_of(locale).has_message(key)
}

/// Returns all keys of a language.
pub fn keys(locale: Locale) -> BTreeSet<String> {
    source(locale)
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('='))
        .map(|(key, _)| key.trim().to_owned())
        .collect()
}

fn bundle_of(locale: Locale) -> &'static FluentBundle<FluentResource> {
    let [da, en] = &*BUNDLES;
    match locale {
        Locale::Da => da,
        Locale::En => en,
    }
}

const fn source(locale: Locale) -> &'static str {
    match locale {
        Locale::Da => DA,
        Locale::En => EN,
    }
}

fn bundle(locale: Locale) -> FluentBundle<FluentResource> {
    let language = match locale {
        Locale::Da => langid!("da"),
        Locale::En => langid!("en"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    // What cannot be parsed is left out; a test says which lines.
    let resource =
        FluentResource::try_new(source(locale).to_owned()).unwrap_or_else(|(readable, _)| readable);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_files_can_be_read_whole() {
        for locale in Locale::ALL {
            let errors = FluentResource::try_new(source(locale).to_owned()).err().map(|(_, e)| e);
            assert!(errors.is_none(), "{locale}: {errors:?}");
        }
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        assert_eq!(keys(Locale::Da), keys(Locale::En));
    }

    #[test]
    fn an_unknown_key_shows_itself() {
        assert_eq!(t(Locale::Da, "no-such-key"), "no-such-key");
    }
}
