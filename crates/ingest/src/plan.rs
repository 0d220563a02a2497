//! A format bound to the headings of one file.

use std::collections::{HashMap, HashSet};

use domain::{
    figure::{Count, CountBasis, Verdict},
    indicator::IndicatorId,
    unit::Among,
};

use crate::{
    date::YearRule,
    format::{
        Absent, BreakdownColumn, Column, Filter, Format, IndicatorIs, Measure, RegisterColumns,
        UnitColumns,
    },
    table::{Shape, Table, usual_width},
    text::fold_heading,
};

mod register;
mod words;

pub(crate) use register::RegisterPlan;
pub(crate) use words::{Set, Words};

/// A format bound to the headings of one file.
pub(crate) struct Plan<'f> {
    /// The headings as they stand in the file.
    pub(crate) headings: Vec<String>,
    /// The number of the row with the headings.
    pub(crate) heading_row: u64,
    pub(crate) filters: Vec<FilterPlan>,
    pub(crate) units: Vec<UnitPlan>,
    pub(crate) period: Option<usize>,
    pub(crate) year_rule: YearRule,
    pub(crate) breakdowns: Vec<BreakdownPlan<'f>>,
    pub(crate) measures: Vec<MeasurePlan<'f>>,
    pub(crate) register: Option<RegisterPlan>,
    /// Headings the format needs and the file lacks.
    pub(crate) missing: Vec<String>,
    /// Headings of the file the format does not know.
    pub(crate) unknown: Vec<String>,
    /// How many columns the format knows.
    pub(crate) known: usize,
    unit_columns: Vec<usize>,
}

pub(crate) struct FilterPlan {
    pub(crate) column: usize,
    pub(crate) keep: Set,
    pub(crate) drop: Set,
}

pub(crate) struct UnitPlan {
    pub(crate) columns: Vec<usize>,
    pub(crate) among: Among,
    pub(crate) fixed: Option<String>,
    pub(crate) words: Words<String>,
    pub(crate) skip: Set,
}

pub(crate) struct BreakdownPlan<'f> {
    pub(crate) column: usize,
    pub(crate) dimension: Option<&'f str>,
    pub(crate) all: Set,
    pub(crate) no_group: Set,
    pub(crate) members: Words<String>,
}

impl BreakdownPlan<'_> {
    /// Returns the member that a text names.
    pub(crate) fn member(&self, text: &str) -> Option<String> {
        let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let own_word = || {
            let is_member =
                self.members.is_empty() && !text.is_empty() && text.chars().all(is_word);
            is_member.then(|| text.to_owned())
        };
        self.members.find_coded(text).cloned().or_else(own_word)
    }

    fn knows(&self, text: &str) -> bool {
        self.all.has(text) || self.no_group.has(text) || self.member(text).is_some()
    }
}

pub(crate) struct MeasurePlan<'f> {
    pub(crate) measure: &'f Measure,
    pub(crate) column: usize,
    pub(crate) indicator: IndicatorPlan<'f>,
    pub(crate) n: Option<NPlan>,
    pub(crate) verdict: Option<(usize, Words<Verdict>)>,
    pub(crate) absent: Words<Absent>,
    pub(crate) sum: Option<(usize, Words<u32>)>,
}

impl MeasurePlan<'_> {
    fn knows(&self, column: usize, text: &str) -> bool {
        let of_sum =
            |(at, members): &(usize, Words<u32>)| *at == column && members.find(text).is_some();
        let of_indicator = match &self.indicator {
            IndicatorPlan::Fixed(_) => false,
            IndicatorPlan::Column { column: at, words, skip } => {
                *at == column && (words.find(text).is_some() || skip.has(text))
            }
        };
        of_indicator || self.sum.as_ref().is_some_and(of_sum)
    }
}

pub(crate) enum IndicatorPlan<'f> {
    Fixed(&'f IndicatorId),
    Column { column: usize, words: Words<IndicatorId>, skip: Set },
}

/// Where the number behind a value stands, and how it becomes one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NPlan {
    pub(crate) column: usize,
    pub(crate) share: Option<f64>,
}

impl NPlan {
    /// Makes the count from the number in the column.
    pub(crate) fn count(self, number: f64) -> Count {
        match self.share {
            None => Count { n: number, basis: CountBasis::Stated },
            Some(share) => {
                let n = (number * share).round().max(1.0);
                Count { n, basis: CountBasis::Estimated }
            }
        }
    }
}

impl<'f> Plan<'f> {
    /// Binds a format to a file, at the row of the sample whose headings it knows best.
    pub(crate) fn bind(format: &'f Format, table: &Table) -> Self {
        let best = table
            .sample
            .iter()
            .take(20)
            .map(|(number, cells)| bind_row(format, *number, cells))
            .reduce(|best, next| if next.known > best.known { next } else { best });
        best.unwrap_or_else(|| bind_row(format, 0, &[]))
    }

    /// Tells whether the file is a table of figures, no register.
    pub(crate) fn is_table(&self) -> bool {
        let is_register = self.register.as_ref().is_some_and(|register| register.stands_alone);
        !self.measures.is_empty() && !is_register
    }

    /// Returns the columns whose numbers give evidence about decimals.
    pub(crate) fn number_columns(&self) -> Vec<usize> {
        let own = self.measures.iter().map(|measure| measure.column);
        let counts = self.measures.iter().filter_map(|measure| measure.n.map(|n| n.column));
        let mut columns: Vec<usize> = own.chain(counts).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// Tells whether a text in a column is one that the format has words for.
    pub(crate) fn knows(&self, column: usize, text: &str) -> bool {
        let of_filter = |filter: &FilterPlan| {
            filter.column == column && (filter.keep.has(text) || filter.drop.has(text))
        };
        let of_unit = |unit: &UnitPlan| {
            unit.columns.contains(&column)
                && (unit.words.find(text).is_some() || unit.skip.has(text))
        };
        self.filters.iter().any(of_filter)
            || self.units.iter().any(of_unit)
            || self.breakdowns.iter().any(|part| part.column == column && part.knows(text))
            || self.measures.iter().any(|measure| measure.knows(column, text))
            || (self.period == Some(column) && self.year_rule.parse(text).is_some())
    }

    /// Returns a dimension of the file that the format does not know, so that several rows would
    /// become one figure. Other attributes of the unit's own dimension part nothing.
    pub(crate) fn stray_dimension(&self, shape: &Shape) -> Option<&str> {
        let of_unit: Vec<&str> =
            self.unit_columns.iter().filter_map(|c| dimension(self.headings.get(*c)?)).collect();
        let is_stray = |heading: &&String| match shape {
            Shape::JsonRows(_) => dimension(heading).is_some_and(|d| !of_unit.contains(&d)),
            Shape::JsonStat(stat) => {
                stat.dimensions.iter().any(|d| d.id == **heading && d.codes.len() > 1)
            }
            Shape::Delimited(_) | Shape::Workbook(_) => false,
        };
        self.unknown.iter().find(is_stray).map(String::as_str)
    }
}

/// Returns `Kommune` of `[Kommune].[Navn].[Navn]`.
fn dimension(heading: &str) -> Option<&str> {
    heading.trim().strip_prefix('[')?.split_once(']').map(|(dimension, _)| dimension)
}

/// Returns the row that most likely holds the headings when no format knows it: the first as wide
/// as most rows.
pub(crate) fn likely_heading_row(table: &Table) -> Option<&(u64, Vec<String>)> {
    let widths: Vec<usize> = table.sample.iter().map(|(_, cells)| cells.len()).collect();
    let (width, _) = usual_width(&widths)?;
    table.sample.iter().find(|(_, cells)| cells.len() >= width)
}

fn bind_row<'f>(format: &'f Format, number: u64, cells: &[String]) -> Plan<'f> {
    let mut binder = Binder::new(cells);
    let filters = format.filters.iter().filter_map(|filter| binder.filter(filter)).collect();
    let units: Vec<_> = format.units.iter().filter_map(|unit| binder.unit(unit)).collect();
    let breakdowns = format.breakdowns.iter().filter_map(|b| binder.breakdown(b)).collect();
    let measures: Vec<_> =
        format.measures.iter().filter_map(|measure| binder.measure(measure, format)).collect();
    let register = format.register.as_ref().and_then(|register| binder.register(register));
    let period = binder.find(&format.period.column);
    let known = binder.used.len();
    for heading in &format.ignored {
        binder.find(&Column::named(heading));
    }
    let unknown = binder.unknown(cells);
    let has_unit = units.iter().any(|unit| !unit.columns.is_empty()) || unknown.is_empty();
    binder.need_content(format, has_unit && !units.is_empty(), !measures.is_empty());
    Plan {
        headings: cells.to_vec(),
        heading_row: number,
        filters,
        unit_columns: units.iter().flat_map(|unit| unit.columns.clone()).collect(),
        units,
        period,
        year_rule: YearRule {
            period_type: format.period.period_type,
            year_is: format.period.year_is,
        },
        breakdowns,
        measures,
        register,
        missing: binder.missing,
        unknown,
        known,
    }
}

/// Finds columns by their headings and keeps account of them.
pub(crate) struct Binder {
    places: HashMap<String, usize>,
    used: HashSet<usize>,
    missing: Vec<String>,
}

impl Binder {
    fn new(cells: &[String]) -> Self {
        let mut places = HashMap::new();
        for (place, cell) in cells.iter().enumerate() {
            places.entry(fold_heading(cell)).or_insert(place);
        }
        places.remove("");
        Self { places, used: HashSet::new(), missing: Vec::new() }
    }

    fn find(&mut self, column: &Column) -> Option<usize> {
        self.find_all(column).first().copied()
    }

    fn find_all(&mut self, column: &Column) -> Vec<usize> {
        let folded = column.0.iter().map(|heading| fold_heading(heading));
        let found: Vec<usize> = folded.filter_map(|h| self.places.get(&h).copied()).collect();
        self.used.extend(&found);
        found
    }

    fn need(&mut self, column: &Column, is_required: bool) -> Option<usize> {
        let found = self.find(column);
        let heading = column.heading();
        if found.is_none() && is_required && !self.missing.iter().any(|m| m == heading) {
            self.missing.push(heading.to_owned());
        }
        found
    }

    /// Misses the unit or the values. A fixed unit stands only for a file that has no column which
    /// may name another.
    fn need_content(&mut self, format: &Format, has_units: bool, has_measures: bool) {
        if format.measures.is_empty() || (format.register.is_some() && !has_measures) {
            return;
        }
        if !has_units && format.register.is_none() {
            let unit = format.units.first();
            let column = unit.map(|u| if u.number.is_empty() { &u.name } else { &u.number });
            self.missing.push(column.map_or("", Column::heading).to_owned());
        }
        if !has_measures && self.missing.is_empty() {
            let measure = format.measures.first();
            self.missing.push(measure.map_or("", |m| m.column.heading()).to_owned());
        }
    }

    fn unknown(&self, cells: &[String]) -> Vec<String> {
        let is_unknown = |(place, cell): &(usize, &String)| {
            !self.used.contains(place) && !fold_heading(cell).is_empty()
        };
        cells.iter().enumerate().filter(is_unknown).map(|(_, cell)| cell.clone()).collect()
    }

    fn filter(&mut self, filter: &Filter) -> Option<FilterPlan> {
        let column = self.need(&filter.column, filter.required)?;
        let (keep, drop) = (Set::new(&filter.keep), Set::new(&filter.drop));
        Some(FilterPlan { column, keep, drop })
    }

    fn unit(&mut self, unit: &UnitColumns) -> Option<UnitPlan> {
        let columns: Vec<usize> =
            [&unit.number, &unit.name].into_iter().filter_map(|c| self.find(c)).collect();
        let is_bound = !columns.is_empty() || unit.fixed.is_some();
        is_bound.then(|| UnitPlan {
            columns,
            among: unit.among,
            fixed: unit.fixed.clone(),
            words: Words::new(&unit.words),
            skip: Set::new(&unit.skip),
        })
    }

    fn breakdown<'f>(&mut self, breakdown: &'f BreakdownColumn) -> Option<BreakdownPlan<'f>> {
        Some(BreakdownPlan {
            column: self.need(&breakdown.column, breakdown.required)?,
            dimension: breakdown.dimension.as_deref(),
            all: Set::new(&breakdown.all),
            no_group: Set::new(&breakdown.no_group),
            members: Words::new(&breakdown.members),
        })
    }

    fn measure<'f>(&mut self, measure: &'f Measure, format: &Format) -> Option<MeasurePlan<'f>> {
        let column = self.need(&measure.column, measure.required)?;
        let indicator = match &measure.indicator {
            IndicatorIs::Fixed(id) => IndicatorPlan::Fixed(id),
            IndicatorIs::Column(told) => IndicatorPlan::Column {
                column: self.need(&told.column, measure.required)?,
                words: Words::new(&told.words),
                skip: Set::new(&told.skip),
            },
        };
        let sum = match &measure.sum {
            None => None,
            Some(sum) => {
                let bits = sum.members.iter().cloned().zip((0..32).map(|bit| 1_u32 << bit));
                Some((self.find(&sum.column)?, Words::new(&bits.collect())))
            }
        };
        let verdict = measure.verdict.as_ref();
        let mut absent = format.absent.clone();
        absent.extend(measure.absent.clone());
        Some(MeasurePlan {
            measure,
            column,
            indicator,
            n: self.n(measure),
            verdict: verdict.and_then(|v| Some((self.find(&v.column)?, Words::new(&v.words)))),
            absent: Words::new(&absent),
            sum,
        })
    }

    fn n(&mut self, measure: &Measure) -> Option<NPlan> {
        if let Some(column) = self.find(&measure.n) {
            return Some(NPlan { column, share: None });
        }
        let estimate = measure.n_estimate.as_ref()?;
        Some(NPlan { column: self.find(&estimate.column)?, share: Some(estimate.share) })
    }

    fn register(&mut self, register: &RegisterColumns) -> Option<RegisterPlan> {
        RegisterPlan::bind(self, register)
    }
}
