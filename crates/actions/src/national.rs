//! The national goals and targets, and the units every vault begins with.

use std::collections::BTreeMap;

use domain::{
    breakdown::Breakdown,
    event::Actor,
    goal::{Decision, Goal, GoalLevel, GoalState},
    id::{GoalId, TargetId},
    indicator::IndicatorId,
    period::Period,
    target::{Rule, Target},
    text::Text,
    unit::{Part, Unit, UnitKind, UnitNumber},
    vault::Holder,
};
use jiff::civil::Date;
use serde::Deserialize;
use store::{db::Tx, goals::Written, units::NamedUnit};

use crate::{
    app::App,
    error::{Error, Result},
    shipped,
};

#[derive(Deserialize)]
struct National {
    goal: Vec<NationalGoal>,
    target: Vec<NationalTarget>,
}

#[derive(Deserialize)]
struct NationalGoal {
    id: String,
    source: String,
    valid_from: Date,
    title: Text,
    text: Text,
}

#[derive(Deserialize)]
struct NationalTarget {
    goal: String,
    indicator: IndicatorId,
    rule: Rule,
    #[serde(default)]
    dimensions: Vec<String>,
    #[serde(default)]
    cells: Vec<Cell>,
}

#[derive(Deserialize)]
struct Cell {
    to: Option<Period>,
    #[serde(flatten)]
    members: BTreeMap<String, toml::Value>,
}

/// Writes the country, the municipalities and the national goals into a new vault.
pub(crate) async fn seed(app: &App, tx: &mut Tx) -> Result<()> {
    for unit in areas(app)? {
        store::units::set(tx, &named(unit)).await?;
    }
    let written = Written { by: Actor::Pejl, at: app.clock.now() };
    let national: National = toml::from_str(shipped::national_goals())
        .map_err(|error| Error::Shipped(format!("goals/national.toml: {error}")))?;
    let mut ids = BTreeMap::new();
    for goal in national.goal {
        let id = GoalId(app.ids.next(app.clock.now()));
        ids.insert(goal.id.clone(), id);
        store::goals::insert(tx, &national_goal(id, goal), written).await?;
    }
    for target in national.target {
        let Some(goal) = ids.get(&target.goal) else {
            return Err(Error::Shipped(format!("no national goal `{}`", target.goal)));
        };
        for breakdown in breakdowns(&target) {
            let id = TargetId(app.ids.next(app.clock.now()));
            let (indicator, rule) = (target.indicator.clone(), target.rule.clone());
            let target = Target { id, goal: *goal, indicator, breakdown, rule, by: None };
            store::goals::insert_target(tx, &target, written).await?;
        }
    }
    Ok(())
}

/// Gives a unit the keys by which its name is ordered and searched.
pub fn named(unit: Unit) -> NamedUnit {
    let sort_key = i18n::sort_key(&unit.name);
    let search_key = i18n::search_key(&unit.name);
    NamedUnit { unit, sort_key, search_key }
}

fn areas(app: &App) -> Result<Vec<Unit>> {
    let municipalities =
        shipped::municipalities().map_err(|error| Error::Shipped(error.to_string()))?;
    let mut units = vec![area(UnitNumber::country(), "Hele landet", UnitKind::Country)];
    units.extend(municipalities.into_iter().map(|municipality| {
        let code = municipality.code;
        let unit = area(code.into(), &municipality.name, UnitKind::Municipality);
        Unit { municipality: Some(code), ..unit }
    }));
    if let Holder::Municipality(code) = app.vault.holder {
        let number = UnitNumber::from(code);
        if units.iter().all(|unit| unit.number != number) {
            let name = app.vault.name.trim_end_matches(" Kommune");
            let unit = area(number, name, UnitKind::Municipality);
            units.push(Unit { municipality: Some(code), ..unit });
        }
    }
    Ok(units)
}

fn area(number: UnitNumber, name: &str, kind: UnitKind) -> Unit {
    Unit {
        number,
        name: name.to_owned(),
        kind,
        part: Part::Whole,
        municipality: None,
        ownership: None,
        opened: None,
        closed: None,
        location: None,
    }
}

fn national_goal(id: GoalId, goal: NationalGoal) -> Goal {
    Goal {
        id,
        key: Some(goal.id),
        level: GoalLevel::National,
        title: goal.title,
        text: goal.text,
        owner: String::new(),
        decision: Some(Decision { body: goal.source, on: goal.valid_from, case_number: None }),
        from: goal.valid_from,
        until: None,
        state: GoalState::InForce,
        contributes_to: Vec::new(),
        units: Vec::new(),
    }
}

/// Returns the cells that are judged today: each member of each dimension by itself.
fn breakdowns(target: &NationalTarget) -> Vec<Breakdown> {
    if target.dimensions.is_empty() {
        return vec![Breakdown::all()];
    }
    target
        .cells
        .iter()
        .filter(|cell| cell.to.is_none())
        .flat_map(|cell| {
            target.dimensions.iter().fold(vec![Breakdown::all()], |found, dimension| {
                let members = cell.members.get(dimension).map(members_of).unwrap_or_default();
                found
                    .iter()
                    .flat_map(|base| members.iter().map(|member| with(base, dimension, member)))
                    .collect()
            })
        })
        .collect()
}

fn members_of(value: &toml::Value) -> Vec<String> {
    match value {
        toml::Value::String(member) => vec![member.clone()],
        toml::Value::Array(members) => {
            members.iter().filter_map(|m| m.as_str().map(str::to_owned)).collect()
        }
        _ => Vec::new(),
    }
}

fn with(base: &Breakdown, dimension: &str, member: &str) -> Breakdown {
    let mut breakdown = base.clone();
    breakdown.0.insert(dimension.to_owned(), member.to_owned());
    breakdown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_national_targets_in_force_are_judged_cell_by_cell() {
        let national: National = toml::from_str(shipped::national_goals()).unwrap();
        let reading = national.target.iter().find(|t| t.indicator.as_str() == "gode-til-laesning");
        let cells: Vec<_> = breakdowns(reading.unwrap()).iter().map(ToString::to_string).collect();
        assert_eq!(cells, ["grade=2", "grade=3", "grade=4", "grade=6", "grade=8"]);
        let most_able = national.target.iter().find(|t| t.indicator.as_str() == "allerdygtigste");
        assert_eq!(breakdowns(most_able.unwrap()).len(), 10);
    }
}
