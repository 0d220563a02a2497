//! Labels beside single marks, put where they hide neither a mark nor another label.

use crate::{
    element::Element,
    look::Look,
    shape::{Frame, text},
    text::{fit, width},
    theme::Role,
};

const HEIGHT: f64 = 14.0;

/// Labels placed one after the other within a frame.
pub(crate) struct Labels<'a> {
    look: &'a Look<'a>,
    frame: Frame,
    taken: Vec<Frame>,
}

impl<'a> Labels<'a> {
    /// Starts with the places of all marks that must stay visible.
    pub(crate) fn new(look: &'a Look<'a>, frame: Frame, marks: &[(f64, f64)]) -> Self {
        let around = |(x, y): &(f64, f64)| Frame {
            left: x - 6.0,
            top: y - 6.0,
            right: x + 6.0,
            bottom: y + 6.0,
        };
        Self { look, frame, taken: marks.iter().map(around).collect() }
    }

    /// Writes a label beside a place: the first of right, left, above, below that is free.
    pub(crate) fn beside(&mut self, (x, y): (f64, f64), label: &str) -> Element {
        let label = fit(label, self.look.size.width() * 0.45, 12.0);
        let wide = width(&label, 12.0) * 1.03;
        let (half, clear) = (wide / 2.0, 9.0);
        let spots = [
            (x + clear, y - HEIGHT / 2.0),
            (x - clear - wide, y - HEIGHT / 2.0),
            (x - half, y - clear - HEIGHT),
            (x - half, y + clear),
            (x + clear, y - clear - HEIGHT),
            (x - clear - wide, y + clear),
        ];
        let boxes =
            spots.map(|(left, top)| Frame { left, top, right: left + wide, bottom: top + HEIGHT });
        let free = boxes.iter().find(|spot| self.is_free(spot)).copied();
        let spot =
            free.unwrap_or_else(|| self.within(boxes.first().copied().unwrap_or(self.frame)));
        self.taken.push(spot);
        text(spot.left, spot.bottom - 3.0, &label)
            .bold()
            .haloed()
            .class("chart-label")
            .fill(Role::Ink)
    }

    fn is_free(&self, spot: &Frame) -> bool {
        let inside = spot.left >= self.frame.left
            && spot.right <= self.frame.right
            && spot.top >= self.frame.top
            && spot.bottom <= self.frame.bottom;
        inside && !self.taken.iter().any(|taken| overlaps(taken, spot))
    }

    fn within(&self, spot: Frame) -> Frame {
        let left = spot.left.min(self.frame.right - spot.width()).max(self.frame.left);
        let top = spot.top.min(self.frame.bottom - HEIGHT).max(self.frame.top);
        Frame { left, top, right: left + spot.width(), bottom: top + HEIGHT }
    }
}

fn overlaps(a: &Frame, b: &Frame) -> bool {
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
