//! Models of yes and no among members of groups: logistic mixed models, whose coefficients partly differ from group
//! to group.
//!
//! Of nᵢ trials kᵢ succeed, each with chance 1/(1 + e^-ηᵢ), η = Xβ + Σ Zu, the u of a term's groups normal with one
//! covariance. β and the spreads maximise the likelihood with u integrated out: by Laplace's method, or for one term
//! of one column by adaptive Gauss-Hermite quadrature (Bates, Mächler, Bolker & Walker 2015; Pinheiro & Bates 1995).
//! Observations of one group that are alike in all columns are put together first and give the same likelihood.

mod collapse;
mod fit;
mod hessian;
mod intercepts;
mod model;
mod optimum;
mod pirls;
mod quadrature;

pub use fit::{Coefficient, Fit, fit};
pub use hessian::Errors;
pub use model::Model;
pub use quadrature::Nodes;

#[cfg(test)]
mod tests;
