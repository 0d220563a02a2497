//! How the goals stand, in few lines, and what was decided.

use std::cmp::Reverse;

use actions::evidence::GoalStatus;
use domain::{
    goal::GoalLevel,
    indicator::Indicator,
    status::{Counts, Judgement},
    target::Target,
};
use i18n::Args;
use serde::Serialize;

use crate::{
    ctx::Ctx,
    pages::goals::{in_short, judged, shared},
    parts::Fact,
    words::Words,
};

/// How many decisions are shown.
const DECISIONS: usize = 5;

/// A goal with how it stands.
#[derive(Debug, Serialize)]
pub(crate) struct GoalLine {
    title: String,
    href: String,
    status: Option<&'static str>,
    /// How many targets stand how, when they differ.
    counts: String,
    targets: Vec<TargetLine>,
}

/// A target with how it stands and how sure that is.
#[derive(Debug, Serialize)]
struct TargetLine {
    text: String,
    status: &'static str,
    reason: String,
}

/// Returns the municipality's own goals in force, by name, then the national ones without their targets.
pub(crate) fn lines(ctx: &Ctx, statuses: &[GoalStatus], words: Words) -> Vec<GoalLine> {
    let find = |target: &Target| ctx.app().catalogue.find(&target.indicator).cloned();
    let mut lines: Vec<(bool, GoalLine)> = statuses
        .iter()
        .map(|status| {
            let is_national = status.goal.level == GoalLevel::National;
            let href = ctx.href(&format!("/goals/{}", status.goal.id));
            let line = line(status, href, words, &find);
            let targets = if is_national { Vec::new() } else { line.targets };
            (is_national, GoalLine { targets, ..line })
        })
        .collect();
    lines.sort_by_cached_key(|(is_national, line)| (*is_national, i18n::sort_key(&line.title)));
    lines.into_iter().map(|(_, line)| line).collect()
}

fn line(
    status: &GoalStatus,
    href: String,
    words: Words,
    find: &dyn Fn(&Target) -> Option<Indicator>,
) -> GoalLine {
    let judged = judged(status);
    let counts: Counts = judged.iter().map(|(_, judgement)| judgement.status).collect();
    let shared = shared(counts);
    GoalLine {
        title: words.say(&status.goal.title),
        href,
        status: shared,
        counts: if shared.is_some() { String::new() } else { in_short(words, counts) },
        targets: judged.iter().filter_map(|one| Some(target(&find(&one.0)?, one, words))).collect(),
    }
}

fn target(
    indicator: &Indicator,
    (target, judgement): &(Target, Judgement),
    words: Words,
) -> TargetLine {
    TargetLine {
        text: words.target(indicator, target),
        status: judgement.status.code(),
        reason: words.reason(indicator, judgement).unwrap_or_default(),
    }
}

/// Returns the newest decisions behind goals in force.
pub(super) fn decided(ctx: &Ctx, statuses: &[GoalStatus], words: Words) -> Vec<Fact> {
    let mut decided: Vec<_> = statuses
        .iter()
        .filter_map(|status| Some((status.goal.decision.as_ref()?, &status.goal)))
        .collect();
    decided.sort_by_key(|(decision, _)| Reverse(decision.on));
    decided
        .into_iter()
        .take(DECISIONS)
        .map(|(decision, goal)| {
            let args = Args::default()
                .text("body", decision.body.clone())
                .text("day", words.day(decision.on));
            let href = ctx.href(&format!("/goals/{}", goal.id));
            Fact::to(words.tr("home-decided-by", &args), words.say(&goal.title), href)
        })
        .collect()
}

#[cfg(test)]
pub(super) fn sample(words: Words) -> GoalLine {
    use crate::picture::samples;

    let one = samples::evidence().remove(0);
    let held = one.targets.into_iter().next().unwrap();
    let targets = vec![(held.target, held.judgement)];
    let counts = targets.iter().map(|(_, judgement)| judgement.status).collect();
    let status = GoalStatus {
        goal: held.goal,
        whole: targets.clone(),
        units: vec![(None, targets)],
        counts,
    };
    line(&status, "/goals/1".to_owned(), words, &|_| Some(one.indicator.clone()))
}

#[cfg(test)]
mod tests {
    use domain::text::Locale;

    use super::*;

    #[test]
    fn a_goal_says_how_sure_its_status_is() {
        let line = sample(Words(Locale::Da));
        assert_eq!(line.status, Some("on-track"));
        assert!(line.targets[0].reason.contains("ca. 80 %"), "{}", line.targets[0].reason);
    }
}
