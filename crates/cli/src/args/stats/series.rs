//! What was typed about series over time.

use super::Source;

#[derive(Debug, clap::Args)]
pub(crate) struct Xmr {
    #[command(flatten)]
    pub(crate) source: Source,
    /// The column of the values; rows are in order of time.
    #[arg(long)]
    pub(crate) value: String,
    /// A column that tells the points apart, such as the month.
    #[arg(long)]
    pub(crate) label: Option<String>,
    /// How many of the first points the limits rest on; at least 6, and all if there are fewer.
    #[arg(long, default_value_t = 12)]
    pub(crate) baseline: usize,
    /// Limits from the median moving range, which one leap does not widen, not the mean.
    #[arg(long)]
    pub(crate) median: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct PChart {
    #[command(flatten)]
    pub(crate) source: Source,
    /// The column of how many have it; rows are in order of time.
    #[arg(long)]
    pub(crate) numerator: String,
    /// The column of how many there are.
    #[arg(long)]
    pub(crate) denominator: String,
    /// A column that tells the points apart, such as the month.
    #[arg(long)]
    pub(crate) label: Option<String>,
    /// How many of the first points the limits rest on; at least 6, and all if there are fewer.
    #[arg(long, default_value_t = 12)]
    pub(crate) baseline: usize,
    /// Laney's limits, whether shares vary more than chance makes them or not.
    #[arg(long, conflicts_with = "plain")]
    pub(crate) laney: bool,
    /// Never Laney's limits.
    #[arg(long)]
    pub(crate) plain: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ForecastSeries {
    #[command(flatten)]
    pub(crate) source: Source,
    /// The column that names the unit.
    #[arg(long)]
    pub(crate) unit: String,
    /// The column of the year, a whole number that is one more each year.
    #[arg(long)]
    pub(crate) period: String,
    /// The column of the measured value.
    #[arg(long)]
    pub(crate) value: String,
    /// The column of the value's sampling variance.
    #[arg(long, conflicts_with = "n")]
    pub(crate) variance: Option<String>,
    /// The column of how many a share is of; its sampling variance follows. Without either it is taken for 0.
    #[arg(long)]
    pub(crate) n: Option<String>,
    /// The width of the scale: 1 for shares, 100 for per cent, 4 for answers from 1 to 5.
    #[arg(long, default_value_t = 1.0)]
    pub(crate) width: f64,
    /// How many years after the last of all, at most 10.
    #[arg(long, value_parser = clap::value_parser!(i32).range(0..=10))]
    pub(crate) horizon: i32,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Its {
    #[command(flatten)]
    pub(crate) source: Source,
    /// The column of the values; rows are in order of time, one step apart.
    #[arg(long)]
    pub(crate) value: String,
    /// A column that tells the points apart, such as the month.
    #[arg(long)]
    pub(crate) label: Option<String>,
    /// The first row after the break: its label, or its number, the first being 1.
    #[arg(long)]
    pub(crate) start: String,
    /// How many rows make a season, such as 12 months; 1 is no season.
    #[arg(long, default_value_t = 1)]
    pub(crate) season: usize,
    /// How often the intervals should hold the truth.
    #[arg(long, default_value_t = 0.95)]
    pub(crate) confidence: f64,
}
