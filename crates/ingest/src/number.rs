//! Numbers as files spell them: Danish or with a decimal point, decided by evidence, never guessed.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::text::is_blank;

/// The character before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decimal {
    /// `7,3`, and `2.351` is two thousand.
    Comma,
    /// `7.3`, and `2,351` is two thousand.
    Point,
}

/// What the texts of one column tell about its decimals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four things are seen or not, each on its own")]
pub(crate) struct Evidence {
    has_comma: bool,
    has_point: bool,
    has_open_comma: bool,
    has_open_point: bool,
}

/// What is decided about a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Numbers are read with this decimal character.
    Known(Decimal),
    /// Nothing in the column needs or gives a decision.
    Open,
    /// Both characters stand before decimals.
    Mixed,
}

impl Evidence {
    /// Takes `text` into account.
    pub(crate) fn see(&mut self, text: &str) {
        let Some(digits) = Digits::read(text) else { return };
        match digits.shape() {
            Shape::Decimals(Decimal::Comma) => self.has_comma = true,
            Shape::Decimals(Decimal::Point) => self.has_point = true,
            Shape::Either(',') => self.has_open_comma = true,
            Shape::Either(_) => self.has_open_point = true,
            Shape::Whole | Shape::None => {}
        }
    }

    /// Returns what is decided.
    pub(crate) fn style(self) -> Style {
        match (self.has_comma, self.has_point) {
            (true, true) => Style::Mixed,
            (true, false) => Style::Known(Decimal::Comma),
            (false, true) if self.has_open_comma => Style::Mixed,
            (false, true) => Style::Known(Decimal::Point),
            (false, false) if self.has_open_comma && self.has_open_point => Style::Mixed,
            (false, false) => Style::Open,
        }
    }
}

/// Reads a number, or nothing if the text is none or if its decimals are open and `decimal` is too.
pub(crate) fn parse(text: &str, decimal: Option<Decimal>) -> Option<f64> {
    let digits = Digits::read(text)?;
    match digits.shape() {
        Shape::None => None,
        Shape::Whole => digits.value(Decimal::Point),
        Shape::Decimals(own) => decimal.is_none_or(|d| d == own).then(|| digits.value(own))?,
        Shape::Either(_) => digits.value(decimal?),
    }
}

/// Reads a coordinate, which never has thousands: the only comma or point stands before decimals.
pub(crate) fn parse_coordinate(text: &str) -> Option<f64> {
    text.trim_matches(is_blank).replace(',', ".").parse().ok().filter(|v: &f64| v.is_finite())
}

/// The digits and separators of a number, without sign, blanks and per cent sign.
struct Digits<'a> {
    is_negative: bool,
    text: Cow<'a, str>,
}

/// How the separators of a number are to be taken.
enum Shape {
    /// There are none.
    Whole,
    /// It is clear which stands before the decimals.
    Decimals(Decimal),
    /// One separator before three digits: thousands or decimals.
    Either(char),
    /// This is no number.
    None,
}

impl<'a> Digits<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let bare = text.trim_matches(is_blank);
        let bare = bare.strip_suffix('%').unwrap_or(bare).trim_end_matches(is_blank);
        let unsigned = bare.strip_prefix(['-', '\u{2212}', '\u{2013}', '+']);
        let is_negative = unsigned.is_some() && !bare.starts_with('+');
        let bare = unsigned.unwrap_or(bare);
        let is_plain = bare.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.');
        let digits = if is_plain { Cow::Borrowed(bare) } else { Cow::Owned(without_blanks(bare)?) };
        let is_short = (1..=40).contains(&digits.len());
        (is_short && digits.bytes().any(|b| b.is_ascii_digit()))
            .then_some(Self { is_negative, text: digits })
    }

    fn shape(&self) -> Shape {
        let commas = self.text.matches(',').count();
        let points = self.text.matches('.').count();
        match (commas, points) {
            (0, 0) => Shape::Whole,
            (1, 0) => self.one(','),
            (0, 1) => self.one('.'),
            (_, 0) => self.grouped_by(',', Decimal::Point),
            (0, _) => self.grouped_by('.', Decimal::Comma),
            (1, _) => self.both('.', ',', Decimal::Comma),
            (_, 1) => self.both(',', '.', Decimal::Point),
            _ => Shape::None,
        }
    }

    fn one(&self, separator: char) -> Shape {
        let Some((whole, rest)) = self.text.split_once(separator) else { return Shape::None };
        if rest.is_empty() {
            return Shape::None;
        }
        let looks_like_thousands =
            rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
        match (looks_like_thousands, separator) {
            (true, _) => Shape::Either(separator),
            (false, ',') => Shape::Decimals(Decimal::Comma),
            (false, _) => Shape::Decimals(Decimal::Point),
        }
    }

    fn grouped_by(&self, separator: char, decimal: Decimal) -> Shape {
        if is_grouped(&self.text, separator) { Shape::Decimals(decimal) } else { Shape::None }
    }

    fn both(&self, thousands: char, before_decimals: char, decimal: Decimal) -> Shape {
        match self.text.split_once(before_decimals) {
            Some((whole, rest))
                if is_grouped(whole, thousands) && rest.bytes().all(|b| b.is_ascii_digit()) =>
            {
                Shape::Decimals(decimal)
            }
            _ => Shape::None,
        }
    }

    fn value(&self, decimal: Decimal) -> Option<f64> {
        let (thousands, before_decimals) = match decimal {
            Decimal::Comma => ('.', ','),
            Decimal::Point => (',', '.'),
        };
        let value: f64 = if self.text.contains([',', '.']) {
            let kept = self.text.chars().filter(|c| *c != thousands);
            let plain: String = kept.map(|c| if c == before_decimals { '.' } else { c }).collect();
            plain.parse().ok()?
        } else {
            self.text.parse().ok()?
        };
        Some(if self.is_negative && value != 0.0 { -value } else { value })
    }
}

/// Returns the digits and separators of `text`, if it has only single blanks between them.
fn without_blanks(text: &str) -> Option<String> {
    let mut digits = String::with_capacity(text.len());
    let mut is_after_blank = false;
    for c in text.chars() {
        let is_first = digits.is_empty();
        match c {
            '0'..='9' | ',' | '.' => digits.push(c),
            c if is_blank(c) && !is_after_blank && !is_first => {}
            _ => return None,
        }
        is_after_blank = is_blank(c);
    }
    Some(digits)
}

/// Tells whether `text` is digits in groups of three, the first group of one to three.
fn is_grouped(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let starts_well = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
    starts_well && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::*;

    fn style_of(texts: &[&str]) -> Style {
        let mut evidence = Evidence::default();
        for text in texts {
            evidence.see(text);
        }
        evidence.style()
    }

    #[test]
    fn danish_number_strings_are_read_as_people_mean_them() {
        for (text, value) in [
            ("2.351", 2351.0),
            ("7,3", 7.3),
            ("100,0 %", 100.0),
            ("16,7\u{a0}%", 16.7),
            ("\u{2212}0,5", -0.5),
            ("1.234.567,8", 1_234_567.8),
            ("1 234", 1234.0),
            ("12\u{202f}345,6", 12_345.6),
            ("02", 2.0),
            (" 487 ", 487.0),
            ("-0", 0.0),
            ("+0,7", 0.7),
        ] {
            assert_eq!(parse(text, Some(Decimal::Comma)), Some(value), "{text}");
        }
    }

    #[test]
    fn a_text_that_is_no_number_is_never_one() {
        for text in ["", "-", "..", "*", "<fejl>", "1.2.3", "7,3,1", "12a", "1e5", "%", "7,", "--1"]
        {
            assert_eq!(parse(text, Some(Decimal::Comma)), None, "{text}");
            assert_eq!(parse(text, Some(Decimal::Point)), None, "{text}");
        }
    }

    #[test]
    fn a_column_tells_how_its_decimals_are_written() {
        assert_eq!(style_of(&["7,3", "2.351", "12"]), Style::Known(Decimal::Comma));
        assert_eq!(style_of(&["7.3", "1.234", "9"]), Style::Known(Decimal::Point));
        assert_eq!(style_of(&["3.798601398601398"]), Style::Known(Decimal::Point));
        assert_eq!(style_of(&["0.125"]), Style::Known(Decimal::Point));
        assert_eq!(style_of(&["1.234.567"]), Style::Known(Decimal::Comma));
        assert_eq!(style_of(&["2.351", "17"]), Style::Open);
    }

    #[test]
    fn point_and_comma_before_decimals_in_one_column_are_mixed() {
        assert_eq!(style_of(&["7,3", "7.4"]), Style::Mixed);
        assert_eq!(style_of(&["7.4", "1,234"]), Style::Mixed);
        assert_eq!(style_of(&["1.234", "1,234"]), Style::Mixed);
    }

    #[test]
    fn an_open_number_without_evidence_is_not_guessed() {
        assert_eq!(parse("2.351", None), None);
        assert_eq!(parse("2.351", Some(Decimal::Point)), Some(2.351));
        assert_eq!(parse("7.3", Some(Decimal::Comma)), None);
    }

    proptest! {
        #[test]
        fn a_number_written_in_danish_reads_back(tenths in -10_000_000_i32..10_000_000) {
            let value = f64::from(tenths) / 10.0;
            let text = format!("{value:.1}").replace('.', ",");
            prop_assert_eq!(parse(&text, Some(Decimal::Comma)), Some(value));
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic(text in any::<String>()) {
            let mut evidence = Evidence::default();
            evidence.see(&text);
            let read = parse(&text, Some(Decimal::Comma));
            prop_assert!(read.is_none_or(f64::is_finite));
        }
    }
}
