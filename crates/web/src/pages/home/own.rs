//! The reader's own unit: its targets, what changed, and the way to the talk.

use actions::evidence::{self, Extent};
use domain::{
    access::{Post, Role},
    unit::Unit,
};
use serde::Serialize;

use crate::{
    ctx::Ctx,
    error::Result,
    pages::units::{
        aims::{Aims, aims},
        show::{self, ChangesPart, changes_part},
        unit_href,
    },
    words::Words,
};

/// A unit that the reader leads.
#[derive(Debug, Serialize)]
pub(crate) struct OwnUnit {
    name: String,
    href: String,
    pub(super) answer: String,
    aims: Aims,
    changes: Option<ChangesPart>,
    talk: Option<String>,
}

/// Reads the units that the reader leads, by name.
pub(super) async fn units(ctx: &Ctx, posts: &[Post], words: Words) -> Result<Vec<OwnUnit>> {
    let leads = |post: &&Post| matches!(post.role, Role::UnitLeader | Role::ProfessionalLeader);
    let register = ctx.app().register().await?;
    let mut led: Vec<&Unit> =
        posts.iter().filter(leads).filter_map(|post| register.unit(&post.unit)).collect();
    led.sort_by_cached_key(|unit| i18n::sort_key(&unit.name));
    led.dedup_by_key(|unit| unit.number.clone());
    let mut own = Vec::new();
    for unit in led {
        let evidence =
            evidence::unit_evidence(ctx.app(), &ctx.scope, &unit.number, Extent::Leading).await?;
        let changes = evidence::changed(ctx.app(), &ctx.scope, &unit.number).await?;
        own.push(OwnUnit {
            name: unit.name.clone(),
            href: unit_href(ctx, unit),
            answer: show::answer(unit, &evidence, words),
            aims: aims(&evidence, words, &|one| show::figure_href(ctx, unit, one)),
            changes: changes_part(&changes, words),
            talk: show::talk(ctx, unit),
        });
    }
    Ok(own)
}

#[cfg(test)]
pub(super) fn sample(words: Words) -> OwnUnit {
    use crate::picture::samples;

    let unit = samples::unit("101001", "Åskolen", domain::unit::UnitKind::School);
    let evidence = samples::evidence();
    OwnUnit {
        name: unit.name.clone(),
        href: "/units/101001".to_owned(),
        answer: show::answer(&unit, &evidence, words),
        aims: aims(&evidence, words, &|_| "/units/101001".to_owned()),
        changes: changes_part(&samples::changes(), words),
        talk: Some("/talk".to_owned()),
    }
}
