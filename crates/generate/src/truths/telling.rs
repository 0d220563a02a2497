//! The truths of a nation, gathered from where it is drawn.

use super::{
    Effort, Late, MunicipalityTruth, READING_LIFT, Rates, SchoolTruth, Transition, Tried, Truths,
    Wrong,
};
use crate::{
    cohort,
    delivery::{Delivery, Flaw, LINES, Version},
    effects::Effects,
    municipality::Municipality,
    nation::Nation,
    set::Set,
    sets,
};

impl Truths {
    pub(crate) fn of(nation: &Nation) -> Self {
        let wish = nation.wish();
        let all = nation.municipalities();
        let municipality = |of: &Municipality| MunicipalityTruth {
            code: of.code,
            name: of.name.clone(),
            pupils: of.pupils,
            effects: of.level,
            trend: of.trend,
        };
        let schools = all.iter().flat_map(|of| of.schools.iter().map(move |school| (of, school)));
        let schools = schools.map(|(of, school)| SchoolTruth {
            unit: school.unit.number.clone(),
            municipality: of.code,
            effects: school.effects,
        });
        Self {
            seed: wish.seed,
            first_year: wish.first_year,
            years: wish.years,
            means: MEANS,
            seen: SEEN,
            municipalities: all.iter().map(municipality).collect(),
            schools: schools.collect(),
            efforts: efforts(nation),
            transitions: transitions(),
            rates: RATES,
            wrong: nation.wrong().iter().filter_map(wrong).collect(),
            late: nation.late().iter().filter_map(late).collect(),
        }
    }
}

const MEANS: Effects = Effects {
    test: sets::SCORE,
    mark: sets::MARK,
    wellbeing: sets::WELLBEING,
    absence: sets::ABSENCE,
};
/// Found by drawing the same pupils with and without an effect, as tests in `sets` do.
pub(crate) const SEEN: Effects = Effects { test: 1.0, mark: 0.97, wellbeing: 0.92, absence: 1.0 };
const RATES: Rates = Rates {
    questionnaire_missing: sets::QUESTIONNAIRE_MISSING,
    answer_missing: sets::ANSWER_MISSING,
    test_not_sat: sets::TESTS_NOT_SAT,
    exam_not_sat: sets::EXAMS_NOT_SAT,
    education_unknown: cohort::EDUCATION_UNKNOWN,
    residence_elsewhere: cohort::ELSEWHERE,
    movers: cohort::MOVERS,
    leavers: cohort::LEAVERS,
};

fn efforts(nation: &Nation) -> Vec<Effort> {
    let units = |tried: Tried| {
        let schools = nation.municipalities().iter().flat_map(|of| &of.schools);
        let with = schools.filter(move |school| school.tried == Some(tried));
        with.map(|school| school.unit.number.clone()).collect()
    };
    let from = nation.wish().effort_year();
    vec![
        Effort {
            id: "laeseloeft",
            set: Set::Tests.id(),
            column: "score",
            subject: Some("laesning"),
            from,
            effect: READING_LIFT,
            units: units(Tried::ReadingLift),
        },
        Effort {
            id: "rolige-timer",
            set: Set::Survey.id(),
            column: "general",
            subject: None,
            from,
            effect: 0.0,
            units: units(Tried::CalmHours),
        },
    ]
}

fn transitions() -> Vec<Transition> {
    let all = sets::SHARES.into_iter().flat_map(|(path, shares)| {
        let by_months = sets::MONTHS.into_iter().zip(shares);
        by_months.map(move |(months, share)| Transition { months, path, share })
    });
    all.collect()
}

fn wrong(delivery: &Delivery) -> Option<Wrong> {
    let Version::Flawed(flaw) = delivery.version else { return None };
    Some(Wrong {
        path: delivery.path(),
        municipality: delivery.municipality,
        set: delivery.set.id(),
        problem: Flaw::problem(flaw),
        lines: LINES.to_vec(),
    })
}

fn late([first, second]: &[Delivery; 2]) -> Option<Late> {
    let Version::Only(unit) = &second.version else { return None };
    let whole = Delivery { version: Version::Clean, ..first.clone() };
    Some(Late {
        whole: whole.path(),
        first: first.path(),
        second: second.path(),
        unit: unit.clone(),
    })
}
