//! Which unit and which part of the children a row is about.

use domain::{
    breakdown::Breakdown,
    delivery::{ProblemKind, UnitNamed},
    unit::Among,
};

use super::{Nothing, wrong};
use crate::{
    plan::{BreakdownPlan, Plan, UnitPlan},
    table::Row,
};

/// Returns the unit of a row by the first alternative that the row fills.
pub(super) fn unit(plan: &Plan<'_>, row: &Row<'_>) -> Result<UnitNamed, Nothing> {
    let mut first_column = None;
    for alternative in &plan.units {
        for column in &alternative.columns {
            first_column.get_or_insert(*column);
            let text = row.cell(*column).text();
            if !text.is_empty() {
                return named(alternative, &text);
            }
        }
    }
    let fixed = plan.units.iter().find_map(|unit| Some((unit.among, unit.fixed.clone()?)));
    match (first_column, fixed) {
        (None, Some((among, text))) => Ok(UnitNamed { text, among }),
        (column, _) => {
            Err(wrong(column.unwrap_or(usize::MAX), "", ProblemKind::UnknownUnit).into())
        }
    }
}

fn named(plan: &UnitPlan, text: &str) -> Result<UnitNamed, Nothing> {
    if plan.skip.has(text) {
        return Err(Nothing::LeftOut);
    }
    let spelled = plan.words.find(text).map_or(text, String::as_str);
    let known = code_before_name(spelled, plan.among).unwrap_or(spelled);
    if plan.skip.has(known) {
        return Err(Nothing::LeftOut);
    }
    Ok(UnitNamed { text: known.to_owned(), among: plan.among })
}

/// Returns `101` of `101 København`, as Statbank writes areas when asked for code and text.
fn code_before_name(text: &str, among: Among) -> Option<&str> {
    let (code, name) = text.split_once(' ')?;
    let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit());
    (among == Among::Areas && is_code && !name.is_empty()).then_some(code)
}

/// Returns the part of the children a row is about.
pub(super) fn breakdown(plan: &Plan<'_>, row: &Row<'_>) -> Result<Breakdown, Nothing> {
    let mut breakdown = Breakdown::all();
    for part in &plan.breakdowns {
        let text = row.cell(part.column).text();
        if part.all.has_coded(&text) {
            continue;
        }
        if part.no_group.has_coded(&text) {
            return Err(Nothing::LeftOut);
        }
        let unknown = || wrong(part.column, &text, ProblemKind::UnknownMember);
        add(&mut breakdown, part, &text).ok_or_else(unknown)?;
    }
    Ok(breakdown)
}

fn add(breakdown: &mut Breakdown, part: &BreakdownPlan<'_>, text: &str) -> Option<()> {
    let Some(dimension) = part.dimension else {
        breakdown.0.extend(text.parse::<Breakdown>().ok()?.0);
        return Some(());
    };
    breakdown.0.insert(dimension.to_owned(), part.member(text)?);
    Some(())
}
