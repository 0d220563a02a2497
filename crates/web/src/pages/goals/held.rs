//! How a target stands at the municipality and each unit, as a table: interval before estimate.

use domain::{
    figure::Known,
    indicator::Indicator,
    status::Judgement,
    target::{Rule, Target},
    unit::UnitNumber,
};

use super::{Standing, whole};
use crate::{
    ctx::Ctx,
    parts::{Cell, Column, Row, Table},
    words::{Words, rounded},
};

/// A target whose units are to be shown.
pub(super) struct Held<'a> {
    pub(super) ctx: &'a Ctx,
    pub(super) standing: &'a Standing,
    pub(super) indicator: &'a Indicator,
    pub(super) target: &'a Target,
}

impl Held<'_> {
    pub(super) fn table(&self, judged: &[(Option<&UnitNumber>, &Judgement)]) -> Table {
        let words = self.words();
        let column = |key: &str| Column::words(words.t(key));
        let number = |key: &str| Column::numbers(words.t(key));
        Table {
            caption: words.t("goal-table-caption"),
            columns: vec![
                column("goal-table-unit"),
                number("goal-table-interval"),
                number("goal-table-estimate"),
                number("goal-table-n"),
                column("goal-table-status"),
                column("goal-table-why"),
                column("goal-table-official"),
            ],
            rows: judged.iter().map(|(unit, judgement)| self.row(*unit, judgement)).collect(),
        }
    }

    fn words(&self) -> Words {
        Words(self.ctx.locale)
    }

    fn row(&self, unit: Option<&UnitNumber>, judgement: &Judgement) -> Row {
        let words = self.words();
        let known = judgement.newest.as_ref().map(|(_, known)| known);
        let or_nothing = |text: Option<String>| text.map_or_else(|| Cell::nothing("–"), Cell::text);
        let count = known.and_then(|known| known.n);
        let count = count.map(|count| i18n::whole(words.0, rounded(count.n)));
        let official = judgement.official.map(|is_met| {
            words.t(if is_met { "status-reached" } else { "goal-table-not-reached" })
        });
        Row {
            own: unit.is_none(),
            cells: vec![
                self.head(unit),
                or_nothing(known.and_then(|known| self.interval(known))),
                or_nothing(known.map(|known| self.estimate(known))),
                or_nothing(count),
                Cell::status(judgement.status.code()),
                Cell::text(words.rests_on(self.indicator, judgement)),
                or_nothing(official),
            ],
        }
    }

    fn head(&self, unit: Option<&UnitNumber>) -> Cell {
        if let Some(unit) = unit {
            let href = self.ctx.href(&format!("/units/{unit}"));
            return Cell::link(self.standing.name_of(unit), href);
        }
        let holder = whole(self.ctx.app().vault.holder);
        let name = self.words().with("goal-whole", "name", &self.standing.name_of(&holder));
        Cell::link(name, self.ctx.href(&format!("/units/{holder}")))
    }

    fn interval(&self, known: &Known) -> Option<String> {
        match self.target.rule {
            Rule::Gap { .. } => self.words().difference_interval(self.indicator, known),
            _ => known.interval.ends().map(|_| self.words().interval(self.indicator, known)),
        }
    }

    fn estimate(&self, known: &Known) -> String {
        match self.target.rule {
            Rule::Gap { .. } => self.words().difference(self.indicator, known.estimate),
            _ => self.words().value(self.indicator, known.estimate),
        }
    }
}
