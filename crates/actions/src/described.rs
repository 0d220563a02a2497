//! Figures and statuses as plain JSON, the same from the command line and over HTTP.

use domain::{
    figure::{Figure, Uncertainty, Value, Verdict},
    goal::Goal,
    status::{Judgement, Status},
    target::Target,
    unit::UnitNumber,
};
use serde_json::{Value as Json, json};

/// Describes a figure: `indicator`, `unit`, `period`, `breakdown`, `estimate`, `lower`, `upper`, `n`, `basis`,
/// `state`, `reason`, `source`, `delivery`, and how the interval and the n came about.
///
/// The source is what the figure's delivery names.
pub fn figure(figure: &Figure, source: Option<&str>) -> Json {
    let known = figure.value.known();
    let ends = known.and_then(|known| known.interval.ends());
    json!({
        "indicator": figure.key.indicator.as_str(),
        "unit": figure.key.unit.as_str(),
        "period": figure.key.period.to_string(),
        "breakdown": figure.key.breakdown.0,
        "estimate": known.map(|known| known.estimate),
        "lower": ends.map(|(lower, _)| lower),
        "upper": ends.map(|(_, upper)| upper),
        "interval": known.map(|known| known.interval.code()),
        "n": known.and_then(|known| known.n).map(|count| count.n),
        "n_basis": known.and_then(|known| known.n).map(|count| count.basis.code()),
        "basis": known.map(|known| known.basis.code()),
        "verdict": known.and_then(|known| known.verdict).map(Verdict::code),
        "state": figure.value.state(),
        "reason": reason(&figure.value),
        "source": source,
        "delivery": figure.delivery.to_string(),
    })
}

/// Describes how a target of a goal stands for a unit, or for the municipality as a whole.
pub fn status(
    goal: &Goal,
    unit: Option<&UnitNumber>,
    target: &Target,
    judgement: &Judgement,
) -> Json {
    json!({
        "goal": goal.id.to_string(),
        "title": goal.title.da,
        "level": goal.level,
        "unit": unit.map(UnitNumber::as_str),
        "indicator": target.indicator.as_str(),
        "breakdown": target.breakdown.0,
        "rule": target.rule,
        "by": target.by.map(|by| by.to_string()),
        "status": judgement.status.code(),
        "why": why(judgement.status),
        "probability": judgement.probability,
        "bound": judgement.bound,
        "period": judgement.newest.as_ref().map(|(period, _)| period.to_string()),
        "estimate": judgement.newest.as_ref().map(|(_, known)| known.estimate),
        "official": judgement.official,
        "children": judgement.children,
    })
}

/// Returns why nothing can be said, when that is the status.
pub const fn why(status: Status) -> Option<&'static str> {
    match status {
        Status::CannotTell(why) => Some(why.code()),
        Status::Reached | Status::OnTrack | Status::AtRisk | Status::OffTrack => None,
    }
}

fn reason(value: &Value) -> Option<&'static str> {
    match value {
        Value::Known(known) => match known.interval {
            Uncertainty::None(why) => Some(why.code()),
            Uncertainty::Wilson { .. }
            | Uncertainty::Mean { .. }
            | Uncertainty::Estimated { .. } => None,
        },
        Value::Missing(why) => Some(why.code()),
        Value::Withheld(why) => Some(why.code()),
    }
}
