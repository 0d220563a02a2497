//! Many figures, a batch at a time, all as they stood at one moment.

use std::vec;

use domain::{
    breakdown::Breakdown,
    figure::Figure,
    indicator::IndicatorId,
    municipality::MunicipalityCode,
    period::Period,
    unit::{UnitKind, UnitNumber},
};

use super::{FigureCells, OF_UNIT, figure};
use crate::{
    cell::Row,
    db::{Db, Tx},
    error::Result,
    units::kind_list,
};

/// How many figures come out at a time, at most; a single unit's come out together.
const BATCH: i64 = 5_000;

/// Which figures are wanted; an empty list, or none, leaves nothing out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Of these indicators.
    pub indicators: Vec<IndicatorId>,
    /// Of these units, departments too.
    pub units: Vec<UnitNumber>,
    /// In these periods.
    pub periods: Vec<Period>,
    /// Of this part of the children.
    pub breakdown: Option<Breakdown>,
    /// Of units of these kinds.
    pub kinds: Vec<UnitKind>,
    /// Of units in this municipality, and the municipality itself.
    pub municipality: Option<MunicipalityCode>,
}

/// Figures on their way out. Memory is flat, and what others commit meanwhile is not seen.
///
/// They come by unit when the filter names units or a municipality, otherwise by indicator, period,
/// breakdown and unit.
#[derive(Debug)]
pub struct Export {
    tx: Tx,
    filter: Filter,
    remaining: Remaining,
}

/// What is not out yet.
#[derive(Debug)]
enum Remaining {
    Units(vec::IntoIter<String>),
    Slices { now: Option<i64>, after_unit: String, then: vec::IntoIter<i64> },
}

impl Export {
    /// Begins to take out the figures that `filter` asks for.
    pub async fn start(db: &Db, filter: Filter) -> Result<Self> {
        let mut tx = db.begin_snapshot().await?;
        let by_unit = filter.municipality.is_some() || !filter.units.is_empty();
        let remaining = if by_unit {
            Remaining::Units(wanted_units(&mut tx, &filter).await?.into_iter())
        } else {
            let mut then = wanted_slices(&mut tx, &filter).await?.into_iter();
            Remaining::Slices { now: then.next(), after_unit: String::new(), then }
        };
        Ok(Self { tx, filter, remaining })
    }

    /// Returns the next figures, at least one, or none when all are out.
    pub async fn next(&mut self) -> Result<Option<Vec<Figure>>> {
        while let Some(batch) = self.batch().await? {
            if !batch.is_empty() {
                return Ok(Some(batch));
            }
        }
        Ok(None)
    }

    /// Returns the figures of the next unit, or the next of the slice, which may be none.
    async fn batch(&mut self) -> Result<Option<Vec<Figure>>> {
        match &mut self.remaining {
            Remaining::Units(units) => {
                let Some(unit) = units.next() else { return Ok(None) };
                of_unit(&mut self.tx, &unit, &self.filter).await.map(Some)
            }
            Remaining::Slices { now, after_unit, then } => {
                let Some(slice) = *now else { return Ok(None) };
                let batch = of_slice(&mut self.tx, slice, after_unit, &self.filter).await?;
                if let Some(last) = batch.last() {
                    last.key.unit.as_str().clone_into(after_unit);
                } else {
                    *now = then.next();
                    after_unit.clear();
                }
                Ok(Some(batch))
            }
        }
    }
}

impl Filter {
    fn wants_slice(&self, indicator: &IndicatorId, period: Period, breakdown: &Breakdown) -> bool {
        (self.indicators.is_empty() || self.indicators.contains(indicator))
            && (self.periods.is_empty() || self.periods.contains(&period))
            && self.breakdown.as_ref().is_none_or(|wanted| wanted == breakdown)
    }
}

async fn wanted_units(tx: &mut Tx, filter: &Filter) -> Result<Vec<String>> {
    const SQL: &str = "
        select number
        from units
        where current
          and ($1 is null or municipality = $1 or number = $1)
          and ($2 = '' or $2 like '%,' || kind || ',%')
        order by number";
    if filter.municipality.is_none() && filter.kinds.is_empty() {
        return Ok(filter.units.iter().map(ToString::to_string).collect());
    }
    let mut numbers: Vec<String> = on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(filter.municipality.map(|code| code.to_string()))
        .bind(kind_list(&filter.kinds))
        .fetch_all(conn))?;
    if !filter.units.is_empty() {
        numbers.retain(|number| filter.units.iter().any(|unit| unit.as_str() == number));
    }
    Ok(numbers)
}

async fn wanted_slices(tx: &mut Tx, filter: &Filter) -> Result<Vec<i64>> {
    const SQL: &str = "
        select id, indicator, period, breakdown
        from slices
        order by indicator, period, breakdown";
    let slices: Vec<(i64, String, String, String)> =
        on!(tx, conn => sqlx::query_as(SQL).fetch_all(conn))?;
    let mut wanted = Vec::new();
    for (id, indicator, period, breakdown) in slices {
        let cells = Row { table: "slices", key: &indicator };
        let is_wanted = filter.wants_slice(
            &cells.parse("indicator", &indicator)?,
            cells.parse("period", &period)?,
            &cells.parse("breakdown", &breakdown)?,
        );
        wanted.extend(is_wanted.then_some(id));
    }
    Ok(wanted)
}

async fn of_unit(tx: &mut Tx, unit: &str, filter: &Filter) -> Result<Vec<Figure>> {
    let rows = on!(tx, conn =>
        sqlx::query_as::<_, FigureCells>(OF_UNIT).bind(unit).fetch_all(conn))?;
    let mut figures = rows.iter().map(figure).collect::<Result<Vec<_>>>()?;
    figures.retain(|figure| {
        let key = &figure.key;
        filter.wants_slice(&key.indicator, key.period, &key.breakdown)
    });
    Ok(figures)
}

async fn of_slice(
    tx: &mut Tx,
    slice: i64,
    after_unit: &str,
    filter: &Filter,
) -> Result<Vec<Figure>> {
    const SQL: &str = "
        select s.indicator, f.unit, s.period, s.breakdown, d.id as delivery, h.state, h.reason,
               f.estimate, f.lower, f.upper, h.interval_kind, f.n, h.n_basis, h.basis, h.verdict
        from figures f
        join slices s on s.id = f.slice
        join deliveries d on d.sequence = f.delivery
        join shapes h on h.id = f.shape
        left join units u on u.number = f.unit and u.current
        where f.slice = $1
          and f.unit > $2
          and f.current
          and ($3 = '' or $3 like '%,' || u.kind || ',%')
        order by f.unit
        limit $4";
    on!(tx, conn => sqlx::query_as::<_, FigureCells>(SQL)
        .bind(slice)
        .bind(after_unit)
        .bind(kind_list(&filter.kinds))
        .bind(BATCH)
        .fetch_all(conn))?
    .iter()
    .map(figure)
    .collect()
}
