//! From what is known about a unit to the sections of its talk.

use std::collections::BTreeSet;

use domain::{
    figure::Figure,
    goal::GoalLevel,
    indicator::{Area, Indicator, IndicatorId},
    report::Section,
};

use crate::evidence::{Evidence, Held};

/// So many comparable years are shown.
const COMPARABLE: usize = 3;

/// So many years are shown in all, with those before a break.
const MOST: usize = 5;

/// Makes the sections: by area, what has targets first. Of the parts of the children only those that a
/// target names, or that stand alone because there is no figure of all.
pub(super) fn of(evidence: Vec<Evidence>) -> Vec<Section> {
    let whole: BTreeSet<IndicatorId> = evidence
        .iter()
        .filter(|known| known.breakdown.is_all() && has_figure(known))
        .map(|known| known.indicator.id.clone())
        .collect();
    let is_wanted = |known: &Evidence| {
        let is_lone = !whole.contains(&known.indicator.id);
        has_figure(known) && (known.breakdown.is_all() || !known.targets.is_empty() || is_lone)
    };
    let mut sections: Vec<(Place, Section)> = evidence
        .into_iter()
        .filter(is_wanted)
        .map(|known| (Place::of(&known), section(known)))
        .collect();
    sections.sort_by(|(one, _), (other, _)| one.cmp(other));
    sections.into_iter().map(|(_, section)| section).collect()
}

/// Where a section stands.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    area: Area,
    lacks_own_target: bool,
    lacks_target: bool,
    indicator: IndicatorId,
}

impl Place {
    fn of(known: &Evidence) -> Self {
        Self {
            area: known.indicator.area,
            lacks_own_target: known.targets.iter().all(is_national),
            lacks_target: known.targets.is_empty(),
            indicator: known.indicator.id.clone(),
        }
    }
}

fn is_national(held: &Held) -> bool {
    held.goal.level == GoalLevel::National
}

fn has_figure(known: &Evidence) -> bool {
    known.series.iter().any(|figure| figure.value.known().is_some())
}

fn section(known: Evidence) -> Section {
    let Evidence { indicator, series, country, pooled, targets, place, .. } = known;
    let series = last_years(&indicator, series);
    let is_shown = |figure: &Figure| series.iter().any(|own| own.key.period == figure.key.period);
    let judged =
        |held: Vec<Held>| held.into_iter().map(|held| (held.target, held.judgement)).collect();
    let (national, targets) = targets.into_iter().partition(is_national);
    Section {
        country: country.into_iter().filter(is_shown).collect(),
        pooled: pooled.map(|pooled| pooled.known),
        targets: judged(targets),
        national: judged(national),
        indicator,
        series,
        place,
    }
}

/// Keeps the last comparable years, and those before a break that lie among them.
fn last_years(indicator: &Indicator, series: Vec<Figure>) -> Vec<Figure> {
    let newest = series.last().map(|figure| figure.key.period);
    let mut comparable = 0;
    let mut kept: Vec<Figure> = series
        .into_iter()
        .rev()
        .take(MOST)
        .take_while(|figure| {
            let is_room = comparable < COMPARABLE;
            let period = figure.key.period;
            if newest
                .is_some_and(|newest| period == newest || indicator.are_comparable(period, newest))
            {
                comparable += 1;
            }
            is_room
        })
        .collect();
    kept.reverse();
    kept
}
