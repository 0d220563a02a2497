//! A throwaway PostgreSQL cluster on a free loopback port, gone when it is dropped.

use crate::{
    debian::{self, is_root},
    shell::{command, run, step},
};
use anyhow::{Context as _, Result};
use std::{
    env, fs,
    io::stdin,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{self, Command, Stdio},
};

const DEBIAN: &str = "/usr/lib/postgresql";
/// Crash safety costs time and protects nothing in a cluster that is thrown away.
const CAREFREE: &str = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off \
                        -c max_connections=200 -c listen_addresses=127.0.0.1";

/// A running cluster.
pub(crate) struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
}

/// Returns the folder with `initdb` and `pg_ctl`, of the newest installed version.
pub(crate) fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir(DEBIAN).ok()?;
    let folders = versions.filter_map(|entry| Some(entry.ok()?.path().join("bin")));
    folders.filter(|folder| folder.join("initdb").is_file()).max()
}

/// Runs a cluster until Enter is pressed.
pub(crate) fn until_enter() -> Result<()> {
    debian::install(debian::TEST)?;
    let postgres = Postgres::start()?;
    println!("\nPEJL_TEST_POSTGRES={}\npress Enter to stop it", postgres.url());
    stdin().read_line(&mut String::new())?;
    Ok(())
}

impl Postgres {
    /// Makes a cluster in a temporary folder and starts it.
    pub(crate) fn start() -> Result<Self> {
        step("PostgreSQL: a throwaway cluster", || {
            remove_left_over();
            let programs = programs().context("PostgreSQL is not installed")?;
            let folder = env::temp_dir().join(format!("pejl-postgres-{}", process::id()));
            let port = free_port()?;
            let cluster = Self { programs, folder, port };
            cluster.make()?;
            cluster.run_server()?;
            Ok(cluster)
        })
    }

    /// The address that tests connect to; the user may create databases.
    pub(crate) fn url(&self) -> String {
        format!("postgres://pejl@127.0.0.1:{}/postgres", self.port)
    }

    fn make(&self) -> Result<()> {
        fs::create_dir_all(&self.folder).context("cannot make a folder for PostgreSQL")?;
        if is_root()? {
            run(&mut command("chown", &["postgres", &self.folder.to_string_lossy()]))?;
        }
        let mut initdb = self.tool("initdb")?;
        initdb.args(["--username=pejl", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]);
        run(initdb.args(["--no-sync", "-D"]).arg(self.data()).stdout(Stdio::null()))
    }

    fn run_server(&self) -> Result<()> {
        let folder = self.folder.display();
        let options =
            format!("{CAREFREE} -c port={} -c unix_socket_directories={folder}", self.port);
        let mut start = self.tool("pg_ctl")?;
        start.arg("-D").arg(self.data()).arg("-l").arg(self.folder.join("log"));
        run(start.args(["-w", "-o", &options, "start"]).stdout(Stdio::null()))
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// PostgreSQL refuses to run as root, so root becomes the user that Debian made for it.
    fn tool(&self, name: &str) -> Result<Command> {
        let program = self.programs.join(name);
        let mut tool = if is_root()? {
            let mut runuser = Command::new("runuser");
            runuser.args(["-u", "postgres", "--"]).arg(program);
            runuser
        } else {
            Command::new(program)
        };
        tool.current_dir(&self.folder);
        Ok(tool)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let stopped = self.tool("pg_ctl").is_ok_and(|mut stop| {
            stop.arg("-D").arg(self.data()).args(["-m", "immediate", "stop"]);
            run(stop.stdout(Stdio::null())).is_ok()
        });
        if !stopped || fs::remove_dir_all(&self.folder).is_err() {
            println!("  PostgreSQL left its files in {}", self.folder.display());
        }
    }
}

/// Stops and removes clusters of earlier runs that were killed.
fn remove_left_over() {
    let Ok(entries) = fs::read_dir(env::temp_dir()) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(owner) = name.strip_prefix("pejl-postgres-") else { continue };
        if Path::new("/proc").join(owner).exists() {
            continue;
        }
        if let Some(programs) = programs() {
            drop(Postgres { programs, folder: entry.path(), port: 0 });
        }
    }
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port")?;
    Ok(listener.local_addr()?.port())
}
