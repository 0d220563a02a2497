//! The borders of the 98 municipalities (Klimadatastyrelsen; see data/SOURCES.md), read once.

use std::sync::LazyLock;

use charts::map::{Position, Ring};
use domain::municipality::MunicipalityCode;
use serde_json::Value;

const BORDERS: &str = include_str!("../../../../data/municipality_borders.json");

/// A municipality as it is drawn.
pub(super) struct Borders {
    pub(super) code: MunicipalityCode,
    pub(super) name: String,
    pub(super) rings: Vec<Ring>,
}

/// The municipalities in the order of the file.
pub(super) static ALL: LazyLock<Vec<Borders>> = LazyLock::new(|| {
    let file: Value = serde_json::from_str(BORDERS).unwrap_or_default();
    let features = file.pointer("/features").and_then(Value::as_array);
    features.into_iter().flatten().filter_map(borders).collect()
});

fn borders(feature: &Value) -> Option<Borders> {
    let text = |path| feature.pointer(path).and_then(Value::as_str);
    let coordinates = feature.pointer("/geometry/coordinates")?.as_array()?;
    let polygons: Vec<&Value> = match text("/geometry/type")? {
        "MultiPolygon" => coordinates.iter().collect(),
        _ => vec![feature.pointer("/geometry/coordinates")?],
    };
    Some(Borders {
        code: text("/properties/code")?.parse().ok()?,
        name: text("/properties/name")?.to_owned(),
        rings: polygons.into_iter().filter_map(Value::as_array).flatten().map(ring).collect(),
    })
}

fn ring(ring: &Value) -> Ring {
    ring.as_array().into_iter().flatten().filter_map(position).collect()
}

fn position(pair: &Value) -> Option<Position> {
    Some(Position { lon: pair.pointer("/0")?.as_f64()?, lat: pair.pointer("/1")?.as_f64()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_98_municipalities_have_borders() {
        assert_eq!(ALL.len(), 98);
        assert!(ALL.iter().all(|borders| borders.rings.iter().all(|ring| ring.len() > 3)));
    }
}
