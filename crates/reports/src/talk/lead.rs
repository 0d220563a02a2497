//! How it stands, in one or two plain sentences made from the judgements by rule.

use domain::{
    report::{FunnelClass, Section, Talk},
    status::{Judgement, Status},
    target::Target,
};
use i18n::Args;

use super::words::{Words, sentence, whole};

/// Says how the municipality's targets stand, then the country's, then how the school lies among others.
pub(super) fn sentences(talk: &Talk, words: Words) -> Vec<String> {
    let has_figure =
        |section: &Section| section.series.iter().any(|figure| figure.value.known().is_some());
    if !talk.sections.iter().any(has_figure) {
        return vec![words.t("talk-lead-no-figures")];
    }
    let national = national(talk, words);
    let own = targets(talk, words)
        .or_else(|| national.is_none().then(|| format!("{}.", words.t("talk-lead-no-targets"))));
    [own, national, places(talk, words)].into_iter().flatten().collect()
}

fn targets(talk: &Talk, words: Words) -> Option<String> {
    let statuses = statuses(talk, |section| &section.targets);
    let present = present(&statuses);
    let told = match present.as_slice() {
        [] => return None,
        [(_, key, 1)] => part(words, key, &words.t("talk-lead-only"), 1),
        [(_, key, all)] => {
            let subject = words.with("talk-lead-all", "all", &words.number(*all));
            part(words, key, &subject, *all)
        }
        [(_, key, n), rest @ ..] => {
            let args = Args::default()
                .text("some", words.number(*n))
                .text("all", words.number(statuses.len()));
            let first = part(words, key, &words.tr("talk-lead-some", &args), *n);
            let others = rest.iter().map(|(_, other, m)| part(words, other, &words.number(*m), *m));
            let parts: Vec<String> = [first].into_iter().chain(others).collect();
            words.list(&parts)
        }
    };
    Some(format!("{}.", sentence(&told)))
}

/// Says how the country's targets stand, in few words. Nothing when there are none.
fn national(talk: &Talk, words: Words) -> Option<String> {
    let statuses = statuses(talk, |section| &section.national);
    let told: Vec<String> = present(&statuses)
        .into_iter()
        .map(|(code, _, n)| {
            words.tr(&format!("goal-short-{code}"), &Args::default().count("n", whole(n)))
        })
        .collect();
    (!told.is_empty()).then(|| words.with("picture-lead-national", "counts", &told.join(", ")))
}

fn statuses(talk: &Talk, of: fn(&Section) -> &[(Target, Judgement)]) -> Vec<Status> {
    let held = talk.sections.iter().flat_map(of);
    held.map(|(_, judgement)| judgement.status).collect()
}

/// Counts the statuses that are there, in the order they are told: code, key and number.
fn present(statuses: &[Status]) -> Vec<(&'static str, &'static str, usize)> {
    let count = |code| statuses.iter().filter(|status| status.code() == code).count();
    let all = ORDER.map(|(code, key)| (code, key, count(code)));
    all.into_iter().filter(|(_, _, n)| *n > 0).collect()
}

/// The statuses in the order they are told.
const ORDER: [(&str, &str); 5] = [
    ("reached", "talk-lead-reached"),
    ("on-track", "talk-lead-on-track"),
    ("at-risk", "talk-lead-at-risk"),
    ("off-track", "talk-lead-off-track"),
    ("cannot-tell", "talk-lead-cannot-tell"),
];

fn part(words: Words, key: &str, subject: &str, n: usize) -> String {
    words.tr(key, &Args::default().text("subject", subject).count("n", whole(n)))
}

fn places(talk: &Talk, words: Words) -> Option<String> {
    let classes: Vec<FunnelClass> = talk
        .sections
        .iter()
        .filter_map(|section| section.place.as_ref())
        .map(|place| place.class)
        .collect();
    let outside = classes.iter().filter(|class| **class != FunnelClass::AsExpected).count();
    let key = match (classes.len(), outside) {
        (0, _) => return None,
        (_, 0) => "talk-lead-place-none",
        (all, outside) if all == outside => "talk-lead-place-all",
        _ => "talk-lead-place-some",
    };
    let args = Args::default()
        .count("n", whole(classes.len()))
        .text("all", words.number(classes.len()))
        .count("m", whole(outside))
        .text("some", words.number(outside));
    Some(sentence(&words.tr(key, &args)))
}
