//! `pejl stats did`.

use std::process::ExitCode;

use anyhow::Result;
use serde_json::{Map, Value, json};
use statistics::effect::{
    Effect, Event, Evidence, Panel, Placebo, Reason, Refused, Rung, Timing, Verdict, estimate,
};

use super::data;
use crate::{args::Differences, out::Misuse};

mod rows;

use rows::Rows;

pub(super) fn did(args: &Differences) -> Result<ExitCode> {
    let mut names =
        [&args.unit, &args.period, &args.outcome, &args.treated_from].map(Clone::clone).to_vec();
    names.extend([&args.weight, &args.cluster].into_iter().flatten().cloned());
    let frame = data::read(&args.data, &names)?;
    let rows = Rows::of(args, &frame)?;
    let told = |refused| told_refusal(refused, &rows);
    let panel = Panel::new(&rows.list).map_err(told)?;
    let effect = estimate(&panel, args.seed).map_err(told)?;
    println!("{}", Value::Object(described(&effect, &rows)));
    Ok(ExitCode::SUCCESS)
}

/// Says a refusal with the names of the data; rows that contradict each other are the caller's to mend.
fn told_refusal(refused: Refused, rows: &Rows) -> anyhow::Error {
    let unit = |unit| rows.units.get(unit).cloned().unwrap_or_default();
    let why = match refused {
        Refused::Twice { unit: of, period } => {
            format!("unit `{}` has two rows in period {}", unit(of), rows.period(period))
        }
        Refused::TwoStarts { unit: of } => format!("unit `{}` has more than one start", unit(of)),
        Refused::TwoClusters { unit: of } => {
            format!("unit `{}` has more than one cluster", unit(of))
        }
        Refused::MixedCluster { cluster } => {
            let cluster = rows.clusters.get(cluster).cloned().unwrap_or_default();
            format!(
                "the units of cluster `{cluster}` start at different times; \
                 name the column of clusters in which the effort was assigned"
            )
        }
        other => return anyhow::Error::new(other).context("no effect can be estimated"),
    };
    Misuse(why).into()
}

fn described(effect: &Effect, rows: &Rows) -> Map<String, Value> {
    let counts = effect.counts;
    let overall = effect.overall;
    let fields = [
        ("n", counts.observations.into()),
        ("left_out", rows.left_out.into()),
        ("units", counts.units.into()),
        ("periods", counts.periods.into()),
        ("clusters", counts.clusters.into()),
        ("treated_clusters", counts.treated_clusters.into()),
        ("already_treated", counts.already_treated.into()),
        ("design", timing(effect.timing).into()),
        ("estimate", overall.estimate.into()),
        ("se", overall.standard_error.into()),
        ("se_cr1", overall.cr1.into()),
        ("se_cr2", overall.cr2.map(|of| of.standard_error).into()),
        ("df", overall.cr2.map(|of| of.degrees_of_freedom).into()),
        ("method", method(overall.rung).into()),
        ("method_reason", method_reason(effect).into()),
        ("p", overall.p.into()),
        ("ci", json!([overall.interval.0, overall.interval.1])),
        ("smallest_possible_p", overall.smallest_p.into()),
        ("draws", overall.draws.into()),
        ("randomisation", randomisation(effect)),
        ("pre_trend", pre_trend(effect)),
        ("placebo", placebo(effect, rows)),
        ("event_study", effect.events.iter().map(event).collect()),
        ("group_time", group_times(effect, rows)),
        ("detectable", effect.detectable.into()),
        ("verdict", verdict(effect.verdict).into()),
        ("reason", reason(effect.reason).into()),
        ("evidence", evidence(effect.evidence).into()),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn randomisation(effect: &Effect) -> Value {
    let found = effect.randomisation;
    json!({
        "p_t": found.p_t,
        "p_coefficient": found.p_coefficient,
        "draws": found.draws,
        "complete": found.are_all,
        "smallest_possible_p": found.smallest_p,
        "rank": found.rank,
    })
}

fn pre_trend(effect: &Effect) -> Value {
    let Some(of) = &effect.pre_trend else { return Value::Null };
    let early = effect.events.iter().filter(|event| of.relatives.contains(&event.relative));
    json!({ "p": of.p, "coefficients": early.map(event).collect::<Vec<_>>() })
}

fn placebo(effect: &Effect, rows: &Rows) -> Value {
    let told = |of: Placebo| json!({ "period": rows.period(of.period), "estimate": of.estimate, "p": of.p });
    effect.placebo.map_or(Value::Null, told)
}

fn event(of: &Event) -> Value {
    json!({
        "relative": of.relative,
        "estimate": of.estimate,
        "se": of.standard_error,
        "p": of.p,
        "ci": of.interval.map(|(lower, upper)| [lower, upper]),
    })
}

fn group_times(effect: &Effect, rows: &Rows) -> Value {
    let told = effect.group_times.iter().map(|of| {
        json!({
            "start": rows.period(of.start),
            "period": rows.period(of.period),
            "estimate": of.estimate,
            "se": of.standard_error,
        })
    });
    told.collect()
}

fn timing(of: Timing) -> &'static str {
    match of {
        Timing::Common => "common",
        Timing::Staggered => "staggered",
    }
}

fn method(of: Rung) -> &'static str {
    match of {
        Rung::Robust => "cr2",
        Rung::WildBootstrap => "wild_bootstrap",
        Rung::Randomisation => "randomisation",
        Rung::Rank => "rank",
    }
}

/// Says which rung was taken and why.
fn method_reason(effect: &Effect) -> String {
    let counts = effect.counts;
    let (treated, all) = (counts.treated_clusters, counts.clusters);
    let untreated = all.saturating_sub(treated);
    let clusters = format!("{treated} treated and {untreated} untreated clusters");
    match (effect.overall.rung, effect.timing) {
        (_, Timing::Staggered) => {
            format!("starts are staggered ({clusters}), so they are randomised over the clusters")
        }
        (Rung::Robust, _) => format!("{clusters} are many enough for CR2 errors"),
        (Rung::WildBootstrap, _) => format!("{clusters} are too few for CR2 errors"),
        (Rung::Randomisation, _) => format!("{clusters} are too few for a bootstrap"),
        (Rung::Rank, _) => format!("of {clusters} one stands alone on its side and is only ranked"),
    }
}

fn verdict(of: Verdict) -> &'static str {
    match of {
        Verdict::EffectUp => "effect_up",
        Verdict::EffectDown => "effect_down",
        Verdict::NoClearEffect => "no_clear_effect",
        Verdict::CannotTell => "cannot_tell",
    }
}

fn reason(of: Reason) -> &'static str {
    match of {
        Reason::SmallP => "p_at_most_5_percent",
        Reason::LargeP => "p_above_5_percent",
        Reason::OneCluster => "one_cluster_on_a_side",
        Reason::SmallestPTooLarge => "p_cannot_reach_5_percent",
        Reason::PreTrendsDiffer => "pre_trends_differ",
        Reason::ChecksDisagree => "checks_disagree",
    }
}

fn evidence(of: Evidence) -> &'static str {
    match of {
        Evidence::B => "B",
        Evidence::C => "C",
        Evidence::D => "D",
    }
}
