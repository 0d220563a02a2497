//! What can go wrong with a process of a cluster.

use std::io;

use ballista_core::error::BallistaError;

/// Why a scheduler or an executor stopped.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// It could not listen, reach the others or go on.
    #[error("the cluster's process cannot go on: {0}")]
    Ballista(#[from] BallistaError),
    /// It has no place for what its tasks bring.
    #[error("no folder for results")]
    Io(#[from] io::Error),
}
