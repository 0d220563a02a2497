//! Deliveries: files that arrive together, what was read in them, and what is wrong with them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    breakdown::Breakdown,
    figure::{Basis, Count, Missing, Verdict, Withheld},
    id::{DeliveryId, PersonId},
    indicator::IndicatorId,
    period::Period,
    unit::{Among, Unit},
};

/// One value as it stood in a delivered file, its unit not yet looked up.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The unit, as the file names it.
    pub unit: UnitNamed,
    /// The period.
    pub period: Period,
    /// The part of the children.
    pub breakdown: Breakdown,
    /// The number, or why there is none.
    pub value: ReadValue,
    /// How many are behind it, when the file tells.
    pub n: Option<Count>,
    /// The source's own verdict.
    pub verdict: Option<Verdict>,
    /// How it came about.
    pub basis: Basis,
    /// Where it stood.
    pub place: Place,
}

/// A value as read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ReadValue {
    /// A number, in the indicator's unit of measurement.
    Number(f64),
    /// No value.
    Missing(Missing),
    /// Withheld by the source.
    Withheld(Withheld),
}

/// A unit as a file names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitNamed {
    /// The number or name in the file.
    pub text: String,
    /// Among which units it is to be found.
    pub among: Among,
}

/// Where in a delivery something stood.
#[derive(Debug, Clone, PartialEq, Eq, Default, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The file's name.
    pub file: String,
    /// The row, the first line of the file being 1; 0 when the whole file is meant.
    pub row: u64,
    /// The column's heading; empty when the whole row is meant.
    pub column: String,
}

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; the value is taken.
    Notice,
    /// The value is set aside and not shown as a figure.
    SetAside,
    /// The row is left out.
    Refused,
    /// The whole delivery is refused.
    Fatal,
}

/// What is wrong at one place of a delivery. The words are made from `kind` on the screens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// The value as it stood there, shortened to 100 characters.
    pub value: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with a delivery; each case has a text in both languages that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "problem")]
pub enum ProblemKind {
    /// The file is empty.
    EmptyFile,
    /// The file cannot be read at all, with what the reader says.
    Unreadable {
        /// What the reader of the format says.
        why: String,
    },
    /// No shipped or own format fits the columns.
    UnknownFormat,
    /// The text is in no encoding that is known.
    WrongEncoding,
    /// A line is longer than any real line.
    LineTooLong,
    /// A column that the format needs is missing.
    MissingColumn,
    /// A dimension that the format does not know, so that several rows would become one figure.
    StrayDimension,
    /// A column that the format does not know; it is left out.
    UnknownColumn,
    /// A sheet of a workbook that the format does not fit; it is left out.
    SheetLeftOut,
    /// The format's filters leave out every row.
    NothingKept,
    /// A row has more or fewer cells than the heading.
    WrongWidth,
    /// The text is no number.
    NotANumber,
    /// Decimal point and decimal comma stand in the same column.
    MixedDecimals,
    /// The number has more decimals than are kept.
    TooPrecise,
    /// The text is no person number.
    NotAPersonNumber,
    /// A person number stands in a column that is not for it; it is neither shown nor kept.
    StrayPersonNumber,
    /// The file is about single persons, but its columns are those of no fact set.
    PersonNumbers,
    /// The text is no day, or one outside the period.
    NotADay,
    /// Nothing stands where something must.
    MissingValue,
    /// Another row before says the same person's, unit's and key's fact.
    Double,
    /// The text is no period.
    NotAPeriod,
    /// No unit has this number or name.
    UnknownUnit,
    /// Several units have this name.
    AmbiguousUnit,
    /// The unit was found by name, not by number.
    FoundByName {
        /// The number of the unit that was taken.
        number: String,
    },
    /// The unit was closed in the period.
    ClosedUnit,
    /// The value lies outside the scale.
    OutsideScale,
    /// The value lies outside the plausible range.
    Implausible,
    /// A zero that most likely means that nothing was reported.
    SuspectedZero,
    /// The same figure stands twice with the same value.
    Duplicate,
    /// The same figure stands twice with different values.
    Contradiction,
    /// There is no value where an earlier delivery had one.
    Emptied,
    /// All units of a municipality share one value, which is the municipality's own copied down.
    SharedValue {
        /// How many units share it.
        units: u32,
    },
    /// A member of a breakdown that the format does not know.
    UnknownMember,
    /// The indicator is not in the catalogue.
    UnknownIndicator,
    /// The indicator has no figures of this period type.
    WrongPeriodType,
    /// A shape of the answer that is not understood.
    WrongShape {
        /// What was expected.
        expected: String,
    },
}

impl ProblemKind {
    /// Returns how grave the problem is.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::EmptyFile
            | Self::Unreadable { .. }
            | Self::UnknownFormat
            | Self::WrongEncoding
            | Self::PersonNumbers
            | Self::LineTooLong
            | Self::MissingColumn
            | Self::StrayDimension
            | Self::MixedDecimals
            | Self::WrongShape { .. } => Severity::Fatal,
            Self::WrongWidth
            | Self::NothingKept
            | Self::NotANumber
            | Self::TooPrecise
            | Self::NotAPersonNumber
            | Self::StrayPersonNumber
            | Self::NotADay
            | Self::MissingValue
            | Self::Double
            | Self::NotAPeriod
            | Self::UnknownUnit
            | Self::AmbiguousUnit
            | Self::ClosedUnit
            | Self::OutsideScale
            | Self::Contradiction
            | Self::UnknownMember
            | Self::UnknownIndicator
            | Self::WrongPeriodType => Severity::Refused,
            Self::SuspectedZero => Severity::SetAside,
            Self::UnknownColumn
            | Self::SheetLeftOut
            | Self::FoundByName { .. }
            | Self::Implausible
            | Self::Duplicate
            | Self::Emptied
            | Self::SharedValue { .. } => Severity::Notice,
        }
    }

    /// Returns the word used in rows, text keys and machine-readable answers.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::EmptyFile => "empty-file",
            Self::Unreadable { .. } => "unreadable",
            Self::UnknownFormat => "unknown-format",
            Self::WrongEncoding => "wrong-encoding",
            Self::LineTooLong => "line-too-long",
            Self::MissingColumn => "missing-column",
            Self::StrayDimension => "stray-dimension",
            Self::UnknownColumn => "unknown-column",
            Self::SheetLeftOut => "sheet-left-out",
            Self::NothingKept => "nothing-kept",
            Self::WrongWidth => "wrong-width",
            Self::NotANumber => "not-a-number",
            Self::MixedDecimals => "mixed-decimals",
            Self::TooPrecise => "too-precise",
            Self::NotAPersonNumber => "not-a-person-number",
            Self::StrayPersonNumber => "stray-person-number",
            Self::PersonNumbers => "person-numbers",
            Self::NotADay => "not-a-day",
            Self::MissingValue => "missing-value",
            Self::Double => "double",
            Self::NotAPeriod => "not-a-period",
            Self::UnknownUnit => "unknown-unit",
            Self::AmbiguousUnit => "ambiguous-unit",
            Self::FoundByName { .. } => "found-by-name",
            Self::ClosedUnit => "closed-unit",
            Self::OutsideScale => "outside-scale",
            Self::Implausible => "implausible",
            Self::SuspectedZero => "suspected-zero",
            Self::Duplicate => "duplicate",
            Self::Contradiction => "contradiction",
            Self::Emptied => "emptied",
            Self::SharedValue { .. } => "shared-value",
            Self::UnknownMember => "unknown-member",
            Self::UnknownIndicator => "unknown-indicator",
            Self::WrongPeriodType => "wrong-period-type",
            Self::WrongShape { .. } => "wrong-shape",
        }
    }
}

/// What a reader finds in a file, in the file's order.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// One value.
    Reading(Reading),
    /// A unit as a register describes it.
    Unit(Box<Unit>),
    /// Something wrong.
    Problem(Problem),
}

/// How far a delivery has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeliveryState {
    /// Received and checked; its figures count for nothing yet.
    Checked,
    /// In force.
    Committed,
    /// Undone; its figures count no more.
    Undone,
}

/// Files that arrived together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The id.
    pub id: DeliveryId,
    /// The order of deliveries in the vault; a later one wins over an earlier.
    pub sequence: i64,
    /// How far it has come.
    pub state: DeliveryState,
    /// The name of the format it was read with.
    pub format: String,
    /// The names of the files.
    pub files: Vec<String>,
    /// The hex SHA-256 of the files' contents, by which the same delivery is known again.
    pub fingerprint: String,
    /// Who is to be credited, and when it was fetched.
    pub source: String,
    /// What it is for.
    pub purpose: String,
    /// Who delivered it.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
    /// What it changed.
    pub difference: Difference,
}

/// What a delivery changes in what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Difference {
    /// Rows read.
    pub rows: u64,
    /// Figures read.
    pub figures: u64,
    /// Figures that were not there before.
    pub new: u64,
    /// Figures with another value than before.
    pub changed: u64,
    /// Figures with the same value as before.
    pub unchanged: u64,
    /// Figures there before, of the same indicators, units' levels and periods, that the delivery lacks.
    pub gone: u64,
    /// Figures set aside as suspected.
    pub suspected: u64,
    /// Units that were new or changed.
    pub units: u64,
    /// Problems found.
    pub problems: u64,
}
