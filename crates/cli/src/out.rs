//! What is printed.

use std::error::Error;

use domain::{delivery::Problem, text::Locale};
use serde_json::{Value, json};
use store::error::Error as RowError;

/// Returns what to do about an error, where it is worth a line of its own.
pub(crate) fn hint(error: &(dyn Error + 'static)) -> Option<&'static str> {
    match error.downcast_ref::<RowError>()? {
        RowError::DiskFull(_) => {
            Some("make room on the disk and run the command again; nothing was changed")
        }
        RowError::Busy(_) => Some("another command is writing; run this one again when it is done"),
        _ => None,
    }
}

/// Describes a problem as one JSON object.
pub(crate) fn problem_json(problem: &Problem, locale: Locale) -> Value {
    json!({
        "file": problem.place.file,
        "row": problem.place.row,
        "column": problem.place.column,
        "value": problem.value,
        "code": problem.kind.code(),
        "severity": problem.kind.severity(),
        "message": problem_words(problem, locale),
    })
}

/// Says in words what is wrong and what to do.
pub(crate) fn problem_words(problem: &Problem, locale: Locale) -> String {
    let code = problem.kind.code();
    let what = i18n::t(locale, &format!("problem-{code}"));
    let hint = i18n::t(locale, &format!("problem-{code}-hint"));
    format!("{what} {hint}")
}

/// Writes where a problem is and what stood there.
pub(crate) fn problem_place(problem: &Problem) -> String {
    let mut place = problem.place.file.clone();
    if problem.place.row > 0 {
        place = format!("{place}:{}", problem.place.row);
    }
    if !problem.place.column.is_empty() {
        place = format!("{place} [{}]", problem.place.column);
    }
    if problem.value.is_empty() { place } else { format!("{place} `{}`", problem.value) }
}
