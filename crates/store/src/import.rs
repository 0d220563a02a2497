//! A delivery on its way in, within one transaction: nothing of it counts until that is committed.
//!
//! ```text
//! let mut import = Import::start(&mut tx, &arrival).await?;
//! import.push(&figures).await?;            // as often as needed; memory is flat
//! import.push_units(&units).await?;
//! let settled = import.settle().await?;    // what it would change
//! import.replace(old).await?;              // when it takes another delivery's place
//! import.commit(&difference).await?;       // or drop the transaction: a dry run
//! ```

use domain::{
    delivery::{Difference, Place},
    figure::{FigureKey, Value},
    id::DeliveryId,
};

use crate::{
    db::Tx,
    deliveries::Arrival,
    error::Result,
    units::NamedUnit,
};

/// How many new, changed and gone figures, and how many repeated rows, are shown in full.
pub const SAMPLE: usize = 100;

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
    pub duplicates: Repeats,
    /// Rows that say different things about the same figure; none of them is kept.
    pub contradictions: Repeats,
    /// The first figures that were not there before.
    pub new: Vec<Change>,
    /// The first figures with another value than before.
    pub changed: Vec<Change>,
    /// The first figures there before that the delivery lacks.
    pub gone: Vec<Change>,
}

/// Rows about a figure that another row of the delivery is about too.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Repeats {
    /// How many rows.
    pub count: u64,
    /// The first thousand of them, in the order of files and rows.
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
    sequence: i64,
}

impl<'t> Import<'t> {
    /// Begins to take a delivery in. Other transactions that change deliveries wait from here on.
    pub async fn start(tx: &'t mut Tx, arrival: &Arrival) -> Result<Self> {
        todo!()
    }

    /// Returns the delivery's place in the order.
    pub const fn sequence(&self) -> i64 {
        self.sequence
    }

    /// Takes figures in; a few thousand at a time is quickest.
    pub async fn push(&mut self, rows: &[FigureRow]) -> Result<()> {
        todo!()
    }

    /// Takes units in.
    pub async fn push_units(&mut self, units: &[NamedUnit]) -> Result<()> {
        todo!()
    }

    /// Computes what the delivery would change in what is there now.
    pub async fn settle(&mut self) -> Result<Settled> {
        todo!()
    }

    /// Undoes the delivery whose place this one takes.
    pub async fn replace(&mut self, old: DeliveryId) -> Result<()> {
        todo!()
    }

    /// Puts the delivery in force, with what it changed.
    pub async fn commit(self, difference: &Difference) -> Result<()> {
        todo!()
    }
}

/// Undoes a delivery in force: what it brought counts no more, what it covered counts again.
pub async fn undo(tx: &mut Tx, delivery: DeliveryId) -> Result<()> {
    todo!()
}
