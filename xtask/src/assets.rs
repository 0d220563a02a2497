//! Front-end packages: fetched by npm, and only the files we need copied to `assets/vendor`.
//!
//! `web/` is embedded in the binary, `pdf/` holds the fonts of the reports, `test/` the
//! accessibility checker. Nothing of it is committed.

use crate::{
    palette,
    shell::{command, has, root, run, step},
};
use anyhow::{Context as _, Result, bail};
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

const SCSS: &str = "crates/web/assets/css/dkfds.scss";
const STAMP: &str = "assets/vendor/.stamp";

/// What is copied, from `node_modules` to `assets/vendor`.
const FILES: &[(&str, &str)] = &[
    ("htmx.org/dist/htmx.min.js", "web/js/htmx.min.js"),
    ("dkfds/LICENSE.md", "licences/dkfds.md"),
    ("htmx.org/LICENSE", "licences/htmx.txt"),
    ("@expo-google-fonts/ibm-plex-sans/LICENSE_FONT", "licences/ibm-plex-sans.txt"),
    ("axe-core/axe.min.js", "test/axe.min.js"),
];
/// Weights and parts of IBM Plex Sans for pages: Latin-1, the rest of Latin, and signs.
const WEB_FONTS: &[&str] = &[
    "Regular-Latin1",
    "Regular-Latin2",
    "Regular-Pi",
    "SemiBold-Latin1",
    "SemiBold-Latin2",
    "SemiBold-Pi",
];
/// Weights of IBM Plex Sans for reports.
const PDF_FONTS: &[&str] = &["400Regular", "400Regular_Italic", "600SemiBold", "700Bold"];
/// Icons that the templates use by name.
const ICONS: &[&str] = &[
    "calendar-month",
    "chevron-left",
    "chevron-right",
    "close",
    "download",
    "error",
    "file",
    "help",
    "info",
    "language",
    "link",
    "lock",
    "menu",
    "print",
    "search",
    "success",
    "upload",
    "view-in-list",
    "warning",
];

/// Brings `assets/vendor` up to date; does nothing when its inputs are unchanged.
pub(crate) fn assets() -> Result<()> {
    let inputs = inputs()?;
    if fs::read_to_string(root().join(STAMP)).is_ok_and(|stamp| stamp == inputs) {
        println!("✓ assets: up to date");
        return Ok(());
    }
    if !has("npm") {
        bail!("npm is missing; install Node.js 20 or later (Debian: apt-get install nodejs npm)");
    }
    step("assets: npm packages", || run(&mut command("npm", &["ci", "--no-audit", "--no-fund"])))?;
    step("assets: copy to assets/vendor", || {
        clear()?;
        for (from, to) in FILES {
            copy(from, to)?;
        }
        fonts()?;
        write("web/img/icons.svg", &sprite()?)?;
        let css = stylesheet()?;
        pictures(&css)?;
        write("web/css/dkfds.css", &css)
    })?;
    write(".stamp", &inputs)
}

/// Everything that decides the result, word for word, so that no hash can lie.
fn inputs() -> Result<String> {
    let mut all = include_str!("assets.rs").to_owned() + include_str!("palette.rs");
    for file in ["package-lock.json", SCSS] {
        let text = fs::read_to_string(root().join(file));
        all += &text.with_context(|| format!("cannot read `{file}`"))?;
    }
    Ok(all)
}

fn vendor() -> PathBuf {
    root().join("assets/vendor")
}

fn clear() -> Result<()> {
    if vendor().exists() {
        fs::remove_dir_all(vendor()).context("cannot clear `assets/vendor`")?;
    }
    Ok(())
}

fn fonts() -> Result<()> {
    for font in WEB_FONTS {
        let file = format!("IBMPlexSans-{font}.woff2");
        let from = format!("dkfds/dist/fonts/IBMPlexSans/split/woff2/{file}");
        copy(&from, &format!("web/fonts/{file}"))?;
    }
    for font in PDF_FONTS {
        let file = format!("IBMPlexSans_{font}.ttf");
        let from = format!("@expo-google-fonts/ibm-plex-sans/{font}/{file}");
        copy(&from, &format!("pdf/{file}"))?;
    }
    Ok(())
}

/// One file with all icons, each a `<symbol>`.
fn sprite() -> Result<String> {
    let mut symbols = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">");
    for icon in ICONS {
        let path = package(&format!("dkfds/dist/img/svg-icons/{icon}.svg"));
        let svg = fs::read_to_string(&path).with_context(|| format!("no icon `{icon}`"))?;
        let body = svg
            .trim()
            .strip_prefix("<svg xmlns=\"http://www.w3.org/2000/svg\"")
            .and_then(|rest| rest.strip_suffix("</svg>"))
            .with_context(|| format!("icon `{icon}` is not written as the others"))?;
        write!(symbols, "<symbol id=\"{icon}\"{body}</symbol>")?;
    }
    Ok(symbols + "</svg>")
}

fn stylesheet() -> Result<String> {
    let path = vendor().join("dkfds-palette.css");
    let to = path.to_string_lossy();
    let sass = root().join("node_modules/.bin/sass").to_string_lossy().into_owned();
    let flags = ["--load-path=node_modules", "--style=compressed", "--no-source-map"];
    run(command(&sass, &flags).args(["--quiet-deps", SCSS, &to]))?;
    let css = fs::read_to_string(&path).context("sass wrote no CSS")?;
    fs::remove_file(&path)?;
    palette::with_variables(&css)
}

/// Copies the pictures that the style sheet names.
fn pictures(css: &str) -> Result<()> {
    for named in css.split("url(\"../img/").skip(1) {
        let file = named.split('"').next().context("an address in CSS ends with a quote")?;
        copy(&format!("dkfds/dist/img/{file}"), &format!("web/img/{file}"))?;
    }
    Ok(())
}

fn package(path: &str) -> PathBuf {
    root().join("node_modules").join(path)
}

fn copy(from: &str, to: &str) -> Result<()> {
    let target = vendor().join(to);
    make_folder(&target)?;
    fs::copy(package(from), target).with_context(|| format!("cannot copy `{from}`"))?;
    Ok(())
}

fn write(to: &str, text: &str) -> Result<()> {
    let target = vendor().join(to);
    make_folder(&target)?;
    fs::write(target, text).with_context(|| format!("cannot write `{to}`"))
}

fn make_folder(file: &Path) -> Result<()> {
    let folder = file.parent().context("a file lies in a folder")?;
    fs::create_dir_all(folder).context("cannot create a folder in `assets/vendor`")
}
