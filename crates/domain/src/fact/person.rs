//! Person numbers and what stands in their place.

use std::{fmt, str::FromStr};

use jiff::civil::Date;

/// A person number (CPR): six digits of a date of birth and four more. Never shown: its debug form hides it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PersonNumber([u8; 10]);

/// What is shown where a person number stood.
const HIDDEN: &str = "••••••-••••";

/// What stands for a person in a vault: the person number under the vault's key, which nobody can turn back
/// without it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pseudonym(pub [u8; 16]);

/// A text that is no person number. The text is not repeated, since it may nearly be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a person number; write ten digits, as in 010190-1234")]
pub struct NotAPersonNumber;

impl PersonNumber {
    /// Returns the ten digits, for making a pseudonym of them.
    pub const fn digits(&self) -> &[u8; 10] {
        &self.0
    }
}

impl fmt::Debug for PersonNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonNumber(hidden)")
    }
}

impl fmt::Debug for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pseudonym(")?;
        for byte in self.0.iter().take(4) {
            write!(f, "{byte:02x}")?;
        }
        f.write_str("…)")
    }
}

impl FromStr for PersonNumber {
    type Err = NotAPersonNumber;

    /// Reads ten digits, with `-` or a blank before the last four or without. Spreadsheets lose a zero in front,
    /// so nine digits are read as well. The check digit is not held: since 2007 numbers are given without it.
    /// Administrative numbers have 60 added to the day.
    fn from_str(text: &str) -> Result<Self, NotAPersonNumber> {
        let mut digits = [b'0'; 10];
        let bytes = text.trim().as_bytes();
        let is_parted = bytes.len() == 11 && matches!(bytes.get(6), Some(b'-' | b' '));
        let count = if is_parted { 10 } else { bytes.len() };
        if !matches!(count, 9 | 10) {
            return Err(NotAPersonNumber);
        }
        let written = bytes.iter().enumerate().filter(|(place, _)| !is_parted || *place != 6);
        for (slot, (_, byte)) in digits.iter_mut().skip(10 - count).zip(written) {
            if !byte.is_ascii_digit() {
                return Err(NotAPersonNumber);
            }
            *slot = *byte;
        }
        if has_date(&digits) { Ok(Self(digits)) } else { Err(NotAPersonNumber) }
    }
}

/// Tells whether a text holds what may be a person number, so that it is not to be shown or kept.
pub fn holds_person_number(text: &str) -> bool {
    // Most texts have too few digits, which is seen at once.
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 9 && (0..text.len()).any(|from| holds_one_at(text, from))
}

/// Tells whether what may be a person number begins here, with no digit before it and none behind it.
fn holds_one_at(text: &str, from: usize) -> bool {
    let is_digit = |place: usize| text.as_bytes().get(place).is_some_and(u8::is_ascii_digit);
    let candidate = |length: usize| {
        let part = text.get(from..from + length);
        !is_digit(from + length) && part.is_some_and(|part| part.parse::<PersonNumber>().is_ok())
    };
    let is_first = from == 0 || !is_digit(from - 1);
    is_first && is_digit(from) && (candidate(11) || candidate(10))
}

/// Returns a text without what may be a person number, or was meant to be one: nine digits or more that stand
/// together, with nothing but a blank or a hyphen between them.
pub fn without_person_numbers(text: &str) -> String {
    let mut digits = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => digits += 1,
            '-' | ' ' => {}
            _ => digits = 0,
        }
        if digits >= 9 {
            return HIDDEN.to_owned();
        }
    }
    text.to_owned()
}

fn has_date(digits: &[u8; 10]) -> bool {
    let [d1, d2, m1, m2, y1, y2, ..] = digits.map(|digit| i8::try_from(digit - b'0').unwrap_or(0));
    let (day, month) = ((d1 * 10 + d2) % 60, m1 * 10 + m2);
    // The century is not needed: a leap day is one in 2000 when it is in any year with these two digits.
    let year = 2000 + i16::from(y1 * 10 + y2);
    Date::new(year, month, day).is_ok() || (day, month) == (29, 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_one(text: &str) -> bool {
        text.parse::<PersonNumber>().is_ok()
    }

    #[test]
    fn a_person_number_is_read_as_files_write_it() {
        for text in [
            "010190-1234",
            "0101901234",
            " 010190 1234 ",
            "101901234",
            "610190-1234",
            "290200-0001",
        ] {
            assert!(is_one(text), "{text}");
        }
        let same: Vec<PersonNumber> =
            ["010190-1234", "101901234"].iter().map(|text| text.parse().unwrap()).collect();
        assert_eq!(same[0], same[1]);
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "",
            "321390-1234",
            "011390-1234",
            "12345678",
            "010190-12345",
            "abcdef-ghij",
            "01019012345",
        ] {
            assert!(!is_one(text), "{text}");
        }
    }

    #[test]
    fn no_form_shows_the_digits() {
        let number: PersonNumber = "010190-1234".parse().unwrap();
        assert!(!format!("{number:?}").contains('0'));
        assert!(!format!("{:?}", "x".parse::<PersonNumber>()).contains("1234"));
    }

    #[test]
    fn a_person_number_within_a_text_is_found() {
        assert!(holds_person_number("Mor til 010190-1234 ringede"));
        assert!(holds_person_number("0101901234"));
        assert!(!holds_person_number("Tlf. 12 34 56 78, skole 101001"));
        assert!(!holds_person_number("20241121123456"));
    }

    #[test]
    fn what_was_meant_to_be_a_person_number_is_not_shown_either() {
        for text in ["se 010190-1234", "320190-1234", "01 01 90 1234", "0101901234", "320190123"] {
            assert_eq!(without_person_numbers(text), HIDDEN, "{text}");
        }
        for text in ["cirka 21", "Kolonne 2024-25", "101001"] {
            assert_eq!(without_person_numbers(text), text);
        }
    }
}
