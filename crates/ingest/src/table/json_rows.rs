//! JSON objects, one a row, as the statistics API answers.

use std::fmt;

use domain::delivery::ProblemKind;
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{
    Cells, ReadSeek, Row, Visit,
    encoding::{Allowance, Encoding},
    json::{self, ArraySeed, Objects, Others},
};

/// Where the objects stand and which keys they have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct JsonRows {
    /// The encoding.
    pub(crate) encoding: Encoding,
    /// The key of the array in the outer object; none when the file is the array.
    pub(crate) key: Option<String>,
    /// All keys of all objects.
    pub(crate) headings: Vec<String>,
}

impl JsonRows {
    /// Reads all objects.
    pub(super) fn each_row(
        &self,
        reader: &mut dyn ReadSeek,
        visit: &mut Visit<'_>,
    ) -> Result<(), ProblemKind> {
        let mut see =
            |number: u64, cells: &[super::Cell]| visit(&Row { number, cells: Cells::Owned(cells) });
        let mut objects = Objects::new(&self.headings, &mut see);
        let key = self.key.as_deref();
        let read = json::read(reader, self.encoding, |allowance| FileSeed {
            objects: &mut objects,
            key,
            allowance,
        });
        if objects.is_stopped { Ok(()) } else { read }
    }
}

struct FileSeed<'a, 'v> {
    objects: &'a mut Objects<'v>,
    key: Option<&'a str>,
    allowance: Allowance,
}

impl<'de> DeserializeSeed<'de> for FileSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for FileSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<(), A::Error> {
        let Self { objects, allowance, .. } = self;
        ArraySeed { objects, allowance: &allowance, others: Others::Refused }.visit_seq(seq)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            self.allowance.renew(super::ROW_BYTES);
            if self.key == Some(key.as_str()) {
                let seed = ArraySeed {
                    objects: self.objects,
                    allowance: &self.allowance,
                    others: Others::Skipped,
                };
                map.next_value_seed(seed)?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_str<E: de::Error>(self, _: &str) -> Result<(), E> {
        Err(E::custom("a text is no array"))
    }
}
