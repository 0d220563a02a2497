//! A hierarchy as a tree on a day.

use std::collections::BTreeSet;

use domain::unit::{Placement, UnitNumber};
use jiff::civil::Date;
use serde::Serialize;

use super::Organisation;
use crate::words::sentence;

/// A unit with those below it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Branch {
    name: String,
    href: String,
    kind: String,
    leaders: String,
    note: Option<String>,
    below: Vec<Self>,
}

/// The placements of one hierarchy on one day.
struct Day<'a> {
    placements: Vec<&'a Placement>,
    day: Date,
}

impl Organisation<'_> {
    /// Returns the trees of a hierarchy, and the own units that stand in none of them.
    pub(super) fn trees(&self, placements: &[Placement], day: Date) -> (Vec<Branch>, Vec<Branch>) {
        let is_there = |placement: &&Placement| {
            placement.from <= day && placement.until.is_none_or(|until| day <= until)
        };
        let there = Day { placements: placements.iter().filter(is_there).collect(), day };
        let placed: BTreeSet<&UnitNumber> = there.placements.iter().map(|p| &p.unit).collect();
        let parents: BTreeSet<&UnitNumber> = there.placements.iter().map(|p| &p.parent).collect();
        let roots = parents.iter().filter(|parent| !placed.contains(*parent));
        let trees = roots.map(|root| self.branch(root, &there, &BTreeSet::new())).collect();
        let loose = self
            .own_units()
            .into_iter()
            .filter(|unit| unit.is_open_on(day) && !unit.kind.is_area())
            .filter(|unit| !placed.contains(&unit.number) && !parents.contains(&unit.number))
            .map(|unit| self.leaf(&unit.number, day))
            .collect();
        (trees, loose)
    }

    /// A unit that stands above itself is shown once and not followed further.
    fn branch(
        &self,
        number: &UnitNumber,
        there: &Day<'_>,
        above: &BTreeSet<&UnitNumber>,
    ) -> Branch {
        let leaf = self.leaf(number, there.day);
        if above.contains(number) {
            return leaf;
        }
        let mut path = above.clone();
        path.insert(number);
        let children = there.placements.iter().filter(|placement| placement.parent == *number);
        let mut below: Vec<Branch> =
            children.map(|placement| self.branch(&placement.unit, there, &path)).collect();
        below.sort_by_cached_key(|branch| i18n::sort_key(&branch.name));
        Branch { below, ..leaf }
    }

    fn leaf(&self, number: &UnitNumber, day: Date) -> Branch {
        let unit = self.register.unit(number);
        let closed = unit.and_then(|unit| unit.closed).filter(|closed| *closed < day);
        Branch {
            name: self.name_of(number),
            href: self.unit_href(number),
            kind: unit
                .map(|unit| sentence(&self.words.t(&format!("unit-kind-{}", unit.kind.code()))))
                .unwrap_or_default(),
            leaders: self.leaders_on(number, day),
            note: closed.map(|closed| {
                self.words.with("organisation-closed-on", "day", &self.words.day(closed))
            }),
            below: Vec::new(),
        }
    }
}

#[cfg(test)]
pub(super) fn sample() -> Branch {
    let leaf = Branch {
        name: "Nordskolen".to_owned(),
        href: "/organisation/units/999001".to_owned(),
        kind: "Folkeskole".to_owned(),
        leaders: "Birgitte Fyrholm (leder)".to_owned(),
        note: Some("lukket 31. juli 2023".to_owned()),
        below: Vec::new(),
    };
    Branch { name: "Skoleområdet".to_owned(), below: vec![leaf.clone()], ..leaf }
}
