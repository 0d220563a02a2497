//! Computed figures beside published ones, with what a difference may come from.

use std::collections::BTreeSet;

use actions::evidence::{Because, Reconciled};
use domain::indicator::{Indicator, Measure};
use serde::Serialize;

use crate::{
    parts::{Cell, Column, Row, Table},
    words::{Words, rounded},
};

/// Figures that were both computed here and published.
#[derive(Debug, Serialize)]
pub(super) struct Beside {
    table: Table,
    /// What the differences in the table may come from.
    notes: Vec<String>,
}

/// Sets both side by side; nothing when no figure was both computed and published.
pub(super) fn seen(indicator: &Indicator, all: &[Reconciled], words: Words) -> Option<Beside> {
    let row = |one: &Reconciled| Row {
        own: false,
        cells: vec![
            Cell::text(one.period.to_string()),
            Cell::text(words.bare(indicator, one.computed.estimate)),
            Cell::text(words.bare(indicator, one.published.estimate)),
            Cell::text(words.bare(indicator, one.difference)),
            Cell::text(counted(one.because, words)),
        ],
    };
    let notes: BTreeSet<&str> = all.iter().filter_map(|one| note(one.because)).collect();
    (!all.is_empty()).then(|| Beside {
        table: Table {
            caption: words.t("unit-reconciled"),
            columns: columns(indicator, words),
            rows: all.iter().map(row).collect(),
        },
        notes: notes.into_iter().map(|key| words.t(key)).collect(),
    })
}

/// Heads the columns, with the unit of measurement so that the cells need none.
fn columns(indicator: &Indicator, words: Words) -> Vec<Column> {
    let with_unit = |key: &str, unit: &str| {
        let name = words.t(key);
        Column::numbers(if unit.is_empty() { name } else { format!("{name}, {unit}") })
    };
    let unit = words.unit(indicator);
    let difference = match indicator.unit {
        Measure::Percent => words.t("unit-reconciled-points"),
        _ => unit.clone(),
    };
    vec![
        Column::words(words.t("indicator-filter-period")),
        with_unit("unit-reconciled-computed", &unit),
        with_unit("unit-reconciled-published", &unit),
        with_unit("unit-reconciled-difference", &difference),
        Column::line(words.t("unit-reconciled-counted")),
    ]
}

/// Says in a word or two how many were counted here beside the published figure.
fn counted(because: Because, words: Words) -> String {
    let with = |key: &str, n: f64| words.with(key, "n", &rounded(n).to_string());
    match because {
        Because::Same => words.t("unit-reconciled-same"),
        Because::More(n) => with("unit-reconciled-more", n),
        Because::Fewer(n) => with("unit-reconciled-fewer", n),
        Because::CountAlike => words.t("unit-reconciled-count-alike"),
        Because::CountUnknown => words.t("unit-reconciled-count-unknown"),
    }
}

/// Returns the key of what a difference may come from.
const fn note(because: Because) -> Option<&'static str> {
    match because {
        Because::Same => None,
        Because::More(_) => Some("unit-reconciled-note-more"),
        Because::Fewer(_) => Some("unit-reconciled-note-fewer"),
        Because::CountAlike => Some("unit-reconciled-note-count-alike"),
        Because::CountUnknown => Some("unit-reconciled-note-count-unknown"),
    }
}
