//! Registering efforts, fixing what they are judged by, and telling where they are used.

use domain::{
    access::{Permission, Scope},
    breakdown::Breakdown,
    effort::{Effort, EffortState, Use},
    id::EffortId,
    indicator::IndicatorId,
    text::Text,
    unit::{Register, UnitNumber},
};
use jiff::civil::Date;
use store::{efforts as rows, goals::Written};

use crate::{
    app::{App, Happening, actor},
    error::{Error, Fault, Result},
};

mod effect;

pub use effect::{Among, Means, Seen, Untold, effect};

/// The longest title, in characters.
const LONGEST_TITLE: usize = 200;

/// An effort as a person describes it.
#[derive(Debug, Clone)]
pub struct NewEffort {
    /// What it is called.
    pub title: Text,
    /// What is done, and why it should lead to what.
    pub theory: Text,
    /// What it rests on.
    pub rests_on: String,
    /// The post that answers for it.
    pub owner: String,
    /// What a dose is counted in.
    pub dose_in: String,
    /// The indicator that is expected to move.
    pub indicator: IndicatorId,
    /// The part of the children.
    pub breakdown: Breakdown,
    /// After so many years under it the effect is expected.
    pub horizon: u8,
    /// Where it is used.
    pub uses: Vec<Use>,
}

/// Registers an effort as a draft.
pub async fn register(app: &App, scope: &Scope, new: NewEffort) -> Result<EffortId> {
    app.require(scope, Permission::StateGoals)?;
    check(app, &new).await?;
    let id = EffortId(app.ids.next(app.clock.now()));
    put(app, scope, effort_of(id, new), "effort-registered").await?;
    Ok(id)
}

/// Changes a draft.
pub async fn change(app: &App, scope: &Scope, id: EffortId, new: NewEffort) -> Result<()> {
    app.require(scope, Permission::StateGoals)?;
    if find(app, id).await?.state != EffortState::Draft {
        return Err(Error::invalid("effort", "fixed"));
    }
    check(app, &new).await?;
    put(app, scope, effort_of(id, new), "effort-changed").await
}

/// Fixes what a draft is judged by, before any effect is shown. It needs somebody who answers for it, a theory, and a
/// unit that uses it.
pub async fn fix(app: &App, scope: &Scope, id: EffortId) -> Result<()> {
    app.require(scope, Permission::StateGoals)?;
    let effort = find(app, id).await?;
    if effort.state != EffortState::Draft {
        return Err(Error::invalid("effort", "fixed"));
    }
    let lacks = [
        ("owner", effort.owner.is_empty()),
        ("theory", effort.theory.da.is_empty()),
        ("units", effort.uses.is_empty()),
    ];
    let faults: Vec<Fault> = lacks
        .into_iter()
        .filter(|(_, lacks)| *lacks)
        .map(|(field, _)| Fault { field, why: "empty" })
        .collect();
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    set_state(app, scope, id, EffortState::Fixed, "effort-fixed").await
}

/// Closes an effort.
pub async fn close(app: &App, scope: &Scope, id: EffortId) -> Result<()> {
    app.require(scope, Permission::StateGoals)?;
    find(app, id).await?;
    set_state(app, scope, id, EffortState::Closed, "effort-closed").await
}

/// Tells that a unit uses an effort, or used it until a day.
pub async fn set_use(app: &App, scope: &Scope, id: EffortId, used: Use) -> Result<()> {
    app.require(scope, Permission::StateGoals)?;
    if find(app, id).await?.state == EffortState::Closed {
        return Err(Error::invalid("effort", "closed"));
    }
    let mut faults = Vec::new();
    let known = app.register().await?;
    check_use(&known, &used, &mut faults);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let mut tx = app.db.begin().await?;
    rows::put_use(&mut tx, id, &used).await?;
    let happening = Happening::new("effort-used", "effort", id).with(serde_json::json!({
        "unit": used.unit.as_str(),
        "from": used.from.to_string(),
        "until": used.until.map(|day| day.to_string()),
        "dose": used.dose,
    }));
    app.note(&mut tx, actor(scope), happening).await?;
    Ok(tx.commit().await?)
}

async fn find(app: &App, id: EffortId) -> Result<Effort> {
    rows::find(&app.db, id).await?.ok_or_else(|| Error::not_found("effort", id))
}

async fn check(app: &App, new: &NewEffort) -> Result<()> {
    let mut faults = Vec::new();
    if new.title.da.trim().is_empty() {
        faults.push(Fault { field: "title", why: "empty" });
    }
    if new.title.da.chars().count() > LONGEST_TITLE {
        faults.push(Fault { field: "title", why: "too-long" });
    }
    if app.catalogue.find(&new.indicator).is_none() {
        faults.push(Fault { field: "indicator", why: "unknown-indicator" });
    }
    let known = app.register().await?;
    new.uses.iter().for_each(|used| check_use(&known, used, &mut faults));
    faults.dedup();
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

fn check_use(known: &Register, used: &Use, faults: &mut Vec<Fault>) {
    if known.unit(&used.unit).is_none() {
        faults.push(Fault { field: "units", why: "unknown-unit" });
    }
    if used.until.is_some_and(|until| until < used.from) {
        faults.push(Fault { field: "until", why: "before-from" });
    }
    if used.dose.is_some_and(|dose| !dose.is_finite() || dose < 0.0) {
        faults.push(Fault { field: "dose", why: "below-zero" });
    }
}

fn effort_of(id: EffortId, new: NewEffort) -> Effort {
    let trimmed = |text: String| text.trim().to_owned();
    let mut uses = new.uses;
    uses.sort_by(|a, b| (a.from, &a.unit).cmp(&(b.from, &b.unit)));
    Effort {
        id,
        title: new.title,
        theory: new.theory,
        rests_on: trimmed(new.rests_on),
        owner: trimmed(new.owner),
        dose_in: trimmed(new.dose_in),
        indicator: new.indicator,
        breakdown: new.breakdown,
        horizon: new.horizon,
        state: EffortState::Draft,
        uses,
    }
}

async fn put(app: &App, scope: &Scope, effort: Effort, verb: &'static str) -> Result<()> {
    let mut tx = app.db.begin().await?;
    rows::put(&mut tx, &effort, written(app, scope)).await?;
    app.note(&mut tx, actor(scope), Happening::new(verb, "effort", effort.id)).await?;
    Ok(tx.commit().await?)
}

async fn set_state(
    app: &App,
    scope: &Scope,
    id: EffortId,
    state: EffortState,
    verb: &'static str,
) -> Result<()> {
    let mut tx = app.db.begin().await?;
    rows::set_state(&mut tx, id, state, written(app, scope)).await?;
    app.note(&mut tx, actor(scope), Happening::new(verb, "effort", id)).await?;
    Ok(tx.commit().await?)
}

fn written(app: &App, scope: &Scope) -> Written {
    Written { by: actor(scope), at: app.clock.now() }
}

/// Makes the uses of an effort that begins on one day with one dose at all its units.
pub fn same_everywhere(units: Vec<UnitNumber>, from: Date, dose: Option<f64>) -> Vec<Use> {
    units.into_iter().map(|unit| Use { unit, from, until: None, dose }).collect()
}

#[cfg(test)]
mod tests;
