//! Deliveries: files that arrived together, in the order they count.

use domain::{
    delivery::{Delivery, DeliveryState, Difference},
    id::{DeliveryId, PersonId},
};
use jiff::Timestamp;

use crate::{
    db::{Db, Tx},
    error::Result,
};

mod problems;
mod row;

pub use problems::{KEPT_PER_KIND, ProblemLog, problem_counts, problems, set_problems};

/// A delivery as it arrives: it has no place in the order yet and has changed nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// The id.
    pub id: DeliveryId,
    /// The name of the format it is read with.
    pub format: String,
    /// The names of the files.
    pub files: Vec<String>,
    /// The hex SHA-256 of the files' contents.
    pub fingerprint: String,
    /// Who is to be credited, and when it was fetched.
    pub source: String,
    /// What it is for.
    pub purpose: String,
    /// Who delivers it.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

/// Adds a delivery that is received and checked and counts for nothing yet, and returns its sequence.
///
/// [`Import::start`](crate::import::Import::start) with the same id gives it a new sequence, later than all others.
pub async fn insert(tx: &mut Tx, arrival: &Arrival, difference: &Difference) -> Result<i64> {
    todo!()
}

/// Returns the delivery with this id.
pub async fn find(db: &Db, id: DeliveryId) -> Result<Option<Delivery>> {
    todo!()
}

/// Returns deliveries, newest first: those before the sequence `before`, at most `limit`.
pub async fn page(db: &Db, before: Option<i64>, limit: u32) -> Result<Vec<Delivery>> {
    todo!()
}

/// Returns the deliveries in force, oldest first.
pub async fn in_force(db: &Db) -> Result<Vec<Delivery>> {
    todo!()
}

/// Returns the delivery in force with the same contents, if any.
pub async fn find_in_force_by_fingerprint(db: &Db, fingerprint: &str) -> Result<Option<Delivery>> {
    todo!()
}

/// Keeps what a delivery changes, with the rows and problems that its reader counted.
pub async fn set_difference(tx: &mut Tx, id: DeliveryId, difference: &Difference) -> Result<()> {
    todo!()
}

/// Removes a delivery that was checked and never came in force, with its problems.
pub async fn remove_checked(tx: &mut Tx, id: DeliveryId) -> Result<()> {
    todo!()
}
