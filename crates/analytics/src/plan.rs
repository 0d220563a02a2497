//! A pass as a logical plan: scan, filter, the means of persons, and the leaf cube.

use std::sync::Arc;

use arrow_schema::DataType;
use datafusion::{
    common::{Result, ScalarValue},
    functions_aggregate::expr_fn::{count, max, sum},
    logical_expr::{
        AggregateUDF, Expr, LogicalPlan, LogicalPlanBuilder, ScalarUDF, cast, ident, lit, not, when,
    },
};
use domain::{
    fact::{ColumnName, FactSet, Role},
    indicator::formula::{Filter, Input, PARTS_OF_MEAN, Taken},
};

use crate::{function::LeafCube, pass::Pass, score::ScaleScore};

/// The name of the column that a plan's only row has.
const RESULT: &str = "cube";

/// Returns the plan of a pass over the rows that `scan` gives. Its result is one row with one cube as bytes.
pub(crate) fn plan(set: &FactSet, pass: &Pass, scan: LogicalPlanBuilder) -> Result<LogicalPlan> {
    let mut columns = vec![role(set, Role::Unit), role(set, Role::Period)];
    if pass.layout.by_residence {
        columns.push(ident("residence"));
    }
    let (rows, values) = match &pass.by_person {
        None => (scan, pass.inputs.iter().map(of_row).collect::<Result<Vec<_>>>()?),
        Some(keys) => by_person(set, pass, (keys, &columns), scan)?,
    };
    columns.extend(pass.layout.axes.iter().map(|axis| name(&axis.column)));
    columns.extend(values);
    let cube = AggregateUDF::new_from_impl(LeafCube::new(Arc::clone(&pass.layout)));
    rows.aggregate(Vec::<Expr>::new(), vec![cube.call(columns).alias(RESULT)])?.build()
}

fn role(set: &FactSet, role: Role) -> Expr {
    let column = set.columns.iter().find(|column| column.role == role);
    ident(column.map_or("", |column| column.name.as_str()))
}

fn name(column: &ColumnName) -> Expr {
    ident(column.as_str())
}

/// Returns the number that a row adds to an input; null where it is not counted.
fn of_row(input: &Input) -> Result<Expr> {
    let (value, is_there) = match &input.taken {
        Taken::OneOf { column, codes } => {
            let codes = codes.iter().map(|code| literal(*code)).collect();
            let is_one = cast(name(column).in_list(codes, false), DataType::Int64);
            (is_one, Some(name(column).is_not_null()))
        }
        Taken::Number { column } => (cast(name(column), DataType::Int64), None),
        Taken::Score { items, ends, above } => {
            let reversed = items.iter().map(|(_, reversed)| *reversed).collect();
            let score = ScalarUDF::new_from_impl(ScaleScore::new(reversed, *ends));
            let score = score.call(items.iter().map(|(item, _)| name(item)).collect());
            let value = match above {
                None => score,
                Some(limit) => cast(score.gt(lit(*limit)), DataType::Int64),
            };
            (value, None)
        }
        Taken::Rows | Taken::PersonMean { .. } | Taken::PersonReaches { .. } => (lit(1_i64), None),
    };
    match conjunction(filter(input).into_iter().chain(is_there)) {
        None => Ok(value),
        Some(condition) => when(condition, value).end(),
    }
}

/// Takes the rows of each person together, and returns them with what each person adds to the inputs.
fn by_person(
    set: &FactSet,
    pass: &Pass,
    (keys, places): (&[ColumnName], &[Expr]),
    scan: LogicalPlanBuilder,
) -> Result<(LogicalPlanBuilder, Vec<Expr>)> {
    let mut groups = places.to_vec();
    groups.push(role(set, Role::Person));
    groups.extend(keys.iter().map(name));
    // A person is counted once, though files may disagree on the group: the highest code holds.
    let others = pass.layout.axes.iter().filter(|axis| !keys.contains(&axis.column));
    let mut sums: Vec<Expr> = others
        .clone()
        .map(|axis| max(name(&axis.column)).alias(group_name(&axis.column)))
        .collect();
    for (number, input) in pass.inputs.iter().enumerate() {
        for (part, (column, condition)) in parts(input).into_iter().enumerate() {
            let value = cast(name(column), DataType::Int64);
            let value = condition.map_or(Ok(value.clone()), |holds| when(holds, value).end())?;
            sums.push(sum(value.clone()).alias(sum_name(number, part)));
            sums.push(count(value).alias(count_name(number, part)));
        }
    }
    let wanted = pass.inputs.iter().map(|input| conjunction(filter(input)));
    let wanted: Option<Vec<Expr>> = wanted.collect();
    let scan = match wanted.and_then(|wanted| wanted.into_iter().reduce(Expr::or)) {
        Some(any) => scan.filter(any)?,
        None => scan,
    };
    let mut shown = places.to_vec();
    shown.extend(keys.iter().map(name));
    shown.extend(others.map(|axis| ident(group_name(&axis.column)).alias(axis.column.as_str())));
    let mut values = Vec::with_capacity(pass.inputs.len());
    for (number, input) in pass.inputs.iter().enumerate() {
        let value_name = format!("value_{number}");
        shown.push(of_person(number, input, keys.is_empty())?.alias(&value_name));
        values.push(ident(value_name));
    }
    Ok((scan.aggregate(groups, sums)?.project(shown)?, values))
}

/// Returns the parts of the rows that a person's means are made of, each with which rows it has.
fn parts(input: &Input) -> Vec<(&ColumnName, Option<Expr>)> {
    match &input.taken {
        Taken::PersonMean { column, .. } => vec![(column, conjunction(filter(input)))],
        Taken::PersonReaches { column, each, .. } => {
            let part = |part: &Filter| {
                (column, conjunction(filter(input).into_iter().chain(conditions(part))))
            };
            each.iter().map(part).collect()
        }
        _ => Vec::new(),
    }
}

fn of_person(number: usize, input: &Input, is_whole: bool) -> Result<Expr> {
    let (sum, count) =
        (|part| ident(sum_name(number, part)), |part| ident(count_name(number, part)));
    match &input.taken {
        Taken::PersonMean { min, at_least, reaches, .. } => {
            // In a part of the rows, such as one subject, one is enough.
            let least = if is_whole { i64::from(*at_least) } else { 1 };
            let counts = count(0).gt_eq(lit(least));
            if let Some(limit) = reaches {
                let reaches = sum(0).gt_eq(lit(*limit) * count(0));
                return when(counts, cast(reaches, DataType::Int64)).end();
            }
            // Above the least there can be, so that whole division rounds half up.
            let above = sum(0) - lit(*min) * count(0);
            let mean = (above * lit(2 * PARTS_OF_MEAN) + count(0)) / (lit(2_i64) * count(0))
                + lit(*min * PARTS_OF_MEAN);
            when(counts, mean).end()
        }
        Taken::PersonReaches { each, least, .. } => {
            let all = |test: &dyn Fn(usize) -> Expr| conjunction((0..each.len()).map(test));
            let is_there = all(&|part| count(part).gt(lit(0_i64)));
            let reaches = all(&|part| sum(part).gt_eq(lit(*least) * count(part)));
            let (is_there, reaches) =
                (is_there.unwrap_or_else(|| lit(false)), reaches.unwrap_or_else(|| lit(false)));
            when(is_there, cast(reaches, DataType::Int64)).end()
        }
        _ => Ok(lit(ScalarValue::Int64(None))),
    }
}

/// Returns the conditions that a row of an input fulfils.
fn filter(input: &Input) -> Vec<Expr> {
    let mut found = conditions(&input.only);
    let except = input.except.iter().filter_map(|rows| conjunction(conditions(rows)));
    found.extend(except.map(|rows| not(rows.is_true())));
    found
}

fn conditions(filter: &Filter) -> Vec<Expr> {
    let condition = |(column, codes): &(ColumnName, Vec<Option<i8>>)| {
        let words: Vec<Expr> = codes.iter().flatten().map(|code| literal(*code)).collect();
        let is_word = (!words.is_empty()).then(|| name(column).in_list(words, false));
        let is_blank = codes.contains(&None).then(|| name(column).is_null());
        match (is_word, is_blank) {
            (Some(word), Some(blank)) => word.or(blank),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => lit(false),
        }
    };
    filter.iter().map(condition).collect()
}

fn conjunction(conditions: impl IntoIterator<Item = Expr>) -> Option<Expr> {
    conditions.into_iter().reduce(Expr::and)
}

fn literal(code: i8) -> Expr {
    lit(ScalarValue::Int8(Some(code)))
}

fn group_name(column: &ColumnName) -> String {
    format!("group_{column}")
}

fn sum_name(input: usize, part: usize) -> String {
    format!("sum_{input}_{part}")
}

fn count_name(input: usize, part: usize) -> String {
    format!("count_{input}_{part}")
}
