//! What is printed.

use std::{error::Error, fmt, io, process::ExitCode};

use actions::error::Error as VerbError;
use domain::{
    delivery::{Problem, ProblemKind},
    text::Locale,
};
use serde_json::{Value, json};
use store::error::Error as RowError;

/// A command that was typed wrong, with what is wrong and what to do.
#[derive(Debug)]
pub(crate) struct Misuse(pub(crate) String);

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Misuse {}

/// Returns 2 when the command was typed wrong, else 1.
pub(crate) fn exit_code(error: &anyhow::Error) -> ExitCode {
    ExitCode::from(if error.chain().any(is_misuse) { 2 } else { 1 })
}

fn is_misuse(error: &(dyn Error + 'static)) -> bool {
    match error.downcast_ref::<VerbError>() {
        Some(VerbError::NotAVault { .. }) => true,
        Some(VerbError::Invalid(faults)) => faults.iter().any(|fault| fault.field == "format"),
        _ => error.is::<Misuse>(),
    }
}

/// Says what went wrong and why, each thing once.
pub(crate) fn words(error: &anyhow::Error) -> String {
    let mut words = String::new();
    for said in error.chain().map(ToString::to_string) {
        if words.is_empty() {
            words = said;
        } else if !words.contains(&said) {
            words = format!("{words}: {said}");
        }
    }
    words
}

/// Returns what to do about an error, where it is worth a line of its own.
pub(crate) fn hint(error: &anyhow::Error) -> Option<&'static str> {
    error.chain().find_map(hint_of)
}

const MAKE_ROOM: &str = "make room on the disk and run the command again; nothing was changed";
const MAY_WRITE: &str = "see that you may write in the folder and run the command again";

fn hint_of(error: &(dyn Error + 'static)) -> Option<&'static str> {
    let rows = match error.downcast_ref::<VerbError>() {
        Some(VerbError::Store(rows)) => Some(rows),
        Some(VerbError::File { source, .. }) => return hint_of_file(source),
        _ => error.downcast_ref::<RowError>(),
    };
    match rows {
        Some(RowError::DiskFull(_)) => Some(MAKE_ROOM),
        Some(RowError::ReadOnly(_)) => Some(MAY_WRITE),
        Some(RowError::Busy(_)) => {
            Some("another command is writing; run this one again when it is done")
        }
        Some(RowError::Io(source)) => hint_of_file(source),
        _ => error.downcast_ref::<io::Error>().and_then(hint_of_file),
    }
}

fn hint_of_file(error: &io::Error) -> Option<&'static str> {
    match error.kind() {
        io::ErrorKind::StorageFull => Some(MAKE_ROOM),
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Some(MAY_WRITE),
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
    match detail(problem) {
        Some(detail) => {
            let key = format!("problem-detail-{code}");
            let detail = i18n::tr(locale, &key, &i18n::Args::default().text("detail", detail));
            format!("{what} {detail} {hint}")
        }
        None => format!("{what} {hint}"),
    }
}

fn detail(problem: &Problem) -> Option<String> {
    match &problem.kind {
        ProblemKind::FoundByName { number } => Some(number.clone()),
        ProblemKind::SharedValue { units } => Some(units.to_string()),
        ProblemKind::WrongShape { expected } => Some(expected.clone()),
        ProblemKind::Unreadable { why } => Some(why.clone()),
        _ => None,
    }
}

/// Describes an error that stopped an import as one JSON object, about the file at hand.
pub(crate) fn stopped_json(error: &anyhow::Error, file: &str) -> Value {
    let hint = hint(error).map(|hint| format!("; {hint}")).unwrap_or_default();
    let problem = json!({
        "file": file,
        "row": 0,
        "column": "",
        "value": "",
        "message": format!("{}{hint}", words(error)),
    });
    json!({
        "delivery": null,
        "verdict": "refused",
        "format": null,
        "rows": 0,
        "figures": 0,
        "new": 0,
        "changed": 0,
        "unchanged": 0,
        "gone": 0,
        "suspected": 0,
        "units": 0,
        "problem_count": 1,
        "problem_counts": {},
        "problems": [problem],
    })
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
