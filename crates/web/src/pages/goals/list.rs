//! The goal chain as a nested list: what the drawing shows, to be read and heard.

use std::collections::BTreeSet;

use domain::{
    goal::{Goal, GoalLevel, GoalState},
    id::GoalId,
    status::{Counts, Judgement},
    target::Target,
};
use serde::Serialize;

use super::{Standing, answer, chain::reached, goal_href, level_word};
use crate::{
    ctx::Ctx,
    words::{Words, sentence},
};

/// A goal or a target with how it stands, and what serves it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Line {
    kind: String,
    name: String,
    href: String,
    status: Option<&'static str>,
    note: Option<String>,
    units: Vec<Carrier>,
    units_label: String,
    serves: Vec<Self>,
}

/// A unit that carries a goal.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Carrier {
    name: String,
    href: String,
    status: Option<&'static str>,
    note: Option<String>,
}

/// Writes the goals in force below the national goals they lead to; each is written out once.
pub(super) fn lines(ctx: &Ctx, standing: &Standing) -> Vec<Line> {
    let mut writer = Writer { ctx, standing, words: Words(ctx.locale), told: BTreeSet::new() };
    let in_force = standing.goals.iter().filter(|goal| goal.state == GoalState::InForce);
    let (national, own): (Vec<&Goal>, Vec<&Goal>) =
        in_force.partition(|goal| goal.level == GoalLevel::National);
    let mut lines: Vec<Line> = national.iter().map(|goal| writer.national(goal, &own)).collect();
    let loose: Vec<&Goal> =
        own.iter().copied().filter(|goal| !writer.told.contains(&goal.id)).collect();
    lines.extend(loose.into_iter().map(|goal| writer.own(goal)));
    lines
}

/// Writes a goal that is not in force.
pub(super) fn plain(ctx: &Ctx, goal: &Goal) -> Line {
    let words = Words(ctx.locale);
    let note = (!goal.owner.is_empty()).then(|| words.with("goal-owned", "owner", &goal.owner));
    Line {
        kind: level_word(words, goal),
        name: words.say(&goal.title),
        href: goal_href(ctx, goal.id),
        status: None,
        note,
        units: Vec::new(),
        units_label: String::new(),
        serves: Vec::new(),
    }
}

struct Writer<'a> {
    ctx: &'a Ctx,
    standing: &'a Standing,
    words: Words,
    told: BTreeSet<GoalId>,
}

impl Writer<'_> {
    fn national(&mut self, goal: &Goal, own: &[&Goal]) -> Line {
        let below: Vec<&Goal> = own
            .iter()
            .copied()
            .filter(|own| reached(&self.standing.goals, own.id).contains(&goal.id))
            .collect();
        let counts = self.counts(goal);
        let note = (counts.total() > 0).then(|| {
            self.words.with("goal-note-national", "counts", &answer::in_short(self.words, counts))
        });
        let serves = if own.is_empty() {
            self.targets(goal)
        } else {
            below.into_iter().map(|goal| self.own(goal)).collect()
        };
        Line { note, serves, ..plain(self.ctx, goal) }
    }

    fn own(&mut self, goal: &Goal) -> Line {
        let plain = plain(self.ctx, goal);
        if !self.told.insert(goal.id) {
            return Line { note: Some(self.words.t("goal-note-above")), ..plain };
        }
        let through: Vec<String> = self
            .standing
            .goals
            .iter()
            .filter(|above| above.level != GoalLevel::National)
            .filter(|above| goal.contributes_to.contains(&above.id))
            .map(|above| self.words.with("quoted", "text", above.title.in_locale(self.words.0)))
            .collect();
        let through = (!through.is_empty())
            .then(|| self.words.with("goal-note-through", "goals", &self.words.list(&through)));
        let notes: Vec<String> = plain.note.clone().into_iter().chain(through).collect();
        Line {
            note: (!notes.is_empty()).then(|| notes.join(" ")),
            status: answer::shared(self.counts(goal)),
            units: self.units(goal),
            units_label: sentence(&self.words.counted("goal-carried", goal.units.len())),
            serves: self.targets(goal),
            ..plain
        }
    }

    fn counts(&self, goal: &Goal) -> Counts {
        self.standing.status(goal.id).map_or_else(Counts::default, |status| {
            answer::judged(status).iter().map(|(_, judgement)| judgement.status).collect()
        })
    }

    fn targets(&self, goal: &Goal) -> Vec<Line> {
        let Some(status) = self.standing.status(goal.id) else { return Vec::new() };
        answer::judged(status).iter().filter_map(|judged| self.target(goal, judged)).collect()
    }

    fn target(&self, goal: &Goal, (target, judgement): &(Target, Judgement)) -> Option<Line> {
        let indicator = self.ctx.app().catalogue.find(&target.indicator)?;
        let href = format!("{}#target-{}", goal_href(self.ctx, goal.id), target.id);
        let reason = self.words.reason(indicator, judgement);
        let distance = self.words.distance(indicator, judgement);
        let distance = distance.map(|text| format!("{}.", sentence(&text)));
        let note: Vec<String> = reason.into_iter().chain(distance).collect();
        Some(Line {
            kind: self.words.t("goal-target"),
            name: self.words.target(indicator, target),
            href,
            status: Some(judgement.status.code()),
            note: Some(note.join(" ")),
            units: Vec::new(),
            units_label: String::new(),
            serves: Vec::new(),
        })
    }

    fn units(&self, goal: &Goal) -> Vec<Carrier> {
        let mut carriers: Vec<Carrier> = goal
            .units
            .iter()
            .map(|unit| {
                let status = self.standing.status(goal.id);
                let of_unit = status.into_iter().flat_map(|status| &status.units);
                let judged = of_unit.filter(|(number, _)| number.as_ref() == Some(unit));
                let counts: Counts =
                    judged.flat_map(|(_, targets)| targets).map(|(_, j)| j.status).collect();
                let shared = answer::shared(counts);
                let note = shared.is_none().then(|| answer::in_short(self.words, counts));
                Carrier {
                    name: self.standing.name_of(unit),
                    href: self.ctx.href(&format!("/units/{unit}")),
                    status: shared,
                    note: note.filter(|note| !note.is_empty()),
                }
            })
            .collect();
        carriers.sort_by_cached_key(|carrier| i18n::sort_key(&carrier.name));
        carriers
    }
}

#[cfg(test)]
pub(super) fn sample(words: Words) -> Line {
    let target = Line {
        kind: words.t("goal-target"),
        name: "Elevfravær: højst 7,0 % i 2026/27".to_owned(),
        href: "/goals/1#target-1".to_owned(),
        status: Some("on-track"),
        note: Some(words.with("chance-on-track", "chance", &words.probability(0.8))),
        units: Vec::new(),
        units_label: String::new(),
        serves: Vec::new(),
    };
    let carrier = |status, note| Carrier {
        name: "Nordskolen".to_owned(),
        href: "/units/999001".to_owned(),
        status,
        note,
    };
    let units = vec![
        carrier(Some("cannot-tell"), None),
        carrier(None, Some("1 nået, 1 i risiko".to_owned())),
    ];
    let goal = Line {
        kind: words.t("goal-level-municipal"),
        name: "Børn er i skole".to_owned(),
        status: None,
        units,
        units_label: words.counted("goal-carried", 2),
        serves: vec![target.clone()],
        ..target
    };
    Line {
        kind: words.t("goal-level-national"),
        name: "Trivslen skal styrkes".to_owned(),
        note: None,
        units: Vec::new(),
        serves: vec![goal.clone()],
        ..goal
    }
}

#[cfg(test)]
mod tests {
    use domain::text::Locale;
    use i18n::Args;

    use super::*;

    #[test]
    fn the_number_of_units_that_carry_a_goal_is_told_in_words() {
        let words = Words(Locale::Da);
        assert_eq!(sentence(&words.counted("goal-carried", 1)), "Én enhed bærer målet");
        assert_eq!(sentence(&words.counted("goal-carried", 11)), "Elleve enheder bærer målet");
        let quoted = words.tr("quoted", &Args::default().text("text", "Børn er i skole"));
        assert_eq!(quoted, "»Børn er i skole«");
    }
}
