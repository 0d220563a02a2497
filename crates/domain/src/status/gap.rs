//! Targets for the gap between two groups.

use statistics::{
    confidence::Confidence,
    estimate::Estimate,
    forecast::Observation,
    interval::{Interval, newcombe},
};

use super::{
    Case, Judgement, Why,
    newest::{self, Newest},
    observed::{Observed, reaches},
    path::Path,
    scale::Scale,
    series::{self, step},
};
use crate::{
    breakdown::Breakdown,
    figure::{Figure, Known, NoInterval, Uncertainty},
    indicator::{Indicator, Kind},
    period::Period,
    target::Side,
};

/// The figures of both groups in one period.
#[derive(Debug, Clone, Copy)]
struct Pair<'a> {
    period: Period,
    of: &'a Figure,
    against: &'a Figure,
}

/// A gap that can be judged.
#[derive(Debug, Clone, Copy)]
struct Gap {
    estimate: Estimate,
    interval: Option<Interval>,
}

/// Judges a gap of at most `bound` between the first and the second group.
pub(super) fn judge(case: &Case<'_>, groups: [&Breakdown; 2], bound: f64) -> Judgement {
    let empty = Judgement { bound: Some(bound), ..Judgement::cannot_tell(Why::NoFigure) };
    let pairs = pairs(case, groups);
    let by = case.target.by;
    let is_due = |period: Period| by.is_none_or(|by| period.position() >= by.position());
    let due = pairs.iter().find(|pair| by.is_some() && is_due(pair.period));
    let Some(pair) = due.or(pairs.last()).copied() else { return empty };
    let (of, against) =
        match newest::known(pair.of).and_then(|of| Ok((of, newest::known(pair.against)?))) {
            Ok(both) => both,
            Err(why) => return empty.because(why),
        };
    let gap = read(case, of, against, Observed::of);
    let shown = shown(of, against, gap.ok());
    let newest = Newest { period: pair.period, known: &shown, is_due: is_due(pair.period) };
    let seen = empty.about(pair.period, &shown, bound, Side::AtMost);
    let read_well = read(case, of, against, Observed::judged)
        .and_then(|read| newest.timely(case).map(|()| read));
    match read_well {
        Ok(judged) => judge_gap(case, &pairs, newest, judged, seen),
        Err(why) => seen.because(why),
    }
}

fn judge_gap(
    case: &Case<'_>,
    pairs: &[Pair<'_>],
    newest: Newest<'_>,
    gap: Gap,
    seen: Judgement,
) -> Judgement {
    let bound = seen.bound.unwrap_or_default();
    let now = reaches(gap.estimate, Side::AtMost, bound);
    let Some(by) = case.target.by.filter(|_| !newest.is_due) else { return seen.settled(now) };
    let alone = Case { movement: None, ..*case };
    let ahead = path(case, pairs, newest.period).ahead(&alone, by);
    let forecast = ahead.as_ref().ok().map(|level| (level.value, level.standard_error));
    let seen = Judgement { forecast, ..seen };
    if let Some(reached) = seen.reached_early(now) {
        return reached;
    }
    match ahead {
        Ok(level) => seen.foreseen(reaches(level, Side::AtMost, bound)),
        Err(why) => seen.because(why),
    }
}

/// Returns the periods in which neither group is missing, oldest first.
fn pairs<'a>(case: &Case<'a>, [first, second]: [&Breakdown; 2]) -> Vec<Pair<'a>> {
    let others = series::measured(case.figures, second);
    series::measured(case.figures, first)
        .into_iter()
        .filter_map(|of| {
            let period = of.key.period;
            let against = others.iter().find(|figure| figure.key.period == period)?;
            Some(Pair { period, of, against })
        })
        .collect()
}

/// Reads the gap between two groups of different children.
fn read(
    case: &Case<'_>,
    of: &Known,
    against: &Known,
    observe: fn(&Indicator, &Known) -> Result<Observed, Why>,
) -> Result<Gap, Why> {
    let (one, other) = (observe(case.indicator, of)?, observe(case.indicator, against)?);
    let estimate = one.estimate().minus(other.estimate());
    let interval = match (one, other) {
        (Observed::Share(one), Observed::Share(other)) => {
            let Interval { lower, upper } = newcombe(one, other, Confidence::P95);
            Some(Interval { lower: lower * 100.0, upper: upper * 100.0 })
        }
        (Observed::Mean(_), Observed::Mean(_)) => Some(estimate.interval(Confidence::P95)),
        _ => None,
    };
    Ok(Gap { estimate, interval })
}

/// Makes the gap look like a figure: the gap, its interval, and the smaller group's count.
fn shown(of: &Known, against: &Known, gap: Option<Gap>) -> Known {
    let smaller = [of.n, against.n].into_iter().flatten().min_by(|a, b| a.n.total_cmp(&b.n));
    let interval = gap.map(|gap| gap.interval);
    Known {
        estimate: of.estimate - against.estimate,
        interval: match interval {
            Some(Some(Interval { lower, upper })) => Uncertainty::Mean { lower, upper },
            Some(None) => Uncertainty::None(NoInterval::NotSampled),
            None => Uncertainty::None(NoInterval::NoCount),
        },
        n: smaller,
        basis: of.basis,
        verdict: None,
    }
}

/// Follows the gap up to `newest`.
fn path(case: &Case<'_>, pairs: &[Pair<'_>], newest: Period) -> Path {
    let mut series: Vec<Observation> = Vec::new();
    for pair in pairs.iter().filter(|pair| pair.period.position() <= newest.position()) {
        let known = pair.of.value.known().zip(pair.against.value.known());
        let gap = known.and_then(|(of, against)| read(case, of, against, Observed::of).ok());
        let is_comparable = case.indicator.are_comparable(pair.period, newest);
        let Some(gap) = gap.filter(|_| is_comparable) else { continue };
        let year = step(pair.period);
        series.pop_if(|last| last.year == year);
        let Estimate { value, standard_error } = gap.estimate;
        series.push(Observation { year, value, variance: standard_error.powi(2) });
    }
    let width = match case.indicator.kind {
        Kind::Share => 100.0,
        _ => case.indicator.scale.map_or(1.0, |scale| scale.max - scale.min),
    };
    Path::along(Scale::Plain(width), series, newest)
}
