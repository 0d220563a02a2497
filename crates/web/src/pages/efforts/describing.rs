//! The form that describes an effort, or changes a draft.

use actions::{
    efforts::{self as verbs, NewEffort, same_everywhere},
    error::{Error as ActionError, Fault},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    access::Permission, breakdown::Breakdown, effort::Effort, id::EffortId, indicator::IndicatorId,
    text::Text, unit::UnitNumber,
};
use jiff::civil::Date;
use serde::Serialize;

use super::{effort_href, find, state::dose};
use crate::{
    ctx::{Ctx, Menu},
    error::Result,
    form::{Choice, Field, Fields, Sent},
    pages::goals::stating::{Group, carriers, in_both, read_all},
    render::Page,
    shell::Crumb,
    words::Words,
};

/// How many years it may take until an effect is expected.
const HORIZONS: [u8; 5] = [1, 2, 3, 4, 5];

/// The form that describes an effort, or changes a draft.
#[derive(Serialize)]
pub(crate) struct EffortFormPage {
    title: String,
    action: String,
    cancel: String,
    refused: bool,
    fields: EffortFields,
    measures: Vec<Choice>,
    horizons: Vec<Choice>,
    units: Vec<Group>,
}

impl Page for EffortFormPage {
    const TEMPLATE: &'static str = "pages/efforts/form.html";
}

#[derive(Serialize)]
struct EffortFields {
    title: Field,
    title_en: Field,
    theory: Field,
    theory_en: Field,
    rests_on: Field,
    owner: Field,
    measure: Field,
    horizon: Field,
    from: Field,
    dose: Field,
    dose_in: Field,
    units: Field,
}

/// Shows an empty form.
pub(crate) async fn new(ctx: Ctx) -> Result<Response> {
    ctx.require(Permission::StateGoals)?;
    let today = ctx.app().clock.today().to_string();
    let fields = Fields::of([("from", today), ("horizon", "2".to_owned())]);
    Form { ctx: &ctx, effort: None, fields: &fields, faults: &[] }.answer(StatusCode::OK).await
}

/// Shows a draft in the form.
pub(crate) async fn edit(ctx: Ctx, Path(id): Path<EffortId>) -> Result<Response> {
    ctx.require(Permission::StateGoals)?;
    let effort = find(&ctx, id).await?;
    let fields = written(&effort);
    let form = Form { ctx: &ctx, effort: Some(id), fields: &fields, faults: &[] };
    form.answer(StatusCode::OK).await
}

/// Registers an effort.
pub(crate) async fn create(sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    ctx.require(Permission::StateGoals)?;
    let faults = match read(&fields) {
        Ok(new) => match verbs::register(ctx.app(), &ctx.scope, new).await {
            Ok(id) => return done(&ctx, id, "effort-registered").await,
            Err(ActionError::Invalid(faults)) => faults,
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let form = Form { ctx: &ctx, effort: None, fields: &fields, faults: &faults };
    form.answer(StatusCode::UNPROCESSABLE_ENTITY).await
}

/// Changes a draft.
pub(crate) async fn update(Path(id): Path<EffortId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    ctx.require(Permission::StateGoals)?;
    let faults = match read(&fields) {
        Ok(new) => match verbs::change(ctx.app(), &ctx.scope, id, new).await {
            Ok(()) => return done(&ctx, id, "effort-changed").await,
            Err(ActionError::Invalid(faults)) => faults,
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let form = Form { ctx: &ctx, effort: Some(id), fields: &fields, faults: &faults };
    form.answer(StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn done(ctx: &Ctx, id: EffortId, key: &str) -> Result<Response> {
    ctx.flash("success", ctx.t(key)).await?;
    Ok(Redirect::to(&effort_href(ctx, id)).into_response())
}

/// Reads an effort from the form; it begins on one day with one dose at all units.
fn read(fields: &Fields) -> std::result::Result<NewEffort, Vec<Fault>> {
    let mut faults = Vec::new();
    let from = fields.read_one::<Date>(Fault { field: "from", why: "not-a-day" }, &mut faults);
    let unknown = Fault { field: "units", why: "unknown-unit" };
    let units: Vec<UnitNumber> = read_all(fields, unknown, &mut faults);
    let dose = dose(fields, &mut faults);
    let measure = measure(fields.text("measure"));
    if measure.is_none() {
        faults.push(Fault { field: "measure", why: "unknown-indicator" });
    }
    let horizon = fields.text("horizon").parse().unwrap_or(0);
    if !HORIZONS.contains(&horizon) {
        faults.push(Fault { field: "horizon", why: "not-a-number" });
    }
    match (from, measure) {
        (Some(from), Some((indicator, breakdown))) if faults.is_empty() => Ok(NewEffort {
            title: in_both(fields.text("title"), fields.text("title_en")),
            theory: in_both(fields.text("theory"), fields.text("theory_en")),
            rests_on: fields.text("rests_on").to_owned(),
            owner: fields.text("owner").to_owned(),
            dose_in: fields.text("dose_in").to_owned(),
            indicator,
            breakdown,
            horizon,
            uses: same_everywhere(units, from, dose),
        }),
        _ => Err(faults),
    }
}

/// Reads `indicator` or `indicator?breakdown`.
fn measure(text: &str) -> Option<(IndicatorId, Breakdown)> {
    let (indicator, breakdown) = text.split_once('?').unwrap_or((text, ""));
    Some((indicator.parse().ok()?, breakdown.parse().ok()?))
}

fn measure_text(indicator: &IndicatorId, breakdown: &Breakdown) -> String {
    if breakdown.is_all() { indicator.to_string() } else { format!("{indicator}?{breakdown}") }
}

fn written(effort: &Effort) -> Fields {
    let english = |text: &Text| if text.en == text.da { String::new() } else { text.en.clone() };
    let first = effort.uses.first();
    let single = [
        ("title", effort.title.da.clone()),
        ("title_en", english(&effort.title)),
        ("theory", effort.theory.da.clone()),
        ("theory_en", english(&effort.theory)),
        ("rests_on", effort.rests_on.clone()),
        ("owner", effort.owner.clone()),
        ("measure", measure_text(&effort.indicator, &effort.breakdown)),
        ("horizon", effort.horizon.to_string()),
        ("from", first.map(|used| used.from.to_string()).unwrap_or_default()),
        ("dose", first.and_then(|used| used.dose).map(|d| d.to_string()).unwrap_or_default()),
        ("dose_in", effort.dose_in.clone()),
    ];
    let units = effort.uses.iter().map(|used| ("units", used.unit.to_string()));
    Fields::of(single.into_iter().chain(units))
}

struct Form<'a> {
    ctx: &'a Ctx,
    effort: Option<EffortId>,
    fields: &'a Fields,
    faults: &'a [Fault],
}

impl Form<'_> {
    async fn answer(&self, status: StatusCode) -> Result<Response> {
        let ctx = self.ctx;
        let href = self.effort.map(|id| effort_href(ctx, id));
        let title = ctx.t(if href.is_some() { "effort-edit-title" } else { "effort-new-title" });
        let page = EffortFormPage {
            title: title.clone(),
            action: href.as_ref().map_or_else(|| ctx.href("/efforts"), |own| format!("{own}/edit")),
            cancel: href.unwrap_or_else(|| ctx.href("/efforts")),
            refused: !self.faults.is_empty(),
            fields: self.page_fields(),
            measures: self.measures().await?,
            horizons: horizons(Words(ctx.locale)),
            units: carriers(ctx, &self.fields.all("units")).await?,
        };
        let efforts = Crumb::to(ctx.t("menu-efforts"), ctx.href("/efforts"));
        ctx.page_with(status, Menu::Efforts, vec![efforts, Crumb::here(title)], &page).await
    }

    fn page_fields(&self) -> EffortFields {
        let field = |name: &'static str, key| Field {
            name,
            value: self.fields.text(name).to_owned(),
            error: self.ctx.field(name, "", self.faults).error,
            ..self.ctx.field(key, "", &[])
        };
        EffortFields {
            title: field("title", "effort_title"),
            title_en: field("title_en", "effort_title_en"),
            theory: field("theory", "theory"),
            theory_en: field("theory_en", "theory_en"),
            rests_on: field("rests_on", "rests_on"),
            owner: field("owner", "effort_owner"),
            measure: field("measure", "measure"),
            horizon: field("horizon", "horizon"),
            from: field("from", "from"),
            dose: field("dose", "dose"),
            dose_in: field("dose_in", "dose_in"),
            units: field("units", "effort_units"),
        }
    }

    /// Returns what there are newest figures of: an indicator for all children, or each of its parts.
    async fn measures(&self) -> Result<Vec<Choice>> {
        let app = self.ctx.app();
        let words = Words(self.ctx.locale);
        let mut choices = Vec::new();
        for id in store::figures::indicators(&app.db).await? {
            let Some(indicator) = app.catalogue.find(&id) else { continue };
            let Some(period) = store::figures::latest_period(&app.db, &id).await? else { continue };
            let parts = store::figures::breakdowns(&app.db, &id, period).await?;
            let has_all = parts.iter().any(Breakdown::is_all);
            let parts = parts.iter().filter(|part| part.is_all() || !has_all);
            choices.extend(parts.map(|part| {
                Choice::new(measure_text(&id, part), words.indicator(indicator, part))
            }));
        }
        choices.sort_by_cached_key(|choice| i18n::sort_key(&choice.label));
        Ok(choices)
    }
}

fn horizons(words: Words) -> Vec<Choice> {
    let choice = |years: u8| {
        Choice::new(years.to_string(), words.counted("effort-years", usize::from(years)))
    };
    HORIZONS.into_iter().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{form::field, render::tests::in_both};

    fn sent() -> Fields {
        Fields::of([
            ("title", "Læsebånd".to_owned()),
            ("theory", "Mere læsning".to_owned()),
            ("measure", "gode-til-laesning?stage=mellemtrin".to_owned()),
            ("horizon", "2".to_owned()),
            ("from", "2026-08-01".to_owned()),
            ("dose", "20".to_owned()),
            ("units", "751001".to_owned()),
            ("units", "751002".to_owned()),
        ])
    }

    #[test]
    fn an_effort_that_is_shown_in_the_form_reads_back_the_same() {
        let new = read(&sent()).unwrap();
        assert_eq!((new.breakdown, new.uses.len()), (Breakdown::by("stage", "mellemtrin"), 2));
        assert!(new.uses.iter().all(|used| used.dose == Some(20.0)));
    }

    #[test]
    fn what_cannot_be_read_is_told_at_its_field() {
        let faults = read(&Fields::of([("from", "i morgen".to_owned())])).unwrap_err();
        let told: Vec<_> = faults.iter().map(|fault| (fault.field, fault.why)).collect();
        let expected =
            [("from", "not-a-day"), ("measure", "unknown-indicator"), ("horizon", "not-a-number")];
        assert_eq!(told, expected);
    }

    #[test]
    fn the_form_shows_what_is_wrong_at_its_field() {
        let faults = [Fault { field: "title", why: "empty" }];
        let [da, en] = in_both(|locale| {
            let field = |name| field(locale, name, "", &faults);
            EffortFormPage {
                title: "Ny".to_owned(),
                action: "/efforts".to_owned(),
                cancel: "/efforts".to_owned(),
                refused: true,
                fields: EffortFields {
                    title: field("title"),
                    title_en: field("title_en"),
                    theory: field("theory"),
                    theory_en: field("theory_en"),
                    rests_on: field("rests_on"),
                    owner: field("owner"),
                    measure: field("measure"),
                    horizon: field("horizon"),
                    from: field("from"),
                    dose: field("dose"),
                    dose_in: field("dose_in"),
                    units: field("units"),
                },
                measures: vec![Choice::new("a", "Læsning")],
                horizons: horizons(Words(locale)),
                units: Vec::new(),
            }
        });
        assert!(da.contains("Skriv noget her.") && da.contains("2 år"));
        assert!(en.contains("2 years"));
    }
}
