//! What reading figures answers with.

use domain::{
    breakdown::Breakdown,
    figure::{Figure, Known},
    goal::Goal,
    indicator::Indicator,
    period::Period,
    report::{FunnelClass, FunnelPlace},
    status::{Counts, Judgement},
    target::Target,
    unit::{Unit, UnitNumber},
};

/// What is known about one indicator and part of the children at a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The indicator.
    pub indicator: Indicator,
    /// The part of the children.
    pub breakdown: Breakdown,
    /// The unit's figures, oldest first.
    pub series: Vec<Figure>,
    /// The country's figures, oldest first.
    pub country: Vec<Figure>,
    /// The figures of the unit's municipality, oldest first; empty for an area.
    pub municipality: Vec<Figure>,
    /// The unit's newest figure that is known or withheld.
    pub newest: Option<Figure>,
    /// The last comparable years taken together, when the newest figure is of few children.
    pub pooled: Option<Pooled>,
    /// From the figure before to the newest.
    pub change: Option<Change>,
    /// The targets that the unit is held against, with how they stand.
    pub targets: Vec<Held>,
    /// The unit's place among all units of its kind. Of the parts of the children only those that a
    /// target names have one.
    pub place: Option<FunnelPlace>,
}

/// Several years of a small unit taken together.
#[derive(Debug, Clone, PartialEq)]
pub struct Pooled {
    /// The years, oldest first.
    pub periods: Vec<Period>,
    /// What they say together.
    pub known: Known,
}

/// A target that a unit is held against.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The goal it belongs to.
    pub goal: Goal,
    /// The target.
    pub target: Target,
    /// How it stands.
    pub judgement: Judgement,
}

/// What a figure did from one period to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The earlier period.
    pub from: Period,
    /// The later period.
    pub to: Period,
    /// The later figure less the earlier, in the indicator's unit of measurement (percentage points).
    pub estimate: f64,
    /// The 95 % interval of the change, where the figures have intervals.
    pub interval: Option<(f64, f64)>,
    /// What can be said.
    pub says: Says,
}

/// What can be said of a change. Whether a rise is good is the indicator's polarity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Says {
    /// It rose, and clearly so. A count of everything there is rose, however little.
    Rose,
    /// It fell, and clearly so.
    Fell,
    /// A count of everything there is stayed the same.
    Same,
    /// The change is too small, or the figures too uncertain, to tell from chance.
    CannotTell,
    /// The two periods must not be compared.
    NotComparable,
}

/// What changed at a unit since the last period.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// One for each indicator of all children and each part that a target names, by area.
    pub changes: Vec<Changed>,
    /// How many of them could be told from chance; rises and falls are held against that number.
    pub tested: usize,
}

/// What one figure of a unit did.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The indicator.
    pub indicator: Indicator,
    /// The part of the children.
    pub breakdown: Breakdown,
    /// The newest figure.
    pub newest: Figure,
    /// What it did.
    pub change: Change,
}

/// One indicator, period and part of the children across units.
#[derive(Debug, Clone, PartialEq)]
pub struct Across {
    /// The indicator.
    pub indicator: Indicator,
    /// The period.
    pub period: Period,
    /// The part of the children.
    pub breakdown: Breakdown,
    /// The units in the order of their names.
    pub rows: Vec<Row>,
    /// The funnel of all units of the kinds, when there are enough with a count.
    pub funnel: Option<Funnel>,
}

/// A unit with its figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The unit.
    pub unit: Unit,
    /// Its figure, as the scope may see it.
    pub figure: Figure,
    /// Where it lies in the funnel; none when it has no place there.
    pub class: Option<FunnelClass>,
    /// Whether it stays deviating after Benjamini & Hochberg over all units at 5 %.
    pub is_listed: bool,
}

/// The limits that units of all sizes are held against.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// The level that the limits are around.
    pub centre: f64,
    /// Where that level is from.
    pub origin: Origin,
    /// The limits as (n, lower 99.8 %, lower 95 %, upper 95 %, upper 99.8 %), by n.
    pub limits: Vec<[f64; 5]>,
    /// Whether the limits were widened because units differ by more than chance.
    pub widened: bool,
    /// Of the rows, how many have a place in the funnel.
    pub placed: usize,
    /// Of the rows, how many lie outside the 95 % limits.
    pub outside_inner: Outside,
    /// Of the rows, how many lie outside the 99.8 % limits.
    pub outside_outer: Outside,
    /// Of the rows, how many stay deviating after Benjamini & Hochberg.
    pub listed: usize,
}

/// How many units lie outside a pair of limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outside {
    /// How many do.
    pub seen: usize,
    /// How many are expected to by chance alone.
    pub by_chance: f64,
}

/// Where the level in the middle of a funnel is from. Never the mean of municipal means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// The official figure of the country.
    Country,
    /// All units in the funnel together, each child weighing the same.
    Units,
}

/// A unit that carries a goal, and how the goal's targets stand there; no number is the municipality as
/// a whole.
pub type Carrier = (Option<UnitNumber>, Vec<(Target, Judgement)>);

/// How a goal stands, for each unit that carries it.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalStatus {
    /// The goal.
    pub goal: Goal,
    /// How its targets stand for the municipality as a whole, whoever carries it.
    pub whole: Vec<(Target, Judgement)>,
    /// The units that carry it.
    pub units: Vec<Carrier>,
    /// How many of the judgements have each status.
    pub counts: Counts,
}
