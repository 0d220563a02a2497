//! The columns of a register bound to the headings of one file.

use domain::unit::UnitKind;

use super::{Binder, Set, Words};
use crate::format::RegisterColumns;

/// The columns of a register.
pub(crate) struct RegisterPlan {
    pub(crate) stands_alone: bool,
    pub(crate) number: usize,
    pub(crate) name: usize,
    pub(crate) kind: Option<usize>,
    pub(crate) kinds: Words<UnitKind>,
    pub(crate) other_kind: Option<UnitKind>,
    pub(crate) municipality_code: Option<usize>,
    pub(crate) municipality_names: Vec<usize>,
    pub(crate) ownership: Option<usize>,
    pub(crate) opened: Option<usize>,
    pub(crate) closed: Option<usize>,
    pub(crate) latitude: Option<usize>,
    pub(crate) longitude: Option<usize>,
    pub(crate) part: Option<PartPlan>,
    pub(crate) main_unit: Option<usize>,
}

pub(crate) struct PartPlan {
    pub(crate) column: usize,
    pub(crate) main: Set,
    pub(crate) department: Set,
}

impl RegisterPlan {
    /// Finds the columns; number and name are needed, and the kind unless all are of one.
    pub(super) fn bind(binder: &mut Binder, register: &RegisterColumns) -> Option<Self> {
        let number = binder.need(&register.number, true);
        let name = binder.need(&register.name, true);
        let kind = binder.need(&register.kind.column, register.kind.other.is_none());
        let part = register.part.as_ref().and_then(|part| {
            let (main, department) = (Set::new(&part.main), Set::new(&part.department));
            Some(PartPlan { column: binder.find(&part.column)?, main, department })
        });
        Some(Self {
            stands_alone: register.stands_alone,
            kind,
            kinds: Words::new(&register.kind.words),
            other_kind: register.kind.other,
            municipality_code: binder.find(&register.municipality.code),
            municipality_names: binder.find_all(&register.municipality.name),
            ownership: binder.find(&register.ownership),
            opened: binder.find(&register.opened),
            closed: binder.find(&register.closed),
            latitude: binder.find(&register.latitude),
            longitude: binder.find(&register.longitude),
            part,
            main_unit: binder.find(&register.main_unit),
            number: number?,
            name: name?,
        })
    }
}
