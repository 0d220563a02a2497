//! The basis for a school development talk, from the figures of one school.

use domain::{
    access::{Permission, Role, Scope},
    report::{Audience, Talk},
    unit::{Unit, UnitNumber},
};

use crate::{
    app::App,
    error::{Error, Result},
    evidence::{self, Extent},
};

mod open;
mod section;
mod sources;

/// Gathers the basis for the development talk with a unit's leader.
///
/// For who makes reports, and for the unit's own leader. What was agreed last time is empty as long as talks
/// are not kept.
pub async fn prepare(
    app: &App,
    scope: &Scope,
    unit: &UnitNumber,
    audience: Audience,
) -> Result<Talk> {
    let is_own_leader = scope.has(Role::UnitLeader) && scope.owns(unit);
    if !is_own_leader {
        app.require(scope, Permission::MakeReports)?;
    }
    let described = app.unit(unit).await?.ok_or_else(|| Error::not_found("unit", unit))?;
    let sections = section::of(evidence::unit_evidence(app, scope, unit, Extent::Leading).await?);
    let (sections, left_out) = match audience {
        Audience::Closed => (sections, 0),
        Audience::Open => open::only(sections),
    };
    Ok(Talk {
        vault: app.vault.clone(),
        municipality: municipality_of(app, &described).await?,
        unit: described,
        made_on: app.clock.today(),
        audience,
        agreed: Vec::new(),
        sources: sources::of(app, &sections).await?,
        sections,
        left_out,
    })
}

async fn municipality_of(app: &App, unit: &Unit) -> Result<String> {
    let area = match unit.municipality {
        Some(code) => app.unit(&code.into()).await?,
        None => None,
    };
    Ok(area.map_or_else(|| app.vault.name.clone(), |area| area.name))
}

#[cfg(test)]
mod tests;
