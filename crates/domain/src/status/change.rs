//! Targets for a change: from a period on, or from each year to the next.

use statistics::estimate::Estimate;

use super::{
    Case, Judgement, Why,
    newest::{self, Newest, compare},
    observed::{Observed, reaches},
    path::Path,
    series,
};
use crate::{
    figure::{Figure, Known},
    period::Period,
    target::Side,
};

/// Where a change is counted from.
#[derive(Debug, Clone, Copy)]
struct Baseline<'a> {
    period: Period,
    known: &'a Known,
}

/// The change that is wanted.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    side: Side,
    /// Its size, at least zero.
    size: f64,
}

impl Wanted {
    /// The change with its sign.
    fn signed(self) -> f64 {
        match self.side {
            Side::AtLeast => self.size,
            Side::AtMost => -self.size,
        }
    }
}

/// Judges a change of at least `size` from the period `from`.
pub(super) fn since(case: &Case<'_>, side: Side, size: f64, from: Period) -> Judgement {
    let wanted = Wanted { side, size };
    let measured = series::measured(case.figures, &case.target.breakdown);
    let first = measured.into_iter().find(|figure| figure.key.period == from);
    let newest = newest::pick(case, &case.target.breakdown);
    match (first.ok_or(Why::NoFigure).and_then(baseline), newest) {
        (Ok(baseline), Ok(newest)) => judge(case, baseline, newest, wanted),
        (Err(why), Ok(newest)) => Judgement {
            newest: Some((newest.period, newest.known.clone())),
            ..Judgement::cannot_tell(why)
        },
        (_, Err(why)) => Judgement::cannot_tell(why),
    }
}

/// Judges the change to the newest figure from the one before.
pub(super) fn year_by_year(case: &Case<'_>, side: Side) -> Judgement {
    let newest = match newest::pick(case, &case.target.breakdown) {
        Ok(newest) => Newest { is_due: true, ..newest },
        Err(why) => return Judgement::cannot_tell(why),
    };
    let measured = series::measured(case.figures, &case.target.breakdown);
    let before = measured
        .into_iter()
        .rfind(|figure| figure.key.period.position() < newest.period.position());
    match before.ok_or(Why::TooShort).and_then(baseline) {
        Ok(baseline) => judge_yearly(case, baseline, newest, side),
        Err(why) => Judgement {
            newest: Some((newest.period, newest.known.clone())),
            ..Judgement::cannot_tell(why)
        },
    }
}

/// Standing still is no rise and no fall.
fn judge_yearly(
    case: &Case<'_>,
    baseline: Baseline<'_>,
    newest: Newest<'_>,
    side: Side,
) -> Judgement {
    let judgement = judge(case, baseline, newest, Wanted { side, size: 0.0 });
    let has_moved = (newest.known.estimate - baseline.known.estimate).abs() > 1e-9;
    let official = judgement.official.map(|official| official && has_moved);
    let judgement = Judgement { official, ..judgement };
    match judgement.probability {
        Some(reached) => judgement.settled(reached),
        None => judgement,
    }
}

fn baseline(figure: &Figure) -> Result<Baseline<'_>, Why> {
    newest::known(figure).map(|known| Baseline { period: figure.key.period, known })
}

fn judge(case: &Case<'_>, from: Baseline<'_>, newest: Newest<'_>, wanted: Wanted) -> Judgement {
    let bound = from.known.estimate + wanted.signed();
    let seen = Judgement::cannot_tell(Why::Uncertain)
        .about(newest.period, newest.known, bound, wanted.side)
        .in_children(case.indicator, wanted.side);
    let judged = newest.judged(case).and_then(|observed| {
        let first = Observed::judged(case.indicator, from.known)?;
        compare(case.indicator, from.period, newest.period)?;
        Ok((first, observed))
    });
    match judged {
        Ok((first, observed)) => {
            let ends = Ends::of(case, (from.period, first), (newest.period, observed));
            judge_ends(case, &ends, newest, wanted, seen)
        }
        Err(why) => seen.because(why),
    }
}

fn judge_ends(
    case: &Case<'_>,
    ends: &Ends,
    newest: Newest<'_>,
    wanted: Wanted,
    seen: Judgement,
) -> Judgement {
    let likely = |last: Estimate| reaches(last.minus(ends.first), wanted.side, wanted.signed());
    let now = likely(ends.last);
    let Some(by) = case.target.by.filter(|_| !newest.is_due) else { return seen.settled(now) };
    let ahead = ends.path.ahead(case, by).map(|level| ends.path.scale.back(level));
    let forecast = ahead.as_ref().ok().map(|f| (f.value, f.standard_error));
    let seen = Judgement { forecast, ..seen };
    if let Some(reached) = seen.reached_early(now) {
        return reached;
    }
    match ahead {
        Ok(level) => seen.foreseen(likely(level)),
        Err(why) => seen.because(why),
    }
}

/// The two ends of a change, in the indicator's unit of measurement.
///
/// Both are taken the same way, shrunken or plain: otherwise an unlucky first year, drawn towards the others at
/// the later end only, would pass for progress. Their errors are taken as independent, which overstates the
/// error of the change where both lean on the same years.
struct Ends {
    path: Path,
    first: Estimate,
    last: Estimate,
}

impl Ends {
    fn of(case: &Case<'_>, first: (Period, Observed), last: (Period, Observed)) -> Self {
        let breakdown = &case.target.breakdown;
        let (start, path) = (Path::of(case, breakdown, first.0), Path::of(case, breakdown, last.0));
        let levels = start
            .level_now(case.movement, first.1)
            .zip(path.level_now(case.movement, last.1))
            .map(|(first, last)| (path.scale.back(first), path.scale.back(last)));
        let (first, last) = levels.unwrap_or_else(|| (first.1.estimate(), last.1.estimate()));
        Self { path, first, last }
    }
}
