//! How it stands, in one or two plain sentences made from the statuses by rule.

use actions::evidence::GoalStatus;
use domain::{
    goal::GoalLevel,
    status::{Counts, Judgement},
    target::Target,
};
use i18n::Args;

use crate::words::{Words, sentence, whole};

/// The ends of the text keys of one kind of targets.
#[derive(Debug, Clone, Copy)]
enum Whose {
    Own,
    National,
    Goal,
}

impl Whose {
    const fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::National => "national",
            Self::Goal => "this",
        }
    }
}

/// Returns the statuses in the order they are told, with the word of each.
pub(super) const fn told(counts: Counts) -> [(&'static str, usize); 5] {
    [
        ("reached", counts.reached),
        ("on-track", counts.on_track),
        ("at-risk", counts.at_risk),
        ("off-track", counts.off_track),
        ("cannot-tell", counts.cannot_tell),
    ]
}

/// Returns how the municipality as a whole stands against a goal's targets.
pub(crate) fn judged(status: &GoalStatus) -> &[(Target, Judgement)] {
    &status.whole
}

/// Says how the targets of the municipality stand, then how the national ones do.
pub(crate) fn answer(words: Words, statuses: &[GoalStatus]) -> String {
    let count = |is_national: bool| -> Counts {
        let wanted = statuses
            .iter()
            .filter(|status| (status.goal.level == GoalLevel::National) == is_national);
        wanted.flat_map(judged).map(|(_, judgement)| judgement.status).collect()
    };
    let (own, national) = (count(false), count(true));
    let own = match own.total() {
        0 => words.t("goal-answer-no-own"),
        _ => tell(words, own, Whose::Own),
    };
    if national.total() == 0 {
        return own;
    }
    format!("{own} {}", tell(words, national, Whose::National))
}

/// Says how the targets of one goal stand.
pub(super) fn of_goal(words: Words, counts: Counts) -> String {
    tell(words, counts, Whose::Goal)
}

fn tell(words: Words, counts: Counts, whose: Whose) -> String {
    let present: Vec<_> = told(counts).into_iter().filter(|(_, n)| *n > 0).collect();
    if let [("cannot-tell", all @ 2..)] = present.as_slice() {
        let key = format!("goal-{}-none", whose.code());
        let said = words.counted(&key, *all);
        return format!("{}.", sentence(&said));
    }
    let parts: Vec<String> = present
        .iter()
        .enumerate()
        .map(|(index, (code, n))| {
            let subject = match index {
                0 => subject(words, *n, counts.total(), whose),
                _ => words.number(*n),
            };
            let args = Args::default().text("subject", subject).count("n", whole(*n));
            words.tr(&format!("goal-tell-{code}"), &args)
        })
        .collect();
    format!("{}.", sentence(&words.clauses(&parts)))
}

/// `tre af seks resultatmål`, `alle seks resultatmål`, `begge resultatmål`, `det ene resultatmål`.
fn subject(words: Words, some: usize, all: usize, whose: Whose) -> String {
    let form = match (some, all) {
        (1, 1) => "only",
        (2, 2) => "both",
        _ if some == all => "all",
        _ => "some",
    };
    let whose = whose.code();
    let args = Args::default().text("some", words.number(some)).text("all", words.number(all));
    words.tr(&format!("goal-{whose}-{form}"), &args)
}

/// Says how the targets of one goal stand in a few words: `2 på sporet, 1 i risiko`.
pub(crate) fn in_short(words: Words, counts: Counts) -> String {
    let parts: Vec<String> = told(counts)
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(code, n)| {
            words.tr(&format!("goal-short-{code}"), &Args::default().count("n", whole(n)))
        })
        .collect();
    parts.join(", ")
}

/// Returns the status that all targets share; none when they differ. Statuses are never averaged.
pub(crate) fn shared(counts: Counts) -> Option<&'static str> {
    let mut present = told(counts).into_iter().filter(|(_, n)| *n > 0);
    let (code, _) = present.next()?;
    present.next().is_none().then_some(code)
}

#[cfg(test)]
mod tests {
    use domain::text::Locale;

    use super::*;

    const fn counts(numbers: [usize; 5]) -> Counts {
        let [reached, on_track, at_risk, off_track, cannot_tell] = numbers;
        Counts { reached, on_track, at_risk, off_track, cannot_tell }
    }

    #[test]
    fn the_answer_is_one_plain_sentence_in_danish() {
        for (numbers, said) in [
            (
                [0, 3, 1, 0, 2],
                "Tre af seks resultatmål er på sporet, ét er i risiko, og to kan ikke afgøres endnu.",
            ),
            ([0, 0, 0, 0, 6], "Ingen af de seks resultatmål kan afgøres endnu."),
            ([2, 0, 0, 0, 0], "Begge resultatmål er nået."),
            ([0, 0, 0, 1, 0], "Kommunens ene resultatmål er ikke på sporet."),
            ([13, 1, 0, 0, 0], "13 af 14 resultatmål er nået, og ét er på sporet."),
        ] {
            assert_eq!(tell(Words(Locale::Da), counts(numbers), Whose::Own), said);
        }
    }

    #[test]
    fn the_answer_is_one_plain_sentence_in_english() {
        for (numbers, said) in [
            (
                [0, 3, 1, 0, 2],
                "Three of six targets are on track, one is at risk, and two cannot be judged yet.",
            ),
            ([0, 0, 0, 0, 2], "Neither of the two targets can be judged yet."),
            ([1, 0, 0, 0, 0], "The municipality's one target is reached."),
            ([0, 0, 1, 1, 0], "One of two targets is at risk, and one is off track."),
        ] {
            assert_eq!(tell(Words(Locale::En), counts(numbers), Whose::Own), said);
        }
    }

    #[test]
    fn the_answer_about_one_goal_names_the_goal() {
        for (numbers, said) in [
            (
                [1, 0, 1, 1, 0],
                "Ét af målets tre resultatmål er nået, ét er i risiko, og ét er ikke på sporet.",
            ),
            ([0, 1, 0, 0, 0], "Målets ene resultatmål er på sporet."),
        ] {
            assert_eq!(of_goal(Words(Locale::Da), counts(numbers)), said);
        }
    }

    #[test]
    fn without_own_targets_the_answer_says_so() {
        let said = answer(Words(Locale::Da), &[]);
        assert_eq!(said, "Kommunen har ikke sat egne mål i kraft endnu.");
    }

    #[test]
    fn a_goal_has_one_status_only_when_all_its_targets_share_it() {
        assert_eq!(shared(counts([0, 2, 0, 0, 0])), Some("on-track"));
        assert_eq!(shared(counts([0, 2, 1, 0, 0])), None);
        assert_eq!(shared(counts([0; 5])), None);
        let words = Words(Locale::Da);
        assert_eq!(in_short(words, counts([0, 2, 1, 0, 0])), "2 på sporet, 1 i risiko");
    }
}
