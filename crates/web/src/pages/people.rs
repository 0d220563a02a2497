//! People who can sign in, with their posts.

use std::collections::BTreeMap;

use actions::error::Fault;
use axum::response::Response;
use domain::{
    access::{Permission, Post},
    id::PersonId,
};
use i18n::Args;
use serde::Serialize;

use crate::{
    ctx::{Ctx, Menu},
    error::Result,
    form::Field,
    pages::organisation::Organisation,
    parts::{Cell, Column, Row, Table},
    render::Page,
    words::{Words, whole},
};

pub(crate) mod adding;
pub(crate) mod person;

/// The list of people.
#[derive(Serialize)]
pub(crate) struct PeoplePage {
    answer: String,
    new: String,
    table: Table,
}

impl Page for PeoplePage {
    const TEMPLATE: &'static str = "pages/people.html";
}

/// Lists people with the posts they hold today.
pub(crate) async fn index(ctx: Ctx) -> Result<Response> {
    ctx.require(Permission::KeepPeople)?;
    let db = &ctx.app().db;
    let today = ctx.app().clock.today();
    let words = Words(ctx.locale);
    let organisation = Organisation::read(&ctx).await?;
    let mut held: BTreeMap<PersonId, Vec<String>> = BTreeMap::new();
    for post in store::people::posts(db).await?.iter().filter(|post| post.is_held_on(today)) {
        held.entry(post.person).or_default().push(organisation.post_name(post));
    }
    let people = store::people::list(db).await?;
    let without = people.iter().filter(|person| !held.contains_key(&person.id)).count();
    let args = Args::default().count("n", whole(people.len())).count("without", whole(without));
    let rows = people.iter().map(|person| Row {
        own: person.id == ctx.person.id,
        cells: vec![
            Cell::link(&person.name, ctx.href(&format!("/people/{}", person.id))),
            Cell::text(&person.email),
            match held.get(&person.id) {
                Some(posts) => Cell::text(posts.join(", ")),
                None => Cell::nothing(words.t("people-no-post")),
            },
        ],
    });
    let column = |key: &str| Column::words(words.t(key));
    let page = PeoplePage {
        answer: words.tr("people-answer", &args),
        new: ctx.href("/people/new"),
        table: Table {
            caption: words.t("menu-people"),
            columns: vec![column("field-name"), column("field-email"), column("people-posts")],
            rows: rows.collect(),
        },
    };
    ctx.page(Menu::People, Vec::new(), &page).await
}

/// Makes the field for a password that is to be chosen.
pub(crate) fn new_password(ctx: &Ctx, faults: &[Fault]) -> Field {
    let hint = Some(ctx.t("field-new-password-hint"));
    Field { hint, ..ctx.field("password", "", faults) }
}

impl Organisation<'_> {
    /// Names a post: `Leder, Ankerhusskolen`.
    pub(crate) fn post_name(&self, post: &Post) -> String {
        let role = self.role_name(post);
        format!("{role}, {}", self.name_of(&post.unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tests::in_both;

    #[test]
    fn people_without_a_post_are_told_of() {
        let [da, en] = in_both(|locale| {
            let words = Words(locale);
            let args = Args::default().count("n", 3).count("without", 1);
            PeoplePage {
                answer: words.tr("people-answer", &args),
                new: "/people/new".to_owned(),
                table: Table {
                    caption: words.t("menu-people"),
                    columns: vec![Column::words(words.t("field-name"))],
                    rows: vec![Row {
                        own: true,
                        cells: vec![Cell::nothing(words.t("people-no-post"))],
                    }],
                },
            }
        });
        assert!(da.contains("3 personer kan logge ind. Én har ingen post"));
        assert!(en.contains("no post"));
    }
}
