//! Models of members within groups: linear mixed models, whose coefficients partly differ from group to group.
//!
//! y = Xβ + Σ Zu + e, with e of variance σ² and the u of a term's groups of one covariance. Groups may lie within each
//! other or cross. A model is fitted from sums of products, so the number of observations costs one pass and no more.

pub(crate) mod effects;
pub(crate) mod fit;
mod inference;
pub(crate) mod matrix;
pub(crate) mod model;
pub(crate) mod modes;
pub(crate) mod profile;
pub(crate) mod sums;

pub use effects::Effect;
pub use fit::{Coefficient, Fit, fit};
pub use model::{Model, Random};
pub use profile::Criterion;

#[cfg(test)]
mod tests;
