//! Efforts: which there are, one with what is known of its effect, and the form that describes them.

use axum::response::Response;
use domain::{
    access::Permission,
    effort::{Effort, EffortState},
    id::EffortId,
};
use i18n::Args;
use serde::Serialize;

use crate::{
    ctx::{Ctx, Menu},
    error::{Error, Result},
    parts::Fact,
    render::Page,
    words::{Words, sentence, whole},
};

pub(crate) mod describing;
pub(crate) mod show;
pub(crate) mod state;

/// The efforts of the vault.
#[derive(Serialize)]
pub(crate) struct EffortsPage {
    answer: String,
    /// Those that are used, then drafts, then those that are over.
    groups: Vec<Group>,
    new: Option<String>,
}

/// Efforts that have come equally far.
#[derive(Serialize)]
struct Group {
    heading: String,
    efforts: Vec<Fact>,
}

impl Page for EffortsPage {
    const TEMPLATE: &'static str = "pages/efforts/index.html";
}

/// Lists the efforts.
pub(crate) async fn index(ctx: Ctx) -> Result<Response> {
    ctx.require(Permission::ViewGoals)?;
    let efforts = store::efforts::list(&ctx.app().db).await?;
    let words = Words(ctx.locale);
    let may_register = ctx.scope.may(Permission::StateGoals);
    let shown: Vec<&Effort> = efforts
        .iter()
        .filter(|effort| may_register || effort.state != EffortState::Draft)
        .collect();
    let group = |state: EffortState| {
        let own = shown.iter().filter(|effort| effort.state == state);
        let efforts: Vec<Fact> = own.map(|effort| line(&ctx, effort, words)).collect();
        let heading = words.t(&format!("{}-heading", state_key(state)));
        (!efforts.is_empty()).then_some(Group { heading, efforts })
    };
    let states = [EffortState::Fixed, EffortState::Draft, EffortState::Closed];
    let page = EffortsPage {
        answer: answer(&shown, words),
        groups: states.into_iter().filter_map(group).collect(),
        new: may_register.then(|| ctx.href("/efforts/new")),
    };
    ctx.page(Menu::Efforts, Vec::new(), &page).await
}

fn answer(efforts: &[&Effort], words: Words) -> String {
    let used = efforts.iter().filter(|effort| effort.state == EffortState::Fixed).count();
    let args = Args::default().count("n", whole(used)).text("used", words.number(used));
    sentence(&words.tr("effort-answer-list", &args))
}

fn line(ctx: &Ctx, effort: &Effort, words: Words) -> Fact {
    let indicator = ctx.app().catalogue.find(&effort.indicator);
    let indicator =
        indicator.map_or_else(|| effort.indicator.to_string(), |known| words.say(&known.name));
    let count = effort.uses.len();
    let args = Args::default()
        .text("indicator", indicator)
        .count("n", whole(count))
        .text("units", words.number(count));
    let note = words.tr("effort-line", &args);
    Fact::to(note, words.say(&effort.title), effort_href(ctx, effort.id))
}

/// Returns an effort that the reader may see.
pub(crate) async fn find(ctx: &Ctx, id: EffortId) -> Result<Effort> {
    let effort = store::efforts::find(&ctx.app().db, id).await?.ok_or(Error::NotFound)?;
    let is_hidden = effort.state == EffortState::Draft && !ctx.scope.may(Permission::StateGoals);
    if is_hidden { Err(Error::NotFound) } else { Ok(effort) }
}

fn effort_href(ctx: &Ctx, id: EffortId) -> String {
    ctx.href(&format!("/efforts/{id}"))
}

const fn state_key(state: EffortState) -> &'static str {
    match state {
        EffortState::Draft => "effort-state-draft",
        EffortState::Fixed => "effort-state-fixed",
        EffortState::Closed => "effort-state-closed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tests::in_both;

    #[test]
    fn a_vault_without_efforts_says_what_to_do_first() {
        let [da, en] = in_both(|locale| EffortsPage {
            answer: answer(&[], Words(locale)),
            groups: Vec::new(),
            new: Some("/efforts/new".to_owned()),
        });
        assert!(da.contains("/efforts/new") && en.contains("/efforts/new"));
    }

    #[test]
    fn efforts_stand_by_how_far_they_have_come() {
        let [da, _] = in_both(|locale| {
            let words = Words(locale);
            let line = Fact::to("3 skoler".to_owned(), "Læsebånd", "/efforts/1".to_owned());
            EffortsPage {
                answer: answer(&[], words),
                groups: vec![Group {
                    heading: words.t("effort-state-fixed-heading"),
                    efforts: vec![line],
                }],
                new: None,
            }
        });
        assert!(da.contains("Læsebånd"));
    }
}
