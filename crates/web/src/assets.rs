//! Style sheets, scripts, fonts and pictures, embedded in the binary and cached by their hash.

use std::{borrow::Cow, fmt::Write as _, io::Write as _, path::Path as FilePath, sync::LazyLock};

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use flate2::{Compression, write::GzEncoder};
use include_dir::{Dir, DirEntry, include_dir};
use sha2::{Digest as _, Sha256};

/// Our own style sheets, scripts and pictures.
static OWN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets");

/// What `cargo xtask assets` fetches from its registry: the design system, htmx and fonts.
static VENDOR: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/vendor/web");

struct Asset {
    path: String,
    kind: &'static str,
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
    hex(hasher.finalize().iter().take(6))
});

/// Returns the address of an asset such as `css/pejl.css`; it changes whenever any asset does.
pub(crate) fn address(path: &str) -> String {
    format!("/assets/{}/{path}", *VERSION)
}

/// Answers with an asset, compressed if the browser can read that.
pub(crate) async fn asset(Path((_, path)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let Some(found) = ASSETS.iter().find(|asset| asset.path == path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let takes_gzip = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("gzip"));
    let answer = Response::builder()
        .header(header::CONTENT_TYPE, found.kind)
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
    let mut assets = Vec::new();
    add_folder(&mut assets, &OWN, "");
    add_folder(&mut assets, &VENDOR, "vendor/");
    let charts = Cow::Owned(charts::theme::stylesheet().into_bytes());
    assets.push(asset_of("css/charts.css".to_owned(), charts));
    assets.sort_by(|a, b| a.path.cmp(&b.path));
    assets
}

fn add_folder(assets: &mut Vec<Asset>, folder: &'static Dir<'_>, before: &str) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => add_folder(assets, inner, before),
            DirEntry::File(file) if kind_of(file.path()).is_some() => {
                let path = format!("{before}{}", file.path().display());
                assets.push(asset_of(path, Cow::Borrowed(file.contents())));
            }
            DirEntry::File(_) => {}
        }
    }
}

/// Returns the media type of what browsers are served; none for sources such as SCSS.
fn kind_of(path: &FilePath) -> Option<&'static str> {
    match path.extension()?.to_str()? {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        "woff2" => Some("font/woff2"),
        _ => None,
    }
}

fn asset_of(path: String, plain: Cow<'static, [u8]>) -> Asset {
    let kind = kind_of(FilePath::new(&path)).unwrap_or("application/octet-stream");
    let gzipped = is_text(kind).then(|| gzip(&plain)).flatten();
    Asset { path, kind, plain, gzipped }
}

fn is_text(kind: &str) -> bool {
    kind.starts_with("text/") || kind.contains("javascript") || kind.contains("svg")
}

fn gzip(plain: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).ok()?;
    encoder.finish().ok()
}

/// Writes bytes as hexadecimal digits.
pub(crate) fn hex<'b>(bytes: impl Iterator<Item = &'b u8>) -> String {
    bytes.fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap_or_default();
        text
    })
}
