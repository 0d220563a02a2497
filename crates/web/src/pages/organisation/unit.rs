//! A unit's place in the organisation: what it is below, who led it, what it followed.

use std::collections::BTreeSet;

use actions::error::Fault;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    access::{Permission, Role},
    unit::{Placement, Succession, Unit, UnitNumber},
};
use i18n::Args;
use jiff::civil::Date;
use serde::Serialize;

use super::{Organisation, hierarchy_name};
use crate::{
    ctx::{Ctx, Menu},
    error::{Error, Result},
    form::{Choice, Field, Fields},
    parts::Fact,
    render::Page,
    shell::Crumb,
    words::{Words, sentence},
};

/// A unit's place in the organisation.
#[derive(Serialize)]
pub(crate) struct UnitPlacePage {
    name: String,
    answer: String,
    figures: String,
    facts: Vec<Fact>,
    places: Vec<Fact>,
    leaders: Vec<Fact>,
    successions: Vec<Fact>,
    forms: Option<Forms>,
}

impl Page for UnitPlacePage {
    const TEMPLATE: &'static str = "pages/organisation-unit.html";
}

/// What who keeps the organisation can do with the unit.
#[derive(Serialize)]
struct Forms {
    here: String,
    sent: String,
    refused: bool,
    last_day: Field,
    hierarchy: Field,
    hierarchies: Vec<Choice>,
    /// The name of a hierarchy that does not exist yet, instead of the chosen one.
    new_hierarchy: Field,
    parent: Field,
    from: Field,
    new: Field,
    kind: Field,
    kinds: Vec<Choice>,
    on: Field,
    units: Vec<Choice>,
}

/// What of a form was refused: which form, what it said, and why.
pub(super) struct Refused<'a> {
    pub(super) form: &'static str,
    pub(super) fields: &'a Fields,
    pub(super) faults: &'a [Fault],
}

/// Shows a unit's place.
pub(crate) async fn show(ctx: Ctx, Path(number): Path<UnitNumber>) -> Result<Response> {
    ctx.require(Permission::ViewFigures)?;
    let today = ctx.app().clock.today().to_string();
    let fields = Fields::of([
        ("last_day", today.clone()),
        ("hierarchy", super::FIRST.to_owned()),
        ("from", today.clone()),
        ("on", today),
    ]);
    let refused = Refused { form: "", fields: &fields, faults: &[] };
    answer(&ctx, &number, StatusCode::OK, &refused).await
}

/// Shows a unit's place with its forms as they were sent.
pub(super) async fn answer(
    ctx: &Ctx,
    number: &UnitNumber,
    status: StatusCode,
    refused: &Refused<'_>,
) -> Result<Response> {
    let organisation = Organisation::read(ctx).await?;
    let unit = organisation.register.unit(number).ok_or(Error::NotFound)?.clone();
    let hierarchies = store::units::hierarchies(&ctx.app().db).await?;
    let placements = all_placements(ctx, &hierarchies, number).await?;
    let successions = store::units::successions(&ctx.app().db, Some(number)).await?;
    let view = View { organisation: &organisation, unit: &unit };
    let page = UnitPlacePage {
        name: unit.name.clone(),
        answer: view.answer(ctx.app().clock.today()),
        figures: ctx.href(&format!("/units/{number}")),
        facts: view.facts(),
        places: placements.iter().map(|placement| view.place(placement)).collect(),
        leaders: view.leaders(),
        successions: successions.iter().map(|succession| view.succession(succession)).collect(),
        forms: ctx
            .scope
            .may(Permission::KeepOrganisation)
            .then(|| view.forms(&hierarchies, refused)),
    };
    let menu = Crumb::to(ctx.t("menu-organisation"), ctx.href("/organisation"));
    let crumbs = vec![menu, Crumb::here(unit.name.clone())];
    ctx.page_with(status, Menu::Organisation, crumbs, &page).await
}

/// Returns the placements of a unit in all hierarchies, newest first.
async fn all_placements(
    ctx: &Ctx,
    hierarchies: &[String],
    number: &UnitNumber,
) -> Result<Vec<Placement>> {
    let mut all = Vec::new();
    for hierarchy in hierarchies {
        let placements = store::units::placements(&ctx.app().db, hierarchy).await?;
        all.extend(placements.into_iter().filter(|placement| placement.unit == *number));
    }
    all.sort_by(|a, b| a.hierarchy.cmp(&b.hierarchy).then(b.from.cmp(&a.from)));
    Ok(all)
}

struct View<'a> {
    organisation: &'a Organisation<'a>,
    unit: &'a Unit,
}

impl View<'_> {
    fn words(&self) -> Words {
        self.organisation.words
    }

    fn answer(&self, today: Date) -> String {
        let words = self.words();
        if let Some(closed) = self.unit.closed.filter(|closed| *closed < today) {
            return words.with("organisation-unit-closed", "day", &words.day(closed));
        }
        let leaders = self.organisation.leaders_on(&self.unit.number, today);
        if leaders.is_empty() {
            return words.t("organisation-unit-no-leader");
        }
        words.with("organisation-unit-led", "leaders", &leaders)
    }

    fn facts(&self) -> Vec<Fact> {
        let words = self.words();
        let fact = |key: &str, text: String| Fact::new(words.t(key), text);
        let mut facts = vec![
            fact("organisation-number", self.unit.number.to_string()),
            fact(
                "organisation-kind",
                sentence(&words.t(&format!("unit-kind-{}", self.unit.kind.code()))),
            ),
        ];
        facts.extend(self.unit.opened.map(|day| fact("field-opened", words.day(day))));
        facts.extend(self.unit.closed.map(|day| fact("organisation-last-day", words.day(day))));
        facts
    }

    fn place(&self, placement: &Placement) -> Fact {
        let words = self.words();
        let parent = self.organisation.name_of(&placement.parent);
        let from = words.day(placement.from);
        let days = match placement.until {
            Some(until) => {
                let args = Args::default().text("from", from).text("until", words.day(until));
                words.tr("days-from-until", &args)
            }
            None => words.with("days-from", "from", &from),
        };
        Fact::to(
            hierarchy_name(words, &placement.hierarchy),
            format!("{parent} ({days})"),
            self.organisation.unit_href(&placement.parent),
        )
    }

    fn leaders(&self) -> Vec<Fact> {
        let leads =
            |role| matches!(role, Role::Chief | Role::UnitLeader | Role::ProfessionalLeader);
        let posts = self.organisation.posts.iter();
        let mut posts: Vec<_> =
            posts.filter(|post| post.unit == self.unit.number && leads(post.role)).collect();
        posts.sort_by_key(|post| std::cmp::Reverse(post.from));
        posts
            .into_iter()
            .map(|post| {
                let role = self.organisation.role_name(post);
                let name = self.organisation.person_name(post.person);
                Fact::new(role, format!("{name} ({})", self.organisation.years(post)))
            })
            .collect()
    }

    fn succession(&self, succession: &Succession) -> Fact {
        let text = self.organisation.followed(succession);
        let is_old = succession.old == self.unit.number;
        let other = if is_old { &succession.new } else { &succession.old };
        Fact::to(self.words().day(succession.on), text, self.organisation.unit_href(other))
    }

    fn forms(&self, hierarchies: &[String], refused: &Refused<'_>) -> Forms {
        let (ctx, words) = (self.organisation.ctx, self.words());
        let field = |name| ctx.field(name, refused.fields.text(name), refused.faults);
        let kinds = ["merged", "split", "renumbered"];
        let kinds = kinds.map(|kind| Choice::new(kind, words.t(&format!("succession-{kind}"))));
        let others = self.organisation.own_units();
        let others = others.into_iter().filter(|unit| unit.number != self.unit.number);
        Forms {
            here: self.organisation.unit_href(&self.unit.number),
            sent: refused.form.to_owned(),
            refused: !refused.faults.is_empty(),
            last_day: field("last_day"),
            hierarchy: field("hierarchy"),
            hierarchies: choices_of(hierarchies, words),
            new_hierarchy: field("new_hierarchy"),
            parent: field("parent"),
            from: field("from"),
            new: field("new"),
            kind: field("kind"),
            kinds: kinds.into(),
            on: field("on"),
            units: others.map(|unit| Choice::new(unit.number.as_str(), &unit.name)).collect(),
        }
    }
}

/// Returns the hierarchies there are by name; the line of leadership can always be begun.
fn choices_of(hierarchies: &[String], words: Words) -> Vec<Choice> {
    let names: BTreeSet<&str> =
        hierarchies.iter().map(String::as_str).chain([super::FIRST]).collect();
    let mut choices: Vec<Choice> =
        names.into_iter().map(|name| Choice::new(name, hierarchy_name(words, name))).collect();
    choices.sort_by_cached_key(|choice| i18n::sort_key(&choice.label));
    choices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{form::field, render::tests::in_both};

    #[test]
    fn a_unit_tells_its_places_and_offers_changes_to_who_may() {
        let [da, en] = in_both(|locale| {
            let words = Words(locale);
            let field = |name| field(locale, name, "", &[]);
            let fact = || Fact::new(words.t("organisation-number"), "999001");
            let choices = || vec![Choice::new("999002", "Vesterskolen")];
            UnitPlacePage {
                name: "Nordskolen".to_owned(),
                answer: words.t("organisation-unit-no-leader"),
                figures: "/units/999001".to_owned(),
                facts: vec![fact()],
                places: vec![fact()],
                leaders: Vec::new(),
                successions: Vec::new(),
                forms: Some(Forms {
                    here: "/organisation/units/999001".to_owned(),
                    sent: "place".to_owned(),
                    refused: true,
                    last_day: field("last_day"),
                    hierarchy: field("hierarchy"),
                    hierarchies: choices_of(&["district".to_owned()], words),
                    new_hierarchy: field("new_hierarchy"),
                    parent: field("parent"),
                    from: field("from"),
                    new: field("new"),
                    kind: field("kind"),
                    kinds: choices(),
                    on: field("on"),
                    units: choices(),
                }),
            }
        });
        assert!(da.contains("Placér enheden et andet sted"));
        assert!(da.contains("Ledelseslinje</option>") && da.contains("Distrikt</option>"));
        assert!(en.contains("No leader has been entered"));
    }
}
