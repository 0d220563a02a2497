//! The built program, and a copy of Fjordby.

use std::{
    env, fs,
    fs::File,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

/// Returns the repository's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Returns the built program, run from the repository's folder.
pub(crate) fn pejl(words: &[&str]) -> Command {
    let tests = env::current_exe().unwrap();
    let folder = tests.parent().unwrap().parent().unwrap();
    let mut command = Command::new(folder.join("pejl"));
    command.args(words).current_dir(root());
    command
}

/// Runs the program and returns what it said.
pub(crate) fn run(words: &[&str]) -> Output {
    pejl(words).output().expect("`pejl` is built before the tests (cargo xtask test)")
}

/// Runs the program, which must succeed, and returns its standard output.
pub(crate) fn done(words: &[&str]) -> String {
    let output = run(words);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "pejl {words:?}\n{said}\n{complained}");
    said
}

/// A folder with Fjordby's vault, copied from one that is loaded once.
pub(crate) struct Fjordby {
    folder: TempDir,
}

impl Fjordby {
    /// Copies the loaded vault.
    pub(crate) fn copy() -> Self {
        let template = template();
        let folder = TempDir::new().unwrap();
        let vault = folder.path().join("fjordby");
        fs::create_dir(&vault).unwrap();
        for entry in fs::read_dir(&template).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, vault.join(path.file_name().unwrap())).unwrap();
            }
        }
        Self { folder }
    }

    /// Returns the folder of vaults.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Returns the vault's folder as text, as an argument of the program.
    pub(crate) fn vault(&self) -> String {
        self.folder.path().join("fjordby").display().to_string()
    }
}

/// Loads Fjordby once for all tests of this build; other processes wait for it.
fn template() -> PathBuf {
    let tests = env::current_exe().unwrap();
    let name = tests.file_name().unwrap().to_string_lossy().into_owned();
    let folder = tests.parent().unwrap().join(format!("{name}-fjordby"));
    let lock = File::create(folder.with_extension("lock")).unwrap();
    lock.lock().unwrap();
    let (vault, mark) = (folder.join("vault"), folder.join("loaded"));
    let built = fs::metadata(pejl(&[]).get_program()).unwrap().modified().unwrap();
    let is_fresh = fs::metadata(&mark).is_ok_and(|mark| mark.modified().unwrap() > built);
    if !is_fresh {
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).unwrap();
        load(&vault.display().to_string());
        fs::write(mark, "").unwrap();
    }
    vault
}

fn load(vault: &str) {
    let name = ["--municipality", "999", "--name", "Fjordby Kommune", "--made-up"];
    done(&[&["init", "--vault", vault], name.as_slice()].concat());
    for file in ["units.csv", "figures.csv", "later/figures.csv"] {
        done(&["import", "--vault", vault, &format!("examples/fjordby/{file}")]);
    }
    done(&["load", "--vault", vault, "examples/fjordby"]);
}
