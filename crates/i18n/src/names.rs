//! The order of names and how they are searched, by Danish rules on both databases.

use std::{fmt::Write as _, sync::LazyLock};

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale::locale;

static DANISH: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(locale!("da").into(), CollatorOptions::default()).ok());

/// Returns a key whose order as text is the Danish order of names: æ, ø, å last, `aa` as å.
///
/// Written as hex, so that every database compares it the same way.
pub fn sort_key(name: &str) -> String {
    let mut bytes = Vec::new();
    match &*DANISH {
        Some(collator) => {
            if collator.write_sort_key_to(name, &mut bytes).is_err() {
                return name.to_lowercase();
            }
        }
        None => return name.to_lowercase(),
    }
    bytes.iter().fold(String::new(), |mut key, byte| {
        write!(key, "{byte:02x}").unwrap_or_default();
        key
    })
}

/// Returns the form of a text in which searches compare it: lower case, single blanks.
pub fn search_key(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_as_in_a_danish_directory() {
        let mut names =
            ["Aarhus", "Ærø", "Odense", "Aabenraa", "Ølstykke", "Billund", "Århus C", "Åby"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(
            names,
            ["Billund", "Odense", "Ærø", "Ølstykke", "Aabenraa", "Åby", "Aarhus", "Århus C"]
        );
    }

    #[test]
    fn search_ignores_case_and_blanks() {
        assert_eq!(search_key("  ÆBLEHAVEN   Skole "), "æblehaven skole");
    }
}
