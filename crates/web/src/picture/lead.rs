//! The one sentence that answers a page, made from the figures by rules.

use actions::evidence::{Across, Changed, Changes, Says};
use domain::{indicator::Polarity, report::FunnelClass, status::Counts, unit::UnitKind};
use i18n::Args;

use crate::{
    pages::goals::in_short,
    words::{Words, sentence, whole},
};

/// Says how targets stand: `Tre af seks mål er på sporet, ét er i risiko og to kan ikke afgøres endnu.`
/// Nothing when there are no targets.
pub(crate) fn targets(counts: Counts, words: Words) -> Option<String> {
    let present: Vec<(&str, usize)> = [
        ("goal-tell-reached", counts.reached),
        ("goal-tell-on-track", counts.on_track),
        ("goal-tell-at-risk", counts.at_risk),
        ("goal-tell-off-track", counts.off_track),
        ("goal-tell-cannot-tell", counts.cannot_tell),
    ]
    .into_iter()
    .filter(|(_, n)| *n > 0)
    .collect();
    let part = |key: &str, subject: String, n: usize| {
        words.tr(key, &Args::default().text("subject", subject).count("n", whole(n)))
    };
    let told = match present.as_slice() {
        [] => return None,
        [("goal-tell-cannot-tell", all @ 2..)] => words.counted("goal-own-none", *all),
        [(key, 1)] => part(key, words.t("picture-lead-only"), 1),
        [(key, all)] => part(key, words.counted("picture-lead-all", *all), *all),
        [(key, n), rest @ ..] => {
            let args = Args::default()
                .text("some", words.number(*n))
                .text("all", words.number(counts.total()));
            let first = part(key, words.tr("goal-own-some", &args), *n);
            let others = rest.iter().map(|(other, m)| part(other, words.number(*m), *m));
            words.clauses(&[first].into_iter().chain(others).collect::<Vec<_>>())
        }
    };
    Some(format!("{}.", sentence(&told)))
}

/// Says how many of a unit's figures lie outside what chance allows. Nothing when none has a place.
pub(crate) fn places(classes: &[FunnelClass], kind: UnitKind, words: Words) -> Option<String> {
    let outside = classes.iter().filter(|class| **class != FunnelClass::AsExpected).count();
    let key = match (classes.len(), outside) {
        (0, _) => return None,
        (_, 0) => "picture-lead-place-none",
        (all, outside) if all == outside => "picture-lead-place-all",
        _ => "picture-lead-place-some",
    };
    let args = Args::default()
        .count("n", whole(classes.len()))
        .text("all", words.number(classes.len()))
        .text("some", words.number(outside))
        .text("chance", about(chance(classes.len()), words))
        .text("others", words.other_units(kind));
    Some(sentence(&words.tr(key, &args)))
}

/// Returns how many figures would lie outside the 95 % limits by chance alone.
fn chance(figures: usize) -> f64 {
    u32::try_from(figures).map_or(f64::MAX, f64::from) * 0.05
}

/// Writes how many are expected: small numbers with a decimal, so that none of them looks like a limit.
fn about(expected: f64, words: Words) -> String {
    i18n::decimal(words.0, expected, u8::from(expected < 10.0))
}

/// Says how the national targets stand, in few words. Nothing when there are none.
pub(crate) fn national(counts: Counts, words: Words) -> Option<String> {
    let told = in_short(words, counts);
    (counts.total() > 0).then(|| words.with("picture-lead-national", "counts", &told))
}

/// Says what clearly changed since the period before, among how many figures.
/// Nothing when no figure can be held against an earlier one.
pub(crate) fn changes(changes: &Changes, words: Words) -> Option<String> {
    let tested: Vec<&Changed> = changes.changes.iter().filter(|one| is_tested(one)).collect();
    let all = changes.tested;
    if all == 0 {
        return None;
    }
    let (better, worse, other) = directions(&tested);
    let moved = better + worse + other;
    if moved == 0 {
        return Some(words.counted("picture-changes-none", all));
    }
    let parts: Vec<String> = [
        ("picture-changes-better", better),
        ("picture-changes-worse", worse),
        ("picture-changes-other", other),
    ]
    .into_iter()
    .filter(|(_, n)| *n > 0)
    .map(|(key, n)| words.counted(key, n))
    .collect();
    let args = Args::default()
        .count("n", whole(all))
        .text("all", words.number(all))
        .text("parts", words.list(&parts));
    Some(sentence(&words.tr("picture-changes", &args)))
}

/// Tells whether a change can be told from chance. A count of everything there is has no chance in it, and
/// every difference in it is one.
pub(crate) fn is_tested(changed: &Changed) -> bool {
    changed.change.says != Says::NotComparable && changed.change.interval.is_some()
}

/// Counts the figures that surely moved to the better, to the worse, and where neither way is better.
fn directions(changes: &[&Changed]) -> (usize, usize, usize) {
    changes.iter().fold((0, 0, 0), |(better, worse, other), changed| {
        match (changed.change.says, changed.indicator.polarity) {
            (Says::Rose, Polarity::HigherIsBetter) | (Says::Fell, Polarity::LowerIsBetter) => {
                (better + 1, worse, other)
            }
            (Says::Fell, Polarity::HigherIsBetter) | (Says::Rose, Polarity::LowerIsBetter) => {
                (better, worse + 1, other)
            }
            (Says::Rose | Says::Fell, Polarity::Neutral) => (better, worse, other + 1),
            _ => (better, worse, other),
        }
    })
}

/// Says what units side by side show: how many lie outside what chance allows and how many chance alone
/// would bring, or else the middle half.
pub(crate) fn across(across: &Across, kinds: &[UnitKind], words: Words) -> String {
    let known = super::across::estimates(across);
    if known.is_empty() {
        return words.t("indicator-across-empty");
    }
    let args = Args::default()
        .text("units", words.units(kinds, known.len()))
        .text("period", across.period.to_string());
    let Some(funnel) = across.funnel.as_ref().filter(|funnel| funnel.placed > 0) else {
        return sentence(&middle(across, &known, args, words));
    };
    let outside = funnel.outside_inner;
    let args = args
        .count("n", whole(funnel.placed))
        .text("placed", words.units(kinds, funnel.placed))
        .text("seen", words.number_of(kinds, outside.seen))
        .count("seen_n", whole(outside.seen))
        .text("chance", about(outside.by_chance, words))
        .text("listed", sentence(&words.number_of(kinds, funnel.listed)))
        .count("listed_n", whole(funnel.listed));
    let key = match outside.seen {
        0 => "picture-across-none",
        _ if funnel.listed == 0 => "picture-across-chance",
        _ => "picture-across-some",
    };
    sentence(&words.tr(key, &args))
}

fn middle(across: &Across, known: &[f64], args: Args<'_>, words: Words) -> String {
    let mut sorted = known.to_vec();
    sorted.sort_by(f64::total_cmp);
    let value = |at: usize| words.value(&across.indicator, sorted.get(at).copied().unwrap_or(0.0));
    let last = sorted.len() - 1;
    let (low, high) = (value(last / 4), value(last - last / 4));
    let args = args.text("lowest", value(0)).text("highest", value(last));
    if sorted.len() < 4 {
        return words.tr("picture-across-few", &args);
    }
    words.tr("picture-across-middle", &args.text("low", low).text("high", high))
}
