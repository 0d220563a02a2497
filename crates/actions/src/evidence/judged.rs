//! How targets stand, and what a reader may know of it.

use std::sync::Arc;

use domain::{
    figure::{Figure, FigureKey, Value},
    id::DeliveryId,
    indicator::{Indicator, Secrecy},
    status::{Case, Judgement, Status, Why, judge},
    target::{Rule, Target},
    unit::{Unit, UnitNumber},
};

use super::{Extent, GoalStatus, Held, movement, reader::Reader};
use crate::error::Result;

/// Judges a target of a unit, as far as the scope may know.
pub(super) async fn of(
    reader: &Reader<'_>,
    unit: &Unit,
    target: &Target,
) -> Result<Option<Judgement>> {
    let Some(indicator) = reader.app.catalogue.find(&target.indicator) else { return Ok(None) };
    let judgement = bare(reader, indicator, unit, target).await?;
    let judgement = judgement.as_ref().clone();
    Ok(Some(veiled(reader, indicator, (&unit.number, target), judgement)))
}

/// Judges a target by all figures, whoever asks.
async fn bare(
    reader: &Reader<'_>,
    indicator: &Indicator,
    unit: &Unit,
    target: &Target,
) -> Result<Arc<Judgement>> {
    let worked_out = &reader.app.worked_out;
    let key = (unit.number.clone(), target.id, reader.app.clock.today());
    if let Some(kept) = worked_out.with(|shelves| shelves.judgements.get(&key)) {
        return Ok(kept);
    }
    let is_gap = matches!(target.rule, Rule::Gap { .. });
    let own = if is_gap {
        reader.figures(&unit.number, &Extent::Indicator(indicator.id.clone())).await?
    } else {
        Arc::new(reader.part(&unit.number, (&indicator.id, &target.breakdown)).await?)
    };
    let movement = if own.is_empty() || is_gap {
        Arc::default()
    } else {
        let kind = (indicator.id.clone(), target.breakdown.clone(), unit.kind);
        movement::of(reader, indicator, &kind).await?
    };
    let movement = movement.as_ref().as_ref();
    let case = Case { indicator, target, figures: &own, movement, today: key.2 };
    let judgement = Arc::new(judge(&case));
    let kept = Arc::clone(&judgement);
    worked_out.keep(reader.generation, |shelves| shelves.judgements.put(key, kept));
    Ok(judgement)
}

/// Returns the targets that a unit is held against, with how they stand.
pub(super) async fn held(reader: &Reader<'_>, unit: &Unit) -> Result<Vec<Held>> {
    let aims = reader.aims().await?;
    let mut held = Vec::new();
    for (goal, target) in aims.of_unit(unit, reader.app.clock.today()) {
        if let Some(judgement) = of(reader, unit, target).await? {
            held.push(Held { goal: goal.clone(), target: target.clone(), judgement });
        }
    }
    Ok(held)
}

/// Returns how every goal in force stands.
pub(super) async fn goals(reader: &Reader<'_>) -> Result<Vec<GoalStatus>> {
    let aims = reader.aims().await?;
    let mut statuses = Vec::new();
    for (goal, targets) in aims.on(reader.app.clock.today()) {
        let carriers: Vec<Option<&UnitNumber>> =
            if goal.units.is_empty() { vec![None] } else { goal.units.iter().map(Some).collect() };
        let mut units = Vec::new();
        for carrier in carriers {
            let judged = all(reader, carrier.unwrap_or(aims.whole()), targets).await?;
            units.push((carrier.cloned(), judged));
        }
        let judgements = units.iter().flat_map(|(_, judged)| judged);
        let counts = judgements.map(|(_, judgement)| judgement.status).collect();
        let whole = match units.as_slice() {
            [(None, judged)] => judged.clone(),
            _ => all(reader, aims.whole(), targets).await?,
        };
        statuses.push(GoalStatus { goal: goal.clone(), whole, units, counts });
    }
    Ok(statuses)
}

async fn all(
    reader: &Reader<'_>,
    number: &UnitNumber,
    targets: &[Target],
) -> Result<Vec<(Target, Judgement)>> {
    let unit = reader.unit(number).await?;
    let mut judged = Vec::new();
    for target in targets {
        if let Some(judgement) = of(reader, &unit, target).await? {
            judged.push((target.clone(), judgement));
        }
    }
    Ok(judged)
}

/// Takes out of a judgement what the scope may not see.
fn veiled(
    reader: &Reader<'_>,
    indicator: &Indicator,
    (unit, target): (&UnitNumber, &Target),
    judgement: Judgement,
) -> Judgement {
    let Some((period, known)) = judgement.newest.clone() else { return judgement };
    let key = FigureKey {
        indicator: indicator.id.clone(),
        unit: unit.clone(),
        period,
        breakdown: target.breakdown.clone(),
    };
    let figure =
        Figure { key, value: Value::Known(known), delivery: DeliveryId(uuid::Uuid::nil()) };
    let is_withheld = matches!(reader.scope.view(figure, indicator).value, Value::Withheld(_));
    if is_withheld {
        return publishable(indicator, &judgement);
    }
    // The bound of a change tells the first year's figure, which may be of too few to be shown.
    let tells_first = !matches!(target.rule, Rule::Level { .. } | Rule::Gap { .. });
    let of_few = judgement.status == Status::CannotTell(Why::TooFew);
    if tells_first && of_few && !reader.scope.owns(unit) {
        return Judgement { bound: None, official: None, children: None, ..judgement };
    }
    judgement
}

/// Returns what may be said in public about a target on figures that may not be seen.
///
/// Of national tests it may be told whether a target is reached, by the plain figure as official reports
/// have it (folkeskoleloven § 55 b); every number is taken out. Of other figures, and of so few children
/// that the answer would tell about them, nothing is told.
pub fn publishable(indicator: &Indicator, judgement: &Judgement) -> Judgement {
    let n = judgement.newest.as_ref().and_then(|(_, known)| known.n);
    let is_enough = n.is_some_and(|count| count.n >= f64::from(indicator.judge_n));
    let may_be_told = indicator.secrecy == Secrecy::Confidential && is_enough;
    let status = match judgement.status {
        Status::Reached if may_be_told => Status::Reached,
        _ => Status::CannotTell(Why::Withheld),
    };
    Judgement {
        status,
        probability: None,
        newest: None,
        bound: None,
        forecast: None,
        official: judgement.official.filter(|_| may_be_told),
        children: None,
    }
}
