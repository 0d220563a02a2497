//! Where fact files lie: a folder of this machine, or a bucket that speaks S3.

use std::{
    path::{Path, absolute},
    sync::Arc,
};

use datafusion::{
    common::DataFusionError, datasource::listing::ListingTableUrl,
    execution::runtime_env::RuntimeEnv,
};
use object_store::{ObjectStore, aws::AmazonS3Builder};
use url::Url;

use crate::error::FactFileError;

/// The folder that the names of fact files start from.
#[derive(Debug, Clone)]
pub struct FactFolder {
    url: Url,
    /// The bucket; none when it is a folder of this machine.
    bucket: Option<Arc<dyn ObjectStore>>,
}

impl FactFolder {
    /// Takes a folder of this machine.
    pub fn local(path: &Path) -> Result<Self, FactFileError> {
        let url = Url::from_directory_path(absolute(path)?);
        let url = url.map_err(|()| FactFileError::Place(path.display().to_string()))?;
        Ok(Self { url, bucket: None })
    }

    /// Takes a place as it is written: a path, or `s3://bucket/prefix`. How the bucket is reached and with which
    /// name and secret stands in the environment, as `AWS_ENDPOINT`, `AWS_ACCESS_KEY_ID` and so on.
    pub fn at(place: &str) -> Result<Self, FactFileError> {
        if !place.starts_with("s3://") {
            return Self::local(Path::new(place));
        }
        let unfit = |why: String| FactFileError::Place(format!("{place}: {why}"));
        let whole = format!("{}/", place.trim_end_matches('/'));
        let url = Url::parse(&whole).map_err(|error| unfit(error.to_string()))?;
        let bucket = AmazonS3Builder::from_env().with_url(place).build();
        let bucket = bucket.map_err(|error| unfit(error.to_string()))?;
        Ok(Self { url, bucket: Some(Arc::new(bucket)) })
    }

    /// Returns the file at a place as plans call it, and makes its bucket known to them.
    pub(crate) fn table(
        &self,
        place: &str,
        environment: &RuntimeEnv,
    ) -> Result<ListingTableUrl, DataFusionError> {
        if let Some(bucket) = &self.bucket {
            environment.register_object_store(&self.url, Arc::clone(bucket));
        }
        let url = self.url.join(place).map_err(|error| DataFusionError::External(error.into()))?;
        // Not parsed from text, so that no letter of a path is taken for a pattern.
        ListingTableUrl::try_new(url, None)
    }
}
