//! Changing the organisation: units open, close, move below others and follow each other.

use std::collections::BTreeSet;

use domain::{
    access::{Permission, Scope},
    unit::{Part, Placement, Succession, Unit, UnitNumber},
};
use jiff::civil::Date;
use store::units as rows;

use crate::{
    app::{App, Happening, actor},
    error::{Error, Result},
    national::named,
};

/// Adds a local unit, or changes one.
pub async fn set(app: &App, scope: &Scope, unit: Unit) -> Result<()> {
    app.require(scope, Permission::KeepOrganisation)?;
    if unit.name.trim().is_empty() {
        return Err(Error::invalid("name", "empty"));
    }
    if unit.opened.zip(unit.closed).is_some_and(|(opened, closed)| closed < opened) {
        return Err(Error::invalid("closed", "before-from"));
    }
    if unit.part == Part::Department(Some(unit.number.clone())) {
        return Err(Error::invalid("part", "circle"));
    }
    let number = unit.number.clone();
    let mut tx = app.db.begin().await?;
    rows::set(&mut tx, &named(unit)).await?;
    app.note(&mut tx, actor(scope), Happening::new("unit-set", "unit", number)).await?;
    Ok(tx.commit().await?)
}

/// Closes a unit after a day.
pub async fn close(app: &App, scope: &Scope, number: &UnitNumber, last_day: Date) -> Result<()> {
    let unit = find(app, number).await?;
    set(app, scope, Unit { closed: Some(last_day), ..unit }).await
}

/// Places a unit below another in a hierarchy; an earlier place in it ends the day before.
pub async fn place(app: &App, scope: &Scope, placement: Placement) -> Result<()> {
    app.require(scope, Permission::KeepOrganisation)?;
    if placement.unit == placement.parent {
        return Err(Error::invalid("parent", "circle"));
    }
    find(app, &placement.unit).await?;
    find(app, &placement.parent).await?;
    let known = rows::placements(&app.db, &placement.hierarchy).await?;
    if stands_below(&known, &placement.parent, &placement.unit) {
        return Err(Error::invalid("parent", "circle"));
    }
    let last_day = placement.from.yesterday().unwrap_or(placement.from);
    let is_earlier = |old: &&Placement| {
        old.unit == placement.unit && old.until.is_none() && old.from < placement.from
    };
    let mut tx = app.db.begin().await?;
    for old in known.iter().filter(is_earlier) {
        rows::end_placement(&mut tx, old, last_day).await?;
    }
    rows::insert_placement(&mut tx, &placement).await?;
    let details = serde_json::json!({
        "hierarchy": placement.hierarchy,
        "parent": placement.parent.as_str(),
        "from": placement.from.to_string(),
    });
    let happening = Happening::new("unit-placed", "unit", &placement.unit).with(details);
    app.note(&mut tx, actor(scope), happening).await?;
    Ok(tx.commit().await?)
}

/// Says that one unit follows another, which closes the day before.
pub async fn succeed(app: &App, scope: &Scope, succession: Succession) -> Result<()> {
    app.require(scope, Permission::KeepOrganisation)?;
    if succession.old == succession.new {
        return Err(Error::invalid("new", "circle"));
    }
    let old = find(app, &succession.old).await?;
    find(app, &succession.new).await?;
    let last_day = succession.on.yesterday().unwrap_or(succession.on);
    let closed = Unit { closed: Some(old.closed.unwrap_or(last_day)), ..old };
    let mut tx = app.db.begin().await?;
    rows::set(&mut tx, &named(closed)).await?;
    rows::insert_succession(&mut tx, &succession).await?;
    let details = serde_json::json!({
        "new": succession.new.as_str(),
        "on": succession.on.to_string(),
    });
    let happening = Happening::new("unit-succeeded", "unit", &succession.old).with(details);
    app.note(&mut tx, actor(scope), happening).await?;
    Ok(tx.commit().await?)
}

async fn find(app: &App, number: &UnitNumber) -> Result<Unit> {
    rows::find(&app.db, number).await?.ok_or_else(|| Error::not_found("unit", number))
}

/// Tells whether `unit` is `top` or stands somewhere below it in placements that have not ended.
fn stands_below(known: &[Placement], unit: &UnitNumber, top: &UnitNumber) -> bool {
    let mut above = vec![unit];
    let mut seen = BTreeSet::new();
    while let Some(next) = above.pop() {
        if next == top {
            return true;
        }
        if seen.insert(next) {
            let parents = known.iter().filter(|p| p.unit == *next && p.until.is_none());
            above.extend(parents.map(|p| &p.parent));
        }
    }
    false
}
