//! `pejl facts`, and `pejl import` of a file of facts.

use std::{
    io::{self, BufRead as _},
    process::ExitCode,
};

use actions::{
    app::App,
    deliveries::{Parcel, Progress, Verdict, Wish},
    described,
    facts::{self as verbs, FactOutcome, Receipt},
};
use anyhow::{Context as _, Result};
use domain::{
    access::Scope,
    fact::{FactSetId, PersonNumber},
    text::Locale,
};
use serde_json::{Value, json};
use store::facts::{
    held::held,
    readings::{self, Filter},
};

use super::import::{print_problems, watched, word};
use crate::{
    args::{Erase, Facts},
    opening, out,
};

/// How many readings are read from the database at once.
const AT_ONCE: u32 = 1000;

pub(super) async fn facts(args: Facts) -> Result<ExitCode> {
    match args {
        Facts::List { vault, json } => list(&opening::open(&vault).await?, json).await,
        Facts::Readings { vault, set, json } => log(&opening::open(&vault).await?, set, json).await,
        Facts::Compute { vault, trial, threads, by } => {
            let (app, scope) = (opening::open_with(&vault, &by).await?, Scope::command_line());
            if trial {
                let trial = verbs::trial(&app, &scope, threads).await?;
                println!("{}", json!(trial));
            } else {
                println!("{} figures computed from facts", verbs::compute(&app, &scope).await?);
            }
            Ok(ExitCode::SUCCESS)
        }
        Facts::Erase(erase) => self::erase(erase).await,
    }
}

/// Delivers files of facts.
pub(super) async fn import(
    app: &App,
    (set, parcel): (&FactSetId, &Parcel),
    wish: Wish,
    json: bool,
) -> Result<ExitCode> {
    let (progress, scope) = (Progress::default(), Scope::command_line());
    let work = verbs::deliver(app, &scope, (set, parcel), wish, &progress);
    let outcome = watched(work, &progress).await?;
    if json {
        println!("{}", described(&outcome));
    } else {
        print_problems(&outcome.problems);
        let FactOutcome { set, rows, kept, replaced, figures, .. } = &outcome;
        let verdict = word(outcome.verdict);
        println!("{verdict}: facts of `{set}`: {rows} rows, {kept} kept, in place of {replaced}");
        println!("{figures} figures computed with them");
        if let Some(id) = outcome.delivery {
            println!("delivery {id}");
        }
    }
    let is_refused = outcome.verdict == Verdict::Refused;
    Ok(if is_refused { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn described(outcome: &FactOutcome) -> Value {
    let kept = outcome.problems.kept().iter();
    let listed: Vec<_> = kept.map(|problem| out::problem_json(problem, Locale::En)).collect();
    json!({
        "delivery": outcome.delivery.map(|id| id.to_string()),
        "verdict": word(outcome.verdict),
        "fact_set": outcome.set,
        "rows": outcome.rows,
        "kept": outcome.kept,
        "replaced": outcome.replaced,
        "figures": outcome.figures,
        "problem_count": outcome.problem_count,
        "problem_counts": outcome.problems.counts(),
        "problems": listed,
    })
}

async fn list(app: &App, json: bool) -> Result<ExitCode> {
    let holdings = store::facts::holdings(&app.db).await?;
    let (held, read) = (held(&app.db).await?, readings::counted(&app.db).await?);
    for set in app.fact_sets.iter() {
        if json {
            println!("{}", described::fact_set(set, &holdings, &held, &read));
        } else {
            let holding = holdings.iter().find(|holding| holding.set == set.id);
            let rows = holding.map_or(0, |holding| holding.rows);
            println!("{:<18} {rows:>10} rows  {}", set.id.as_str(), set.name.en);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints who read which facts, when and what for, the newest first.
async fn log(app: &App, set: Option<FactSetId>, json: bool) -> Result<ExitCode> {
    let wanted = Filter { set, read_for: None };
    let mut before = None;
    loop {
        let page = readings::page(&app.db, &wanted, before, AT_ONCE).await?;
        for reading in &page {
            let told = described::reading(reading);
            if json {
                println!("{told}");
            } else {
                let word = |key: &str| told.get(key).and_then(Value::as_str).unwrap_or_default();
                let (at, by, read_for) = (word("at"), word("by"), word("read_for"));
                println!("{at:<28} {by:<36} {:<18} {read_for}", reading.set.as_str());
            }
        }
        before = page.last().map(|reading| reading.event);
        if before.is_none() {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

async fn erase(erase: Erase) -> Result<ExitCode> {
    let scope = Scope::command_line();
    let receipt = match erase {
        Erase::Person { vault } => {
            let app = opening::open(&vault).await?;
            verbs::erase_person(&app, &scope, person()?).await?
        }
        Erase::Delivery { vault, delivery } => {
            let app = opening::open(&vault).await?;
            verbs::erase_delivery(&app, &scope, delivery).await?
        }
        Erase::All { vault, yes: _ } => {
            let app = opening::open(&vault).await?;
            verbs::erase_keys(&app, &scope).await?
        }
    };
    let Receipt { rows, files, at } = receipt;
    println!("{}", json!({ "erased_rows": rows, "files": files, "at": at }));
    Ok(ExitCode::SUCCESS)
}

/// Reads a person number from standard input, so that it is in no list of commands.
fn person() -> Result<PersonNumber> {
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).context("read the person number")?;
    line.trim().parse().context("the first line of standard input")
}
