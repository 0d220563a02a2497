//! Where the nodes of a chain stand: in given order, each near what it is linked with.

use super::{Chain, Column, Node};
use crate::{
    look::Look,
    placement::{Wish, settle},
    scale::count,
    shape::Frame,
    text::wrap,
};

use std::collections::BTreeMap;

pub(super) const LEADING: f64 = 14.5;
const GAP: f64 = 10.0;
const TOP: f64 = 26.0;
pub(super) const SYMBOL: f64 = 15.0;

pub(super) struct Spot {
    pub(super) frame: Frame,
    pub(super) lines: Vec<String>,
    pub(super) status: Vec<String>,
}

pub(super) struct Layout {
    spots: BTreeMap<String, Spot>,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) padding: f64,
    pub(super) font: &'static str,
    between: f64,
}

/// A column whose nodes have heights but no places yet.
struct Stack<'a> {
    keys: Vec<&'a str>,
    lines: Vec<(Vec<String>, Vec<String>)>,
    heights: Vec<f64>,
}

impl Layout {
    pub(super) fn new(look: &Look<'_>, chain: &Chain) -> Self {
        let columns = count(chain.columns.len());
        let between = look.size.pick(64.0, 28.0);
        let width = ((look.size.width() - between * (columns - 1.0)) / columns - 1.0).max(24.0);
        let mut layout = Self {
            spots: BTreeMap::new(),
            width,
            height: 0.0,
            padding: look.size.pick(10.0, 6.0),
            font: look.size.pick("12", "11"),
            between,
        };
        let (size, most) = look.size.pick((12.0, 3), (11.0, 5));
        let room = width - layout.padding * 2.0;
        let stacks: Vec<Stack<'_>> =
            chain.columns.iter().map(|column| Stack::new(column, room, (size, most))).collect();
        let tallest = stacks.iter().map(Stack::height).fold(0.0, f64::max);
        layout.height = TOP + tallest + 2.0;
        layout.settle(chain, stacks);
        layout
    }

    pub(super) fn left_of(&self, column: usize) -> f64 {
        (self.width + self.between) * count(column) + 1.0
    }

    pub(super) fn spot(&self, key: &str) -> Option<&Spot> {
        self.spots.get(key)
    }

    /// Places the tallest column first, then outwards from it, each node level with its links.
    fn settle(&mut self, chain: &Chain, stacks: Vec<Stack<'_>>) {
        let mut order: Vec<(usize, Stack<'_>)> = stacks.into_iter().enumerate().collect();
        let tallest =
            order.iter().max_by(|a, b| a.1.height().total_cmp(&b.1.height())).map(|(at, _)| *at);
        let anchor = tallest.unwrap_or_default();
        order.sort_by_key(|(column, _)| (column.abs_diff(anchor), *column));
        for (column, stack) in order {
            let wanted: Vec<Option<f64>> =
                stack.keys.iter().map(|key| self.level(chain, key)).collect();
            let tops = stack.tops(&wanted, (TOP, self.height - 2.0));
            let left = self.left_of(column);
            for (((key, (lines, status)), height), top) in
                stack.keys.iter().zip(stack.lines).zip(&stack.heights).zip(tops)
            {
                let frame =
                    Frame { left, top, right: left + self.width - 1.0, bottom: top + height };
                self.spots.insert((*key).to_owned(), Spot { frame, lines, status });
            }
        }
    }

    /// Returns the mean level of the placed nodes a node is linked with.
    fn level(&self, chain: &Chain, key: &str) -> Option<f64> {
        let others = chain.links.iter().filter_map(|link| match key {
            _ if link.from == key => self.spot(&link.to),
            _ if link.to == key => self.spot(&link.from),
            _ => None,
        });
        let levels: Vec<f64> = others.map(|spot| spot.frame.middle()).collect();
        (!levels.is_empty()).then(|| levels.iter().sum::<f64>() / count(levels.len()))
    }
}

impl<'a> Stack<'a> {
    fn new(column: &'a Column, room: f64, (size, most): (f64, usize)) -> Self {
        let word = |node: &Node| {
            let status = node.status.as_ref();
            status.map_or_else(Vec::new, |status| wrap(&status.word, room - SYMBOL, 11.0, 2))
        };
        let lines: Vec<(Vec<String>, Vec<String>)> = column
            .nodes
            .iter()
            .map(|node| (wrap(&node.title, room, size, most), word(node)))
            .collect();
        let heights = lines.iter().map(|(lines, status)| {
            let room_for_status = if status.is_empty() { 0.0 } else { 4.0 };
            LEADING * count(lines.len() + status.len()) + 13.0 + room_for_status
        });
        Self {
            keys: column.nodes.iter().map(|node| node.key.as_str()).collect(),
            heights: heights.collect(),
            lines,
        }
    }

    fn height(&self) -> f64 {
        self.heights.iter().sum::<f64>() + GAP * count(self.heights.len().saturating_sub(1))
    }

    /// Returns the top of each node: as wanted where possible, in order, within the bounds.
    fn tops(&self, wanted: &[Option<f64>], (top, bottom): (f64, f64)) -> Vec<f64> {
        let even = (bottom - top - self.height()).max(0.0) / count(self.heights.len() + 1);
        let mut free = top;
        let mut wishes = Vec::new();
        for (height, level) in self.heights.iter().zip(wanted) {
            free += even;
            wishes.push(Wish { middle: level.unwrap_or(free + height / 2.0), size: height + GAP });
            free += height + GAP;
        }
        let half = GAP / 2.0;
        let starts = settle(&wishes, (top - half, bottom + half));
        starts.into_iter().map(|start| start + half).collect()
    }
}
