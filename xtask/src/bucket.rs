//! A server that speaks S3 on a free port, stopped when it is dropped.

use crate::{
    python,
    shell::{command, step},
};
use anyhow::{Context as _, Result, bail};
use std::{
    net::{TcpListener, TcpStream},
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

/// So long the server may take to start.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running server.
pub(crate) struct Bucket {
    child: Child,
    port: u16,
}

impl Bucket {
    /// Installs the server beside the built programs unless it is there, starts it, and waits until it listens.
    pub(crate) fn start() -> Result<Self> {
        step("S3 server", || {
            let programs = python::environment("s3-server", "tests/requirements.txt")?;
            let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
            let program = programs.join("moto_server");
            let words = ["-H", "127.0.0.1", "-p", &port.to_string()];
            let child = command(&program.to_string_lossy(), &words)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .context("cannot start the S3 server")?;
            let bucket = Self { child, port };
            bucket.wait()?;
            Ok(bucket)
        })
    }

    /// The address that tests connect to.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    #[expect(clippy::disallowed_methods, reason = "a server that starts gives no other sign")]
    fn wait(&self) -> Result<()> {
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            if begun.elapsed() > PATIENCE {
                bail!("the S3 server does not listen");
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        if let Err(error) = self.child.kill().and_then(|()| self.child.wait().map(drop)) {
            println!("  the S3 server did not stop: {error}");
        }
    }
}
