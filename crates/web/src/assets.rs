//! Style sheets, scripts, fonts and pictures, embedded in the binary and cached by their hash.

use std::{borrow::Cow, io::Write as _, sync::LazyLock};

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use flate2::{Compression, write::GzEncoder};
use rust_embed::RustEmbed;
use sha2::{Digest as _, Sha256};

/// Our own style sheets, scripts and pictures.
#[derive(RustEmbed)]
#[folder = "assets"]
struct Own;

/// What `cargo xtask assets` fetches from its registry: the design system, htmx and fonts.
#[derive(RustEmbed)]
#[folder = "../../assets/vendor/web"]
struct Vendor;

struct Asset {
    path: String,
    kind: String,
    plain: Cow<'static, [u8]>,
    gzipped: Option<Vec<u8>>,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(load);

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = Sha256::new();
    for asset in ASSETS.iter() {
        hasher.update(asset.path.as_bytes());
        hasher.update(&asset.plain);
    }
    hasher.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
});

/// Returns the address of an asset such as `css/pejl.css`; it changes whenever any asset does.
pub(crate) fn address(path: &str) -> String {
    format!("/assets/{}/{path}", *VERSION)
}

/// Answers with an asset, compressed if the browser can read that.
pub(crate) async fn asset(
    Path((_, path)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let Some(found) = ASSETS.iter().find(|asset| asset.path == path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let takes_gzip = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("gzip"));
    let answer = Response::builder()
        .header(header::CONTENT_TYPE, &found.kind)
        .header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
        .header(header::VARY, "accept-encoding");
    let answer = match &found.gzipped {
        Some(bytes) if takes_gzip => {
            answer.header(header::CONTENT_ENCODING, "gzip").body(Body::from(bytes.as_slice()))
        }
        _ => answer.body(Body::from(found.plain.clone().into_owned())),
    };
    answer.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn load() -> Vec<Asset> {
    let own = Own::iter().filter_map(|path| Some((path.to_string(), Own::get(&path)?)));
    let vendor =
        Vendor::iter().filter_map(|path| Some((format!("vendor/{path}"), Vendor::get(&path)?)));
    let mut assets: Vec<_> = own
        .filter(|(path, _)| !path.ends_with(".scss"))
        .chain(vendor)
        .map(|(path, file)| asset_of(path, file.metadata.mimetype(), file.data))
        .collect();
    let charts = Cow::Owned(charts::theme::stylesheet().into_bytes());
    assets.push(asset_of("css/charts.css".to_owned(), "text/css", charts));
    assets.sort_by(|a, b| a.path.cmp(&b.path));
    assets
}

fn asset_of(path: String, kind: &str, plain: Cow<'static, [u8]>) -> Asset {
    let gzipped = is_text(kind).then(|| gzip(&plain)).flatten();
    Asset { path, kind: kind.to_owned(), plain, gzipped }
}

fn is_text(kind: &str) -> bool {
    kind.starts_with("text/") || kind.contains("javascript") || kind.contains("svg")
}

fn gzip(plain: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).ok()?;
    encoder.finish().ok()
}
