//! Where a school lies among all of its kind, in words and without a rank.

use domain::{
    indicator::Indicator,
    report::{FunnelClass, FunnelPlace},
};
use i18n::Args;
use serde::Serialize;

use super::words::{Words, rounded, sentence};

/// A funnel class as a shape and a word.
#[derive(Debug, Serialize)]
pub(super) struct Class {
    code: &'static str,
    word: String,
}

pub(super) fn class(place: &FunnelPlace, words: Words) -> Class {
    let (code, key) = match place.class {
        FunnelClass::AsExpected => ("as-expected", "talk-class-as-expected"),
        FunnelClass::Attention => ("attention", "talk-class-attention"),
        FunnelClass::Deviates => ("deviates", "talk-class-deviates"),
    };
    Class { code, word: words.t(key) }
}

/// Says what the place means, in sentences.
pub(super) fn sentences(indicator: &Indicator, place: &FunnelPlace, words: Words) -> Vec<String> {
    let people = words.people(indicator.counted, rounded(place.own.0));
    let side =
        words.t(if place.own.1 < place.centre { "talk-side-below" } else { "talk-side-above" });
    let key = match place.class {
        FunnelClass::AsExpected => "talk-place-as-expected",
        FunnelClass::Attention => "talk-place-attention",
        FunnelClass::Deviates => "talk-place-deviates",
    };
    let args = Args::default()
        .text("people", people)
        .text("side", side)
        .text("period", place.period.to_string());
    let widened = place.widened.then(|| words.t("talk-place-widened"));
    [Some(sentence(&words.tr(key, &args))), widened].into_iter().flatten().collect()
}
