//! Figures as rows.

use domain::{
    figure::{
        Basis, Count, CountBasis, Figure, FigureKey, Known, Missing, NoInterval, Uncertainty,
        Value, Verdict, Withheld,
    },
    indicator::IndicatorId,
};
use sqlx::FromRow;

use crate::{cell::Row, error::Result};

/// A figure's columns as they are read.
#[derive(FromRow)]
pub(crate) struct FigureCells {
    indicator: String,
    unit: String,
    period: String,
    breakdown: String,
    delivery: String,
    #[sqlx(flatten)]
    value: ValueCells,
}

/// The columns of a value.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct ValueCells {
    pub(crate) state: String,
    pub(crate) reason: Option<String>,
    pub(crate) estimate: Option<f64>,
    pub(crate) lower: Option<f64>,
    pub(crate) upper: Option<f64>,
    pub(crate) interval_kind: Option<String>,
    pub(crate) n: Option<f64>,
    pub(crate) n_basis: Option<String>,
    pub(crate) basis: Option<String>,
    pub(crate) verdict: Option<String>,
}

/// What a value is beside its numbers, in the words of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Shape {
    pub(crate) state: &'static str,
    pub(crate) reason: Option<&'static str>,
    pub(crate) interval_kind: Option<&'static str>,
    pub(crate) n_basis: Option<&'static str>,
    pub(crate) basis: Option<&'static str>,
    pub(crate) verdict: Option<&'static str>,
}

impl From<&Value> for Shape {
    fn from(value: &Value) -> Self {
        let state = value.state();
        match value {
            Value::Missing(reason) => {
                Self { state, reason: Some(reason.code()), ..Self::default() }
            }
            Value::Withheld(reason) => {
                Self { state, reason: Some(reason.code()), ..Self::default() }
            }
            Value::Known(known) => Self {
                state,
                reason: None,
                interval_kind: Some(known.interval.code()),
                n_basis: known.n.map(|count| count.basis.code()),
                basis: Some(known.basis.code()),
                verdict: known.verdict.map(Verdict::code),
            },
        }
    }
}

/// What a figure of one row is about, as texts.
#[derive(Clone, Copy)]
pub(crate) struct KeyCells<'a> {
    pub(crate) indicator: &'a str,
    pub(crate) unit: &'a str,
    pub(crate) period: &'a str,
    pub(crate) breakdown: &'a str,
}

pub(crate) fn figure(row: &FigureCells) -> Result<Figure> {
    let key = KeyCells {
        indicator: &row.indicator,
        unit: &row.unit,
        period: &row.period,
        breakdown: &row.breakdown,
    };
    Ok(Figure {
        key: figure_key(key)?,
        value: value(&row.unit, &row.value)?,
        delivery: Row { table: "deliveries", key: &row.delivery }.parse("id", &row.delivery)?,
    })
}

pub(crate) fn figure_key(cells: KeyCells<'_>) -> Result<FigureKey> {
    let row = Row { table: "slices", key: cells.indicator };
    Ok(FigureKey {
        indicator: row.parse::<IndicatorId>("indicator", cells.indicator)?,
        unit: Row { table: "figures", key: cells.unit }.parse("unit", cells.unit)?,
        period: row.parse("period", cells.period)?,
        breakdown: row.parse("breakdown", cells.breakdown)?,
    })
}

/// Reads the value of the figure of `unit`, which names the row when a cell is bad.
pub(crate) fn value(unit: &str, cells: &ValueCells) -> Result<Value> {
    let row = Row { table: "figures", key: unit };
    let reason = cells.reason.as_deref().unwrap_or_default();
    match cells.state.as_str() {
        "missing" => row.code("reason", reason, Missing::from_code).map(Value::Missing),
        "withheld" => row.code("reason", reason, Withheld::from_code).map(Value::Withheld),
        "known" => known(row, cells).map(Value::Known),
        other => Err(row.bad("state", other)),
    }
}

fn known(row: Row<'_>, cells: &ValueCells) -> Result<Known> {
    let basis = cells.basis.as_deref().unwrap_or_default();
    let verdict = cells.verdict.as_deref();
    Ok(Known {
        estimate: cells.estimate.ok_or_else(|| row.bad("estimate", ""))?,
        interval: interval(row, cells)?,
        n: count(row, cells)?,
        basis: row.word::<Basis>("basis", basis)?,
        verdict: verdict.map(|code| row.code("verdict", code, Verdict::from_code)).transpose()?,
    })
}

fn count(row: Row<'_>, cells: &ValueCells) -> Result<Option<Count>> {
    let Some(n) = cells.n else { return Ok(None) };
    let code = cells.n_basis.as_deref().unwrap_or_default();
    Ok(Some(Count { n, basis: row.code("n_basis", code, CountBasis::from_code)? }))
}

fn interval(row: Row<'_>, cells: &ValueCells) -> Result<Uncertainty> {
    let kind = cells.interval_kind.as_deref().unwrap_or_default();
    let ends = cells.lower.zip(cells.upper);
    match (kind, ends) {
        ("wilson", Some((lower, upper))) => Ok(Uncertainty::Wilson { lower, upper }),
        ("mean", Some((lower, upper))) => Ok(Uncertainty::Mean { lower, upper }),
        ("estimated", Some((lower, upper))) => Ok(Uncertainty::Estimated { lower, upper }),
        ("no-count", None) => Ok(Uncertainty::None(NoInterval::NoCount)),
        ("no-spread", None) => Ok(Uncertainty::None(NoInterval::NoSpread)),
        ("not-sampled", None) => Ok(Uncertainty::None(NoInterval::NotSampled)),
        ("too-few", None) => Ok(Uncertainty::None(NoInterval::TooFew)),
        _ => Err(row.bad("interval_kind", kind)),
    }
}
