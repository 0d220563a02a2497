//! JSON-stat: the old layout with `dataset`, and 2.0.

use std::{fmt, ops::ControlFlow};

use domain::delivery::ProblemKind;
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::{
    Cell, Cells, ReadSeek, Row, Sample, Shape, Table, Visit,
    encoding::{Allowance, Encoding},
    json::{self, CellSeed},
    json_outline::{OUTLINE_BYTES, Outline},
    wrong_shape,
};
use crate::text::clean;

/// The heading under which the values stand.
const VALUE: &str = "value";

/// The dimensions of a JSON-stat file; the last varies fastest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct JsonStat {
    /// The encoding.
    pub(crate) encoding: Encoding,
    /// The dimensions.
    pub(crate) dimensions: Vec<Dimension>,
    is_in_dataset: bool,
}

/// A dimension with the codes of its categories in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dimension {
    /// The code of the dimension.
    pub(crate) id: String,
    /// The codes of the categories.
    pub(crate) codes: Vec<String>,
    /// The labels of the categories by their codes, where there are any.
    labels: Map<String, Value>,
}

impl Dimension {
    fn prefer(&mut self, is_known: impl Fn(&str) -> bool) {
        for code in &mut self.codes {
            let label = self.labels.get(code).and_then(Value::as_str);
            let label = label.filter(|label| !is_known(code) && is_known(&clean(label)));
            if let Some(label) = label {
                label.clone_into(code);
            }
        }
    }
}

impl JsonStat {
    /// Reads the dimensions and the first values.
    pub(super) fn open(
        reader: &mut dyn ReadSeek,
        encoding: Encoding,
        outline: &Outline,
    ) -> Result<Table, ProblemKind> {
        let dimensions = dimensions(outline)
            .ok_or_else(|| wrong_shape("JSON-stat whose ids, sizes and categories agree"))?;
        let shape = Self { encoding, dimensions, is_in_dataset: outline.is_in_dataset };
        let ids = shape.dimensions.iter().map(|dimension| dimension.id.clone());
        let mut sample: Sample = vec![(0, ids.chain([VALUE.to_owned()]).collect())];
        shape.each_row(reader, &mut |row| {
            sample.push((row.number, row.texts()));
            super::sampled(sample.len())
        })?;
        Ok(Table { shape: Shape::JsonStat(shape), sample })
    }

    /// Hands on labels in place of codes from here on, where only the label is known in the column.
    pub(crate) fn prefer_known(&mut self, is_known: impl Fn(usize, &str) -> bool) {
        for (column, dimension) in self.dimensions.iter_mut().enumerate() {
            dimension.prefer(|text| is_known(column, text));
        }
    }

    /// Returns how many values there are places for.
    fn places(&self) -> u64 {
        let sizes =
            self.dimensions.iter().map(|d| u64::try_from(d.codes.len()).unwrap_or(u64::MAX));
        sizes.fold(1, u64::saturating_mul)
    }

    /// Reads all values, each as a row of the codes of its categories and the value.
    pub(super) fn each_row(
        &self,
        reader: &mut dyn ReadSeek,
        visit: &mut Visit<'_>,
    ) -> Result<(), ProblemKind> {
        let mut rows = StatRows {
            shape: self,
            cells: vec![Cell::Text(String::new()); self.dimensions.len() + 1],
            visit,
            is_stopped: false,
        };
        let depth = u8::from(self.is_in_dataset);
        let read = json::read(reader, self.encoding, |allowance| StatSeed {
            rows: &mut rows,
            allowance,
            depth,
        });
        match read {
            Err(_) if rows.is_stopped => Ok(()),
            Err(ProblemKind::WrongShape { .. }) => {
                Err(wrong_shape("JSON-stat with one value for each of its places"))
            }
            other => other,
        }
    }
}

fn dimensions(outline: &Outline) -> Option<Vec<Dimension>> {
    let inner = |name: &str| outline.dimension.get(name);
    let ids = outline.id.as_array().or_else(|| inner("id")?.as_array())?;
    let sizes = outline.size.as_array().or_else(|| inner("size")?.as_array())?;
    if ids.len() != sizes.len() || ids.is_empty() {
        return None;
    }
    ids.iter().zip(sizes).map(|(id, size)| dimension(outline, id.as_str()?, size)).collect()
}

fn dimension(outline: &Outline, id: &str, size: &Value) -> Option<Dimension> {
    let category = outline.dimension.get(id)?.get("category")?;
    let codes = match (category.get("index"), category.get("label")) {
        (Some(Value::Array(codes)), _) => {
            codes.iter().map(|code| code.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()?
        }
        (Some(Value::Object(places)), _) => {
            let mut placed: Vec<(u64, &String)> = places
                .iter()
                .map(|(code, place)| place.as_u64().map(|place| (place, code)))
                .collect::<Option<_>>()?;
            placed.sort();
            let in_order = placed.iter().zip(0_u64..).all(|((place, _), index)| *place == index);
            in_order.then(|| placed.into_iter().map(|(_, code)| code.clone()).collect())?
        }
        (None, Some(Value::Object(labels))) => labels.keys().cloned().collect(),
        _ => return None,
    };
    let agrees = size.as_u64() == u64::try_from(codes.len()).ok() && !codes.is_empty();
    let labels = category.get("label").and_then(Value::as_object).cloned().unwrap_or_default();
    agrees.then(|| Dimension { id: id.to_owned(), codes, labels })
}

struct StatRows<'s, 'v, 'w> {
    shape: &'s JsonStat,
    cells: Vec<Cell>,
    visit: &'v mut Visit<'w>,
    is_stopped: bool,
}

impl StatRows<'_, '_, '_> {
    /// Hands on the value at `index`, which stands in the last cell; false when there is no such
    /// place or the caller stops.
    fn hand_on(&mut self, index: u64) -> bool {
        let mut rest = index;
        for (dimension, cell) in self.shape.dimensions.iter().zip(&mut self.cells).rev() {
            let size = u64::try_from(dimension.codes.len()).unwrap_or(u64::MAX);
            let place = usize::try_from(rest % size).unwrap_or(usize::MAX);
            rest /= size;
            let (Cell::Text(text), Some(code)) = (cell, dimension.codes.get(place)) else {
                return false;
            };
            text.clear();
            text.push_str(code);
        }
        let row = Row { number: index + 1, cells: Cells::Owned(&self.cells) };
        let is_inside = rest == 0;
        self.is_stopped = is_inside && (self.visit)(&row) == ControlFlow::Break(());
        is_inside && !self.is_stopped
    }
}

struct StatSeed<'a, 's, 'v, 'w> {
    rows: &'a mut StatRows<'s, 'v, 'w>,
    allowance: Allowance,
    depth: u8,
}

impl<'de> DeserializeSeed<'de> for StatSeed<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for StatSeed<'_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON-stat")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            self.allowance.renew(OUTLINE_BYTES);
            match (key.as_str(), self.depth) {
                ("dataset", 1) => map.next_value_seed(StatSeed {
                    rows: self.rows,
                    allowance: self.allowance.clone(),
                    depth: 0,
                })?,
                ("value", 0) => {
                    let allowance = &self.allowance;
                    map.next_value_seed(ValuesSeed { rows: self.rows, allowance })?;
                }
                _ => map.next_value_seed(Skip(&self.allowance))?,
            }
        }
        Ok(())
    }
}

struct ValuesSeed<'a, 's, 'v, 'w> {
    rows: &'a mut StatRows<'s, 'v, 'w>,
    allowance: &'a Allowance,
}

impl ValuesSeed<'_, '_, '_, '_> {
    fn hand_on<E: de::Error>(&mut self, index: u64) -> Result<(), E> {
        self.allowance.renew(super::ROW_BYTES);
        let is_taken = self.rows.hand_on(index);
        is_taken.then_some(()).ok_or_else(|| E::custom("more values than places"))
    }
}

impl<'de> DeserializeSeed<'de> for ValuesSeed<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValuesSeed<'_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("values as an array or by place")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        let mut index = 0;
        loop {
            let mut cell = Cell::Empty;
            if seq.next_element_seed(CellSeed(&mut cell))?.is_none() {
                let is_whole = index == self.rows.shape.places();
                return is_whole
                    .then_some(())
                    .ok_or_else(|| de::Error::custom("fewer values than places"));
            }
            if let Some(last) = self.rows.cells.last_mut() {
                *last = cell;
            }
            self.hand_on(index)?;
            index += 1;
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let index = key.parse().map_err(de::Error::custom)?;
            let mut cell = Cell::Empty;
            map.next_value_seed(CellSeed(&mut cell))?;
            if let Some(last) = self.rows.cells.last_mut() {
                *last = cell;
            }
            self.hand_on(index)?;
        }
        Ok(())
    }
}

/// Leaves out a value of any size.
struct Skip<'a>(&'a Allowance);

impl<'de> DeserializeSeed<'de> for Skip<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_ignored_any(IgnoredAny).map(|IgnoredAny| {
            self.0.renew(OUTLINE_BYTES);
        })
    }
}
