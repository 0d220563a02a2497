//! How the values behind a figure fall into bands: a picture with the municipality beside, a sentence, a table.

use std::ops::Range;

use actions::facts::{Band, Distribution};
use charts::{
    input::{Axis, Estimate, Mark, SHARE},
    strip::{self, Strip, StripUnit},
};
use domain::indicator::{Indicator, Kind, Measure, formula::Bands};
use i18n::Args;
use serde::Serialize;

use crate::{
    parts::{Cell, Column, Picture, Row, Table},
    picture::draw::{Hand, Ticks, caption},
    words::{Words, sentence},
};

/// The bands of a figure's values.
#[derive(Debug, Serialize)]
pub(super) struct BandsSeen {
    /// Where most are, here and around.
    answer: String,
    picture: Option<Picture>,
    table: Table,
    /// What was done to bands of few.
    note: Option<String>,
}

/// What bands are told with.
struct Telling<'a> {
    indicator: &'a Indicator,
    bands: &'a Bands,
    found: &'a Distribution,
    words: Words,
}

/// Shows how values fall into bands; nothing when the indicator has none.
pub(super) fn seen(indicator: &Indicator, found: &Distribution, words: Words) -> Option<BandsSeen> {
    let bands = indicator.formula.as_ref()?.bands.as_ref()?;
    let telling = Telling { indicator, bands, found, words };
    let is_joined = found.bands.iter().any(|band| band.bands.len() > 1);
    Some(BandsSeen {
        answer: telling.answer(),
        picture: telling.picture(),
        table: telling.table(),
        note: is_joined.then(|| words.t("unit-bands-joined")),
    })
}

impl Telling<'_> {
    /// Says where most values are, and how many are there around.
    fn answer(&self) -> String {
        let most = self.found.bands.iter().max_by(|one, two| one.share.total_cmp(&two.share));
        let Some(most) = most else { return String::new() };
        let args = Args::default()
            .text("people", self.words.people(self.indicator.counted, whole(self.found.n)))
            .text("period", self.found.period.to_string())
            .text("band", self.name(&most.bands))
            .text("share", self.percent(most.share));
        match most.around {
            Some(around) => {
                let args = args.text("around", self.percent(around));
                self.words.tr("unit-bands-answer-around", &args)
            }
            None => self.words.tr("unit-bands-answer", &args),
        }
    }

    fn picture(&self) -> Option<Picture> {
        let shares = Indicator {
            kind: Kind::Share,
            unit: Measure::Percent,
            decimals: 0,
            ..self.indicator.clone()
        };
        let has_around = self.found.bands.iter().any(|band| band.around.is_some());
        let key = if has_around { "unit-bands-caption-around" } else { "unit-bands-caption" };
        let told = self.words.t(key);
        let name = self.words.say(&self.indicator.name);
        let described: Vec<String> = self.found.bands.iter().map(|band| self.told(band)).collect();
        let strip = Strip {
            caption: caption(&name, &self.words.list(&described)),
            axis: Axis { label: String::new(), limits: SHARE, least_span: 100.0 },
            context: strip::Distribution::default(),
            units: self.found.bands.iter().map(|band| self.row(band)).collect(),
            reference: None,
            target: None,
        };
        let words = self.words;
        let hand = Hand { id: "bands", indicator: &shares, words, ticks: Ticks::Signed };
        hand.both(told, |look| strip.draw(look))
    }

    fn row(&self, band: &Band) -> StripUnit {
        let ends = (band.interval.lower, band.interval.upper);
        let name = sentence(&self.name(&band.bands));
        StripUnit {
            label: format!("{name}: {}", self.percent(band.share)),
            estimate: Estimate { value: band.share, interval: Some(ends) },
            beside: band.around,
            mark: Mark { text: self.told(band), link: None },
        }
    }

    /// Tells a band in running text: its share with the interval, and that around.
    fn told(&self, band: &Band) -> String {
        let args = Args::default()
            .text("band", self.name(&band.bands))
            .text("share", self.percent(band.share))
            .text("interval", self.interval(band));
        match band.around {
            Some(around) => {
                let args = args.text("around", self.percent(around));
                self.words.tr("unit-bands-told-around", &args)
            }
            None => self.words.tr("unit-bands-told", &args),
        }
    }

    fn table(&self) -> Table {
        let words = self.words;
        let row = |band: &Band| {
            let around = band.around.map(|around| Cell::text(self.percent(around)));
            Row {
                own: false,
                cells: vec![
                    Cell::text(sentence(&self.name(&band.bands))),
                    Cell::text(self.interval(band)),
                    Cell::text(self.percent(band.share)),
                    around.unwrap_or_else(|| Cell::nothing("–")),
                ],
            }
        };
        Table {
            caption: words.t("unit-bands"),
            columns: vec![
                Column::words(words.t("unit-bands-column")),
                Column::numbers(words.t("indicator-column-interval")),
                Column::numbers(sentence(&words.t("talk-best-guess-head"))),
                Column::numbers(words.t("unit-bands-around")),
            ],
            rows: self.found.bands.iter().map(row).collect(),
        }
    }

    /// Names one band, or several that are told as one.
    fn name(&self, bands: &Range<usize>) -> String {
        let (words, last) = (self.words, bands.end.saturating_sub(1));
        let (limits, key) = match self.bands {
            Bands::Words(names) => {
                let names = names.get(bands.clone()).unwrap_or_default();
                let names: Vec<String> =
                    names.iter().map(|name| words.t(&format!("level-{name}"))).collect();
                return words.list(&names);
            }
            Bands::Above(limits) => (limits, "band-above"),
            Bands::AtLeast(limits) => (limits, "band-at-least"),
        };
        let limit =
            |at: Option<usize>| at.and_then(|at| limits.get(at)).map(|one| self.limit(*one));
        let (from, to) = (limit(bands.start.checked_sub(1)), limit(Some(last)));
        let end = match (&from, &to) {
            (None, _) => "lowest",
            (_, None) => "highest",
            _ => "between",
        };
        let args = Args::default()
            .text("from", from.unwrap_or_default())
            .text("to", to.unwrap_or_default());
        words.tr(&format!("{key}-{end}"), &args)
    }

    fn limit(&self, limit: f64) -> String {
        i18n::decimal(self.words.0, limit, u8::from(limit.fract() != 0.0))
    }

    fn percent(&self, share: f64) -> String {
        i18n::measured(self.words.0, share, Measure::Percent, 0)
    }

    fn interval(&self, band: &Band) -> String {
        let ends = (band.interval.lower, band.interval.upper);
        i18n::amount(self.words.0, &i18n::interval(self.words.0, ends, 0), Measure::Percent)
    }
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use domain::{period::Period, text::Locale};
    use statistics::interval::Interval;

    use super::*;
    use crate::picture::samples;

    fn band(bands: Range<usize>, share: f64, around: Option<f64>) -> Band {
        let interval = Interval { lower: share - 9.0, upper: share + 9.0 };
        Band { bands, share, interval, around }
    }

    fn shown(indicator: &str, bands: Vec<Band>, locale: Locale) -> BandsSeen {
        let found = Distribution { period: Period::SchoolYear(2025), n: 58, bands };
        seen(&samples::indicator(indicator), &found, Words(locale)).unwrap()
    }

    #[test]
    fn bands_are_named_by_their_limits_and_told_beside_the_municipality() {
        let bands = || {
            vec![band(0..2, 20.0, Some(24.0)), band(2..3, 62.0, Some(58.0)), band(3..4, 18.0, None)]
        };
        let da = shown("trivsel-social", bands(), Locale::Da);
        assert!(
            da.answer.contains("over 3 til og med 4") && da.answer.contains("58"),
            "{}",
            da.answer
        );
        let names: Vec<&str> = da.table.rows.iter().map(|row| row.cells[0].text.as_str()).collect();
        assert_eq!(names, ["Til og med 3", "Over 3 til og med 4", "Over 4"]);
        assert!(da.note.is_some());
        let picture = da.picture.unwrap();
        assert_eq!(picture.wide.matches("chart-beside").count(), 2);
        let en = shown("trivsel-social", bands(), Locale::En);
        assert!(en.answer.contains("above 3"), "{}", en.answer);
    }

    #[test]
    fn levels_are_named_in_words() {
        let bands = vec![band(0..3, 40.0, None), band(3..4, 35.0, None), band(4..6, 25.0, None)];
        let da = shown("gode-til-laesning", bands, Locale::Da);
        let names: Vec<&str> = da.table.rows.iter().map(|row| row.cells[0].text.as_str()).collect();
        let first = "Ikke tilstrækkelig, mangelfuld og jævn";
        assert_eq!(names, [first, "God", "Rigtig god og fremragende"]);
    }

    #[test]
    fn every_level_has_words_in_both_languages() {
        let catalogue = samples::catalogue();
        for formula in catalogue.iter().filter_map(|indicator| indicator.formula.as_ref()) {
            let Some(Bands::Words(names)) = &formula.bands else { continue };
            for (name, locale) in names.iter().flat_map(|name| Locale::ALL.map(|l| (name, l))) {
                assert!(i18n::has(locale, &format!("level-{name}")), "{locale} {name}");
            }
        }
    }
}
