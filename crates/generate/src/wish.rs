//! What nation is wanted.

use std::ops::RangeInclusive;

/// The most municipalities there are codes for: 901 to 998, and Fjordby's 999.
const MUNICIPALITIES: RangeInclusive<u16> = 1..=99;
const YEARS: RangeInclusive<u8> = 1..=20;
const FIRST_YEARS: RangeInclusive<i16> = 2000..=2040;
/// The fewest pupils a municipality has on average, so that every file has rows enough for its flaws.
const FEWEST: u32 = 200;
/// The most pupils there are person numbers for.
const MOST: u32 = 10_000_000;
/// The pupils of the country's municipal schools, rounded up (494,909 in 2024/25 in the schools that tell).
const NATION: u32 = 600_000;
/// The last school year of a nation whose first year is not said.
const LAST_YEAR: i16 = 2025;

/// What nation is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// How many municipalities; the first is Fjordby.
    pub municipalities: u16,
    /// The year in which the first school year starts.
    pub first_year: i16,
    /// How many school years.
    pub years: u8,
    /// What everything is drawn from.
    pub seed: u64,
    /// About how many pupils at a time in grades 0-9, in all municipalities together.
    pub pupils: u32,
}

/// A nation that cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no nation with {what} `{wished}`; wish for {from} to {to}")]
pub struct WishError {
    what: &'static str,
    wished: i64,
    from: i64,
    to: i64,
}

impl Wish {
    /// Returns a wish for so many municipalities of the usual size, the last year being 2025/26.
    pub fn new(municipalities: u16, years: u8, seed: u64) -> Self {
        Self {
            municipalities,
            first_year: LAST_YEAR + 1 - i16::from(years),
            years,
            seed,
            pupils: NATION / 98 * u32::from(municipalities),
        }
    }

    /// Returns the years in which the school years start.
    pub fn school_years(&self) -> RangeInclusive<i16> {
        self.first_year..=self.last_year()
    }

    pub(crate) fn last_year(&self) -> i16 {
        self.first_year + i16::from(self.years) - 1
    }

    /// Returns the first year of what is tried at some schools: the middle of the years.
    pub(crate) fn effort_year(&self) -> i16 {
        self.first_year + i16::from(self.years) / 2
    }

    pub(crate) fn check(&self) -> Result<(), WishError> {
        let fewest = FEWEST * u32::from(self.municipalities);
        let checks = [
            ("municipalities", self.municipalities.into(), bounds(&MUNICIPALITIES)),
            ("years", self.years.into(), bounds(&YEARS)),
            ("first year", self.first_year.into(), bounds(&FIRST_YEARS)),
            ("pupils", self.pupils.into(), bounds(&(fewest..=MOST))),
        ];
        for (what, wished, (from, to)) in checks {
            if !(from..=to).contains(&wished) {
                return Err(WishError { what, wished, from, to });
            }
        }
        Ok(())
    }
}

fn bounds<T: Copy + Into<i64>>(range: &RangeInclusive<T>) -> (i64, i64) {
    ((*range.start()).into(), (*range.end()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_out_of_bounds_says_what_can_be_wished_for() {
        assert_eq!(Wish::new(98, 8, 1).check(), Ok(()));
        assert_eq!(*Wish::new(98, 8, 1).school_years().start(), 2018);
        let wish = Wish { pupils: 10, ..Wish::new(2, 1, 1) };
        let said = wish.check().unwrap_err().to_string();
        assert_eq!(said, "no nation with pupils `10`; wish for 400 to 10000000");
        assert!(Wish::new(100, 1, 1).check().is_err());
        assert!(Wish::new(0, 1, 1).check().is_err());
    }
}
