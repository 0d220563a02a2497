//! As much HTTP as signing in needs.

use anyhow::{Context as _, Result, bail};
use std::{
    collections::BTreeSet,
    io::{Read as _, Write as _},
    net::TcpStream,
};

/// An answer.
pub(super) struct Answer {
    head: String,
    body: String,
    /// The bytes of the body as they were sent.
    weight: usize,
}

/// Fetches a page; fails when nobody listens.
pub(super) fn get(address: &str, path: &str, cookie: &str) -> Result<Answer> {
    get_as(address, path, cookie, "identity")
}

fn get_as(address: &str, path: &str, cookie: &str, encoding: &str) -> Result<Answer> {
    send(
        address,
        &format!(
            "GET {path} HTTP/1.0\r\nHost: {address}\r\nCookie: {cookie}\r\n\
             Accept-Encoding: {encoding}\r\nConnection: close\r\n\r\n"
        ),
    )
}

/// Returns the bytes of a first visit to a page: itself, and the style sheets, scripts and pictures it
/// names, compressed. Fonts are not among them; style sheets name these.
pub(super) fn weight(address: &str, path: &str, cookie: &str) -> Result<usize> {
    let page = get(address, path, cookie)?.body;
    let named = ["href=\"", "src=\""].into_iter().flat_map(|start| page.split(start).skip(1));
    let assets: BTreeSet<&str> = named
        .filter_map(|rest| rest.split('"').next())
        .filter(|asset| asset.starts_with("/assets/"))
        .collect();
    let mut weight = get_as(address, path, cookie, "gzip")?.weight;
    for asset in assets {
        weight += get_as(address, asset, "", "gzip")?.weight;
    }
    Ok(weight)
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
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
    let (head, body) = bytes.split_at(end.context("the answer is no HTTP")?);
    let text = |part: &[u8]| String::from_utf8_lossy(part).into_owned();
    Ok(Answer { head: text(head), body: text(body), weight: body.len().saturating_sub(4) })
}
