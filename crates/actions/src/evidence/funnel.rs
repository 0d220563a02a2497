//! Where units lie in the funnel of all units of their kinds.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    indicator::{Indicator, Secrecy},
    report::{FunnelClass, FunnelPlace},
    unit::UnitNumber,
};
use statistics::{
    funnel::{self, Dispersion, Limits, Place, Reading, Widening},
    pool,
    undefined::Undefined,
};
use store::figures::Sized;

use super::{
    Origin,
    reader::Reader,
    seen::{self, Seen},
    worked_out::{FunnelKey, SliceKey},
};
use crate::error::Result;

/// Units with fewer children have no place in a funnel (statistics.md D2).
const LEAST_N: f64 = 5.0;

/// Fewer units make no funnel.
const FEWEST_UNITS: usize = 5;

/// So many points make a smooth curve.
const POINTS: u32 = 60;

/// What is told of many is listed when its adjusted p-value is no larger.
pub(super) const FALSE_ALARMS: f64 = 0.05;

/// All units with a place in a funnel, and its limits.
#[derive(Debug)]
pub(super) struct Seats {
    pub(super) centre: f64,
    pub(super) origin: Origin,
    pub(super) limits: Vec<[f64; 5]>,
    pub(super) widened: bool,
    pub(super) units: BTreeMap<UnitNumber, Seat>,
}

/// Where a unit lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Seat {
    pub(super) n: f64,
    pub(super) value: f64,
    pub(super) class: FunnelClass,
    pub(super) is_listed: bool,
}

impl Seats {
    /// Returns a unit's place among all others.
    pub(super) fn place(&self, unit: &UnitNumber, slice: &SliceKey) -> Option<FunnelPlace> {
        let own = self.units.get(unit)?;
        let others = self.units.iter().filter(|(number, _)| *number != unit);
        Some(FunnelPlace {
            period: slice.1,
            centre: self.centre,
            limits: self.limits.clone(),
            others: others.map(|(_, seat)| (seat.n, seat.value)).collect(),
            own: (own.n, own.value),
            class: own.class,
            widened: self.widened,
        })
    }
}

/// Returns the funnel of a slice, made of what the scope may see; none where there is too little.
pub(super) async fn of(
    reader: &Reader<'_>,
    indicator: &Indicator,
    slice: &SliceKey,
) -> Result<Arc<Option<Seats>>> {
    let worked_out = &reader.app.worked_out;
    // Small groups have no place for anybody, so only secrecy tells readers apart.
    let reader_key = match indicator.secrecy {
        Secrecy::Public => String::new(),
        Secrecy::Internal | Secrecy::Confidential | Secrecy::Person => {
            reader.scope.cache_key().to_owned()
        }
    };
    let key: FunnelKey = (slice.clone(), reader_key);
    if let Some(kept) = worked_out.with(|shelves| shelves.funnels.get(&key)) {
        return Ok(kept);
    }
    let official = official(reader, indicator, slice).await?;
    let sized = reader.sized(slice).await?;
    let seen = sized.iter().filter(|one| reader.scope.may_see(indicator.secrecy, &one.unit));
    let seats = Arc::new(seats(indicator, seen, official));
    let kept = Arc::clone(&seats);
    worked_out.keep(reader.generation, |shelves| shelves.funnels.put(key, kept));
    Ok(seats)
}

/// Returns the official figure of the country.
async fn official(
    reader: &Reader<'_>,
    indicator: &Indicator,
    (id, period, breakdown, _): &SliceKey,
) -> Result<Option<f64>> {
    let country = reader.part(&UnitNumber::country(), (id, breakdown)).await?;
    let figure = country.into_iter().find(|figure| figure.key.period == *period);
    let figure = figure.map(|figure| reader.scope.view(figure, indicator));
    Ok(figure.and_then(|figure| figure.value.known().map(|known| known.estimate)))
}

fn seats<'a>(
    indicator: &Indicator,
    sized: impl Iterator<Item = &'a Sized>,
    official: Option<f64>,
) -> Option<Seats> {
    let least = LEAST_N.max(f64::from(indicator.minimum_n));
    let seen = |one: &Sized| Some((one.unit.clone(), Seen::new(indicator, one.estimate, one.n)?));
    let (numbers, seen): (Vec<_>, Vec<_>) =
        sized.filter(|one| one.n >= least).filter_map(seen).unzip();
    if seen.len() < FEWEST_UNITS {
        return None;
    }
    let (unit_scale, funnel) = held(&seen, official).ok()?;
    let origin = if official.is_some() { Origin::Country } else { Origin::Units };
    let seat = |reading: &Reading| Seat {
        n: reading.n,
        value: reading.value * unit_scale,
        class: class(reading.place),
        is_listed: reading.adjusted_p_value <= FALSE_ALARMS,
    };
    Some(Seats {
        centre: funnel.target * unit_scale,
        origin,
        limits: limits(&funnel, unit_scale),
        widened: !matches!(funnel.dispersion, Dispersion::ByChance),
        units: numbers.into_iter().zip(funnel.readings.iter().map(seat)).collect(),
    })
}

/// Holds all units against the official level, or against all of them together; never against the mean of
/// means. Returns by how much the funnel's numbers are to be multiplied, too.
fn held(
    seen: &[Seen],
    official: Option<f64>,
) -> std::result::Result<(f64, funnel::Funnel), Undefined> {
    let shares = seen::shares(seen);
    if shares.len() == seen.len() {
        let together = pool::total(&shares)?.share();
        let centre = official.map_or(together, |official| official / 100.0);
        return Ok((100.0, funnel::Funnel::of_shares(&shares, centre, Widening::Additive)?));
    }
    let means = seen::means(seen);
    let together = pool::together(&means)?.mean();
    let centre = official.unwrap_or(together);
    Ok((1.0, funnel::Funnel::of_means(&means, centre, Widening::Additive)?))
}

fn limits(funnel: &funnel::Funnel, unit_scale: f64) -> Vec<[f64; 5]> {
    let sizes = funnel.readings.iter().map(|reading| reading.n);
    let (least, most) =
        sizes.fold((f64::INFINITY, 0.0_f64), |(least, most), n| (least.min(n), most.max(n)));
    let row = |(n, Limits { inner, outer }): (u32, Limits)| {
        let [a, b, c, d] =
            [outer.lower, inner.lower, inner.upper, outer.upper].map(|limit| limit * unit_scale);
        [f64::from(n), a, b, c, d]
    };
    funnel.curve(&spread(least, most)).into_iter().map(row).collect()
}

/// Returns sizes from the least to the most, each a fixed part larger than the one before.
fn spread(least: f64, most: f64) -> Vec<u32> {
    let (first, last) = (least.floor().max(1.0), most.ceil().max(1.0));
    let growth = (last / first).powf(1.0 / f64::from(POINTS));
    let size = |point: u32| whole(first * growth.powi(i32::try_from(point).unwrap_or(0)));
    let mut sizes: Vec<u32> = (0..=POINTS).map(size).collect();
    sizes.dedup();
    sizes
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of the type"
)]
fn whole(size: f64) -> u32 {
    size.round().clamp(1.0, f64::from(u32::MAX)) as u32
}

const fn class(place: Place) -> FunnelClass {
    match place {
        Place::Inside => FunnelClass::AsExpected,
        Place::Attention => FunnelClass::Attention,
        Place::Deviates => FunnelClass::Deviates,
    }
}

#[cfg(test)]
mod tests;
