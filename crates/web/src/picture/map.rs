//! The map of the municipalities, shaded in a few classes or plain.

use std::collections::BTreeMap;

use charts::{
    input::Mark,
    map::{Area, Emphasis, Map, Place, Shade},
};
use domain::{indicator::Indicator, municipality::MunicipalityCode};
use i18n::Args;

use super::{borders, draw::caption};
use crate::words::Words;

/// The most shades that can be told apart.
const MOST_CLASSES: usize = 5;

/// Bornholm lies in a box of its own.
const BORNHOLM: &str = "400";

/// What is said about one municipality.
#[derive(Debug, Clone, Default)]
pub(crate) struct Said {
    pub(crate) value: Option<f64>,
    pub(crate) text: String,
    pub(crate) link: Option<String>,
    pub(crate) own: bool,
}

/// What a map shows.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) said: BTreeMap<MunicipalityCode, Said>,
}

/// Tells whether the municipality is on the map.
pub(crate) fn has(code: MunicipalityCode) -> bool {
    borders::ALL.iter().any(|borders| borders.code == code)
}

/// Returns how many municipalities the map has.
pub(crate) fn municipalities() -> usize {
    borders::ALL.len()
}

/// Makes the map of an indicator.
pub(crate) fn shaded(indicator: &Indicator, shown: &Shown, words: Words) -> Map {
    let values: Vec<f64> = shown.said.values().filter_map(|said| said.value).collect();
    let breaks = breaks(&values);
    let class = |value: f64| breaks.iter().filter(|at| **at <= value).count();
    let shade = |said: &Said| said.value.map_or(Shade::Missing, |value| Shade::Class(class(value)));
    map(shown, classes(indicator, &breaks, words), shade, words)
}

/// Makes a map that only leads to the municipalities.
pub(crate) fn plain(shown: &Shown, words: Words) -> Map {
    map(shown, Vec::new(), |_| Shade::Class(0), words)
}

fn map(shown: &Shown, classes: Vec<String>, shade: impl Fn(&Said) -> Shade, words: Words) -> Map {
    let mut areas: Vec<Area> = borders::ALL
        .iter()
        .map(|borders| {
            let said = shown.said.get(&borders.code).cloned().unwrap_or_default();
            let text = if said.text.is_empty() {
                format!("{}: {}", borders.name, words.t("talk-absent"))
            } else {
                said.text.clone()
            };
            let is_inset = borders.code.to_string() == BORNHOLM;
            Area {
                label: borders.name.clone(),
                rings: borders.rings.clone(),
                place: if is_inset { Place::Inset } else { Place::Main },
                shade: shade(&said),
                emphasis: if said.own { Emphasis::Selected } else { Emphasis::Plain },
                mark: Mark { text, link: said.link },
            }
        })
        .collect();
    areas.sort_by_cached_key(|area| i18n::sort_key(&area.label));
    Map {
        caption: caption(&shown.title, &shown.description),
        classes,
        missing: words.t("talk-absent"),
        areas,
    }
}

/// Names the classes: `under 19,5 %`, `19,5 % til 20,5 %`, `20,5 % og derover`.
fn classes(indicator: &Indicator, breaks: &[f64], words: Words) -> Vec<String> {
    let value = |at: Option<&f64>| at.map(|at| words.value(indicator, *at)).unwrap_or_default();
    let (Some(first), Some(last)) = (breaks.first(), breaks.last()) else {
        return vec![words.t("picture-map-all")];
    };
    let below = words.with("picture-map-below", "value", &value(Some(first)));
    let above = words.with("picture-map-above", "value", &value(Some(last)));
    let between = breaks.windows(2).map(|pair| {
        let args = Args::default().text("from", value(pair.first())).text("to", value(pair.last()));
        words.tr("picture-map-between", &args)
    });
    [below].into_iter().chain(between).chain([above]).collect()
}

/// Returns round values that part the middle nine tenths of the values into at most five classes of equal
/// width. Classes of equal count would make any small difference look like a step.
fn breaks(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    let (Some(low), Some(high)) = (sorted.get(last / 20), sorted.get(last - last / 20)) else {
        return Vec::new();
    };
    if high <= low {
        return Vec::new();
    }
    round_steps(high - low)
        .map(|step| multiples(step, (*low, *high)))
        .find(|breaks| breaks.len() < MOST_CLASSES)
        .unwrap_or_default()
}

/// Returns round steps from the finest that makes sense for a span of this width.
fn round_steps(span: f64) -> impl Iterator<Item = f64> {
    let power = 10_f64.powf((span / 10.0).log10().floor());
    [1.0, 2.0, 5.0, 10.0, 20.0, 50.0].into_iter().map(move |part| part * power)
}

fn multiples(step: f64, (low, high): (f64, f64)) -> Vec<f64> {
    let first = (low / step).floor() + 1.0;
    (0_u8..20).map(|index| (first + f64::from(index)) * step).take_while(|at| *at <= high).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_round_and_at_most_five() {
        let cases: [&[f64]; 3] = [
            &[19.1, 19.8, 20.4, 20.9, 21.3, 22.0, 22.8],
            &[3.51, 3.55, 3.62, 3.71],
            &[12_000.0, 31_000.0, 48_000.0, 51_000.0],
        ];
        for values in cases {
            let breaks = breaks(values);
            assert!((1..MOST_CLASSES).contains(&breaks.len()), "{breaks:?}");
        }
    }

    #[test]
    fn values_that_are_all_the_same_are_one_class() {
        assert!(breaks(&[7.0, 7.0, 7.0]).is_empty());
        assert!(breaks(&[]).is_empty());
    }
}
