//! `pejl-cluster`: the processes that add facts up on many machines.

use std::{fs, net::SocketAddr, path::PathBuf, time::Duration};

use analytics::{FactFolder, FactKey};
use anyhow::{Context as _, Result};
use clap::Parser;
use cluster::{Executor, Scheduler, execute, schedule};
use serde::Deserialize;
use tracing_subscriber::{EnvFilter, fmt};

/// Adds the facts of a vault up on many machines; `pejl serve --engine ballista://host:port` gives the work.
#[derive(Debug, Parser)]
#[command(name = "pejl-cluster", version, about)]
enum Args {
    /// Hand out work. Has no key and reads no facts.
    Scheduler {
        /// Where to listen.
        #[arg(long, default_value = "127.0.0.1:50050")]
        listen: SocketAddr,
        /// After so many seconds without a word an executor is lost; at least 6.
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u64).range(6..))]
        lost_after: u64,
    },
    /// Add up the fact files of one vault.
    Executor {
        /// The scheduler, as host:port.
        #[arg(long, default_value = "127.0.0.1:50050", value_parser = host_and_port)]
        scheduler: (String, u16),
        /// Where to listen; the port after it is used as well.
        #[arg(long, default_value = "127.0.0.1:50051")]
        listen: SocketAddr,
        /// The name under which the others reach this machine, when it is not the address.
        #[arg(long)]
        host: Option<String>,
        /// The vault's folder, or `s3://bucket/prefix`.
        #[arg(long)]
        vault: String,
        /// A file with the line `facts` of the vault's `keys.toml`. Leave the other lines out.
        #[arg(long)]
        keys: PathBuf,
        /// How many files to add up side by side.
        #[arg(long, default_value_t = 1)]
        threads: usize,
    },
}

#[derive(Deserialize)]
struct Keys {
    facts: String,
}

#[tokio::main]
async fn main() -> Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match Args::parse() {
        Args::Scheduler { listen, lost_after } => {
            Ok(schedule(Scheduler { listen, lost_after: Duration::from_secs(lost_after) }).await?)
        }
        Args::Executor { scheduler, listen, host, vault, keys, threads } => {
            let (folder, key) = (FactFolder::at(&vault)?, key(&keys)?);
            Ok(execute(Executor { listen, host, scheduler, threads, folder, key }).await?)
        }
    }
}

fn host_and_port(text: &str) -> Result<(String, u16), String> {
    let both = text.rsplit_once(':').and_then(|(host, port)| Some((host, port.parse().ok()?)));
    both.map(|(host, port)| (host.to_owned(), port)).ok_or_else(|| "write host:port".to_owned())
}

/// Reads the vault's key; what is wrong with it is told without it.
fn key(file: &PathBuf) -> Result<FactKey> {
    let text = fs::read_to_string(file).with_context(|| format!("read `{}`", file.display()))?;
    let keys: Option<Keys> = toml::from_str(&text).ok();
    let key = keys.and_then(|keys| keys.facts.parse().ok());
    key.with_context(|| format!("`{}` has no line `facts` with a key in base 64", file.display()))
}
