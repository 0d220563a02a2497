//! What was read is checked and becomes rows to take in, or problems to tell.

use domain::{
    delivery::{Item, Problem, ProblemKind, ReadValue, Severity},
    fact::without_person_numbers,
    figure::{Stated, Value, known},
    indicator::Catalogue,
    unit::Register,
};
use ingest::{Checked, Checker};
use jiff::civil::Date;
use store::{
    deliveries::ProblemLog,
    import::{FigureRow, Listed, Settled},
    units::NamedUnit,
};

use crate::national::named;

/// Sorts what was read into figures, units and problems.
pub(super) struct Sorter<'c> {
    checker: Checker<'c>,
    catalogue: &'c Catalogue,
    /// The figures of the latest batch.
    pub(super) figures: Vec<FigureRow>,
    /// The units of the latest batch.
    pub(super) units: Vec<NamedUnit>,
    told: Problems,
    /// The latest row told of for its unit, by file and row.
    row_told: Option<(String, u64)>,
}

/// The problems told so far, and the gravest of them.
#[derive(Default)]
pub(super) struct Problems {
    /// All of them.
    pub(super) log: ProblemLog,
    /// How grave the gravest is.
    pub(super) gravest: Option<Severity>,
}

impl Problems {
    /// Adds a problem, without what may be a person number in it.
    pub(super) fn push(&mut self, mut problem: Problem) {
        problem.value = without_person_numbers(&problem.value);
        problem.place.column = without_person_numbers(&problem.place.column);
        self.gravest = self.gravest.max(Some(problem.kind.severity()));
        self.log.push(problem);
    }

    /// Adds the rows that say again, or otherwise, what another row says, and those that leave a figure
    /// without the value it had.
    pub(super) fn push_repeats(&mut self, settled: &Settled) {
        self.push_each(&settled.duplicates, &ProblemKind::Duplicate);
        self.push_each(&settled.contradictions, &ProblemKind::Contradiction);
        self.push_each(&settled.emptied, &ProblemKind::Emptied);
    }

    fn push_each(&mut self, repeats: &Listed, kind: &ProblemKind) {
        for row in &repeats.first {
            let (place, value) = (row.place.clone(), written(&row.value));
            self.push(Problem { place, value, kind: kind.clone() });
        }
        let told = u64::try_from(repeats.first.len()).unwrap_or(u64::MAX);
        if repeats.count > told {
            self.log.count_more(kind, repeats.count - told);
        }
    }
}

impl<'c> Sorter<'c> {
    /// Starts with the units and indicators there are.
    pub(super) fn new(register: Register, catalogue: &'c Catalogue, today: Date) -> Self {
        Self {
            checker: Checker::new(register, catalogue, today),
            catalogue,
            figures: Vec::new(),
            units: Vec::new(),
            told: Problems::default(),
            row_told: None,
        }
    }

    /// Sorts a batch, in place of the one before.
    pub(super) fn sort(&mut self, batch: Vec<Item>) {
        self.figures.clear();
        self.units.clear();
        for item in batch {
            match item {
                Item::Problem(problem) => self.tell(problem),
                Item::Unit(unit) => {
                    self.checker.learn((*unit).clone());
                    self.units.push(named(*unit));
                }
                Item::Reading(reading) => match self.checker.check(reading) {
                    Ok(checked) => self.take(checked),
                    Err(problem) => self.tell(problem),
                },
            }
        }
    }

    /// Tells whether the whole delivery is refused already.
    pub(super) fn is_fatal(&self) -> bool {
        self.told.gravest == Some(Severity::Fatal)
    }

    /// Returns the problems, with those of the delivery as a whole, and how many were not told.
    pub(super) fn finish(self) -> (Problems, u64) {
        let untold = self.checker.untold();
        let mut told = self.told;
        for problem in self.checker.finish() {
            told.push(problem);
        }
        (told, untold)
    }

    /// Tells a problem; that of a row's unit once, not for each of its columns.
    fn tell(&mut self, mut problem: Problem) {
        let is_of_unit = matches!(
            problem.kind,
            ProblemKind::UnknownUnit | ProblemKind::AmbiguousUnit | ProblemKind::ClosedUnit
        );
        if is_of_unit {
            problem.place.column.clear();
            let row = (problem.place.file.clone(), problem.place.row);
            if self.row_told.as_ref() == Some(&row) {
                return;
            }
            self.row_told = Some(row);
        }
        self.told.push(problem);
    }

    fn take(&mut self, checked: Checked) {
        let Checked { key, value, n, verdict, basis, place, notices } = checked;
        for notice in notices {
            self.told.push(notice);
        }
        let value = match value {
            ReadValue::Missing(why) => Value::Missing(why),
            ReadValue::Withheld(why) => Value::Withheld(why),
            ReadValue::Number(estimate) => {
                let Some(indicator) = self.catalogue.find(&key.indicator) else { return };
                Value::Known(known(indicator, Stated { estimate, n, basis, verdict }))
            }
        };
        self.figures.push(FigureRow { key, value, place });
    }
}

fn written(value: &Value) -> String {
    match value {
        Value::Known(known) => known.estimate.to_string(),
        Value::Missing(why) => why.code().to_owned(),
        Value::Withheld(why) => why.code().to_owned(),
    }
}
