//! The talk as readers, archives and screen readers get it.

mod pdf;
mod texts;

#[path = "../../examples/talk/samples.rs"]
mod samples;

use domain::{
    figure::{Count, CountBasis, Value},
    indicator::Secrecy,
    report::{Audience, Talk},
    status::{Judgement, Status, Why},
    text::Locale,
};

use super::{lead, render, words::Words};
use crate::error::ReportError;

const DA: Words = Words { locale: Locale::Da };
const EN: Words = Words { locale: Locale::En };

/// A rich talk whose targets have these statuses and whose places are left out.
fn talk_with(statuses: &[Status]) -> Talk {
    let mut talk = samples::rich();
    let (target, judgement) = talk.sections[0].targets[0].clone();
    for section in &mut talk.sections {
        section.targets.clear();
        section.national.clear();
        section.place = None;
    }
    let judged = |status: &Status| {
        let judgement = Judgement { status: *status, ..judgement.clone() };
        (target.clone(), judgement)
    };
    talk.sections[0].targets = statuses.iter().map(judged).collect();
    talk
}

#[test]
fn the_first_sentence_answers_how_it_stands() {
    use Status::{AtRisk, OnTrack, Reached};
    let unknown = Status::CannotTell(Why::TooFew);
    let cases: [(&[Status], &str); 5] = [
        (
            &[OnTrack, AtRisk, unknown, OnTrack, OnTrack, unknown],
            "Tre af seks mål er på sporet, ét er i risiko og to kan ikke afgøres endnu.",
        ),
        (&[Reached, Reached], "Alle to mål er nået."),
        (&[AtRisk], "Skolens ene mål er i risiko."),
        (&[Reached, unknown], "Ét af to mål er nået og ét kan ikke afgøres endnu."),
        (&[], "Skolen har ingen resultatmål endnu, så her står tallene for sig."),
    ];
    for (statuses, sentence) in cases {
        assert_eq!(lead::sentences(&talk_with(statuses), DA), [sentence]);
    }
}

#[test]
fn the_first_sentence_bends_its_verbs_in_english() {
    let talk = talk_with(&[Status::OnTrack, Status::OffTrack, Status::OffTrack]);
    let sentence = "One of three targets is on track and two are off track.";
    assert_eq!(lead::sentences(&talk, EN), [sentence]);
}

#[test]
fn the_countrys_targets_are_told_after_the_municipalitys_own() {
    let mut talk = talk_with(&[Status::OnTrack]);
    let mut national = talk.sections[0].targets.clone();
    national.push((
        national[0].0.clone(),
        Judgement { status: Status::Reached, ..national[0].1.clone() },
    ));
    talk.sections[1].national = national;
    let told = ["Skolens ene mål er på sporet.", "De nationale resultatmål: 1 nået, 1 på sporet."];
    assert_eq!(lead::sentences(&talk, DA), told);
    talk.sections[0].targets.clear();
    assert_eq!(lead::sentences(&talk, DA), told[1..]);
}

#[test]
fn an_open_talk_with_a_confidential_indicator_is_refused() {
    let talk = Talk { audience: Audience::Open, ..samples::rich() };
    let refused = ReportError::Secret {
        indicator: "gode-til-laesning".parse().unwrap(),
        secrecy: Secrecy::Confidential,
    };
    assert_eq!(render(&talk, Locale::Da), Err(refused));
}

#[test]
fn figures_of_single_persons_are_refused_for_everybody() {
    let mut talk = samples::rich();
    talk.sections[1].indicator.secrecy = Secrecy::Person;
    assert!(matches!(render(&talk, Locale::Da), Err(ReportError::Secret { .. })));
}

#[test]
fn an_open_talk_with_a_small_group_is_refused() {
    let mut talk = samples::open();
    if let Value::Known(known) = &mut talk.sections[0].series[0].value {
        known.n = Some(Count { n: 2.0, basis: CountBasis::Stated });
    }
    assert!(matches!(render(&talk, Locale::Da), Err(ReportError::TooFew { minimum_n: 3, .. })));
}
