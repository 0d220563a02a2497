//! One effort: why it should work, where it is used, and what is known of its effect.

use actions::{efforts as verbs, error::Fault};
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    access::Permission,
    effort::{Effort, EffortState, Use},
    id::EffortId,
    indicator::Indicator,
    unit::{Register, Unit},
};
use i18n::Args;
use serde::Serialize;

use super::{effort_href, find, state_key};
use crate::{
    ctx::{Ctx, Menu},
    error::{Error, Result},
    form::{Choice, Field, Fields},
    pages::goals::stating::{Group, carriers},
    parts::{Cell, Column, Fact, Row, Table},
    render::Page,
    shell::Crumb,
    words::{Words, sentence, whole},
};

mod told;

use told::EffectPart;

/// One effort.
#[derive(Serialize)]
pub(crate) struct EffortPage {
    title: String,
    answer: String,
    theory: String,
    facts: Vec<Fact>,
    effect: Option<EffectPart>,
    /// What will be compared, while it can still be changed.
    design: Vec<Fact>,
    uses: Option<Table>,
    doing: Option<Doing>,
}

impl Page for EffortPage {
    const TEMPLATE: &'static str = "pages/efforts/show.html";
}

/// What who keeps the register can do here.
#[derive(Serialize)]
struct Doing {
    edit: Option<String>,
    fix: Option<String>,
    close: Option<String>,
    used: Option<UseForm>,
}

/// The form that tells of a use.
#[derive(Serialize)]
struct UseForm {
    action: String,
    refused: bool,
    unit: Field,
    units: Vec<Choice>,
    from: Field,
    until: Field,
    dose: Field,
}

/// Shows an effort.
pub(crate) async fn show(ctx: Ctx, Path(id): Path<EffortId>) -> Result<Response> {
    ctx.require(Permission::ViewGoals)?;
    let effort = find(&ctx, id).await?;
    let today = ctx.app().clock.today().to_string();
    answer(&ctx, &effort, (&Fields::of([("from", today)]), &[]), StatusCode::OK).await
}

/// Answers with the page of an effort, and with what was sent about a use.
pub(super) async fn answer(
    ctx: &Ctx,
    effort: &Effort,
    sent: (&Fields, &[Fault]),
    status: StatusCode,
) -> Result<Response> {
    let words = Words(ctx.locale);
    let indicator = ctx.app().catalogue.find(&effort.indicator).ok_or(Error::NotFound)?;
    let register = ctx.app().register().await?;
    let view = View { ctx, effort, indicator, register: &register, words };
    let found = verbs::effect(ctx.app(), &ctx.scope, effort).await?;
    let effect = told::part(effort, indicator, &found, words);
    let title = words.say(&effort.title);
    let page = EffortPage {
        title: title.clone(),
        answer: effect.answer.clone(),
        theory: words.say(&effort.theory),
        facts: view.facts(),
        design: view.design(),
        effect: (effort.state != EffortState::Draft).then_some(effect),
        uses: view.uses(),
        doing: view.doing(sent).await?,
    };
    let crumbs = vec![Crumb::to(ctx.t("menu-efforts"), ctx.href("/efforts")), Crumb::here(title)];
    ctx.page_with(status, Menu::Efforts, crumbs, &page).await
}

struct View<'a> {
    ctx: &'a Ctx,
    effort: &'a Effort,
    indicator: &'a Indicator,
    register: &'a Register,
    words: Words,
}

impl View<'_> {
    fn facts(&self) -> Vec<Fact> {
        let (effort, words) = (self.effort, self.words);
        let fact = |key: &str, text: &str| {
            (!text.is_empty()).then(|| Fact::new(words.t(key), text.to_owned()))
        };
        let indicator = words.indicator(self.indicator, &effort.breakdown);
        let href = self.ctx.href(&format!("/indicators/{}", self.indicator.id));
        [
            fact("goal-state", &words.t(state_key(effort.state))),
            fact("field-effort-owner", &effort.owner),
            fact("field-rests-on", &effort.rests_on),
            Some(Fact::to(words.t("effort-measured-by"), indicator, href)),
            fact("effort-horizon", &words.counted("effort-years", usize::from(effort.horizon))),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Says what is compared with what, before anything is known.
    fn design(&self) -> Vec<Fact> {
        let words = self.words;
        let indicator = words.indicator(self.indicator, &self.effort.breakdown);
        let count = self.effort.uses.len();
        let with = words.tr(
            "effort-design-with-text",
            &Args::default().count("n", whole(count)).text("units", words.number(count)),
        );
        let fact = |key: &str, text: String| Fact::new(words.t(key), text);
        vec![
            fact(
                "effort-design-question",
                words.with("effort-design-question-text", "indicator", &indicator),
            ),
            fact("effort-design-with", sentence(&with)),
            fact("effort-design-others", words.t("effort-design-others-text")),
            fact("effort-design-inference", words.t("effort-design-inference-text")),
        ]
    }

    fn uses(&self) -> Option<Table> {
        let (effort, words) = (self.effort, self.words);
        let has_dose = effort.uses.iter().any(|used| used.dose.is_some());
        let mut columns = vec![
            Column::words(words.t("effort-use-unit")),
            Column::line(words.t("field-from")),
            Column::line(words.t("field-until")),
        ];
        columns.extend(has_dose.then(|| Column::numbers(self.dose_heading())));
        let mut uses: Vec<(&Use, Option<&Unit>)> =
            effort.uses.iter().map(|used| (used, self.register.unit(&used.unit))).collect();
        uses.sort_by_cached_key(|(used, unit)| {
            let name = unit.map_or_else(|| used.unit.to_string(), |unit| unit.name.clone());
            i18n::sort_key(&name)
        });
        let rows = uses.into_iter().map(|(used, unit)| {
            let mut cells = vec![self.unit_cell(used, unit), Cell::text(words.day(used.from))];
            cells.push(used.until.map_or_else(
                || Cell::nothing(words.t("effort-still-used")),
                |until| Cell::text(words.day(until)),
            ));
            let dose = |dose: f64| {
                let decimals = u8::from(dose.fract().abs() > 0.0);
                Cell::text(i18n::decimal(words.0, dose, decimals))
            };
            cells.extend(has_dose.then(|| used.dose.map_or_else(|| Cell::nothing("–"), dose)));
            Row { own: false, cells }
        });
        let rows: Vec<Row> = rows.collect();
        let caption = words.t("effort-uses");
        (!rows.is_empty()).then_some(Table { caption, columns, rows })
    }

    fn unit_cell(&self, used: &Use, unit: Option<&Unit>) -> Cell {
        let name = unit.map_or_else(|| used.unit.to_string(), |unit| unit.name.clone());
        if self.ctx.scope.may(Permission::ViewFigures) && unit.is_some() {
            return Cell::link(name, self.ctx.href(&format!("/units/{}", used.unit)));
        }
        Cell::text(name)
    }

    fn dose_heading(&self) -> String {
        if self.effort.dose_in.is_empty() {
            return self.words.t("field-dose");
        }
        sentence(&self.effort.dose_in)
    }

    async fn doing(&self, sent: (&Fields, &[Fault])) -> Result<Option<Doing>> {
        if !self.ctx.scope.may(Permission::StateGoals) {
            return Ok(None);
        }
        let href = effort_href(self.ctx, self.effort.id);
        let is = |state| self.effort.state == state;
        let used = if is(EffortState::Closed) { None } else { Some(self.use_form(sent).await?) };
        Ok(Some(Doing {
            edit: is(EffortState::Draft).then(|| format!("{href}/edit")),
            fix: is(EffortState::Draft).then(|| format!("{href}/fix")),
            close: is(EffortState::Fixed).then(|| format!("{href}/close")),
            used,
        }))
    }

    async fn use_form(&self, (fields, faults): (&Fields, &[Fault])) -> Result<UseForm> {
        let field = |name| self.ctx.field(name, fields.text(name), faults);
        let units = carriers(self.ctx, &[]).await?;
        let mut units: Vec<Choice> = units.into_iter().flat_map(Group::choices).collect();
        units.sort_by_cached_key(|choice| i18n::sort_key(&choice.label));
        Ok(UseForm {
            action: format!("{}/uses", effort_href(self.ctx, self.effort.id)),
            refused: !faults.is_empty(),
            unit: field("unit"),
            units,
            from: field("from"),
            until: field("until"),
            dose: Field { label: self.dose_heading(), ..field("dose") },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tests::in_both;

    fn page(words: Words, doing: Option<Doing>) -> EffortPage {
        EffortPage {
            title: "Læsebånd".to_owned(),
            answer: words.t("effort-untold-draft"),
            theory: "Mere læsning giver sikre læsere.".to_owned(),
            facts: vec![Fact::new(words.t("goal-state"), words.t("effort-state-draft"))],
            effect: Some(told::sample(words)),
            design: vec![Fact::new(words.t("effort-design-question"), "Stiger læsning mere?")],
            uses: None,
            doing,
        }
    }

    #[test]
    fn a_reader_is_offered_no_change() {
        let [da, en] = in_both(|locale| page(Words(locale), None));
        assert!(!da.contains("/efforts/1/fix") && !en.contains("/efforts/1/fix"));
        assert!(da.contains("Mere læsning"));
    }

    #[test]
    fn who_keeps_the_register_fixes_and_tells_of_uses() {
        let field = |name| Field { name, ..Field::default() };
        let [da, _] = in_both(|locale| {
            let used = UseForm {
                action: "/efforts/1/uses".to_owned(),
                refused: true,
                unit: field("unit"),
                units: vec![Choice::new("751001", "Åskolen")],
                from: field("from"),
                until: field("until"),
                dose: field("dose"),
            };
            let doing = Doing {
                edit: Some("/efforts/1/edit".to_owned()),
                fix: Some("/efforts/1/fix".to_owned()),
                close: None,
                used: Some(used),
            };
            page(Words(locale), Some(doing))
        });
        assert!(da.contains("/efforts/1/fix") && da.contains("/efforts/1/uses"));
        assert!(da.contains("Åskolen") && da.contains("name=\"csrf\""));
    }
}
