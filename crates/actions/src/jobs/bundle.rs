//! All reports of a job in one file.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::error::{Error, Result};

/// The name of the file with all reports.
pub(super) const NAME: &str = "alle.zip";

/// A report with the name that people know it by.
pub(super) struct Named {
    pub(super) path: PathBuf,
    pub(super) name: String,
}

/// Puts reports into one file in their folder. They are compressed already, so they are only stored.
pub(super) fn write(folder: &Path, reports: &[Named]) -> Result<()> {
    let beside = folder.join("alle.new");
    pack(reports, &beside)
        .and_then(|()| fs::rename(&beside, folder.join(NAME)))
        .map_err(Error::file(format!("write `{}`", beside.display())))
}

fn pack(reports: &[Named], into: &Path) -> io::Result<()> {
    let mut zip = ZipWriter::new(File::create(into)?);
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for Named { path, name } in reports {
        zip.start_file(format!("{}.pdf", harmless(name)), options)?;
        io::copy(&mut File::open(path)?, &mut zip)?;
    }
    zip.finish()?;
    Ok(())
}

/// Keeps a name from being read as a path by whoever unpacks the file.
fn harmless(name: &str) -> String {
    name.replace(['/', '\\', ':', '\0'], "-")
}
