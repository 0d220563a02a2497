//! What a drawing shows and leaves out, case by case.

use super::samples;
use crate::{
    look::Size,
    strip::Distribution,
    theme::Theme,
    trend::{Moment, Reading, Reference, Trend},
};

fn drawn(trend: &Trend, size: Size) -> String {
    trend.draw(&samples::look(size, Theme::Page)).unwrap().into_string()
}

/// The part of a drawing from a class to the end of its element.
fn element<'a>(svg: &'a str, class: &str) -> &'a str {
    let start = svg.find(&format!("class=\"{class}\"")).expect("the class is drawn");
    let start = svg.get(..start).and_then(|before| before.rfind('<')).expect("an element");
    let rest = svg.get(start..).expect("within the drawing");
    rest.split_inclusive('>').next().expect("an end")
}

#[test]
fn the_newest_period_with_a_figure_is_named_however_little_room_there_is() {
    let sample = samples::trend();
    let known = sample.moments.first().unwrap();
    let moments = (0..12).map(|year| Moment {
        period: format!("{}/{}", 2010 + year, 11 + year),
        reading: if year > 9 { Reading::Ahead } else { known.reading.clone() },
        ..known.clone()
    });
    let trend = Trend { moments: moments.collect(), references: Vec::new(), ..sample };
    assert!(drawn(&trend, Size::Narrow).contains(">2019/20<"));
}

#[test]
fn a_line_to_compare_with_stops_at_a_period_that_cannot_be_compared() {
    let sample = samples::trend();
    let known = sample.moments.first().unwrap();
    let apart = Moment { incomparable: Some("Få svar".to_owned()), ..known.clone() };
    let with = |middle: &Moment| Trend {
        moments: [known, known, middle, known, known].map(Clone::clone).to_vec(),
        references: vec![Reference { label: String::new(), values: vec![Some(81.0); 5] }],
        ..sample.clone()
    };
    let strokes = |trend: &Trend| {
        element(&drawn(trend, Size::Wide), "chart-reference").matches(['M', 'm']).count()
    };
    assert_eq!(strokes(&with(known)), 1);
    assert_eq!(strokes(&with(&apart)), 3);
}

#[test]
fn a_limit_that_ends_beyond_the_frame_is_not_named() {
    let mut funnel = samples::funnel();
    funnel.outer = samples::limits("99,8 %", 4000.0);
    let svg = funnel.draw(&samples::look(Size::Wide, Theme::Page)).unwrap().into_string();
    assert!(svg.contains(">95 %<") && !svg.contains(">99,8 %<"));
}

#[test]
fn units_too_many_to_be_named_are_dark_dots() {
    let mut strip = samples::strip();
    strip.context =
        Distribution { own_text: "2 skoler".to_owned(), own: vec![79.0, 84.0], ..strip.context };
    let svg = strip.draw(&samples::look(Size::Wide, Theme::Page)).unwrap().into_string();
    assert!(svg.contains("chart-own") && svg.contains("2 skoler"));
}
