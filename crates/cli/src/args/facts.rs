//! What was typed about facts.

use std::path::PathBuf;

use clap::Subcommand;
use cluster::Cluster;
use domain::{fact::FactSetId, id::DeliveryId};

/// What adds facts up.
#[derive(Debug, clap::Args)]
pub(crate) struct AddedUpBy {
    /// The cluster that adds facts up, as ballista://host:port; this process when left out.
    #[arg(long, env = "PEJL_ENGINE", value_parser = Cluster::at)]
    pub(crate) engine: Option<Cluster>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Facts {
    /// List the fact sets with their purposes, and what the vault holds of each.
    List {
        /// The vault's folder.
        #[arg(long)]
        vault: PathBuf,
        /// Print one JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// Tell who read facts, when and what for, the newest first.
    Readings {
        /// The vault's folder.
        #[arg(long)]
        vault: PathBuf,
        /// Of this fact set only.
        #[arg(long)]
        set: Option<FactSetId>,
        /// Print one JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// Compute all figures of all facts anew.
    Compute {
        /// The vault's folder.
        #[arg(long)]
        vault: PathBuf,
        /// Add all rows up again and keep nothing; print how long it took as JSON.
        #[arg(long)]
        trial: bool,
        /// With how many threads a trial runs; as many as there are cores when left out.
        #[arg(long, requires = "trial", conflicts_with = "engine")]
        threads: Option<usize>,
        #[command(flatten)]
        by: AddedUpBy,
    },
    /// Erase facts, and print a receipt.
    #[command(subcommand)]
    Erase(Erase),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Erase {
    /// All facts about one person; the person number is read from the first line of standard input.
    Person {
        /// The vault's folder.
        #[arg(long)]
        vault: PathBuf,
    },
    /// The facts of a delivery that was undone.
    Delivery {
        /// The vault's folder.
        #[arg(long)]
        vault: PathBuf,
        /// The delivery.
        delivery: DeliveryId,
    },
    /// All facts of the vault, by destroying its keys; they cannot be read again, from no backup either.
    All {
        /// The vault's folder.
        #[arg(long)]
        vault: PathBuf,
        /// Say that it is meant.
        #[arg(long, required = true)]
        yes: bool,
    },
}
