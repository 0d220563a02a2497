//! How large a change must be before it can be told from the chance of single years.

use domain::{
    access::Scope,
    breakdown::Breakdown,
    figure::Known,
    goal::Goal,
    indicator::{Indicator, Kind},
    unit::UnitNumber,
    vault::Holder,
};
use statistics::detectable::{Power, mean_change, share_change};

use crate::{app::App, error::Result};

/// The least change at a unit, from one year to another, that four of five such changes would show.
#[derive(Debug, Clone, PartialEq)]
pub struct LeastChange {
    /// The unit.
    pub unit: UnitNumber,
    /// How many are behind its newest figure.
    pub n: f64,
    /// The change, in the indicator's unit of measurement (percentage points).
    pub change: f64,
}

/// Returns the least change that can be seen at each unit that carries a goal, or at the municipality
/// where no unit does; nothing of units without a figure, a count or a spread that may be seen.
pub async fn least_changes(
    app: &App,
    scope: &Scope,
    goal: &Goal,
    (indicator, breakdown): (&Indicator, &Breakdown),
) -> Result<Vec<LeastChange>> {
    let whole = match app.vault.holder {
        Holder::Municipality(code) => code.into(),
        Holder::Network => UnitNumber::country(),
    };
    let units = if goal.units.is_empty() { vec![whole] } else { goal.units.clone() };
    let mut least = Vec::new();
    for unit in units {
        let series = store::figures::series(&app.db, &indicator.id, &unit, breakdown).await?;
        let seen = series.into_iter().map(|figure| scope.view(figure, indicator));
        let newest = seen.filter_map(|figure| figure.value.known().cloned()).next_back();
        let change = newest.as_ref().and_then(|known| least_change(indicator, known));
        least.extend(change.map(|(n, change)| LeastChange { unit, n, change }));
    }
    Ok(least)
}

/// Returns the n behind a figure and the least change that as many children could show next time.
fn least_change(indicator: &Indicator, known: &Known) -> Option<(f64, f64)> {
    let n = known.n?.n;
    let change = match indicator.kind {
        Kind::Share => share_change(known.estimate / 100.0, n, n, Power::USUAL).ok()? * 100.0,
        Kind::Mean => mean_change(indicator.spread.as_ref()?.sd, n, n, 0.0, Power::USUAL).ok()?,
        Kind::Count | Kind::Ratio | Kind::Difference => return None,
    };
    Some((n, change))
}
