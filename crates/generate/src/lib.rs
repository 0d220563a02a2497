//! A made-up nation: municipalities, their pupils, children and staff, and the files they would deliver.
//!
//! Everything is drawn from a seed. A file is drawn by itself, from the seed, its municipality, set and year, so
//! files can be written in any order and side by side, and no more than one pupil is held at a time. The same wish
//! gives the same bytes. What is true behind the figures is planted and told by [`Nation::truths`].
//!
//! Pure: nothing here opens a file; rows go to the writer that the caller brings. Nobody in it is a real person,
//! and nobody can be: person numbers have the administrative form, with 60 added to the day of birth.

#![warn(missing_docs)]

mod calendar;
mod chance;
mod cohort;
mod delivery;
mod effects;
mod exact;
mod fjordby;
mod municipality;
mod names;
mod nation;
mod number;
mod pupil;
mod set;
mod sets;
mod table;
mod truths;
mod unit;
mod wish;

pub use delivery::{Delivery, Flaw, Version};
pub use effects::Effects;
pub use municipality::Municipality;
pub use nation::Nation;
pub use set::Set;
pub use truths::{Effort, Late, MunicipalityTruth, Rates, SchoolTruth, Transition, Truths, Wrong};
pub use wish::{Wish, WishError};
