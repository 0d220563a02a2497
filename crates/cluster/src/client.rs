//! The engine that lets a cluster do the work.

use std::{collections::BTreeMap, sync::Arc};

use analytics::{Cube, Engine, FactFileError, ReadableFile, Task, Unadded};
use arrow_array::{LargeBinaryArray, RecordBatch, StringArray};
use ballista_core::extension::{SessionConfigExt as _, SessionStateExt as _};
use datafusion::{
    common::Result,
    datasource::provider_as_source,
    execution::SessionStateBuilder,
    logical_expr::LogicalPlanBuilder,
    prelude::{SessionConfig, SessionContext},
};
use futures::TryStreamExt as _;
use tokio::runtime;

use crate::{
    codec::FilesCodec,
    files::{Files, Named, Work},
};

/// How a scheduler is written.
const SCHEME: &str = "ballista://";

/// A job is asked for so many times: an executor may be lost with what it had done.
const ATTEMPTS: usize = 3;

/// Adds files up on the executors of a scheduler.
#[derive(Debug, Clone)]
pub struct Cluster {
    address: String,
}

impl Cluster {
    /// Takes a scheduler written as `ballista://host:port`.
    pub fn at(scheduler: &str) -> Result<Self, FactFileError> {
        let address = scheduler.strip_prefix(SCHEME).filter(|address| address.contains(':'));
        let other = || FactFileError::Place(format!("{scheduler}; write {SCHEME}host:port"));
        Ok(Self { address: address.ok_or_else(other)?.to_owned() })
    }

    async fn sealed(&self, files: Files) -> Result<BTreeMap<String, Vec<u8>>> {
        let config = SessionConfig::new_with_ballista()
            .with_ballista_logical_extension_codec(Arc::new(FilesCodec::default()))
            .with_ballista_job_name("pejl");
        let state = SessionStateBuilder::new().with_config(config).with_default_features().build();
        let state = state.upgrade_for_ballista(format!("http://{}", self.address))?;
        let table = provider_as_source(Arc::new(files));
        let plan = LogicalPlanBuilder::scan("files", table, None)?.build()?;
        let rows = SessionContext::new_with_state(state).execute_logical_plan(plan).await?;
        let mut rows = rows.execute_stream().await?;
        let mut sealed = BTreeMap::new();
        while let Some(pieces) = rows.try_next().await? {
            gather(&pieces, &mut sealed);
        }
        Ok(sealed)
    }

    fn attempt(
        &self,
        task: &Task,
        files: &[ReadableFile<'_>],
    ) -> Result<Vec<Vec<Cube>>, FactFileError> {
        let work = Work { version: version(), task: Arc::new(task.clone()) };
        let named = |file: &ReadableFile<'_>| Named {
            place: file.place.to_owned(),
            name: file.name.to_owned(),
        };
        let named = files.iter().map(named).collect();
        let runtime = runtime::Builder::new_multi_thread().enable_all().build()?;
        let mut sealed = runtime
            .block_on(self.sealed(Files { work, files: named }))
            .map_err(|error| FactFileError::Cluster(error.strip_backtrace()))?;
        let opened = files.iter().map(|file| {
            let found = sealed.remove(file.place);
            let lost = || FactFileError::Cluster(format!("nothing came back of `{}`", file.place));
            task.opened(file, found.ok_or_else(lost)?)
        });
        opened.collect()
    }
}

/// Returns which program this is; others may add up otherwise.
pub(crate) fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Puts pieces to what came before of their files.
fn gather(pieces: &RecordBatch, sealed: &mut BTreeMap<String, Vec<u8>>) {
    let [places, bytes] = pieces.columns() else { return };
    let places = places.as_any().downcast_ref::<StringArray>().into_iter().flatten().flatten();
    let bytes = bytes.as_any().downcast_ref::<LargeBinaryArray>().into_iter().flatten().flatten();
    for (place, piece) in places.zip(bytes) {
        sealed.entry(place.to_owned()).or_default().extend_from_slice(piece);
    }
}

impl Engine for Cluster {
    fn cubes(&self, task: &Task, files: &[ReadableFile<'_>]) -> Result<Vec<Vec<Cube>>, Unadded> {
        if files.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = self.attempt(task, files);
        for attempt in 1..ATTEMPTS {
            let Err(why) = &found else { break };
            tracing::warn!(attempt, %why, "the cluster did not finish; asking again");
            found = self.attempt(task, files);
        }
        let file = || files.first().map_or_else(String::new, |file| file.place.to_owned());
        found.map_err(|why| Unadded { file: file(), why })
    }
}
