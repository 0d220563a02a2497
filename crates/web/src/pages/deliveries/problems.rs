//! What is wrong with a delivery: by kind, as a list, and as a file.

use std::cmp::Reverse;

use axum::{
    extract::{Path, Query},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    access::Permission,
    delivery::{Delivery, Problem, ProblemKind, Severity},
    id::DeliveryId,
    unit::Register,
};
use serde::{Deserialize, Serialize};
use store::deliveries as rows;

use super::{address, crumbs, find, title, whole, with_counts};
use crate::{
    ctx::{Ctx, Menu},
    error::{Error, Result},
    pages::exports::{self, FileKind},
    parts::{Cell, Column, Pager, Row, Table},
    render::Page,
    shell::Crumb,
    site::{Cell as FileCell, Sheet},
    words::{Words, whole as as_count},
};

/// How many problems of a kind stand on the delivery's own page.
const SHOWN: u32 = 5;

/// How many stand on a page of the list.
const ON_A_PAGE: u32 = 100;

/// More problems than these are not kept one by one.
const MOST_KEPT: u32 = 30_000;

/// The problems of one kind.
#[derive(Serialize)]
pub(super) struct ProblemGroup {
    notice: &'static str,
    severity: String,
    what: String,
    hint: String,
    count: String,
    table: Table,
    all: Option<String>,
    #[serde(skip)]
    order: Severity,
}

/// All problems of one kind.
#[derive(Serialize)]
pub(crate) struct ProblemsPage {
    what: String,
    hint: String,
    table: Table,
    pager: Pager,
    csv: String,
}

impl Page for ProblemsPage {
    const TEMPLATE: &'static str = "pages/deliveries/problems.html";
}

#[derive(Deserialize)]
pub(crate) struct Wanted {
    kind: Option<String>,
    #[serde(default)]
    from: u32,
}

/// Gathers the problems of a delivery by kind, the gravest first, the first few of each.
pub(super) async fn groups(ctx: &Ctx, delivery: &Delivery) -> Result<Vec<ProblemGroup>> {
    let db = &ctx.app().db;
    let register = ctx.app().register().await?;
    let mut groups = Vec::new();
    for (code, count) in rows::problem_counts(db, delivery.id).await? {
        let first = rows::problems(db, delivery.id, Some(&code), 0, SHOWN).await?;
        let Some(severity) = first.first().map(|problem| problem.kind.severity()) else { continue };
        let all = format!("{}/problems?kind={code}", address(ctx, delivery.id));
        groups.push(ProblemGroup {
            notice: notice(severity),
            severity: ctx.t(severity_key(severity)),
            what: ctx.t(&format!("problem-{code}")),
            hint: ctx.t(&format!("problem-{code}-hint")),
            count: counted(ctx, severity, count),
            table: table(ctx, &register, &code, &first),
            all: (count > u64::from(SHOWN)).then_some(all),
            order: severity,
        });
    }
    groups.sort_by_key(|group| Reverse(group.order));
    Ok(groups)
}

/// Counts problems; what is only worth knowing is no problem but a remark.
fn counted(ctx: &Ctx, severity: Severity, count: u64) -> String {
    let key = if severity == Severity::Notice { "problem-remarks" } else { "problem-count" };
    Words(ctx.locale).counted(key, usize::try_from(count).unwrap_or(usize::MAX))
}

/// Heads the groups: as problems when any of them is more than worth knowing.
pub(super) fn heading(ctx: &Ctx, groups: &[ProblemGroup]) -> String {
    let is_grave = groups.iter().any(|group| group.order != Severity::Notice);
    ctx.t(if is_grave { "delivery-problems" } else { "delivery-remarks" })
}

/// Lists all problems of a kind; without a kind the delivery's own page shows some of each.
pub(crate) async fn index(
    ctx: Ctx,
    Path(id): Path<DeliveryId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let delivery = find(&ctx, id).await?;
    let Some(kind) = &wanted.kind else {
        return Ok(Redirect::to(&address(&ctx, id)).into_response());
    };
    let db = &ctx.app().db;
    let register = ctx.app().register().await?;
    let counts = rows::problem_counts(db, id).await?;
    let all = counts.get(kind).copied().ok_or(Error::NotFound)?;
    let found = rows::problems(db, id, Some(kind), wanted.from, ON_A_PAGE).await?;
    let last = u64::from(wanted.from) + u64::try_from(found.len()).unwrap_or_default();
    let here = |from: u32| format!("{}/problems?kind={kind}&from={from}", address(&ctx, id));
    let shown = [("first", u64::from(wanted.from) + 1), ("last", last), ("all", all)];
    let next = last < all.min(rows::KEPT_PER_KIND);
    let page = ProblemsPage {
        what: ctx.t(&format!("problem-{kind}")),
        hint: ctx.t(&format!("problem-{kind}-hint")),
        table: table(&ctx, &register, kind, &found),
        pager: Pager {
            text: with_counts(&ctx, "problem-list-shown", &shown),
            previous: (wanted.from > 0).then(|| here(wanted.from.saturating_sub(ON_A_PAGE))),
            next: next.then(|| here(wanted.from + ON_A_PAGE)),
        },
        csv: format!("{}/problems.csv", address(&ctx, id)),
    };
    let mut way_back = crumbs(&ctx, ctx.t("delivery-problems"));
    let of_delivery = Crumb::to(title(&delivery), address(&ctx, id));
    way_back.insert(1, of_delivery);
    ctx.page(Menu::Deliveries, way_back, &page).await
}

/// Answers with all kept problems as a file.
pub(crate) async fn csv(ctx: Ctx, Path(id): Path<DeliveryId>) -> Result<Response> {
    let delivery = find(&ctx, id).await?;
    let problems = rows::problems(&ctx.app().db, id, None, 0, MOST_KEPT).await?;
    let register = ctx.app().register().await?;
    let headings = ["file", "row", "column", "value", "what", "do"];
    let sheet = Sheet {
        name: format!("problemer-{}", delivery.sequence),
        headings: headings.map(|key| ctx.t(&format!("problem-{key}"))).to_vec(),
        rows: problems.iter().map(|problem| line(&ctx, &register, problem)).collect(),
        locale: ctx.locale,
        made_on: ctx.app().clock.today(),
        decimals: 0,
        about_title: ctx.t("shell-sources"),
        about: Vec::new(),
    };
    exports::answer(&ctx, FileKind::Csv, &sheet)
}

fn line(ctx: &Ctx, register: &Register, problem: &Problem) -> Vec<FileCell> {
    let code = problem.kind.code();
    let what = ctx.t(&format!("problem-{code}"));
    let row = problem.place.row;
    let number = i64::try_from(row).unwrap_or(i64::MAX).to_string();
    let text = |text: &str| FileCell::Text(text.to_owned());
    vec![
        text(&problem.place.file),
        if row == 0 { FileCell::Empty } else { FileCell::Text(number) },
        text(&problem.place.column),
        FileCell::Text(value(ctx, problem)),
        FileCell::Text(
            format!("{what} {}", detail(ctx, register, &problem.kind)).trim().to_owned(),
        ),
        FileCell::Text(ctx.t(&format!("problem-{code}-hint"))),
    ]
}

fn table(ctx: &Ctx, register: &Register, code: &str, problems: &[Problem]) -> Table {
    let word = |key: &str| Column::words(ctx.t(&format!("problem-{key}")));
    let has_details =
        problems.iter().any(|problem| !detail(ctx, register, &problem.kind).is_empty());
    let mut columns =
        vec![word("file"), Column::numbers(ctx.t("problem-row")), word("column"), word("value")];
    if has_details {
        columns.push(word("what"));
    }
    let rows = problems.iter().map(|problem| {
        let row = problem.place.row;
        let mut cells = vec![
            Cell::text(&problem.place.file),
            if row == 0 { Cell::nothing("–") } else { Cell::text(whole(ctx, row)) },
            Cell::text(&problem.place.column),
            Cell::text(value(ctx, problem)),
        ];
        if has_details {
            cells.push(Cell::text(detail(ctx, register, &problem.kind)));
        }
        Row { own: false, cells }
    });
    Table { caption: ctx.t(&format!("problem-{code}")), columns, rows: rows.collect() }
}

/// Returns what stood there, for those who deliver: it may be a confidential figure of any unit.
fn value(ctx: &Ctx, problem: &Problem) -> String {
    if ctx.scope.may(Permission::Deliver) { problem.value.clone() } else { ctx.t("problem-hidden") }
}

fn detail(ctx: &Ctx, register: &Register, kind: &ProblemKind) -> String {
    let text = match kind {
        ProblemKind::FoundByName { number } => named(register, number),
        ProblemKind::SharedValue { units } => {
            i18n::whole(ctx.locale, as_count(usize::try_from(*units).unwrap_or(usize::MAX)))
        }
        ProblemKind::WrongShape { expected } => expected.clone(),
        ProblemKind::Unreadable { why } => why.clone(),
        _ => return String::new(),
    };
    Words(ctx.locale).with(&format!("problem-detail-{}", kind.code()), "detail", &text)
}

/// Names a unit beside its number, where it is known.
fn named(register: &Register, number: &str) -> String {
    let unit = number.parse().ok().and_then(|number| register.unit(&number));
    unit.map_or_else(|| number.to_owned(), |unit| format!("{} ({number})", unit.name))
}

const fn notice(severity: Severity) -> &'static str {
    match severity {
        Severity::Notice => "info",
        Severity::SetAside => "warning",
        Severity::Refused | Severity::Fatal => "error",
    }
}

const fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Notice => "problem-severity-notice",
        Severity::SetAside => "problem-severity-set-aside",
        Severity::Refused => "problem-severity-refused",
        Severity::Fatal => "problem-severity-fatal",
    }
}
