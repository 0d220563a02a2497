//! Goals: the map of the chain, one goal with its targets, and the forms that state them.

use std::sync::Arc;

use actions::evidence::{self, GoalStatus};
use axum::response::Response;
use domain::{
    access::Permission,
    goal::{Goal, GoalLevel, GoalState},
    id::GoalId,
    unit::{Register, UnitNumber},
    vault::Holder,
};
use serde::Serialize;

use crate::{
    cache::{Body, Head},
    ctx::{Ctx, Menu},
    error::{Error, Result},
    pages::goals::list::Line,
    parts::Picture,
    render::Page,
    words::Words,
};

mod answer;
mod chain;
mod held;
mod list;
pub(crate) mod show;
pub(crate) mod state;
pub(crate) mod stating;
pub(crate) mod targeting;

pub(crate) use answer::{answer, in_short, judged, shared};

/// The goal map.
#[derive(Serialize)]
pub(crate) struct GoalsPage {
    picture: Option<Picture>,
    lines: Vec<Line>,
    drafts: Vec<Line>,
    closed: Vec<Line>,
    new: Option<String>,
}

impl Page for GoalsPage {
    const TEMPLATE: &'static str = "pages/goals.html";
}

/// All goals with how those in force stand.
pub(crate) struct Standing {
    /// All goals, national ones first.
    pub(crate) goals: Vec<Goal>,
    /// How those in force stand.
    pub(crate) statuses: Vec<GoalStatus>,
    /// All units.
    pub(crate) register: Arc<Register>,
}

impl Standing {
    pub(crate) async fn read(ctx: &Ctx) -> Result<Self> {
        Ok(Self {
            goals: store::goals::list(&ctx.app().db).await?,
            statuses: evidence::goal_statuses(ctx.app(), &ctx.scope).await?,
            register: ctx.app().register().await?,
        })
    }

    fn status(&self, goal: GoalId) -> Option<&GoalStatus> {
        self.statuses.iter().find(|status| status.goal.id == goal)
    }

    fn name_of(&self, unit: &UnitNumber) -> String {
        self.register.unit(unit).map_or_else(|| unit.to_string(), |unit| unit.name.clone())
    }
}

/// Shows the goal map.
pub(crate) async fn index(ctx: Ctx) -> Result<Response> {
    ctx.require(Permission::ViewGoals)?;
    let key = ctx.cache_key().await?;
    let body = match ctx.site.cache.find(&key) {
        Some(body) => body,
        None => ctx.site.cache.keep(key, body(&ctx).await?),
    };
    ctx.show(Menu::Goals, &body).await
}

async fn body(ctx: &Ctx) -> Result<Body> {
    let standing = Standing::read(ctx).await?;
    let words = Words(ctx.locale);
    let may_state = ctx.scope.may(Permission::StateGoals);
    let rest = |state| {
        let goals = standing.goals.iter().filter(move |goal| goal.state == state);
        goals.map(|goal| list::plain(ctx, goal)).collect()
    };
    let page = GoalsPage {
        picture: chain::picture(ctx, &standing),
        lines: list::lines(ctx, &standing),
        drafts: if may_state { rest(GoalState::Draft) } else { Vec::new() },
        closed: rest(GoalState::Closed),
        new: may_state.then(|| ctx.href("/goals/new")),
    };
    let answer = answer(words, &standing.statuses);
    ctx.body(Head { title: words.t("menu-goals"), answer, crumbs: Vec::new() }, &page)
}

/// Returns the unit that stands for the vault as a whole.
pub(crate) fn whole(holder: Holder) -> UnitNumber {
    match holder {
        Holder::Municipality(code) => code.into(),
        Holder::Network => UnitNumber::country(),
    }
}

async fn find(ctx: &Ctx, id: GoalId) -> Result<Goal> {
    store::goals::find(&ctx.app().db, id).await?.ok_or(Error::NotFound)
}

/// Finds a goal that the municipality may change.
async fn find_own(ctx: &Ctx, id: GoalId) -> Result<Goal> {
    ctx.require(Permission::StateGoals)?;
    let goal = find(ctx, id).await?;
    if goal.level == GoalLevel::National { Err(Error::NotAllowed) } else { Ok(goal) }
}

fn goal_href(ctx: &Ctx, id: GoalId) -> String {
    ctx.href(&format!("/goals/{id}"))
}

fn level_word(words: Words, goal: &Goal) -> String {
    words.t(match goal.level {
        GoalLevel::National => "goal-level-national",
        GoalLevel::Municipal => "goal-level-municipal",
        GoalLevel::Unit => "goal-level-unit",
    })
}

const fn state_key(state: GoalState) -> &'static str {
    match state {
        GoalState::Draft => "goal-state-draft",
        GoalState::InForce => "goal-state-in-force",
        GoalState::Closed => "goal-state-closed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{parts::Links, render::tests::part_in_both};

    #[test]
    fn the_goal_map_is_drawn_and_listed() {
        let [da, en] = part_in_both(|locale| GoalsPage {
            picture: Some(Picture {
                wide: "<svg></svg>".to_owned(),
                narrow: Some("<svg></svg>".to_owned()),
                caption: Words(locale).t("goal-chain-caption"),
                links: Links::default(),
            }),
            lines: vec![list::sample(Words(locale))],
            drafts: vec![list::sample(Words(locale))],
            closed: Vec::new(),
            new: Some("/fjordby/goals/new".to_owned()),
        });
        assert!(da.contains("På sporet") && da.contains("Målkæden"));
        assert!(en.contains("On track"));
    }

    #[test]
    fn a_vault_without_goals_says_what_to_do_next() {
        let empty = |_| GoalsPage {
            picture: None,
            lines: Vec::new(),
            drafts: Vec::new(),
            closed: Vec::new(),
            new: Some("/fjordby/goals/new".to_owned()),
        };
        let [da, _] = part_in_both(empty);
        assert!(da.contains("Begynd med ét"));
    }
}
