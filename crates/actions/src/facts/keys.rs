//! A vault's keys: the one that facts lie under, and the one that pseudonyms are made with.
//!
//! They lie in a file of their own that only its owner may read, and are in no backup: whoever has them and the
//! files can read what the files hold, and without them nobody can. Keep a copy apart from the backups.

#[cfg(unix)]
use std::os::unix::fs::OpenOptionsExt as _;
use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write as _},
    path::Path,
};

use analytics::FactKey;
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use domain::fact::{PersonNumber, Pseudonym};
use hmac::{Hmac, KeyInit as _, Mac as _};
use rand::random;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::{
    error::{Error, Result},
    sealed::SealKey,
};

/// The file with a vault's keys.
pub(super) const FILE: &str = "keys.toml";

/// What the key that uploads are sealed under is made for.
const INBOX: &str = "pejl inbox";

/// A vault's keys.
#[derive(Clone)]
pub(super) struct Keys {
    facts: FactKey,
    inbox: SealKey,
    pseudonyms: Hmac<Sha256>,
}

/// The keys as their file has them, in base 64.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    facts: String,
    pseudonyms: String,
}

impl Keys {
    fn new(facts: [u8; 32], pseudonyms: &[u8; 32]) -> Result<Self> {
        let pseudonyms = Hmac::new_from_slice(pseudonyms)
            .map_err(|_length| Error::Stopped("a key has not 32 bytes".to_owned()))?;
        let inbox = SealKey::derive(&facts, INBOX);
        Ok(Self { facts: FactKey::new(facts), inbox, pseudonyms })
    }

    pub(super) const fn facts(&self) -> &FactKey {
        &self.facts
    }

    /// Returns the key that uploads are sealed under, made of that of facts, so that there is none more to keep.
    pub(super) const fn inbox(&self) -> &SealKey {
        &self.inbox
    }

    /// Returns what stands for a person: the first half of HMAC-SHA-256 of the ten digits.
    pub(super) fn pseudonym(&self, number: &PersonNumber) -> Pseudonym {
        let mut mac = self.pseudonyms.clone();
        mac.update(number.digits());
        let whole: [u8; 32] = mac.finalize().into_bytes().into();
        let mut half = [0; 16];
        half.iter_mut().zip(whole).for_each(|(to, from)| *to = from);
        Pseudonym(half)
    }
}

/// Says that the keys are not those that the vault's facts lie under.
pub(super) fn of_another_vault() -> Error {
    Error::Unreadable {
        file: FILE.to_owned(),
        why: "the vault's facts lie under other keys; put the copy back that was kept apart from the backups"
            .to_owned(),
    }
}

/// Reads the keys; none when there is no file.
pub(super) fn find(folder: &Path) -> Result<Option<Keys>> {
    let path = folder.join(FILE);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::file(format!("read `{}`", path.display()))(error)),
    };
    let unreadable = |why: &str| Error::Unreadable {
        file: path.display().to_string(),
        // What stands there is a key, so it is not repeated.
        why: format!("{why}; put the copy back that was kept apart from the backups"),
    };
    let written: Written =
        toml::from_str(&text).map_err(|_secret| unreadable("it is no key file"))?;
    let key = |text: &str| -> Result<[u8; 32]> {
        let bytes = BASE64.decode(text).map_err(|_secret| unreadable("a key is not base 64"))?;
        bytes.try_into().map_err(|_secret| unreadable("a key has not 32 bytes"))
    };
    Keys::new(key(&written.facts)?, &key(&written.pseudonyms)?).map(Some)
}

/// Reads the keys. When the vault has none, and no facts that others would be lost with, returns those that
/// `make` makes.
pub(super) fn find_or(
    folder: &Path,
    holds_facts: bool,
    make: impl FnOnce(&Path) -> Result<Keys>,
) -> Result<Keys> {
    if let Some(keys) = find(folder)? {
        return Ok(keys);
    }
    if holds_facts {
        return Err(missing());
    }
    make(folder)
}

/// Draws keys and writes them.
pub(super) fn draw(folder: &Path) -> Result<Keys> {
    write(folder)?;
    find(folder)?.ok_or_else(|| Error::Stopped("the keys just written are not there".to_owned()))
}

/// Draws keys that are written nowhere, to try a delivery with.
pub(super) fn draw_for_trial(_folder: &Path) -> Result<Keys> {
    Keys::new(random(), &random())
}

/// Says that the vault has no keys, but needs them.
pub(super) fn missing() -> Error {
    Error::KeysMissing(FILE.to_owned())
}

fn write(folder: &Path) -> Result<()> {
    let path = folder.join(FILE);
    let fault = || Error::file(format!("write `{}`", path.display()));
    let draw = || BASE64.encode(random::<[u8; 32]>());
    let written = Written { facts: draw(), pseudonyms: draw() };
    let text = toml::to_string(&written).map_err(|error| Error::Stopped(error.to_string()))?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    let mut file = match options.open(&path) {
        Ok(file) => file,
        // Somebody else drew them meanwhile; theirs hold.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(()),
        Err(error) => return Err(fault()(error)),
    };
    file.write_all(text.as_bytes()).map_err(fault())?;
    file.sync_all().map_err(fault())
}
