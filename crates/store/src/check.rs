//! What is wrong with a vault's rows, for `pejl doctor`.

use domain::id::DeliveryId;

use crate::{db::Db, error::Result};

/// Something that is wrong with a vault's rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Complaint {
    /// The database itself says that its file is damaged.
    Damaged {
        /// What it says.
        why: String,
    },
    /// Rows refer to rows that are not there.
    BrokenReferences {
        /// The table with the rows.
        table: String,
        /// How many rows.
        rows: u64,
    },
    /// Figures are about units that no register or delivery tells of.
    OrphanFigures {
        /// How many figures.
        figures: u64,
        /// How many units.
        units: u64,
    },
    /// The rows marked as counting are not those of the latest delivery in force.
    WrongCurrent {
        /// The table: `figures` or `units`.
        table: &'static str,
        /// How many rows.
        rows: u64,
    },
    /// A delivery has other rows than it brought.
    WrongRows {
        /// The delivery.
        delivery: DeliveryId,
        /// How many it brought.
        expected: u64,
        /// How many there are.
        found: u64,
    },
    /// The tables are not those of this Pejl.
    OtherTables {
        /// The version in the database.
        found: i64,
        /// The version of this Pejl.
        expected: i64,
    },
}

impl Db {
    /// Returns what is wrong with the rows; nothing when all is well.
    pub async fn check(&self) -> Result<Vec<Complaint>> {
        todo!()
    }
}
