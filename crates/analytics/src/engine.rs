//! Runs plans over fact files.

use std::{path::Path, sync::Arc};

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
        listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl},
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
    cube::Cube,
    error::FactFileError,
    file::decryption,
    key::FactKey,
    pass::{Pass, Recipes},
    plan::plan,
    schema::schema,
};

/// By which name plans find the vault's key.
const KEYS: &str = "vault";

/// Rows that are worked on at a time.
const BATCH_ROWS: usize = 16 * 1024;

/// Files smaller than this many bytes are read by one thread.
const LEAST_PART: usize = 1 << 20;

/// Runs plans with so many threads. Nothing of what is read is written anywhere on the way.
#[derive(Debug, Clone, Copy)]
pub struct Engine {
    threads: usize,
}

impl Engine {
    /// An engine with so many threads.
    pub fn new(threads: usize) -> Self {
        Self { threads: threads.max(1) }
    }

    /// Adds up a fact file called `name`: a cube for each pass over its set, in their order. Blocks.
    pub fn cubes(
        self,
        (recipes, set): (&Recipes, &FactSet),
        (name, key, path): (&str, &FactKey, &Path),
    ) -> Result<Vec<Cube>, FactFileError> {
        let runtime = runtime::Builder::new_multi_thread().worker_threads(self.threads).build()?;
        let keys = Keys { name: name.to_owned(), key: key.clone() };
        runtime.block_on(async {
            let context = self.context(keys)?;
            let mut cubes = Vec::new();
            for pass in recipes.passes(&set.id) {
                cubes.push(run(&context, (set, pass), path).await?);
            }
            Ok(cubes)
        })
    }

    fn context(self, keys: Keys) -> Result<SessionContext, DataFusionError> {
        // What does not fit in memory must fail: it is about persons and belongs on no disk but under a key.
        let disk = DiskManagerBuilder::default().with_mode(DiskManagerMode::Disabled);
        let environment = RuntimeEnvBuilder::new().with_disk_manager_builder(disk).build_arc()?;
        environment.register_parquet_encryption_factory(KEYS, Arc::new(keys));
        let config = SessionConfig::new()
            .with_target_partitions(self.threads)
            .with_batch_size(BATCH_ROWS)
            .with_repartition_file_min_size(LEAST_PART);
        Ok(SessionContext::new_with_config_rt(config, environment))
    }
}

async fn run(
    context: &SessionContext,
    (set, pass): (&FactSet, &Pass),
    path: &Path,
) -> Result<Cube, FactFileError> {
    let mut options = TableParquetOptions::default();
    options.crypto.factory_id = Some(KEYS.to_owned());
    let format = Arc::new(ParquetFormat::default().with_options(options));
    let url = ListingTableUrl::parse(path.to_string_lossy())?;
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
