//! A map of municipalities shaded in a few classes, with Bornholm in a box of its own.

mod key;
mod projection;
pub mod simplify;

use crate::{
    element::Element,
    input::{Caption, Mark, Nothing},
    look::Look,
    map::{
        key::Key,
        projection::{Projection, extent},
    },
    shape::{Frame, Path, marked, text},
    sheet::{Sheet, Svg},
    text::{fit, inside, width},
    theme::Role,
};

/// A place on earth, in degrees (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

/// A closed line; the last position may repeat the first. Holes are rings too.
pub type Ring = Vec<Position>;

/// A map of areas.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The name of the chart.
    pub caption: Caption,
    /// What each class means, lowest first; at most five are used.
    pub classes: Vec<String>,
    /// What hatching means.
    pub missing: String,
    /// The areas in the order a reader steps through them (by name).
    pub areas: Vec<Area>,
}

/// One municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Names the area where it is selected.
    pub label: String,
    /// Its borders, already simplified.
    pub rings: Vec<Ring>,
    /// Says where it is drawn.
    pub place: Place,
    /// Its class.
    pub shade: Shade,
    /// Says whether it is the reader's own.
    pub emphasis: Emphasis,
    /// Its text and link.
    pub mark: Mark,
}

/// Says where an area is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Where it lies.
    Main,
    /// In the box at the top right, as Bornholm is.
    Inset,
}

/// The class of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// The class with this number, from 0; a number without a class counts as missing.
    Class(usize),
    /// No figure: hatched.
    Missing,
}

/// Says whether an area stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// One among all.
    Plain,
    /// Outlined and named.
    Selected,
}

/// Room between the box and what it holds.
const PADDING: f64 = 10.0;

impl Map {
    /// Draws the map.
    ///
    /// # Errors
    /// Without areas, or when no area in its own place has a shape.
    pub fn draw(&self, look: &Look<'_>) -> Result<Svg, Nothing> {
        if self.areas.is_empty() {
            return Err(Nothing::NoMarks);
        }
        let main = extent(self.positions(Place::Main)).ok_or(Nothing::NoValues)?;
        let full = look.size.width();
        let room = Frame {
            left: 1.0,
            top: 1.0,
            right: look.size.pick(full * 0.66, full - 1.0),
            bottom: look.size.pick(full * 0.8, full * 1.25),
        };
        let projection = Projection::fitted(&main, &room);
        let inset = self.inset(&projection, &room);
        let depth = projection.depth().max(inset.as_ref().map_or(0.0, |inset| inset.frame.bottom));
        let key = Key::new(look, self);
        let key_place = look.size.pick((full * 0.72, depth * 0.42), (2.0, depth + 16.0));
        let sheet_height = (depth + 2.0).max(key_place.1 + key.height());
        let mut sheet = Sheet::new(look, "map", full, sheet_height);
        let fills = key.fills(look, &mut sheet);
        if let Some(inset) = &inset {
            let frame = inset.frame.rect().at("rx", 4.0).class("chart-inset");
            sheet.add(frame.hollow().stroke(Role::Grid, 1.0));
        }
        let project = |area: &Area| match (area.place, &inset) {
            (Place::Inset, Some(inset)) => inset.projection,
            _ => projection,
        };
        let areas = self.areas.iter().filter_map(|area| area.draw(&project(area), &fills));
        let group = Element::new("g").class("chart-areas").stroke(Role::Surface, 0.75);
        sheet.add(group.set("stroke-linejoin", "round").with_all(areas));
        self.outline(look, &mut sheet, project);
        sheet.add(key.draw(key_place, &fills));
        Ok(sheet.finish(&self.caption))
    }

    fn positions(&self, place: Place) -> impl Iterator<Item = Position> {
        let areas = self.areas.iter().filter(move |area| area.place == place);
        areas.flat_map(|area| area.rings.iter().flatten().copied())
    }

    /// Finds the box for what lies far away, drawn at the scale of the rest.
    fn inset(&self, main: &Projection, room: &Frame) -> Option<Inset> {
        let extent = extent(self.positions(Place::Inset))?;
        let most =
            Frame { left: 0.0, top: 0.0, right: room.width() * 0.25, bottom: room.height() * 0.25 };
        let (width, height) = main.size_of(&extent, &most);
        let frame = Frame {
            left: room.right - width - PADDING * 2.0,
            top: room.top,
            right: room.right,
            bottom: room.top + height + PADDING * 2.0,
        };
        let within = Frame {
            left: frame.left + PADDING,
            top: frame.top + PADDING,
            right: frame.right - PADDING,
            bottom: frame.bottom - PADDING,
        };
        Some(Inset { frame, projection: Projection::fitted(&extent, &within) })
    }

    /// Outlines and names the selected areas over all others.
    fn outline(
        &self,
        look: &Look<'_>,
        sheet: &mut Sheet<'_>,
        project: impl Fn(&Area) -> Projection,
    ) {
        for area in self.areas.iter().filter(|area| area.emphasis == Emphasis::Selected) {
            let projection = project(area);
            let path = area.path(&projection);
            let Some(extent) = extent(area.rings.iter().flatten().copied()) else { continue };
            if path.is_empty() {
                continue;
            }
            let drawn = path.element().class("chart-selected").hollow().stroke(Role::Text, 2.0);
            sheet.add(drawn.set("stroke-linejoin", "round"));
            let (x, y) = projection.at(extent.middle());
            let label = fit(&area.label, look.size.width() / 2.0, 12.0);
            let half = width(&label, 12.0) / 2.0;
            let words = text(inside(x, half, look.size.width()), y + 4.0, &label).centred();
            sheet.add(words.bold().haloed().class("chart-label").fill(Role::Text));
        }
    }
}

struct Inset {
    frame: Frame,
    projection: Projection,
}

impl Area {
    fn draw(&self, projection: &Projection, fills: &key::Fills) -> Option<Element> {
        let path = self.path(projection);
        if path.is_empty() {
            return None;
        }
        let drawn = path.element().class("chart-area chart-hold").set("fill-rule", "evenodd");
        let drawn = fills.paint(drawn, self.shade);
        let is_missing = fills.is_missing(self.shade);
        let drawn = if is_missing { drawn.stroke(Role::Quiet, 0.75) } else { drawn };
        Some(marked(&self.mark, [drawn]))
    }

    fn path(&self, projection: &Projection) -> Path {
        let mut path = Path::default();
        for ring in &self.rings {
            let finite: Vec<Position> =
                ring.iter().filter(|position| position.is_finite()).copied().collect();
            let open = match finite.as_slice() {
                [first, within @ .., last] if first == last && within.len() > 1 => {
                    finite.get(..finite.len() - 1).unwrap_or_default()
                }
                all => all,
            };
            if open.len() > 2 {
                path.ring(open.iter().map(|position| projection.at(*position)));
            }
        }
        path
    }
}

impl Position {
    pub(crate) fn is_finite(&self) -> bool {
        self.lon.is_finite() && self.lat.is_finite()
    }
}
