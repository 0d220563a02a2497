//! What was typed about publishing tables.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Disclose {
    #[command(subcommand)]
    pub(crate) audit: Option<Attack>,
    #[command(flatten)]
    pub(crate) protect: Option<Protect>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Attack {
    /// Attack tables as one would who has only what is published.
    ///
    /// Prints one JSON object: `cells`, `published`, `primary`, `secondary`, `components` (parts of the withheld cells
    /// that share no sum), `exposed` (`cell`, `how`), `safe`, `safety`. The exit code is 1 when anything is exposed.
    Audit(Audit),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Audit {
    /// A CSV file that `pejl disclose` wrote: a column for each dimension, `n` and `status`.
    #[arg(long)]
    pub(crate) cells: PathBuf,
    /// The file of the hierarchies.
    #[arg(long)]
    pub(crate) hierarchy: PathBuf,
    /// Counts from 1 to below this are small.
    #[arg(long, default_value_t = 5)]
    pub(crate) threshold: u64,
    /// How well small counts must be hidden.
    #[arg(long, value_enum, default_value = "s0")]
    pub(crate) safety: Hidden,
    /// Print one JSON object; it is what is printed in any case.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Protect {
    /// A CSV file of leaf cells: a column for each dimension and the count `n`; what is not named is nought.
    #[arg(long)]
    pub(crate) cells: PathBuf,
    /// A CSV file with the columns `dim`, `parent` and `child`: a tree for each dimension. A dimension without rows has
    /// `Total` above all its codes.
    #[arg(long)]
    pub(crate) hierarchy: PathBuf,
    /// A further table that is published too. A group that stands in two tables is one cell; in OUT, which holds the
    /// cells of all tables, a dimension that a table lacks is at its total.
    #[arg(long)]
    pub(crate) linked: Vec<PathBuf>,
    /// Counts from 1 to below this are withheld.
    #[arg(long, default_value_t = 5)]
    pub(crate) threshold: u64,
    /// How well small counts must be hidden.
    #[arg(long, value_enum, default_value = "s0")]
    pub(crate) safety: Hidden,
    /// The CSV file to write: every cell that is not nought, its `n`, and its `status` (published, primary,
    /// secondary). It holds the withheld counts too: keep it where the tables are kept.
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// Write what may leave to this CSV file: as OUT, with no number in a withheld cell.
    #[arg(long)]
    pub(crate) public: Option<PathBuf>,
    /// Print one JSON object; it is what is printed in any case.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Hidden {
    /// No withheld count can be worked out exactly.
    S0,
    /// Besides, what can be worked out about a small count reaches from below it to the threshold; for tables with at
    /// most 300 different withheld counts.
    S1,
}
