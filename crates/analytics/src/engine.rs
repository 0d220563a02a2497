//! Runs plans over fact files.

use std::{fmt::Debug, sync::Arc};

use arrow_array::{Array as _, LargeBinaryArray};
use async_trait::async_trait;
use datafusion::{
    arrow::datatypes::SchemaRef,
    common::{
        DataFusionError,
        config::{EncryptionFactoryOptions, TableParquetOptions},
    },
    datasource::{
        file_format::parquet::ParquetFormat,
        listing::{ListingOptions, ListingTable, ListingTableConfig},
        provider_as_source,
    },
    execution::{
        disk_manager::{DiskManagerBuilder, DiskManagerMode},
        parquet_encryption::EncryptionFactory,
        runtime_env::RuntimeEnvBuilder,
    },
    logical_expr::LogicalPlanBuilder,
    prelude::{SessionConfig, SessionContext},
};
use domain::fact::FactSet;
use parquet::encryption::{decrypt::FileDecryptionProperties, encrypt::FileEncryptionProperties};
use tokio::runtime;

use crate::{
    cube::Cube, error::FactFileError, file::decryption, folder::FactFolder, key::FactKey,
    pass::Pass, plan::plan, schema::schema, task::Task,
};

/// By which name plans find the vault's key.
const KEYS: &str = "vault";

/// Rows that are worked on at a time.
const BATCH_ROWS: usize = 16 * 1024;

/// Files smaller than this many bytes are read by one thread.
const LEAST_PART: usize = 1 << 20;

/// A fact file, and what it takes to read it.
#[derive(Debug, Clone, Copy)]
pub struct ReadableFile<'f> {
    /// Where its place starts from.
    pub folder: &'f FactFolder,
    /// Where it lies.
    pub place: &'f str,
    /// What is bound into it.
    pub name: &'f str,
    /// The vault's key.
    pub key: &'f FactKey,
}

/// What adds fact files up: this process, or many machines. Both run the same plans and come to the same sums, bit
/// for bit.
pub trait Engine: Debug + Send + Sync {
    /// Adds up files of one set: of each its cubes, one for each of the task's passes. Blocks.
    fn cubes(&self, task: &Task, files: &[ReadableFile<'_>]) -> Result<Vec<Vec<Cube>>, Unadded>;
}

/// A file that could not be added up.
#[derive(Debug, thiserror::Error)]
#[error("`{file}` cannot be added up: {why}")]
pub struct Unadded {
    /// Where the file lies.
    pub file: String,
    /// What is wrong.
    #[source]
    pub why: FactFileError,
}

/// Adds files up in this process with so many threads.
#[derive(Debug, Clone, Copy)]
pub struct InProcess {
    threads: usize,
}

impl InProcess {
    /// An engine with so many threads.
    pub fn new(threads: usize) -> Self {
        Self { threads: threads.max(1) }
    }
}

impl Engine for InProcess {
    fn cubes(&self, task: &Task, files: &[ReadableFile<'_>]) -> Result<Vec<Vec<Cube>>, Unadded> {
        let begin = || {
            runtime::Builder::new_multi_thread().worker_threads(self.threads).enable_all().build()
        };
        let mut cubes = Vec::with_capacity(files.len());
        for file in files {
            let fault = |why| Unadded { file: file.place.to_owned(), why };
            let runtime = begin().map_err(|error| fault(error.into()))?;
            cubes.push(runtime.block_on(task.cubes(file, self.threads)).map_err(fault)?);
        }
        Ok(cubes)
    }
}

/// Runs a pass's plan over a file. Nothing of what is read is written anywhere on the way.
pub(crate) async fn add_up(
    (set, pass): (&FactSet, &Pass),
    file: &ReadableFile<'_>,
    threads: usize,
) -> Result<Cube, FactFileError> {
    let context = context(file, threads)?;
    let mut options = TableParquetOptions::default();
    options.crypto.factory_id = Some(KEYS.to_owned());
    let format = Arc::new(ParquetFormat::default().with_options(options));
    let url = file.folder.table(file.place, &context.runtime_env())?;
    let listing = ListingOptions::new(format).with_file_extension("");
    let config =
        ListingTableConfig::new(url).with_listing_options(listing).with_schema(schema(set));
    let table = provider_as_source(Arc::new(ListingTable::try_new(config)?));
    let scan = LogicalPlanBuilder::scan(set.id.as_str(), table, None)?;
    let rows = context.execute_logical_plan(plan(set, pass, scan)?).await?.collect().await?;
    let mut cube = Cube::new(Arc::clone(&pass.layout));
    for batch in rows {
        let column = batch.columns().first();
        let bytes = column.and_then(|column| column.as_any().downcast_ref::<LargeBinaryArray>());
        for bytes in bytes.into_iter().flatten().flatten() {
            cube.add_bytes(bytes).map_err(|error| FactFileError::Damaged(error.to_string()))?;
        }
    }
    Ok(cube)
}

fn context(file: &ReadableFile<'_>, threads: usize) -> Result<SessionContext, DataFusionError> {
    // What does not fit in memory must fail: it is about persons and belongs on no disk but under a key.
    let disk = DiskManagerBuilder::default().with_mode(DiskManagerMode::Disabled);
    let environment = RuntimeEnvBuilder::new().with_disk_manager_builder(disk).build_arc()?;
    let keys = Keys { name: file.name.to_owned(), key: file.key.clone() };
    environment.register_parquet_encryption_factory(KEYS, Arc::new(keys));
    let config = SessionConfig::new()
        .with_target_partitions(threads)
        .with_batch_size(BATCH_ROWS)
        .with_repartition_file_min_size(LEAST_PART);
    Ok(SessionContext::new_with_config_rt(config, environment))
}

/// Gives out the vault's key for its file of this name.
#[derive(Debug)]
struct Keys {
    name: String,
    key: FactKey,
}

#[async_trait]
impl EncryptionFactory for Keys {
    async fn get_file_encryption_properties(
        &self,
        _config: &EncryptionFactoryOptions,
        _schema: &SchemaRef,
        _path: &object_store::path::Path,
    ) -> Result<Option<Arc<FileEncryptionProperties>>, DataFusionError> {
        Ok(None)
    }

    async fn get_file_decryption_properties(
        &self,
        _config: &EncryptionFactoryOptions,
        _path: &object_store::path::Path,
    ) -> Result<Option<Arc<FileDecryptionProperties>>, DataFusionError> {
        let properties = decryption(&self.name, &self.key);
        properties.map(Some).map_err(|error| DataFusionError::External(error.into()))
    }
}
