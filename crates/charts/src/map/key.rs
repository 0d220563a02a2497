//! The key of a map: what each shade means, with a texture so that colour is not alone.

use super::{Map, Shade};
use crate::{
    axis::tick_text,
    element::Element,
    look::Look,
    scale::count,
    shape::{Frame, line},
    sheet::{Sheet, pattern},
    text::fit,
    theme::{Role, STEPS},
};

const ROW: f64 = 20.0;
const SWATCH: f64 = 22.0;

/// The rows of the key: a shade and its words.
pub(super) struct Key {
    rows: Vec<(Shade, String)>,
}

impl Key {
    pub(super) fn new(look: &Look<'_>, map: &Map) -> Self {
        let room = look.size.pick(0.28, 0.9) * look.size.width() - SWATCH - 10.0;
        let classes = map.classes.iter().take(STEPS).enumerate();
        let is_missing = |shade: Shade| match shade {
            Shade::Class(class) => class >= map.classes.len().min(STEPS),
            Shade::Missing => true,
        };
        let missing = map.areas.iter().any(|area| is_missing(area.shade));
        let missing = missing.then_some((Shade::Missing, &map.missing));
        let rows = classes.map(|(class, words)| (Shade::Class(class), words)).chain(missing);
        Self { rows: rows.map(|(shade, words)| (shade, fit(words, room, 11.0))).collect() }
    }

    pub(super) fn height(&self) -> f64 {
        ROW * count(self.rows.len()) + 2.0
    }

    /// Adds the textures of the shades in use to the sheet.
    pub(super) fn fills(&self, look: &Look<'_>, sheet: &mut Sheet<'_>) -> Fills {
        let is_class = |(shade, _): &&(Shade, String)| matches!(shade, Shade::Class(_));
        let shades = match self.rows.iter().filter(is_class).count() {
            0 | 1 => [2, 2, 2, 2, 2],
            2 => [1, 3, 3, 3, 3],
            3 => [0, 2, 4, 4, 4],
            4 => [0, 1, 3, 4, 4],
            _ => [0, 1, 2, 3, 4],
        };
        let mut textures = [None, None, None, None, None];
        let classes = self.rows.len().min(STEPS);
        for (class, (texture, shade)) in textures.iter_mut().zip(shades).enumerate().take(classes) {
            if class % 2 == 1 {
                let part = format!("class-{class}");
                let tile = lined(&look.id_of(&part), shade);
                *texture = Some(sheet.pattern(&part, tile));
            }
        }
        let hatch = sheet.hatch();
        let used = self.rows.iter().filter(is_class).count();
        Fills { shades, textures, hatch, used }
    }

    pub(super) fn draw(&self, (x, y): (f64, f64), fills: &Fills) -> Element {
        let mut group = Element::new("g").class("chart-key");
        for (index, (shade, words)) in self.rows.iter().enumerate() {
            let top = y + ROW * count(index);
            let frame = Frame { left: x, top, right: x + SWATCH, bottom: top + 14.0 };
            let swatch = fills.paint(frame.rect().at("rx", 2.0).class("chart-swatch"), *shade);
            group.push(swatch.stroke(Role::Quiet, 0.5));
            group.push(tick_text(x + SWATCH + 8.0, top + 11.0, words));
        }
        group
    }
}

/// How each class is filled: lighter to darker, every second one with fine lines.
pub(super) struct Fills {
    shades: [usize; STEPS],
    textures: [Option<String>; STEPS],
    hatch: String,
    used: usize,
}

impl Fills {
    /// Says whether a shade has no class of its own.
    pub(super) fn is_missing(&self, shade: Shade) -> bool {
        !matches!(shade, Shade::Class(class) if class < self.used)
    }

    pub(super) fn paint(&self, drawn: Element, shade: Shade) -> Element {
        let class = match shade {
            Shade::Class(class) if class < self.used => class,
            Shade::Class(_) | Shade::Missing => return drawn.set("fill", self.hatch.as_str()),
        };
        let step = self.shades.get(class).copied().unwrap_or_default();
        match self.textures.get(class).and_then(Option::as_ref) {
            Some(texture) => drawn.set("fill", texture.as_str()),
            None => drawn.fill(Role::Step(step)),
        }
    }
}

fn lined(id: &str, shade: usize) -> Element {
    let tile = Frame { left: 0.0, top: 0.0, right: 4.0, bottom: 4.0 };
    let stripe =
        line((0.0, 2.0), (4.0, 2.0)).stroke(Role::Surface, 0.6).set("stroke-opacity", "0.8");
    pattern(id, 4.0).with(tile.rect().fill(Role::Step(shade))).with(stripe)
}
