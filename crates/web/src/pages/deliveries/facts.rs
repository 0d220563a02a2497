//! What there is to say of a delivery of facts: which units and periods it has rows of, whose place they take, and
//! the figures that were computed with them. Of the rows themselves nothing.

use std::collections::{BTreeMap, BTreeSet};

use actions::deliveries::{PartFound, Report};
use domain::{
    access::Permission,
    delivery::{Delivery, DeliveryState, Difference},
    fact::FactSetId,
    period::Period,
    unit::Register,
};
use i18n::Args;
use store::{facts as rows, figures::Owned};

use super::whole;
use crate::{
    ctx::Ctx,
    error::Result,
    parts::{Cell, Column, Fact, Row, Table},
    words::{Words, whole as as_count},
};

/// So many units are listed; a delivery of the whole country has many more.
const LISTED: usize = 500;

/// What a delivery of facts brings, or would bring.
pub(super) struct Brought {
    parts: Vec<PartFound>,
    /// Whether it can still be told whose place its rows take.
    is_waiting: bool,
    figures: Vec<Owned>,
}

/// Tells whether a delivery is one of facts.
pub(super) fn are_facts(ctx: &Ctx, delivery: &Delivery) -> bool {
    let id: Option<FactSetId> = delivery.format.parse().ok();
    id.is_some_and(|id| ctx.app().fact_sets.find(&id).is_some())
}

/// Gathers what a delivery brings; none when it is not one of facts, or nobody knows yet.
pub(super) async fn brought(
    ctx: &Ctx,
    delivery: &Delivery,
    report: Option<&Report>,
) -> Result<Option<Brought>> {
    if !are_facts(ctx, delivery) {
        return Ok(None);
    }
    if delivery.state == DeliveryState::Checked {
        let found = report.and_then(|report| report.facts.as_ref());
        let brought = |parts| Brought { parts, is_waiting: true, figures: Vec::new() };
        return Ok(found.map(|found| brought(found.parts.clone())));
    }
    let db = &ctx.app().db;
    let parts = rows::brought(db, delivery.id).await?;
    let part = |(part, rows): (rows::Part, u64)| PartFound {
        unit: part.unit,
        period: part.period,
        rows,
        before: 0,
    };
    Ok(Some(Brought {
        parts: parts.into_iter().map(part).collect(),
        is_waiting: false,
        figures: store::figures::of_delivery(db, delivery.sequence).await?,
    }))
}

impl Brought {
    /// Says in a sentence what the delivery brings.
    pub(super) fn sentence(&self, ctx: &Ctx) -> String {
        let (rows, units) = self.totals();
        let figures = self.figures.iter().map(|owned| owned.figures).sum();
        let args = Args::default()
            .text("rows", whole(ctx, rows))
            .text("units", Words(ctx.locale).number(units))
            .count("n", as_count(units))
            .text("figures", whole(ctx, figures));
        if !self.is_waiting {
            return ctx.tr("delivery-facts-committed", &args);
        }
        let mut text = ctx.tr("delivery-facts-would-commit", &args);
        if self.replaced() > 0 {
            let args = Args::default().text("rows", whole(ctx, self.replaced()));
            text.push(' ');
            text += &ctx.tr("delivery-facts-replaces", &args);
        }
        text
    }

    /// Counts the rows, and those of each period.
    pub(super) fn counts(&self, ctx: &Ctx, difference: Difference) -> Vec<Fact> {
        let fact = |key: &str, count| Fact::new(ctx.t(key), whole(ctx, count));
        let mut counts = vec![
            fact("delivery-difference-rows", difference.rows),
            fact("delivery-facts-kept", self.totals().0),
        ];
        if self.is_waiting {
            counts.push(fact("delivery-facts-replaced", self.replaced()));
        }
        counts.extend(self.periods().into_iter().map(|(period, (units, rows))| {
            let args = Args::default()
                .text("rows", whole(ctx, rows))
                .text("units", whole(ctx, units))
                .count("n", i64::try_from(units).unwrap_or(i64::MAX));
            Fact::new(period.to_string(), ctx.tr("delivery-facts-period", &args))
        }));
        counts
    }

    /// Lists the units, and the figures by indicator.
    pub(super) fn tables(&self, ctx: &Ctx, register: &Register) -> Vec<Table> {
        let mut tables = Vec::new();
        if !self.figures.is_empty() {
            tables.push(self.figure_table(ctx));
        }
        // How few rows a unit has is for those who deliver.
        if !self.parts.is_empty() && ctx.scope.may(Permission::Deliver) {
            tables.push(self.unit_table(ctx, register));
        }
        tables
    }

    fn figure_table(&self, ctx: &Ctx) -> Table {
        let words = Words(ctx.locale);
        let row = |owned: &Owned| {
            let known = ctx.app().catalogue.find(&owned.indicator);
            let name = known.map_or_else(|| owned.indicator.to_string(), |i| words.say(&i.name));
            let cells = vec![
                Cell::link(name, ctx.href(&format!("/indicators/{}", owned.indicator))),
                Cell::text(owned.period.to_string()),
                Cell::text(whole(ctx, owned.figures)),
            ];
            Row { own: false, cells }
        };
        let mut rows: Vec<Row> = self.figures.iter().map(row).collect();
        rows.sort_by_cached_key(|row| row.cells.first().map(|cell| i18n::sort_key(&cell.text)));
        Table {
            caption: ctx.t("delivery-facts-figures"),
            columns: vec![
                Column::words(ctx.t("delivery-example-indicator")),
                Column::line(ctx.t("delivery-example-period")),
                Column::numbers(ctx.t("delivery-facts-figure-count")),
            ],
            rows,
        }
    }

    fn unit_table(&self, ctx: &Ctx, register: &Register) -> Table {
        let row = |part: &PartFound| {
            let unit = register.unit(&part.unit);
            let mut cells = vec![
                Cell::text(unit.map_or(part.unit.as_str(), |unit| &unit.name)),
                Cell::text(part.period.to_string()),
                Cell::text(whole(ctx, part.rows)),
            ];
            if self.is_waiting {
                cells.push(Cell::text(whole(ctx, part.before)));
            }
            Row { own: false, cells }
        };
        let mut columns = vec![
            Column::words(ctx.t("delivery-example-unit")),
            Column::line(ctx.t("delivery-example-period")),
            Column::numbers(ctx.t("delivery-facts-rows")),
        ];
        if self.is_waiting {
            columns.push(Column::numbers(ctx.t("delivery-facts-rows-before")));
        }
        let is_long = self.parts.len() > LISTED;
        let key = if is_long { "delivery-facts-first-units" } else { "delivery-facts-units" };
        let args = Args::default().text("count", Words(ctx.locale).digits(LISTED));
        let rows = self.parts.iter().take(LISTED).map(row).collect();
        Table { caption: ctx.tr(key, &args), columns, rows }
    }

    /// Returns how many rows there are, and of how many units.
    fn totals(&self) -> (u64, usize) {
        let units: BTreeSet<_> = self.parts.iter().map(|part| &part.unit).collect();
        (self.parts.iter().map(|part| part.rows).sum(), units.len())
    }

    fn replaced(&self) -> u64 {
        self.parts.iter().map(|part| part.before).sum()
    }

    /// Returns of each period how many units and rows there are.
    fn periods(&self) -> BTreeMap<Period, (u64, u64)> {
        let mut periods: BTreeMap<Period, (u64, u64)> = BTreeMap::new();
        for part in &self.parts {
            let (units, rows) = periods.entry(part.period).or_default();
            *units += 1;
            *rows += part.rows;
        }
        periods
    }
}
