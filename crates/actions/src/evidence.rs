//! What pages and reports read about figures, as far as the scope may see them.
//!
//! Every figure has passed [`Scope::view`](domain::access::Scope::view). Figures are judged before they
//! are veiled, so that two readers never meet two statuses of one target; what a reader may not see is
//! taken out of the judgement afterwards ([`publishable`]).

use domain::{
    access::Scope,
    breakdown::Breakdown,
    indicator::IndicatorId,
    municipality::MunicipalityCode,
    period::Period,
    report::FunnelPlace,
    unit::{UnitKind, UnitNumber},
};

use store::figures::Slice;

use crate::{
    app::App,
    error::{Error, Result},
};

mod aims;
mod answers;
mod beside;
mod change;
mod funnel;
mod gather;
mod groups;
mod judged;
mod movement;
mod reader;
mod recent;
mod seen;
mod side_by_side;

mod worked_out;

pub use answers::{
    Across, Carrier, Change, Changed, Changes, Evidence, Funnel, GoalStatus, Held, Origin, Outside,
    Pooled, Row, Says,
};
pub use beside::{Because, Reconciled};
pub use groups::{Gap, Groups, groups};
pub use judged::publishable;
pub use worked_out::WorkedOut;

use reader::Reader;

/// How much is gathered about a unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// What stands for its indicators: the figures of all children, all parts where there is none of all
    /// children, and the parts that a target names.
    Leading,
    /// One indicator with all parts of the children.
    Indicator(IndicatorId),
    /// Every figure.
    All,
}

/// Which units stand side by side.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The period.
    pub period: Period,
    /// The part of the children.
    pub breakdown: Breakdown,
    /// The kinds of unit.
    pub kinds: Vec<UnitKind>,
    /// Only the rows of this municipality. The funnel is that of all units all the same.
    pub municipality: Option<MunicipalityCode>,
}

/// Returns what is known about a unit, by area and indicator.
pub async fn unit_evidence(
    app: &App,
    scope: &Scope,
    unit: &UnitNumber,
    extent: Extent,
) -> Result<Vec<Evidence>> {
    gather::evidence(&Reader::open(app, scope).await?, unit, &extent).await
}

/// Returns what of a unit's indicator was both computed from facts and published, newest first.
pub async fn reconciled(app: &App, scope: &Scope, one: &Evidence) -> Result<Vec<Reconciled>> {
    beside::reconciled(&Reader::open(app, scope).await?, one).await
}

/// Returns a unit's place among all units of its kind.
pub async fn place(
    app: &App,
    scope: &Scope,
    slice: &Slice,
    unit: &UnitNumber,
) -> Result<Option<FunnelPlace>> {
    let reader = Reader::open(app, scope).await?;
    let Some(indicator) = app.catalogue.find(&slice.indicator) else {
        return Err(Error::not_found("indicator", &slice.indicator));
    };
    let Slice { indicator: id, period, breakdown } = slice.clone();
    let kind = reader.unit(unit).await?.kind;
    let key = (id, period, breakdown, vec![kind]);
    let seats = funnel::of(&reader, indicator, &key).await?;
    Ok(seats.as_ref().as_ref().and_then(|seats| seats.place(unit, &key)))
}

/// Returns one indicator, period and part of the children across units.
pub async fn across(app: &App, scope: &Scope, wanted: &Wanted) -> Result<Across> {
    side_by_side::across(&Reader::open(app, scope).await?, wanted).await
}

/// Returns how every goal in force stands.
///
/// A goal that names no unit is judged on the figures of the whole municipality, never on a sum of its
/// units' statuses; a goal that names units on each unit's own.
pub async fn goal_statuses(app: &App, scope: &Scope) -> Result<Vec<GoalStatus>> {
    judged::goals(&Reader::open(app, scope).await?).await
}

/// Returns what changed at a unit since the last period.
pub async fn changed(app: &App, scope: &Scope, unit: &UnitNumber) -> Result<Changes> {
    gather::changes(&Reader::open(app, scope).await?, unit).await
}

#[cfg(test)]
pub(crate) mod tests;
