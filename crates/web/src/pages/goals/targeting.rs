//! The form that adds a target to a goal: first what is measured, then how much of it is wanted.

use actions::{
    error::{Error as ActionError, Fault},
    goals::{self as verbs, NewTarget},
    noise::{self, LeastChange},
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    breakdown::Breakdown,
    figure::Figure,
    goal::Goal,
    id::GoalId,
    indicator::{Indicator, Polarity},
    period::Period,
    target::{Rule, Side},
};
use i18n::Args;
use serde::{Deserialize, Serialize};

use super::{find_own, goal_href, whole as whole_of};
use crate::{
    ctx::{Ctx, Menu},
    error::{Error, Result},
    form::{Choice, Field, Fields, Sent},
    render::Page,
    shell::Crumb,
    words::{Words, whole},
};

/// The kinds of rule, as the form sends them.
const KINDS: [&str; 4] = ["level", "progression", "year-by-year", "gap"];

/// How many years ahead a target can be set.
const YEARS_AHEAD: i16 = 6;

/// The form that adds a target.
#[derive(Serialize)]
pub(crate) struct TargetFormPage {
    title: String,
    goal: String,
    here: String,
    cancel: String,
    refused: bool,
    indicator: Field,
    indicators: Vec<Choice>,
    kind: Field,
    kinds: Vec<Choice>,
    breakdown: Field,
    breakdowns: Vec<Choice>,
    amounts: Option<Amounts>,
}

impl Page for TargetFormPage {
    const TEMPLATE: &'static str = "pages/target-form.html";
}

/// The second part of the form, once it is known what is measured and by which kind of rule.
#[derive(Serialize)]
struct Amounts {
    definition: String,
    hint: Option<String>,
    side: Option<Field>,
    sides: Vec<Choice>,
    bound: Option<Field>,
    change: Option<Field>,
    base: Option<Field>,
    periods: Vec<Choice>,
    of: Option<Field>,
    against: Option<Field>,
    groups: Vec<Choice>,
    by: Field,
    by_periods: Vec<Choice>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Measured {
    #[serde(default)]
    indicator: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    breakdown: String,
}

/// Shows the form as far as it has been filled.
pub(crate) async fn new(
    ctx: Ctx,
    Path(id): Path<GoalId>,
    Query(measured): Query<Measured>,
) -> Result<Response> {
    let goal = find_own(&ctx, id).await?;
    let fields = Fields::of([
        ("indicator", measured.indicator),
        ("kind", measured.kind),
        ("breakdown", measured.breakdown),
    ]);
    let form = Form { ctx: &ctx, goal: &goal, fields: &fields, faults: &[] };
    form.answer(StatusCode::OK).await
}

/// Adds the target.
pub(crate) async fn create(Path(id): Path<GoalId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    let goal = find_own(&ctx, id).await?;
    let faults = match read(&fields) {
        Ok(new) => match verbs::add_target(ctx.app(), &ctx.scope, id, new).await {
            Ok(_) => {
                ctx.flash("success", ctx.t("goal-target-added")).await?;
                return Ok(Redirect::to(&goal_href(&ctx, id)).into_response());
            }
            Err(ActionError::Invalid(faults)) => faults,
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let form = Form { ctx: &ctx, goal: &goal, fields: &fields, faults: &faults };
    form.answer(StatusCode::UNPROCESSABLE_ENTITY).await
}

/// Reads a target from the form.
fn read(fields: &Fields) -> std::result::Result<NewTarget, Vec<Fault>> {
    let mut faults = Vec::new();
    let indicator =
        fields.read_one(Fault { field: "indicator", why: "unknown-indicator" }, &mut faults);
    let breakdown = fields.read_if_any(unknown("breakdown"), &mut faults).unwrap_or_default();
    let by = fields.read_if_any(Fault { field: "by", why: "not-a-period" }, &mut faults);
    let rule = rule(fields, &mut faults);
    match (indicator, rule) {
        (Some(indicator), Some(rule)) if faults.is_empty() => {
            Ok(NewTarget { indicator, breakdown, rule, by })
        }
        _ => Err(faults),
    }
}

const fn unknown(field: &'static str) -> Fault {
    Fault { field, why: "unknown-part" }
}

fn rule(fields: &Fields, faults: &mut Vec<Fault>) -> Option<Rule> {
    let side = if fields.text("side") == "at-most" { Side::AtMost } else { Side::AtLeast };
    match fields.text("kind") {
        "level" => fields.number("bound", faults).map(|bound| Rule::Level { side, bound }),
        "progression" => {
            let change = fields.number("change", faults);
            let from = Fault { field: "base", why: "not-a-period" };
            let from = fields.read_one::<Period>(from, faults);
            change.zip(from).map(|(change, from)| Rule::Progression { side, change, from })
        }
        "year-by-year" => Some(Rule::YearByYear { side }),
        "gap" => {
            let of = fields.read_one::<Breakdown>(unknown("of"), faults);
            let against = fields.read_one::<Breakdown>(unknown("against"), faults);
            let bound = fields.number("bound", faults);
            let groups = of.zip(against);
            groups.zip(bound).map(|((of, against), bound)| Rule::Gap { of, against, bound })
        }
        _ => {
            faults.push(Fault { field: "kind", why: "empty" });
            None
        }
    }
}

struct Form<'a> {
    ctx: &'a Ctx,
    goal: &'a Goal,
    fields: &'a Fields,
    faults: &'a [Fault],
}

impl Form<'_> {
    async fn answer(&self, status: StatusCode) -> Result<Response> {
        let (ctx, words) = (self.ctx, Words(self.ctx.locale));
        let href = goal_href(ctx, self.goal.id);
        let goal = words.say(&self.goal.title);
        let indicator = self.indicator();
        let breakdowns = match indicator {
            Some(indicator) => self.breakdowns(indicator).await?,
            None => Vec::new(),
        };
        let amounts = match indicator {
            Some(indicator) if self.kind().is_some() => {
                Some(self.amounts(indicator, &breakdowns).await?)
            }
            _ => None,
        };
        let kinds = KINDS.map(|kind| Choice::new(kind, words.t(&format!("rule-kind-{kind}"))));
        let title = words.t("goal-target-new-title");
        let page = TargetFormPage {
            title: title.clone(),
            here: format!("{href}/targets/new"),
            cancel: href.clone(),
            refused: !self.faults.is_empty(),
            indicator: self.field("indicator"),
            indicators: self.indicators().await?,
            kind: self.field("kind"),
            kinds: kinds.into(),
            breakdown: self.field("breakdown"),
            breakdowns: choices(words, &breakdowns),
            amounts,
            goal: goal.clone(),
        };
        let crumbs = vec![
            Crumb::to(ctx.t("menu-goals"), ctx.href("/goals")),
            Crumb::to(goal, href),
            Crumb::here(title),
        ];
        ctx.page_with(status, Menu::Goals, crumbs, &page).await
    }

    fn field(&self, name: &'static str) -> Field {
        self.ctx.field(name, self.fields.text(name), self.faults)
    }

    fn indicator(&self) -> Option<&Indicator> {
        let id = self.fields.text("indicator").parse().ok()?;
        self.ctx.app().catalogue.find(&id)
    }

    fn kind(&self) -> Option<&'static str> {
        KINDS.into_iter().find(|kind| *kind == self.fields.text("kind"))
    }

    /// Returns the indicators that there are figures for.
    async fn indicators(&self) -> Result<Vec<Choice>> {
        let app = self.ctx.app();
        let words = Words(self.ctx.locale);
        let with_figures = store::figures::indicators(&app.db).await?;
        let mut choices: Vec<Choice> = with_figures
            .iter()
            .filter_map(|id| app.catalogue.find(id))
            .map(|indicator| Choice::new(indicator.id.as_str(), words.say(&indicator.name)))
            .collect();
        choices.sort_by_cached_key(|choice| i18n::sort_key(&choice.label));
        Ok(choices)
    }

    async fn breakdowns(&self, indicator: &Indicator) -> Result<Vec<Breakdown>> {
        let db = &self.ctx.app().db;
        match store::figures::latest_period(db, &indicator.id).await? {
            Some(period) => Ok(store::figures::breakdowns(db, &indicator.id, period).await?),
            None => Ok(vec![Breakdown::all()]),
        }
    }

    async fn amounts(&self, indicator: &Indicator, groups: &[Breakdown]) -> Result<Amounts> {
        let words = Words(self.ctx.locale);
        let kind = self.kind().ok_or_else(|| Error::Inside("no kind of rule".to_owned()))?;
        let periods = store::figures::periods(&self.ctx.app().db, &indicator.id).await?;
        let has = |kinds: &[&str], name| kinds.contains(&kind).then(|| self.field(name));
        let side = |code: &str| {
            let key = if kind == "level" {
                format!("side-{code}")
            } else {
                format!("side-{code}-change")
            };
            Choice::new(code, words.t(&key))
        };
        let standing = Choice::new("", words.t("goal-target-standing"));
        let ahead = ahead(&periods).into_iter().map(period_choice);
        Ok(Amounts {
            definition: words.say(&indicator.definition),
            hint: self.hint(indicator).await?,
            side: has(&["level", "progression", "year-by-year"], "side")
                .map(|field| with_side(field, indicator.polarity)),
            sides: vec![side("at-least"), side("at-most")],
            bound: match has(&["level", "gap"], "bound") {
                Some(field) if kind == "level" => Some(self.with_newest(field, indicator).await?),
                field => field,
            },
            change: has(&["progression"], "change"),
            base: has(&["progression"], "base"),
            periods: periods.iter().rev().copied().map(period_choice).collect(),
            of: has(&["gap"], "of"),
            against: has(&["gap"], "against"),
            groups: choices(words, groups),
            by: self.field("by"),
            by_periods: [standing].into_iter().chain(ahead).collect(),
        })
    }

    /// Says beside the field what the newest figure of the whole is, so that nobody has to look for it.
    async fn with_newest(&self, field: Field, indicator: &Indicator) -> Result<Field> {
        let ctx = self.ctx;
        let breakdown: Breakdown = self.fields.text("breakdown").parse().unwrap_or_default();
        let number = whole_of(ctx.app().vault.holder);
        let series =
            store::figures::series(&ctx.app().db, &indicator.id, &number, &breakdown).await?;
        let mut seen = series.into_iter().map(|figure| ctx.scope.view(figure, indicator));
        let newest = seen.rfind(|figure| figure.value.known().is_some());
        let hints = [field.hint, newest.and_then(|figure| newest_words(ctx, indicator, &figure))];
        let hints: Vec<String> = hints.into_iter().flatten().collect();
        Ok(Field { hint: (!hints.is_empty()).then(|| hints.join(" ")), ..field })
    }

    /// Says how large a change must be to be told from noise at the units that carry the goal.
    async fn hint(&self, indicator: &Indicator) -> Result<Option<String>> {
        let breakdown = self.fields.text("breakdown").parse().unwrap_or_default();
        let least = noise::least_changes(
            self.ctx.app(),
            &self.ctx.scope,
            self.goal,
            (indicator, &breakdown),
        )
        .await?;
        let register = self.ctx.app().register().await?;
        let words = Words(self.ctx.locale);
        let name = |least: &LeastChange| {
            register
                .unit(&least.unit)
                .map_or_else(|| least.unit.to_string(), |unit| unit.name.clone())
        };
        Ok(noise_words(words, indicator, &least, name))
    }
}

/// Chooses the side that is an improvement, until somebody chooses another.
fn with_side(field: Field, polarity: Polarity) -> Field {
    let side = match polarity {
        _ if !field.value.is_empty() => return field,
        Polarity::LowerIsBetter => "at-most",
        Polarity::HigherIsBetter | Polarity::Neutral => "at-least",
    };
    Field { value: side.to_owned(), ..field }
}

fn newest_words(ctx: &Ctx, indicator: &Indicator, figure: &Figure) -> Option<String> {
    let words = Words(ctx.locale);
    let args = Args::default()
        .text("figure", words.figure(indicator, figure.value.known()?))
        .text("name", &ctx.app().vault.name)
        .text("period", figure.key.period.to_string());
    Some(words.tr("goal-target-newest", &args))
}

/// Says the least change that can be seen at the largest and the smallest unit.
fn noise_words(
    words: Words,
    indicator: &Indicator,
    least: &[LeastChange],
    name: impl Fn(&LeastChange) -> String,
) -> Option<String> {
    let by_change = |a: &&LeastChange, b: &&LeastChange| a.change.total_cmp(&b.change);
    let (surest, shakiest) = least.iter().min_by(by_change).zip(least.iter().max_by(by_change))?;
    let people =
        |least: &LeastChange| words.people(indicator.counted, crate::words::rounded(least.n));
    let args = Args::default()
        .text("least", words.difference(indicator, surest.change))
        .text("surest", name(surest))
        .text("surest-n", people(surest));
    if surest == shakiest {
        return Some(words.tr("goal-noise-one", &args));
    }
    let args = args
        .text("most", words.difference(indicator, shakiest.change))
        .text("shakiest", name(shakiest))
        .text("shakiest-n", people(shakiest))
        .count("n", whole(least.len()));
    Some(words.tr("goal-noise-many", &args))
}

fn choices(words: Words, breakdowns: &[Breakdown]) -> Vec<Choice> {
    let choice = |breakdown: &Breakdown| {
        Choice::new(breakdown.to_string(), crate::words::sentence(&words.part(breakdown)))
    };
    breakdowns.iter().map(choice).collect()
}

/// Returns the periods a target can be set for: from the newest with figures.
fn ahead(periods: &[Period]) -> Vec<Period> {
    let newest = periods.last();
    newest.map_or_else(Vec::new, |newest| (0..=YEARS_AHEAD).map(|n| newest.plus_years(n)).collect())
}

fn period_choice(period: Period) -> Choice {
    Choice::new(period.to_string(), period.to_string())
}

#[cfg(test)]
mod tests;
