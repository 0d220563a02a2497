//! What the page of one indicator across units is made of, and how it is put together.

use std::{
    collections::{BTreeMap, BTreeSet},
    slice,
    sync::Arc,
};

use actions::evidence::Row;
use domain::{
    access::OwnUnits,
    delivery::Delivery,
    figure::Uncertainty,
    id::DeliveryId,
    indicator::Indicator,
    municipality::MunicipalityCode,
    report::FunnelClass,
    unit::{Register, Unit, UnitKind, UnitNumber},
};
use i18n::Args;

use super::{
    across::AcrossPage,
    asked::{self, Asked, Chosen, Found},
    filters::filters,
    find,
};
use crate::{
    ctx::Ctx,
    error::Result,
    pages::{exports::Line, units::deliveries_of},
    parts::{Fact, Links, Pager, Picture},
    picture::{
        across::{Sight, View},
        card::source,
        funnel::class_words,
        lead,
    },
    words::{Words, sentence, whole},
};

/// How many rows stand on a page; files have all.
const ROWS: usize = 200;

/// What a page or a file is made of.
pub(super) struct Wide {
    pub(super) indicator: Indicator,
    pub(super) found: Found,
    register: Arc<Register>,
    municipalities: BTreeMap<MunicipalityCode, String>,
    deliveries: BTreeMap<DeliveryId, Delivery>,
    near: BTreeSet<UnitNumber>,
    country: Option<f64>,
    pub(super) words: Words,
}

impl Wide {
    pub(super) async fn read(ctx: &Ctx, id: &str, asked: &Asked) -> Result<Option<Self>> {
        let indicator = find(ctx, id)?;
        let Some(found) = asked::find(ctx, &indicator, asked).await? else { return Ok(None) };
        let register = ctx.app().register().await?;
        let country = country(ctx, &indicator, &found).await?;
        let near = near(ctx, &found);
        Ok(Some(Self {
            municipalities: municipalities(&register, &found),
            deliveries: deliveries_of(ctx).await?,
            indicator,
            found,
            register,
            near,
            country,
            words: Words(ctx.locale),
        }))
    }

    pub(super) fn sight<'a>(&'a self, href: &'a dyn Fn(&Unit) -> String) -> Sight<'a> {
        let kinds = slice::from_ref(&self.found.chosen.kind);
        Sight {
            all: &self.found.across,
            kinds,
            near: self.near.clone(),
            country: self.country,
            answer: lead::across(&self.found.across, kinds, self.words),
            href,
            words: self.words,
        }
    }

    /// Returns the rows of the chosen municipality, or all.
    pub(super) fn rows(&self) -> Vec<&Row> {
        let wanted = self.found.chosen.municipality;
        let is_wanted = |row: &&Row| wanted.is_none() || row.unit.municipality == wanted;
        self.found.across.rows.iter().filter(is_wanted).collect()
    }

    pub(super) fn view(&self, sight: &Sight<'_>) -> View {
        let views = sight.views();
        let asked = self.found.chosen.view.filter(|view| views.contains(view));
        asked.or(views.first().copied()).unwrap_or(View::Strip)
    }

    pub(super) fn page(&self, sight: &Sight<'_>, address: &str) -> AcrossPage {
        let mut rows = self.rows();
        rows.sort_by_key(|row| row.figure.value.known().is_none());
        let page = self.found.chosen.page.min(rows.len().div_ceil(ROWS)).max(1);
        let shown: Vec<&Row> = rows.iter().copied().skip((page - 1) * ROWS).take(ROWS).collect();
        let is_spread = self.found.chosen.municipality.is_none()
            && self.found.chosen.kind != UnitKind::Municipality
            && self.municipalities.len() > 1;
        let places = is_spread.then_some(&self.municipalities);
        AcrossPage {
            action: format!("{address}/units"),
            filters: filters(&self.found, &sight.views(), &self.municipalities, self.words),
            picture: self.picture(sight, address),
            notes: self.notes(),
            table: sight.table(&shown, places),
            pager: self.pager(rows.len(), page, address),
            facts: self.facts(),
            definition: self.words.say(&self.indicator.definition),
            can_tell: self.words.say(&self.indicator.can_tell),
            cannot_tell: self.words.say(&self.indicator.cannot_tell),
            explained: address.to_owned(),
            deliveries: None,
        }
    }

    fn picture(&self, sight: &Sight<'_>, address: &str) -> Option<Picture> {
        let view = self.view(sight);
        let hand = sight.hand("across", view);
        let caption = sight.caption(view);
        let picture = hand.both(caption, sight.drawing(view))?;
        let query = self.found.chosen.query();
        let file = |end: &str| Some(format!("{address}/units{end}?{query}"));
        let links = Links {
            table: Some("#table".to_owned()),
            csv: file(".csv"),
            xlsx: file(".xlsx"),
            svg: file(".svg"),
            page: file(""),
        };
        Some(Picture { links, ..picture })
    }

    /// Says what else has to be known to read the figures.
    fn notes(&self) -> Vec<String> {
        let chosen = &self.found.chosen;
        let apart = self.indicator.uncomparable_in(chosen.period).map(|part| {
            let args = Args::default()
                .text("period", chosen.period.to_string())
                .text("why", self.words.say(&part.why));
            self.words.tr("indicator-note-apart", &args)
        });
        let funnel = self.found.across.funnel.as_ref();
        let widened =
            funnel.filter(|funnel| funnel.widened).map(|_| self.words.t("picture-place-widened"));
        let is_estimated = |row: &Row| {
            let known = row.figure.value.known();
            known.is_some_and(|known| matches!(known.interval, Uncertainty::Estimated { .. }))
        };
        let estimated = self.found.across.rows.iter().any(is_estimated);
        let estimated = estimated.then(|| self.words.t("indicator-note-estimated"));
        [apart, widened, estimated].into_iter().flatten().collect()
    }

    fn pager(&self, rows: usize, page: usize, address: &str) -> Option<Pager> {
        let pages = rows.div_ceil(ROWS);
        let to = |other: usize| {
            let chosen = Chosen { page: other, ..self.found.chosen.clone() };
            format!("{address}/units?{}#table", chosen.query())
        };
        let args = Args::default()
            .text("first", self.words.digits((page - 1) * ROWS + 1))
            .text("last", self.words.digits((page * ROWS).min(rows)))
            .text("all", self.words.digits(rows));
        (pages > 1).then(|| Pager {
            text: self.words.tr("indicator-rows", &args),
            previous: (page > 1).then(|| to(page - 1)),
            next: (page < pages).then(|| to(page + 1)),
        })
    }

    fn facts(&self) -> Vec<Fact> {
        let ids: BTreeSet<DeliveryId> =
            self.found.across.rows.iter().map(|row| row.figure.delivery).collect();
        let country = self.country.map(|value| {
            let text = self.words.value(&self.indicator, value);
            Fact::new(self.words.t("talk-row-country"), text)
        });
        let period = Fact::new(
            self.words.t("indicator-filter-period"),
            self.found.chosen.period.to_string(),
        );
        let of = |id: &DeliveryId| source(&self.indicator, self.deliveries.get(id), self.words);
        let sources: BTreeSet<Vec<Fact>> = ids.iter().map(of).collect();
        [period].into_iter().chain(country).chain(sources.into_iter().flatten()).collect()
    }

    /// Says how the units of the chosen municipality lie.
    pub(super) fn here(&self) -> Option<String> {
        let code = self.found.chosen.municipality?;
        let rows = self.rows();
        let placed = rows.iter().filter(|row| row.class.is_some()).count();
        let outside = rows
            .iter()
            .filter(|row| row.class.is_some_and(|class| class != FunnelClass::AsExpected))
            .count();
        if placed == 0 || rows.len() == self.found.across.rows.len() {
            return None;
        }
        let args = Args::default()
            .text("municipality", self.name_of(Some(code)))
            .text("units", self.words.units(&[self.found.chosen.kind], placed))
            .text("outside", self.words.number_of(&[self.found.chosen.kind], outside))
            .count("n", whole(outside));
        Some(sentence(&self.words.tr("picture-across-here", &args)))
    }

    pub(super) fn line<'a>(&'a self, row: &'a Row) -> Line<'a> {
        Line {
            unit: &row.unit,
            municipality: self.name_of(row.unit.municipality),
            indicator: &self.indicator,
            figure: &row.figure,
            place: row.class.map(|class| class_words(class, self.words)),
            delivery: self.deliveries.get(&row.figure.delivery),
        }
    }

    fn name_of(&self, code: Option<MunicipalityCode>) -> String {
        let unit = code.and_then(|code| self.register.unit(&code.into()));
        unit.map(|unit| unit.name.clone()).unwrap_or_default()
    }

    pub(super) fn file_name(&self) -> String {
        format!("{}-{}", self.indicator.id, self.found.chosen.period)
    }
}

/// Returns the names of the municipalities whose units stand side by side.
fn municipalities(register: &Register, found: &Found) -> BTreeMap<MunicipalityCode, String> {
    let codes: BTreeSet<MunicipalityCode> =
        found.across.rows.iter().filter_map(|row| row.unit.municipality).collect();
    codes
        .into_iter()
        .filter_map(|code| Some((code, register.unit(&code.into())?.name.clone())))
        .collect()
}

/// Returns the reader's own units, and those of a municipality that was chosen among several.
fn near(ctx: &Ctx, found: &Found) -> BTreeSet<UnitNumber> {
    let chosen = found.chosen.municipality;
    let is_own = |unit: &Unit| match ctx.scope.own_units() {
        OwnUnits::All => false,
        OwnUnits::Only(units) => units.contains(&unit.number),
    };
    let units = || found.across.rows.iter().map(|row| &row.unit);
    let is_some_elsewhere = units().any(|unit| unit.municipality != chosen);
    units()
        .filter(|unit| {
            is_own(unit) || (is_some_elsewhere && chosen.is_some() && unit.municipality == chosen)
        })
        .map(|unit| unit.number.clone())
        .collect()
}

async fn country(ctx: &Ctx, indicator: &Indicator, found: &Found) -> Result<Option<f64>> {
    let number = UnitNumber::country();
    let breakdown = &found.chosen.breakdown;
    let series = store::figures::series(&ctx.app().db, &indicator.id, &number, breakdown).await?;
    let figure = series.into_iter().find(|figure| figure.key.period == found.chosen.period);
    let seen = figure.map(|figure| ctx.scope.view(figure, indicator));
    Ok(seen.and_then(|seen| seen.value.known().map(|known| known.estimate)))
}

#[cfg(test)]
mod tests {
    use domain::{breakdown::Breakdown, text::Locale};

    use super::*;
    use crate::{picture::samples, render::tests::part_in_both};

    fn wide(locale: Locale, view: View) -> Wide {
        let across = samples::across();
        let chosen = Chosen {
            period: across.period,
            breakdown: Breakdown::all(),
            municipality: None,
            kind: UnitKind::School,
            view: Some(view),
            page: 1,
        };
        Wide {
            indicator: across.indicator.clone(),
            found: Found {
                periods: vec![across.period],
                breakdowns: vec![Breakdown::all()],
                kinds: vec![UnitKind::School],
                across,
                chosen,
            },
            register: Arc::default(),
            municipalities: BTreeMap::new(),
            deliveries: BTreeMap::new(),
            near: BTreeSet::new(),
            country: Some(90.0),
            words: Words(locale),
        }
    }

    #[test]
    fn units_stand_by_name_with_interval_before_estimate() {
        let href = |unit: &Unit| format!("/units/{}", unit.number);
        let [da, en] = part_in_both(|locale| {
            let wide = wide(locale, View::Funnel);
            wide.page(&wide.sight(&href), "/indicators/x")
        });
        let names = ["Bakkeskolen</a>", "Ærøskolen</a>", "Åskolen</a>"];
        let places = names.map(|name| da.rfind(name).unwrap());
        assert!(places.is_sorted());
        assert!(da.contains("ikke målt") && en.contains("Among others"));
    }

    #[test]
    fn each_view_is_drawn_and_the_answer_tells_what_chance_would_give() {
        let href = |unit: &Unit| format!("/units/{}", unit.number);
        for view in [View::Funnel, View::Strip] {
            let wide = wide(Locale::Da, view);
            let sight = wide.sight(&href);
            let drawn = wide.page(&sight, "/indicators/x").picture.unwrap();
            assert!(drawn.wide.contains(&format!("chart-{}", view.code())));
            assert!(sight.answer.contains("tilfældet alene"), "{}", sight.answer);
        }
    }

    #[test]
    fn a_file_has_all_rows_in_the_same_order() {
        let wide = wide(Locale::Da, View::Strip);
        let lines: Vec<Line<'_>> = wide.rows().into_iter().map(|row| wide.line(row)).collect();
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[2].unit.name, "Åskolen");
    }
}
