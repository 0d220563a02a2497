//! What a vault is about.

use serde::{Deserialize, Serialize};

use crate::municipality::MunicipalityCode;

/// Whose vault it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Holder {
    /// One municipality.
    Municipality(MunicipalityCode),
    /// The network of municipalities, kept by KL.
    Network,
}

/// Whether the people, units and figures of a vault are real.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Truth {
    /// Real units and figures.
    Real,
    /// Made up by a seeded generator; every page says so.
    MadeUp,
}

/// A vault: all that Pejl holds for one municipality, or for the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vault {
    /// Whose vault it is.
    pub holder: Holder,
    /// The name on the screens, such as `Fjordby Kommune`.
    pub name: String,
    /// Whether its contents are real.
    pub truth: Truth,
}
