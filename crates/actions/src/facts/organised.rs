//! Which units' figures facts count in: the unit, its main unit, and the areas above it as they were.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use analytics::{Organisation, Place};
use domain::{
    indicator::{Catalogue, CountedFor, Indicator, IndicatorId},
    municipality::MunicipalityCode,
    unit::{Part, Placement, Register, Unit, UnitKind, UnitNumber},
    vault::Holder,
};
use jiff::civil::Date;

use crate::{app::App, error::Result};

/// The units of a vault and where they stood, in all hierarchies.
pub(super) struct Organised {
    catalogue: Catalogue,
    register: Arc<Register>,
    parents: BTreeMap<UnitNumber, Vec<Placement>>,
    holder: Holder,
    /// The areas of a unit on a day, once found.
    found: Mutex<HashMap<(UnitNumber, Date), Vec<UnitNumber>>>,
}

impl Organised {
    pub(super) async fn read(app: &App) -> Result<Self> {
        let mut parents: BTreeMap<UnitNumber, Vec<Placement>> = BTreeMap::new();
        for hierarchy in store::units::hierarchies(&app.db).await? {
            for placement in store::units::placements(&app.db, &hierarchy).await? {
                parents.entry(placement.unit.clone()).or_default().push(placement);
            }
        }
        Ok(Self {
            catalogue: app.catalogue.clone(),
            register: app.register().await?,
            parents,
            holder: app.vault.holder,
            found: Mutex::default(),
        })
    }

    /// Returns the municipality whose vault it is.
    pub(super) fn own(&self) -> Option<UnitNumber> {
        match self.holder {
            Holder::Municipality(own) => Some(own.into()),
            Holder::Network => None,
        }
    }

    /// Returns all that stands above a unit on a day, in any hierarchy, each once.
    fn above(&self, unit: &Unit, day: Date) -> Vec<UnitNumber> {
        let key = (unit.number.clone(), day);
        let kept = || self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = kept().get(&key).cloned() {
            return found;
        }
        let mut found: BTreeSet<UnitNumber> =
            unit.municipality.map(UnitNumber::from).into_iter().collect();
        let mut next = vec![unit.number.clone()];
        next.extend(found.iter().cloned());
        while let Some(below) = next.pop() {
            let placements = self.parents.get(&below).into_iter().flatten();
            let held = placements.filter(|placement| {
                placement.from <= day && placement.until.is_none_or(|until| day <= until)
            });
            let parents = held.map(|placement| placement.parent.clone());
            next.extend(parents.filter(|parent| found.insert(parent.clone())));
        }
        if self.holder == Holder::Network {
            found.insert(UnitNumber::country());
        }
        found.remove(&unit.number);
        let found: Vec<UnitNumber> = found.into_iter().filter(|area| self.is_known(area)).collect();
        kept().insert(key, found.clone());
        found
    }

    /// A municipality knows all of its own children and only some of the others': it has no figures of areas
    /// that reach further than itself.
    fn is_known(&self, area: &UnitNumber) -> bool {
        let Holder::Municipality(own) = self.holder else { return true };
        let Some(unit) = self.register.unit(area) else { return false };
        match unit.kind {
            UnitKind::Country | UnitKind::Region => false,
            UnitKind::Municipality => *area == UnitNumber::from(own),
            _ => unit.municipality.is_none_or(|code| code == own),
        }
    }

    fn where_they_go(&self, indicator: &Indicator, place: &Place) -> Vec<UnitNumber> {
        let Some(unit) = self.register.unit(&place.unit) else { return vec![place.unit.clone()] };
        if !indicator.has_level(unit.kind) {
            return Vec::new();
        }
        let mut units = vec![unit.number.clone()];
        if let Part::Department(Some(main)) = &unit.part {
            units.push(main.clone());
        }
        // What the municipality runs is its figure; free schools are not.
        if !matches!(unit.kind, UnitKind::PrivateSchool | UnitKind::ContinuationSchool) {
            units.extend(self.above(unit, place.period.last_day()));
        }
        units
    }

    fn where_they_live(&self, place: &Place) -> Vec<UnitNumber> {
        let code: Option<MunicipalityCode> =
            place.residence.as_ref().and_then(|code| code.as_str().parse().ok());
        let areas = code.map(UnitNumber::from).into_iter().filter(|area| self.is_known(area));
        let country = (self.holder == Holder::Network).then(UnitNumber::country);
        areas.chain(country).collect()
    }
}

impl Organisation for Organised {
    /// The organisation is that of the period's last day.
    fn counts_for(&self, indicator: &IndicatorId, place: &Place) -> Vec<UnitNumber> {
        let Some(indicator) = self.catalogue.find(indicator) else { return Vec::new() };
        match indicator.counted_for {
            // In the Danish law it is the municipality a child lives in that pays.
            CountedFor::Residence | CountedFor::Payer => self.where_they_live(place),
            CountedFor::School | CountedFor::None => self.where_they_go(indicator, place),
        }
    }
}
