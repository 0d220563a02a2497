//! What rows of facts are read for.

use super::Purpose;

/// What rows were read for: a purpose of their set, or what keeping them asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReadFor {
    /// A purpose that their set is collected for.
    Purpose(Purpose),
    /// To see that their file is whole.
    Check,
    /// To erase some of them, because somebody asked.
    Erasure,
    /// To erase those whose time is over.
    Retention,
}

impl ReadFor {
    /// All that rows are read for.
    pub const ALL: [Self; 8] = [
        Self::Purpose(Purpose::Statistics),
        Self::Purpose(Purpose::Quality),
        Self::Purpose(Purpose::Development),
        Self::Purpose(Purpose::Supervision),
        Self::Purpose(Purpose::Planning),
        Self::Check,
        Self::Erasure,
        Self::Retention,
    ];

    /// Returns the word used in rows, events and text keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Purpose(purpose) => purpose.code(),
            Self::Check => "check",
            Self::Erasure => "erasure",
            Self::Retention => "retention",
        }
    }

    /// Returns what has this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|read_for| read_for.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_rows_are_read_for_is_found_by_its_word() {
        for read_for in ReadFor::ALL {
            assert_eq!(ReadFor::from_code(read_for.code()), Some(read_for));
        }
        for purpose in Purpose::ALL {
            assert_eq!(ReadFor::from_code(purpose.code()), Some(ReadFor::Purpose(purpose)));
        }
    }
}
