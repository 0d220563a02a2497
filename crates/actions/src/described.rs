//! Figures, statuses and what is known of facts as plain JSON, the same from the command line and over HTTP.

use domain::{
    event::Actor,
    fact::FactSet,
    figure::{Figure, Uncertainty, Value, Verdict},
    goal::Goal,
    status::{Judgement, Status},
    target::Target,
    unit::UnitNumber,
};
use serde_json::{Value as Json, json};
use store::facts::{
    Holding,
    held::Held,
    readings::{Reading, Readings},
};

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

/// Describes a fact set: what it is for, what the vault holds of it and until when, and how often it was read.
pub fn fact_set(set: &FactSet, holdings: &[Holding], held: &[Held], readings: &[Readings]) -> Json {
    let holding = holdings.iter().find(|holding| holding.set == set.id);
    let period = |held: &Held| {
        json!({
            "period": held.period.to_string(),
            "rows": held.rows,
            "units": held.units,
            "rows_that_count_for_nothing": held.beside,
            "kept_until_the_end_of": set.kept_until(held.period),
        })
    };
    let times = |read: &Readings| {
        json!({
            "read_for": read.read_for.code(),
            "times": read.times,
            "last": read.last.to_string(),
        })
    };
    let held = held.iter().filter(|held| held.set == set.id);
    let read = readings.iter().filter(|readings| readings.set == set.id);
    json!({
        "fact_set": set.id,
        "name": set.name,
        "law": set.law,
        "purposes": set.purposes,
        "single_person": set.single_person,
        "kept_years": set.kept_years,
        "columns": set.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(),
        "rows": holding.map_or(0, |holding| holding.rows),
        "units": holding.map_or(0, |holding| holding.units),
        "periods": holding.map_or(Vec::new(), |holding| holding.periods.clone()),
        "held": held.map(period).collect::<Vec<_>>(),
        "readings": read.map(times).collect::<Vec<_>>(),
    })
}

/// Describes one reading of facts: when, by whom, of which set and delivery, and what for.
pub fn reading(reading: &Reading) -> Json {
    let by = match reading.actor {
        Actor::Person(id) => id.to_string(),
        Actor::CommandLine => "command-line".to_owned(),
        Actor::Pejl => "pejl".to_owned(),
    };
    json!({
        "at": reading.at.to_string(),
        "by": by,
        "fact_set": reading.set,
        "delivery": reading.delivery.to_string(),
        "read_for": reading.read_for.code(),
        "event": reading.event.to_string(),
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
