//! Cells of rows become domain values, or an error that names the cell.

use std::{fmt::Display, str::FromStr};

use jiff::Timestamp;
use serde::{
    Deserialize, Serialize,
    de::{
        DeserializeOwned,
        value::{Error as WordError, StrDeserializer},
    },
};

use crate::error::{Error, Result};

/// The row that is being read.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    pub(crate) table: &'static str,
    pub(crate) key: &'a str,
}

impl Row<'_> {
    /// Reads a text that a domain type parses.
    pub(crate) fn parse<T: FromStr>(self, column: &'static str, text: &str) -> Result<T> {
        text.parse().map_err(|_why| self.bad(column, text))
    }

    /// Reads a text that a domain type parses, when there is one.
    pub(crate) fn parse_if<T: FromStr>(
        self,
        column: &'static str,
        text: Option<&str>,
    ) -> Result<Option<T>> {
        text.map(|text| self.parse(column, text)).transpose()
    }

    /// Reads the word of a case.
    pub(crate) fn word<'w, T: Deserialize<'w>>(
        self,
        column: &'static str,
        text: &'w str,
    ) -> Result<T> {
        T::deserialize(StrDeserializer::<WordError>::new(text))
            .map_err(|_why| self.bad(column, text))
    }

    /// Reads the word of a case by the domain's own table of words.
    pub(crate) fn code<T>(
        self,
        column: &'static str,
        text: &str,
        read: fn(&str) -> Option<T>,
    ) -> Result<T> {
        read(text).ok_or_else(|| self.bad(column, text))
    }

    /// Reads a value stored whole as JSON.
    pub(crate) fn json<T: DeserializeOwned>(self, column: &'static str, text: &str) -> Result<T> {
        serde_json::from_str(text).map_err(|_why| self.bad(column, text))
    }

    /// Reads an instant in microseconds since 1970.
    pub(crate) fn instant(self, column: &'static str, microseconds: i64) -> Result<Timestamp> {
        Timestamp::from_microsecond(microseconds).map_err(|_why| self.bad(column, microseconds))
    }

    /// Reads a whole number that is a smaller type in the domain.
    pub(crate) fn number<T: TryFrom<i64>>(self, column: &'static str, number: i64) -> Result<T> {
        T::try_from(number).map_err(|_why| self.bad(column, number))
    }

    /// Makes the error for a cell that Pejl never writes.
    pub(crate) fn bad(self, column: &'static str, value: impl Display) -> Error {
        let value = value.to_string().chars().take(100).collect();
        Error::BadRow { table: self.table, column, row: self.key.to_owned(), value }
    }
}

/// Returns the word of a case without fields.
pub(crate) fn word<T: Serialize>(case: T) -> String {
    json(&case).trim_matches('"').to_owned()
}

/// Returns a value as JSON text.
pub(crate) fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value)
        .expect("domain values have text keys and cannot fail to be written")
}

/// Returns a count as the database keeps it.
pub(crate) fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
