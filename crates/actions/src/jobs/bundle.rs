//! All reports of a job in one file.

use std::{
    fs::{self, File},
    io,
    path::Path,
};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::error::{Error, Result};

/// The name of the file with all reports.
pub(super) const NAME: &str = "alle.zip";

/// Puts all reports of a folder into one file. They are compressed already, so they are only stored.
pub(super) fn write(folder: &Path) -> Result<()> {
    let beside = folder.join("alle.new");
    pack(folder, &beside)
        .and_then(|()| fs::rename(&beside, folder.join(NAME)))
        .map_err(Error::file(format!("write `{}`", beside.display())))
}

fn pack(folder: &Path, into: &Path) -> io::Result<()> {
    let mut zip = ZipWriter::new(File::create(into)?);
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut reports: Vec<_> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    reports.retain(|path| path.extension().is_some_and(|extension| extension == "pdf"));
    reports.sort();
    for path in reports {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        zip.start_file(name.unwrap_or_default(), options)?;
        io::copy(&mut File::open(&path)?, &mut zip)?;
    }
    zip.finish()?;
    Ok(())
}
