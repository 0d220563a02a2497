//! Short yearly series: where a unit stands, and where it is heading.
//!
//! Every unit has a latent level that drifts and wanders; every year moves all units together; what is
//! measured is the level with known sampling error and a little more:
//!
//! ```text
//! y(j,t) = μ(j,t) + ε(j,t)                       Var ε = s²(j,t) + σ_ε²
//! μ(j,t) = μ(j,t-1) + δ(j) + c(t) + η(j,t)       Var η = σ_η²
//! δ(j) ~ N(δ̄, σ_δ²)   c(t) ~ N(0, σ_c²)   μ(j,0) ~ N(m, τ²)
//! ```
//!
//! Durbin & Koopman 2012. A Kalman filter runs over each unit; m, δ̄ and c are solved for exactly and their
//! error is carried into every forecast; the five standard deviations are fitted to all units at once by
//! marginal likelihood under weak priors. With hundreds of units the priors weigh nothing. With one unit
//! they carry the model, so that a single school has a forecast with honest width instead of none.
//! Breaks in a series are the caller's business: give only the comparable part.

mod filter;
mod fit;
mod model;
mod parameters;
mod series;

pub use model::Model;
pub use parameters::Parameters;
pub use series::Observation;

#[cfg(test)]
mod simulation;
#[cfg(test)]
mod tests;
