//! Fact files added up on many machines: a Ballista scheduler, executors, and an [`Engine`] that gives them work.
//!
//! A job is a list of files, and a file is a task of its own: an executor reads it, adds its rows up with the same
//! plans as a process alone does, and returns the sums sealed under the vault's key. Rows about persons are so never
//! passed between machines nor written to any disk, which the engine's own shuffles would do without encryption, and
//! the sums are the same bit for bit however many executors there are. The scheduler has no key and reads nothing.
//! An executor does nothing but this: any other plan is refused.
//!
//! This crate alone names Ballista.
//!
//! [`Engine`]: analytics::Engine
#![warn(missing_docs)]

mod add_up;
mod client;
mod codec;
mod error;
mod executor;
mod files;
mod guard;
mod scheduler;

pub use client::Cluster;
pub use error::ClusterError;
pub use executor::{Executor, execute};
pub use scheduler::{Scheduler, schedule};
