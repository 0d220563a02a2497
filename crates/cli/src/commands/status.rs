//! `pejl status`.

use std::process::ExitCode;

use actions::evidence;
use anyhow::Result;
use domain::{
    access::Scope,
    goal::Goal,
    status::{Judgement, Status as How},
    target::Target,
    text::Locale,
    unit::UnitNumber,
};
use serde_json::{Value as Json, json};

use crate::{args::Status, opening};

pub(super) async fn status(args: Status) -> Result<ExitCode> {
    let app = opening::open(&args.vault).await?;
    for status in evidence::goal_statuses(&app, &Scope::command_line()).await? {
        for (unit, targets) in &status.units {
            if args.unit.is_some() && args.unit != *unit {
                continue;
            }
            for (target, judgement) in targets {
                let described = described(&status.goal, unit.as_ref(), target, judgement);
                if args.json {
                    println!("{described}");
                } else {
                    println!("{}", line(&status.goal, unit.as_ref(), target, judgement));
                }
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn described(
    goal: &Goal,
    unit: Option<&UnitNumber>,
    target: &Target,
    judgement: &Judgement,
) -> Json {
    json!({
        "goal": goal.id.to_string(),
        "title": goal.title.da,
        "level": goal.level,
        "unit": unit.map(UnitNumber::as_str),
        "indicator": target.indicator.as_str(),
        "breakdown": target.breakdown.0,
        "rule": target.rule,
        "by": target.by.map(|by| by.to_string()),
        "status": judgement.status.code(),
        "why": why(judgement),
        "probability": judgement.probability,
        "bound": judgement.bound,
        "period": judgement.newest.as_ref().map(|(period, _)| period.to_string()),
        "estimate": judgement.newest.as_ref().map(|(_, known)| known.estimate),
        "official": judgement.official,
        "children": judgement.children,
    })
}

fn why(judgement: &Judgement) -> Option<&'static str> {
    match judgement.status {
        How::CannotTell(why) => Some(why.code()),
        How::Reached | How::OnTrack | How::AtRisk | How::OffTrack => None,
    }
}

fn line(goal: &Goal, unit: Option<&UnitNumber>, target: &Target, judgement: &Judgement) -> String {
    let status = i18n::t(Locale::Da, &format!("status-{}", judgement.status.code()));
    let unit = unit.map_or("–", UnitNumber::as_str);
    let why = why(judgement).map(|why| format!(" ({why})")).unwrap_or_default();
    let (title, indicator, breakdown) = (&goal.title.da, &target.indicator, &target.breakdown);
    format!("{status}{why}\t{unit}\t{title}\t{indicator}\t{breakdown}")
}
