//! A delivery on its way in, within one transaction: nothing of it counts until that is committed.
//!
//! Figures go straight to their table, where those of other deliveries count on until the commit. Only rows
//! about a figure that is there already are set apart, and told.
//!
//! ```text
//! let mut import = Import::start(&mut tx, &arrival).await?;
//! import.push(&figures).await?;            // as often as needed; memory is flat
//! import.push_units(&units).await?;
//! let settled = import.settle().await?;    // what it would change
//! import.replace(old).await?;              // when it takes another delivery's place
//! import.commit(&difference).await?;       // or drop the transaction: a dry run
//! ```

use std::collections::HashSet;

use domain::{
    delivery::{Difference, Place},
    figure::{FigureKey, Value},
    id::DeliveryId,
    unit::UnitNumber,
};

use crate::{
    cell::count,
    db::Tx,
    deliveries::{self, Arrival},
    error::Result,
    facts,
    figures::Shape,
    many,
    units::{self, NamedUnit, Touched},
};

mod computed;
mod current;
mod incoming;
mod names;
mod repeats;
mod row;
mod settle;
mod shapes;
mod slices;

pub use computed::{ComputedFigure, Reach, replace_computed};
use incoming::IncomingRow;
use names::Names;
use repeats::Repeats;
use shapes::Shapes;
use slices::Slices;

/// How many new, changed and gone figures are shown in full.
pub const SAMPLE: u32 = 100;

/// How many repeated rows are shown in full.
pub const REPEATS_SHOWN: u32 = 1_000;

/// A figure as it comes in.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRow {
    /// What it is about.
    pub key: FigureKey,
    /// The value, or why there is none.
    pub value: Value,
    /// Where it stood.
    pub place: Place,
}

/// What a delivery would change.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settled {
    /// The counts. `rows` and `problems` are the reader's to add.
    pub difference: Difference,
    /// Rows that say again what a row before them says; the first is kept.
    pub duplicates: Listed,
    /// Rows that say different things about the same figure; none of them is kept.
    pub contradictions: Listed,
    /// Rows without a value where there was a known figure before. Suspected ones are told otherwise.
    pub emptied: Listed,
    /// The first [`SAMPLE`] figures that were not there before.
    pub new: Vec<Change>,
    /// The first [`SAMPLE`] figures with another value than before.
    pub changed: Vec<Change>,
    /// The first [`SAMPLE`] figures there before that the delivery lacks.
    pub gone: Vec<Change>,
}

/// Rows that are worth telling of.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Listed {
    /// How many rows.
    pub count: u64,
    /// The first [`REPEATS_SHOWN`] of them, in the order they came in.
    pub first: Vec<FigureRow>,
}

/// A figure before and after a delivery.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What it is about.
    pub key: FigureKey,
    /// The value before, if it was there.
    pub before: Option<Value>,
    /// The value after, if it will be there.
    pub after: Option<Value>,
}

/// A delivery on its way in.
#[derive(Debug)]
pub struct Import<'t> {
    tx: &'t mut Tx,
    arrival: Arrival,
    sequence: i64,
    slices: Slices,
    shapes: Shapes,
    files: Names,
    headings: Names,
    units: HashSet<UnitNumber>,
    repeats: Repeats,
    is_settled: bool,
}

impl<'t> Import<'t> {
    /// Begins to take a delivery in. Other transactions that change deliveries wait from here on.
    ///
    /// A delivery that was [inserted](crate::deliveries::insert) as checked goes on under its id.
    pub async fn start(tx: &'t mut Tx, arrival: &Arrival) -> Result<Self> {
        tx.lock_deliveries().await?;
        let sequence = match deliveries::move_last(tx, arrival.id).await? {
            Some(sequence) => sequence,
            None => deliveries::insert(tx, arrival, &Difference::default()).await?,
        };
        Ok(Self {
            repeats: Repeats::none(tx).await?,
            tx,
            sequence,
            arrival: arrival.clone(),
            slices: Slices::of_delivery(sequence),
            shapes: Shapes::default(),
            files: Names::new(&arrival.files),
            headings: Names::default(),
            units: HashSet::new(),
            is_settled: false,
        })
    }

    /// Returns the delivery's place in the order.
    pub const fn sequence(&self) -> i64 {
        self.sequence
    }

    /// Takes figures in; a few thousand at a time is quickest.
    pub async fn push(&mut self, rows: &[FigureRow]) -> Result<()> {
        for chunk in rows.chunks(many::ROWS_AT_A_TIME) {
            let mut incoming = Vec::with_capacity(chunk.len());
            for row in chunk {
                incoming.push(self.incoming(row).await?);
            }
            let inserted = incoming::insert(self.tx, self.sequence, &incoming).await?;
            if inserted < incoming.len() {
                self.repeats.note(self.tx, self.sequence, &incoming).await?;
            }
        }
        self.is_settled = false;
        Ok(())
    }

    async fn incoming<'r>(&mut self, row: &'r FigureRow) -> Result<IncomingRow<'r>> {
        let key = &row.key;
        if !self.units.contains(&key.unit) {
            self.units.insert(key.unit.clone());
        }
        Ok(IncomingRow {
            slice: self.slices.find(self.tx, key).await?,
            unit: key.unit.as_str(),
            shape: self.shapes.id(self.tx, Shape::from(&row.value)).await?,
            known: row.value.known(),
            file: self.files.position(&row.place.file),
            heading: self.headings.position(&row.place.column),
            line: count(row.place.row),
        })
    }

    /// Takes units in; said twice, the later counts.
    pub async fn push_units(&mut self, units: &[NamedUnit]) -> Result<()> {
        for unit in units {
            units::write(self.tx, unit, self.sequence).await?;
        }
        Ok(())
    }

    /// Computes what the delivery would change in what is there now.
    pub async fn settle(&mut self) -> Result<Settled> {
        let settled = settle::settle(self).await?;
        self.is_settled = true;
        Ok(settled)
    }

    /// Undoes the delivery whose place this one takes. After [`Self::settle`], so that what changes is
    /// told against it.
    pub async fn replace(&mut self, old: DeliveryId) -> Result<()> {
        undo(self.tx, old).await
    }

    /// Puts the delivery in force, with what it changed.
    pub async fn commit(mut self, difference: &Difference) -> Result<()> {
        if !self.is_settled {
            self.settle().await?;
        }
        if !self.slices.are_all_fresh() {
            current::cover(self.tx, self.sequence).await?;
        }
        let brought = deliveries::Brought {
            files: self.files.as_slice(),
            headings: self.headings.as_slice(),
            figures: current::count(self.tx, self.sequence).await?,
            units: units::count_of_delivery(self.tx, self.sequence).await?,
        };
        deliveries::put_in_force(self.tx, self.sequence, &brought, difference).await?;
        units::mark_current(self.tx, Touched::Delivery(self.sequence)).await?;
        self.repeats.drop_table(self.tx).await
    }
}

/// Undoes a delivery in force: what it brought counts no more, what it covered counts again.
pub async fn undo(tx: &mut Tx, delivery: DeliveryId) -> Result<()> {
    tx.lock_deliveries().await?;
    let sequence = deliveries::take_out_of_force(tx, delivery).await?;
    current::mark_without(tx, sequence).await?;
    facts::mark_current(tx, sequence).await?;
    units::mark_current(tx, Touched::Delivery(sequence)).await
}
