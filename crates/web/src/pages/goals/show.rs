//! A goal: what it says, who answers for it, who carries it, and how its targets stand.

use std::collections::BTreeMap;

use axum::{extract::Path, response::Response};
use domain::{
    access::Permission,
    goal::{Goal, GoalLevel, GoalState},
    id::{GoalId, PersonId},
    status::{Counts, Judgement},
    target::Target,
    unit::UnitNumber,
};
use i18n::Args;
use serde::Serialize;
use store::goals::Written;

use super::{Standing, answer, find, goal_href, held::Held, level_word, state_key};
use crate::{
    ctx::{Ctx, Menu},
    error::Result,
    parts::{Fact, Table},
    render::Page,
    shell::Crumb,
    words::{Words, sentence},
};

/// A goal.
#[derive(Serialize)]
pub(crate) struct GoalPage {
    title: String,
    answer: String,
    text: String,
    facts: Vec<Fact>,
    serves: Vec<Fact>,
    served_by: Vec<Fact>,
    targets: Vec<TargetPart>,
    history: Vec<Fact>,
    doing: Option<Doing>,
}

impl Page for GoalPage {
    const TEMPLATE: &'static str = "pages/goal.html";
}

/// A target with how it stands at each unit.
#[derive(Serialize)]
struct TargetPart {
    id: String,
    heading: String,
    about: Fact,
    status: Option<&'static str>,
    words: Option<String>,
    table: Option<Table>,
    withdraw: Option<String>,
}

/// What who states goals can do here.
#[derive(Serialize)]
struct Doing {
    edit: String,
    add_target: String,
    put_in_force: Option<String>,
    close: Option<String>,
}

/// Shows a goal.
pub(crate) async fn show(ctx: Ctx, Path(id): Path<GoalId>) -> Result<Response> {
    ctx.require(Permission::ViewGoals)?;
    let goal = find(&ctx, id).await?;
    let standing = Standing::read(&ctx).await?;
    let targets = store::goals::targets_of(&ctx.app().db, id).await?;
    let view = View { ctx: &ctx, goal: &goal, standing: &standing, words: Words(ctx.locale) };
    let title = view.words.say(&goal.title);
    let page = GoalPage {
        answer: view.answer(targets.len()),
        text: view.words.say(&goal.text),
        facts: view.facts(),
        serves: view.links(|other| goal.contributes_to.contains(&other.id)),
        served_by: view.links(|other| other.contributes_to.contains(&goal.id)),
        targets: view.targets(&targets),
        history: view.history().await?,
        doing: view.doing(),
        title: title.clone(),
    };
    let crumbs = vec![Crumb::to(ctx.t("menu-goals"), ctx.href("/goals")), Crumb::here(title)];
    ctx.page(Menu::Goals, crumbs, &page).await
}

struct View<'a> {
    ctx: &'a Ctx,
    goal: &'a Goal,
    standing: &'a Standing,
    words: Words,
}

impl View<'_> {
    fn may_change(&self) -> bool {
        self.goal.level != GoalLevel::National && self.ctx.scope.may(Permission::StateGoals)
    }

    fn answer(&self, targets: usize) -> String {
        if self.goal.state != GoalState::InForce {
            return self.words.t(&format!("{}-answer", state_key(self.goal.state)));
        }
        let status = self.standing.status(self.goal.id);
        let counts: Counts =
            status.into_iter().flat_map(answer::judged).map(|(_, j)| j.status).collect();
        match (targets, counts.total()) {
            (0, _) => self.words.t("goal-answer-no-targets"),
            (_, 0) => self.words.t("goal-answer-not-judged"),
            _ => answer::of_goal(self.words, counts),
        }
    }

    fn facts(&self) -> Vec<Fact> {
        let (goal, words) = (self.goal, self.words);
        let fact = |key: &str, text: String| Fact::new(words.t(key), text);
        let mut facts = vec![
            fact("goal-level", level_word(words, goal)),
            fact("goal-state", words.t(state_key(goal.state))),
        ];
        if !goal.owner.is_empty() {
            facts.push(fact("field-owner", goal.owner.clone()));
        }
        facts.extend(goal.decision.as_ref().map(|decision| {
            let parts = [Some(decision.body.clone()), Some(words.day(decision.on))];
            let case = decision.case_number.as_ref();
            let case = case.map(|case| words.with("goal-case", "number", case));
            let parts: Vec<String> = parts.into_iter().flatten().chain(case).collect();
            fact("goal-decision", parts.join(", "))
        }));
        let from = words.day(goal.from);
        facts.push(match goal.until.map(|until| words.day(until)) {
            Some(until) => {
                let args = Args::default().text("from", from).text("until", until);
                fact("goal-period", words.tr("goal-period-until", &args))
            }
            None => fact("goal-period", words.with("goal-period-from", "from", &from)),
        });
        facts.push(fact("goal-carriers", self.carriers()));
        facts
    }

    fn carriers(&self) -> String {
        if self.goal.units.is_empty() {
            return self.words.t("goal-carried-by-all");
        }
        let mut names: Vec<String> =
            self.goal.units.iter().map(|unit| self.standing.name_of(unit)).collect();
        names.sort_by_cached_key(|name| i18n::sort_key(name));
        self.words.list(&names)
    }

    fn links(&self, is_linked: impl Fn(&Goal) -> bool) -> Vec<Fact> {
        self.standing
            .goals
            .iter()
            .filter(|other| other.state != GoalState::Draft || self.may_change())
            .filter(|other| is_linked(other))
            .map(|other| {
                let href = goal_href(self.ctx, other.id);
                Fact::to(level_word(self.words, other), self.words.say(&other.title), href)
            })
            .collect()
    }

    fn targets(&self, targets: &[Target]) -> Vec<TargetPart> {
        targets.iter().filter_map(|target| self.target(target)).collect()
    }

    fn target(&self, target: &Target) -> Option<TargetPart> {
        let indicator = self.ctx.app().catalogue.find(&target.indicator)?;
        let judged = self.judged(target);
        let rows = Held { ctx: self.ctx, standing: self.standing, indicator, target };
        let as_a_whole =
            judged.iter().find(|(unit, _)| unit.is_none()).map(|(_, judgement)| judgement);
        let withdraw =
            format!("{}/targets/{}/withdraw", goal_href(self.ctx, self.goal.id), target.id);
        Some(TargetPart {
            id: format!("target-{}", target.id),
            heading: self.words.target(indicator, target),
            about: Fact::to(
                self.words.t("goal-indicator"),
                self.words.say(&indicator.name),
                self.ctx.href(&format!("/indicators/{}", indicator.id)),
            ),
            status: as_a_whole.map(|judgement| judgement.status.code()),
            words: as_a_whole.map(|judgement| self.words.rests_on(indicator, judgement)),
            table: (!judged.is_empty()).then(|| rows.table(&judged)),
            withdraw: self.may_change().then_some(withdraw),
        })
    }

    /// Returns how a target stands: the municipality first, then its units by name.
    fn judged(&self, target: &Target) -> Vec<(Option<&UnitNumber>, &Judgement)> {
        let Some(status) = self.standing.status(self.goal.id) else { return Vec::new() };
        let of_target = |targets: &'_ [(Target, Judgement)]| {
            targets.iter().position(|(other, _)| other.id == target.id)
        };
        let whole = answer::judged(status);
        let first =
            of_target(whole).and_then(|at| whole.get(at)).map(|(_, judgement)| (None, judgement));
        let mut units: Vec<_> = status
            .units
            .iter()
            .filter_map(|(unit, targets)| {
                let (_, judgement) = targets.get(of_target(targets)?)?;
                Some((Some(unit.as_ref()?), judgement))
            })
            .collect();
        units.sort_by_cached_key(|(unit, _)| {
            unit.map(|unit| i18n::sort_key(&self.standing.name_of(unit)))
        });
        first.into_iter().chain(units).collect()
    }

    /// Tells who wrote the versions and who changed the state, newest first.
    async fn history(&self) -> Result<Vec<Fact>> {
        let db = &self.ctx.app().db;
        let people = store::people::list(db).await?;
        let names: BTreeMap<PersonId, String> =
            people.into_iter().map(|person| (person.id, person.name)).collect();
        let who = |written: Written| self.words.actor(written.by, &|id| names.get(&id).cloned());
        let versions = store::goals::versions(db, self.goal.id).await?;
        let states = store::goals::states(db, self.goal.id).await?;
        let mut told: Vec<(Written, String)> = versions
            .iter()
            .map(|version| {
                let number = version.number.to_string();
                (version.written, self.words.with("goal-version", "number", &number))
            })
            .chain(states.into_iter().map(|(state, written)| {
                (written, self.words.t(&format!("{}-since", state_key(state))))
            }))
            .collect();
        told.sort_by_key(|(written, _)| written.at);
        let line = |(written, what): (Written, String)| {
            Fact::new(self.words.moment(written.at), format!("{}: {what}", who(written)))
        };
        Ok(told.into_iter().rev().map(line).collect())
    }

    fn doing(&self) -> Option<Doing> {
        if !self.may_change() {
            return None;
        }
        let href = goal_href(self.ctx, self.goal.id);
        let is = |state| self.goal.state == state;
        Some(Doing {
            edit: format!("{href}/edit"),
            add_target: format!("{href}/targets/new"),
            put_in_force: (!is(GoalState::InForce)).then(|| format!("{href}/put-in-force")),
            close: is(GoalState::InForce).then(|| format!("{href}/close")),
        })
    }
}

/// Says in one sentence what is done next with a goal that lacks something.
pub(super) fn lacking(words: Words, field: &str) -> String {
    sentence(&words.t(&format!("goal-lacks-{field}")))
}

#[cfg(test)]
mod tests {
    use domain::text::Locale;

    use super::*;
    use crate::{
        parts::{Cell, Column, Row},
        render::tests::in_both,
    };

    fn sample(locale: Locale, doing: Option<Doing>) -> GoalPage {
        let words = Words(locale);
        let withdraw = doing.is_some().then(|| "/goals/1/targets/2/withdraw".to_owned());
        let column = Column::words(words.t("goal-table-status"));
        let row = Row { own: true, cells: vec![Cell::text("Fjordby"), Cell::status("at-risk")] };
        let part = TargetPart {
            id: "target-2".to_owned(),
            heading: "Elevfravær: højst 7,0 % i 2026/27".to_owned(),
            about: Fact::to(words.t("goal-indicator"), "Elevfravær", "/indicators/x".to_owned()),
            status: Some("at-risk"),
            words: Some(words.with("chance-at-risk", "chance", &words.probability(0.5))),
            table: Some(Table {
                caption: words.t("goal-table-caption"),
                columns: vec![column.clone(), column],
                rows: vec![row],
            }),
            withdraw,
        };
        let link = || Fact::to(words.t("goal-level-national"), "Trivsel", "/goals/3".to_owned());
        GoalPage {
            title: "Børn er i skole".to_owned(),
            answer: words.t("goal-answer-not-judged"),
            text: "Fraværet skal ned.".to_owned(),
            facts: vec![Fact::new(words.t("goal-state"), words.t("goal-state-in-force"))],
            serves: vec![link()],
            served_by: vec![link()],
            targets: vec![part],
            history: vec![Fact::new(
                "1. maj".to_owned(),
                words.with("goal-version", "number", "1"),
            )],
            doing,
        }
    }

    #[test]
    fn a_reader_is_offered_no_change() {
        let [da, en] = in_both(|locale| sample(locale, None));
        assert!(!da.contains("Luk målet") && !en.contains("<form method=\"post\" action=\"/goals"));
    }

    #[test]
    fn who_states_goals_can_change_close_and_withdraw() {
        let [da, en] = in_both(|locale| {
            let doing = Doing {
                edit: "/goals/1/edit".to_owned(),
                add_target: "/goals/1/targets/new".to_owned(),
                put_in_force: Some("/goals/1/put-in-force".to_owned()),
                close: Some("/goals/1/close".to_owned()),
            };
            sample(locale, Some(doing))
        });
        assert!(da.contains("Sæt i kraft") && da.contains("Træk resultatmålet tilbage"));
        assert!(en.contains("name=\"csrf\""));
    }

    #[test]
    fn what_a_goal_lacks_is_said_for_each_rule() {
        for locale in Locale::ALL {
            for field in ["owner", "targets"] {
                assert!(i18n::has(locale, &format!("goal-lacks-{field}")), "{locale} {field}");
            }
        }
    }
}
