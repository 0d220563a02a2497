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
    /// The effect of an effort: those who made it against those who did not, before and after.
    ///
    /// `--treated-from` names the column with the first period under the effort, the same in all rows of a unit, blank
    /// for never. Periods are numbers, or words in order such as `2023/24`; only their order counts. `--weight` is how
    /// much a row counts, such as its pupils; `--cluster` where the effort was assigned, each unit if not given.
    ///
    /// Prints one JSON object: `n`, `left_out` (rows that lack a value), `units`, `periods`, `clusters`,
    /// `treated_clusters`, `already_treated` (clusters left out since nobody saw them before), `design` (`common`,
    /// `staggered`), `estimate`, `se`, `se_cr1`, `se_cr2`, `df`, `method` (`cr2`, `wild_bootstrap`, `randomisation`,
    /// `rank`), `method_reason`, `p`, `ci` (an end is null where it is open), `smallest_possible_p`, `draws`,
    /// `randomisation` (`p_t`, `p_coefficient`, `draws`, `complete`, `smallest_possible_p`, `rank`), `pre_trend` (`p`,
    /// `coefficients`), `placebo` (`period`, `estimate`, `p`), `event_study` (`relative`, `estimate`, `se`, `p`,
    /// `ci`), `group_time` (`start`, `period`, `estimate`, `se`), `detectable`, `verdict` (`effect_up`, `effect_down`,
    /// `no_clear_effect`, `cannot_tell`), `reason`, and the `evidence` class: B compared and checked, C compared without
    /// the checks or with doubt, D the groups went apart already before.
    Did(Differences),
}

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
