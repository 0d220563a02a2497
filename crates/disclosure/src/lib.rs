//! Which cells of published tables must be withheld so that no small count can be worked out, and an attack of its own
//! that proves it.
//!
//! Pure: the words of files in, cells out. A count from 1 to below the threshold is withheld, and with it so many
//! others that additivity over all levels, breakdowns and linked tables tells none of them.

#![warn(missing_docs)]

pub mod audit;
pub mod cube;
mod programme;
pub mod protect;
pub mod sheet;

mod echelon;
mod field;
mod hierarchy;
mod leaves;
mod list;
mod reach;
mod repair;

#[cfg(test)]
mod tests;
