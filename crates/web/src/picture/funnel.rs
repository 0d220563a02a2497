//! Units against their counts, within the limits that chance allows.

use charts::{
    Spacing,
    funnel::{Context, Funnel, FunnelUnit, Limit, Limits, Verdict},
    input::{Line, Mark},
};
use domain::{
    figure::Known,
    indicator::Indicator,
    period::Period,
    report::{FunnelClass, FunnelPlace},
    unit::{Unit, UnitKind},
};
use i18n::Args;

use super::{
    draw::{Hand, Ticks, axis, caption},
    words::family,
};
use crate::{
    parts::Picture,
    words::{Words, rounded, sentence, whole},
};

/// A unit that is named in the funnel.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) label: String,
    pub(crate) at: (f64, f64),
    pub(crate) class: FunnelClass,
    pub(crate) mark: Mark,
}

/// What a funnel shows.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub(crate) period: Period,
    pub(crate) centre: f64,
    /// The limits as (n, lower 99.8 %, lower 95 %, upper 95 %, upper 99.8 %), by n.
    pub(crate) limits: Vec<[f64; 5]>,
    /// The units in grey as (n, estimate).
    pub(crate) others: Vec<(f64, f64)>,
    /// Says what the grey dots are.
    pub(crate) others_text: String,
    pub(crate) named: Vec<Named>,
    /// Says what it shows to those who cannot see it.
    pub(crate) description: String,
}

/// Draws one unit among all of its kind.
pub(crate) fn of_unit(hand: Hand<'_>, place: &FunnelPlace, unit: &Unit) -> Option<Picture> {
    let Hand { indicator, words, .. } = hand;
    let meaning = sentences(indicator, place, unit.kind, words);
    let shown = Shown {
        period: place.period,
        centre: place.centre,
        limits: place.limits.clone(),
        others: place.others.clone(),
        others_text: others_text(unit.kind, place.others.len(), words),
        named: vec![Named {
            label: unit.name.clone(),
            at: place.own,
            class: place.class,
            mark: Mark { text: format!("{}: {}", unit.name, meaning.join(" ")), link: None },
        }],
        description: meaning.join(" "),
    };
    let chart = chart(indicator, &shown, words);
    let hand = Hand { ticks: Ticks::Bare, ..hand };
    hand.both(meaning.join(" "), |look| chart.draw(look))
}

/// Says what the grey dots are: `1.242 andre skoler`.
pub(crate) fn others_text(kind: UnitKind, count: usize, words: Words) -> String {
    format!("{} {}", words.digits(count), words.other_units(kind))
}

/// Makes the chart of a funnel.
pub(crate) fn chart(indicator: &Indicator, shown: &Shown, words: Words) -> Funnel {
    let args = Args::default()
        .text("unit", words.unit(indicator))
        .text("period", shown.period.to_string());
    let axis_label = sentence(words.tr("talk-funnel-axis", &args).trim());
    Funnel {
        caption: caption(&words.say(&indicator.name), &shown.description),
        count_label: words.counted_as(indicator.counted),
        spacing: Spacing::Logarithm,
        axis: axis(indicator, axis_label, shown.centre),
        target: Line { label: words.t("talk-funnel-centre"), value: shown.centre },
        inner: limits(shown, words.t("talk-funnel-inner"), |row| (row[2], row[3])),
        outer: limits(shown, words.t("talk-funnel-outer"), |row| (row[1], row[4])),
        context: Context { text: shown.others_text.clone(), points: shown.others.clone() },
        units: shown.named.iter().map(named).collect(),
    }
}

/// Returns the class as the end of text keys and its words.
pub(crate) fn class_words(class: FunnelClass, words: Words) -> String {
    words.t(match class {
        FunnelClass::AsExpected => "talk-class-as-expected",
        FunnelClass::Attention => "talk-class-attention",
        FunnelClass::Deviates => "talk-class-deviates",
    })
}

/// Says on which side of the centre a figure outside the limits lies.
pub(crate) fn outside(
    indicator: &Indicator,
    known: &Known,
    (period, centre): (Period, f64),
    words: Words,
) -> String {
    let is_below = known.estimate < centre;
    let key = if is_below { "home-attention-below" } else { "home-attention-above" };
    let args = Args::default()
        .text("figure", words.figure(indicator, known))
        .text("centre", words.value(indicator, centre))
        .text("period", period.to_string());
    words.tr(key, &args)
}

/// Says what a unit's place means.
pub(crate) fn sentences(
    indicator: &Indicator,
    place: &FunnelPlace,
    kind: UnitKind,
    words: Words,
) -> Vec<String> {
    let side =
        words.t(if place.own.1 < place.centre { "talk-side-below" } else { "talk-side-above" });
    let key = match place.class {
        FunnelClass::AsExpected => "picture-place-as-expected",
        FunnelClass::Attention => "picture-place-attention",
        FunnelClass::Deviates => "picture-place-deviates",
    };
    let args = Args::default()
        .text("people", words.people(indicator.counted, rounded(place.own.0)))
        .text("side", side)
        .text("a_unit", words.t(&format!("unit-a-{}", family(&[kind]))))
        .text("period", place.period.to_string())
        .count("n", whole(place.others.len()));
    let widened = place.widened.then(|| words.t("picture-place-widened"));
    [Some(sentence(&words.tr(key, &args))), widened].into_iter().flatten().collect()
}

fn limits(shown: &Shown, label: String, pair: impl Fn(&[f64; 5]) -> (f64, f64)) -> Limits {
    let limit = |row: &[f64; 5]| {
        let (lower, upper) = pair(row);
        Limit { n: row[0], lower, upper }
    };
    Limits { label, points: shown.limits.iter().map(limit).collect() }
}

fn named(unit: &Named) -> FunnelUnit {
    FunnelUnit {
        label: unit.label.clone(),
        n: unit.at.0,
        value: unit.at.1,
        verdict: match unit.class {
            FunnelClass::AsExpected => Verdict::Expected,
            FunnelClass::Attention => Verdict::Attention,
            FunnelClass::Deviates => Verdict::Deviates,
        },
        mark: unit.mark.clone(),
    }
}
