//! Events: what somebody did, and when. Every change writes one in the same transaction.

use jiff::Timestamp;

use crate::id::{EventId, PersonId};

/// Who did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// A person who was signed in.
    Person(PersonId),
    /// Somebody at the command line of the server.
    CommandLine,
    /// Pejl itself, such as a job.
    Pejl,
}

/// What somebody did, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The id, which also orders events.
    pub id: EventId,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// What was done, such as `delivery-committed`; a text key `event-…` stands behind it.
    pub verb: String,
    /// The kind of what it was done to.
    pub subject_kind: String,
    /// The id or number of what it was done to.
    pub subject_id: String,
    /// Numbers and names worth keeping, as JSON.
    pub details: String,
}
