//! A unit's figures computed from facts, beside those that were published.

use domain::{
    figure::{Basis, Count, Known},
    indicator::Indicator,
    period::Period,
};

use super::{Evidence, reader::Reader};
use crate::error::Result;

/// A figure that was both computed here and published.
#[derive(Debug, Clone, PartialEq)]
pub struct Reconciled {
    /// The period.
    pub period: Period,
    /// What was computed here from facts.
    pub computed: Known,
    /// What was published.
    pub published: Known,
    /// The computed less the published, in the indicator's unit of measurement.
    pub difference: f64,
    /// What the difference may come from.
    pub because: Because,
}

/// What a difference between a computed and a published figure may come from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Because {
    /// There is none: both round to the same.
    Same,
    /// The facts have so many more.
    More(f64),
    /// The facts have so many fewer.
    Fewer(f64),
    /// As many are counted.
    CountAlike,
    /// The source does not say how many are counted.
    CountUnknown,
}

/// Returns what of an indicator was both computed and published, newest first.
pub(super) async fn reconciled(reader: &Reader<'_>, one: &Evidence) -> Result<Vec<Reconciled>> {
    let Some(unit) = one.series.first().map(|figure| &figure.key.unit) else {
        return Ok(Vec::new());
    };
    let id = &one.indicator.id;
    let covered = store::figures::covered(&reader.app.db, id, unit, &one.breakdown).await?;
    let covered = reader.veiled(&one.indicator, &covered);
    let both = one.series.iter().rev().filter_map(|figure| {
        let period = figure.key.period;
        // Of several that are covered the latest.
        let other = covered.iter().rfind(|other| other.key.period == period)?.value.known()?;
        let known = figure.value.known()?;
        let (computed, published) =
            if known.basis == Basis::Computed { (known, other) } else { (other, known) };
        Some(held_together(&one.indicator, period, computed, published))
    });
    Ok(both.collect())
}

fn held_together(
    indicator: &Indicator,
    period: Period,
    computed: &Known,
    published: &Known,
) -> Reconciled {
    let difference = computed.estimate - published.estimate;
    let rounding = 10_f64.powi(-i32::from(indicator.decimals)) / 2.0;
    let (here, there) = (computed.n.map(|n| n.n), published.n.map(|Count { n, .. }| n));
    let because = match (here, there) {
        // Half a unit in the last place, and what is lost in the arithmetic.
        _ if difference.abs() <= rounding * 1.000_001 => Because::Same,
        (Some(here), Some(there)) if here > there => Because::More(here - there),
        (Some(here), Some(there)) if here < there => Because::Fewer(there - here),
        (Some(_), Some(_)) => Because::CountAlike,
        _ => Because::CountUnknown,
    };
    let (computed, published) = (computed.clone(), published.clone());
    Reconciled { period, computed, published, difference, because }
}
