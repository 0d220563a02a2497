//! Which units are looked at, as the address says it. The address holds the whole state.

use actions::evidence::{self, Across, Wanted};
use domain::{
    breakdown::Breakdown, indicator::Indicator, municipality::MunicipalityCode, period::Period,
    unit::UnitKind, vault::Holder,
};
use serde::Deserialize;

use crate::{
    ctx::Ctx,
    error::Result,
    picture::across::{View, estimates},
};

/// How many of the newest periods are searched for figures when the address names none.
const PERIODS_BACK: usize = 4;

/// What stands in place of a municipality when all are wanted.
pub(super) const ALL: &str = "all";

/// The query of an address, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Asked {
    pub(super) period: Option<String>,
    pub(super) breakdown: Option<String>,
    pub(super) municipality: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) view: Option<String>,
    pub(super) page: Option<String>,
}

/// What is shown.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chosen {
    pub(super) period: Period,
    pub(super) breakdown: Breakdown,
    pub(super) municipality: Option<MunicipalityCode>,
    pub(super) kind: UnitKind,
    pub(super) view: Option<View>,
    pub(super) page: usize,
}

/// What there is to choose from, and what was chosen.
pub(super) struct Found {
    pub(super) chosen: Chosen,
    /// All units of the kind.
    pub(super) across: Across,
    pub(super) periods: Vec<Period>,
    pub(super) breakdowns: Vec<Breakdown>,
    pub(super) kinds: Vec<UnitKind>,
}

impl Chosen {
    /// Returns the query of an address that shows the same.
    pub(super) fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("period", &self.period.to_string());
        if !self.breakdown.is_all() {
            query.append_pair("breakdown", &self.breakdown.to_string());
        }
        let code = self.municipality.map_or_else(|| ALL.to_owned(), |code| code.to_string());
        query.append_pair("municipality", &code);
        query.append_pair("kind", self.kind.code());
        if let Some(view) = self.view {
            query.append_pair("view", view.code());
        }
        if self.page > 1 {
            query.append_pair("page", &self.page.to_string());
        }
        query.finish()
    }
}

/// Finds what the address asks for; none when the indicator has no figures.
///
/// What the address leaves open is the first kind of unit and the newest period that have figures.
pub(super) async fn find(ctx: &Ctx, indicator: &Indicator, asked: &Asked) -> Result<Option<Found>> {
    let app = ctx.app();
    let periods = store::figures::periods(&app.db, &indicator.id).await?;
    let kinds = kinds(indicator);
    let wanted_period = asked.period.as_deref().and_then(|text| text.parse().ok());
    let wanted_kind = kinds.iter().copied().find(|kind| Some(kind.code()) == asked.kind.as_deref());
    let mut newest = None;
    for kind in wanted_kind.map_or_else(|| kinds.clone(), |kind| vec![kind]) {
        let back = || periods.iter().rev().copied().take(PERIODS_BACK).collect();
        for period in wanted_period.map_or_else(back, |period| vec![period]) {
            let breakdowns = store::figures::breakdowns(&app.db, &indicator.id, period).await?;
            let chosen = chosen(ctx, asked, (period, kind), &breakdowns);
            let across = evidence::across(app, &ctx.scope, &wanted(indicator, &chosen)).await?;
            let has_figures = !estimates(&across).is_empty();
            let found = Found {
                chosen,
                across,
                periods: periods.clone(),
                breakdowns,
                kinds: kinds.clone(),
            };
            if has_figures {
                return Ok(Some(found));
            }
            newest.get_or_insert(found);
        }
    }
    Ok(newest)
}

fn wanted(indicator: &Indicator, chosen: &Chosen) -> Wanted {
    Wanted {
        indicator: indicator.id.clone(),
        period: chosen.period,
        breakdown: chosen.breakdown.clone(),
        kinds: vec![chosen.kind],
        municipality: None,
    }
}

fn chosen(
    ctx: &Ctx,
    asked: &Asked,
    (period, kind): (Period, UnitKind),
    breakdowns: &[Breakdown],
) -> Chosen {
    let breakdown = asked.breakdown.as_deref().and_then(|text| text.parse().ok());
    let own = match ctx.app().vault.holder {
        Holder::Municipality(code) => Some(code),
        Holder::Network => None,
    };
    let municipality = match asked.municipality.as_deref() {
        None | Some("") => own,
        Some(text) => text.parse().ok(),
    };
    Chosen {
        period,
        breakdown: breakdown.or_else(|| breakdowns.first().cloned()).unwrap_or_default(),
        municipality: municipality.filter(|_| kind != UnitKind::Municipality),
        kind,
        view: asked.view.as_deref().and_then(view),
        page: asked.page.as_deref().and_then(|page| page.parse().ok()).unwrap_or(1).max(1),
    }
}

/// Returns the kinds that can stand side by side; those of a unit's size come first.
fn kinds(indicator: &Indicator) -> Vec<UnitKind> {
    let is_side_by_side = |kind: &&UnitKind| {
        !matches!(kind, UnitKind::Country | UnitKind::Region | UnitKind::District)
    };
    indicator.levels.iter().filter(is_side_by_side).copied().collect()
}

fn view(code: &str) -> Option<View> {
    [View::Funnel, View::Strip, View::Map].into_iter().find(|view| view.code() == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_holds_the_whole_state() {
        let chosen = Chosen {
            period: Period::SchoolYear(2024),
            breakdown: Breakdown::by("stage", "mellemtrin"),
            municipality: Some("791".parse().unwrap()),
            kind: UnitKind::School,
            view: Some(View::Strip),
            page: 2,
        };
        let written = "period=2024%2F25&breakdown=stage%3Dmellemtrin&municipality=791&kind=school\
                       &view=strip&page=2";
        assert_eq!(chosen.query(), written);
    }
}
