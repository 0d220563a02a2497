//! One indicator across units: funnel, strip, map and table. Units stand by name, never by figure.

use std::collections::{BTreeMap, BTreeSet};

use actions::evidence::{Across, Row as Reading};
use charts::{
    Svg,
    input::{Mark, Nothing},
    look::Look,
};
use domain::{
    figure::Value,
    indicator::Indicator,
    municipality::MunicipalityCode,
    report::FunnelClass,
    unit::{Unit, UnitKind, UnitNumber},
};

use super::{
    draw::{Hand, Ticks},
    funnel::{self, class_words, others_text},
    map, strip,
};
use crate::{
    parts::{Cell, Column, Row, Table},
    words::{Words, rounded, sentence},
};

/// The most units that are named in a chart.
const MOST_NAMED: usize = 30;

/// What is looked at.
pub(crate) struct Sight<'a> {
    /// All units of the kinds.
    pub(crate) all: &'a Across,
    /// The kinds.
    pub(crate) kinds: &'a [UnitKind],
    /// The units that stand out: the reader's own, or those of the chosen municipality.
    pub(crate) near: BTreeSet<UnitNumber>,
    /// The country's figure.
    pub(crate) country: Option<f64>,
    /// Says what it shows.
    pub(crate) answer: String,
    /// Where a unit's page is.
    pub(crate) href: &'a dyn Fn(&Unit) -> String,
    pub(crate) words: Words,
}

/// Draws in a look.
pub(crate) type Drawing = dyn Fn(&Look<'_>) -> Result<Svg, Nothing>;

/// Which picture is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    /// Against the counts.
    Funnel,
    /// On one line.
    Strip,
    /// On the map.
    Map,
}

impl View {
    /// Returns the word in addresses and text keys.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Funnel => "funnel",
            Self::Strip => "strip",
            Self::Map => "map",
        }
    }
}

/// Returns the estimates that are known.
pub(crate) fn estimates(across: &Across) -> Vec<f64> {
    across
        .rows
        .iter()
        .filter_map(|row| row.figure.value.known().map(|known| known.estimate))
        .collect()
}

impl Sight<'_> {
    /// Returns the views that can be drawn, the best first: a map that is mostly empty comes last.
    pub(crate) fn views(&self) -> Vec<View> {
        let has_funnel = self.all.funnel.as_ref().is_some_and(|funnel| funnel.placed > 0);
        let shaded = self.shaded();
        let is_filled = shaded * 2 > map::municipalities();
        [
            (View::Map, is_filled),
            (View::Funnel, has_funnel),
            (View::Strip, true),
            (View::Map, shaded > 1 && !is_filled),
        ]
        .into_iter()
        .filter_map(|(view, is_there)| is_there.then_some(view))
        .collect()
    }

    /// Counts the municipalities with figures that a map can shade.
    fn shaded(&self) -> usize {
        if self.kinds != [UnitKind::Municipality] {
            return 0;
        }
        let is_known = |row: &&Reading| row.figure.value.known().is_some();
        let codes = self.all.rows.iter().filter(is_known).filter_map(|row| row.unit.municipality);
        codes.filter(|code| map::has(*code)).count()
    }

    /// Says how a view is read, by what is drawn in it.
    pub(crate) fn caption(&self, view: View) -> String {
        let (named, _) = self.parted();
        let has_interval = |row: &&&Reading| {
            row.figure.value.known().is_some_and(|known| known.interval.ends().is_some())
        };
        let below = match (view, named.iter().any(|row| has_interval(&row))) {
            (View::Strip, _) if named.is_empty() || self.is_crowded() => None,
            (View::Strip, true) => Some("picture-caption-strip-intervals"),
            (View::Strip, false) => Some("picture-caption-strip-named"),
            (View::Funnel | View::Map, _) => None,
        };
        let dark = (view != View::Map && self.is_crowded()).then_some("picture-caption-near");
        let first = format!("picture-caption-{}", view.code());
        let parts = [Some(first.as_str()), below, dark].into_iter().flatten();
        parts.map(|key| self.words.t(key)).collect::<Vec<_>>().join(" ")
    }

    /// Returns what draws a view.
    pub(crate) fn hand<'a>(&'a self, id: &'a str, view: View) -> Hand<'a> {
        let ticks = if view == View::Funnel { Ticks::Bare } else { Ticks::Signed };
        Hand { id, indicator: &self.all.indicator, words: self.words, ticks }
    }

    /// Makes the drawing of a view.
    pub(crate) fn drawing(&self, view: View) -> Box<Drawing> {
        let indicator = &self.all.indicator;
        match view {
            View::Funnel => {
                let chart = funnel::chart(indicator, &self.funnel(), self.words);
                Box::new(move |look| chart.draw(look))
            }
            View::Strip => {
                let chart = strip::chart(indicator, &self.strip(), self.words);
                Box::new(move |look| chart.draw(look))
            }
            View::Map => {
                let chart = map::shaded(indicator, &self.map(), self.words);
                Box::new(move |look| chart.draw(look))
            }
        }
    }

    fn funnel(&self) -> funnel::Shown {
        let funnel = self.all.funnel.as_ref();
        let (named, others) = self.parted();
        let at = |reading: &Reading| {
            let known = reading.figure.value.known()?;
            reading.class.and(known.n.map(|count| (count.n, known.estimate)))
        };
        let others: Vec<(f64, f64)> = others.iter().copied().filter_map(at).collect();
        funnel::Shown {
            period: self.all.period,
            centre: funnel.map_or(0.0, |funnel| funnel.centre),
            limits: funnel.map(|funnel| funnel.limits.clone()).unwrap_or_default(),
            others_text: self.others_text(others.len()),
            others,
            named: named
                .iter()
                .filter_map(|reading| {
                    Some(funnel::Named {
                        label: self.label(reading),
                        at: at(reading)?,
                        class: reading.class?,
                        mark: self.mark(reading),
                    })
                })
                .collect(),
            description: self.answer.clone(),
        }
    }

    fn strip(&self) -> strip::Shown {
        let (named, others) = self.parted();
        let known = |reading: &Reading| reading.figure.value.known().cloned();
        let others: Vec<f64> =
            others.iter().copied().filter_map(known).map(|known| known.estimate).collect();
        let is_crowded = self.is_crowded();
        let unnamed = named.iter().copied().filter(|_| is_crowded).filter_map(known);
        strip::Shown {
            others_text: self.others_text(others.len()),
            others,
            own_text: self.words.units(self.kinds, named.len()),
            own: unnamed.map(|known| known.estimate).collect(),
            named: named
                .iter()
                .filter(|_| !is_crowded)
                .filter_map(|reading| {
                    Some((reading.unit.name.clone(), known(reading)?, self.mark(reading)))
                })
                .collect(),
            country: self.country,
            description: self.answer.clone(),
        }
    }

    fn map(&self) -> map::Shown {
        let said = |reading: &Reading| {
            let code = reading.unit.municipality?;
            let mark = self.mark(reading);
            let said = map::Said {
                value: reading.figure.value.known().map(|known| known.estimate),
                text: mark.text,
                link: mark.link,
                own: self.near.contains(&reading.unit.number),
            };
            Some((code, said))
        };
        map::Shown {
            title: self.words.say(&self.all.indicator.name),
            description: self.answer.clone(),
            said: self.all.rows.iter().filter_map(said).collect(),
        }
    }

    /// Parts the units into those that stand out and those in grey.
    fn parted(&self) -> (Vec<&Reading>, Vec<&Reading>) {
        let has_near = self.near_count() > 0;
        self.all.rows.iter().partition(|reading| {
            if has_near {
                self.near.contains(&reading.unit.number)
            } else {
                reading.is_listed && self.listed() <= MOST_NAMED
            }
        })
    }

    fn near_count(&self) -> usize {
        self.all.rows.iter().filter(|row| self.near.contains(&row.unit.number)).count()
    }

    /// Tells whether too many units stand out for each to be named.
    fn is_crowded(&self) -> bool {
        self.near_count() > MOST_NAMED
    }

    fn label(&self, reading: &Reading) -> String {
        if self.is_crowded() { String::new() } else { reading.unit.name.clone() }
    }

    fn listed(&self) -> usize {
        self.all.rows.iter().filter(|reading| reading.is_listed).count()
    }

    fn others_text(&self, count: usize) -> String {
        match self.kinds {
            [kind] => others_text(*kind, count, self.words),
            _ => self.words.units(self.kinds, count),
        }
    }

    fn mark(&self, reading: &Reading) -> Mark {
        let said = match reading.figure.value.known() {
            Some(known) => self.words.figure(&self.all.indicator, known),
            None => self.words.absence(&reading.figure.value).unwrap_or_default(),
        };
        Mark {
            text: format!("{}: {said}", reading.unit.name),
            link: Some((self.href)(&reading.unit)),
        }
    }

    /// Makes the table of these rows; `places` names municipalities when the rows lie in several.
    pub(crate) fn table(
        &self,
        rows: &[&Reading],
        places: Option<&BTreeMap<MunicipalityCode, String>>,
    ) -> Table {
        let words = self.words;
        let unit = words.unit(&self.all.indicator);
        let mut columns = vec![Column::words(words.t("indicator-column-unit"))];
        columns.extend(places.map(|_| Column::words(words.t("indicator-column-municipality"))));
        let interval = words.t("indicator-column-interval");
        columns.push(Column::numbers(format!("{interval} {unit}").trim().to_owned()));
        columns.push(Column::numbers(sentence(&words.t("talk-best-guess-head"))));
        columns.push(Column::numbers(words.counted_as(self.all.indicator.counted)));
        let has_funnel = self.all.funnel.is_some();
        columns.extend(has_funnel.then(|| Column::words(words.t("indicator-column-place"))));
        let is_part = self.near.len() < self.all.rows.len();
        let row = |reading: &&Reading| {
            let municipality = places.map(|places| {
                let name = reading.unit.municipality.and_then(|code| places.get(&code));
                Cell::text(name.cloned().unwrap_or_default())
            });
            let head = Cell::link(&reading.unit.name, (self.href)(&reading.unit));
            let place = has_funnel.then(|| self.place(reading));
            let figure = figure_cells(&reading.figure.value, &self.all.indicator, words);
            let cells = [head].into_iter().chain(municipality).chain(figure).chain(place);
            Row { cells: cells.collect(), own: is_part && self.near.contains(&reading.unit.number) }
        };
        Table {
            caption: words.say(&self.all.indicator.name),
            columns,
            rows: rows.iter().map(row).collect(),
        }
    }

    fn place(&self, reading: &Reading) -> Cell {
        match reading.class {
            None => Cell::nothing("–"),
            Some(FunnelClass::AsExpected) => {
                Cell::nothing(class_words(FunnelClass::AsExpected, self.words))
            }
            Some(class) => Cell::text(class_words(class, self.words)),
        }
    }
}

/// Returns interval, estimate and count as cells, or why there are none.
pub(crate) fn figure_cells(value: &Value, indicator: &Indicator, words: Words) -> [Cell; 3] {
    let Some(known) = value.known() else {
        let why = words.absence(value).unwrap_or_default();
        return [Cell::nothing(why), Cell::nothing("–"), Cell::nothing("–")];
    };
    let interval = match known.interval.ends() {
        Some(ends) => Cell::text(i18n::interval(words.0, ends, indicator.decimals)),
        None => Cell::nothing(words.t("indicator-no-interval")),
    };
    let count = known.n.map(|count| i18n::whole(words.0, rounded(count.n)));
    let count = count.map_or_else(|| Cell::nothing("–"), Cell::text);
    [interval, Cell::text(words.bare(indicator, known.estimate)), count]
}

#[cfg(test)]
mod tests {
    use domain::text::Locale;

    use super::*;
    use crate::picture::samples;

    fn sight(all: &Across, near: BTreeSet<UnitNumber>) -> Sight<'_> {
        Sight {
            all,
            kinds: &[UnitKind::School],
            near,
            country: None,
            answer: String::new(),
            href: &|unit| unit.number.to_string(),
            words: Words(Locale::Da),
        }
    }

    #[test]
    fn more_units_than_can_be_named_are_marked_without_names() {
        let mut all = samples::across();
        let row = all.rows.remove(0);
        all.rows = (0..40)
            .map(|index| Reading {
                unit: samples::unit(&format!("1010{index:02}"), "Åskolen", UnitKind::School),
                ..row.clone()
            })
            .collect();
        let numbers =
            |count| all.rows.iter().take(count).map(|row| row.unit.number.clone()).collect();
        let few = sight(&all, numbers(3));
        assert_eq!((few.strip().named.len(), few.strip().own.len()), (3, 0));
        assert!(few.funnel().named.iter().all(|named| named.label == "Åskolen"));
        let many = sight(&all, numbers(35));
        assert_eq!((many.strip().named.len(), many.strip().own.len()), (0, 35));
        assert_eq!(many.funnel().named.len(), 35);
        assert!(many.funnel().named.iter().all(|named| named.label.is_empty()));
        assert!(many.caption(View::Funnel).contains("mørke mærker"));
    }
}
