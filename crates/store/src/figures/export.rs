//! Many figures, a batch at a time, all as they stood at one moment.

use domain::{
    breakdown::Breakdown,
    figure::Figure,
    indicator::IndicatorId,
    municipality::MunicipalityCode,
    period::Period,
    unit::{UnitKind, UnitNumber},
};

use crate::{
    db::{Db, Tx},
    error::Result,
};

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

/// Figures on their way out, by indicator, period, breakdown and unit. Memory is flat.
#[derive(Debug)]
pub struct Export {
    tx: Tx,
    slices: std::vec::IntoIter<i64>,
}

impl Export {
    /// Begins to take out the figures that `filter` asks for.
    pub async fn start(db: &Db, filter: &Filter) -> Result<Self> {
        todo!()
    }

    /// Returns the next figures, at least one, or none when all are out.
    pub async fn next(&mut self) -> Result<Option<Vec<Figure>>> {
        todo!()
    }
}
