//! `pejl status`.

use std::process::ExitCode;

use actions::{described, evidence};
use anyhow::Result;
use domain::{
    access::Scope, goal::Goal, status::Judgement, target::Target, text::Locale, unit::UnitNumber,
};

use crate::{args::Status, opening};

pub(super) async fn status(args: Status) -> Result<ExitCode> {
    let app = opening::open(&args.vault).await?;
    let say = if args.json { json_line } else { line };
    for status in evidence::goal_statuses(&app, &Scope::command_line()).await? {
        let wanted =
            status.units.iter().filter(|(unit, _)| args.unit.is_none() || args.unit == *unit);
        for (unit, targets) in wanted {
            for (target, judgement) in targets {
                println!("{}", say(&status.goal, unit.as_ref(), target, judgement));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn json_line(
    goal: &Goal,
    unit: Option<&UnitNumber>,
    target: &Target,
    judgement: &Judgement,
) -> String {
    described::status(goal, unit, target, judgement).to_string()
}

fn line(goal: &Goal, unit: Option<&UnitNumber>, target: &Target, judgement: &Judgement) -> String {
    let status = i18n::t(Locale::Da, &format!("status-{}", judgement.status.code()));
    let unit = unit.map_or("–", UnitNumber::as_str);
    let why = described::why(judgement.status).map(|why| format!(" ({why})")).unwrap_or_default();
    let (title, indicator, breakdown) = (&goal.title.da, &target.indicator, &target.breakdown);
    format!("{status}{why}\t{unit}\t{title}\t{indicator}\t{breakdown}")
}
