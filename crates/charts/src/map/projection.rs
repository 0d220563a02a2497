//! From degrees to places on the sheet: equirectangular, true to shape at the middle latitude.

use super::Position;
use crate::shape::Frame;

/// The least and greatest degrees of some areas.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

/// Returns the extent of all finite positions.
pub(super) fn extent(positions: impl Iterator<Item = Position>) -> Option<Extent> {
    let single = |position: Position| Extent {
        west: position.lon.clamp(-180.0, 180.0),
        south: position.lat.clamp(-85.0, 85.0),
        east: position.lon.clamp(-180.0, 180.0),
        north: position.lat.clamp(-85.0, 85.0),
    };
    positions.filter(Position::is_finite).map(single).reduce(|a, b| Extent {
        west: a.west.min(b.west),
        south: a.south.min(b.south),
        east: a.east.max(b.east),
        north: a.north.max(b.north),
    })
}

impl Extent {
    pub(super) fn middle(&self) -> Position {
        Position {
            lon: f64::midpoint(self.west, self.east),
            lat: f64::midpoint(self.south, self.north),
        }
    }

    /// Returns width and height in degrees of latitude.
    fn size(&self) -> (f64, f64) {
        let narrowing = self.middle().lat.to_radians().cos();
        (((self.east - self.west) * narrowing).max(1e-6), (self.north - self.south).max(1e-6))
    }
}

/// Places an extent in a frame, against its top left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Projection {
    extent: Extent,
    frame: Frame,
    narrowing: f64,
    units_per_degree: f64,
}

impl Projection {
    pub(super) fn fitted(extent: &Extent, frame: &Frame) -> Self {
        let (width, height) = extent.size();
        Self {
            extent: *extent,
            frame: *frame,
            narrowing: extent.middle().lat.to_radians().cos(),
            units_per_degree: (frame.width() / width).min(frame.height() / height),
        }
    }

    pub(super) fn at(&self, position: Position) -> (f64, f64) {
        let east = position.lon.clamp(self.extent.west, self.extent.east) - self.extent.west;
        let south = self.extent.north - position.lat.clamp(self.extent.south, self.extent.north);
        (
            self.frame.left + east * self.narrowing * self.units_per_degree,
            self.frame.top + south * self.units_per_degree,
        )
    }

    /// Returns how far down the drawing reaches.
    pub(super) fn depth(&self) -> f64 {
        self.frame.top + self.extent.size().1 * self.units_per_degree
    }

    /// Returns the size another extent would have at this scale, made smaller to fit the most.
    pub(super) fn size_of(&self, other: &Extent, most: &Frame) -> (f64, f64) {
        let (width, height) = other.size();
        let scale = self.units_per_degree.min(most.width() / width).min(most.height() / height);
        (width * scale, height * scale)
    }
}
