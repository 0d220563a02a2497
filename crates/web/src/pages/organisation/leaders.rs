//! Who leads what: today, before, and who moved from one post to another.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    access::{Post, Role},
    id::PersonId,
    unit::UnitNumber,
};
use i18n::Args;
use jiff::civil::Date;

use super::Organisation;
use crate::parts::{Cell, Column, Fact, Row, Table};

/// The roles that lead.
const LEADING: [Role; 3] = [Role::Chief, Role::UnitLeader, Role::ProfessionalLeader];

impl Organisation<'_> {
    fn leading(&self) -> impl Iterator<Item = &Post> {
        self.posts.iter().filter(|post| LEADING.contains(&post.role))
    }

    /// Names who leads a unit on a day.
    pub(super) fn leaders_on(&self, unit: &UnitNumber, day: Date) -> String {
        let held = self.leading().filter(|post| post.unit == *unit && post.is_held_on(day));
        let names: Vec<String> = held
            .map(|post| {
                let role = self.role_name(post);
                format!("{} ({})", self.person_name(post.person), role.to_lowercase())
            })
            .collect();
        names.join(", ")
    }

    /// Lists the units that have or had a leader.
    pub(super) fn leaders(&self, day: Date) -> Table {
        let units: BTreeSet<&UnitNumber> = self.leading().map(|post| &post.unit).collect();
        let mut units: Vec<(String, &UnitNumber)> =
            units.into_iter().map(|unit| (self.name_of(unit), unit)).collect();
        units.sort_by_cached_key(|(name, _)| i18n::sort_key(name));
        let column = |key: &str| Column::words(self.words.t(key));
        let rows = units.into_iter().map(|(name, unit)| {
            let now = self.leaders_on(unit, day);
            let before = self.leaders_before(unit, day);
            let cells =
                vec![Cell::link(name, self.unit_href(unit)), or_nothing(now), or_nothing(before)];
            Row { own: false, cells }
        });
        Table {
            caption: self.words.t("organisation-leaders-title"),
            columns: vec![
                column("organisation-unit"),
                column("organisation-leader"),
                column("organisation-leaders-before"),
            ],
            rows: rows.collect(),
        }
    }

    fn leaders_before(&self, unit: &UnitNumber, day: Date) -> String {
        let ended = self
            .leading()
            .filter(|post| post.unit == *unit && post.until.is_some_and(|until| until < day));
        let told: Vec<String> = ended
            .map(|post| format!("{} ({})", self.person_name(post.person), self.years(post)))
            .collect();
        told.join(", ")
    }

    /// Tells of each person who has led several units where and when.
    pub(super) fn rotations(&self) -> Vec<Fact> {
        let mut by_person: BTreeMap<PersonId, Vec<&Post>> = BTreeMap::new();
        for post in self.leading() {
            by_person.entry(post.person).or_default().push(post);
        }
        let has_moved = |posts: &Vec<&Post>| {
            posts.iter().any(|post| post.until.is_some())
                && posts.iter().map(|post| &post.unit).collect::<BTreeSet<_>>().len() > 1
        };
        let mut told: Vec<Fact> = by_person
            .into_iter()
            .filter(|(_, posts)| has_moved(posts))
            .map(|(person, mut posts)| {
                posts.sort_by_key(|post| post.from);
                let posts: Vec<String> = posts
                    .into_iter()
                    .map(|post| format!("{} ({})", self.name_of(&post.unit), self.years(post)))
                    .collect();
                Fact::new(self.person_name(person), posts.join(" → "))
            })
            .collect();
        told.sort_by_cached_key(|fact| i18n::sort_key(&fact.label));
        told
    }

    /// Writes the days of a post: `1. august 2017 – 31. juli 2024` or `fra 1. august 2024`.
    pub(crate) fn years(&self, post: &Post) -> String {
        let from = self.words.day(post.from);
        let Some(until) = post.until else { return self.words.with("days-from", "from", &from) };
        let args = Args::default().text("from", from).text("until", self.words.day(until));
        self.words.tr("days-from-until", &args)
    }
}

fn or_nothing(text: String) -> Cell {
    if text.is_empty() { Cell::nothing("–") } else { Cell::text(text) }
}
