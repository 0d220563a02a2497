//! What was typed about statistics.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum Stats {
    /// A linear mixed model, fitted by restricted maximum likelihood.
    ///
    /// Prints one JSON object: `method`, `criterion` (minus two times the log likelihood), `n`, `left_out` (rows that
    /// lack a value), `groups` (how many of each), `fixed` (`name`, `estimate`, `se`, `df` by Satterthwaite, `p`; null
    /// for a column that others tell already), `random` (`group`, `term`, `variance`, `sd`; and `group`, `terms`,
    /// `correlation`), `residual_variance`, `converged`, `iterations`, and the `seconds` of the fit.
    ///
    /// A formula is read as R's lme4 reads it: `mark ~ gender * age + (age | school) + (1 | region/municipality)`, also
    /// `(0 + x | g)`, `(x || g)`, `(1 | a:b)`. A column with words is told by one column for each word but the first
    /// in order.
    Lmm(Mixed),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Mixed {
    /// A CSV file with a heading; blank and NA is missing, and rows that lack a value are left out.
    #[arg(long)]
    pub(crate) data: PathBuf,
    /// The response, `~`, and what explains it.
    #[arg(long)]
    pub(crate) formula: String,
    /// Maximum likelihood, not restricted.
    #[arg(long)]
    pub(crate) ml: bool,
    /// Write the coefficients of each group to this CSV file: `group,level,term,estimate,se`.
    #[arg(long)]
    pub(crate) effects: Option<PathBuf>,
    /// Print one JSON object; it is what is printed in any case.
    #[arg(long)]
    pub(crate) json: bool,
}
