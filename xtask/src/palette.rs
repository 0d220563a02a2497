//! Turns the closed palette of Det Fælles Designsystem into CSS variables.
//!
//! The system has no dark theme and writes its colours as numbers; with variables one style
//! sheet serves light, dark and print.

use anyhow::{Result, bail};
use std::fmt::Write as _;

/// Each colour that may occur, with the variable that takes its place.
const PALETTE: &[(&str, &str)] = &[
    ("#1a1a1a", "--ink"),
    ("#454545", "--ink-soft"),
    ("#707070", "--ink-quiet"),
    ("#8e8e8e", "--line-strong"),
    ("#bfbfbf", "--line"),
    ("#dcdcdc", "--line-soft"),
    ("#f5f5f5", "--surface"),
    ("#ffffff", "--paper"),
    ("#0b5060", "--primary"),
    ("#083d49", "--primary-dark"),
    ("#052b34", "--primary-darker"),
    ("#004d99", "--link"),
    ("#800080", "--link-visited"),
    ("#358000", "--green"),
    ("#ddf7ce", "--green-soft"),
    ("#febb30", "--orange"),
    ("#ffeecc", "--orange-soft"),
    ("#cc0000", "--red"),
    ("#ffe0e0", "--red-soft"),
    ("#1b86c3", "--blue"),
    ("#e2f2fb", "--blue-soft"),
];

/// Returns `css` with variables for colours; fails on a colour outside the palette.
pub(crate) fn with_variables(css: &str) -> Result<String> {
    let mut parts = css.split('#');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|sign: char| !sign.is_ascii_hexdigit()).unwrap_or(part.len());
        let (digits, rest) = part.split_at(end);
        let colour = !rest.starts_with(|sign: char| sign.is_alphanumeric() || sign == '-');
        if colour && matches!(digits.len(), 3 | 6) {
            write!(out, "var({})", variable(digits)?)?;
        } else {
            out = out + "#" + digits;
        }
        out += rest;
    }
    Ok(out)
}

fn variable(digits: &str) -> Result<&'static str> {
    let long = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    let colour = format!("#{}", long.to_ascii_lowercase());
    match PALETTE.iter().find(|(known, _)| *known == colour) {
        Some((_, name)) => Ok(name),
        None => bail!("colour `{colour}` is not in the palette; add it to xtask/src/palette.rs"),
    }
}

#[cfg(test)]
mod tests {
    use super::with_variables;

    #[test]
    fn colours_become_variables_and_anchors_stay() {
        let css = "#main-content{color:#FFF}a{border:1px solid #cc0000}";
        let themed = with_variables(css).unwrap();
        assert_eq!(themed, "#main-content{color:var(--paper)}a{border:1px solid var(--red)}");
    }

    #[test]
    fn an_unknown_colour_is_refused() {
        assert!(with_variables("a{color:#123456}").is_err());
    }
}
