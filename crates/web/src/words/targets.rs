//! What is aimed at and how it stands, in words.

use domain::{
    figure::{NoInterval, Uncertainty},
    indicator::Indicator,
    status::{Judgement, Status},
    target::{Rule, Side, Target},
};
use i18n::Args;

use super::{Words, rounded, sentence};

impl Words {
    /// Puts a target's rule in words, without a capital: `mindst 90,0 % i 2025/26`.
    pub fn rule(self, indicator: &Indicator, target: &Target) -> String {
        let (when, until) = match target.by.map(|by| by.to_string()) {
            Some(by) => (
                self.with("rule-when-by", "period", &by),
                self.with("rule-until-by", "period", &by),
            ),
            None => (self.t("rule-when-always"), self.t("rule-until-always")),
        };
        let args = Args::default().text("when", when).text("until", until);
        match &target.rule {
            Rule::Level { side, bound } => {
                let args = args.text("bound", self.value(indicator, *bound));
                self.tr(pick(*side, "rule-at-least", "rule-at-most"), &args)
            }
            Rule::Progression { side, change, from } => {
                let args = args.text("from", from.to_string());
                let args = args.text("change", self.difference(indicator, *change));
                self.tr(pick(*side, "rule-rise", "rule-fall"), &args)
            }
            Rule::YearByYear { side } => {
                self.tr(pick(*side, "rule-rise-yearly", "rule-fall-yearly"), &args)
            }
            Rule::Gap { of, against, bound } => {
                let args = args.text("of", self.part(of)).text("against", self.part(against));
                self.tr("rule-gap", &args.text("bound", self.difference(indicator, *bound)))
            }
        }
    }

    /// Puts a target in words as a heading: the indicator, the part of the children, and the rule.
    pub fn target(self, indicator: &Indicator, target: &Target) -> String {
        let rule = self.rule(indicator, target);
        format!("{}: {rule}", self.indicator(indicator, &target.breakdown))
    }

    /// Says in a sentence why a target has its status: how likely it is to be reached, or why nothing
    /// can be said.
    pub fn reason(self, indicator: &Indicator, judgement: &Judgement) -> Option<String> {
        let why = match judgement.status {
            Status::CannotTell(why) => why,
            Status::Reached if is_counted(judgement) => {
                return Some(self.t("chance-reached-counted"));
            }
            _ => return self.chance(judgement),
        };
        let least = self.people(indicator.counted, i64::from(indicator.judge_n));
        let reason = self.with(&format!("why-{}", why.code()), "least", &least);
        let chance = judgement
            .probability
            .map(|chance| self.with("why-chance", "chance", &self.probability(chance)));
        Some([Some(reason), chance].into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    fn chance(self, judgement: &Judgement) -> Option<String> {
        let chance = self.probability(judgement.probability?);
        let key = format!("chance-{}", judgement.status.code());
        Some(self.with(&key, "chance", &chance))
    }

    /// Writes a probability to the nearest five in a hundred.
    pub fn probability(self, chance: f64) -> String {
        if chance < 0.05 {
            return self.t("chance-least");
        }
        if chance > 0.95 {
            return self.t("chance-most");
        }
        let nearest = rounded(chance * 20.0) * 5;
        self.tr("chance-about", &Args::default().count("n", nearest))
    }

    /// Says in whole children how far the figure is from the bound: `svarer til 4 elever fra målet`.
    pub fn distance(self, indicator: &Indicator, judgement: &Judgement) -> Option<String> {
        let children = judgement.children?;
        let key = match children.signum() {
            -1 => "distance-short",
            1 => "distance-beyond",
            _ => "distance-none",
        };
        Some(self.with(key, "people", &self.people(indicator.counted, children.abs())))
    }

    /// Says what official reports say, which hold the bare figure against the bound.
    pub fn official(self, judgement: &Judgement) -> Option<String> {
        judgement
            .official
            .map(|is_met| self.t(if is_met { "official-met" } else { "official-not-met" }))
    }

    /// Says what a judgement rests on: how likely or why not, and how far in whole children.
    pub fn rests_on(self, indicator: &Indicator, judgement: &Judgement) -> String {
        let distance = self.distance(indicator, judgement);
        let distance = distance.map(|text| format!("{}.", sentence(&text)));
        let parts = self.reason(indicator, judgement).into_iter().chain(distance);
        parts.collect::<Vec<_>>().join(" ")
    }

    /// Says all about a judgement in plain sentences, what official reports say too.
    pub fn explained(self, indicator: &Indicator, judgement: &Judgement) -> String {
        let parts = [Some(self.rests_on(indicator, judgement)), self.official(judgement)];
        let told = parts.into_iter().flatten().filter(|part| !part.is_empty());
        told.collect::<Vec<_>>().join(" ")
    }
}

/// Tells whether the newest figure counts everything there is, so that no chance has a part in it.
fn is_counted(judgement: &Judgement) -> bool {
    judgement.newest.as_ref().is_some_and(|(_, known)| {
        matches!(known.interval, Uncertainty::None(NoInterval::NotSampled))
    })
}

const fn pick(side: Side, least: &'static str, most: &'static str) -> &'static str {
    match side {
        Side::AtLeast => least,
        Side::AtMost => most,
    }
}
