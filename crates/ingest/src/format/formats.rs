//! The formats a vault knows: the shipped ones and its own.

use std::collections::BTreeMap;

use super::Format;

/// A file that describes no format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{file}` describes no format: {why}")]
pub struct FormatError {
    /// The file's name.
    pub file: String,
    /// What the reader of the description says.
    pub why: String,
}

/// The formats a vault knows, by name.
#[derive(Debug, Clone, Default)]
pub struct Formats {
    by_name: BTreeMap<String, Format>,
}

impl Formats {
    /// Reads one description from the text of a TOML file and adds it.
    pub fn add(&mut self, file: &str, text: &str) -> Result<(), FormatError> {
        let format = Format::parse(file, text)?;
        self.insert(format);
        Ok(())
    }

    /// Adds a format, or replaces the one of the same name.
    pub fn insert(&mut self, format: Format) {
        self.by_name.insert(format.name.clone(), format);
    }

    /// Returns the format with this name.
    pub fn find(&self, name: &str) -> Option<&Format> {
        self.by_name.get(name)
    }

    /// Returns all formats by name.
    pub fn iter(&self) -> impl Iterator<Item = &Format> {
        self.by_name.values()
    }
}

impl Format {
    /// Reads a description from the text of a TOML file.
    pub fn parse(file: &str, text: &str) -> Result<Self, FormatError> {
        toml::from_str(text)
            .map_err(|error| FormatError { file: file.to_owned(), why: error.to_string() })
    }

    /// Writes the description as the text of a TOML file.
    pub fn to_toml(&self) -> Result<String, FormatError> {
        toml::to_string_pretty(self)
            .map_err(|error| FormatError { file: self.name.clone(), why: error.to_string() })
    }
}
