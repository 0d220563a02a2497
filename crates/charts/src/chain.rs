//! The goal chain: national goals, municipal goals and units in columns, joined by curves.

mod layout;

use crate::{
    element::Element,
    input::{Caption, Mark, Nothing},
    look::Look,
    scale::count,
    shape::{Body, Frame, Path, Shape, symbol, text, worded},
    sheet::{Sheet, Svg},
    text::fit,
    theme::Role,
};
use layout::{Layout, Spot};

/// Goals and units in columns, from the most general to the most concrete.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// The name of the chart.
    pub caption: Caption,
    /// The columns from left to right, about three.
    pub columns: Vec<Column>,
    /// What contributes to what; a link to an unknown node is not drawn.
    pub links: Vec<Link>,
}

/// One level of the chain.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Names the level.
    pub title: String,
    /// Its nodes, in the order they are to stand.
    pub nodes: Vec<Node>,
}

/// A goal or a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Tells the node from all others in the chain.
    pub key: String,
    /// Names the goal or unit; soft hyphens say where long words may break.
    pub title: String,
    /// How it goes.
    pub status: Option<Status>,
    /// Says whether it is the reader's own.
    pub tone: Tone,
    /// Its text and link.
    pub mark: Mark,
}

/// A status in a word, with a shape of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// The status word.
    pub word: String,
    /// The shape that goes with the word.
    pub shape: Shape,
}

/// Says whether something stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// One among all, in grey.
    Context,
    /// The reader's own, in ink.
    Own,
}

/// A contribution from a node to another; drawn between their columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The key of the one node.
    pub from: String,
    /// The key of the other node.
    pub to: String,
    /// How binding the contribution is.
    pub bond: Bond,
    /// Says whether it is part of the reader's own chain.
    pub tone: Tone,
}

/// How binding a contribution is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// Binding: a whole line.
    Binding,
    /// Guiding: a dashed line.
    Guiding,
}

impl Chain {
    /// Draws the chain.
    ///
    /// # Errors
    /// When no column has a node.
    pub fn draw(&self, look: &Look<'_>) -> Result<Svg, Nothing> {
        if self.columns.iter().all(|column| column.nodes.is_empty()) {
            return Err(Nothing::NoMarks);
        }
        let layout = Layout::new(look, self);
        let mut sheet = Sheet::new(look, "chain", look.size.width(), layout.height);
        for (index, column) in self.columns.iter().enumerate() {
            let left = layout.left_of(index);
            let title = fit(&column.title, layout.width, 11.0);
            let words = text(left, 12.0, &title).small().bold();
            sheet.add(words.class("chart-axis-name").fill(Role::Muted));
        }
        let mut links: Vec<&Link> = self.links.iter().collect();
        links.sort_by_key(|link| link.tone);
        sheet.add_all(links.into_iter().filter_map(|link| link.draw(&layout)));
        for node in self.columns.iter().flat_map(|column| &column.nodes) {
            sheet.add_all(layout.spot(&node.key).map(|spot| node.draw(spot, &layout)));
        }
        Ok(sheet.finish(&self.caption))
    }
}

impl Link {
    fn draw(&self, layout: &Layout) -> Option<Element> {
        let (one, other) = (layout.spot(&self.from)?, layout.spot(&self.to)?);
        let is_in_order = one.frame.left <= other.frame.left;
        let (left, right) = if is_in_order { (one, other) } else { (other, one) };
        let from = (left.frame.right, left.frame.middle());
        let to = (right.frame.left, right.frame.middle());
        let middle = f64::midpoint(from.0, to.0);
        let mut path = Path::default();
        path.move_to(from.0, from.1);
        path.curve_to((middle, from.1), (middle, to.1), to);
        let drawn = path.element().class("chart-bond").hollow();
        let drawn = match self.tone {
            Tone::Own => drawn.stroke(Role::Ink, 1.5),
            Tone::Context => drawn.stroke(Role::Quiet, 0.75),
        };
        Some(match self.bond {
            Bond::Binding => drawn,
            Bond::Guiding => drawn.dashed("3 3"),
        })
    }
}

impl Node {
    fn draw(&self, spot: &Spot, layout: &Layout) -> Element {
        let frame: &Frame = &spot.frame;
        let card = frame.rect().at("rx", 4.0).class("chart-node chart-hold").fill(Role::Surface);
        let card = match self.tone {
            Tone::Own => card.stroke(Role::Ink, 1.25),
            Tone::Context => card.stroke(Role::Quiet, 0.75),
        };
        let left = frame.left + layout.padding;
        let mut words = Element::new("g").class("chart-label").fill(Role::Text);
        for (index, line) in spot.lines.iter().enumerate() {
            let y = frame.top + layout::LEADING * (count(index) + 1.0);
            words.push(text(left, y + 2.0, line).set("font-size", layout.font));
        }
        let status = self.status.as_ref().map(|status| {
            let rows = count(spot.status.len());
            let first = frame.bottom - 8.0 - layout::LEADING * (rows - 1.0);
            let shape = symbol(status.shape, Body::Solid, (left + 5.0, first - 4.0), 4.0);
            let mut group = Element::new("g").class("chart-status").fill(Role::Muted).small();
            group.push(shape);
            for (index, line) in spot.status.iter().enumerate() {
                let y = first + layout::LEADING * count(index);
                group.push(text(left + layout::SYMBOL, y, line));
            }
            group
        });
        worded(&self.mark, [card, words].into_iter().chain(status))
    }
}
