//! As much HTTP as signing in needs.

use anyhow::{Context as _, Result, bail};
use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
};

/// The head of an answer.
pub(super) struct Answer {
    head: String,
}

/// Fetches a page; fails when nobody listens.
pub(super) fn get(address: &str, path: &str, cookie: &str) -> Result<Answer> {
    send(
        address,
        &format!(
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
        ),
    )
}

/// Signs in to a vault with a local account and returns the session's cookie.
pub(super) fn sign_in(
    address: &str,
    vault: &str,
    (mail, password): (&str, &str),
) -> Result<String> {
    let mail = mail.replace('@', "%40");
    let body = format!("email={mail}&password={password}");
    let answer = send(
        address,
        &format!(
            "POST {vault}/sign-in HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        ),
    )?;
    if !answer.is("303") {
        bail!("could not sign in: {}", answer.head.lines().next().unwrap_or_default());
    }
    answer.cookie().context("signing in sets no cookie")
}

impl Answer {
    /// Returns whether the answer has this status.
    pub(super) fn is(&self, status: &str) -> bool {
        self.head.split(' ').nth(1) == Some(status)
    }

    fn cookie(&self) -> Option<String> {
        let lines = self.head.lines();
        let set = lines.filter(|line| line.to_ascii_lowercase().starts_with("set-cookie:"));
        let cookies: Vec<&str> = set
            .filter_map(|line| line.split_once(':')?.1.split(';').next())
            .map(str::trim)
            .collect();
        (!cookies.is_empty()).then(|| cookies.join("; "))
    }
}

fn send(address: &str, request: &str) -> Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let (head, _) = text.split_once("\r\n\r\n").context("the answer is no HTTP")?;
    Ok(Answer { head: head.to_owned() })
}
