//! What a report says, before it is worded and drawn.

use jiff::civil::Date;

use crate::{
    figure::{Figure, Known},
    indicator::Indicator,
    period::Period,
    status::Judgement,
    target::Target,
    text::Text,
    unit::Unit,
    vault::Vault,
};

/// Who may read a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Audience {
    /// Those bound by confidentiality: all figures the maker may see.
    Closed,
    /// Everybody: no confidential figures and no small groups.
    Open,
}

/// The basis for a school development talk.
#[derive(Debug, Clone, PartialEq)]
pub struct Talk {
    /// The vault it comes from.
    pub vault: Vault,
    /// The school.
    pub unit: Unit,
    /// The name of the municipality.
    pub municipality: String,
    /// The day it was made.
    pub made_on: Date,
    /// Who may read it.
    pub audience: Audience,
    /// What was agreed last time; empty the first time.
    pub agreed: Vec<Agreed>,
    /// The figures, in the order of the catalogue's areas.
    pub sections: Vec<Section>,
    /// How many figures were left out because of the audience.
    pub left_out: usize,
    /// Where the figures come from.
    pub sources: Vec<SourceLine>,
}

/// Something agreed at an earlier talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// What was agreed.
    pub text: String,
    /// Who answers for it.
    pub owner: String,
    /// By when.
    pub by: Option<Date>,
}

/// One indicator of a school.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The indicator.
    pub indicator: Indicator,
    /// The school's figures, oldest first, at most three comparable years and those before a break.
    pub series: Vec<Figure>,
    /// The country's figures for the same periods, when there are any.
    pub country: Vec<Figure>,
    /// The last years taken together, for a small school.
    pub pooled: Option<Known>,
    /// The municipality's targets that the school carries, with how they stand.
    pub targets: Vec<(Target, Judgement)>,
    /// The country's targets, with how the school stands.
    pub national: Vec<(Target, Judgement)>,
    /// The school's place among schools of its kind.
    pub place: Option<FunnelPlace>,
}

/// A unit's place in the funnel of all units of its kind.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelPlace {
    /// The period.
    pub period: Period,
    /// The level that the limits are around.
    pub centre: f64,
    /// The limits as (n, lower 99.8 %, lower 95 %, upper 95 %, upper 99.8 %), by n.
    pub limits: Vec<[f64; 5]>,
    /// The other units as (n, estimate).
    pub others: Vec<(f64, f64)>,
    /// The unit itself as (n, estimate).
    pub own: (f64, f64),
    /// Where it lies.
    pub class: FunnelClass,
    /// Whether the limits were widened for over-dispersion.
    pub widened: bool,
}

/// Where in the funnel a unit lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FunnelClass {
    /// Within the 95 % limits: as expected.
    AsExpected,
    /// Between the 95 % and the 99.8 % limits: worth attention.
    Attention,
    /// Outside the 99.8 % limits: deviates.
    Deviates,
}

/// Where figures come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    /// The credit line.
    pub credit: String,
    /// The day it was delivered.
    pub delivered_on: Date,
    /// What it covers.
    pub covers: Vec<Text>,
}
