//! Which figures of a delivery were seen already.

use std::{
    collections::{HashMap, hash_map::Entry},
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use domain::{delivery::ReadValue, figure::FigureKey};

/// Figures seen, as hashes: sixteen bytes each, so that a million of them stay small.
#[derive(Debug, Default)]
pub(super) struct Seen {
    values: HashMap<u64, u64>,
}

/// Whether a figure was seen already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Again {
    /// No.
    No,
    /// With the same value.
    Same,
    /// With another value.
    Different,
}

impl Seen {
    /// Takes note of a figure.
    pub(super) fn see(&mut self, key: &FigureKey, value: ReadValue) -> Again {
        let value = value_hash(value);
        match self.values.entry(key_hash(key)) {
            Entry::Vacant(place) => {
                place.insert(value);
                Again::No
            }
            Entry::Occupied(place) if *place.get() == value => Again::Same,
            Entry::Occupied(_) => Again::Different,
        }
    }
}

fn key_hash(key: &FigureKey) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

fn value_hash(value: ReadValue) -> u64 {
    let mut hasher = DefaultHasher::new();
    match value {
        ReadValue::Number(number) => (number + 0.0).to_bits().hash(&mut hasher),
        ReadValue::Missing(why) => why.code().hash(&mut hasher),
        ReadValue::Withheld(why) => why.code().hash(&mut hasher),
    }
    hasher.finish()
}
