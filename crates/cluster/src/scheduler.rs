//! The scheduler: it hands files out to executors, and has no key to read them with.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use ballista_scheduler::{
    cluster::BallistaCluster, config::SchedulerConfig, scheduler_process::start_server,
};

use crate::{
    codec::{AddUpCodec, FilesCodec},
    error::ClusterError,
};

/// What a scheduler is.
#[derive(Debug)]
pub struct Scheduler {
    /// Where it listens.
    pub listen: SocketAddr,
    /// After so long without a word an executor is lost, and its files go to others. It says one every two seconds.
    pub lost_after: Duration,
}

/// Hands out work until the process is told to stop.
pub async fn schedule(scheduler: Scheduler) -> Result<(), ClusterError> {
    let Scheduler { listen, lost_after } = scheduler;
    let config = SchedulerConfig {
        external_host: listen.ip().to_string(),
        bind_host: listen.ip().to_string(),
        bind_port: listen.port(),
        executor_timeout_seconds: lost_after.as_secs(),
        expire_dead_executor_interval_seconds: 1,
        no_executors_grace_period_seconds: lost_after.as_secs(),
        override_logical_codec: Some(Arc::new(FilesCodec::default())),
        override_physical_codec: Some(Arc::new(AddUpCodec::default())),
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await?;
    Ok(start_server(cluster, listen, Arc::new(config)).await?)
}
