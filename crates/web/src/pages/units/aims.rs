//! What a unit is held against, in few lines: the municipality's own targets, then the national ones
//! behind one line, and which figures are worth a look.

use actions::evidence::{Evidence, Held};
use domain::{goal::GoalLevel, report::FunnelClass, status::Counts};
use serde::Serialize;

use crate::{
    parts::Fact,
    picture::{funnel, lead},
    words::Words,
};

/// The targets that a unit is held against.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Aims {
    own: Vec<AimLine>,
    national: Vec<AimLine>,
    /// How the national ones stand, in a sentence.
    in_short: Option<String>,
}

impl Aims {
    /// Leaves the municipality's own targets out, for pages that tell them another way.
    pub(crate) fn national_only(self) -> Self {
        Self { own: Vec::new(), ..self }
    }
}

/// A target with how it stands and how sure that is.
#[derive(Debug, Serialize)]
struct AimLine {
    text: String,
    status: &'static str,
    reason: String,
    href: String,
}

/// Lists the targets of a unit; `href` is where a figure is shown whole.
pub(crate) fn aims(
    evidence: &[Evidence],
    words: Words,
    href: &dyn Fn(&Evidence) -> String,
) -> Aims {
    let held = || evidence.iter().flat_map(|one| one.targets.iter().map(move |held| (one, held)));
    let line = |(one, held): (&Evidence, &Held)| AimLine {
        text: words.target(&one.indicator, &held.target),
        status: held.judgement.status.code(),
        reason: words.reason(&one.indicator, &held.judgement).unwrap_or_default(),
        href: href(one),
    };
    Aims {
        own: held().filter(|(_, held)| !is_national(held)).map(line).collect(),
        national: held().filter(|(_, held)| is_national(held)).map(line).collect(),
        in_short: lead::national(counts(evidence, is_national), words),
    }
}

/// Counts how those of a unit's targets stand that `is_counted` tells of.
pub(crate) fn counts(evidence: &[Evidence], is_counted: fn(&Held) -> bool) -> Counts {
    let held = evidence.iter().flat_map(|one| &one.targets);
    held.filter(|held| is_counted(held)).map(|held| held.judgement.status).collect()
}

/// Tells whether the target is the country's and not the municipality's own.
pub(crate) fn is_national(held: &Held) -> bool {
    held.goal.level == GoalLevel::National
}

/// Lists the figures that lie outside what chance allows, each with the way to it.
pub(crate) fn worth_a_look(
    evidence: &[Evidence],
    words: Words,
    href: &dyn Fn(&Evidence) -> String,
) -> Vec<Fact> {
    let outside = |one: &Evidence| {
        let place = one.place.as_ref().filter(|place| place.class != FunnelClass::AsExpected)?;
        let known = one.newest.as_ref()?.value.known()?;
        let said = funnel::outside(&one.indicator, known, (place.period, place.centre), words);
        Some(Fact::to(words.indicator(&one.indicator, &one.breakdown), said, href(one)))
    };
    evidence.iter().filter_map(outside).collect()
}
