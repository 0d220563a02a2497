//! What is said of an effect: no more than the design carries, and why.

use actions::efforts::{Among, Seen, Untold};
use charts::{
    input::{Estimate, Mark},
    trend::{Moment, Reading, Reference, Target, Trend},
};
use domain::{effort::Effort, indicator::Indicator};
use i18n::Args;
use serde::Serialize;
use statistics::effect::{Effect, Evidence, Reason, Refused, Rung, Verdict};

use crate::{
    parts::{Fact, Picture},
    picture::draw::{Hand, Ticks, axis, caption},
    words::{Words, sentence, whole},
};

/// What is known of an effect.
#[derive(Debug, Serialize)]
pub(crate) struct EffectPart {
    pub(super) answer: String,
    picture: Option<Picture>,
    facts: Vec<Fact>,
    /// What these figures cannot tell.
    cannot: Vec<String>,
}

/// Says what is known of an effect, or why nothing is.
pub(super) fn part(
    effort: &Effort,
    indicator: &Indicator,
    found: &Result<Seen, Untold>,
    words: Words,
) -> EffectPart {
    match found {
        Ok(seen) => {
            let said = Said { effort, indicator, seen, words };
            EffectPart {
                answer: said.answer(),
                picture: said.picture(),
                facts: said.facts(),
                cannot: said.cannot(),
            }
        }
        Err(why) => EffectPart {
            answer: untold(*why, words),
            picture: None,
            facts: Vec::new(),
            cannot: Vec::new(),
        },
    }
}

fn untold(why: Untold, words: Words) -> String {
    words.t(match why {
        Untold::Draft => "effort-untold-draft",
        Untold::Secret => "effort-untold-secret",
        Untold::NoFigures => "effort-untold-no-figures",
        Untold::Refused(Refused::NobodyTreated) => "effort-untold-not-begun",
        Untold::Refused(Refused::EverybodyTreated) => "effort-untold-nobody-else",
        Untold::Refused(Refused::NoPrePeriod | Refused::OnePeriod) => "effort-untold-no-before",
        Untold::Refused(_) => "effort-untold-too-little",
    })
}

struct Said<'a> {
    effort: &'a Effort,
    indicator: &'a Indicator,
    seen: &'a Seen,
    words: Words,
}

impl Said<'_> {
    const fn effect(&self) -> &Effect {
        &self.seen.effect
    }

    /// Says the verdict in the words that its evidence carries, and whether it is too early.
    fn answer(&self) -> String {
        let (effect, words) = (self.effect(), self.words);
        let key = match (effect.verdict, effect.evidence) {
            (Verdict::EffectUp, Evidence::B) => "effort-verdict-effect-up",
            (Verdict::EffectDown, Evidence::B) => "effort-verdict-effect-down",
            (Verdict::EffectUp, _) => "effort-verdict-difference-up",
            (Verdict::EffectDown, _) => "effort-verdict-difference-down",
            (Verdict::NoClearEffect, _) => "effort-verdict-none",
            (Verdict::CannotTell, _) => match effect.reason {
                Reason::OneCluster => "effort-verdict-one-unit",
                Reason::PreTrendsDiffer => "effort-verdict-apart-before",
                Reason::ChecksDisagree => "effort-verdict-checks-disagree",
                _ => "effort-verdict-too-few",
            },
        };
        let size = words.difference(self.indicator, effect.overall.estimate.abs());
        let args = Args::default()
            .text("indicator", words.indicator(self.indicator, &self.effort.breakdown))
            .text("size", size)
            .text("interval", self.interval())
            .count("n", whole(self.seen.with))
            .text("with", words.number(self.seen.with))
            .text("without", words.number(self.seen.without));
        let said = sentence(&words.tr(key, &args));
        let early = self.too_early();
        [Some(said), early].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn too_early(&self) -> Option<String> {
        let (under, horizon) = (self.seen.periods_under, usize::from(self.effort.horizon));
        let args = Args::default()
            .text("horizon", self.words.counted("effort-years", horizon))
            .text("under", self.words.counted("effort-years", under));
        (under < horizon).then(|| self.words.tr("effort-too-early", &args))
    }

    /// Writes the effects that are not rejected, in brackets; nothing where an end is open.
    fn interval(&self) -> String {
        let (Some(lower), Some(upper)) = self.effect().overall.interval else {
            return String::new();
        };
        let text = i18n::interval(self.words.0, (lower, upper), self.indicator.decimals.max(1));
        format!(" ({})", self.words.with("talk-figure-interval", "interval", &text))
    }

    fn facts(&self) -> Vec<Fact> {
        let (seen, effect, words) = (self.seen, self.effect(), self.words);
        let tells = effect.overall.rung != Rung::Rank;
        let size = |value: f64| {
            let text = words.difference(self.indicator, value);
            if value > 0.0 { format!("+{text}") } else { text }
        };
        let args = Args::default()
            .text("with", words.number(seen.with))
            .count("n", whole(seen.with))
            .text("without", words.number(seen.without));
        let among = match seen.among {
            Among::Municipality => "effort-among-municipality",
            Among::Vault => "effort-among-vault",
        };
        let chance = |p: f64| i18n::decimal(words.0, p, 3);
        let fact = |key: &str, text: String| Fact::new(words.t(key), text);
        [
            tells.then(|| {
                let estimate = size(effect.overall.estimate);
                fact("effort-fact-estimate", estimate + &self.interval())
            }),
            seen.by_children
                .filter(|_| tells)
                .map(|estimate| fact("effort-fact-by-children", size(estimate))),
            Some(fact("effort-fact-compared", sentence(&words.tr(among, &args)))),
            tells.then(|| fact("effort-fact-p", chance(effect.overall.p))),
            Some(fact("effort-fact-method", words.t(method(effect.overall.rung)))),
            effect
                .pre_trend
                .as_ref()
                .map(|before| fact("effort-fact-before", words.t(before_key(before.p)))),
            effect.detectable.map(|least| {
                fact("effort-fact-detectable", words.difference(self.indicator, least))
            }),
            Some(fact("effort-fact-evidence", words.t(evidence(effect.evidence)))),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn cannot(&self) -> Vec<String> {
        let words = self.words;
        let mut cannot = vec![words.t("effort-cannot-why"), words.t("effort-cannot-elsewhere")];
        if self.seen.with < 10 {
            cannot.push(words.t("effort-cannot-few"));
        }
        if self.effect().pre_trend.is_none() {
            cannot.push(words.t("effort-cannot-before"));
        }
        cannot
    }

    /// Draws the mean of the units with the effort, with that of the others beside it.
    fn picture(&self) -> Option<Picture> {
        let (words, indicator) = (self.words, self.indicator);
        let last = self.seen.means.iter().rev().find_map(|means| means.with)?;
        let moment = |means: &actions::efforts::Means| Moment {
            period: means.period.to_string(),
            reading: reading(indicator, means, words),
            break_before: None,
            turn_before: None,
            incomparable: None,
        };
        let told = words.with("effort-picture-text", "indicator", &words.say(&indicator.name));
        let trend = Trend {
            caption: caption(&words.say(&indicator.name), &told),
            axis: axis(indicator, words.unit(indicator), last),
            label: words.t("effort-picture-with"),
            moments: self.seen.means.iter().map(moment).collect(),
            target: Target::None,
            references: vec![Reference {
                label: words.t("effort-picture-without"),
                values: self.seen.means.iter().map(|means| means.without).collect(),
            }],
        };
        let hand = Hand { id: "effort", indicator, words, ticks: Ticks::Signed };
        hand.both(words.t("effort-picture-caption"), |look| trend.draw(look))
    }
}

fn reading(indicator: &Indicator, means: &actions::efforts::Means, words: Words) -> Reading {
    let period = means.period;
    let said = |text: String| Mark { text: format!("{period}: {text}"), link: None };
    if let Some(value) = means.with {
        let estimate = Estimate { value, interval: None };
        return Reading::Known { estimate, mark: said(words.value(indicator, value)) };
    }
    let why = words.t("effort-picture-too-few");
    Reading::Missing { mark: said(why.clone()), why }
}

const fn method(rung: Rung) -> &'static str {
    match rung {
        Rung::Robust => "effort-method-robust",
        Rung::WildBootstrap => "effort-method-bootstrap",
        Rung::Randomisation => "effort-method-randomisation",
        Rung::Rank => "effort-method-rank",
    }
}

fn before_key(p: f64) -> &'static str {
    if p > 0.05 { "effort-before-alike" } else { "effort-before-apart" }
}

const fn evidence(class: Evidence) -> &'static str {
    match class {
        Evidence::B => "effort-evidence-b",
        Evidence::C => "effort-evidence-c",
        Evidence::D => "effort-evidence-d",
    }
}

#[cfg(test)]
pub(super) fn sample(words: Words) -> EffectPart {
    EffectPart {
        answer: untold(Untold::Secret, words),
        picture: None,
        facts: vec![Fact::new(words.t("effort-fact-method"), words.t(method(Rung::WildBootstrap)))],
        cannot: vec![words.t("effort-cannot-why")],
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        breakdown::Breakdown,
        effort::EffortState,
        id::EffortId,
        text::{Locale, Text},
    };
    use statistics::effect::{Panel, Row, estimate};

    use super::*;
    use crate::picture::samples;

    /// An effort at five of twelve units that moves them by so much after four of eight years.
    fn said(size: f64) -> [String; 2] {
        let row = |unit: u32, period: u32| {
            let swing = f64::from((unit * 7 + period * 5) % 9) / 20.0;
            let is_under = unit < 5 && period >= 4;
            let outcome = 10.0 + swing + if is_under { size } else { 0.0 };
            let start = (unit < 5).then_some(4);
            let unit = usize::try_from(unit).unwrap();
            Row { unit, period: i64::from(period), outcome, start, weight: 1.0, cluster: unit }
        };
        let rows: Vec<Row> =
            (0..12).flat_map(|unit| (0..8).map(move |period| row(unit, period))).collect();
        let found = Ok(Seen {
            effect: estimate(&Panel::new(&rows).unwrap(), 1).unwrap(),
            by_children: None,
            with: 5,
            without: 7,
            among: Among::Municipality,
            means: Vec::new(),
            periods_under: 4,
        });
        let indicator = samples::indicator("elevfravaer");
        let effort = Effort {
            id: EffortId(uuid::Uuid::nil()),
            title: Text::same("Læsebånd"),
            theory: Text::same(""),
            rests_on: String::new(),
            owner: String::new(),
            dose_in: String::new(),
            indicator: indicator.id.clone(),
            breakdown: Breakdown::all(),
            horizon: 5,
            state: EffortState::Fixed,
            uses: Vec::new(),
        };
        Locale::ALL.map(|locale| part(&effort, &indicator, &found, Words(locale)).answer)
    }

    #[test]
    fn an_effect_is_said_against_what_the_others_did_and_with_its_interval() {
        let [da, en] = said(-3.0);
        assert!(da.contains("lavere, end de andres udvikling tilsiger (spænd −"), "{da}");
        assert!(
            da.contains("Det tyder på en effekt.") && da.contains("ventes først efter"),
            "{da}"
        );
        assert!(en.contains("lower than the others' development suggests (interval"), "{en}");
        let [da, _] = said(0.0);
        assert!(da.contains("ingen tydelig effekt på »Elevfravær«"), "{da}");
    }
}
