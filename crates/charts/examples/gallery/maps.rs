//! A map of class sizes, with borders read from a file.

use crate::series::{caption, mark};

use charts::map::{Area, Emphasis, Map, Place, Position, Ring, Shade, simplify::simplify};
use serde_json::Value;

use std::error::Error;

const BORNHOLM: [&str; 2] = ["400", "411"];

pub(crate) fn class_size(borders: &str) -> Result<Map, Box<dyn Error>> {
    let read: Value = serde_json::from_str(borders)?;
    let features = read.pointer("/features").and_then(Value::as_array).ok_or("no features")?;
    let all: Vec<Vec<Ring>> = features.iter().map(rings).collect();
    let simplified = simplify(&all, 0.006);
    let areas = features.iter().zip(simplified).enumerate().map(|(index, (feature, rings))| {
        let text = |path| feature.pointer(path).and_then(Value::as_str).unwrap_or_default();
        let (code, name) = (text("/properties/kommunekode"), text("/properties/kommune"));
        let is_own = name == "Viborg";
        Area {
            label: name.to_owned(),
            rings,
            place: if BORNHOLM.contains(&code) { Place::Inset } else { Place::Main },
            shade: if index % 13 == 4 { Shade::Missing } else { Shade::Class(index * 7 % 5) },
            emphasis: if is_own { Emphasis::Selected } else { Emphasis::Plain },
            mark: mark(&format!("{name}: 21,3 elever i klassen")),
        }
    });
    let classes = ["under 19,5", "19,5–20,5", "20,5–21,5", "21,5–22,5", "22,5 og derover"];
    Ok(Map {
        caption: caption("Elever i klassen", "Klassekvotient i 98 kommuner."),
        classes: classes.map(ToOwned::to_owned).to_vec(),
        missing: "ikke opgjort".to_owned(),
        areas: areas.collect(),
    })
}

fn rings(feature: &Value) -> Vec<Ring> {
    let coordinates = feature.pointer("/geometry/coordinates").and_then(Value::as_array);
    let is_many = feature.pointer("/geometry/type").is_some_and(|kind| kind == "MultiPolygon");
    let polygons: Vec<&Value> = coordinates.into_iter().flatten().collect();
    let rings: Vec<&Value> = if is_many {
        polygons.into_iter().filter_map(Value::as_array).flatten().collect()
    } else {
        polygons
    };
    rings
        .into_iter()
        .filter_map(Value::as_array)
        .map(|ring| ring.iter().filter_map(position).collect())
        .collect()
}

fn position(pair: &Value) -> Option<Position> {
    Some(Position { lon: pair.pointer("/0")?.as_f64()?, lat: pair.pointer("/1")?.as_f64()? })
}
