//! The form that states a goal, or changes one.

use actions::{
    error::{Error as ActionError, Fault},
    goals::{self as verbs, NewGoal},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    access::Permission,
    goal::{Decision, Goal, GoalState},
    id::GoalId,
    text::Text,
    unit::{Unit, UnitKind, UnitNumber},
    vault::Holder,
};
use jiff::civil::Date;
use serde::Serialize;

use super::{find_own, goal_href};
use crate::{
    ctx::{Ctx, Menu},
    error::Result,
    form::{Choice, Field, Fields, Sent},
    render::Page,
    shell::Crumb,
    words::sentence,
};

/// The form that states a goal, or changes one.
#[derive(Serialize)]
pub(crate) struct GoalFormPage {
    title: String,
    action: String,
    cancel: String,
    refused: bool,
    fields: GoalFields,
    goals: Vec<Check>,
    units: Vec<Group>,
}

impl Page for GoalFormPage {
    const TEMPLATE: &'static str = "pages/goal-form.html";
}

#[derive(Serialize)]
struct GoalFields {
    title: Field,
    title_en: Field,
    text: Field,
    text_en: Field,
    owner: Field,
    decision_body: Field,
    decision_on: Field,
    case_number: Field,
    from: Field,
    until: Field,
    contributes_to: Field,
    units: Field,
}

/// Something to be chosen, perhaps chosen already.
#[derive(Debug, Serialize)]
pub(crate) struct Check {
    value: String,
    label: String,
    chosen: bool,
}

/// Units of one kind.
#[derive(Debug, Serialize)]
pub(crate) struct Group {
    label: String,
    chosen: usize,
    units: Vec<Check>,
}

impl Group {
    /// Returns the units as the choices of a list.
    pub(crate) fn choices(self) -> impl Iterator<Item = Choice> {
        self.units.into_iter().map(|unit| Choice::new(unit.value, unit.label))
    }
}

/// Shows an empty form.
pub(crate) async fn new(ctx: Ctx) -> Result<Response> {
    ctx.require(Permission::StateGoals)?;
    let today = ctx.app().clock.today().to_string();
    let fields = Fields::of([("from", today)]);
    let form = Form { ctx: &ctx, goal: None, fields: &fields, faults: &[] };
    form.answer(StatusCode::OK).await
}

/// Shows a goal in the form.
pub(crate) async fn edit(ctx: Ctx, Path(id): Path<GoalId>) -> Result<Response> {
    let goal = find_own(&ctx, id).await?;
    let fields = written(&goal);
    let form = Form { ctx: &ctx, goal: Some(&goal), fields: &fields, faults: &[] };
    form.answer(StatusCode::OK).await
}

/// States a goal.
pub(crate) async fn create(sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    ctx.require(Permission::StateGoals)?;
    let faults = match read(&fields) {
        Ok(new) => match verbs::state(ctx.app(), &ctx.scope, new).await {
            Ok(id) => return done(&ctx, id, "goal-stated").await,
            Err(ActionError::Invalid(faults)) => faults,
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let form = Form { ctx: &ctx, goal: None, fields: &fields, faults: &faults };
    form.answer(StatusCode::UNPROCESSABLE_ENTITY).await
}

/// Writes a new version of a goal.
pub(crate) async fn update(Path(id): Path<GoalId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    let goal = find_own(&ctx, id).await?;
    let faults = match read(&fields) {
        Ok(new) => match verbs::change(ctx.app(), &ctx.scope, id, new).await {
            Ok(()) => return done(&ctx, id, "goal-changed").await,
            Err(ActionError::Invalid(faults)) => faults,
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let form = Form { ctx: &ctx, goal: Some(&goal), fields: &fields, faults: &faults };
    form.answer(StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn done(ctx: &Ctx, id: GoalId, key: &str) -> Result<Response> {
    ctx.flash("success", ctx.t(key)).await?;
    Ok(Redirect::to(&goal_href(ctx, id)).into_response())
}

/// Reads a goal from the form.
fn read(fields: &Fields) -> std::result::Result<NewGoal, Vec<Fault>> {
    let mut faults = Vec::new();
    let day = |field| Fault { field, why: "not-a-day" };
    let from = fields.read_one::<Date>(day("from"), &mut faults);
    let until = fields.read_if_any::<Date>(day("until"), &mut faults);
    let decision = decision(fields, &mut faults);
    let units = read_all(fields, Fault { field: "units", why: "unknown-unit" }, &mut faults);
    let unknown = Fault { field: "contributes_to", why: "unknown-goal" };
    let contributes_to = read_all(fields, unknown, &mut faults);
    match from {
        Some(from) if faults.is_empty() => Ok(NewGoal {
            title: in_both(fields.text("title"), fields.text("title_en")),
            text: in_both(fields.text("text"), fields.text("text_en")),
            owner: fields.text("owner").to_owned(),
            decision,
            from,
            until,
            contributes_to,
            units,
        }),
        _ => Err(faults),
    }
}

/// Reads the decision; none when nothing is said about it.
fn decision(fields: &Fields, faults: &mut Vec<Fault>) -> Option<Decision> {
    let body = fields.text("decision_body").to_owned();
    let case_number = Some(fields.text("case_number").to_owned()).filter(|case| !case.is_empty());
    let day = Fault { field: "decision_on", why: "not-a-day" };
    if body.is_empty() && case_number.is_none() && fields.text("decision_on").is_empty() {
        return None;
    }
    let on = fields.read_one::<Date>(day, faults)?;
    Some(Decision { body, on, case_number })
}

pub(crate) fn read_all<T: std::str::FromStr>(
    fields: &Fields,
    unknown: Fault,
    faults: &mut Vec<Fault>,
) -> Vec<T> {
    let texts = fields.all(unknown.field);
    let read: Vec<T> = texts.iter().filter_map(|text| text.parse().ok()).collect();
    if read.len() < texts.len() {
        faults.push(unknown);
    }
    read
}

/// A text without English reads the same in both languages.
pub(crate) fn in_both(da: &str, en: &str) -> Text {
    if en.is_empty() { Text::same(da) } else { Text { da: da.to_owned(), en: en.to_owned() } }
}

fn written(goal: &Goal) -> Fields {
    let english = |text: &Text| if text.en == text.da { String::new() } else { text.en.clone() };
    let decision = goal.decision.as_ref();
    let of_decision = |read: fn(&Decision) -> String| decision.map(read).unwrap_or_default();
    let single = [
        ("title", goal.title.da.clone()),
        ("title_en", english(&goal.title)),
        ("text", goal.text.da.clone()),
        ("text_en", english(&goal.text)),
        ("owner", goal.owner.clone()),
        ("decision_body", of_decision(|decision| decision.body.clone())),
        ("decision_on", of_decision(|decision| decision.on.to_string())),
        ("case_number", of_decision(|decision| decision.case_number.clone().unwrap_or_default())),
        ("from", goal.from.to_string()),
        ("until", goal.until.map(|day| day.to_string()).unwrap_or_default()),
    ];
    let goals = goal.contributes_to.iter().map(|id| ("contributes_to", id.to_string()));
    let units = goal.units.iter().map(|unit| ("units", unit.to_string()));
    Fields::of(single.into_iter().chain(goals).chain(units))
}

struct Form<'a> {
    ctx: &'a Ctx,
    goal: Option<&'a Goal>,
    fields: &'a Fields,
    faults: &'a [Fault],
}

impl Form<'_> {
    async fn answer(&self, status: StatusCode) -> Result<Response> {
        let ctx = self.ctx;
        let href = self.goal.map(|goal| goal_href(ctx, goal.id));
        let title = ctx.t(if self.goal.is_some() { "goal-edit-title" } else { "goal-new-title" });
        let page = GoalFormPage {
            title: title.clone(),
            action: href.as_ref().map_or_else(|| ctx.href("/goals"), |href| format!("{href}/edit")),
            cancel: href.unwrap_or_else(|| ctx.href("/goals")),
            refused: !self.faults.is_empty(),
            fields: self.page_fields(),
            goals: self.goals().await?,
            units: carriers(ctx, &self.fields.all("units")).await?,
        };
        let goals = Crumb::to(ctx.t("menu-goals"), ctx.href("/goals"));
        ctx.page_with(status, Menu::Goals, vec![goals, Crumb::here(title)], &page).await
    }

    fn page_fields(&self) -> GoalFields {
        let field = |name| self.ctx.field(name, self.fields.text(name), self.faults);
        GoalFields {
            title: field("title"),
            title_en: field("title_en"),
            text: field("text"),
            text_en: field("text_en"),
            owner: field("owner"),
            decision_body: field("decision_body"),
            decision_on: field("decision_on"),
            case_number: field("case_number"),
            from: field("from"),
            until: field("until"),
            contributes_to: field("contributes_to"),
            units: field("units"),
        }
    }

    async fn goals(&self) -> Result<Vec<Check>> {
        let chosen = self.fields.all("contributes_to");
        let goals = store::goals::list(&self.ctx.app().db).await?;
        let is_other = |goal: &&Goal| self.goal.is_none_or(|own| own.id != goal.id);
        let may_be_served = |goal: &&Goal| goal.state != GoalState::Closed;
        Ok(goals
            .iter()
            .filter(is_other)
            .filter(may_be_served)
            .map(|goal| {
                let value = goal.id.to_string();
                let label = goal.title.in_locale(self.ctx.locale).to_owned();
                Check { chosen: chosen.contains(&value), value, label }
            })
            .collect())
    }
}

/// Returns the units that can carry something, by kind, with those that are chosen.
pub(crate) async fn carriers(ctx: &Ctx, chosen: &[String]) -> Result<Vec<Group>> {
    let app = ctx.app();
    let units = match app.vault.holder {
        Holder::Municipality(code) => store::units::in_municipality(&app.db, code, &[]).await?,
        Holder::Network => store::units::of_kinds(&app.db, &[UnitKind::Municipality]).await?,
    };
    let today = app.clock.today();
    let may_carry = |unit: &&Unit| {
        let is_chosen = chosen.contains(&unit.number.to_string());
        is_chosen || (unit.counts() && unit.is_open_on(today) && can_carry(unit, app.vault.holder))
    };
    let mut groups: Vec<Group> = Vec::new();
    for unit in units.iter().filter(may_carry) {
        let kinds = ctx.t(&format!("unit-kinds-{}", unit.kind.code()));
        let label = sentence(&kinds);
        let check = check(&unit.number, &unit.name, chosen);
        match groups.iter_mut().find(|group| group.label == label) {
            Some(group) => group.units.push(check),
            None => groups.push(Group { label, chosen: 0, units: vec![check] }),
        }
    }
    for group in &mut groups {
        group.chosen = group.units.iter().filter(|unit| unit.chosen).count();
    }
    Ok(groups)
}

/// A municipality itself carries what no unit does; in the network municipalities are the units.
const fn can_carry(unit: &Unit, holder: Holder) -> bool {
    matches!(holder, Holder::Network) || !unit.kind.is_area()
}

fn check(number: &UnitNumber, name: &str, chosen: &[String]) -> Check {
    let value = number.to_string();
    Check { chosen: chosen.contains(&value), value, label: name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{form::field, render::tests::in_both};

    #[test]
    fn a_goal_that_is_shown_in_the_form_reads_back_the_same() {
        let fields = Fields::of([
            ("title", "Flere læser sikkert".to_owned()),
            ("title_en", "More read well".to_owned()),
            ("text", "Læsning først.".to_owned()),
            ("owner", "Skolechefen".to_owned()),
            ("decision_body", "Byrådet".to_owned()),
            ("decision_on", "2026-06-20".to_owned()),
            ("from", "2026-08-01".to_owned()),
            ("units", "999001".to_owned()),
            ("units", "999002".to_owned()),
        ]);
        let goal = read(&fields).unwrap();
        assert_eq!(goal.title.en, "More read well");
        assert_eq!(goal.text.en, "Læsning først.");
        assert_eq!(goal.units.len(), 2);
        assert_eq!(goal.decision.unwrap().case_number, None);
    }

    #[test]
    fn a_decision_without_a_day_is_refused_at_the_day() {
        let fields = Fields::of([
            ("from", "2026-08-01".to_owned()),
            ("decision_body", "Byrådet".to_owned()),
        ]);
        assert_eq!(read(&fields).unwrap_err(), [Fault { field: "decision_on", why: "empty" }]);
    }

    #[test]
    fn the_form_shows_what_is_wrong_at_its_field() {
        let faults = [Fault { field: "title", why: "empty" }];
        let [da, en] = in_both(|locale| {
            let field = |name| field(locale, name, "", &faults);
            let check =
                |chosen| Check { value: "1".to_owned(), label: "Trivsel".to_owned(), chosen };
            GoalFormPage {
                title: "Nyt".to_owned(),
                action: "/goals".to_owned(),
                cancel: "/goals".to_owned(),
                refused: true,
                fields: GoalFields {
                    title: field("title"),
                    title_en: field("title_en"),
                    text: field("text"),
                    text_en: field("text_en"),
                    owner: field("owner"),
                    decision_body: field("decision_body"),
                    decision_on: field("decision_on"),
                    case_number: field("case_number"),
                    from: field("from"),
                    until: field("until"),
                    contributes_to: field("contributes_to"),
                    units: field("units"),
                },
                goals: vec![check(true)],
                units: vec![Group {
                    label: "Skoler".to_owned(),
                    chosen: 1,
                    units: vec![check(true)],
                }],
            }
        });
        assert!(da.contains("Skriv noget her."));
        assert!(en.contains("1 of 1 chosen"));
    }
}
