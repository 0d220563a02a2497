//! The goals in force with their targets, and which units they are about.

use std::collections::BTreeMap;

use domain::{
    goal::{Goal, GoalLevel, GoalState},
    id::GoalId,
    target::Target,
    unit::{Unit, UnitNumber},
    vault::Holder,
};
use jiff::civil::Date;
use store::goals as rows;

use crate::{app::App, error::Result};

/// The goals with state in force and their targets.
#[derive(Debug)]
pub(super) struct Aims {
    whole: UnitNumber,
    goals: Vec<(Goal, Vec<Target>)>,
}

impl Aims {
    pub(super) async fn read(app: &App) -> Result<Self> {
        let mut targets: BTreeMap<GoalId, Vec<Target>> = BTreeMap::new();
        for target in rows::targets(&app.db).await? {
            targets.entry(target.goal).or_default().push(target);
        }
        let goals = rows::list(&app.db)
            .await?
            .into_iter()
            .filter(|goal| goal.state == GoalState::InForce)
            .map(|goal| {
                let own = targets.remove(&goal.id).unwrap_or_default();
                (goal, own)
            })
            .collect();
        let whole = match app.vault.holder {
            Holder::Municipality(code) => code.into(),
            Holder::Network => UnitNumber::country(),
        };
        Ok(Self { whole, goals })
    }

    /// Returns the unit that stands for the whole of the vault.
    pub(super) const fn whole(&self) -> &UnitNumber {
        &self.whole
    }

    /// Returns the goals in force on a day with their targets.
    pub(super) fn on(&self, day: Date) -> impl Iterator<Item = &(Goal, Vec<Target>)> {
        self.goals.iter().filter(move |(goal, _)| {
            goal.from <= day && goal.until.is_none_or(|until| day <= until)
        })
    }

    /// Returns the targets that a unit is held against on a day.
    ///
    /// Those of goals that name it; for the whole of the vault those of goals that name no unit; and the
    /// national ones for every unit, since they are stated for the country, each municipality and each school.
    pub(super) fn of_unit(&self, unit: &Unit, day: Date) -> Vec<(&Goal, &Target)> {
        let is_whole = unit.number == self.whole;
        let is_about = move |goal: &Goal| {
            goal.units.contains(&unit.number)
                || (goal.units.is_empty() && (is_whole || goal.level == GoalLevel::National))
        };
        self.on(day)
            .filter(|(goal, _)| is_about(goal))
            .flat_map(|(goal, targets)| targets.iter().map(move |target| (goal, target)))
            .collect()
    }
}
