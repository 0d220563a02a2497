//! `pejl status`.

use std::process::ExitCode;

use actions::{
    app::{App, whole},
    described,
    evidence::{self, Extent},
};
use anyhow::Result;
use domain::{
    access::Scope, goal::Goal, status::Judgement, target::Target, text::Locale, unit::UnitNumber,
};

use crate::{args::Status, opening};

/// How a target of a goal stands for a unit; no unit is the municipality as a whole.
struct Standing {
    goal: Goal,
    unit: Option<UnitNumber>,
    target: Target,
    judgement: Judgement,
}

pub(super) async fn status(args: Status) -> Result<ExitCode> {
    let app = opening::open(&args.vault).await?;
    let standings = match &args.unit {
        None => of_goals(&app).await?,
        Some(unit) if *unit == whole(app.vault.holder) => of_whole(&app, unit).await?,
        Some(unit) => of_unit(&app, unit).await?,
    };
    for standing in &standings {
        println!("{}", if args.json { json_line(standing) } else { line(standing) });
    }
    Ok(ExitCode::SUCCESS)
}

async fn of_goals(app: &App) -> Result<Vec<Standing>> {
    let mut standings = Vec::new();
    for status in evidence::goal_statuses(app, &Scope::command_line()).await? {
        for (unit, targets) in status.units {
            standings.extend(targets.into_iter().map(|(target, judgement)| Standing {
                goal: status.goal.clone(),
                unit: unit.clone(),
                target,
                judgement,
            }));
        }
    }
    Ok(standings)
}

async fn of_whole(app: &App, whole: &UnitNumber) -> Result<Vec<Standing>> {
    let mut standings = Vec::new();
    for status in evidence::goal_statuses(app, &Scope::command_line()).await? {
        standings.extend(status.whole.into_iter().map(|(target, judgement)| Standing {
            goal: status.goal.clone(),
            unit: Some(whole.clone()),
            target,
            judgement,
        }));
    }
    Ok(standings)
}

async fn of_unit(app: &App, unit: &UnitNumber) -> Result<Vec<Standing>> {
    let evidence =
        evidence::unit_evidence(app, &Scope::command_line(), unit, Extent::Leading).await?;
    let held = evidence.into_iter().flat_map(|evidence| evidence.targets);
    Ok(held
        .map(|held| Standing {
            goal: held.goal,
            unit: Some(unit.clone()),
            target: held.target,
            judgement: held.judgement,
        })
        .collect())
}

fn json_line(standing: &Standing) -> String {
    let Standing { goal, unit, target, judgement } = standing;
    described::status(goal, unit.as_ref(), target, judgement).to_string()
}

fn line(standing: &Standing) -> String {
    let Standing { goal, unit, target, judgement } = standing;
    let status = i18n::t(Locale::Da, &format!("status-{}", judgement.status.code()));
    let unit = unit.as_ref().map_or("–", UnitNumber::as_str);
    let why = described::why(judgement.status).map(|why| format!(" ({why})")).unwrap_or_default();
    let (title, indicator, breakdown) = (&goal.title.da, &target.indicator, &target.breakdown);
    format!("{status}{why}\t{unit}\t{title}\t{indicator}\t{breakdown}")
}
