//! Values that all units of a municipality share: the municipality's own, copied down.

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use domain::{
    delivery::{Place, Problem, ProblemKind, ReadValue},
    figure::FigureKey,
    municipality::MunicipalityCode,
};

/// The least units that make it unlikely that they share a value by chance.
const LEAST_UNITS: u32 = 5;

/// The units of each municipality that share a value, by indicator, period and breakdown.
#[derive(Debug, Default)]
pub(super) struct Shared {
    groups: BTreeMap<u64, Group>,
}

#[derive(Debug)]
struct Group {
    value: f64,
    units: u32,
    is_shared: bool,
    place: Place,
    municipality: String,
}

impl Shared {
    /// Takes note of the value of a unit in a municipality.
    pub(super) fn see(
        &mut self,
        key: &FigureKey,
        municipality: Option<MunicipalityCode>,
        value: ReadValue,
        place: &Place,
    ) {
        let (ReadValue::Number(number), Some(municipality)) = (value, municipality) else {
            return;
        };
        let mut hasher = DefaultHasher::new();
        (municipality, &key.indicator, key.period, &key.breakdown).hash(&mut hasher);
        let group = self.groups.entry(hasher.finish()).or_insert_with(|| Group {
            value: number,
            units: 0,
            is_shared: true,
            place: place.clone(),
            municipality: municipality.to_string(),
        });
        group.units += 1;
        group.is_shared &= group.value.to_bits() == number.to_bits();
    }

    /// Returns a notice for each group of at least five units that share their value.
    pub(super) fn finish(self) -> Vec<Problem> {
        let mut problems: Vec<Problem> = self
            .groups
            .into_values()
            .filter(|group| group.is_shared && group.units >= LEAST_UNITS)
            .map(|group| Problem {
                place: group.place,
                value: format!("{}: {}", group.municipality, group.value),
                kind: ProblemKind::SharedValue { units: group.units },
            })
            .collect();
        problems.sort_by(|a, b| a.place.cmp(&b.place));
        problems
    }
}
