//! One indicator, period and part of the children across units.

use domain::report::FunnelClass;
use store::figures::UnitFigure;

use super::{
    Across, Funnel, Outside, Row, Wanted,
    funnel::{self, Seats},
    reader::Reader,
};
use crate::error::{Error, Result};

pub(super) async fn across(reader: &Reader<'_>, wanted: &Wanted) -> Result<Across> {
    let Wanted { indicator, period, breakdown, kinds, municipality } = wanted.clone();
    let Some(described) = reader.app.catalogue.find(&indicator) else {
        return Err(Error::not_found("indicator", indicator));
    };
    let slice = (indicator, period, breakdown.clone(), kinds);
    let seats = funnel::of(reader, described, &slice).await?;
    let seats = seats.as_ref().as_ref();
    let all = reader.slice(&slice).await?;
    let is_wanted =
        |row: &&UnitFigure| municipality.is_none_or(|code| row.unit.municipality == Some(code));
    let row = |row: &UnitFigure| {
        let seat = seats.and_then(|seats| seats.units.get(&row.unit.number));
        Row {
            unit: row.unit.clone(),
            figure: reader.scope.view(row.figure.clone(), described),
            class: seat.map(|seat| seat.class),
            is_listed: seat.is_some_and(|seat| seat.is_listed),
        }
    };
    let rows: Vec<Row> = all.iter().filter(is_wanted).map(row).collect();
    let funnel = seats.map(|seats| drawn(seats, &rows));
    Ok(Across { indicator: described.clone(), period, breakdown, rows, funnel })
}

fn drawn(seats: &Seats, rows: &[Row]) -> Funnel {
    let count = |is_so: fn(&FunnelClass) -> bool| {
        rows.iter().filter_map(|row| row.class).filter(is_so).count()
    };
    let placed = count(|_| true);
    let outside = |seen, part: f64| Outside { seen, by_chance: part * number(placed) };
    Funnel {
        centre: seats.centre,
        origin: seats.origin,
        limits: seats.limits.clone(),
        widened: seats.widened,
        placed,
        outside_inner: outside(count(|class| *class != FunnelClass::AsExpected), 0.05),
        outside_outer: outside(count(|class| *class == FunnelClass::Deviates), 0.002),
        listed: rows.iter().filter(|row| row.is_listed).count(),
    }
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}
