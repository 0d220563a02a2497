//! What is true of a municipality or school beyond what its pupils bring.

use std::ops::Add;

use serde::Serialize;

use crate::chance::Chance;

/// How far a municipality or school lies from the nation, on the scale of each thing measured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Effects {
    /// Points of the national tests, of 100.
    pub test: f64,
    /// Marks on the seven-step scale.
    pub mark: f64,
    /// Steps of the answers to the well-being survey, 1 to 5.
    pub wellbeing: f64,
    /// Percentage points of the school days.
    pub absence: f64,
}

/// The spread of municipalities. Well-being: 1 per cent of what varies between pupils (domain.md 4.5).
pub(crate) const MUNICIPALITIES: Effects =
    Effects { test: 1.0, mark: 0.15, wellbeing: 0.05, absence: 0.6 };
/// The spread of schools. Well-being: 4 per cent of what varies between pupils (domain.md 4.5); marks and absence:
/// what the spread of schools in 2024/25 (0.75 and 2.2) leaves when background and chance are taken out.
pub(crate) const SCHOOLS: Effects = Effects { test: 3.0, mark: 0.35, wellbeing: 0.1, absence: 1.3 };
/// The spread of municipalities' yearly changes.
pub(crate) const TRENDS: Effects =
    Effects { test: 0.3, mark: 0.04, wellbeing: 0.01, absence: 0.12 };

impl Effects {
    /// Draws effects with these spreads.
    pub(crate) fn draw(chance: &mut Chance, spread: &Self) -> Self {
        let mut around = |spread: f64| (chance.normal() * spread * 1e4).round() / 1e4;
        Self {
            test: around(spread.test),
            mark: around(spread.mark),
            wellbeing: around(spread.wellbeing),
            absence: around(spread.absence),
        }
    }

    /// Returns the effects that many times over.
    pub(crate) fn times(self, n: f64) -> Self {
        Self {
            test: self.test * n,
            mark: self.mark * n,
            wellbeing: self.wellbeing * n,
            absence: self.absence * n,
        }
    }
}

impl Add for Effects {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            test: self.test + other.test,
            mark: self.mark + other.mark,
            wellbeing: self.wellbeing + other.wellbeing,
            absence: self.absence + other.absence,
        }
    }
}
