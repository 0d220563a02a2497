//! An executor: it has the key of one vault and reads where the vault's facts lie.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use analytics::{FactFolder, FactKey};
use ballista_executor::{
    execution_engine::DefaultExecutionEngine,
    executor_process::{ExecutorProcessConfig, start_executor_process},
};
use tempfile::TempDir;

use crate::{
    add_up::Access,
    client::version,
    codec::{AddUpCodec, FilesCodec},
    error::ClusterError,
    guard::Guard,
};

/// How long to wait for a scheduler that is not there yet.
const PATIENCE_SECONDS: u16 = 60;

/// So often an executor says that it is there.
const HEARTBEAT_SECONDS: u64 = 2;

/// What came out of tasks is sealed; it is removed when nobody has fetched it for so long.
const KEPT: Duration = Duration::from_hours(1);

/// What an executor is.
#[derive(Debug)]
pub struct Executor {
    /// Where it listens; the port after it is used as well.
    pub listen: SocketAddr,
    /// The name under which others reach it; the address it listens at when left out.
    pub host: Option<String>,
    /// The scheduler's host and port.
    pub scheduler: (String, u16),
    /// How many files it adds up side by side.
    pub threads: usize,
    /// Where the vault's fact files lie.
    pub folder: FactFolder,
    /// The vault's key.
    pub key: FactKey,
}

/// Works until the process is told to stop.
pub async fn execute(executor: Executor) -> Result<(), ClusterError> {
    let Executor { listen, host, scheduler, threads, folder, key } = executor;
    let folder_of_results = TempDir::new()?;
    let guard = Guard { version: version(), engine: DefaultExecutionEngine::new() };
    let config = ExecutorProcessConfig {
        bind_host: listen.ip().to_string(),
        external_host: Some(host.unwrap_or_else(|| listen.ip().to_string())),
        port: listen.port(),
        grpc_port: listen.port().saturating_add(1),
        scheduler_host: scheduler.0,
        scheduler_port: scheduler.1,
        scheduler_connect_timeout_seconds: PATIENCE_SECONDS,
        vcores: threads,
        work_dir: Some(folder_of_results.path().display().to_string()),
        executor_heartbeat_interval_seconds: HEARTBEAT_SECONDS,
        job_data_ttl_seconds: KEPT.as_secs(),
        job_data_clean_up_interval_seconds: KEPT.as_secs(),
        override_logical_codec: Some(Arc::new(FilesCodec::default())),
        override_physical_codec: Some(Arc::new(AddUpCodec::with(Access { folder, key }))),
        override_execution_engine: Some(Arc::new(guard)),
        ..ExecutorProcessConfig::default()
    };
    Ok(start_executor_process(Arc::new(config)).await?)
}
