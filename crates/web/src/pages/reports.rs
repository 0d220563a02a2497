//! Reports: the basis for the development talk of one school, or of all schools of a municipality.

use actions::jobs::{self, Talks};
use axum::{extract::Query, response::Response};
use domain::{
    access::{OwnUnits, Permission, Role},
    municipality::MunicipalityCode,
    report::Audience,
    text::Locale,
    unit::{Unit, UnitKind, UnitNumber},
    vault::Holder,
};
use serde::{Deserialize, Serialize};

use crate::{
    ctx::{Ctx, Menu},
    error::Result,
    form::{Choice, Field},
    parts::{Cell, Column, Row, Table},
    render::Page,
    words::{Words, whole},
};

pub(crate) mod many;
pub(crate) mod talk;

/// The latest jobs that are shown.
const LATEST: u32 = 20;

/// The kinds of school whose leader the municipality talks with (folkeskoleloven § 40 a).
const TALKED_WITH: [UnitKind; 2] = [UnitKind::School, UnitKind::SpecialSchool];

/// The choice of reports.
#[derive(Serialize)]
pub(crate) struct ReportsPage {
    answer: String,
    here: String,
    municipality: Option<Field>,
    municipalities: Vec<Choice>,
    one: Option<OneForm>,
    many: Option<ManyForm>,
    latest: Option<Table>,
}

impl Page for ReportsPage {
    const TEMPLATE: &'static str = "pages/reports/index.html";
}

/// The form for one school.
#[derive(Serialize)]
struct OneForm {
    action: String,
    school: Field,
    schools: Vec<Choice>,
    how: How,
}

/// The form for all schools of a municipality.
#[derive(Serialize)]
struct ManyForm {
    action: String,
    lead: String,
    municipality: String,
    how: How,
}

/// Who is to read it, and in which language.
#[derive(Serialize)]
struct How {
    audience: Field,
    audiences: Vec<Choice>,
    locale: Field,
    locales: Vec<Choice>,
}

#[derive(Deserialize)]
pub(crate) struct Wanted {
    municipality: Option<MunicipalityCode>,
}

/// Shows which reports can be made.
pub(crate) async fn index(ctx: Ctx, Query(wanted): Query<Wanted>) -> Result<Response> {
    ctx.require(Permission::ViewGoals)?;
    let makes_all = ctx.scope.may(Permission::MakeReports);
    let leads = ctx.scope.has(Role::UnitLeader);
    let code = chosen(&ctx, wanted.municipality);
    let schools = match (makes_all, code) {
        (true, Some(code)) => schools(&ctx, code).await?,
        (false, _) if leads => own_schools(&ctx).await?,
        _ => Vec::new(),
    };
    let latest = jobs::latest_talks(ctx.app(), &ctx.scope, LATEST).await?;
    let is_network = ctx.app().vault.holder == Holder::Network;
    let page = ReportsPage {
        answer: ctx.t(if ctx.makes_reports() { "report-lead" } else { "report-lead-not-allowed" }),
        here: ctx.href("/reports"),
        municipality: (makes_all && is_network).then(|| {
            let value = code.map(|code| code.to_string()).unwrap_or_default();
            ctx.field("municipality", &value, &[])
        }),
        municipalities: if is_network { municipalities(&ctx).await? } else { Vec::new() },
        many: code
            .filter(|_| makes_all && !schools.is_empty())
            .map(|chosen| many_form(&ctx, chosen, &schools)),
        one: (!schools.is_empty()).then(|| one_form(&ctx, &schools)),
        latest: (!latest.is_empty()).then(|| latest_table(&ctx, &latest)),
    };
    ctx.page(Menu::Reports, Vec::new(), &page).await
}

fn chosen(ctx: &Ctx, wanted: Option<MunicipalityCode>) -> Option<MunicipalityCode> {
    match ctx.app().vault.holder {
        Holder::Municipality(code) => Some(code),
        Holder::Network => wanted,
    }
}

/// Returns the open schools of a municipality that talks are held with, by name.
async fn schools(ctx: &Ctx, code: MunicipalityCode) -> Result<Vec<Unit>> {
    let today = ctx.app().clock.today();
    let mut units = store::units::in_municipality(&ctx.app().db, code, &TALKED_WITH).await?;
    units.retain(|unit| unit.counts() && unit.is_open_on(today));
    Ok(units)
}

async fn own_schools(ctx: &Ctx) -> Result<Vec<Unit>> {
    let organisation = ctx.app().organisation().await?;
    let OwnUnits::Only(own) = ctx.scope.own_units() else { return Ok(Vec::new()) };
    let units = own.iter().filter_map(|number| organisation.register.unit(number));
    Ok(units.filter(|unit| unit.kind.is_school()).cloned().collect())
}

async fn municipalities(ctx: &Ctx) -> Result<Vec<Choice>> {
    let found = store::units::of_kinds(&ctx.app().db, &[UnitKind::Municipality]).await?;
    let mut choices = vec![Choice::new("", ctx.t("form-choose"))];
    choices.extend(found.into_iter().map(|unit| Choice::new(unit.number.as_str(), unit.name)));
    Ok(choices)
}

fn one_form(ctx: &Ctx, schools: &[Unit]) -> OneForm {
    OneForm {
        action: ctx.href("/reports/talk.pdf"),
        school: ctx.field("school", "", &[]),
        schools: schools
            .iter()
            .map(|unit| Choice::new(unit.number.as_str(), unit.name.clone()))
            .collect(),
        how: how(ctx),
    }
}

fn many_form(ctx: &Ctx, code: MunicipalityCode, schools: &[Unit]) -> ManyForm {
    ManyForm {
        action: ctx.href("/reports/talks"),
        lead: Words(ctx.locale).with(
            "report-all-lead",
            "n",
            &i18n::whole(ctx.locale, whole(schools.len())),
        ),
        municipality: code.to_string(),
        how: how(ctx),
    }
}

fn how(ctx: &Ctx) -> How {
    How {
        audience: ctx.field("audience", "closed", &[]),
        audiences: ["closed", "open"]
            .map(|word| Choice::new(word, ctx.t(&format!("report-audience-{word}"))))
            .to_vec(),
        locale: ctx.field("locale", ctx.locale.code(), &[]),
        locales: vec![Choice::new("da", "Dansk"), Choice::new("en", "English")],
    }
}

fn latest_table(ctx: &Ctx, latest: &[Talks]) -> Table {
    let columns =
        ["report-asked", "report-edition", "field-locale", "report-count", "delivery-state"];
    Table {
        caption: ctx.t("report-latest-title"),
        columns: columns.map(|key| Column::words(ctx.t(key))).to_vec(),
        rows: latest.iter().map(|talks| latest_row(ctx, talks)).collect(),
    }
}

fn latest_row(ctx: &Ctx, talks: &Talks) -> Row {
    let words = Words(ctx.locale);
    let standing = &talks.standing;
    let href = ctx.href(&format!("/reports/talks/{}", standing.id));
    let count = i18n::whole(ctx.locale, whole(talks.wanted.units.len()));
    let cells = vec![
        Cell::link(words.moment(standing.asked_at), href),
        Cell::text(edition(ctx, talks.wanted.audience)),
        Cell::text(language(talks.wanted.locale)),
        Cell::text(count),
        Cell::text(ctx.t(many::state_key(&standing.state))),
    ];
    Row { own: false, cells }
}

fn edition(ctx: &Ctx, audience: Audience) -> String {
    ctx.t(match audience {
        Audience::Closed => "report-edition-closed",
        Audience::Open => "report-edition-open",
    })
}

const fn language(locale: Locale) -> &'static str {
    match locale {
        Locale::Da => "Dansk",
        Locale::En => "English",
    }
}

/// Reads who is to read a report; the closed one when nothing is said.
fn audience(text: &str) -> Audience {
    if text == "open" { Audience::Open } else { Audience::Closed }
}

/// Names a unit.
async fn name_of(ctx: &Ctx, number: &UnitNumber) -> Result<String> {
    let organisation = ctx.app().organisation().await?;
    let unit = organisation.register.unit(number);
    Ok(unit.map_or_else(|| number.to_string(), |unit| unit.name.clone()))
}
