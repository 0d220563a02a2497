//! Reads figures for one scope, each only once as long as nothing changes.

use std::sync::Arc;

use domain::{
    access::Scope,
    breakdown::Breakdown,
    figure::{Figure, FigureKey},
    indicator::{Indicator, IndicatorId},
    unit::{Unit, UnitNumber},
};
use store::figures::{self as rows, Sized, Slice, UnitFigure};

use super::{Extent, aims::Aims, worked_out::SliceKey};
use crate::{
    app::App,
    error::{Error, Result},
};

/// Reads figures for one scope.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) app: &'a App,
    pub(super) scope: &'a Scope,
    pub(super) generation: u64,
}

impl<'a> Reader<'a> {
    pub(super) async fn open(app: &'a App, scope: &'a Scope) -> Result<Self> {
        Ok(Self { app, scope, generation: app.worked_out.generation(app).await? })
    }

    /// Returns a unit of the vault.
    pub(super) async fn unit(&self, number: &UnitNumber) -> Result<Unit> {
        self.app.unit(number).await?.ok_or_else(|| Error::not_found("unit", number))
    }

    /// Returns a unit's figures, not veiled, by indicator, breakdown and period.
    pub(super) async fn figures(
        &self,
        unit: &UnitNumber,
        extent: &Extent,
    ) -> Result<Arc<Vec<Figure>>> {
        let worked_out = &self.app.worked_out;
        let key = (unit.clone(), extent.clone());
        if let Some(kept) = worked_out.with(|shelves| shelves.figures.get(&key)) {
            return Ok(kept);
        }
        let db = &self.app.db;
        let figures = Arc::new(match extent {
            Extent::Leading => rows::leading(db, unit).await?,
            Extent::Indicator(id) => rows::parts(db, unit, id).await?,
            Extent::All => rows::of_unit(db, unit).await?,
        });
        let kept = Arc::clone(&figures);
        worked_out.keep(self.generation, |shelves| shelves.figures.put(key, kept));
        Ok(figures)
    }

    /// Returns a unit's figures of an indicator and a part of the children, not veiled, oldest first.
    pub(super) async fn part(
        &self,
        unit: &UnitNumber,
        (id, breakdown): (&IndicatorId, &Breakdown),
    ) -> Result<Vec<Figure>> {
        let extent =
            if breakdown.is_all() { Extent::Leading } else { Extent::Indicator(id.clone()) };
        let figures = self.figures(unit, &extent).await?;
        let is_wanted = |key: &FigureKey| key.indicator == *id && key.breakdown == *breakdown;
        Ok(figures.iter().filter(|figure| is_wanted(&figure.key)).cloned().collect())
    }

    /// Returns the figures of a slice of all units of its kinds, not veiled.
    pub(super) async fn slice(&self, key: &SliceKey) -> Result<Arc<Vec<UnitFigure>>> {
        let worked_out = &self.app.worked_out;
        if let Some(kept) = worked_out.with(|shelves| shelves.slices.get(key)) {
            return Ok(kept);
        }
        let figures = rows::across(&self.app.db, &slice_of(key), &key.3, None).await?;
        let figures = Arc::new(figures);
        let kept = Arc::clone(&figures);
        worked_out.keep(self.generation, |shelves| shelves.slices.put(key.clone(), kept));
        Ok(figures)
    }

    /// Returns what of a slice can be held against limits, not veiled.
    pub(super) async fn sized(&self, key: &SliceKey) -> Result<Vec<Sized>> {
        Ok(rows::sized(&self.app.db, &slice_of(key), &key.3).await?)
    }

    /// Returns the goals in force with their targets.
    pub(super) async fn aims(&self) -> Result<Arc<Aims>> {
        let worked_out = &self.app.worked_out;
        if let Some(kept) = worked_out.with(|shelves| shelves.aims.clone()) {
            return Ok(kept);
        }
        let aims = Arc::new(Aims::read(self.app).await?);
        let kept = Arc::clone(&aims);
        worked_out.keep(self.generation, |shelves| shelves.aims = Some(kept));
        Ok(aims)
    }

    /// Returns figures as the scope may see them.
    pub(super) fn veiled<'f>(
        &self,
        indicator: &Indicator,
        figures: impl IntoIterator<Item = &'f Figure>,
    ) -> Vec<Figure> {
        figures.into_iter().map(|figure| self.scope.view(figure.clone(), indicator)).collect()
    }
}

fn slice_of((indicator, period, breakdown, _): &SliceKey) -> Slice {
    Slice { indicator: indicator.clone(), period: *period, breakdown: breakdown.clone() }
}
