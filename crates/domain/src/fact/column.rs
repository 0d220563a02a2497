//! The columns of a fact set.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// A column's name in fact files and definitions: small letters a-z, digits and `_`, a letter first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ColumnName(String);

impl ColumnName {
    /// Returns the name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ColumnName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that is no column's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a column's name; write small letters a-z, digits and `_`, a letter first")]
pub struct NotAColumnName(pub String);

impl FromStr for ColumnName {
    type Err = NotAColumnName;

    fn from_str(text: &str) -> Result<Self, NotAColumnName> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let begins = text.starts_with(|c: char| c.is_ascii_lowercase());
        let fits = begins && text.len() <= 40 && text.chars().all(allowed);
        if fits { Ok(Self(text.to_owned())) } else { Err(NotAColumnName(text.to_owned())) }
    }
}

impl From<ColumnName> for String {
    fn from(name: ColumnName) -> Self {
        name.0
    }
}

impl TryFrom<String> for ColumnName {
    type Error = NotAColumnName;

    fn try_from(text: String) -> Result<Self, NotAColumnName> {
        text.parse()
    }
}

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Whom the row is about; kept as a pseudonym.
    Person,
    /// The unit where it was measured.
    Unit,
    /// When it was, if the file tells for each row.
    Period,
    /// One more part of what makes a row another fact than the next, such as the subject of a test.
    Key,
    /// A group that figures are broken down by, such as grade or gender.
    Group,
    /// What was measured.
    Value,
}

impl Role {
    /// Tells whether the column is part of what makes a row another fact than the next.
    pub const fn is_key(self) -> bool {
        matches!(self, Self::Person | Self::Unit | Self::Period | Self::Key)
    }
}

/// What stands in a column.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnKind {
    /// A person number (CPR), which is turned into a pseudonym before anything is written.
    PersonNumber,
    /// The national number of a unit.
    UnitNumber,
    /// A period as `2024/25` or `2024`.
    Period,
    /// A day.
    Day,
    /// One of a list of words.
    Word {
        /// The words, each with the number it is kept as.
        codes: Vec<Code>,
    },
    /// A number with so many decimals, kept as a whole number of its smallest part, so that sums are exact.
    Number {
        /// The least it can be.
        min: f64,
        /// The most it can be.
        max: f64,
        /// How many decimals it has at most, six or fewer.
        decimals: u8,
    },
}

/// A word of a column, and how files spell it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The number it is kept as; never used for another word.
    pub number: i8,
    /// The word, as breakdowns and definitions use it.
    pub word: String,
    /// How files spell it, besides the word itself.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// The member of the column's coarser dimension that it is part of.
    pub within: Option<String>,
}

/// A column of a fact set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "Written", try_from = "Written")]
pub struct Column {
    /// The name.
    pub name: ColumnName,
    /// What it is for.
    pub role: Role,
    /// What stands in it.
    pub kind: ColumnKind,
    /// What it is, for people.
    pub text: Text,
    /// How files head it, besides its name.
    pub headings: Vec<String>,
    /// Whether a row without it is refused.
    pub required: bool,
    /// The coarser dimension that its words are part of, as grades are part of stages.
    pub coarser: Option<String>,
}

/// A column as its file writes it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: ColumnName,
    role: Role,
    kind: Kind,
    text: Text,
    #[serde(default)]
    headings: Vec<String>,
    #[serde(default)]
    required: bool,
    codes: Option<Vec<Code>>,
    min: Option<f64>,
    max: Option<f64>,
    decimals: Option<u8>,
    coarser: Option<String>,
}

#[derive(Serialize, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    PersonNumber,
    UnitNumber,
    Period,
    Day,
    Word,
    Number,
}

impl TryFrom<Written> for Column {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let name = &written.name;
        let bounds = written.min.zip(written.max);
        if (written.kind == Kind::Word) != written.codes.is_some() {
            return Err(format!("column `{name}`: a column of words, and no other, has `codes`"));
        }
        let has_number =
            written.min.is_some() || written.max.is_some() || written.decimals.is_some();
        if written.kind != Kind::Number && has_number {
            return Err(format!("column `{name}`: only a number has `min`, `max` and `decimals`"));
        }
        let kind = match (written.kind, written.codes, bounds) {
            (Kind::Word, Some(codes), _) => ColumnKind::Word { codes },
            (Kind::Number, _, Some((min, max))) => {
                ColumnKind::Number { min, max, decimals: written.decimals.unwrap_or(0) }
            }
            (Kind::Number, _, None) => {
                return Err(format!("column `{name}`: a number has `min` and `max`"));
            }
            (Kind::PersonNumber, ..) => ColumnKind::PersonNumber,
            (Kind::UnitNumber, ..) => ColumnKind::UnitNumber,
            (Kind::Period, ..) => ColumnKind::Period,
            (Kind::Day | Kind::Word, ..) => ColumnKind::Day,
        };
        Ok(Self {
            name: written.name,
            role: written.role,
            kind,
            text: written.text,
            headings: written.headings,
            required: written.required,
            coarser: written.coarser,
        })
    }
}

impl From<Column> for Written {
    fn from(column: Column) -> Self {
        let (mut codes, mut bounds) = (None, None);
        let kind = match column.kind {
            ColumnKind::PersonNumber => Kind::PersonNumber,
            ColumnKind::UnitNumber => Kind::UnitNumber,
            ColumnKind::Period => Kind::Period,
            ColumnKind::Day => Kind::Day,
            ColumnKind::Word { codes: words } => {
                codes = Some(words);
                Kind::Word
            }
            ColumnKind::Number { min, max, decimals } => {
                bounds = Some((min, max, decimals));
                Kind::Number
            }
        };
        Self {
            name: column.name,
            role: column.role,
            kind,
            text: column.text,
            headings: column.headings,
            required: column.required,
            codes,
            min: bounds.map(|(min, ..)| min),
            max: bounds.map(|(_, max, _)| max),
            decimals: bounds.map(|(.., decimals)| decimals),
            coarser: column.coarser,
        }
    }
}

impl Code {
    /// Returns all ways to spell the word, folded.
    pub fn spelled(&self) -> Vec<String> {
        [&self.word].into_iter().chain(&self.spellings).map(|text| folded(text)).collect()
    }
}

/// Folds a heading or word, so that files may write it in capitals and with blanks around it.
pub fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

impl Column {
    /// Returns all ways to head the column, folded.
    pub fn spelled(&self) -> Vec<String> {
        [self.name.as_str()]
            .into_iter()
            .chain(self.headings.iter().map(String::as_str))
            .map(folded)
            .collect()
    }

    /// Returns by what a number is multiplied to be kept whole: 10 to the power of its decimals.
    pub fn scale(&self) -> i32 {
        match self.kind {
            ColumnKind::Number { decimals, .. } => 10_i32.pow(u32::from(decimals.min(6))),
            _ => 1,
        }
    }
}
