//! How surely a survey's scale measures, and how surely it tells one school from another.

use std::{
    collections::{BTreeMap, BTreeSet},
    result,
    sync::{Arc, Mutex, PoisonError},
};

use analytics::FactFileError;
use domain::{
    access::{Permission, Scope},
    fact::{FactSet, Purpose},
    indicator::{
        Indicator, IndicatorId,
        formula::{Bound, Recipe, Taken},
    },
    period::Period,
    text::Text,
    unit::UnitNumber,
};
use statistics::{
    confidence::Confidence,
    scale::{Alpha, Between, GroupSums, Item, ItemSums, Omega},
    undefined::Undefined,
};
use store::facts::{self as rows, FactFile, Part};
use tokio::task;

use super::{
    files::{self, Files},
    keys,
    readings::{STATISTICS, note_readings},
};
use crate::{
    app::{App, actor},
    error::{Error, Result},
};

/// Fewer say nothing of a scale, and might tell of one of them.
const FEWEST: u64 = 50;

/// How surely a scale measures, from those who answered all its items in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    /// The period.
    pub period: Period,
    /// How many answered all items.
    pub respondents: u64,
    /// Cronbach's alpha.
    pub alpha: result::Result<Alpha, Undefined>,
    /// `McDonald`'s omega.
    pub omega: result::Result<Omega, Undefined>,
    /// The wording of each item, with what it gives to the scale.
    pub items: Vec<(Text, Item)>,
    /// How much of the difference between pupils is between schools.
    pub between: result::Result<Between, Undefined>,
}

/// What was read, kept as long as the same deliveries count.
type Kept = (BTreeSet<FactFile>, Option<Arc<Reliability>>);

/// What was read of each scale.
#[derive(Debug, Default)]
pub(crate) struct Reliabilities(Mutex<BTreeMap<IndicatorId, Kept>>);

impl Reliabilities {
    fn kept(&self, indicator: &IndicatorId) -> Option<Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(indicator).cloned()
    }

    fn keep(&self, indicator: IndicatorId, kept: Kept) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(indicator, kept);
    }
}

/// Returns how surely an indicator's scale measures in the newest period with answers; none when it has no scale,
/// or too few answered all its items.
///
/// Rows are read once as long as the same deliveries count, and that is noted.
pub async fn reliability(
    app: &App,
    scope: &Scope,
    indicator: &Indicator,
) -> Result<Option<Arc<Reliability>>> {
    app.require(scope, Permission::ViewFigures)?;
    let Some(formula) = &indicator.formula else { return Ok(None) };
    if !matches!(formula.value, Recipe::Scale { above: None, .. }) {
        return Ok(None);
    }
    let set = app.fact_sets.find(&formula.facts);
    let set = set.filter(|set| set.purposes.contains(&Purpose::Statistics));
    let (Some(set), Ok(bound)) = (set, formula.bind(indicator, &app.fact_sets)) else {
        return Ok(None);
    };
    let (period, counting) = newest(app, set).await?;
    let Some(period) = period else { return Ok(None) };
    let deliveries: BTreeSet<FactFile> = counting.iter().map(|(file, _)| file.clone()).collect();
    let kept = app.reliabilities.kept(&indicator.id);
    if let Some((_, kept)) = kept.filter(|(of, _)| *of == deliveries) {
        return Ok(kept);
    }
    let rows = deliveries.iter().map(|file| (&set.id, file.delivery));
    note_readings(app, rows, (STATISTICS, actor(scope))).await?;
    let found = read(app, (set, &bound), (period, counting)).await?.map(Arc::new);
    app.reliabilities.keep(indicator.id.clone(), (deliveries, found.clone()));
    Ok(found)
}

/// Returns the newest period, and whose rows of which units count in it.
async fn newest(
    app: &App,
    set: &FactSet,
) -> Result<(Option<Period>, BTreeSet<(FactFile, UnitNumber)>)> {
    let mut tx = app.db.begin_snapshot().await?;
    let delivered = rows::delivered(&mut tx, &set.id).await?;
    let current = || delivered.iter().filter(|row| row.current);
    let newest =
        current().map(|row| row.part.period).max_by(|a, b| a.position().total_cmp(&b.position()));
    let counting = current()
        .filter(|row| Some(row.part.period) == newest)
        .map(|row| (row.file(), row.part.unit.clone()))
        .collect();
    Ok((newest, counting))
}

async fn read(
    app: &App,
    (set, bound): (&FactSet, &Bound),
    (period, counting): (Period, BTreeSet<(FactFile, UnitNumber)>),
) -> Result<Option<Reliability>> {
    let Some(keys) = keys::find(&app.folder)? else { return Ok(None) };
    let (set, bound, files) = (set.clone(), bound.clone(), Files::of(app));
    let texts = items(&set, &bound);
    let work = task::spawn_blocking(move || {
        let deliveries: BTreeSet<FactFile> =
            counting.iter().map(|(file, _)| file.clone()).collect();
        let mut units: Vec<ItemSums> = Vec::new();
        for file in deliveries {
            let name = files::name(&set.id, file.delivery);
            let unread = |why: FactFileError| Error::Stopped(format!("`{name}`: {why}"));
            let there = files.wait_for(&file).map_err(unread)?;
            let source = (name.as_str(), keys.facts(), there.path.as_path());
            let answers = analytics::item_answers((&set, &bound), source).map_err(unread)?;
            let counts = |part: &Part| {
                part.period == period && counting.contains(&(file.clone(), part.unit.clone()))
            };
            let answers = answers.into_iter().filter(|((period, unit), _)| {
                counts(&Part { period: *period, unit: unit.clone() })
            });
            units.extend(
                answers.filter_map(|(_, one)| ItemSums::new(one.n, one.sums, one.products).ok()),
            );
        }
        Ok::<_, Error>(units)
    });
    let units = work.await.map_err(|stopped| Error::Stopped(stopped.to_string()))??;
    Ok(found(period, &units, texts))
}

fn items(set: &FactSet, bound: &Bound) -> Vec<Text> {
    let Some(Taken::Score { items, .. }) = bound.inputs.first().map(|input| &input.taken) else {
        return Vec::new();
    };
    let text = |name: &str| set.column(name).map(|column| column.text.clone());
    items.iter().filter_map(|(item, _)| text(item.as_str())).collect()
}

fn found(period: Period, units: &[ItemSums], texts: Vec<Text>) -> Option<Reliability> {
    let (first, others) = units.split_first()?;
    let all = others.iter().try_fold(first.clone(), |all, one| all.merge(one)).ok()?;
    if all.n() < FEWEST {
        return None;
    }
    let covariance = all.covariance().ok()?;
    let schools: Vec<GroupSums> = units.iter().filter_map(|unit| unit.total().ok()).collect();
    Some(Reliability {
        period,
        respondents: all.n(),
        alpha: covariance.alpha(Confidence::P95),
        omega: covariance.omega(),
        items: texts.into_iter().zip(covariance.each_item()).collect(),
        between: Between::of(&schools, Confidence::P95),
    })
}
