//! Targets for a level: is it reached, or will it be?

use super::{
    Case, Judgement, Why,
    newest::{self, Newest},
    observed::{Observed, reaches},
    path::Path,
};
use crate::target::Side;

/// Judges a level.
pub(super) fn judge(case: &Case<'_>, side: Side, bound: f64) -> Judgement {
    let empty = Judgement { bound: Some(bound), ..Judgement::cannot_tell(Why::NoFigure) };
    let newest = match newest::pick(case, &case.target.breakdown) {
        Ok(newest) => newest,
        Err(why) => return empty.because(why),
    };
    let seen =
        empty.about(newest.period, newest.known, bound, side).in_children(case.indicator, side);
    match newest.judged(case) {
        Ok(observed) => judge_figure(case, newest, observed, side, seen),
        Err(why) => seen.because(why),
    }
}

fn judge_figure(
    case: &Case<'_>,
    newest: Newest<'_>,
    observed: Observed,
    side: Side,
    seen: Judgement,
) -> Judgement {
    let path = Path::of(case, &case.target.breakdown, newest.period);
    let bound = seen.bound.unwrap_or_default();
    let n = newest.known.n.map_or(f64::INFINITY, |count| count.n);
    let aim = path.scale.bound(bound, n);
    let shrunken = path.level_now(case.movement, observed);
    let now =
        shrunken.map(|level| reaches(level, side, aim)).or_else(|| observed.reaches(side, bound));
    let Some(now) = now else { return seen.because(Why::NoInterval) };
    let Some(by) = case.target.by.filter(|_| !newest.is_due) else { return seen.settled(now) };
    let ahead = path.ahead(case, by);
    let forecast = ahead.as_ref().ok().map(|level| path.scale.back(*level));
    let seen = Judgement { forecast: forecast.map(|f| (f.value, f.standard_error)), ..seen };
    if let Some(reached) = seen.reached_early(now) {
        return reached;
    }
    match ahead {
        Ok(level) => seen.foreseen(reaches(level, side, aim)),
        Err(why) => seen.because(why),
    }
}
