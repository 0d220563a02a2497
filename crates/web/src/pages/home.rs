//! The first page: what each role comes for. A councillor sees goals, a chief what asks for attention, a
//! leader the own unit, others their tasks.

use actions::evidence;
use axum::response::Response;
use domain::{
    access::{Permission, Post, Role},
    unit::UnitNumber,
    vault::Holder,
};
use i18n::Args;
use serde::Serialize;

use super::{
    goals,
    units::show::{ChangesPart, changes_part},
};
use crate::{
    cache::{Body, Head},
    ctx::{Ctx, Menu},
    error::Result,
    parts::Fact,
    render::Page,
    words::{Words, sentence, whole},
};

mod attention;
mod own;
pub(crate) mod standing;
mod tasks;

use attention::Attention;
use own::OwnUnit;
use standing::GoalLine;
use tasks::Way;

/// The first page.
#[derive(Debug, Default, Serialize)]
pub struct HomePage {
    /// The units the reader leads.
    own: Vec<OwnUnit>,
    /// The goals in force, for those who answer for them.
    goals: Vec<GoalLine>,
    /// What was decided, newest first.
    decided: Vec<Fact>,
    /// What surely changed in the municipality.
    changes: Option<ChangesPart>,
    /// Units outside what chance allows.
    attention: Option<Attention>,
    /// Deliveries that were checked and wait to be put in force.
    waiting: Vec<Fact>,
    /// The reader's tasks.
    ways: Vec<Way>,
    /// Whether there are no figures at all.
    is_empty: bool,
    /// Where figures are delivered, for those who see deliveries.
    deliveries: Option<String>,
}

impl Page for HomePage {
    const TEMPLATE: &'static str = "pages/home/index.html";
}

pub(crate) async fn index(ctx: Ctx) -> Result<Response> {
    let key = ctx.cache_key().await?;
    let body = match ctx.site.cache.find(&key) {
        Some(body) => body,
        None => ctx.site.cache.keep(key, body(&ctx).await?),
    };
    ctx.show(Menu::Home, &body).await
}

async fn body(ctx: &Ctx) -> Result<Body> {
    let words = Words(ctx.locale);
    let posts = posts(ctx).await?;
    let statuses = if ctx.scope.may(Permission::ViewGoals) {
        evidence::goal_statuses(ctx.app(), &ctx.scope).await?
    } else {
        Vec::new()
    };
    let has = |roles: &[Role]| roles.iter().any(|role| ctx.scope.has(*role));
    let is_steering = has(&[Role::Councillor, Role::Chief, Role::Administration]);
    let is_running = has(&[Role::Chief, Role::Administration]);
    let own = own::units(ctx, &posts, words).await?;
    let found = store::figures::holdings(&ctx.app().db).await?;
    let mut page = HomePage {
        waiting: tasks::waiting(ctx, words).await?,
        ways: tasks::ways(ctx, words),
        is_empty: found.indicators == 0,
        deliveries: ctx.deliveries(),
        ..HomePage::default()
    };
    if is_steering {
        page.goals = standing::lines(ctx, &statuses, words);
        page.decided = standing::decided(ctx, &statuses, words);
    }
    if is_running {
        page.changes = municipal_changes(ctx, words).await?;
        page.attention = attention::attention(ctx, words).await?;
    }
    let answer = match own.first() {
        Some(unit) if !is_steering => unit.answer.clone(),
        _ if is_steering && !statuses.is_empty() => goals::answer(words, &statuses),
        _ => holdings(found, words),
    };
    page.own = own;
    ctx.body(Head { title: words.t("home-title"), answer, crumbs: Vec::new() }, &page)
}

/// Says how much the vault holds.
fn holdings(found: store::figures::Holdings, words: Words) -> String {
    if found.indicators == 0 {
        return words.t("home-answer-empty");
    }
    let digits = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    let args = Args::default()
        .text("indicators", words.number(digits(found.indicators)))
        .text("units", words.digits(digits(found.units)))
        .count("n", whole(digits(found.units)));
    sentence(&words.tr("home-answer-holdings", &args))
}

/// Returns the posts that the reader holds today.
async fn posts(ctx: &Ctx) -> Result<Vec<Post>> {
    let today = ctx.app().clock.today();
    let posts = store::people::posts_of(&ctx.app().db, ctx.person.id).await?;
    Ok(posts.into_iter().filter(|post| post.is_held_on(today)).collect())
}

async fn municipal_changes(ctx: &Ctx, words: Words) -> Result<Option<ChangesPart>> {
    let Holder::Municipality(code) = ctx.app().vault.holder else { return Ok(None) };
    let changes = evidence::changed(ctx.app(), &ctx.scope, &UnitNumber::from(code)).await?;
    Ok(changes_part(&changes, words))
}

#[cfg(test)]
mod tests {
    use domain::text::Locale;

    use super::*;
    use crate::{picture::samples, render::tests::part_in_both};

    #[test]
    fn an_empty_vault_says_what_to_do_first() {
        let [da, en] = part_in_both(|_| HomePage {
            is_empty: true,
            deliveries: Some("/deliveries".to_owned()),
            ..HomePage::default()
        });
        assert!(da.contains("/deliveries") && en.contains("/deliveries"));
        let said = holdings(store::figures::Holdings::default(), Words(Locale::Da));
        assert!(said.contains("ingen tal"), "{said}");
    }

    #[test]
    fn every_part_of_the_page_is_drawn_in_both_languages() {
        let page = |locale: Locale| {
            let words = Words(locale);
            HomePage {
                own: vec![own::sample(words)],
                goals: vec![standing::sample(words)],
                decided: vec![Fact::new("Kommunalbestyrelsen".to_owned(), "Alle trives")],
                changes: changes_part(&samples::changes(), words),
                attention: Some(attention::sample(words)),
                waiting: vec![Fact::new("figures.csv".to_owned(), "21. november 2026")],
                ways: vec![tasks::sample(words)],
                is_empty: false,
                deliveries: None,
            }
        };
        let [da, en] = part_in_both(page);
        assert!(da.contains("På sporet") && en.contains("On track"));
    }
}
