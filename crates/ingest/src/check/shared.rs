//! Values that all units of a municipality share: the municipality's own, copied down.

use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{DefaultHasher, Hash, Hasher as _},
};

use domain::{
    delivery::{Place, Problem, ProblemKind, ReadValue},
    figure::FigureKey,
    municipality::MunicipalityCode,
};

/// The least units that make it unlikely that they share a value by chance.
const LEAST_UNITS: usize = 5;

/// The units of each municipality that share a value, by indicator, period and breakdown.
#[derive(Debug, Default)]
pub(super) struct Shared {
    groups: BTreeMap<u64, Group>,
}

#[derive(Debug)]
struct Group {
    value: f64,
    /// The units as hashes; none once one has another value.
    units: Option<BTreeSet<u64>>,
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
        let group = hash(&(municipality, &key.indicator, key.period, &key.breakdown));
        let group = self.groups.entry(group).or_insert_with(|| Group {
            value: number,
            units: Some(BTreeSet::new()),
            place: place.clone(),
            municipality: municipality.to_string(),
        });
        if group.value.to_bits() != number.to_bits() {
            group.units = None;
        }
        if let Some(units) = &mut group.units {
            units.insert(hash(&key.unit));
        }
    }

    /// Returns a notice for each group of at least five units that share their value.
    pub(super) fn finish(self) -> Vec<Problem> {
        let mut problems: Vec<Problem> = self
            .groups
            .into_values()
            .filter_map(|group| {
                let units = group.units.map_or(0, |units| units.len());
                (units >= LEAST_UNITS).then(|| Problem {
                    place: group.place,
                    value: format!("{}: {}", group.municipality, group.value),
                    kind: ProblemKind::SharedValue {
                        units: u32::try_from(units).unwrap_or(u32::MAX),
                    },
                })
            })
            .collect();
        problems.sort_by(|a, b| a.place.cmp(&b.place));
        problems
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
