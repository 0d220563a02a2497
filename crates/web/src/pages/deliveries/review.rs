//! What a person looks at before a delivery is put in force.

use actions::{
    deliveries::{Example, Kept, Look, Report, Shown, Verdict},
    error::Fault,
};
use domain::{
    breakdown::Breakdown, delivery::Difference, fact::FactSet, id::DeliveryId, unit::Register,
};
use serde::Serialize;

use super::{
    address,
    columns::{self, ColumnsForm},
    format_title, whole,
};
use crate::{
    ctx::Ctx,
    form::{Choice, Field, Fields},
    parts::{Cell, Column, Fact, Row, Table},
    words::{Words, rounded},
};

/// What a person looks at before deciding.
#[derive(Serialize)]
pub(super) struct Review {
    looks: Vec<LookView>,
    are_facts: bool,
    gone_note: bool,
    choose: ChooseForm,
    columns: Option<ColumnsForm>,
    is_open: bool,
}

/// What a file is, with its first rows.
#[derive(Serialize)]
struct LookView {
    title: String,
    facts: Vec<Fact>,
    preview: Option<Table>,
}

/// The form that chooses a format and a period.
#[derive(Serialize)]
struct ChooseForm {
    action: String,
    format: Field,
    formats: Vec<Choice>,
    file_period: Field,
}

/// Gathers the review of a checked delivery.
pub(super) fn review(
    ctx: &Ctx,
    id: DeliveryId,
    (kept, report): (&Kept, &Report),
    (fields, faults): (&Fields, &[Fault]),
) -> Review {
    let are_facts = report.facts.is_some();
    Review {
        looks: report.looks.iter().map(|look| look_view(ctx, report, look)).collect(),
        are_facts,
        gone_note: report.difference.gone > 0 && kept.replaces.is_none(),
        choose: choose_form(ctx, id, kept, (fields, faults)),
        columns: columns::form(ctx, id, report, (fields, faults)),
        is_open: report.format.is_none() || (are_facts && report.verdict == Verdict::Refused),
    }
}

/// Lists examples of the figures that a delivery changes.
pub(super) fn examples(ctx: &Ctx, report: &Report, register: &Register) -> Vec<Table> {
    let examples = [
        ("delivery-examples-new", &report.new),
        ("delivery-examples-changed", &report.changed),
        ("delivery-examples-gone", &report.gone),
    ];
    examples
        .into_iter()
        .filter(|(_, found)| !found.is_empty())
        .map(|(key, found)| example_table(ctx, key, found, register))
        .collect()
}

/// Counts what a delivery changes, in the order people ask.
pub(super) fn counts(ctx: &Ctx, difference: Difference) -> Vec<Fact> {
    let Difference { rows, figures, new, changed, unchanged, gone, suspected, units, .. } =
        difference;
    [
        ("rows", rows),
        ("figures", figures),
        ("new", new),
        ("changed", changed),
        ("unchanged", unchanged),
        ("gone", gone),
        ("suspected", suspected),
        ("units", units),
    ]
    .into_iter()
    .map(|(key, count)| Fact::new(ctx.t(&format!("delivery-difference-{key}")), whole(ctx, count)))
    .collect()
}

fn look_view(ctx: &Ctx, report: &Report, look: &Look) -> LookView {
    let kind = look.kind.as_deref().unwrap_or("none");
    let mut facts =
        vec![Fact::new(ctx.t("delivery-look-kind"), ctx.t(&format!("delivery-look-kind-{kind}")))];
    let delimiter = look.delimiter.map(|sign| match sign {
        '\t' => ctx.t("delivery-look-delimiter-tab"),
        sign => sign.to_string(),
    });
    let headings = look.preview.is_empty().then(|| look.headings.join(" · "));
    let more = [
        ("delivery-look-columns", headings.filter(|headings| !headings.is_empty())),
        ("delivery-format", report.format.as_deref().map(|name| format_title(ctx, name))),
        ("delivery-look-encoding", look.encoding.clone()),
        ("delivery-look-delimiter", delimiter),
        ("delivery-look-decimal", look.decimal.map(|sign| sign.to_string())),
        ("delivery-look-heading-row", (look.heading_row > 1).then(|| whole(ctx, look.heading_row))),
    ];
    let told = more.into_iter().filter_map(|(key, text)| Some(Fact::new(ctx.t(key), text?)));
    facts.extend(told);
    LookView { title: look.file.clone(), facts, preview: preview(ctx, look) }
}

fn preview(ctx: &Ctx, look: &Look) -> Option<Table> {
    let rows = look.preview.iter().map(|cells| Row {
        own: false,
        cells: (0..look.headings.len())
            .map(|index| Cell::text(cells.get(index).map_or("", String::as_str)))
            .collect(),
    });
    (!look.preview.is_empty()).then(|| Table {
        caption: Words(ctx.locale).with("delivery-preview", "file", &look.file),
        columns: look.headings.iter().cloned().map(Column::words).collect(),
        rows: rows.collect(),
    })
}

fn example_table(ctx: &Ctx, caption: &str, found: &[Example], register: &Register) -> Table {
    let column = |key: &str| Column::words(ctx.t(&format!("delivery-example-{key}")));
    let number = |key: &str| Column::numbers(ctx.t(&format!("delivery-example-{key}")));
    Table {
        caption: ctx.t(caption),
        columns: vec![
            column("unit"),
            column("indicator"),
            column("period"),
            number("before"),
            number("after"),
        ],
        rows: found.iter().map(|example| example_row(ctx, example, register)).collect(),
    }
}

fn example_row(ctx: &Ctx, example: &Example, register: &Register) -> Row {
    let words = Words(ctx.locale);
    let breakdown: Breakdown = example.breakdown.parse().unwrap_or_default();
    let unit = register.unit(&example.unit).map_or(example.unit.as_str(), |unit| &unit.name);
    let indicator = ctx.app().catalogue.find(&example.indicator);
    let name = indicator
        .map_or_else(|| example.indicator.to_string(), |known| words.indicator(known, &breakdown));
    let cell = |shown: &Option<Shown>| shown_cell(ctx, example, shown.as_ref());
    Row {
        own: false,
        cells: vec![
            Cell::text(unit),
            Cell::text(name),
            Cell::text(example.period.to_string()),
            cell(&example.before),
            cell(&example.after),
        ],
    }
}

/// Shows a value as far as the person's scope lets it be seen.
fn shown_cell(ctx: &Ctx, example: &Example, shown: Option<&Shown>) -> Cell {
    let words = Words(ctx.locale);
    let indicator = ctx.app().catalogue.find(&example.indicator);
    match (shown, indicator) {
        (None, _) => Cell::nothing(ctx.t("delivery-example-none")),
        (Some(Shown::Absent(why)), _) => Cell::nothing(ctx.t(&format!("talk-absent-{why}"))),
        (Some(Shown::Number { estimate, n }), Some(indicator)) => {
            if !ctx.scope.may_see(indicator.secrecy, &example.unit) {
                return Cell::nothing(ctx.t("talk-absent-secrecy"));
            }
            let value = words.value(indicator, *estimate);
            let people = n.map(|n| words.people(indicator.counted, rounded(n)));
            Cell::text(match people {
                Some(people) => format!("{value} ({people})"),
                None => value,
            })
        }
        (Some(Shown::Number { estimate, .. }), None) => Cell::text(estimate.to_string()),
    }
}

/// Returns the fact sets to choose, by name.
fn fact_sets(ctx: &Ctx) -> Vec<Choice> {
    let words = Words(ctx.locale);
    let named = |set: &FactSet| {
        Choice::new(set.id.as_str(), words.with("delivery-facts-of", "set", &words.say(&set.name)))
    };
    let mut sets: Vec<Choice> = ctx.app().fact_sets.iter().map(named).collect();
    sets.sort_by_cached_key(|choice| i18n::sort_key(&choice.label));
    sets
}

fn choose_form(
    ctx: &Ctx,
    id: DeliveryId,
    kept: &Kept,
    (fields, faults): (&Fields, &[Fault]),
) -> ChooseForm {
    let words = Words(ctx.locale);
    let known = ctx.app().formats.formats().ok();
    let mut formats = vec![Choice::new("", ctx.t("delivery-format-detect"))];
    formats.extend(known.iter().flat_map(|known| {
        known.iter().map(|format| Choice::new(&format.name, words.say(&format.title)))
    }));
    formats.extend(fact_sets(ctx));
    let format = kept.format.as_deref().unwrap_or_default();
    let period = kept.period.map(|period| period.to_string()).unwrap_or_default();
    let sent = fields.text("file_period");
    let period = if sent.is_empty() { &period } else { sent };
    ChooseForm {
        action: format!("{}/format", address(ctx, id)),
        format: ctx.field("format", format, faults),
        formats,
        file_period: ctx.field("file_period", period, faults),
    }
}
