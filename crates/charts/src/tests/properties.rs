//! What holds for any finite input: the drawing is whole, and all of it is on the sheet.

use super::{drawing::check, samples};
use crate::{
    input::{Axis, Estimate, Line, SHARE},
    interval_bar::IntervalBar,
    look::Size,
    map::{Map, Place, Position, Shade},
    multiples::{Multiples, Scaling},
    scale::Spacing,
    sheet::Svg,
    strip::Strip,
    theme::Theme,
    trend::{Reading, Target, Trend},
};

use proptest::{prelude::*, sample::select, test_runner::RngSeed};

/// Any finite number: everyday ones, equal ones, and the farthest.
fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => 0.0..100.0,
        1 => Just(80.0),
        1 => prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO,
        1 => select(vec![f64::MAX, f64::MIN, f64::MIN_POSITIVE, 1e-300, 1e15, -1e15]),
    ]
}

fn estimate() -> impl Strategy<Value = Estimate> {
    (value(), prop::option::of((value(), value())))
        .prop_map(|(value, interval)| Estimate { value, interval })
}

fn axis() -> impl Strategy<Value = Axis> {
    (words(), prop::bool::ANY, prop_oneof![Just(0.0), value()]).prop_map(
        |(label, is_share, least_span)| Axis {
            label,
            limits: if is_share { SHARE } else { None },
            least_span,
        },
    )
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "\\PC{1,60}", "[a-zæøå ]{1,30}", "[<&>\"'\u{0}-\u{20}]{1,8}"]
}

fn size() -> impl Strategy<Value = Size> {
    select(vec![Size::Wide, Size::Narrow, Size::Print, Size::Units(200), Size::Units(500)])
}

fn draw(size: Size, draw: impl Fn(&crate::look::Look<'_>) -> Result<Svg, crate::input::Nothing>) {
    for theme in [Theme::Page, Theme::Print] {
        if let Ok(svg) = draw(&samples::look(size, theme)) {
            check(svg.as_str());
        }
    }
}

fn readings(estimates: &[Option<Estimate>], word: &str) -> Vec<crate::trend::Moment> {
    let one = |(index, estimate): (usize, &Option<Estimate>)| {
        let mut moment = samples::moment(word, samples::estimate(1.0));
        moment.reading = match estimate {
            Some(estimate) => Reading::Known { estimate: *estimate, mark: samples::mark(word) },
            None if index % 2 == 0 => Reading::Ahead,
            None => Reading::Missing { why: word.to_owned(), mark: samples::mark(word) },
        };
        moment.break_before = (index % 3 == 1).then(|| word.to_owned());
        moment.turn_before = (index % 5 == 1).then(|| word.to_owned());
        moment.incomparable = (index % 4 == 2).then(|| word.to_owned());
        moment
    };
    estimates.iter().enumerate().map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn a_trend_stays_on_its_sheet(
        estimates in prop::collection::vec(prop::option::weighted(0.8, estimate()), 1..16),
        level in value(), axis in axis(), label in words(), size in size(),
    ) {
        let mut trend = Trend { axis, moments: readings(&estimates, &label), ..samples::trend() };
        trend.label.clone_from(&label);
        draw(size, |look| trend.draw(look));
        trend.target = Target::Level(Line { label, value: level });
        draw(size, |look| trend.draw(look));
    }

    #[test]
    fn a_funnel_stays_on_its_sheet(
        points in prop::collection::vec((value(), value()), 0..40),
        target in value(), axis in axis(), label in words(), size in size(),
        spacing in select(vec![Spacing::Linear, Spacing::SquareRoot, Spacing::Logarithm]),
    ) {
        let mut funnel = samples::funnel();
        for (unit, (n, value)) in funnel.units.iter_mut().zip(&points) {
            (unit.n, unit.value, unit.label) = (*n, *value, label.clone());
        }
        for (limit, (n, value)) in funnel.outer.points.iter_mut().zip(points.iter().rev()) {
            (limit.n, limit.upper) = (*n, *value);
        }
        funnel.outer.label.clone_from(&label);
        (funnel.context.points, funnel.axis, funnel.spacing) = (points, axis, spacing);
        funnel.target = Line { label, value: target };
        draw(size, |look| funnel.draw(look));
    }

    #[test]
    fn a_strip_stays_on_its_sheet(
        values in prop::collection::vec(value(), 0..60), own in prop::collection::vec(estimate(), 0..5),
        level in value(), axis in axis(), label in words(), size in size(),
    ) {
        let strip = samples::strip();
        let unit = strip.units[0].clone();
        let units = own.iter().map(|estimate| crate::strip::StripUnit {
            estimate: *estimate, label: label.clone(), beside: Some(level), ..unit.clone()
        });
        let target = Some(Line { label: label.clone(), value: level });
        let mut strip = Strip { axis, units: units.collect(), target, ..strip };
        strip.context.values = values;
        draw(size, |look| strip.draw(look));
    }

    #[test]
    fn small_multiples_stay_on_their_sheet(
        cells in prop::collection::vec(prop::collection::vec(prop::option::of(estimate()), 0..7), 1..9),
        target in prop::option::of(value()), axis in axis(), label in words(), size in size(),
        is_shared in prop::bool::ANY,
    ) {
        let sample = samples::multiples();
        let cell = |figures: &Vec<Option<Estimate>>| crate::multiples::Cell {
            title: label.clone(), note: label.clone(), figures: figures.clone(), target,
            axis: axis.clone(), ..sample.cells[0].clone()
        };
        let scaling = if is_shared { Scaling::Shared(axis.clone()) } else { Scaling::Own };
        let multiples = Multiples { cells: cells.iter().map(cell).collect(), scaling, ..sample.clone() };
        draw(size, |look| multiples.draw(look));
    }

    #[test]
    fn a_map_stays_on_its_sheet(
        rings in prop::collection::vec(prop::collection::vec((value(), value()), 0..9), 1..8),
        label in words(), size in size(), classes in 0_usize..8,
    ) {
        let area = |(index, ring): (usize, &Vec<(f64, f64)>)| {
            let ring = ring.iter().map(|(lon, lat)| Position { lon: *lon, lat: *lat }).collect();
            let mut area = samples::area(&label, vec![ring], Shade::Class(index));
            if index % 3 == 1 {
                area.place = Place::Inset;
            }
            if index % 2 == 0 {
                area.emphasis = crate::map::Emphasis::Selected;
            }
            area
        };
        let areas = rings.iter().enumerate().map(area).collect();
        let map = Map { areas, classes: vec![label.clone(); classes], ..samples::map() };
        draw(size, |look| map.draw(look));
    }

    #[test]
    fn a_chain_stays_on_its_sheet(
        columns in prop::collection::vec(prop::collection::vec(words(), 0..6), 1..5),
        size in size(),
    ) {
        let sample = samples::chain();
        let node = sample.columns[0].nodes[0].clone();
        let column = |(index, titles): (usize, &Vec<String>)| {
            let named = titles.iter().enumerate().map(|(row, title)| crate::chain::Node {
                key: format!("{index}-{row}"), title: title.clone(), ..node.clone()
            });
            crate::chain::Column { title: titles.concat(), nodes: named.collect() }
        };
        let link = |(index, titles): (usize, &Vec<String>)| {
            let link = sample.links[0].clone();
            let to = format!("0-{}", titles.len() % 3);
            crate::chain::Link { from: format!("{index}-0"), to, ..link }
        };
        let links = columns.iter().enumerate().map(link).collect();
        let columns = columns.iter().enumerate().map(column).collect();
        let chain = crate::chain::Chain { columns, links, ..sample.clone() };
        draw(size, |look| chain.draw(look));
    }

    #[test]
    fn a_bar_stays_on_its_sheet(
        estimate in estimate(), level in value(), axis in axis(), label in words(),
    ) {
        let target = Some(Line { label, value: level });
        let bar = IntervalBar { axis, estimate, target, ..samples::bar() };
        draw(Size::Narrow, |look| bar.draw(look));
    }
}
