//! The last years side by side, with breaks and years that must not be compared said plainly.

use domain::{
    figure::{Basis, Count, CountBasis, Figure, NoInterval, Uncertainty, Value, Verdict},
    indicator::Indicator,
    period::Period,
    report::Section,
};
use i18n::Args;
use serde::Serialize;

use super::words::{Words, rounded};

/// A table of years: one column a period.
#[derive(Debug, Serialize)]
pub(super) struct Years {
    pub(super) columns: Vec<Column>,
    rows: Vec<Row>,
}

/// One period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Column {
    pub(super) period: String,
    pub(super) has_break: bool,
    is_comparable: bool,
}

#[derive(Debug, Serialize)]
struct Row {
    head: String,
    sub: Option<String>,
    cells: Vec<Cell>,
}

/// A figure: the interval first, the best guess within it; or why there is none.
#[derive(Debug, Default, Serialize)]
pub(super) struct Cell {
    main: String,
    sub: String,
    is_known: bool,
}

/// Where the unit and the words stand: once at the head of the table, or at each figure.
#[derive(Debug, Clone, Copy)]
pub(super) enum UnitAt {
    Head,
    Figure,
}

pub(super) fn table(section: &Section, most: usize, words: Words) -> Years {
    let periods = periods(section, most);
    let own: Vec<Cell> =
        periods.iter().map(|period| cell(section, *period, UnitAt::Head, words)).collect();
    let has_guess = own.iter().any(|cell| !cell.sub.is_empty());
    let best_guess = has_guess.then(|| words.t("talk-best-guess-head"));
    let rows = [
        Some(Row { head: words.t("talk-row-school"), sub: best_guess, cells: own }),
        counts(section, &periods, words),
        country(section, &periods, words),
    ];
    Years {
        columns: columns(&section.indicator, &periods),
        rows: rows.into_iter().flatten().collect(),
    }
}

/// Returns the newest periods of the series, oldest first; years between that have no figure
/// stand as gaps.
pub(super) fn periods(section: &Section, most: usize) -> Vec<Period> {
    let mut all: Vec<Period> = Vec::new();
    for figure in &section.series {
        let period = figure.key.period;
        while let Some(gap) = all.last().and_then(|last| gap_after(*last, period)) {
            all.push(gap);
        }
        if all.last() != Some(&period) {
            all.push(period);
        }
    }
    all.split_off(all.len().saturating_sub(most))
}

fn gap_after(last: Period, period: Period) -> Option<Period> {
    let is_yearly = matches!(last, Period::SchoolYear(_) | Period::CalendarYear(_));
    let next = last.plus_years(1);
    (is_yearly && next.position() < period.position()).then_some(next)
}

pub(super) fn columns(indicator: &Indicator, periods: &[Period]) -> Vec<Column> {
    let before = [None].into_iter().chain(periods.iter().copied().map(Some));
    let column = |(period, earlier): (&Period, Option<Period>)| Column {
        period: period.to_string(),
        has_break: earlier.is_some_and(|year| indicator.break_between(year, *period).is_some()),
        is_comparable: indicator.uncomparable_in(*period).is_none(),
    };
    periods.iter().zip(before).map(column).collect()
}

fn find(figures: &[Figure], period: Period) -> Option<&Figure> {
    figures.iter().rfind(|figure| figure.key.period == period)
}

pub(super) fn cell(section: &Section, period: Period, unit: UnitAt, words: Words) -> Cell {
    let Some(figure) = find(&section.series, period) else {
        return Cell { main: words.t("talk-absent"), ..Cell::default() };
    };
    let Value::Known(known) = &figure.value else {
        let main = words.absence(&figure.value).unwrap_or_default();
        return Cell { main, ..Cell::default() };
    };
    let indicator = &section.indicator;
    let estimate = words.bare(indicator, known.estimate);
    let ends = known.interval.ends().map(|ends| words.interval(indicator, ends));
    match (ends, unit) {
        (Some(main), UnitAt::Head) => Cell { main, sub: estimate, is_known: true },
        (Some(ends), UnitAt::Figure) => Cell {
            main: words.short(indicator, &ends),
            sub: words.with("talk-best-guess", "value", &estimate),
            is_known: true,
        },
        (None, UnitAt::Head) => Cell { main: estimate, sub: String::new(), is_known: true },
        (None, UnitAt::Figure) => {
            Cell { main: words.short(indicator, &estimate), sub: String::new(), is_known: true }
        }
    }
}

fn counts(section: &Section, periods: &[Period], words: Words) -> Option<Row> {
    let find_count = |period: &Period| find(&section.series, *period)?.value.known()?.n;
    let written = |count: Option<Count>| {
        let main = count.map_or_else(String::new, |count| {
            let digits = i18n::whole(words.locale, rounded(count.n));
            match count.basis {
                CountBasis::Stated => digits,
                CountBasis::Estimated => words.with("talk-about-count", "value", &digits),
            }
        });
        Cell { main, sub: String::new(), is_known: false }
    };
    let counts: Vec<Option<Count>> = periods.iter().map(find_count).collect();
    counts.iter().any(Option::is_some).then(|| Row {
        head: words.counted(section.indicator.counted),
        sub: None,
        cells: counts.into_iter().map(written).collect(),
    })
}

fn country(section: &Section, periods: &[Period], words: Words) -> Option<Row> {
    let written = |period: &Period| {
        let known = find(&section.country, *period)?.value.known()?;
        Some(words.bare(&section.indicator, known.estimate))
    };
    let cells: Vec<Option<String>> = periods.iter().map(written).collect();
    cells.iter().any(Option::is_some).then(|| Row {
        head: words.t("talk-row-country"),
        sub: None,
        cells: cells
            .into_iter()
            .map(|cell| Cell { main: cell.unwrap_or_default(), ..Cell::default() })
            .collect(),
    })
}

/// Says what must be known to read the years: breaks, years apart, guessed spreads, early figures.
pub(super) fn notes(section: &Section, shown: &[Period], words: Words) -> Vec<String> {
    let mut notes = breaks(&section.indicator, shown, words);
    let figures: Vec<&Figure> =
        shown.iter().filter_map(|period| find(&section.series, *period)).collect();
    notes.extend(uncertainty(&section.indicator, &figures, words));
    notes.extend(figures.iter().filter_map(|figure| early(figure, words)));
    notes.extend(figures.last().and_then(|figure| verdict(figure, words)));
    notes
}

/// Says what the last years taken together show.
pub(super) fn pooled(section: &Section, words: Words) -> Option<String> {
    let pooled = section.pooled.as_ref()?;
    Some(words.with("talk-pooled", "figure", &words.figure(&section.indicator, pooled)))
}

fn breaks(indicator: &Indicator, shown: &[Period], words: Words) -> Vec<String> {
    let (Some(first), Some(last)) = (shown.first(), shown.last()) else { return Vec::new() };
    let within = |from: Period, to: Period| {
        from.position() <= last.position() && first.position() <= to.position()
    };
    let broken = indicator.breaks.iter().filter(|part| {
        first.position() < part.from.position() && part.from.position() <= last.position()
    });
    let broken = broken.map(|part| {
        let args = Args::default().text("from", part.from.to_string());
        words.tr("talk-break-note", &args.text("why", words.say(&part.why)))
    });
    let apart = indicator.uncomparable.iter().filter(|part| within(part.from, part.to));
    let apart = apart.map(|part| {
        let span = if part.from == part.to {
            part.from.to_string()
        } else {
            format!("{}–{}", part.from, part.to)
        };
        let args = Args::default().text("span", span).text("why", words.say(&part.why));
        words.tr("talk-apart-note", &args)
    });
    broken.chain(apart).collect()
}

fn uncertainty(indicator: &Indicator, figures: &[&Figure], words: Words) -> Option<String> {
    let newest = figures.iter().rev().find_map(|figure| figure.value.known())?;
    let key = match newest.interval {
        Uncertainty::Estimated { .. } => {
            let source = indicator.spread.as_ref().map_or("", |spread| spread.source.as_str());
            return Some(words.with("talk-estimated-note", "source", source));
        }
        Uncertainty::Wilson { .. } | Uncertainty::Mean { .. } => return None,
        Uncertainty::None(NoInterval::NoCount) => "talk-no-interval-no-count",
        Uncertainty::None(NoInterval::NoSpread) => "talk-no-interval-no-spread",
        Uncertainty::None(NoInterval::NotSampled) => "talk-no-interval-not-sampled",
        Uncertainty::None(NoInterval::TooFew) => "talk-no-interval-too-few",
    };
    Some(words.t(key))
}

fn early(figure: &Figure, words: Words) -> Option<String> {
    let is_early = figure.value.known()?.basis == Basis::PublishedPreliminary;
    is_early.then(|| words.with("talk-early-note", "period", &figure.key.period.to_string()))
}

fn verdict(figure: &Figure, words: Words) -> Option<String> {
    let key = match figure.value.known()?.verdict? {
        Verdict::Above => "talk-verdict-above",
        Verdict::AsExpected => "talk-verdict-as-expected",
        Verdict::Below => "talk-verdict-below",
    };
    Some(words.with(key, "period", &figure.key.period.to_string()))
}
