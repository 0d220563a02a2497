//! The last wall: a talk that holds what its readers must not see is refused.
//!
//! Whoever made the talk has left such figures out already; this catches a mistake there.

use domain::{
    figure::Known,
    indicator::Secrecy,
    report::{Audience, Section, Talk},
};

use crate::error::ReportError;

pub(super) fn check(talk: &Talk) -> Result<(), ReportError> {
    talk.sections.iter().try_for_each(|section| check_section(talk.audience, section))
}

fn check_section(audience: Audience, section: &Section) -> Result<(), ReportError> {
    let secrecy = section.indicator.secrecy;
    let may_read = match audience {
        Audience::Closed => secrecy != Secrecy::Person,
        Audience::Open => secrecy == Secrecy::Public,
    };
    if !may_read {
        return Err(ReportError::Secret { indicator: section.indicator.id.clone(), secrecy });
    }
    let minimum_n = section.indicator.minimum_n;
    let is_small = |known: &Known| known.n.is_some_and(|count| count.n < f64::from(minimum_n));
    if audience == Audience::Open && all_known(section).any(is_small) {
        return Err(ReportError::TooFew { indicator: section.indicator.id.clone(), minimum_n });
    }
    Ok(())
}

fn all_known(section: &Section) -> impl Iterator<Item = &Known> {
    let series = section.series.iter().filter_map(|figure| figure.value.known());
    let newest = section.targets.iter().chain(&section.national);
    let newest = newest.filter_map(|(_, judgement)| judgement.newest.as_ref());
    series.chain(section.pooled.as_ref()).chain(newest.map(|(_, known)| known))
}
