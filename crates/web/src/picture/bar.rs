//! The interval bar of one figure.

use charts::{
    input::{Axis, Mark},
    interval_bar::{Ends, IntervalBar},
};
use domain::{figure::Known, indicator::Indicator, period::Period};
use i18n::Args;

use super::draw::{Hand, Place, aim, axis, caption, estimate};

/// Draws one figure's interval, against a bound when there is one.
pub(crate) fn bar(
    hand: Hand<'_>,
    (period, known): (Period, &Known),
    bound: Option<f64>,
) -> Option<String> {
    let Hand { indicator, words, .. } = hand;
    let args = Args::default()
        .text("figure", words.figure(indicator, known))
        .text("period", period.to_string());
    let text = match bound {
        Some(bound) => {
            words.tr("talk-alt-bar-aim", &args.text("bound", words.value(indicator, bound)))
        }
        None => words.tr("talk-alt-bar", &args),
    };
    let chart = IntervalBar {
        caption: caption(&words.say(&indicator.name), &text),
        axis: axis(indicator, String::new(), known.estimate),
        ends: Ends::Written,
        estimate: estimate(known),
        target: bound.map(|bound| aim(indicator, bound, words)),
        mark: Mark { text, link: None },
    };
    hand.one(Place::Card, |look| chart.draw(look))
}

/// Draws one of several bars that stand below each other.
pub(crate) fn on_axis(
    hand: Hand<'_>,
    known: &Known,
    (axis, ends): (Axis, Ends),
    text: String,
) -> Option<String> {
    let chart = IntervalBar {
        caption: caption(&hand.words.say(&hand.indicator.name), &text),
        axis,
        ends,
        estimate: estimate(known),
        target: None,
        mark: Mark { text, link: None },
    };
    hand.one(Place::Card, |look| chart.draw(look))
}

/// Returns the axis on which all of several figures can be drawn; none without figures.
pub(crate) fn shared<'a>(
    indicator: &Indicator,
    known: impl Iterator<Item = &'a Known>,
) -> Option<Axis> {
    let ends = |known: &Known| known.interval.ends().unwrap_or((known.estimate, known.estimate));
    let (low, high) =
        known.map(ends).reduce(|(low, high), (lower, upper)| (low.min(lower), high.max(upper)))?;
    let alone = axis(indicator, String::new(), high);
    let missing = (alone.least_span - (high - low)).max(0.0) / 2.0;
    let (floor, ceiling) = alone.limits.unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
    let ends = ((low - missing).max(floor), (high + missing).min(ceiling));
    Some(Axis { limits: Some(ends), least_span: ends.1 - ends.0, ..alone })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::samples;

    #[test]
    fn bars_below_each_other_share_one_axis_that_holds_them_all() {
        let one = samples::evidence().remove(0);
        let known: Vec<&Known> = one.series.iter().filter_map(|f| f.value.known()).collect();
        let axis = shared(&one.indicator, known.iter().copied()).unwrap();
        let (low, high) = axis.limits.unwrap();
        assert!(known.iter().filter_map(|k| k.interval.ends()).all(|(l, u)| low <= l && u <= high));
        assert!(
            (axis.least_span - (high - low)).abs() < 1e-9 && high - low >= 20.0 && high <= 100.0
        );
    }
}
