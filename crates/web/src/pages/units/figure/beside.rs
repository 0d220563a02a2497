//! Computed figures beside published ones, with what a difference may come from.

use actions::evidence::{Because, Reconciled};
use domain::indicator::Indicator;

use crate::{
    parts::{Cell, Column, Row, Table},
    words::{Words, rounded},
};

/// Makes the table; nothing when no figure was both computed and published.
pub(super) fn table(indicator: &Indicator, all: &[Reconciled], words: Words) -> Option<Table> {
    let row = |one: &Reconciled| Row {
        own: false,
        cells: vec![
            Cell::text(one.period.to_string()),
            Cell::text(words.figure(indicator, &one.computed)),
            Cell::text(words.figure(indicator, &one.published)),
            Cell::text(words.difference(indicator, one.difference)),
            Cell::text(why(one.because, words)),
        ],
    };
    (!all.is_empty()).then(|| Table {
        caption: words.t("unit-reconciled"),
        columns: vec![
            Column::words(words.t("indicator-filter-period")),
            Column::words(words.t("unit-reconciled-computed")),
            Column::words(words.t("unit-reconciled-published")),
            Column::numbers(words.t("unit-reconciled-difference")),
            Column::words(words.t("unit-reconciled-why")),
        ],
        rows: all.iter().map(row).collect(),
    })
}

fn why(because: Because, words: Words) -> String {
    let with = |key: &str, n: f64| words.with(key, "n", &rounded(n).to_string());
    match because {
        Because::Same => words.t("unit-reconciled-same"),
        Because::More(n) => with("unit-reconciled-more", n),
        Because::Fewer(n) => with("unit-reconciled-fewer", n),
        Because::CountAlike => words.t("unit-reconciled-count-alike"),
        Because::CountUnknown => words.t("unit-reconciled-count-unknown"),
    }
}
