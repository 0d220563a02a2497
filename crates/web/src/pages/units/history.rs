//! How a unit came to be what it is: what it follows, what follows it, and where it stands.

use domain::unit::{Placement, Succession, SuccessionKind, Unit, UnitNumber};
use i18n::Args;

use super::unit_href;
use crate::{ctx::Ctx, error::Result, parts::Fact, words::Words};

/// Returns what is known of a unit's life and places, each a line.
pub(super) async fn history(ctx: &Ctx, unit: &Unit, words: Words) -> Result<Vec<Fact>> {
    let db = &ctx.app().db;
    let successions = store::units::successions(db, Some(&unit.number)).await?;
    let parents = store::units::parents(db, &unit.number, ctx.app().clock.today()).await?;
    let register = ctx.app().register().await?;
    let find = |number: &UnitNumber| {
        let found = register.unit(number);
        let name = found.map_or_else(|| number.to_string(), |other| other.name.clone());
        (name, found.map(|other| unit_href(ctx, other)))
    };
    let life = life(unit, words);
    let followed = successions.iter().map(|one| succession(unit, one, words, &find));
    let places = parents.iter().map(|one| placement(one, words, &find));
    Ok(life.into_iter().chain(places).chain(followed).collect())
}

type Find<'a> = dyn Fn(&UnitNumber) -> (String, Option<String>) + 'a;

fn life(unit: &Unit, words: Words) -> Vec<Fact> {
    let day = |key: &str, day| Fact::new(words.t(key), words.day(day));
    let ownership = unit.ownership.as_ref().filter(|text| !text.is_empty());
    [
        Some(Fact::new(words.t("unit-number"), unit.number.to_string())),
        ownership.map(|text| Fact::new(words.t("unit-ownership"), text.clone())),
        unit.opened.map(|opened| day("unit-opened", opened)),
        unit.closed.map(|closed| day("unit-closes", closed)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn succession(unit: &Unit, one: &Succession, words: Words, find: &Find<'_>) -> Fact {
    let is_old = one.old == unit.number;
    let (other, href) = find(if is_old { &one.new } else { &one.old });
    let kind = match one.kind {
        SuccessionKind::Merged => "merged",
        SuccessionKind::Split => "split",
        SuccessionKind::Renumbered => "renumbered",
    };
    let side = if is_old { "into" } else { "from" };
    let args = Args::default().text("day", words.day(one.on)).text("other", other);
    let text = words.tr(&format!("unit-{kind}-{side}"), &args);
    Fact { label: words.t("unit-succession"), text, href }
}

fn placement(one: &Placement, words: Words, find: &Find<'_>) -> Fact {
    let (parent, href) = find(&one.parent);
    let key = format!("hierarchy-{}", one.hierarchy);
    let hierarchy = if i18n::has(words.0, &key) { words.t(&key) } else { one.hierarchy.clone() };
    let args = Args::default().text("parent", parent).text("day", words.day(one.from));
    Fact { label: hierarchy, text: words.tr("unit-placed", &args), href }
}
