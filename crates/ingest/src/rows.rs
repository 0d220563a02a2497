//! Rows of a bound file become readings, units and problems.

use std::{borrow::Cow, ops::ControlFlow};

use domain::{
    breakdown::Breakdown,
    delivery::{Item, Place, Problem, ProblemKind, ReadValue, Reading, UnitNamed},
    figure::{Count, Verdict},
    indicator::IndicatorId,
    period::Period,
    unit::{Register, Unit},
};

use crate::{
    number::Decimal,
    plan::{FilterPlan, IndicatorPlan, MeasurePlan, NPlan, Plan},
    table::Row,
    text::{clean, shorten},
    told::Told,
};

mod known;
mod named;
mod sum;
mod unit;
mod value;

pub(crate) use known::Tabled;
use known::Teller;
use sum::{Counts, Part, Sums};
use unit::Municipalities;

/// Takes what is found, in the file's order.
pub(crate) type Emit<'e> = dyn FnMut(Item) -> ControlFlow<()> + 'e;

/// What stands for all rows of a file.
pub(crate) struct FileFacts<'f> {
    /// The file's name.
    pub(crate) file: &'f str,
    /// The sheet, when several are read.
    pub(crate) sheet: Option<&'f str>,
    /// The period of rows without one of their own.
    pub(crate) period: Option<Period>,
    /// How decimals are written, by column.
    pub(crate) decimals: Vec<Option<Decimal>>,
    /// The units that are known already, among them the municipalities.
    pub(crate) register: &'f Register,
}

/// Turns rows into items.
pub(crate) struct RowReader<'f> {
    plan: &'f Plan<'f>,
    facts: FileFacts<'f>,
    told: Told,
    last_period: Option<(String, Option<Period>)>,
    municipalities: Municipalities,
    tabled: &'f mut Tabled,
    sums: Sums,
    filtered: u64,
    first_filtered: Option<(u64, Wrong)>,
    pub(crate) rows: u64,
    pub(crate) left_out: u64,
}

/// Something wrong in a row: the column, if one is to blame, the text there, and what.
#[derive(Debug, Clone, PartialEq)]
struct Wrong {
    column: Option<usize>,
    text: String,
    kind: ProblemKind,
}

/// Why a row or cell gives nothing.
enum Nothing {
    /// It is not meant to.
    LeftOut,
    /// Something is wrong.
    Wrong(Wrong),
}

impl From<Wrong> for Nothing {
    fn from(wrong: Wrong) -> Self {
        Self::Wrong(wrong)
    }
}

fn wrong(column: usize, text: &str, kind: ProblemKind) -> Wrong {
    Wrong { column: Some(column), text: shorten(text), kind }
}

/// What the readings of a row share.
struct About {
    unit: UnitNamed,
    period: Period,
    breakdown: Breakdown,
}

impl<'f> RowReader<'f> {
    /// Starts reading.
    pub(crate) fn new(plan: &'f Plan<'f>, facts: FileFacts<'f>, tabled: &'f mut Tabled) -> Self {
        Self {
            plan,
            facts,
            told: Told::default(),
            last_period: None,
            municipalities: Municipalities::default(),
            tabled,
            sums: Sums::default(),
            filtered: 0,
            first_filtered: None,
            rows: 0,
            left_out: 0,
        }
    }

    /// Reads one row.
    pub(crate) fn row(&mut self, row: &Row<'_>, emit: &mut Emit<'_>) -> ControlFlow<()> {
        self.rows += 1;
        if row.is_misfit(self.plan.headings.len()) {
            let text = shorten(&row.texts().join(";"));
            let kind = ProblemKind::WrongWidth;
            return self.tell(row.number, Wrong { column: None, text, kind }, emit);
        }
        if let Some(column) = self.filtered(row) {
            self.left_out += 1;
            self.filtered += 1;
            self.first_filtered.get_or_insert_with(|| {
                let text = row.cell(column).text();
                (row.number, wrong(column, &text, ProblemKind::NothingKept))
            });
            return ControlFlow::Continue(());
        }
        if self.plan.register.is_some() {
            self.unit_row(row, emit)?;
        }
        if self.plan.measures.is_empty() {
            return ControlFlow::Continue(());
        }
        match self.about(row) {
            Ok(about) => self.readings(row, &about, emit),
            Err(nothing) => self.nothing(row.number, nothing, emit),
        }
    }

    /// Returns how many problems were not told.
    pub(crate) const fn untold(&self) -> u64 {
        self.told.untold
    }

    /// Hands on the sums that were never complete, and tells when the filters left nothing.
    pub(crate) fn finish(&mut self, emit: &mut Emit<'_>) -> ControlFlow<()> {
        if let Some((row, nothing_kept)) = self.first_filtered.take()
            && self.filtered == self.rows
        {
            self.tell(row, nothing_kept, emit)?;
        }
        for reading in self.sums.take_rest() {
            emit(Item::Reading(reading))?;
        }
        ControlFlow::Continue(())
    }

    /// Returns the column whose text leaves a row out.
    fn filtered(&self, row: &Row<'_>) -> Option<usize> {
        let leaves_out = |filter: &&FilterPlan| {
            let text = row.cell(filter.column).text();
            let is_kept = filter.keep.is_empty() || filter.keep.has_coded(&text);
            !is_kept || filter.drop.has_coded(&text)
        };
        self.plan.filters.iter().find(leaves_out).map(|filter| filter.column)
    }

    fn unit_row(&mut self, row: &Row<'_>, emit: &mut Emit<'_>) -> ControlFlow<()> {
        let Some(register) = &self.plan.register else { return ControlFlow::Continue(()) };
        let read: Result<Unit, Wrong> =
            unit::read(register, row, self.facts.register, &mut self.municipalities);
        for notice in self.municipalities.take_notices() {
            self.tell(row.number, notice, emit)?;
        }
        let told = match read {
            Ok(told) => told,
            Err(wrong) => return self.tell(row.number, wrong, emit),
        };
        let teller = if self.plan.is_table() {
            Teller::Table(self.period(row).ok())
        } else {
            Teller::Register
        };
        match self.tabled.settle(told, teller, register, self.facts.register) {
            Some(unit) => emit(Item::Unit(Box::new(unit))),
            None => ControlFlow::Continue(()),
        }
    }

    fn about(&mut self, row: &Row<'_>) -> Result<About, Nothing> {
        let unit = named::unit(self.plan, row)?;
        let period = self.period(row)?;
        let breakdown = named::breakdown(self.plan, row)?;
        Ok(About { unit, period, breakdown })
    }

    fn period(&mut self, row: &Row<'_>) -> Result<Period, Nothing> {
        let Some(column) = self.plan.period else {
            let text = shorten(self.facts.file);
            let kind = ProblemKind::NotAPeriod;
            return self.facts.period.ok_or(Nothing::Wrong(Wrong { column: None, text, kind }));
        };
        let text = row.cell(column).text();
        let known = self.last_period.as_ref().filter(|(spelled, _)| *spelled == text);
        let period = if let Some((_, period)) = known {
            *period
        } else {
            let period = self.plan.year_rule.parse(&text);
            self.last_period = Some((text.to_string(), period));
            period
        };
        period.ok_or_else(|| wrong(column, &text, ProblemKind::NotAPeriod).into())
    }

    fn readings(&mut self, row: &Row<'_>, about: &About, emit: &mut Emit<'_>) -> ControlFlow<()> {
        let plan = self.plan;
        for measure in &plan.measures {
            match self.reading(row, about, measure) {
                Ok(Some(reading)) => emit(Item::Reading(reading))?,
                Ok(None) => {}
                Err(nothing) => self.nothing_of_cell(row.number, nothing, emit)?,
            }
        }
        ControlFlow::Continue(())
    }

    fn reading(
        &mut self,
        row: &Row<'_>,
        about: &About,
        plan: &MeasurePlan<'_>,
    ) -> Result<Option<Reading>, Nothing> {
        let indicator = indicator(plan, row)?;
        let decimals = &self.facts.decimals;
        let value: ReadValue = value::value(plan, row, decimals)?;
        let n: Option<Count> = value::n(plan, row, decimals);
        let verdict: Option<Verdict> = value::verdict(plan, row)?;
        let mut breakdown = about.breakdown.clone();
        for (dimension, member) in &plan.measure.breakdown.0 {
            breakdown.0.insert(dimension.clone(), member.clone());
        }
        let reading = Reading {
            indicator,
            unit: about.unit.clone(),
            period: about.period.plus_years(-plan.measure.years_back),
            breakdown,
            value,
            n,
            verdict,
            basis: plan.measure.basis,
            place: self.place(row.number, Some(plan.column)),
        };
        let Some((column, bits)) = &plan.sum else { return Ok(Some(reading)) };
        let member = row.cell(*column).text();
        let counts = match plan.n {
            Some(NPlan { share: None, .. }) => Counts::OfParts,
            _ => Counts::OfWhole,
        };
        let refused = |kind| Nothing::from(wrong(*column, &member, kind));
        let Some(bit) = bits.find_coded(&member) else {
            if counts == Counts::OfParts {
                self.sums.add_count(&reading).map_err(refused)?;
            }
            return Err(Nothing::LeftOut);
        };
        let all = (0..plan.measure.sum.as_ref().map_or(0, |sum| sum.members.len()))
            .fold(0_u32, |mask, place| mask | (1 << place.min(31)));
        let part = Part { bit: *bit, all };
        self.sums.add(reading, part, counts).map_err(refused)
    }

    fn place(&self, row: u64, column: Option<usize>) -> Place {
        let heading = column.and_then(|column| self.plan.headings.get(column));
        let heading = heading.map_or_else(Cow::default, |heading| clean(heading));
        let column = match self.facts.sheet {
            Some(sheet) => format!("{sheet}!{heading}"),
            None => heading.into_owned(),
        };
        Place { file: self.facts.file.to_owned(), row, column }
    }

    fn nothing(&mut self, row: u64, nothing: Nothing, emit: &mut Emit<'_>) -> ControlFlow<()> {
        match nothing {
            Nothing::LeftOut => {
                self.left_out += 1;
                ControlFlow::Continue(())
            }
            Nothing::Wrong(wrong) => self.tell(row, wrong, emit),
        }
    }

    fn nothing_of_cell(
        &mut self,
        row: u64,
        nothing: Nothing,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        match nothing {
            Nothing::LeftOut => ControlFlow::Continue(()),
            Nothing::Wrong(wrong) => self.tell(row, wrong, emit),
        }
    }

    fn tell(&mut self, row: u64, wrong: Wrong, emit: &mut Emit<'_>) -> ControlFlow<()> {
        let place = self.place(row, wrong.column);
        if !self.told.may_tell(wrong.kind.code(), &place.column) {
            return ControlFlow::Continue(());
        }
        emit(Item::Problem(Problem { place, value: wrong.text, kind: wrong.kind }))
    }
}

fn indicator(plan: &MeasurePlan<'_>, row: &Row<'_>) -> Result<IndicatorId, Nothing> {
    let (column, words, skip) = match &plan.indicator {
        IndicatorPlan::Fixed(id) => return Ok((*id).clone()),
        IndicatorPlan::Column { column, words, skip } => (*column, words, skip),
    };
    let text = row.cell(column).text();
    if skip.has_coded(&text) {
        return Err(Nothing::LeftOut);
    }
    if words.is_empty() {
        let unknown = |_| wrong(column, &text, ProblemKind::UnknownIndicator).into();
        return text.parse().map_err(unknown);
    }
    words
        .find_coded(&text)
        .cloned()
        .ok_or_else(|| wrong(column, &text, ProblemKind::UnknownMember).into())
}
