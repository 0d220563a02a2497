//! What is aimed at, how it stands, and what that rests on.

use domain::{
    indicator::{Indicator, Kind},
    report::{Section, Talk},
    status::{Judgement, Status, Why},
    target::{Rule, Side, Target},
};
use i18n::Args;
use serde::Serialize;

use super::{
    breakdowns,
    pictures::{self, Picture},
    words::{Words, rounded, sentence},
};

/// A row of the overview: one target, with its newest figure.
#[derive(Debug, Serialize)]
pub(super) struct Aim {
    name: String,
    rule: String,
    standing: Standing,
    figure: String,
    picture: Option<Picture>,
    distance: Option<String>,
    why: Option<String>,
}

/// A status as a shape and a word.
#[derive(Debug, Serialize)]
pub(super) struct Standing {
    code: &'static str,
    word: String,
}

/// A target beside its figures: what is aimed at, how it stands, and why.
#[derive(Debug, Serialize)]
pub(super) struct Reading {
    standing: Standing,
    aim: String,
    lines: Vec<String>,
}

/// A target in the fewest words: how it stands and what is aimed at.
#[derive(Debug, Serialize)]
pub(super) struct Short {
    standing: Standing,
    rule: String,
}

pub(super) fn short(
    indicator: &Indicator,
    (target, judgement): &(Target, Judgement),
    words: Words,
) -> Short {
    Short { standing: standing(judgement.status, words), rule: rule(indicator, target, words) }
}

pub(super) fn aims(talk: &Talk, words: Words) -> Vec<Aim> {
    let targets = |section: &Section| {
        section.targets.iter().map(|target| aim(&section.indicator, target, words)).collect()
    };
    talk.sections.iter().flat_map(|section| -> Vec<Aim> { targets(section) }).collect()
}

fn aim(indicator: &Indicator, (target, judgement): &(Target, Judgement), words: Words) -> Aim {
    let name = words.say(&indicator.name);
    let name = match breakdowns::name(&target.breakdown, words) {
        Some(part) => format!("{name} ({part})"),
        None => name,
    };
    let newest = judgement.newest.as_ref();
    Aim {
        name,
        rule: sentence(&rule(indicator, target, words)),
        standing: standing(judgement.status, words),
        figure: newest.map_or_else(
            || words.t("talk-aim-no-figure"),
            |(period, known)| {
                let figure = match target.rule {
                    Rule::Gap { .. } => words.difference(indicator, known.estimate),
                    _ => words.value(indicator, known.estimate),
                };
                let args =
                    Args::default().text("figure", figure).text("period", period.to_string());
                words.tr("talk-aim-newest", &args)
            },
        ),
        picture: newest
            .filter(|_| !matches!(target.rule, Rule::Gap { .. }))
            .and_then(|newest| pictures::bar(indicator, newest, judgement, words)),
        distance: distance(indicator, judgement, words),
        why: why(indicator, judgement.status, words),
    }
}

pub(super) fn reading(
    indicator: &Indicator,
    (target, judgement): &(Target, Judgement),
    words: Words,
) -> Reading {
    let chance = || chance(judgement, words);
    let lines = [
        why(indicator, judgement.status, words).or_else(chance),
        distance(indicator, judgement, words).map(|text| format!("{text}.")),
        official(judgement, words),
    ];
    Reading {
        standing: standing(judgement.status, words),
        aim: words.with("talk-aim", "rule", &rule(indicator, target, words)),
        lines: lines.into_iter().flatten().collect(),
    }
}

fn standing(status: Status, words: Words) -> Standing {
    let word = words.t(match status {
        Status::Reached => "status-reached",
        Status::OnTrack => "status-on-track",
        Status::AtRisk => "status-at-risk",
        Status::OffTrack => "status-off-track",
        Status::CannotTell(_) => "status-cannot-tell",
    });
    Standing { code: status.code(), word }
}

/// Puts a rule in words, without a capital: `mindst 90,0 % i 2025/26`.
pub(super) fn rule(indicator: &Indicator, target: &Target, words: Words) -> String {
    let (when, until) = match target.by.map(|by| by.to_string()) {
        Some(by) => {
            (words.with("talk-when-by", "period", &by), words.with("talk-until-by", "period", &by))
        }
        None => (words.t("talk-when-always"), words.t("talk-until-always")),
    };
    let args = Args::default().text("when", when).text("until", until);
    match &target.rule {
        Rule::Level { side, bound } => {
            let key = pick(*side, "talk-rule-at-least", "talk-rule-at-most");
            words.tr(key, &args.text("bound", words.value(indicator, *bound)))
        }
        Rule::Progression { side, change, from } => {
            let key = pick(*side, "talk-rule-rise", "talk-rule-fall");
            let args = args.text("from", from.to_string());
            words.tr(key, &args.text("change", words.difference(indicator, *change)))
        }
        Rule::YearByYear { side } => {
            words.tr(pick(*side, "talk-rule-rise-yearly", "talk-rule-fall-yearly"), &args)
        }
        Rule::Gap { of, against, bound } => {
            let group = |part| {
                breakdowns::name(part, words).unwrap_or_else(|| words.t("talk-all-children"))
            };
            let args = args.text("of", group(of)).text("against", group(against));
            words.tr("talk-rule-gap", &args.text("bound", words.difference(indicator, *bound)))
        }
    }
}

const fn pick(side: Side, least: &'static str, most: &'static str) -> &'static str {
    match side {
        Side::AtLeast => least,
        Side::AtMost => most,
    }
}

/// Says in whole children how far the newest figure is from the bound.
fn distance(indicator: &Indicator, judgement: &Judgement, words: Words) -> Option<String> {
    if indicator.kind != Kind::Share || !indicator.counted.is_child() {
        return None;
    }
    let children = judgement.children?;
    let args = Args::default().text("people", words.people(indicator.counted, children.abs()));
    let key = match children.signum() {
        -1 => "talk-distance-short",
        1 => "talk-distance-beyond",
        _ => "talk-distance-none",
    };
    Some(words.tr(key, &args))
}

/// Says how likely it is that the target is reached, to the nearest five in a hundred.
fn chance(judgement: &Judgement, words: Words) -> Option<String> {
    let chance = judgement.probability?;
    let nearest = rounded(chance * 20.0) * 5;
    let written = if chance < 0.05 {
        words.t("talk-chance-least")
    } else if chance > 0.95 {
        words.t("talk-chance-most")
    } else {
        words.tr("talk-chance-about", &Args::default().count("n", nearest))
    };
    let key = match judgement.status {
        Status::Reached => "talk-chance-reached",
        Status::OnTrack => "talk-chance-on-track",
        Status::AtRisk => "talk-chance-at-risk",
        Status::OffTrack => "talk-chance-off-track",
        Status::CannotTell(_) => return None,
    };
    Some(words.with(key, "chance", &written))
}

/// Says what official reports say, which hold the bare figure against the bound.
fn official(judgement: &Judgement, words: Words) -> Option<String> {
    judgement
        .official
        .map(|is_met| words.t(if is_met { "talk-official-met" } else { "talk-official-not-met" }))
}

fn why(indicator: &Indicator, status: Status, words: Words) -> Option<String> {
    let Status::CannotTell(why) = status else { return None };
    let least = words.people(indicator.counted, i64::from(indicator.judge_n));
    let key = match why {
        Why::NoFigure => "talk-why-no-figure",
        Why::Withheld => "talk-why-withheld",
        Why::NoInterval => "talk-why-no-interval",
        Why::TooFew => "talk-why-too-few",
        Why::TooOld => "talk-why-too-old",
        Why::TooShort => "talk-why-too-short",
        Why::Break => "talk-why-break",
        Why::Uncomparable => "talk-why-uncomparable",
        Why::Uncertain => "talk-why-uncertain",
    };
    Some(words.with(key, "least", &least))
}
