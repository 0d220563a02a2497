//! The empty sheet a chart is drawn on, with what makes it readable without eyes.

use crate::{
    element::{Element, number},
    input::Caption,
    look::{Look, Size},
    shape::line,
    theme::{Role, Theme},
};

use std::fmt;

/// A finished drawing: one well-formed `<svg>` element, to be put into HTML or a file as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Svg(String);

impl Svg {
    /// Returns the drawing as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Gives the text of the drawing away.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for Svg {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

pub(crate) struct Sheet<'a> {
    look: &'a Look<'a>,
    kind: &'static str,
    width: f64,
    height: f64,
    patterns: Vec<Element>,
    marks: Vec<Element>,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(look: &'a Look<'a>, kind: &'static str, width: f64, height: f64) -> Self {
        Self { look, kind, width, height, patterns: Vec::new(), marks: Vec::new() }
    }

    pub(crate) fn add(&mut self, element: Element) {
        self.marks.push(element);
    }

    pub(crate) fn add_all(&mut self, elements: impl IntoIterator<Item = Element>) {
        self.marks.extend(elements);
    }

    /// Adds the slanted hatching that says "no comparable value", and returns how to fill with it.
    pub(crate) fn hatch(&mut self) -> String {
        let stripe = line((0.0, 0.0), (0.0, 6.0)).stroke(Role::Quiet, 1.5);
        let turned = pattern(&self.look.id_of("hatch"), 6.0)
            .set("patternTransform", "rotate(45)")
            .with(stripe);
        self.pattern("hatch", turned)
    }

    /// Adds a pattern once, and returns how to fill with it.
    pub(crate) fn pattern(&mut self, part: &str, pattern: Element) -> String {
        self.patterns.push(pattern);
        format!("url(#{})", self.look.id_of(part))
    }

    /// Closes the sheet. A drawing with links is a group, since readers of an image cannot follow
    /// what lies inside it.
    pub(crate) fn finish(self, caption: &Caption) -> Svg {
        let (title, description) = (self.look.id_of("title"), self.look.id_of("desc"));
        let is_image = self.look.theme == Theme::Print || !self.marks.iter().any(Element::has_link);
        let mut root = Element::new("svg")
            .set("xmlns", "http://www.w3.org/2000/svg")
            .set("viewBox", format!("0 0 {} {}", number(self.width), number(self.height)))
            .set("role", if is_image { "img" } else { "group" })
            .set("aria-labelledby", format!("{title} {description}"))
            .set("font-family", "'IBM Plex Sans',sans-serif")
            .set("font-size", "12");
        if self.look.theme == Theme::Page {
            let size = if self.look.size == Size::Narrow { "narrow" } else { "wide" };
            root = root.set("class", format!("chart chart-{} chart-{size}", self.kind));
        }
        root.push(Element::new("title").set("id", title).text(&caption.title));
        root.push(Element::new("desc").set("id", description).text(&caption.description));
        if !self.patterns.is_empty() {
            root.push(Element::new("defs").with_all(self.patterns));
        }
        let mut out = String::new();
        root.with_all(self.marks).write(self.look.theme, &mut out);
        Svg(out)
    }
}

/// Returns an empty square pattern tile.
pub(crate) fn pattern(id: &str, side: f64) -> Element {
    Element::new("pattern")
        .set("id", id)
        .set("patternUnits", "userSpaceOnUse")
        .at("width", side)
        .at("height", side)
}
