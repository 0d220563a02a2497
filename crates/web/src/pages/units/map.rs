//! The map of the municipalities, plain or shaded by an indicator.

use std::collections::BTreeMap;

use actions::evidence::{self, Across, Wanted};
use charts::{
    Svg,
    look::{Look, Size},
    theme::Theme,
};
use domain::{
    indicator::Indicator,
    municipality::MunicipalityCode,
    unit::{Unit, UnitKind},
};

use super::{Group, Shade, UnitsPage, plain, unit_href};
use crate::{
    ctx::Ctx,
    error::Result,
    form::{Choice, Field},
    parts::{Links, Picture},
    picture::{
        across::estimates,
        lead,
        map::{self, Said, Shown},
    },
    words::Words,
};

/// How many periods back, and how many parts of the children in each, are looked through for figures.
const PERIODS: usize = 4;
const PARTS: usize = 3;

/// Makes the page of the network: a map, and the municipalities by name.
pub(super) async fn page(
    ctx: &Ctx,
    municipalities: &[Unit],
    indicator: &str,
    words: Words,
) -> Result<UnitsPage> {
    let shades = shades(ctx).await?;
    let chosen = shades.iter().copied().find(|shade| shade.id.as_str() == indicator);
    let across = match chosen {
        Some(shade) => across(ctx, shade).await?,
        None => None,
    };
    let picture = picture(ctx, municipalities, across.as_ref(), words);
    let line = |unit: &Unit| plain(unit, &|listed| unit_href(ctx, listed));
    Ok(UnitsPage {
        map: picture,
        shade: Some(shade(ctx, &shades, chosen, words)),
        groups: vec![Group {
            name: words.t("unit-group-municipalities"),
            units: municipalities.iter().map(line).collect(),
        }],
        ..UnitsPage::default()
    })
}

/// Returns the indicators with figures of municipalities, by name.
async fn shades(ctx: &Ctx) -> Result<Vec<&Indicator>> {
    let with_figures = store::figures::indicators(&ctx.app().db).await?;
    let mut shades: Vec<&Indicator> = with_figures
        .iter()
        .filter_map(|id| ctx.app().catalogue.find(id))
        .filter(|indicator| indicator.has_level(UnitKind::Municipality))
        .collect();
    shades.sort_by_cached_key(|indicator| i18n::sort_key(indicator.name.in_locale(ctx.locale)));
    Ok(shades)
}

/// Reads the newest figures that several municipalities have.
async fn across(ctx: &Ctx, indicator: &Indicator) -> Result<Option<Across>> {
    let periods = store::figures::periods(&ctx.app().db, &indicator.id).await?;
    for period in periods.into_iter().rev().take(PERIODS) {
        let parts = store::figures::breakdowns(&ctx.app().db, &indicator.id, period).await?;
        for breakdown in parts.into_iter().take(PARTS) {
            let wanted = Wanted {
                indicator: indicator.id.clone(),
                period,
                breakdown,
                kinds: vec![UnitKind::Municipality],
                municipality: None,
            };
            let across = evidence::across(ctx.app(), &ctx.scope, &wanted).await?;
            if estimates(&across).len() > 1 {
                return Ok(Some(across));
            }
        }
    }
    Ok(None)
}

fn picture(
    ctx: &Ctx,
    municipalities: &[Unit],
    across: Option<&Across>,
    words: Words,
) -> Option<Picture> {
    let (title, description) = match across {
        Some(across) => (
            words.say(&across.indicator.name),
            lead::across(across, &[UnitKind::Municipality], words),
        ),
        None => (words.t("unit-map-title"), words.t("unit-map-text")),
    };
    let shown = Shown { title, description, said: said(ctx, municipalities, across, words) };
    let map = match across {
        Some(across) => map::shaded(&across.indicator, &shown, words),
        None => map::plain(&shown, words),
    };
    let draw = |size, id| {
        let format = |value, decimals| {
            let decimals = u8::try_from(decimals).unwrap_or_default();
            i18n::decimal(words.0, value, decimals)
        };
        let look = Look { id, theme: Theme::Page, size, format: &format };
        map.draw(&look).ok().map(Svg::into_string)
    };
    Some(Picture {
        wide: draw(Size::Wide, "map-wide")?,
        narrow: draw(Size::Narrow, "map-narrow"),
        caption: shown.description.clone(),
        links: Links::default(),
    })
}

fn said(
    ctx: &Ctx,
    municipalities: &[Unit],
    across: Option<&Across>,
    words: Words,
) -> BTreeMap<MunicipalityCode, Said> {
    let said = |unit: &Unit| {
        let row =
            across.and_then(|across| across.rows.iter().find(|r| r.unit.number == unit.number));
        let known = row.and_then(|row| row.figure.value.known());
        let figure =
            across.zip(known).map(|(across, known)| words.figure(&across.indicator, known));
        let absent = across.map(|_| words.t("talk-absent"));
        let text = match figure.or(absent) {
            Some(figure) => format!("{}: {figure}", unit.name),
            None => unit.name.clone(),
        };
        let value = known.map(|known| known.estimate);
        Said { value, text, link: Some(unit_href(ctx, unit)), own: false }
    };
    municipalities.iter().filter_map(|unit| Some((unit.municipality?, said(unit)))).collect()
}

fn shade(ctx: &Ctx, shades: &[&Indicator], chosen: Option<&Indicator>, words: Words) -> Shade {
    let none = Choice::new("", words.t("unit-map-plain"));
    let named = shades.iter().map(|shade| Choice::new(shade.id.as_str(), words.say(&shade.name)));
    let value = chosen.map(|indicator| indicator.id.to_string()).unwrap_or_default();
    Shade {
        field: Field {
            name: "indicator",
            label: words.t("unit-map-shade"),
            value,
            ..Field::default()
        },
        options: [none].into_iter().chain(named).collect(),
        explained: chosen.map(|indicator| {
            ctx.href(&format!("/indicators/{}/units?kind=municipality", indicator.id))
        }),
    }
}
