//! `pejl doctor`.

use std::process::ExitCode;

use actions::settings;
use anyhow::Result;
use domain::access::Scope;
use serde_json::{Value, json};
use store::check::Complaint;

use crate::{args::Doctor, opening};

mod facts;

/// What is wrong, and what to do.
struct Advice {
    wrong: String,
    todo: &'static str,
}

pub(super) async fn doctor(args: Doctor) -> Result<ExitCode> {
    let db = settings::open_db(&args.vault).await?;
    let mut advice: Vec<_> = db.check().await?.iter().map(advise).collect();
    drop(db);
    let mut notices = Vec::new();
    if advice.is_empty() {
        let app = opening::open(&args.vault).await?;
        for complaint in actions::facts::check(&app, &Scope::command_line()).await? {
            let of = if complaint.trouble.mends_itself() { &mut notices } else { &mut advice };
            of.push(facts::advise(&complaint));
        }
        for finding in app.fact_sets.findings() {
            advice.push(Advice {
                wrong: format!("fact set {} {}: {}", finding.set, finding.field, finding.message),
                todo: "mend the file in the vault's folder `fact-sets`",
            });
        }
        for fault in &app.formula_faults {
            advice.push(Advice {
                wrong: fault.to_string(),
                todo: "mend its `[formula]` in the vault's folder `indicators`, or the fact set it names",
            });
        }
        for finding in app.catalogue.findings() {
            advice.push(Advice {
                wrong: format!(
                    "indicator {} {}: {}",
                    finding.indicator, finding.field, finding.message
                ),
                todo: "mend the file in the vault's folder `indicators`",
            });
        }
    }
    if args.json {
        println!("{}", described(&advice, &notices));
    } else {
        for Advice { wrong, todo } in advice.iter().chain(&notices) {
            println!("{wrong}\n  do: {todo}");
        }
        if advice.is_empty() {
            println!("{} is well", args.vault.display());
        }
    }
    Ok(if advice.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn described(advice: &[Advice], notices: &[Advice]) -> Value {
    let listed = |advice: &[Advice]| -> Vec<Value> {
        advice.iter().map(|a| json!({ "wrong": a.wrong, "todo": a.todo })).collect()
    };
    json!({
        "healthy": advice.is_empty(),
        "complaints": listed(advice),
        "notices": listed(notices),
    })
}

fn advise(complaint: &Complaint) -> Advice {
    match complaint {
        Complaint::Damaged { why } => Advice {
            wrong: format!("the database is damaged: {why}"),
            todo: "stop the server and restore the latest backup into a new folder with `pejl restore`",
        },
        Complaint::BrokenReferences { table, rows } => Advice {
            wrong: format!("{rows} rows of `{table}` refer to rows that are not there"),
            todo: "restore the latest backup with `pejl restore`",
        },
        Complaint::OrphanFigures { figures, units } => Advice {
            wrong: format!("{figures} figures are about {units} units that no register tells of"),
            todo: "import the register of institutions that names these units",
        },
        Complaint::WrongCurrent { table, rows } => Advice {
            wrong: format!("{rows} rows of `{table}` count though a later delivery covers them"),
            todo: "undo the latest delivery with `pejl undo` and import its files again",
        },
        Complaint::WrongRows { delivery, expected, found } => Advice {
            wrong: format!("delivery {delivery} brought {expected} figures and has {found}"),
            todo: "undo it with `pejl undo` and import its files again",
        },
        Complaint::OtherTables { found, expected } => Advice {
            wrong: format!("the tables are of version {found}, this Pejl knows {expected}"),
            todo: "use a Pejl of the same or a newer version; `pejl serve` brings older tables up to date",
        },
    }
}
