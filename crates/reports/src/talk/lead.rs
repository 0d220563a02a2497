//! How it stands, in one or two plain sentences made from the judgements by rule.

use domain::{
    report::{FunnelClass, Talk},
    status::Status,
};
use i18n::Args;

use super::words::{Words, sentence, whole};

/// Says how the targets stand, then how the school lies among others.
pub(super) fn sentences(talk: &Talk, words: Words) -> Vec<String> {
    let has_figure = |section: &domain::report::Section| {
        section.series.iter().any(|figure| figure.value.known().is_some())
    };
    if !talk.sections.iter().any(has_figure) {
        return vec![words.t("talk-lead-no-figures")];
    }
    [Some(targets(talk, words)), places(talk, words)].into_iter().flatten().collect()
}

fn targets(talk: &Talk, words: Words) -> String {
    let statuses: Vec<Status> = talk
        .sections
        .iter()
        .flat_map(|section| &section.targets)
        .map(|(_, judgement)| judgement.status)
        .collect();
    let counted = ORDER
        .map(|(code, key)| (key, statuses.iter().filter(|status| status.code() == code).count()));
    let present: Vec<(&str, usize)> = counted.into_iter().filter(|(_, n)| *n > 0).collect();
    let told = match present.as_slice() {
        [] => words.t("talk-lead-no-targets"),
        [(key, 1)] => part(words, key, &words.t("talk-lead-only"), 1),
        [(key, all)] => {
            let subject = words.with("talk-lead-all", "all", &words.number(*all));
            part(words, key, &subject, *all)
        }
        [(key, n), rest @ ..] => {
            let args = Args::default()
                .text("some", words.number(*n))
                .text("all", words.number(statuses.len()));
            let first = part(words, key, &words.tr("talk-lead-some", &args), *n);
            let others = rest.iter().map(|(other, m)| part(words, other, &words.number(*m), *m));
            let parts: Vec<String> = [first].into_iter().chain(others).collect();
            words.list(&parts)
        }
    };
    format!("{}.", sentence(&told))
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
