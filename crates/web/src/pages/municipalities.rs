//! A municipality: its own figures beside the country's, and its schools and daycare units.

use actions::{
    evidence::{self, Evidence, Extent},
    shipped,
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use domain::{
    access::Permission,
    figure::Figure,
    goal::GoalLevel,
    indicator::Polarity,
    municipality::MunicipalityCode,
    unit::{Unit, UnitNumber},
    vault::Holder,
};
use i18n::Args;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    home::standing::{self, GoalLine},
    units::{
        self, Group,
        aims::{self, Aims},
        sections::{Section, sections},
        show::{self, ChangesPart, NoFigures},
    },
};
use crate::{
    cache::{Body, Head},
    ctx::{Ctx, Menu},
    error::{Error, Result},
    parts::{Fact, Links},
    picture::trend::figure_of,
    render::Page,
    shell::Crumb,
    words::{Words, sentence, whole},
};

mod side_by_side;

use side_by_side::SideBySide;

/// A municipality.
#[derive(Debug, Default, Serialize)]
pub(crate) struct MunicipalityPage {
    name: String,
    facts: Vec<Fact>,
    /// The municipality's own goals in force, in its own vault.
    goals: Vec<GoalLine>,
    aims: Aims,
    /// Schools and daycare units beside each other on one indicator each.
    sides: Vec<SideBySide>,
    sections: Vec<Section>,
    changes: Option<ChangesPart>,
    groups: Vec<Group>,
    no_figures: NoFigures,
    links: Links,
}

impl Page for MunicipalityPage {
    const TEMPLATE: &'static str = "pages/municipalities/show.html";
}

/// The indicators that units are shown on.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    pub(super) schools: String,
    #[serde(default)]
    pub(super) daycare: String,
}

/// Shows a municipality.
pub(crate) async fn show(
    ctx: Ctx,
    Path(code): Path<MunicipalityCode>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    ctx.require(Permission::ViewFigures)?;
    let key = ctx.cache_key().await?;
    let body = match ctx.site.cache.find(&key) {
        Some(body) => body,
        None => ctx.site.cache.keep(key, body(&ctx, code, &asked).await?),
    };
    ctx.show(Menu::Units, &body).await
}

async fn body(ctx: &Ctx, code: MunicipalityCode, asked: &Asked) -> Result<Body> {
    let words = Words(ctx.locale);
    let number = UnitNumber::from(code);
    let unit = ctx.app().register().await?.unit(&number).cloned().ok_or(Error::NotFound)?;
    let units = store::units::in_municipality(&ctx.app().db, code, &[]).await?;
    let evidence = evidence::unit_evidence(ctx.app(), &ctx.scope, &number, Extent::Leading).await?;
    let changes = evidence::changed(ctx.app(), &ctx.scope, &number).await?;
    let today = ctx.app().clock.today();
    let goals = own_goals(ctx, code, words).await?;
    let aims = aims::aims(&evidence, words, &|one| show::figure_href(ctx, &unit, one));
    let page = MunicipalityPage {
        facts: facts(ctx, code, words),
        aims: if goals.is_empty() { aims } else { aims.national_only() },
        goals,
        sides: side_by_side::sides(ctx, code, asked, words).await?,
        sections: sections(ctx, &unit, &evidence).await?,
        changes: show::changes_part(&changes, words),
        groups: units::groups(&units, today, words, &|listed| units::unit_href(ctx, listed)),
        no_figures: show::no_figures(ctx, &unit, words),
        links: show::links(ctx, &format!("/units/{number}")),
        name: unit.name.clone(),
    };
    let title = official_name(code, &unit.name, words);
    let head = Head {
        answer: answer(&unit, (&units, today), &evidence, words),
        crumbs: vec![
            Crumb::to(words.t("menu-home"), ctx.href("/")),
            Crumb::to(words.t("menu-units"), ctx.href("/units")),
            Crumb::here(title.clone()),
        ],
        title,
    };
    ctx.body(head, &page)
}

/// Returns the name a municipality is known by in law: most are `… Kommune`, two are not.
fn official_name(code: MunicipalityCode, name: &str, words: Words) -> String {
    let own = format!("municipality-name-{code}");
    if i18n::has(words.0, &own) {
        words.t(&own)
    } else {
        words.with("municipality-name", "name", name)
    }
}

/// Returns how the municipality's own goals stand; those of other municipalities are not known here.
async fn own_goals(ctx: &Ctx, code: MunicipalityCode, words: Words) -> Result<Vec<GoalLine>> {
    let is_own = ctx.app().vault.holder == Holder::Municipality(code);
    if !is_own || !ctx.scope.may(Permission::ViewGoals) {
        return Ok(Vec::new());
    }
    let mut statuses = evidence::goal_statuses(ctx.app(), &ctx.scope).await?;
    statuses.retain(|status| status.goal.level != GoalLevel::National);
    Ok(standing::lines(ctx, &statuses, words))
}

/// Says how targets stand, or else how the figures lie beside the country's, and how many units there are.
fn answer(
    unit: &Unit,
    (units, today): (&[Unit], Date),
    evidence: &[Evidence],
    words: Words,
) -> String {
    let institutions: Vec<Unit> = units.iter().filter(|one| !one.kind.is_area()).cloned().collect();
    let counted = units::counted(&institutions, today, words);
    let is_known = evidence.iter().any(|one| one.newest.is_some());
    let has_targets = evidence.iter().any(|one| !one.targets.is_empty());
    let first = match (is_known, has_targets) {
        (false, _) if institutions.is_empty() => {
            words.with("unit-answer-no-figures", "name", &unit.name)
        }
        (false, _) => words.with("unit-answer-no-figures-whole", "name", &unit.name),
        (true, true) => show::answer(unit, evidence, words),
        (true, false) => beside_country(evidence, words)
            .unwrap_or_else(|| words.with("unit-answer-no-targets", "name", &unit.name)),
    };
    if institutions.is_empty() { first } else { format!("{first} {counted}") }
}

/// Says on how many figures the municipality is surely better or worse than the country.
fn beside_country(evidence: &[Evidence], words: Words) -> Option<String> {
    let sides: Vec<Side> = evidence
        .iter()
        .filter(|one| one.breakdown.is_all() && one.indicator.polarity != Polarity::Neutral)
        .filter_map(side)
        .collect();
    let count = |wanted: Side| sides.iter().filter(|side| **side == wanted).count();
    let args = Args::default()
        .count("n", whole(sides.len()))
        .text("all", words.number(sides.len()))
        .text("better", words.number(count(Side::Better)))
        .text("worse", words.number(count(Side::Worse)));
    (!sides.is_empty()).then(|| sentence(&words.tr("municipality-answer", &args)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Better,
    Worse,
    CannotTell,
}

/// Tells whether the interval of the newest figure leaves the country's figure out, and on which side.
fn side(one: &Evidence) -> Option<Side> {
    let newest: &Figure = one.newest.as_ref()?;
    let (lower, upper) = newest.value.known()?.interval.ends()?;
    let country = figure_of(&one.country, newest.key.period)?.value.known()?.estimate;
    let higher_is_better = one.indicator.polarity == Polarity::HigherIsBetter;
    Some(match (lower > country, upper < country) {
        (false, false) => Side::CannotTell,
        (is_above, _) if is_above == higher_is_better => Side::Better,
        _ => Side::Worse,
    })
}

fn facts(ctx: &Ctx, code: MunicipalityCode, words: Words) -> Vec<Fact> {
    let today = ctx.app().clock.today();
    let known = shipped::municipalities().unwrap_or_default();
    let municipality = known.into_iter().find(|municipality| municipality.code == code);
    let region = municipality.map(|municipality| {
        let region = municipality.region_on(today).to_owned();
        let later = municipality.region_from_2027;
        let text = if region == later {
            region
        } else {
            let args = Args::default().text("region", region).text("later", later);
            words.tr("municipality-region-until", &args)
        };
        Fact::new(words.t("municipality-region"), text)
    });
    [Some(Fact::new(words.t("municipality-code"), code.to_string())), region]
        .into_iter()
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests {
    use domain::{text::Locale, unit::UnitKind};

    use super::*;
    use crate::{picture::samples, render::tests::part_in_both};

    #[test]
    fn an_interval_that_leaves_the_country_out_is_on_a_side() {
        let mut one = samples::evidence().remove(0);
        one.targets.clear();
        let said = beside_country(&[one], Words(Locale::Da)).unwrap();
        assert!(said.starts_with("Ét tal kan sammenlignes"), "{said}");
    }

    #[test]
    fn a_municipality_without_anything_says_what_to_do() {
        let unit = samples::unit("101", "København", UnitKind::Municipality);
        let today = jiff::civil::date(2026, 11, 22);
        let said = answer(&unit, (&[], today), &[], Words(Locale::Da));
        assert_eq!(said, "Der er ingen tal for København endnu.");
        let school = samples::unit("101001", "Åskolen", UnitKind::School);
        let said = answer(&unit, (&[school], today), &[], Words(Locale::Da));
        assert_eq!(said, "Der er ingen tal for København som helhed. Kommunen har én skole.");
        part_in_both(|_| MunicipalityPage::default());
    }

    #[test]
    fn a_municipality_has_the_name_it_is_known_by() {
        let words = Words(Locale::Da);
        for (code, name, known_as) in [
            ("101", "København", "Københavns Kommune"),
            ("400", "Bornholm", "Bornholms Regionskommune"),
            ("751", "Aarhus", "Aarhus Kommune"),
        ] {
            assert_eq!(official_name(code.parse().unwrap(), name, words), known_as);
        }
    }
}
