//! The goal chain as a drawing: national goals, the municipality's goals, units.

use std::collections::BTreeSet;

use charts::{
    Shape,
    chain::{Bond, Chain, Column, Link, Node, Status, Tone},
    input::{Caption, Mark},
    look::{Look, Size},
    theme::Theme,
};
use domain::{
    access::Role,
    goal::{Goal, GoalLevel, GoalState},
    id::GoalId,
    status::Counts,
    unit::UnitNumber,
};

mod carriers;

use super::{Standing, answer, goal_href};
use crate::{
    ctx::Ctx,
    parts::{Links, Picture},
    words::Words,
};
use carriers::{Carrier, carriers};

/// Draws the chain of the goals in force; nothing when the municipality has stated none.
pub(super) fn picture(ctx: &Ctx, standing: &Standing) -> Option<Picture> {
    let words = Words(ctx.locale);
    let chain = Drawing { ctx, standing, words, own: own_units(ctx) }.chain();
    if chain.columns.iter().filter(|column| !column.nodes.is_empty()).count() < 2 {
        return None;
    }
    let draw = |id, size| {
        let format = |value: f64, decimals: usize| {
            i18n::decimal(ctx.locale, value, u8::try_from(decimals).unwrap_or_default())
        };
        let look = Look { id, theme: Theme::Page, size, format: &format };
        chain.draw(&look).ok().map(charts::Svg::into_string)
    };
    Some(Picture {
        wide: draw("chain", Size::Wide)?,
        narrow: draw("chain-narrow", Size::Narrow),
        caption: words.t("goal-chain-caption"),
        links: Links::default(),
    })
}

/// Returns the leader's own units; to everybody else all units are alike.
fn own_units(ctx: &Ctx) -> Option<&BTreeSet<UnitNumber>> {
    let leads = ctx.scope.has(Role::UnitLeader) || ctx.scope.has(Role::ProfessionalLeader);
    match ctx.scope.own_units() {
        domain::access::OwnUnits::Only(units) if leads => Some(units),
        _ => None,
    }
}

struct Drawing<'a> {
    ctx: &'a Ctx,
    standing: &'a Standing,
    words: Words,
    own: Option<&'a BTreeSet<UnitNumber>>,
}

impl Drawing<'_> {
    fn chain(&self) -> Chain {
        let in_force: Vec<&Goal> =
            self.standing.goals.iter().filter(|goal| goal.state == GoalState::InForce).collect();
        let (national, own): (Vec<&Goal>, Vec<&Goal>) =
            in_force.into_iter().partition(|goal| goal.level == GoalLevel::National);
        let carriers = carriers(&own, self.own, &self.standing.register, self.words);
        let column = |key: &str, nodes| Column { title: self.words.t(key), nodes };
        let goals = |goals: &[&Goal]| goals.iter().map(|goal| self.goal(goal)).collect();
        Chain {
            caption: Caption {
                title: self.words.t("goal-chain-title"),
                description: answer(self.words, &self.standing.statuses),
            },
            links: self.links(&national, &own, &carriers),
            columns: vec![
                column("goal-chain-national", goals(&national)),
                column("goal-chain-municipal", goals(&own)),
                column("goal-chain-units", carriers.iter().map(|c| self.carrier(c)).collect()),
            ],
        }
    }

    fn goal(&self, goal: &Goal) -> Node {
        let counts = self.standing.status(goal.id).map_or_else(Counts::default, |status| {
            answer::judged(status).iter().map(|(_, judgement)| judgement.status).collect()
        });
        let title = goal.title.in_locale(self.words.0).to_owned();
        self.node(
            goal.id.to_string(),
            title,
            counts,
            (self.tone(goal), goal_href(self.ctx, goal.id)),
        )
    }

    fn carrier(&self, carrier: &Carrier) -> Node {
        let judged = self.standing.statuses.iter().flat_map(|status| &status.units);
        let own = judged
            .filter(|(unit, _)| unit.as_ref().is_some_and(|unit| carrier.units.contains(unit)));
        let counts: Counts = own.flat_map(|(_, targets)| targets).map(|(_, j)| j.status).collect();
        let href = match carrier.units.as_slice() {
            [unit] => self.ctx.href(&format!("/units/{unit}")),
            _ => self.ctx.href("/goals#list-title"),
        };
        let tone = if carrier.is_own { Tone::Own } else { Tone::Context };
        self.node(carrier.key.clone(), carrier.title.clone(), counts, (tone, href))
    }

    fn node(
        &self,
        key: String,
        title: String,
        counts: Counts,
        (tone, href): (Tone, String),
    ) -> Node {
        let word = match answer::shared(counts) {
            Some(code) if counts.total() == 1 => self.words.t(&format!("status-{code}")),
            _ => answer::in_short(self.words, counts),
        };
        let shape = answer::shared(counts).map_or(Shape::Dash, shape);
        let text = if word.is_empty() { title.clone() } else { format!("{title}: {word}") };
        let status = (!word.is_empty()).then_some(Status { word, shape });
        Node { key, title, status, tone, mark: Mark { text, link: Some(href) } }
    }

    /// Links goals with the national goals they lead to, and with the units that carry them.
    fn links(&self, national: &[&Goal], own: &[&Goal], carriers: &[Carrier]) -> Vec<Link> {
        let link = |from: String, to: String, tone| Link { from, to, bond: Bond::Binding, tone };
        own.iter()
            .flat_map(|goal| {
                let tone = self.tone(goal);
                let above = reached(&self.standing.goals, goal.id);
                let upward = national
                    .iter()
                    .filter(move |national| above.contains(&national.id))
                    .map(move |national| link(national.id.to_string(), goal.id.to_string(), tone));
                let carrying = carriers.iter().filter(move |carrier| carrier.carries(goal));
                let downward = carrying.map(move |carrier| {
                    link(goal.id.to_string(), carrier.key.clone(), tone_of(carrier))
                });
                upward.chain(downward)
            })
            .collect()
    }

    fn tone(&self, goal: &Goal) -> Tone {
        let is_own = self.own.is_some_and(|own| goal.units.iter().any(|unit| own.contains(unit)));
        if is_own { Tone::Own } else { Tone::Context }
    }
}

const fn tone_of(carrier: &Carrier) -> Tone {
    if carrier.is_own { Tone::Own } else { Tone::Context }
}

/// Returns the goals that a goal contributes to, at once or through others.
pub(super) fn reached(goals: &[Goal], from: GoalId) -> BTreeSet<GoalId> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        let above = goals.iter().filter(|goal| goal.id == id).flat_map(|goal| &goal.contributes_to);
        open.extend(above.copied().filter(|above| seen.insert(*above)));
    }
    seen
}

fn shape(code: &str) -> Shape {
    match code {
        "reached" => Shape::Disc,
        "on-track" => Shape::Triangle,
        "at-risk" => Shape::Diamond,
        "off-track" => Shape::Square,
        _ => Shape::Ring,
    }
}
