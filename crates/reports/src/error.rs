//! Why a report could not be made.

use domain::indicator::{IndicatorId, Secrecy};

/// Why a report could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// An indicator is of a class that the report's readers must not see.
    #[error("`{indicator}` is {}, which the readers of this report must not see", secrecy.code())]
    Secret {
        /// The indicator.
        indicator: IndicatorId,
        /// Its class.
        secrecy: Secrecy,
    },
    /// An open report holds a figure with too few behind it.
    #[error("`{indicator}` has a figure of fewer than {minimum_n}, too few for an open report")]
    TooFew {
        /// The indicator.
        indicator: IndicatorId,
        /// The least n that may be shown.
        minimum_n: u32,
    },
    /// The template and its data do not fit, or the result breaks PDF/A or PDF/UA.
    #[error("the report could not be set: {}", .0.join("; "))]
    Setting(Vec<String>),
    /// The spreadsheet could not be written.
    #[error("the spreadsheet could not be written: {0}")]
    Spreadsheet(String),
}
