//! The folder of a vault: what makes it one, and where it says its rows and facts are.

use std::{fs, path::Path};

use analytics::FactFolder;
use serde::{Deserialize, Serialize};
use store::db::{Address, Db};

use crate::error::{Error, Result};

/// The file that says where a vault's rows and facts are.
const SETTINGS: &str = "vault.toml";

/// The database beside it.
const DATABASE: &str = "pejl.sqlite";

/// Where a vault keeps its rows and facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Written", try_from = "Written")]
pub struct Settings {
    /// Where the rows are.
    pub database: Database,
    /// The bucket with the files of facts, as `s3://bucket/prefix`; in the vault's folder when there is none.
    pub bucket: Option<String>,
}

/// Where a vault keeps its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// In the file `pejl.sqlite` beside the settings.
    Sqlite,
    /// In a schema of a PostgreSQL database.
    Postgres {
        /// The address of the database.
        url: String,
        /// The schema.
        schema: String,
    },
}

impl Settings {
    /// Takes a database, and the vault's folder for facts.
    pub const fn of(database: Database) -> Self {
        Self { database, bucket: None }
    }

    pub(crate) fn address(&self, folder: &Path) -> Address {
        match &self.database {
            Database::Sqlite => Address::Sqlite(folder.join(DATABASE)),
            Database::Postgres { url, schema } => {
                Address::Postgres { url: url.clone(), schema: schema.clone() }
            }
        }
    }

    /// Returns where the names of the vault's fact files start from.
    pub(crate) fn facts(&self, folder: &Path) -> Result<FactFolder> {
        let place = match &self.bucket {
            Some(bucket) => FactFolder::at(bucket),
            None => FactFolder::local(folder),
        };
        place.map_err(|why| not_a_vault(folder, &why.to_string()))
    }
}

/// The settings as their file has them.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    database: Kind,
    url: Option<String>,
    schema: Option<String>,
    bucket: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Sqlite,
    Postgres,
}

impl From<Settings> for Written {
    fn from(settings: Settings) -> Self {
        let bucket = settings.bucket;
        match settings.database {
            Database::Sqlite => Self { database: Kind::Sqlite, url: None, schema: None, bucket },
            Database::Postgres { url, schema } => {
                Self { database: Kind::Postgres, url: Some(url), schema: Some(schema), bucket }
            }
        }
    }
}

impl TryFrom<Written> for Settings {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, &'static str> {
        let database = match (written.database, written.url, written.schema) {
            (Kind::Sqlite, None, None) => Database::Sqlite,
            (Kind::Postgres, Some(url), Some(schema)) => Database::Postgres { url, schema },
            (Kind::Sqlite, ..) => return Err("`sqlite` has no `url` and no `schema`"),
            (Kind::Postgres, ..) => return Err("`postgres` has `url` and `schema`"),
        };
        Ok(Self { database, bucket: written.bucket })
    }
}

/// Tells whether `folder` holds a vault.
pub fn is_vault(folder: &Path) -> bool {
    folder.join(SETTINGS).is_file()
}

/// Makes the folder of a vault and its empty database, lets `fill` fill it, and writes the settings last.
/// When that fails, nothing is left of what was made.
pub async fn make<T>(
    folder: &Path,
    settings: &Settings,
    fill: impl AsyncFnOnce(Db) -> Result<T>,
) -> Result<T> {
    if is_vault(folder) {
        return Err(not_a_vault(folder, "there is a vault already; choose another folder"));
    }
    let there = (folder.exists(), folder.join(DATABASE).exists());
    let made = fill_in(folder, settings, fill).await;
    if made.is_err() {
        remove(folder, there);
    }
    made
}

async fn fill_in<T>(
    folder: &Path,
    settings: &Settings,
    fill: impl AsyncFnOnce(Db) -> Result<T>,
) -> Result<T> {
    fs::create_dir_all(folder).map_err(Error::file(format!("make `{}`", folder.display())))?;
    let db = Db::open(&settings.address(folder)).await?;
    let filled = fill(db.clone()).await;
    let written = match filled {
        Ok(filled) => write_settings(folder, settings).map(|()| filled),
        Err(error) => Err(error),
    };
    if written.is_err() {
        db.close().await;
    }
    written
}

fn write_settings(folder: &Path, settings: &Settings) -> Result<()> {
    let text = toml::to_string(settings).map_err(|error| Error::Shipped(error.to_string()))?;
    let path = folder.join(SETTINGS);
    fs::write(&path, text).map_err(Error::file(format!("write `{}`", path.display())))
}

/// Removes what was made of a vault. What stopped the making is worth more than whether this fails too.
fn remove(folder: &Path, (had_folder, had_database): (bool, bool)) {
    let mut files = vec![folder.join(SETTINGS)];
    if !had_database {
        files.extend(["", "-wal", "-shm"].map(|end| folder.join(format!("{DATABASE}{end}"))));
    }
    for file in files {
        let _gone = fs::remove_file(file);
    }
    if !had_folder {
        let _gone = fs::remove_dir(folder);
    }
}

/// Opens only the database of the vault in `folder`, for commands that mend or copy it.
pub async fn open_db(folder: &Path) -> Result<Db> {
    let settings = read_settings(folder)?;
    Ok(Db::open(&settings.address(folder)).await?)
}

/// Reads where the vault in `folder` keeps its rows.
pub fn read_settings(folder: &Path) -> Result<Settings> {
    let text = fs::read_to_string(folder.join(SETTINGS)).map_err(|why| {
        let hint = "it has no `vault.toml` that can be read; make one with `pejl init`";
        not_a_vault(folder, &format!("{hint} ({why})"))
    })?;
    toml::from_str(&text).map_err(|error| not_a_vault(folder, &error.to_string()))
}

pub(crate) fn not_a_vault(folder: &Path, why: &str) -> Error {
    Error::NotAVault { folder: folder.display().to_string(), why: why.to_owned() }
}
