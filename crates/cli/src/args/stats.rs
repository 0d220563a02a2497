//! What was typed about statistics.

use std::path::PathBuf;

use clap::Subcommand;

mod differences;
mod series;
mod units;

pub(crate) use differences::Differences;
pub(crate) use series::{ForecastSeries, Its, PChart, Xmr};
pub(crate) use units::{Alpha, Funnel, Widening, Wilson};

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
    /// A logistic mixed model of yes and no, or of successes of trials, fitted by maximum likelihood.
    ///
    /// Prints one JSON object: `method` (`Laplace`, or `AGQ` and how many points), `criterion` (minus two times the log
    /// likelihood with all its constants), `n`, `patterns` (how many rows there are when those that are alike are put
    /// together), `left_out` (rows that lack a value), `groups` (how many of each), `fixed` (`name`, `estimate` in
    /// logits, `se`, `z`, `p`; null for a column that others tell already), `se_from` (`hessian`, or `information` where
    /// second derivatives fail), `random` (`group`, `term`, `variance`, `sd`; and `group`, `terms`, `correlation`),
    /// `converged`, `iterations`, and the `seconds` of the fit.
    ///
    /// A formula is read as that of `lmm` is. The response is 0 or 1, or with `--trials` the number of successes.
    Glmm(MixedLogistic),
    /// Growth percentiles: each pupil's place among all who began alike, and the mean of each unit.
    ///
    /// Prints one JSON object: `n` (pupils with both scores), `eligible` (all rows), `coverage`, `knots` and `boundary`
    /// of the curves, `mean` with `lower` and `upper`, `units` (`unit`, `n`, `eligible`, `coverage`, `mean`, `lower`,
    /// `upper`; null where nobody has both scores), and the `seconds` of the computation.
    Sgp(Growth),
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
    /// A control chart of single values (`XmR`), in order of time.
    ///
    /// Prints one JSON object: `centre`, `lower` and `upper` (the limits), `range` (the mean or median moving range),
    /// `range_limit`, `ranges_by` (`mean` or `median`), `baseline` (how many points the limits rest on), `provisional`
    /// (fewer than twelve), `left_out` (rows without a value), `points` (`row`, `label`, `value`, `lower`, `upper`,
    /// `range`, `outside`), `runs` (of eight or more on one side: `first_row`, `last_row`, `length`, `side`), `anhoej`
    /// (`n_useful`, `longest_run`, `longest_run_limit`, `crossings`, `crossings_limit`; null where all points lie on
    /// the centre), and `signals`, any of `outside`, `run_of_8`, `longest_run`, `crossings`.
    Xmr(Xmr),
    /// A control chart of shares (p), in order of time, by Laney (p′) where they vary more than chance makes them.
    ///
    /// Prints what `xmr` prints, with limits for each point only and without ranges, and `method` (`plain` or
    /// `laney`) and `sigma_z` (1 being chance alone); points also have `numerator` and `denominator`. Rows whose
    /// denominator is 0 are left out too.
    Pchart(PChart),
    /// Wilson's interval of the share in each row, and Newcombe's of its difference from one of them.
    ///
    /// Prints one JSON object: `confidence`, `left_out` (rows without both numbers, or of none), and `rows` (`row`,
    /// `label`, `x`, `n`, `estimate`, `lower`, `upper`; with `--against` also `difference` with `estimate`, `lower`,
    /// `upper`, null for the row itself).
    Wilson(Wilson),
    /// A funnel: is a unit further from the target than its size explains?
    ///
    /// Prints one JSON object: `target`, `phi`, `dispersion` (`by_chance`, `additive` or `multiplicative`), `tau2` and
    /// `factor` (null where they are not used), `left_out`, `units` (`unit`, `value`, `n`, `lower_95`, `upper_95`,
    /// `lower_998`, `upper_998`, `z`, `p`, `p_adjusted` by Benjamini & Hochberg, `class`: `inside`, `attention` or
    /// `deviates`; for shares also `spiegelhalter_2005`, the four interpolated limits without widening, which judge
    /// nobody), and `outside_95` and `outside_998` (`seen`, and `expected` by chance at most).
    Funnel(Funnel),
    /// How well a scale of several questions measures a person.
    ///
    /// Prints one JSON object: `n` (those who answered every item), `left_out`, `alpha` (`estimate`, `lower`, `upper`
    /// by Feldt), `omega` (one factor by maximum likelihood: `estimate`, `improper`; or null with `omega_why`),
    /// `sem_of_mean` (the error of a person's mean answer, by alpha), and `items` (`item`, `reversed`, `mean`, `sd`,
    /// `rest_correlation`, `alpha_without`, `loading`, the last three null where they have no value).
    Alpha(Alpha),
    /// Where each unit stands and is heading, from short yearly series of all units together.
    ///
    /// Prints one JSON object: `units`, `first_period`, `last_period`, `left_out`, `parameters` (standard deviations:
    /// `level` τ, `drift` `σ_δ`, `step` `σ_η`, `measurement` `σ_ε`, `common` `σ_c`), `common_drift` (`estimate`, `se`),
    /// and `forecasts` for the last period of all and each after it (`unit`, `period`, `ahead`, `level`, `se`,
    /// `lower_50`, `upper_50`, `lower_80`, `upper_80`, and the same four in `measured`, for a measurement as sure as
    /// the unit's last); a unit not measured for too long has `why` instead.
    Forecast(ForecastSeries),
    /// An interrupted time series: did level or slope change when something began?
    ///
    /// Prints one JSON object: `n_before`, `n_after`, `lag` (of Newey & West), `df`, `level`, `slope`, `level_change`,
    /// `slope_change` and `at_the_end` (how far the last point's line lies from where the first line would have led),
    /// each with `estimate`, `se`, `p`, `lower`, `upper`, and `points` (`row`, `label`, `value`, `fitted`, `without`:
    /// had the first line gone on). At least 8 points before and 3 after are needed, and every row needs a value.
    Its(Its),
}

/// Where the data lie.
#[derive(Debug, clap::Args)]
pub(crate) struct Source {
    /// A CSV file with a heading; blank and NA is missing.
    #[arg(long)]
    pub(crate) data: PathBuf,
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

#[derive(Debug, clap::Args)]
pub(crate) struct MixedLogistic {
    /// A CSV file with a heading; blank and NA is missing, and rows that lack a value are left out.
    #[arg(long)]
    pub(crate) data: PathBuf,
    /// The response, `~`, and what explains it.
    #[arg(long)]
    pub(crate) formula: String,
    /// How the response is distributed; its link is the logit.
    #[arg(long, default_value = "binomial", value_parser = ["binomial"])]
    pub(crate) family: String,
    /// The column that says of how many trials the response succeeded.
    #[arg(long)]
    pub(crate) trials: Option<String>,
    /// Look at so many points of each group's likelihood, 1 to 100; 1 is Laplace's method, more need one term of one
    /// column.
    #[arg(long, default_value_t = 1)]
    pub(crate) quadrature: u32,
    /// Write the coefficients of each group to this CSV file: `group,level,term,estimate,se`.
    #[arg(long)]
    pub(crate) effects: Option<PathBuf>,
    /// Print one JSON object; it is what is printed in any case.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Growth {
    /// A CSV file with a heading and a row for each pupil; blank and NA is missing.
    #[arg(long)]
    pub(crate) data: PathBuf,
    /// The column of the later score.
    #[arg(long)]
    pub(crate) now: String,
    /// The column of the earlier score.
    #[arg(long)]
    pub(crate) before: String,
    /// The column of the unit.
    #[arg(long)]
    pub(crate) unit: Option<String>,
    /// Write the percentile of each pupil to this CSV file: `row,sgp`, the first row being 1.
    #[arg(long)]
    pub(crate) effects: Option<PathBuf>,
    /// Print one JSON object; it is what is printed in any case.
    #[arg(long)]
    pub(crate) json: bool,
}
