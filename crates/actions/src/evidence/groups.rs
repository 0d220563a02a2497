//! Groups of children side by side, and the gap between two of them.

use std::collections::BTreeMap;

use domain::{
    breakdown::Breakdown,
    fact::{Column, ColumnKind, FactCatalogue},
    figure::Known,
    period::Period,
};
use statistics::interval::{Interval, recovered};

use super::Evidence;

/// Dimensions whose groups are compared, and which two of them: the first is told against the second.
const COMPARED: [(&str, [&str; 2]); 3] = [
    ("gender", ["pige", "dreng"]),
    ("origin", ["indvandrere-og-efterkommere", "dansk"]),
    ("parents-education", ["grundskole", "lang-videregaaende"]),
];

/// The groups of one dimension in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Groups {
    /// The dimension.
    pub dimension: String,
    /// The newest period with a figure of all children.
    pub period: Period,
    /// The groups with a known figure, by member.
    pub members: Vec<(Breakdown, Known)>,
    /// The gap between the two that are compared.
    pub gap: Option<Gap>,
}

/// A gap between two groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// The group whose figure comes first.
    pub of: Breakdown,
    /// The group it is held against.
    pub against: Breakdown,
    /// The first less the second, in the indicator's unit of measurement.
    pub estimate: f64,
    /// Its 95 % interval (Newcombe's for shares, recovered from both intervals for means).
    pub interval: Interval,
}

impl Gap {
    /// Tells whether the groups differ: the interval leaves out zero.
    pub fn is_clear(&self) -> bool {
        !self.interval.contains(0.0)
    }
}

/// Returns the groups of an indicator's parts, by dimension, in the newest period that has any, members in the
/// order of the fact sets.
pub fn groups(sets: &FactCatalogue, parts: &[Evidence]) -> Vec<Groups> {
    let single = |one: &&Evidence| one.breakdown.0.len() == 1;
    let mut by_dimension: BTreeMap<&str, Vec<&Evidence>> = BTreeMap::new();
    for one in parts.iter().filter(single) {
        for dimension in one.breakdown.0.keys() {
            by_dimension.entry(dimension).or_default().push(one);
        }
    }
    let order = |dimension: &str| order(sets, dimension);
    let by_dimension = by_dimension.into_iter();
    by_dimension.filter_map(|(dimension, parts)| of(dimension, &parts, &order(dimension))).collect()
}

fn of(dimension: &str, parts: &[&Evidence], order: &[String]) -> Option<Groups> {
    let periods = parts.iter().filter_map(|one| Some(one.newest.as_ref()?.key.period));
    let period = periods.max_by(|a, b| a.position().total_cmp(&b.position()))?;
    let in_period = |one: &&Evidence| {
        let figure = one.series.iter().find(|figure| figure.key.period == period)?;
        Some((one.breakdown.clone(), figure.value.known()?.clone()))
    };
    let mut groups: Vec<(Breakdown, Known)> = parts.iter().filter_map(in_period).collect();
    if groups.len() < 2 {
        return None;
    }
    groups.sort_by_key(|(breakdown, _)| {
        let member = breakdown.0.get(dimension).cloned().unwrap_or_default();
        let place = order.iter().position(|word| *word == member);
        (place.unwrap_or(usize::MAX), member)
    });
    let gap = gap(dimension, &groups);
    Some(Groups { dimension: dimension.to_owned(), period, members: groups, gap })
}

/// Returns a dimension's members in the order of the fact sets that have it.
fn order(sets: &FactCatalogue, dimension: &str) -> Vec<String> {
    let columns = sets.iter().flat_map(|set| &set.columns);
    let words = |column: &Column| match &column.kind {
        ColumnKind::Word { codes } => codes.clone(),
        _ => Vec::new(),
    };
    let mut members: Vec<String> = Vec::new();
    for column in columns {
        let is_own = column.name.as_str().replace('_', "-") == dimension;
        let is_coarser = column.coarser.as_deref() == Some(dimension);
        let codes = words(column).into_iter();
        let found = codes.filter_map(|code| if is_own { Some(code.word) } else { code.within });
        members.extend(found.filter(|_| is_own || is_coarser));
    }
    members
}

fn gap(dimension: &str, groups: &[(Breakdown, Known)]) -> Option<Gap> {
    let (_, [of, against]) = COMPARED.iter().find(|(name, _)| *name == dimension)?;
    let group = |member: &str| {
        let wanted = Breakdown::by(dimension, member);
        let (breakdown, known) = groups.iter().find(|(breakdown, _)| *breakdown == wanted)?;
        let (lower, upper) = known.interval.ends()?;
        Some((breakdown.clone(), known.estimate, Interval { lower, upper }))
    };
    let (of, first, one) = group(of)?;
    let (against, second, two) = group(against)?;
    let interval = recovered((first, one), (second, two));
    Some(Gap { of, against, estimate: first - second, interval })
}
