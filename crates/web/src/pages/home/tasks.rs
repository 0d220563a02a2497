//! What there is to do: deliveries that wait, and the natural tasks of a role.

use domain::{
    access::{Permission, Role},
    delivery::DeliveryState,
};
use serde::Serialize;

use crate::{ctx::Ctx, error::Result, parts::Fact, words::Words};

/// How many of the newest deliveries are looked through.
const NEWEST: u32 = 50;

/// A way onward.
#[derive(Debug, Serialize)]
pub(crate) struct Way {
    name: String,
    text: String,
    href: String,
}

/// The tasks of the roles that neither steer nor lead: the end of text keys, and the path.
const TASKS: [(Role, &[(&str, &str)]); 3] = [
    (
        Role::NetworkConsultant,
        &[
            ("units", "/units"),
            ("indicators", "/indicators"),
            ("deliveries", "/deliveries"),
            ("reports", "/reports"),
        ],
    ),
    (
        Role::Auditor,
        &[("events", "/events"), ("deliveries", "/deliveries"), ("sources", "/sources")],
    ),
    (
        Role::Administrator,
        &[("people", "/people"), ("organisation", "/organisation"), ("events", "/events")],
    ),
];

/// Returns the natural tasks of the reader's roles.
pub(super) fn ways(ctx: &Ctx, words: Words) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    for (role, tasks) in TASKS {
        if !ctx.scope.has(role) {
            continue;
        }
        for (key, path) in tasks {
            let href = ctx.href(path);
            if ways.iter().all(|way| way.href != href) {
                ways.push(way(key, href, words));
            }
        }
    }
    ways
}

/// Returns the deliveries that wait to be put in force, for who may see them.
pub(super) async fn waiting(ctx: &Ctx, words: Words) -> Result<Vec<Fact>> {
    if !ctx.scope.may(Permission::ViewDeliveries) {
        return Ok(Vec::new());
    }
    let deliveries = store::deliveries::page(&ctx.app().db, None, NEWEST).await?;
    Ok(deliveries
        .into_iter()
        .filter(|delivery| delivery.state == DeliveryState::Checked)
        .map(|delivery| {
            let href = ctx.href(&format!("/deliveries/{}", delivery.id));
            Fact::to(words.day_of(delivery.at), delivery.files.join(", "), href)
        })
        .collect())
}

fn way(key: &str, href: String, words: Words) -> Way {
    Way { name: words.t(&format!("menu-{key}")), text: words.t(&format!("home-way-{key}")), href }
}

#[cfg(test)]
pub(super) fn sample(words: Words) -> Way {
    way("events", "/events".to_owned(), words)
}
