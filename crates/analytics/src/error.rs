//! What can go wrong with fact files.

use std::io::{self, ErrorKind};

use arrow_schema::ArrowError;
use datafusion::error::DataFusionError;
use object_store::Error as StoreError;
use parquet::errors::ParquetError;

/// What went wrong with a fact file.
#[derive(Debug, thiserror::Error)]
pub enum FactFileError {
    /// The file cannot be read or written.
    #[error("cannot read or write the fact file: {0}")]
    Io(#[from] io::Error),
    /// The file is damaged, is another than its name says, or the key is not its own.
    #[error("the fact file is damaged, or the key is not its own: {0}")]
    Damaged(String),
    /// The place where fact files lie cannot be used.
    #[error("no fact files can lie at `{0}`")]
    Place(String),
    /// The bucket did not give or take a file.
    #[error("the bucket did not answer as it should: {0}")]
    Bucket(String),
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
        match error.find_root() {
            DataFusionError::ObjectStore(store) => Self::of_store(store),
            _ => Self::Damaged(error.strip_backtrace()),
        }
    }
}

impl From<StoreError> for FactFileError {
    fn from(error: StoreError) -> Self {
        Self::of_store(&error)
    }
}

impl FactFileError {
    fn of_store(error: &StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Self::Io(ErrorKind::NotFound.into()),
            _ => Self::Bucket(error.to_string()),
        }
    }
}
