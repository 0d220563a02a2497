//! The organisation on a day: hierarchies as trees, what changed, and who leads what.

use std::{collections::BTreeMap, sync::Arc};

use axum::{extract::Query, response::Response};
use domain::{
    access::{Permission, Post},
    id::PersonId,
    unit::{Register, Unit, UnitKind, UnitNumber},
    vault::Holder,
};
use i18n::Args;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    ctx::{Ctx, Menu},
    error::Result,
    form::{Choice, Field},
    pages::units::counts,
    parts::{Fact, Table},
    render::Page,
    words::Words,
};

mod changes;
pub(crate) mod changing;
mod leaders;
mod tree;
pub(crate) mod unit;

use tree::Branch;

/// The hierarchy that is shown first when it is there.
const FIRST: &str = "line";

/// The organisation on a day.
#[derive(Serialize)]
pub(crate) struct OrganisationPage {
    answer: String,
    here: String,
    hierarchy: Field,
    hierarchies: Vec<Choice>,
    day: Field,
    branches: Vec<Branch>,
    loose: Vec<Branch>,
    changes: Vec<Fact>,
    leaders: Table,
    rotations: Vec<Fact>,
    new: Option<String>,
}

impl Page for OrganisationPage {
    const TEMPLATE: &'static str = "pages/organisation.html";
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    hierarchy: Option<String>,
    day: Option<String>,
}

/// What the pages of the organisation are made from.
pub(crate) struct Organisation<'a> {
    ctx: &'a Ctx,
    words: Words,
    register: Arc<Register>,
    posts: Vec<Post>,
    names: BTreeMap<PersonId, String>,
}

impl<'a> Organisation<'a> {
    pub(crate) async fn read(ctx: &'a Ctx) -> Result<Self> {
        let db = &ctx.app().db;
        let people = store::people::list(db).await?;
        Ok(Self {
            ctx,
            words: Words(ctx.locale),
            register: ctx.app().register().await?,
            posts: store::people::posts(db).await?,
            names: people.into_iter().map(|person| (person.id, person.name)).collect(),
        })
    }

    /// Names a unit.
    pub(crate) fn name_of(&self, number: &UnitNumber) -> String {
        self.register.unit(number).map_or_else(|| number.to_string(), |unit| unit.name.clone())
    }

    fn unit_href(&self, number: &UnitNumber) -> String {
        self.ctx.href(&format!("/organisation/units/{number}"))
    }

    /// Names the role of a post.
    pub(crate) fn role_name(&self, post: &Post) -> String {
        self.words.t(&format!("role-{}", post.role.code()))
    }

    fn person_name(&self, id: PersonId) -> String {
        self.names.get(&id).cloned().unwrap_or_else(|| self.words.t("event-somebody"))
    }

    /// Returns the vault's own units in the order of their names, without departments; of the network
    /// these are the municipalities.
    pub(crate) fn own_units(&self) -> Vec<&Unit> {
        let holder = self.ctx.app().vault.holder;
        let is_own = |unit: &&Unit| match holder {
            Holder::Municipality(code) => unit.municipality == Some(code) && unit.counts(),
            Holder::Network => unit.kind == UnitKind::Municipality,
        };
        let mut units: Vec<&Unit> = self.register.units().filter(is_own).collect();
        units.sort_by_cached_key(|unit| i18n::sort_key(&unit.name));
        units
    }

    fn answer(&self, day: Date) -> String {
        let units = self.own_units();
        if self.ctx.app().vault.holder == Holder::Network {
            let open = units.into_iter().filter(|unit| unit.is_open_on(day)).count();
            return self.words.counted("organisation-answer-network", open);
        }
        let parts = counts(units, day, self.words);
        if parts.is_empty() {
            return self.words.t("unit-answer-empty");
        }
        let args = Args::default()
            .text("day", self.words.day(day))
            .text("name", &self.ctx.app().vault.name)
            .text("parts", self.words.list(&parts));
        self.words.tr("organisation-answer", &args)
    }
}

/// Shows the organisation.
pub(crate) async fn index(ctx: Ctx, Query(wanted): Query<Wanted>) -> Result<Response> {
    ctx.require(Permission::ViewFigures)?;
    let day = wanted.day.and_then(|day| day.parse().ok());
    let day = day.unwrap_or_else(|| ctx.app().clock.today());
    let names = store::units::hierarchies(&ctx.app().db).await?;
    let chosen = wanted.hierarchy.filter(|name| names.contains(name));
    let first = names.iter().find(|name| *name == FIRST).or_else(|| names.first());
    let hierarchy = chosen.or_else(|| first.cloned()).unwrap_or_default();
    let placements = store::units::placements(&ctx.app().db, &hierarchy).await?;
    let organisation = Organisation::read(&ctx).await?;
    let (branches, loose) = organisation.trees(&placements, day);
    let choice = |name: &String| Choice::new(name, hierarchy_name(organisation.words, name));
    let page = OrganisationPage {
        answer: organisation.answer(day),
        here: ctx.href("/organisation"),
        hierarchy: ctx.field("hierarchy", &hierarchy, &[]),
        hierarchies: names.iter().map(choice).collect(),
        day: ctx.field("day", &day.to_string(), &[]),
        branches,
        loose,
        changes: organisation.changes(day).await?,
        leaders: organisation.leaders(day),
        rotations: organisation.rotations(),
        new: ctx
            .scope
            .may(Permission::KeepOrganisation)
            .then(|| ctx.href("/organisation/units/new")),
    };
    ctx.page(Menu::Organisation, Vec::new(), &page).await
}

/// Names a hierarchy: in the words of the screens, or in the municipality's own.
pub(crate) fn hierarchy_name(words: Words, name: &str) -> String {
    let key = format!("hierarchy-{name}");
    if i18n::has(words.0, &key) { words.t(&key) } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        form::field,
        parts::{Cell, Column, Row},
        render::tests::in_both,
    };

    #[test]
    fn the_tree_nests_units_below_each_other() {
        let [da, en] = in_both(|locale| {
            let words = Words(locale);
            let row = Row { own: false, cells: vec![Cell::text("Nordskolen")] };
            OrganisationPage {
                answer: words.counted("organisation-answer-network", 98),
                here: "/organisation".to_owned(),
                hierarchy: field(locale, "hierarchy", "line", &[]),
                hierarchies: vec![Choice::new("line", hierarchy_name(words, "line"))],
                day: field(locale, "day", "2026-11-22", &[]),
                branches: vec![tree::sample()],
                loose: vec![tree::sample()],
                changes: vec![Fact::new("1. august".to_owned(), "Nordskolen åbnede")],
                leaders: Table {
                    caption: words.t("organisation-leaders-title"),
                    columns: vec![Column::words(words.t("organisation-unit"))],
                    rows: vec![row],
                },
                rotations: vec![Fact::new("Birgitte".to_owned(), "A → B")],
                new: Some("/organisation/units/new".to_owned()),
            }
        });
        assert_eq!(da.matches("Skoleområdet").count(), 2);
        assert_eq!(da.matches("Nordskolen</a>").count(), 1);
        assert!(en.contains("One unit does not stand in this hierarchy"));
    }

    #[test]
    fn a_hierarchy_of_the_municipalitys_own_keeps_its_name() {
        let words = Words(domain::text::Locale::Da);
        assert_eq!(hierarchy_name(words, "line"), "Ledelseslinje");
        assert_eq!(hierarchy_name(words, "Læringsfællesskaber"), "Læringsfællesskaber");
    }
}
