//! The server: the pages of one vault or several, and the worker of each.

use std::{io, path::Path, sync::Arc};

use actions::jobs;
use anyhow::{Context as _, Result};
use tokio::{net::TcpListener, signal, task::JoinSet};
use tracing_subscriber::{EnvFilter, fmt};
use web::{
    cache::Cache,
    render::Templates,
    site::{Cookies, Site},
};

use crate::{args::Serve, opening, printers::printers};

/// Serves until the process is told to stop.
pub(crate) async fn serve(args: Serve) -> Result<()> {
    log();
    let listener = TcpListener::bind(args.listen)
        .await
        .with_context(|| format!("listen on {}; is another server there?", args.listen))?;
    let templates = Arc::new(Templates::load().context("read the templates")?);
    let is_secure = args.public_address.as_deref().is_some_and(|at| at.starts_with("https://"));
    let mut sites = Vec::new();
    let mut workers = JoinSet::new();
    for folder in opening::vaults_in(&args.vault)? {
        let app = Arc::new(opening::open_with(&folder, &args.by).await?);
        let printers = printers();
        workers.spawn(jobs::worker(Arc::clone(&app), Arc::clone(&printers.talk)));
        sites.push(Arc::new(Site {
            base: base(&folder),
            app,
            templates: Arc::clone(&templates),
            cache: Cache::default(),
            printers,
            cookies: if is_secure { Cookies::Secure } else { Cookies::Plain },
            public_address: args.public_address.clone(),
        }));
    }
    println!("Pejl is at http://{}", listener.local_addr()?);
    web::serve(listener, sites, stopped()).await.context("serve")?;
    workers.shutdown().await;
    Ok(())
}

/// Writes warnings and errors to the terminal; `RUST_LOG=info` writes more.
fn log() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    fmt().with_env_filter(filter).with_writer(io::stderr).init();
}

/// The first part of a vault's addresses: the folder's name in letters that need no escaping.
fn base(folder: &Path) -> String {
    let name = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name = name.file_name().map(|name| name.to_string_lossy().to_lowercase());
    let slug: String = name
        .unwrap_or_default()
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
        .collect();
    format!("/{slug}")
}

async fn stopped() {
    let mut terminate = signal::unix::signal(signal::unix::SignalKind::terminate()).ok();
    let terminated = async {
        match &mut terminate {
            Some(signal) => signal.recv().await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = signal::ctrl_c() => {}
        _ = terminated => {}
    }
}
