//! As much HTTP as signing in needs.

use anyhow::{Context as _, Result, bail};
use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
};

/// An answer: its head, and its body as text.
pub(super) struct Answer {
    head: String,
    body: String,
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

/// Signs in with a local account and returns the session's cookie.
pub(super) fn sign_in(address: &str, mail: &str, password: &str) -> Result<String> {
    let form = get(address, "/sign-in", "")?;
    let cookie = form.cookie().context("the sign-in page sets no cookie")?;
    let csrf = form.field("csrf").context("the sign-in page has no csrf field")?;
    let mail = mail.replace('@', "%40");
    let body = format!("csrf={csrf}&email={mail}&password={password}");
    let answer = send(
        address,
        &format!(
            "POST /sign-in HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nConnection: close\r\n\
             Origin: http://{address}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        ),
    )?;
    if !answer.is("303") {
        bail!("could not sign in: {}", answer.head.lines().next().unwrap_or_default());
    }
    Ok(answer.cookie().unwrap_or(cookie))
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

    fn field(&self, name: &str) -> Option<&str> {
        let (_, rest) = self.body.split_once(&format!("name=\"{name}\" value=\""))?;
        rest.split('"').next()
    }
}

fn send(address: &str, request: &str) -> Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").context("the answer is no HTTP")?;
    Ok(Answer { head: head.to_owned(), body: body.to_owned() })
}
