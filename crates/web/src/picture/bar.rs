//! The interval bar of one figure.

use charts::{input::Mark, interval_bar::IntervalBar};
use domain::{figure::Known, period::Period};
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
        axis: axis(indicator, String::new()),
        estimate: estimate(known),
        target: bound.map(|bound| aim(indicator, bound, words)),
        mark: Mark { text, link: None },
    };
    hand.one(Place::Card, |look| chart.draw(look))
}
