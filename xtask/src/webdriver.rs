//! A chromedriver on a free port, stopped when it is dropped.

use crate::shell::step;
use anyhow::{Context as _, Result};
use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

/// A running chromedriver.
pub(crate) struct Webdriver {
    child: Child,
    port: u16,
}

impl Webdriver {
    /// Starts chromedriver and waits until it says which port it took.
    pub(crate) fn start() -> Result<Self> {
        step("chromedriver", || {
            let mut child = Command::new("chromedriver")
                .args(["--port=0", "--log-level=SEVERE"])
                .stdout(Stdio::piped())
                .spawn()
                .context("cannot start chromedriver")?;
            let port = announced_port(&mut child).context("chromedriver names no port")?;
            Ok(Self { child, port })
        })
    }

    /// The address that tests connect to.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

fn announced_port(child: &mut Child) -> Option<u16> {
    let lines = BufReader::new(child.stdout.take()?).lines();
    lines.map_while(Result::ok).find_map(|line| {
        let port = line.split("started successfully on port ").nth(1)?;
        port.trim_end_matches('.').parse().ok()
    })
}

impl Drop for Webdriver {
    fn drop(&mut self) {
        if let Err(error) = self.child.kill().and_then(|()| self.child.wait().map(drop)) {
            println!("  chromedriver did not stop: {error}");
        }
    }
}
