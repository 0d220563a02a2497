//! What was typed about the effect of an effort.

use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Differences {
    /// A CSV file with a heading; blank and NA is missing, and rows that lack a value are left out.
    #[arg(long)]
    pub(crate) data: PathBuf,
    /// The column of units.
    #[arg(long)]
    pub(crate) unit: String,
    /// The column of periods.
    #[arg(long)]
    pub(crate) period: String,
    /// The column with what was measured.
    #[arg(long)]
    pub(crate) outcome: String,
    /// The column with the first period under the effort.
    #[arg(long)]
    pub(crate) treated_from: String,
    /// The column of weights.
    #[arg(long)]
    pub(crate) weight: Option<String>,
    /// The column of clusters.
    #[arg(long)]
    pub(crate) cluster: Option<String>,
    /// Begins the draws where not all arrangements are enumerated.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// Print one JSON object; it is what is printed in any case.
    #[arg(long)]
    pub(crate) json: bool,
}
