//! Breakdowns: which part of the children a figure is about.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The members of a breakdown by dimension, such as `stage = mellemtrin`; empty means all children.
///
/// Written `stage=mellemtrin;subject=laesning`, dimensions in order, so that equal breakdowns are
/// equal texts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Breakdown(pub BTreeMap<String, String>);

impl Breakdown {
    /// The breakdown that is none: all children.
    pub const fn all() -> Self {
        Self(BTreeMap::new())
    }

    /// Makes a breakdown by one dimension.
    pub fn by(dimension: &str, member: &str) -> Self {
        Self(BTreeMap::from([(dimension.to_owned(), member.to_owned())]))
    }

    /// Tells whether the figure is about all children.
    pub fn is_all(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Breakdown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (dimension, member)) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { ";" };
            write!(f, "{separator}{dimension}={member}")?;
        }
        Ok(())
    }
}

/// A text that is no breakdown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a breakdown; write `dimension=member;dimension=member`")]
pub struct NotABreakdown(pub String);

impl FromStr for Breakdown {
    type Err = NotABreakdown;

    fn from_str(text: &str) -> Result<Self, NotABreakdown> {
        text.split(';')
            .filter(|part| !part.is_empty())
            .map(|part| match part.split_once('=') {
                Some((dimension, member)) if !dimension.is_empty() && !member.is_empty() => {
                    Ok((dimension.to_owned(), member.to_owned()))
                }
                _ => Err(NotABreakdown(text.to_owned())),
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_breakdown_reads_back_the_same() {
        let breakdown: Breakdown = "subject=laesning;grade=4".parse().unwrap();
        assert_eq!(breakdown.to_string(), "grade=4;subject=laesning");
        assert_eq!(breakdown.to_string().parse(), Ok(breakdown));
        assert_eq!("".parse(), Ok(Breakdown::all()));
    }

    #[test]
    fn half_a_pair_is_refused() {
        assert!("stage".parse::<Breakdown>().is_err());
        assert!("=mellemtrin".parse::<Breakdown>().is_err());
    }
}
