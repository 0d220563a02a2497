//! What of a talk everybody may read.

use domain::{
    figure::{Figure, Value, Withheld},
    indicator::{Indicator, Secrecy},
    report::Section,
    status::{Judgement, Status, Why},
    target::Target,
};

use crate::evidence::publishable;

/// Leaves out confidential and internal indicators and figures of few children, and counts the figures
/// left out.
pub(super) fn only(sections: Vec<Section>) -> (Vec<Section>, usize) {
    let mut left_out = 0;
    let mut kept = Vec::new();
    for section in sections {
        if section.indicator.secrecy != Secrecy::Public {
            left_out += known(&section);
            continue;
        }
        let before = known(&section);
        let open = without_few(section);
        left_out += before - known(&open);
        if known(&open) > 0 {
            kept.push(open);
        }
    }
    (kept, left_out)
}

fn known(section: &Section) -> usize {
    section.series.iter().filter(|figure| figure.value.known().is_some()).count()
}

fn without_few(section: Section) -> Section {
    let indicator = &section.indicator;
    let is_few = |figure: &Figure| {
        let n = figure.value.known().and_then(|known| known.n);
        n.is_some_and(|count| count.n < f64::from(indicator.minimum_n))
    };
    let has_few = section.series.iter().any(is_few);
    let newest_is_few = section.series.last().is_some_and(is_few);
    let veil = |figure: Figure| {
        if is_few(&figure) {
            Figure { value: Value::Withheld(Withheld::TooFew), ..figure }
        } else {
            figure
        }
    };
    let open = |targets: Vec<(Target, Judgement)>| {
        targets
            .into_iter()
            .map(|(target, judgement)| (target, open_judgement(indicator, judgement)))
            .collect()
    };
    Section {
        series: section.series.into_iter().map(veil).collect(),
        // Years taken together less the years that are shown would tell the year that is not.
        pooled: section.pooled.filter(|_| !has_few),
        targets: open(section.targets),
        national: open(section.national),
        place: section.place.filter(|_| !newest_is_few),
        country: section.country,
        indicator: section.indicator.clone(),
    }
}

fn open_judgement(indicator: &Indicator, judgement: Judgement) -> Judgement {
    let n = judgement.newest.as_ref().and_then(|(_, known)| known.n);
    if n.is_some_and(|count| count.n < f64::from(indicator.minimum_n)) {
        return publishable(indicator, &judgement);
    }
    if judgement.status == Status::CannotTell(Why::TooFew) {
        return Judgement { bound: None, official: None, children: None, ..judgement };
    }
    judgement
}
