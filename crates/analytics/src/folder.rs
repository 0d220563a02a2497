//! Where fact files lie: a folder of this machine, or a bucket that speaks S3.

use std::{
    io,
    path::{Path, absolute},
    sync::Arc,
    time::{Duration, SystemTime},
};

use datafusion::{
    common::DataFusionError, datasource::listing::ListingTableUrl,
    execution::runtime_env::RuntimeEnv,
};
use futures::TryStreamExt as _;
use object_store::{
    Error as StoreError, ObjectStore, ObjectStoreExt as _, RetryConfig, aws::AmazonS3Builder,
    buffered::BufWriter, path::Path as Key,
};
use tokio::{
    fs::File,
    io::{AsyncWriteExt as _, copy},
};
use url::Url;

use crate::error::FactFileError;

/// Says behind a bucket's place for how many seconds it is asked again when it does not answer.
const PATIENCE: &str = "patience=";

/// How long it is when nobody says.
const SECONDS: u64 = 180;

const WRONG_PATIENCE: &str = "what is behind `?` must be `patience=` and a number of seconds";

/// A bucket that comes back is found within so long.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// The folder that the names of fact files start from.
#[derive(Debug, Clone)]
pub struct FactFolder {
    url: Url,
    /// The bucket; none when it is a folder of this machine.
    bucket: Option<Bucket>,
}

impl FactFolder {
    /// Takes a folder of this machine.
    pub fn local(path: &Path) -> Result<Self, FactFileError> {
        let url = Url::from_directory_path(absolute(path)?);
        let url = url.map_err(|()| FactFileError::Place(path.display().to_string()))?;
        Ok(Self { url, bucket: None })
    }

    /// Takes a place as it is written: a path, or `s3://bucket/prefix`. How the bucket is reached and with which
    /// name and secret stands in the environment, as `AWS_ENDPOINT`, `AWS_ACCESS_KEY_ID` and so on. A bucket that does
    /// not answer is asked again for three minutes, or as many seconds as `?patience=` behind it says.
    pub fn at(place: &str) -> Result<Self, FactFileError> {
        if !place.starts_with("s3://") {
            return Self::local(Path::new(place));
        }
        let unfit = |why: String| FactFileError::Place(format!("{place}: {why}"));
        let (bucket, options) = place.split_once('?').unwrap_or((place, ""));
        let seconds = match options.strip_prefix(PATIENCE) {
            Some(seconds) => seconds.parse().map_err(|_other| unfit(WRONG_PATIENCE.to_owned()))?,
            None if options.is_empty() => SECONDS,
            None => return Err(unfit(WRONG_PATIENCE.to_owned())),
        };
        let whole = format!("{}/", bucket.trim_end_matches('/'));
        let url = Url::parse(&whole).map_err(|error| unfit(error.to_string()))?;
        let builder = AmazonS3Builder::from_env().with_url(bucket).with_retry(retry(seconds));
        let store = Arc::new(builder.build().map_err(|error| unfit(error.to_string()))?);
        let prefix = url.path().trim_matches('/').to_owned();
        Ok(Self { url, bucket: Some(Bucket { store, prefix }) })
    }

    /// Returns the bucket, if the files lie in one.
    pub const fn bucket(&self) -> Option<&Bucket> {
        self.bucket.as_ref()
    }

    /// Returns the file at a place as plans call it, and makes its bucket known to them.
    pub(crate) fn table(
        &self,
        place: &str,
        environment: &RuntimeEnv,
    ) -> Result<ListingTableUrl, DataFusionError> {
        if let Some(bucket) = &self.bucket {
            environment.register_object_store(&self.url, Arc::clone(&bucket.store));
        }
        let url = self.url.join(place).map_err(|error| DataFusionError::External(error.into()))?;
        // Not parsed from text, so that no letter of a path is taken for a pattern.
        ListingTableUrl::try_new(url, None)
    }
}

/// A bucket that speaks S3, and where in it the files lie.
#[derive(Debug, Clone)]
pub struct Bucket {
    store: Arc<dyn ObjectStore>,
    prefix: String,
}

impl Bucket {
    /// Puts a file of this machine in a place. It is there whole or not at all.
    pub async fn put(&self, place: &str, from: &Path) -> Result<(), FactFileError> {
        let mut file = File::open(from).await?;
        let mut out = BufWriter::new(Arc::clone(&self.store), self.key(place));
        let unput = |why: io::Error| FactFileError::Bucket(why.to_string());
        copy(&mut file, &mut out).await.map_err(unput)?;
        out.shutdown().await.map_err(unput)
    }

    /// Copies a file to this machine.
    pub async fn fetch(&self, place: &str, to: &Path) -> Result<(), FactFileError> {
        let found = self.store.get(&self.key(place)).await?;
        let (mut parts, mut file) = (found.into_stream(), File::create(to).await?);
        while let Some(part) = parts.try_next().await? {
            file.write_all(&part).await?;
        }
        Ok(file.sync_all().await?)
    }

    /// Removes a file, if it is there.
    pub async fn remove(&self, place: &str) -> Result<(), FactFileError> {
        match self.store.delete(&self.key(place)).await {
            Err(StoreError::NotFound { .. }) => Ok(()),
            done => Ok(done?),
        }
    }

    /// Returns the places of all files below a folder, and since when they lie there.
    pub async fn list(&self, folder: &str) -> Result<Vec<(String, SystemTime)>, FactFileError> {
        let found: Vec<_> = self.store.list(Some(&self.key(folder))).try_collect().await?;
        let start = self.key("").as_ref().len();
        let place =
            |key: &Key| key.as_ref().get(start..).unwrap_or("").trim_matches('/').to_owned();
        Ok(found.iter().map(|about| (place(&about.location), about.last_modified.into())).collect())
    }

    fn key(&self, place: &str) -> Key {
        Key::from(format!("{}/{place}", self.prefix))
    }
}

fn retry(seconds: u64) -> RetryConfig {
    let mut retry = RetryConfig {
        max_retries: usize::MAX,
        retry_timeout: Duration::from_secs(seconds),
        ..RetryConfig::default()
    };
    retry.backoff.max_backoff = LONGEST_PAUSE;
    retry
}
