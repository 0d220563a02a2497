//! Reading JSON piece by piece, so that no more than a row is held.

use std::{collections::HashMap, fmt, io::BufReader, ops::ControlFlow};

use domain::delivery::ProblemKind;
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{
    Cell, ROW_BYTES, ReadSeek,
    encoding::{Allowance, Encoding, Utf8},
    unreadable, wrong_shape,
};

/// The most different keys that objects of one file may have.
const MOST_KEYS: usize = 2_000;

/// What is expected of JSON rows.
const FLAT: &str = "an array of objects with texts and numbers, one object a row";

/// Reads a JSON file with `seed`, and says what is wrong with it.
pub(super) fn read<S>(
    reader: &mut dyn ReadSeek,
    encoding: Encoding,
    seed: impl FnOnce(Allowance) -> S,
) -> Result<S::Value, ProblemKind>
where
    S: DeserializeSeed<'static>,
{
    let (utf8, allowance) = Utf8::new(reader, encoding)?;
    let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 16, utf8));
    let read = seed(allowance.clone()).deserialize(&mut json);
    match read.and_then(|value| json.end().map(|()| value)) {
        Ok(value) => Ok(value),
        Err(_) if allowance.is_used_up() => Err(ProblemKind::LineTooLong),
        Err(error) if error.is_data() => Err(wrong_shape(FLAT)),
        Err(error) => Err(unreadable(&error)),
    }
}

/// Objects as rows: each key becomes a heading, in the order of first sight.
pub(super) struct Objects<'v> {
    pub(super) headings: Vec<String>,
    pub(super) rows: u64,
    pub(super) is_stopped: bool,
    slots: HashMap<String, usize>,
    cells: Vec<Cell>,
    visit: &'v mut ObjectVisit<'v>,
}

/// What is done with each object, given its number and cells.
pub(super) type ObjectVisit<'v> = dyn FnMut(u64, &[Cell]) -> ControlFlow<()> + 'v;

impl<'v> Objects<'v> {
    /// Starts with headings that are known, or none.
    pub(super) fn new(headings: &[String], visit: &'v mut ObjectVisit<'v>) -> Self {
        let slots = headings.iter().cloned().zip(0..).collect();
        let cells = vec![Cell::Empty; headings.len()];
        Self { headings: headings.to_vec(), rows: 0, is_stopped: false, slots, cells, visit }
    }

    fn slot(&mut self, key: &str) -> Option<&mut Cell> {
        if let Some(slot) = self.slots.get(key) {
            return self.cells.get_mut(*slot);
        }
        if self.headings.len() >= MOST_KEYS {
            return None;
        }
        self.slots.insert(key.to_owned(), self.headings.len());
        self.headings.push(key.to_owned());
        self.cells.push(Cell::Empty);
        self.cells.last_mut()
    }

    fn finish(&mut self) {
        self.rows += 1;
        self.is_stopped = (self.visit)(self.rows, &self.cells).is_break();
        for cell in &mut self.cells {
            match cell {
                Cell::Text(text) => text.clear(),
                Cell::Number(_) | Cell::Empty => *cell = Cell::Empty,
            }
        }
    }
}

/// Reads an array of objects. `others` says what happens to elements that are none.
pub(super) struct ArraySeed<'a, 'v> {
    pub(super) objects: &'a mut Objects<'v>,
    pub(super) allowance: &'a Allowance,
    pub(super) others: Others,
}

/// What happens to elements and values that are no rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    /// They are errors.
    Refused,
    /// They are left out.
    Skipped,
}

impl<'de> DeserializeSeed<'de> for ArraySeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.others {
            Others::Refused => deserializer.deserialize_seq(self),
            Others::Skipped => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for ArraySeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(FLAT)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        loop {
            self.allowance.renew(ROW_BYTES);
            let element = ObjectSeed { objects: self.objects, others: self.others };
            if seq.next_element_seed(element)?.is_none() {
                return Ok(());
            }
            if self.objects.is_stopped {
                return Err(de::Error::custom("stopped"));
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
            self.allowance.renew(ROW_BYTES);
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

struct ObjectSeed<'a, 'v> {
    objects: &'a mut Objects<'v>,
    others: Others,
}

impl<'de> DeserializeSeed<'de> for ObjectSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.others {
            Others::Refused => deserializer.deserialize_map(self),
            Others::Skipped => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for ObjectSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(FLAT)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(slot) = map.next_key_seed(KeySeed(self.objects))? {
            let Some(cell) = slot else {
                return Err(de::Error::custom("too many different keys"));
            };
            map.next_value_seed(CellSeed(cell))?;
        }
        self.objects.finish();
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

struct KeySeed<'a, 'v>(&'a mut Objects<'v>);

impl<'a, 'de> DeserializeSeed<'de> for KeySeed<'a, '_> {
    type Value = Option<&'a mut Cell>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'a> Visitor<'_> for KeySeed<'a, '_> {
    type Value = Option<&'a mut Cell>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.0.slot(key))
    }
}

/// Reads a text, number, yes or no, or nothing into a cell, reusing its memory.
pub(super) struct CellSeed<'a>(pub(super) &'a mut Cell);

impl<'de> DeserializeSeed<'de> for CellSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for CellSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a number")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        match self.0 {
            Cell::Text(own) => {
                own.clear();
                own.push_str(text);
            }
            other => *other = Cell::Text(text.to_owned()),
        }
        Ok(())
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        *self.0 = Cell::Number(number);
        Ok(())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<(), E> {
        self.visit_text_of(&number)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<(), E> {
        self.visit_text_of(&number)
    }

    fn visit_bool<E: de::Error>(self, is_true: bool) -> Result<(), E> {
        self.visit_str(if is_true { "true" } else { "false" })
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        *self.0 = Cell::Empty;
        Ok(())
    }
}

impl CellSeed<'_> {
    /// Takes a whole number; its text is a number without loss.
    fn visit_text_of<E: de::Error>(self, number: &impl ToString) -> Result<(), E> {
        match number.to_string().parse() {
            Ok(number) => self.visit_f64(number),
            Err(_) => Err(E::custom("a number out of range")),
        }
    }
}
