//! Serving the pages on a port.

use std::{io, net::SocketAddr, sync::Arc};

use tokio::net::TcpListener;

use crate::{router, site::Site};

/// Serves the pages of all vaults until `stop` is done, and then answers what was asked before.
///
/// # Errors
///
/// When the port cannot be read any more.
pub async fn serve(
    listener: TcpListener,
    sites: Vec<Arc<Site>>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let service = router(sites).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop).await
}
