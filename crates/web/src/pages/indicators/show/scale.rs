//! How surely a survey's scale measures, in words and numbers.

use actions::facts::Reliability;
use domain::text::Text;
use i18n::Args;
use serde::Serialize;
use statistics::{
    interval::Interval,
    scale::{Between, Item},
};

use crate::{
    parts::{Cell, Column, Fact, Row, Table},
    words::{Words, sentence},
};

/// The size of a school that is told of: two classes at each grade from 4 to 9.
const SCHOOL: f64 = 250.0;
/// The size of a small one.
const SMALL_SCHOOL: f64 = 40.0;
/// What is called sure enough to tell schools from each other (statistics.md).
const SURE: f64 = 0.8;

/// How surely a scale measures.
#[derive(Debug, Serialize)]
pub(super) struct Scale {
    /// The answer in a sentence or two.
    answer: String,
    facts: Vec<Fact>,
    items: Table,
}

pub(super) fn scale(found: &Reliability, words: Words) -> Scale {
    let people = |n: u64| words.digits(usize::try_from(n).unwrap_or(usize::MAX));
    let number = |value: f64| i18n::decimal(words.0, value, 2);
    let interval = |Interval { lower, upper }: Interval| i18n::interval(words.0, (lower, upper), 2);
    let fact = |key: &str, text: String| Fact::new(words.t(key), text);
    let not_told = || words.t("scale-not-told");
    let mut facts = vec![fact(
        "scale-respondents",
        words.tr(
            "scale-respondents-text",
            &Args::default()
                .text("n", people(found.respondents))
                .text("period", found.period.to_string()),
        ),
    )];
    facts.push(match &found.alpha {
        Ok(alpha) => {
            fact("scale-alpha", format!("{} ({})", number(alpha.value), interval(alpha.interval)))
        }
        Err(_) => fact("scale-alpha", not_told()),
    });
    facts.push(match &found.omega {
        Ok(omega) => fact("scale-omega", number(omega.value)),
        Err(_) => fact("scale-omega", not_told()),
    });
    if let Ok(between) = &found.between {
        let percent = |share: f64| i18n::decimal(words.0, 100.0 * share, 1);
        let ends = between.interval;
        facts.push(fact(
            "scale-between",
            format!(
                "{} % ({} %)",
                percent(between.correlation),
                i18n::interval(words.0, (100.0 * ends.lower, 100.0 * ends.upper), 1)
            ),
        ));
        for size in [SMALL_SCHOOL, SCHOOL] {
            let label = words.with("scale-school-of", "n", &i18n::decimal(words.0, size, 0));
            let mean = between.of_mean(size);
            let text =
                mean.map(|mean| format!("{} ({})", number(mean.value), interval(mean.interval)));
            facts.push(Fact::new(label, text.unwrap_or_else(|_| not_told())));
        }
    }
    Scale { answer: answer(found, words), facts, items: items(&found.items, words) }
}

/// Says whether the scale is sure enough for pupils, and from which size on for schools.
fn answer(found: &Reliability, words: Words) -> String {
    let pupils = found.alpha.as_ref().map_or("scale-answer-not-told", |alpha| {
        if alpha.interval.lower >= SURE { "scale-answer-sure" } else { "scale-answer-unsure" }
    });
    let schools = found.between.as_ref().ok().map(|between| schools(between, words));
    let parts = [Some(words.t(pupils)), schools];
    parts.into_iter().flatten().map(|part| sentence(&part)).collect::<Vec<_>>().join(" ")
}

fn schools(between: &Between, words: Words) -> String {
    match between.needed(SURE) {
        Ok(needed) if between.interval.lower > 0.0 => {
            words.with("scale-answer-schools", "n", &i18n::decimal(words.0, needed, 0))
        }
        _ => words.t("scale-answer-schools-never"),
    }
}

fn items(items: &[(Text, Item)], words: Words) -> Table {
    let number = |value: Option<f64>| {
        value.map_or_else(|| "–".to_owned(), |value| i18n::decimal(words.0, value, 2))
    };
    let row = |(text, item): &(Text, Item)| Row {
        own: false,
        cells: vec![
            Cell::text(words.say(text)),
            Cell::text(number(item.rest_correlation.as_ref().ok().copied())),
            Cell::text(number(item.alpha_without.as_ref().ok().copied())),
        ],
    };
    Table {
        caption: words.t("scale-items"),
        columns: vec![
            Column::words(words.t("scale-item")),
            Column::numbers(words.t("scale-rest")),
            Column::numbers(words.t("scale-without")),
        ],
        rows: items.iter().map(row).collect(),
    }
}
