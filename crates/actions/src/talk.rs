//! The basis for a school development talk, from the figures of one school.

use domain::{
    access::Scope,
    report::{Audience, Talk},
    unit::UnitNumber,
};

use crate::{app::App, error::Result};

/// Gathers the basis for the development talk with a unit's leader.
///
/// For who makes reports, and for the unit's own leader.
pub async fn prepare(
    app: &App,
    scope: &Scope,
    unit: &UnitNumber,
    audience: Audience,
) -> Result<Talk> {
    todo!()
}
