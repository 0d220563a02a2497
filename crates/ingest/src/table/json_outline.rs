//! What a JSON file is: rows or JSON-stat, with its headings and first rows.

use std::{fmt, ops::ControlFlow};

use domain::delivery::ProblemKind;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::{
    Cell, Cells, JsonRows, JsonStat, ReadSeek, Row, SAMPLE_ROWS, Sample, Shape, Table,
    encoding::{Allowance, Encoding},
    json::{self, ArraySeed, Objects, Others},
    wrong_shape,
};

/// The bytes that the description of dimensions may have.
pub(super) const OUTLINE_BYTES: u64 = 16 << 20;

/// Finds out what a JSON file is.
pub(super) fn open(reader: &mut dyn ReadSeek, encoding: Encoding) -> Result<Table, ProblemKind> {
    let outline = json::read(reader, encoding, OutlineSeed)?;
    if !outline.dimension.is_null() {
        return JsonStat::open(reader, encoding, &outline);
    }
    let most = outline.arrays.into_iter().max_by_key(|array| array.rows);
    let Some(array) = most.filter(|array| array.rows > 0) else {
        return Err(wrong_shape("an array of objects, one a row, or JSON-stat"));
    };
    let mut sample = array.sample;
    sample.insert(0, (0, array.headings.clone()));
    let shape = JsonRows { encoding, key: array.key, headings: array.headings };
    Ok(Table { shape: Shape::JsonRows(shape), sample })
}

/// The parts of a JSON file that tell what it is.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) dimension: Value,
    pub(super) id: Value,
    pub(super) size: Value,
    pub(super) is_in_dataset: bool,
    arrays: Vec<ArrayOutline>,
}

#[derive(Debug)]
struct ArrayOutline {
    key: Option<String>,
    headings: Vec<String>,
    rows: u64,
    sample: Sample,
}

struct OutlineSeed(Allowance);

impl<'de> DeserializeSeed<'de> for OutlineSeed {
    type Value = Outline;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Outline, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for OutlineSeed {
    type Value = Outline;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array or an object")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Outline, A::Error> {
        let array = outline(None, |objects| {
            ArraySeed { objects, allowance: &self.0, others: Others::Refused }.visit_seq(seq)
        })?;
        Ok(Outline { arrays: vec![array], ..Outline::default() })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Outline, A::Error> {
        let mut outlined = Outline::default();
        while let Some(key) = map.next_key::<String>()? {
            self.0.renew(OUTLINE_BYTES);
            match key.as_str() {
                "dataset" => {
                    let dataset = map.next_value_seed(Self(self.0.clone()))?;
                    outlined = Outline { is_in_dataset: true, ..dataset };
                }
                "dimension" => outlined.dimension = map.next_value()?,
                "id" => outlined.id = map.next_value()?,
                "size" => outlined.size = map.next_value()?,
                _ => outlined.arrays.push(value_outline(key, &mut map, &self.0)?),
            }
        }
        Ok(outlined)
    }
}

fn value_outline<'de, A: MapAccess<'de>>(
    key: String,
    map: &mut A,
    allowance: &Allowance,
) -> Result<ArrayOutline, A::Error> {
    outline(Some(key), |objects| {
        map.next_value_seed(ArraySeed { objects, allowance, others: Others::Skipped })
    })
}

fn outline<E>(
    key: Option<String>,
    read: impl FnOnce(&mut Objects<'_>) -> Result<(), E>,
) -> Result<ArrayOutline, E> {
    let mut sample = Sample::new();
    let mut see = |number: u64, cells: &[Cell]| {
        if sample.len() < SAMPLE_ROWS {
            sample.push((number, Row { number, cells: Cells::Owned(cells) }.texts()));
        }
        ControlFlow::Continue(())
    };
    let mut objects = Objects::new(&[], &mut see);
    read(&mut objects)?;
    let (headings, rows) = (std::mem::take(&mut objects.headings), objects.rows);
    Ok(ArrayOutline { key, headings, rows, sample })
}
