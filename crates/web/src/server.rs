//! Serving the pages on a port.

use std::{io, net::SocketAddr, sync::Arc};

use axum::{
    ServiceExt as _,
    extract::Request,
    http::{Uri, uri::PathAndQuery},
};
use tokio::net::TcpListener;
use tower::{Layer as _, util::MapRequestLayer};

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
    let pages = MapRequestLayer::new(without_slash).layer(router(sites));
    let service = pages.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop).await
}

/// Takes `/fjordby/` for `/fjordby`: a vault's first page is found either way.
fn without_slash(mut request: Request) -> Request {
    if let Some(trimmed) = trimmed(request.uri()) {
        *request.uri_mut() = trimmed;
    }
    request
}

fn trimmed(uri: &Uri) -> Option<Uri> {
    let path = uri.path().strip_suffix('/').filter(|path| !path.is_empty())?;
    let path = uri.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(path).ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_of_a_vault_is_found_with_and_without_a_slash() {
        let cases = [("/fjordby/", Some("/fjordby")), ("/fjordby/?a=1", Some("/fjordby?a=1"))];
        for (from, to) in cases.into_iter().chain([("/fjordby", None), ("/", None)]) {
            let trimmed = trimmed(&Uri::from_static(from)).map(|uri| uri.to_string());
            assert_eq!(trimmed.as_deref(), to, "{from}");
        }
    }
}
