//! The charts of a talk, each with a text for those who cannot see it.

use charts::{
    Spacing, Svg,
    funnel::{Context, Funnel, FunnelUnit, Limit, Limits, Verdict},
    input::{Axis, Caption, Estimate, Line, Mark},
    interval_bar::{Ends, IntervalBar},
    look::{Look, Size},
    theme::Theme,
    trend::{Moment, Reading, Reference, Target as TrendTarget, Trend},
};
use domain::{
    figure::{Figure, Known, Origin, Value, turns},
    indicator::{Indicator, Measure},
    period::Period,
    report::{FunnelClass, FunnelPlace, Section},
    status::Judgement,
    target::Rule,
    unit::Unit,
};
use i18n::Args;
use serde::Serialize;

use super::{place, targets, words::Words, years};

/// How many periods that have not been yet are drawn, to show the way to a target.
const MOST_AHEAD: usize = 3;

/// The funnel has counts on its other axis, so its numbers stand without a unit.
const FUNNEL: &str = "funnel";

/// A drawing and its text.
#[derive(Debug, Serialize)]
pub(super) struct Picture {
    svg: String,
    alt: String,
}

/// Draws one figure's interval against its bound.
pub(super) fn bar(
    indicator: &Indicator,
    (period, known): &(Period, Known),
    judgement: &Judgement,
    words: Words,
) -> Option<Picture> {
    let figure = words.figure(indicator, known);
    let args = Args::default().text("figure", figure).text("period", period.to_string());
    let text = match judgement.bound {
        Some(bound) => {
            words.tr("talk-alt-bar-aim", &args.text("bound", words.value(indicator, bound)))
        }
        None => words.tr("talk-alt-bar", &args),
    };
    let bar = IntervalBar {
        caption: caption(&words.say(&indicator.name), &text),
        axis: axis(indicator, String::new()),
        ends: Ends::Written,
        estimate: estimate(known),
        target: judgement.bound.map(|bound| aim(indicator, bound, words)),
        mark: Mark { text: text.clone(), link: None },
    };
    drawn(indicator, "bar", words, text, |look| bar.draw(look).ok())
}

/// Draws the figures over the years, with the country and what is aimed at.
pub(super) fn trend(section: &Section, shown: &[Period], words: Words) -> Option<Picture> {
    let indicator = &section.indicator;
    let ahead = ahead(section, shown);
    let periods: Vec<Period> = shown.iter().chain(&ahead).copied().collect();
    let text = trend_text(section, shown, words);
    let trend = Trend {
        caption: caption(&words.say(&indicator.name), &text),
        axis: axis(indicator, String::new()),
        label: words.t("talk-row-school"),
        moments: moments(section, &periods, shown.len(), words),
        target: trend_target(section, words),
        references: country(section, &periods, words),
    };
    drawn(indicator, "trend", words, text, |look| trend.draw(look).ok())
}

/// Draws the school among all of its kind.
pub(super) fn funnel(
    indicator: &Indicator,
    place: &FunnelPlace,
    unit: &Unit,
    words: Words,
) -> Option<Picture> {
    let text = funnel_text(indicator, place, words);
    let limits = |key, lower: usize, upper: usize| Limits {
        label: words.t(key),
        points: place
            .limits
            .iter()
            .filter_map(|row| {
                Some(Limit { n: row[0], lower: *row.get(lower)?, upper: *row.get(upper)? })
            })
            .collect(),
    };
    let funnel = Funnel {
        caption: caption(&words.say(&indicator.name), &text),
        count_label: words.counted(indicator.counted),
        spacing: Spacing::Logarithm,
        axis: axis(indicator, funnel_axis(indicator, place, words)),
        target: Line { label: words.t("talk-funnel-centre"), value: place.centre },
        inner: limits("talk-funnel-inner", 2, 3),
        outer: limits("talk-funnel-outer", 1, 4),
        context: Context {
            text: words.with("talk-funnel-others", "n", &words.digits(place.others.len())),
            points: place.others.clone(),
        },
        units: vec![FunnelUnit {
            label: unit.name.clone(),
            n: place.own.0,
            value: place.own.1,
            verdict: match place.class {
                FunnelClass::AsExpected => Verdict::Expected,
                FunnelClass::Attention => Verdict::Attention,
                FunnelClass::Deviates => Verdict::Deviates,
            },
            mark: Mark { text: unit.name.clone(), link: None },
        }],
    };
    drawn(indicator, FUNNEL, words, text, |look| funnel.draw(look).ok())
}

fn drawn(
    indicator: &Indicator,
    kind: &str,
    words: Words,
    alt: String,
    draw: impl FnOnce(&Look<'_>) -> Option<Svg>,
) -> Option<Picture> {
    let id = format!("{kind}-{}", indicator.id);
    let format = |value: f64, decimals: usize| {
        let decimals = u8::try_from(decimals).unwrap_or(indicator.decimals);
        let number = i18n::decimal(words.locale, value, decimals);
        if kind == FUNNEL { number } else { words.short(indicator, &number) }
    };
    let look = Look { id: &id, theme: Theme::Print, size: Size::Half, format: &format };
    draw(&look).map(|svg| Picture { svg: svg.into_string(), alt })
}

fn caption(title: &str, description: &str) -> Caption {
    Caption { title: title.to_owned(), description: description.to_owned() }
}

fn axis(indicator: &Indicator, label: String) -> Axis {
    let least_span = match indicator.unit {
        Measure::Percent => 10.0,
        Measure::Grade => 1.0,
        Measure::Points => 0.4,
        _ => 0.0,
    };
    Axis { label, limits: indicator.scale.map(|scale| (scale.min, scale.max)), least_span }
}

/// Names what the funnel measures: the unit and the period.
fn funnel_axis(indicator: &Indicator, place: &FunnelPlace, words: Words) -> String {
    let unit = i18n::amount(words.locale, "", indicator.unit);
    let args = Args::default().text("unit", unit.trim()).text("period", place.period.to_string());
    words.tr("talk-funnel-axis", &args).trim().to_owned()
}

fn estimate(known: &Known) -> Estimate {
    Estimate { value: known.estimate, interval: known.interval.ends() }
}

fn aim(indicator: &Indicator, bound: f64, words: Words) -> Line {
    Line {
        label: words.with("talk-aim-line", "bound", &words.value(indicator, bound)),
        value: bound,
    }
}

/// Returns the periods between the last figure and the nearest target.
fn ahead(section: &Section, shown: &[Period]) -> Vec<Period> {
    let Some(last) = shown.last() else { return Vec::new() };
    let by = section.targets.iter().chain(&section.national).filter_map(|(target, _)| target.by);
    let by = by.map(Period::position).reduce(f64::max);
    let years = (1_i16..).map(|years| last.plus_years(years)).take(MOST_AHEAD);
    years.filter(|period| by.is_some_and(|by| period.position() <= by)).collect()
}

fn figure_of(figures: &[Figure], period: Period) -> Option<&Figure> {
    figures.iter().rfind(|figure| figure.key.period == period)
}

fn moments(section: &Section, periods: &[Period], shown: usize, words: Words) -> Vec<Moment> {
    let columns = years::columns(&section.indicator, periods);
    let turns = turns(&section.series);
    let turn = |index: usize, period: &Period| {
        let turn = turns.iter().find(|(from, _)| from == period).filter(|_| index > 0)?;
        Some(words.t(match turn.1 {
            Origin::Published => "talk-turn-published",
            Origin::Computed => "talk-turn-computed",
        }))
    };
    let moment = |(index, (period, column)): (usize, (&Period, &years::Column))| Moment {
        period: period.to_string(),
        reading: if index < shown { reading(section, *period, words) } else { Reading::Ahead },
        break_before: (column.has_break && index < shown).then(|| words.t("talk-break")),
        turn_before: turn(index, period),
        incomparable: section
            .indicator
            .uncomparable_in(*period)
            .map(|_| words.t("talk-incomparable")),
    };
    periods.iter().zip(&columns).enumerate().map(moment).collect()
}

fn reading(section: &Section, period: Period, words: Words) -> Reading {
    let figure = figure_of(&section.series, period);
    let missing = |why: String| Reading::Missing {
        mark: Mark { text: format!("{period}: {why}"), link: None },
        why,
    };
    match figure.map(|figure| &figure.value) {
        Some(Value::Known(known)) => Reading::Known {
            estimate: estimate(known),
            mark: Mark {
                text: format!("{period}: {}", words.figure(&section.indicator, known)),
                link: None,
            },
        },
        Some(absent) => missing(words.absence(absent).unwrap_or_default()),
        None => missing(words.t("talk-absent")),
    }
}

fn trend_target(section: &Section, words: Words) -> TrendTarget {
    let mut held = section.targets.iter().chain(&section.national);
    let drawn = held.find_map(|(target, judgement)| match target.rule {
        Rule::Level { bound, .. } => Some(bound),
        Rule::Progression { .. } => judgement.bound,
        Rule::YearByYear { .. } | Rule::Gap { .. } => None,
    });
    drawn.map_or(TrendTarget::None, |bound| {
        TrendTarget::Level(aim(&section.indicator, bound, words))
    })
}

fn country(section: &Section, periods: &[Period], words: Words) -> Vec<Reference> {
    let value = |period: &Period| {
        figure_of(&section.country, *period)?.value.known().map(|known| known.estimate)
    };
    let values: Vec<Option<f64>> = periods.iter().map(value).collect();
    let label = words.t("talk-row-country");
    values.iter().any(Option::is_some).then_some(Reference { label, values }).into_iter().collect()
}

fn trend_text(section: &Section, shown: &[Period], words: Words) -> String {
    let told: Vec<String> = shown
        .iter()
        .filter_map(|period| {
            let known = figure_of(&section.series, *period)?.value.known()?;
            Some(format!("{period} {}", words.figure(&section.indicator, known)))
        })
        .collect();
    let aims: Vec<String> = section
        .targets
        .iter()
        .chain(&section.national)
        .map(|(target, _)| targets::rule(&section.indicator, target, words))
        .collect();
    let name = words.say(&section.indicator.name);
    let args = Args::default().text("name", name).text("figures", words.list(&told));
    if aims.is_empty() {
        return words.tr("talk-alt-trend", &args);
    }
    words.tr("talk-alt-trend-aim", &args.text("aim", words.list(&aims)))
}

fn funnel_text(indicator: &Indicator, place: &FunnelPlace, words: Words) -> String {
    let meaning = place::sentences(indicator, place, words).join(" ");
    let args = Args::default()
        .text("name", words.say(&indicator.name))
        .text("n", words.digits(place.others.len()))
        .text("centre", words.value(indicator, place.centre))
        .text("own", words.value(indicator, place.own.1));
    format!("{} {meaning}", words.tr("talk-alt-funnel", &args))
}
