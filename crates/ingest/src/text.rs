//! Text as files spell it, made comparable.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// Returns `text` without outer blanks, composed (NFC), with plain blanks inside.
///
/// Files from macOS spell `å` as two characters, and pages put non-breaking blanks in names.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text.trim_ascii());
    }
    let trimmed = text.trim_matches(is_blank);
    let is_plain = !trimmed.chars().any(|c| c != ' ' && is_blank(c));
    if is_plain && is_nfc_quick(trimmed.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(trimmed);
    }
    let plain = trimmed.chars().map(|c| if is_blank(c) { ' ' } else { c });
    Cow::Owned(plain.nfc().collect())
}

/// Returns `text` in the form in which words of files are compared: clean, lower case, single blanks.
pub(crate) fn fold(text: &str) -> String {
    let lower = clean(text).to_lowercase();
    let mut folded = String::with_capacity(lower.len());
    for word in lower.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// Returns a heading in the form in which headings are compared.
///
/// The statistics API writes `[År].[År].[År]` in answers where a question says `[År].[År]`.
pub(crate) fn fold_heading(heading: &str) -> String {
    let folded = fold(heading);
    let mut parts: Vec<&str> = folded.split("].[").collect();
    if let [_, attribute, member] = parts.as_slice()
        && member.strip_suffix(']') == Some(*attribute)
    {
        parts.remove(1);
        return parts.join("].[");
    }
    folded
}

/// Returns at most the first 100 characters.
pub(crate) fn shorten(text: &str) -> String {
    text.chars().take(100).collect()
}

/// Tells whether `c` is a blank of any kind, seen or unseen.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decomposed_name_is_the_same_name() {
        assert_eq!(clean(" Ra\u{30a}dmandsskolen\u{a0}"), "Rådmandsskolen");
        assert_eq!(fold("Køge\u{a0} KOMMUNE"), "køge kommune");
    }

    #[test]
    fn a_heading_of_an_answer_equals_the_heading_of_the_question() {
        assert_eq!(fold_heading("[År].[År].[År]"), fold_heading("[År].[År]"));
        assert_eq!(fold_heading("[Kommune].[Navn].[Navn]"), "[kommune].[navn]");
        assert_ne!(fold_heading("[Kommune].[Navn].[Nummer]"), "[kommune].[navn]");
        assert_eq!(fold_heading("Elevtal"), "elevtal");
    }
}
