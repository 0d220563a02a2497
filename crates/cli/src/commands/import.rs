//! `pejl import` and `pejl undo`.

use std::{cmp::Reverse, path::Path, process::ExitCode, time::Duration};

use actions::deliveries::{
    self as verbs, Outcome, Parcel, ParcelFile, Progress, Strictness, Verdict, Wish,
};
use anyhow::Result;
use domain::{
    access::Scope,
    delivery::{Difference, Problem},
    text::Locale,
};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use store::deliveries::ProblemLog;
use tokio::time;

use super::facts;
use crate::{
    args::{Import, Undo},
    opening,
    out::{self, Misuse},
};

/// So many places are listed of each kind of problem; `--json` lists all that are kept.
const LISTED: usize = 4;

pub(super) async fn import(args: Import) -> Result<ExitCode> {
    let is_json = args.json;
    let missing = args.files.iter().find(|path| !path.is_file());
    let about = missing.or(args.files.first()).map(|path| name(path)).unwrap_or_default();
    let taken = Box::pin(take_in(args)).await;
    if let (true, Err(error)) = (is_json, &taken) {
        println!("{}", out::stopped_json(error, &about));
    }
    taken
}

async fn take_in(args: Import) -> Result<ExitCode> {
    let is_json = args.json;
    let app = opening::open_with(&args.vault, &args.by).await?;
    let wish = if args.dry_run { Wish::DryRun } else { Wish::Commit };
    let files: Vec<ParcelFile> = args.files.iter().map(|path| file(path)).collect::<Result<_>>()?;
    let parcel = Parcel {
        files,
        format: args.format,
        period: args.period,
        source: args.source,
        purpose: args.purpose,
        replaces: args.replace,
        strictness: if args.strict { Strictness::RefuseAll } else { Strictness::LeaveOut },
    };
    if let Some(set) = actions::facts::set_of(&app, &parcel).await? {
        return facts::import(&app, (&set, &parcel), wish, is_json).await;
    }
    let progress = Progress::default();
    let scope = Scope::command_line();
    let work = verbs::take_in(&app, &scope, &parcel, wish, &progress);
    let outcome = watched(work, &progress).await?;
    if is_json {
        println!("{}", described(&outcome));
    } else {
        print(&outcome);
    }
    Ok(match outcome.verdict {
        Verdict::Refused => ExitCode::from(1),
        Verdict::Committed | Verdict::WouldCommit | Verdict::AlreadyThere(_) => ExitCode::SUCCESS,
    })
}

pub(super) async fn undo(args: Undo) -> Result<ExitCode> {
    let app = opening::open(&args.vault).await?;
    verbs::undo(&app, &Scope::command_line(), args.delivery).await?;
    println!("undone: {}", args.delivery);
    Ok(ExitCode::SUCCESS)
}

fn file(path: &Path) -> Result<ParcelFile> {
    if !path.is_file() {
        return Err(Misuse(format!("there is no file `{}`", path.display())).into());
    }
    Ok(ParcelFile::new(&name(path), path.to_owned()))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Runs the work and shows how far it is; nothing is drawn when standard error is no terminal.
pub(super) async fn watched<T>(work: impl Future<Output = T>, progress: &Progress) -> T {
    let style = ProgressStyle::with_template("{msg:10} {bar:40} {bytes}/{total_bytes} {elapsed}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::new(0).with_style(style);
    tokio::pin!(work);
    loop {
        tokio::select! {
            done = &mut work => {
                bar.finish_and_clear();
                return done;
            }
            () = time::sleep(Duration::from_millis(200)) => {
                bar.set_length(progress.total());
                bar.set_position(progress.done());
                bar.set_message(progress.stage().code());
            }
        }
    }
}

fn described(outcome: &Outcome) -> serde_json::Value {
    let Difference { rows, figures, new, changed, unchanged, gone, suspected, units, problems } =
        outcome.difference;
    let listed: Vec<_> = outcome
        .problems
        .kept()
        .iter()
        .map(|problem| out::problem_json(problem, Locale::En))
        .collect();
    json!({
        "delivery": outcome.delivery.map(|id| id.to_string()),
        "verdict": word(outcome.verdict),
        "format": outcome.format,
        "rows": rows,
        "figures": figures,
        "new": new,
        "changed": changed,
        "unchanged": unchanged,
        "gone": gone,
        "suspected": suspected,
        "units": units,
        "problem_count": problems,
        "problem_counts": outcome.problems.counts(),
        "problems": listed,
    })
}

fn print(outcome: &Outcome) {
    print_problems(&outcome.problems);
    let difference = outcome.difference;
    println!(
        "{}: {} rows, {} figures ({} new, {} changed, {} unchanged, {} set aside), {} units",
        word(outcome.verdict),
        difference.rows,
        difference.figures,
        difference.new,
        difference.changed,
        difference.unchanged,
        difference.suspected,
        difference.units,
    );
    if difference.gone > 0 {
        println!("{} earlier figures of the same kind are not in it", difference.gone);
    }
    if let Some(id) = outcome.delivery {
        println!("delivery {id}");
    }
}

/// Writes the problems by kind, the gravest first, with the first places of each.
pub(super) fn print_problems(problems: &ProblemLog) {
    let mut kinds: Vec<&Problem> = Vec::new();
    for problem in problems.kept() {
        if !kinds.iter().any(|first| first.kind.code() == problem.kind.code()) {
            kinds.push(problem);
        }
    }
    kinds.sort_by_key(|first| Reverse(first.kind.severity()));
    for first in kinds {
        let code = first.kind.code();
        println!("{}", out::problem_words(first, Locale::En));
        let of_kind = || problems.kept().iter().filter(|problem| problem.kind.code() == code);
        for problem in of_kind().take(LISTED) {
            println!("  {}", out::problem_place(problem));
        }
        let all = problems.counts().get(code).copied().unwrap_or_default();
        let left = all.saturating_sub(LISTED as u64);
        if left > 0 {
            println!("  … and {left} more; `--json` lists them");
        }
    }
}

pub(super) const fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Committed => "committed",
        Verdict::WouldCommit => "would-commit",
        Verdict::Refused => "refused",
        Verdict::AlreadyThere(_) => "already-there",
    }
}
