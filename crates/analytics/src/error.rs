//! What can go wrong with fact files.

use std::io;

use arrow_schema::ArrowError;
use datafusion::error::DataFusionError;
use parquet::errors::ParquetError;

/// What went wrong with a fact file.
#[derive(Debug, thiserror::Error)]
pub enum FactFileError {
    /// The file cannot be read or written.
    #[error("cannot read or write the fact file")]
    Io(#[from] io::Error),
    /// The file is damaged, is another than its name says, or the key is not its own.
    #[error("the fact file is damaged, or the key is not its own: {0}")]
    Damaged(String),
    /// The place where fact files lie cannot be used.
    #[error("no fact files can lie at `{0}`")]
    Place(String),
    /// Other machines were asked, and did not do it.
    #[error("the cluster did not do it: {0}")]
    Cluster(String),
    /// The columns are not those of the set.
    #[error("the fact file has other columns than its set: {0}")]
    OtherColumns(String),
}

impl From<ParquetError> for FactFileError {
    fn from(error: ParquetError) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<ArrowError> for FactFileError {
    fn from(error: ArrowError) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<DataFusionError> for FactFileError {
    fn from(error: DataFusionError) -> Self {
        Self::Damaged(error.strip_backtrace())
    }
}
