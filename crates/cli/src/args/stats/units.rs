//! What was typed about units, and about the answers of persons.

use super::Source;

#[derive(Debug, clap::Args)]
pub(crate) struct Wilson {
    #[command(flatten)]
    pub(crate) source: Source,
    /// The column of how many have it.
    #[arg(long, default_value = "x")]
    pub(crate) numerator: String,
    /// The column of how many there are.
    #[arg(long, default_value = "n")]
    pub(crate) denominator: String,
    /// A column that tells the rows apart.
    #[arg(long)]
    pub(crate) label: Option<String>,
    /// How often the interval should hold the truth.
    #[arg(long, default_value_t = 0.95)]
    pub(crate) confidence: f64,
    /// The row that the others are held against: its label, or its number, the first being 1.
    #[arg(long)]
    pub(crate) against: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Funnel {
    #[command(flatten)]
    pub(crate) source: Source,
    /// The column that names the unit.
    #[arg(long)]
    pub(crate) unit: String,
    /// The column of how many have it.
    #[arg(long, requires = "denominator", required_unless_present = "mean")]
    pub(crate) numerator: Option<String>,
    /// The column of how many there are.
    #[arg(long, requires = "numerator")]
    pub(crate) denominator: Option<String>,
    /// The column of means, in place of shares.
    #[arg(long, requires_all = ["sd", "n"], conflicts_with = "numerator")]
    pub(crate) mean: Option<String>,
    /// The column of standard deviations.
    #[arg(long, requires = "mean")]
    pub(crate) sd: Option<String>,
    /// The column of how many a mean is of.
    #[arg(long, requires = "mean")]
    pub(crate) n: Option<String>,
    /// What all units are held against; else the share or mean of all together.
    #[arg(long)]
    pub(crate) target: Option<f64>,
    /// How limits widen when units differ by more than chance.
    #[arg(long, value_enum, default_value = "additive")]
    pub(crate) widening: Widening,
}

/// How limits widen when units differ by more than chance.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum Widening {
    /// By a variance between units.
    Additive,
    /// All by one factor.
    Multiplicative,
    /// Not at all.
    Never,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Alpha {
    #[command(flatten)]
    pub(crate) source: Source,
    /// The columns of the items, whose answers are whole numbers.
    #[arg(long, value_delimiter = ',', required = true)]
    pub(crate) items: Vec<String>,
    /// Those of them where a high answer means little.
    #[arg(long, value_delimiter = ',', requires_all = ["min", "max"])]
    pub(crate) reversed: Vec<String>,
    /// The lowest answer there is.
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) min: Option<i32>,
    /// The highest answer there is.
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) max: Option<i32>,
    /// How often the interval of alpha should hold the truth.
    #[arg(long, default_value_t = 0.95)]
    pub(crate) confidence: f64,
}
