//! The few shapes all charts are made of.

use crate::{
    element::{Element, number},
    input::Mark,
    theme::Role,
};

/// Tells marks apart where colour must not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A filled circle.
    Disc,
    /// An open circle.
    Ring,
    /// A filled square on its corner.
    Diamond,
    /// A filled square.
    Square,
    /// A filled triangle, tip up.
    Triangle,
    /// A short line: nothing to judge.
    Dash,
}

/// Says whether a symbol is filled or only outlined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Body {
    Solid,
    Open,
}

/// A rectangle in user units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Frame {
    pub(crate) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(crate) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub(crate) fn middle(&self) -> f64 {
        f64::midpoint(self.top, self.bottom)
    }

    pub(crate) fn rect(&self) -> Element {
        Element::new("rect")
            .at("x", self.left)
            .at("y", self.top)
            .at("width", self.width().max(0.0))
            .at("height", self.height().max(0.0))
    }
}

/// The text of a path, written piece by piece.
#[derive(Clone, Debug, Default)]
pub(crate) struct Path(String);

impl Path {
    pub(crate) fn move_to(&mut self, x: f64, y: f64) {
        self.step('M', &[x, y]);
    }

    pub(crate) fn line_to(&mut self, x: f64, y: f64) {
        self.step('L', &[x, y]);
    }

    pub(crate) fn curve_to(&mut self, one: (f64, f64), two: (f64, f64), end: (f64, f64)) {
        self.step('C', &[one.0, one.1, two.0, two.1, end.0, end.1]);
    }

    pub(crate) fn close(&mut self) {
        self.0.push('Z');
    }

    /// Adds dots in as few signs as possible: each a stroke almost without length, which a round
    /// line end makes a disc. Steps are taken between rounded places, so that no error adds up.
    pub(crate) fn dots(&mut self, points: impl IntoIterator<Item = (f64, f64)>) {
        let mut places: Vec<(f64, f64)> =
            points.into_iter().map(|(x, y)| (tenths(x), tenths(y))).collect();
        places.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        places.dedup();
        let mut pen: Option<(f64, f64)> = None;
        for (x, y) in places {
            match pen {
                None => self.move_to(x / 10.0, y / 10.0),
                Some(last) => self.step('m', &[(x - last.0) / 10.0, (y - last.1) / 10.0]),
            }
            self.0.push_str("h.1");
            pen = Some((x + 1.0, y));
        }
    }

    pub(crate) fn polyline(&mut self, points: impl IntoIterator<Item = (f64, f64)>) {
        for (index, (x, y)) in points.into_iter().enumerate() {
            if index == 0 { self.move_to(x, y) } else { self.line_to(x, y) }
        }
    }

    /// Adds a closed ring in steps from point to point, as short as it can be written. Steps are
    /// taken between rounded places, so that no error adds up along the ring.
    pub(crate) fn ring(&mut self, points: impl IntoIterator<Item = (f64, f64)>) {
        let mut before: Option<(f64, f64)> = None;
        for (x, y) in points {
            let here = (tenths(x), tenths(y));
            match before {
                None => self.step('M', &[here.0 / 10.0, here.1 / 10.0]),
                Some(last) if last == here => {}
                Some(last) => {
                    self.step('l', &[(here.0 - last.0) / 10.0, (here.1 - last.1) / 10.0]);
                }
            }
            before = Some(here);
        }
        self.close();
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn element(self) -> Element {
        Element::new("path").set("d", self.0)
    }

    fn step(&mut self, letter: char, numbers: &[f64]) {
        self.0.push(letter);
        for (index, value) in numbers.iter().enumerate() {
            let written = number(*value);
            let (sign, digits) =
                written.strip_prefix('-').map_or(("", written.as_str()), |rest| ("-", rest));
            if index > 0 && sign.is_empty() {
                self.0.push(' ');
            }
            self.0.push_str(sign);
            self.0.push_str(if digits.len() > 1 { digits.trim_start_matches('0') } else { digits });
        }
    }
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round()
}

pub(crate) fn line(from: (f64, f64), to: (f64, f64)) -> Element {
    Element::new("line").at("x1", from.0).at("y1", from.1).at("x2", to.0).at("y2", to.1)
}

pub(crate) fn text(x: f64, y: f64, content: &str) -> Element {
    Element::new("text").at("x", x).at("y", y).text(content)
}

impl Element {
    pub(crate) fn ends_here(self) -> Self {
        self.set("text-anchor", "end")
    }

    pub(crate) fn centred(self) -> Self {
        self.set("text-anchor", "middle")
    }

    pub(crate) fn small(self) -> Self {
        self.set("font-size", "11")
    }

    pub(crate) fn bold(self) -> Self {
        self.set("font-weight", "600")
    }

    /// Lets the text stand clear of what it is drawn over.
    pub(crate) fn haloed(self) -> Self {
        self.stroke(Role::Surface, 3.5).set("stroke-linejoin", "round").set("paint-order", "stroke")
    }
}

/// Draws a symbol of a given radius; open symbols are outlined on the surface.
pub(crate) fn symbol(shape: Shape, body: Body, place: (f64, f64), radius: f64) -> Element {
    let outline = outline(shape, place, radius).class("chart-symbol");
    match (shape, body) {
        (Shape::Ring, _) | (_, Body::Open) => outline.fill(Role::Surface).stroke(Role::Ink, 1.5),
        (Shape::Dash, _) => outline.fill(Role::Muted),
        (_, Body::Solid) => outline.fill(Role::Ink),
    }
}

fn outline(shape: Shape, (x, y): (f64, f64), radius: f64) -> Element {
    let circle = || Element::new("circle").at("cx", x).at("cy", y).at("r", radius);
    let polygon = |corners: &[(f64, f64)]| {
        let mut path = Path::default();
        path.polyline(corners.iter().map(|(dx, dy)| (x + dx * radius, y + dy * radius)));
        path.close();
        path.element()
    };
    match shape {
        Shape::Disc | Shape::Ring => circle(),
        Shape::Diamond => polygon(&[(0.0, -1.35), (1.35, 0.0), (0.0, 1.35), (-1.35, 0.0)]),
        Shape::Square => polygon(&[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]),
        Shape::Triangle => polygon(&[(0.0, -1.2), (1.2, 1.0), (-1.2, 1.0)]),
        Shape::Dash => polygon(&[(-1.2, -0.25), (1.2, -0.25), (1.2, 0.25), (-1.2, 0.25)]),
    }
}

/// Groups what belongs to one mark, with its text and, where it leads somewhere, its link.
pub(crate) fn marked(mark: &Mark, parts: impl IntoIterator<Item = Element>) -> Element {
    let group = worded(mark, parts);
    if mark.link.is_some() { group.set("aria-label", mark.text.as_str()) } else { group }
}

/// Groups what belongs to a mark as [`marked`] does, but a link is named by the words drawn in it.
pub(crate) fn worded(mark: &Mark, parts: impl IntoIterator<Item = Element>) -> Element {
    let title = Element::new("title").text(&mark.text);
    let group = match &mark.link {
        Some(link) => Element::new("a").class("chart-link").set("href", link.as_str()),
        None => Element::new("g").class("chart-mark").set("role", "img"),
    };
    group.with(title).with_all(parts)
}
