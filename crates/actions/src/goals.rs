//! Stating goals and the targets that tell if they are reached.

use domain::{
    access::{Permission, Scope},
    breakdown::Breakdown,
    goal::{Decision, Goal, GoalLevel, GoalState},
    id::{GoalId, TargetId},
    indicator::IndicatorId,
    period::Period,
    target::{Rule, Target},
    text::Text,
    unit::UnitNumber,
};
use jiff::civil::Date;
use store::{db::Tx, goals as rows, goals::Written};

use crate::{
    app::{App, Happening, actor},
    error::{Error, Fault, Result},
};

/// A goal as a person states it.
#[derive(Debug, Clone)]
pub struct NewGoal {
    /// What it says.
    pub title: Text,
    /// What it means.
    pub text: Text,
    /// The post that answers for it.
    pub owner: String,
    /// The decision behind it.
    pub decision: Option<Decision>,
    /// The first day it is in force.
    pub from: Date,
    /// The last day, when it has one.
    pub until: Option<Date>,
    /// The goals it contributes to.
    pub contributes_to: Vec<GoalId>,
    /// The units that carry it; empty when the municipality as a whole does.
    pub units: Vec<UnitNumber>,
}

/// A target as a person states it.
#[derive(Debug, Clone)]
pub struct NewTarget {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The part of the children.
    pub breakdown: Breakdown,
    /// The rule.
    pub rule: Rule,
    /// The period in which it is to be reached.
    pub by: Option<Period>,
}

/// States a goal of the municipality as a draft.
pub async fn state(app: &App, scope: &Scope, new: NewGoal) -> Result<GoalId> {
    app.require(scope, Permission::StateGoals)?;
    check_goal(app, &new).await?;
    let id = GoalId(app.ids.next(app.clock.now()));
    let goal = goal_of(id, new, GoalState::Draft);
    let mut tx = app.db.begin().await?;
    rows::insert(&mut tx, &goal, written(app, scope)).await?;
    note(app, &mut tx, scope, "goal-stated", id).await?;
    tx.commit().await?;
    Ok(id)
}

/// Writes a new version of a goal of the municipality.
pub async fn change(app: &App, scope: &Scope, id: GoalId, new: NewGoal) -> Result<()> {
    app.require(scope, Permission::StateGoals)?;
    let old = own_goal(app, id).await?;
    check_goal(app, &new).await?;
    if new.contributes_to.contains(&id) {
        return Err(Error::invalid("contributes_to", "circle"));
    }
    let mut tx = app.db.begin().await?;
    rows::update(&mut tx, &goal_of(id, new, old.state), written(app, scope)).await?;
    note(app, &mut tx, scope, "goal-changed", id).await?;
    Ok(tx.commit().await?)
}

/// Puts a draft in force. It needs an owner and a target: a goal nobody answers for and nothing
/// measures cannot be followed up.
pub async fn put_in_force(app: &App, scope: &Scope, id: GoalId) -> Result<()> {
    app.require(scope, Permission::StateGoals)?;
    let goal = own_goal(app, id).await?;
    if goal.owner.is_empty() {
        return Err(Error::invalid("owner", "empty"));
    }
    if rows::targets_of(&app.db, id).await?.is_empty() {
        return Err(Error::invalid("targets", "empty"));
    }
    set_state(app, scope, id, GoalState::InForce, "goal-put-in-force").await
}

/// Closes a goal.
pub async fn close(app: &App, scope: &Scope, id: GoalId) -> Result<()> {
    app.require(scope, Permission::StateGoals)?;
    own_goal(app, id).await?;
    set_state(app, scope, id, GoalState::Closed, "goal-closed").await
}

/// Adds a target to a goal of the municipality.
pub async fn add_target(
    app: &App,
    scope: &Scope,
    goal: GoalId,
    new: NewTarget,
) -> Result<TargetId> {
    app.require(scope, Permission::StateGoals)?;
    own_goal(app, goal).await?;
    check_target(app, &new)?;
    let id = TargetId(app.ids.next(app.clock.now()));
    let NewTarget { indicator, breakdown, rule, by } = new;
    let target = Target { id, goal, indicator, breakdown, rule, by };
    let mut tx = app.db.begin().await?;
    rows::insert_target(&mut tx, &target, written(app, scope)).await?;
    note(app, &mut tx, scope, "target-added", goal).await?;
    tx.commit().await?;
    Ok(id)
}

/// Takes a target out of a goal of the municipality.
pub async fn withdraw_target(app: &App, scope: &Scope, goal: GoalId, id: TargetId) -> Result<()> {
    app.require(scope, Permission::StateGoals)?;
    own_goal(app, goal).await?;
    if rows::targets_of(&app.db, goal).await?.iter().all(|target| target.id != id) {
        return Err(Error::not_found("target", id));
    }
    let mut tx = app.db.begin().await?;
    rows::withdraw_target(&mut tx, id, written(app, scope)).await?;
    note(app, &mut tx, scope, "target-withdrawn", goal).await?;
    Ok(tx.commit().await?)
}

async fn own_goal(app: &App, id: GoalId) -> Result<Goal> {
    let goal = rows::find(&app.db, id).await?.ok_or_else(|| Error::not_found("goal", id))?;
    if goal.level == GoalLevel::National {
        return Err(Error::invalid("goal", "national"));
    }
    Ok(goal)
}

async fn check_goal(app: &App, new: &NewGoal) -> Result<()> {
    let mut faults = Vec::new();
    let mut refuse = |field, why| faults.push(Fault { field, why });
    if new.title.da.trim().is_empty() {
        refuse("title", "empty");
    }
    if new.title.da.chars().count() > 200 {
        refuse("title", "too-long");
    }
    if new.until.is_some_and(|until| until < new.from) {
        refuse("until", "before-from");
    }
    if new.decision.as_ref().is_some_and(|decision| decision.body.trim().is_empty()) {
        refuse("decision_body", "empty");
    }
    let organisation = app.organisation().await?;
    if new.units.iter().any(|unit| organisation.register.unit(unit).is_none()) {
        refuse("units", "unknown-unit");
    }
    for goal in &new.contributes_to {
        if rows::find(&app.db, *goal).await?.is_none() {
            refuse("contributes_to", "unknown-goal");
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

fn check_target(app: &App, new: &NewTarget) -> Result<()> {
    let Some(indicator) = app.catalogue.find(&new.indicator) else {
        return Err(Error::invalid("indicator", "unknown-indicator"));
    };
    let mut faults = Vec::new();
    if new.by.is_some_and(|by| by.period_type() != indicator.period) {
        faults.push(Fault { field: "by", why: "wrong-period-type" });
    }
    match &new.rule {
        Rule::Level { bound, .. } => {
            if indicator.scale.is_some_and(|scale| !scale.contains(*bound)) {
                faults.push(Fault { field: "bound", why: "outside-scale" });
            }
        }
        Rule::Progression { change, from, .. } => {
            if *change <= 0.0 {
                faults.push(Fault { field: "change", why: "not-above-zero" });
            }
            if new.by.is_none_or(|by| by.position() <= from.position()) {
                faults.push(Fault { field: "by", why: "before-from" });
            }
        }
        Rule::Gap { of, against, bound } => {
            if of == against {
                faults.push(Fault { field: "against", why: "same-group" });
            }
            if *bound < 0.0 {
                faults.push(Fault { field: "bound", why: "below-zero" });
            }
        }
        Rule::YearByYear { .. } => {}
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

fn goal_of(id: GoalId, new: NewGoal, state: GoalState) -> Goal {
    Goal {
        id,
        key: None,
        level: GoalLevel::Municipal,
        title: new.title,
        text: new.text,
        owner: new.owner.trim().to_owned(),
        decision: new.decision,
        from: new.from,
        until: new.until,
        state,
        contributes_to: new.contributes_to,
        units: new.units,
    }
}

async fn set_state(
    app: &App,
    scope: &Scope,
    id: GoalId,
    state: GoalState,
    verb: &'static str,
) -> Result<()> {
    let mut tx = app.db.begin().await?;
    rows::set_state(&mut tx, id, state, written(app, scope)).await?;
    note(app, &mut tx, scope, verb, id).await?;
    Ok(tx.commit().await?)
}

async fn note(app: &App, tx: &mut Tx, scope: &Scope, verb: &'static str, id: GoalId) -> Result<()> {
    app.note(tx, actor(scope), Happening::new(verb, "goal", id)).await?;
    Ok(())
}

fn written(app: &App, scope: &Scope) -> Written {
    Written { by: actor(scope), at: app.clock.now() }
}
