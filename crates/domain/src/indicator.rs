//! Indicators: what is measured, as data.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    period::{Period, PeriodType},
    text::Text,
    unit::UnitKind,
};

mod catalogue;
pub mod formula;

pub use catalogue::{Catalogue, CatalogueError, Finding};
use formula::Formula;

/// An indicator's id: a Danish trade word in kebab-case, stable for ever.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct IndicatorId(String);

impl IndicatorId {
    /// Returns the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IndicatorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that is no indicator id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an indicator id; write small letters a-z, digits and `-`")]
pub struct NotAnIndicatorId(pub String);

impl FromStr for IndicatorId {
    type Err = NotAnIndicatorId;

    fn from_str(text: &str) -> Result<Self, NotAnIndicatorId> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let fits = (2..=60).contains(&text.len()) && text.chars().all(allowed);
        if fits { Ok(Self(text.to_owned())) } else { Err(NotAnIndicatorId(text.to_owned())) }
    }
}

impl From<IndicatorId> for String {
    fn from(id: IndicatorId) -> Self {
        id.0
    }
}

impl TryFrom<String> for IndicatorId {
    type Error = NotAnIndicatorId;

    fn try_from(text: String) -> Result<Self, NotAnIndicatorId> {
        text.parse()
    }
}

/// The area of the municipality's work that an indicator belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// The municipal school.
    Folkeskole,
    /// Daycare.
    Daycare,
    /// Well-being.
    WellBeing,
    /// The social children's area.
    Social,
}

/// How the value is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A part of a whole, 0 to 100 per cent.
    Share,
    /// A mean over children.
    Mean,
    /// A number of things.
    Count,
    /// One amount divided by another, such as children per adult.
    Ratio,
    /// The difference between two figures, such as grades less the reference.
    Difference,
}

/// The unit of measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Per cent.
    Percent,
    /// Points of a scale.
    Points,
    /// A grade on the seven-step scale.
    Grade,
    /// Children.
    Children,
    /// Days.
    Days,
    /// Hours.
    Hours,
    /// Full-time children per full-time adult.
    ChildrenPerAdult,
    /// Pupils per class.
    PupilsPerClass,
    /// Pupils per full-time teacher.
    PupilsPerTeacher,
    /// Danish kroner.
    Kroner,
    /// Notifications of concern about a child (underretninger).
    Notifications,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// More is better.
    HigherIsBetter,
    /// Less is better.
    LowerIsBetter,
    /// Neither way is better in itself.
    Neutral,
}

/// What one of the n behind a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    /// Children.
    Children,
    /// Pupils.
    Pupils,
    /// Planned or given hours.
    Hours,
    /// Members of staff.
    Staff,
    /// Classes.
    Classes,
    /// Places.
    Places,
    /// Notifications of concern; one child may have several.
    Notifications,
}

impl Counted {
    /// Tells whether one of the n is a child, so that differences can be said in whole children.
    pub const fn is_child(self) -> bool {
        matches!(self, Self::Children | Self::Pupils)
    }
}

/// For which municipality and unit a child counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountedFor {
    /// Where the child goes.
    School,
    /// Where the child lives.
    Residence,
    /// Who pays.
    Payer,
    /// The figure is not about where children belong.
    None,
}

/// What pages, exports and reports may do with an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Secrecy {
    /// May be published.
    Public,
    /// For the municipality's own work.
    Internal,
    /// National tests: confidential down to the municipality (folkeskoleloven § 55 b).
    Confidential,
    /// About single persons: readable by nobody as a figure.
    Person,
}

impl Secrecy {
    /// All classes, from the most open.
    pub const ALL: [Self; 4] = [Self::Public, Self::Internal, Self::Confidential, Self::Person];

    /// Returns the word used in files, rows and policies.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
            Self::Confidential => "confidential",
            Self::Person => "person",
        }
    }
}

/// A range of values, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The lowest value.
    pub min: f64,
    /// The highest value.
    pub max: f64,
}

impl Range {
    /// Tells whether `value` lies in the range.
    pub fn contains(&self, value: f64) -> bool {
        (self.min..=self.max).contains(&value)
    }
}

/// The spread of single children around a mean, from a named source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// The standard deviation of single children on the indicator's own scale.
    pub sd: f64,
    /// Where the number is from.
    pub source: String,
    /// `estimated` when it is not published together with the mean.
    pub basis: SpreadBasis,
}

/// How sure a spread is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpreadBasis {
    /// Published with the mean.
    Published,
    /// Taken from other years or studies.
    Estimated,
}

/// Where the figures of an indicator come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The name of the source, as it is to be credited.
    pub name: String,
    /// Who answers for it.
    pub owner: String,
    /// The table or cube.
    pub cube: Option<String>,
    /// When it is released, in words.
    pub release: Option<String>,
    /// The terms of reuse.
    pub licence: Option<String>,
}

/// A break in a series: figures before and after are not to be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Break {
    /// The first period after the break.
    pub from: Period,
    /// Why.
    pub why: Text,
}

/// Periods that exist but must not be compared with others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Uncomparable {
    /// The first such period.
    pub from: Period,
    /// The last such period.
    pub to: Period,
    /// Why.
    pub why: Text,
}

/// An indicator: what is measured, how, about whom, and how far it can be trusted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// The stable id.
    pub id: IndicatorId,
    /// The area it belongs to.
    pub area: Area,
    /// The title.
    pub name: Text,
    /// A title of at most 24 characters for tables and axes.
    pub short: Text,
    /// What it is, in one to three plain sentences.
    pub definition: Text,
    /// What is counted above the line.
    pub numerator: Option<Text>,
    /// What is counted below the line.
    pub denominator: Option<Text>,
    /// What the figure can tell.
    pub can_tell: Text,
    /// What it cannot tell.
    pub cannot_tell: Text,
    /// How the value is made.
    pub kind: Kind,
    /// The unit of measurement.
    pub unit: Measure,
    /// Which way is better.
    pub polarity: Polarity,
    /// How many decimals are shown.
    pub decimals: u8,
    /// What one of the n is.
    pub counted: Counted,
    /// For which municipality and unit a child counts.
    pub counted_for: CountedFor,
    /// The type of its periods.
    pub period: PeriodType,
    /// The kinds of unit that have figures.
    pub levels: Vec<UnitKind>,
    /// The breakdown dimensions that occur.
    pub breakdowns: Vec<String>,
    /// What pages, exports and reports may do with it.
    pub secrecy: Secrecy,
    /// The least n that is shown outside the unit.
    pub minimum_n: u32,
    /// The least n that a status is given for.
    pub judge_n: u32,
    /// The hard bounds of the value.
    pub scale: Option<Range>,
    /// The range outside which a value is worth a look.
    pub plausible: Option<Range>,
    /// Whether a zero means that nothing was reported.
    #[serde(default)]
    pub zero_is_suspect: bool,
    /// The spread of single children, for intervals of published means.
    pub spread: Option<Spread>,
    /// How it is computed from facts, when it can be.
    pub formula: Option<Formula>,
    /// Where the figures come from.
    pub source: Source,
    /// The first period with figures.
    pub valid_from: Option<Period>,
    /// The last period with figures.
    pub valid_to: Option<Period>,
    /// Breaks in the series, oldest first.
    #[serde(default)]
    pub breaks: Vec<Break>,
    /// Periods that must not be compared with others.
    #[serde(default)]
    pub uncomparable: Vec<Uncomparable>,
    /// Indicators that are read together with this one.
    #[serde(default)]
    pub related: Vec<IndicatorId>,
    /// Open questions for a school development talk.
    #[serde(default)]
    pub questions: Vec<Text>,
    /// What the reader should know about how sure this description is.
    pub note: Option<Text>,
}

impl Indicator {
    /// Returns the break that lies between two periods, if any; the newest when there are several.
    pub fn break_between(&self, earlier: Period, later: Period) -> Option<&Break> {
        self.breaks.iter().rev().find(|b| {
            earlier.position() < b.from.position() && b.from.position() <= later.position()
        })
    }

    /// Returns why a period must not be compared with others, if so.
    pub fn uncomparable_in(&self, period: Period) -> Option<&Uncomparable> {
        self.uncomparable
            .iter()
            .find(|part| (part.from.position()..=part.to.position()).contains(&period.position()))
    }

    /// Tells whether two periods may be compared: no break between, neither marked uncomparable.
    pub fn are_comparable(&self, earlier: Period, later: Period) -> bool {
        self.break_between(earlier, later).is_none()
            && self.uncomparable_in(earlier).is_none()
            && self.uncomparable_in(later).is_none()
    }

    /// Tells whether figures exist for this kind of unit.
    pub fn has_level(&self, kind: UnitKind) -> bool {
        self.levels.contains(&kind)
    }
}
