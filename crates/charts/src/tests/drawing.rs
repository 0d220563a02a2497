//! Reads a drawing back, to check every place in it.

use crate::text::width;

use roxmltree::{Document, Node};

/// How far text may reach beyond the sheet before it is cut off visibly.
const SLACK: f64 = 2.0;

/// Checks that a drawing is well-formed and that all of it lies within its view box.
pub(crate) fn check(svg: &str) {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    let root = document.root_element();
    let view: Vec<f64> = numbers(root.attribute("viewBox").expect("a view box"));
    let (width, height) = (view[2], view[3]);
    for node in root.descendants().filter(Node::is_element) {
        if node.ancestors().any(|above| above.has_tag_name("pattern")) {
            continue;
        }
        for (x, y) in places(&node) {
            let is_within =
                (-SLACK..=width + SLACK).contains(&x) && (-SLACK..=height + SLACK).contains(&y);
            assert!(
                is_within,
                "{x} {y} is outside {width} × {height}: {:?}\n{svg}",
                node.attributes()
            );
        }
    }
    names_are_known(&document);
}

/// Checks that what names the drawing is there, and that no id stands twice.
fn names_are_known(document: &Document<'_>) {
    let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    let labels = document.root_element().attribute("aria-labelledby").expect("a name");
    assert!(labels.split(' ').all(|label| ids.contains(&label)), "{labels} in {ids:?}");
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
}

fn places(node: &Node<'_, '_>) -> Vec<(f64, f64)> {
    let at = |name| node.attribute(name).map_or(0.0, number);
    match node.tag_name().name() {
        "rect" => vec![(at("x"), at("y")), (at("x") + at("width"), at("y") + at("height"))],
        "line" => vec![(at("x1"), at("y1")), (at("x2"), at("y2"))],
        "circle" => vec![(at("cx"), at("cy"))],
        "path" => path(node.attribute("d").expect("a path has a shape")),
        "text" => words(node, at("x"), at("y")),
        _ => Vec::new(),
    }
}

fn words(node: &Node<'_, '_>, x: f64, y: f64) -> Vec<(f64, f64)> {
    if node.attribute("transform").is_some() {
        return vec![(x, y)];
    }
    let size = node.ancestors().find_map(|above| above.attribute("font-size")).expect("a size");
    let wide = width(node.text().unwrap_or_default(), number(size));
    let start = match node.attribute("text-anchor") {
        Some("end") => x - wide,
        Some("middle") => x - wide / 2.0,
        _ => x,
    };
    vec![(start, y), (start + wide, y)]
}

/// Reads every point of a path.
fn path(d: &str) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    let mut pen = (0.0, 0.0);
    let starts = d.char_indices().filter(|(_, sign)| sign.is_ascii_alphabetic());
    let starts: Vec<usize> = starts.map(|(place, _)| place).chain([d.len()]).collect();
    for pair in starts.windows(2) {
        let (letter, rest) = d.get(pair[0]..pair[1]).expect("a step").split_at(1);
        let values = numbers(rest);
        match letter {
            "Z" => continue,
            "h" => pen.0 += values[0],
            "m" | "l" => pen = (pen.0 + values[0], pen.1 + values[1]),
            "M" | "L" => pen = (values[0], values[1]),
            "C" => pen = (values[4], values[5]),
            other => panic!("{other} is no step we write"),
        }
        points.push(pen);
    }
    points
}

/// Reads numbers that stand side by side, as `12.5-3 .5` does.
fn numbers(text: &str) -> Vec<f64> {
    text.replace('-', " -").split_whitespace().map(number).collect()
}

fn number(text: &str) -> f64 {
    let value: f64 = text.parse().unwrap_or_else(|error| panic!("{error}: {text}"));
    assert!(value.is_finite(), "{text}");
    value
}
