//! How sure a figure is: intervals, funnel limits, control charts, shrinkage, forecasts, what can be detected, and how
//! well a scale measures.
//!
//! Pure: plain numbers in, small structs out. Nothing here knows units, indicators or goals.
//! Degenerate input is refused with [`undefined::Undefined`] or has the answer its function
//! documents; no function returns NaN or infinity, and none panics.
//!
//! Counts are `f64` because effective and published counts are fractional. Register data are
//! complete, but what is judged is the process that produced this year's children, so no
//! finite-population correction is applied.

#![warn(missing_docs)]

pub mod confidence;
pub mod control;
pub mod design;
pub mod detectable;
pub mod discovery;
pub mod effect;
pub mod estimate;
pub mod forecast;
pub mod funnel;
pub mod growth;
pub mod interrupted;
pub mod interval;
pub mod logistic;
pub mod logit;
pub mod moments;
pub mod multilevel;
pub mod pool;
pub mod probability;
pub mod sample;
pub mod scale;
pub mod shrink;
pub mod undefined;

mod cholesky;
mod eigen;
mod quantile;
mod simplex;

#[cfg(test)]
mod coverage;
#[cfg(test)]
mod random;
#[cfg(test)]
mod robustness;
