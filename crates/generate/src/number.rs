//! Person numbers that no person can have: 60 is added to the day of birth, as in administrative numbers.

/// The days of birth there are numbers for; no leap days.
const DAYS: u32 = 365;
/// The pairs of numbers a day has for children; each pair has an even number for a girl, an odd one for a boy.
const CHILDREN: u32 = 4_000;
/// The pairs a day has for staff, behind those of children.
const STAFF: u32 = 1_000;
/// The years in which staff are born: from 1960, so many.
const STAFF_YEARS: u32 = 36;
const MONTHS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// A person number as files write it, such as `710915-0123`.
pub(crate) type Written = [u8; 11];

/// Whom a number is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    /// `pige`; the number is even.
    Girl,
    /// `dreng`; the number is odd.
    Boy,
}

/// Returns the number of the child with this place among all born in a year.
pub(crate) fn of_child(place: u32, born: i16, gender: Gender) -> Written {
    let pair = (place / DAYS * 1_237) % CHILDREN;
    written(place * 157 % DAYS, born.rem_euclid(100).unsigned_abs().into(), pair, gender)
}

/// Returns the number of the employee with this place among all.
pub(crate) fn of_staff(place: u32) -> Written {
    let (year, rest) = (60 + place % STAFF_YEARS, place / STAFF_YEARS);
    let gender = if rest % 4 == 0 { Gender::Boy } else { Gender::Girl };
    written(rest * 157 % DAYS, year, CHILDREN + rest / DAYS % STAFF, gender)
}

fn written(mut day: u32, year: u32, pair: u32, gender: Gender) -> Written {
    let mut month = 1;
    for length in MONTHS {
        if day < length {
            break;
        }
        day -= length;
        month += 1;
    }
    let serial = 2 * pair + u32::from(gender == Gender::Boy);
    let date = ((day + 61) * 100 + month) * 100 + year;
    let mut rest = u64::from(date) * 10_000 + u64::from(serial);
    let mut text = [b'-'; 11];
    for (place, slot) in text.iter_mut().enumerate().rev() {
        if place != 6 {
            *slot = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use domain::fact::PersonNumber;

    use super::*;

    fn text(number: Written) -> String {
        String::from_utf8(number.to_vec()).unwrap()
    }

    #[test]
    fn no_two_have_the_same_number_whoever_they_are() {
        let genders = [Gender::Girl, Gender::Boy];
        let child =
            |place: u32| of_child(place, 1994, genders[usize::from(place.is_multiple_of(3))]);
        let children = (0..DAYS * 700).map(child);
        let staff = (0..200_000).map(of_staff);
        let all: Vec<Written> = children.chain(staff).collect();
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
    }

    #[test]
    fn every_number_is_accepted_and_has_a_day_that_no_birth_has() {
        let all = (0..5_000).map(|place| of_child(place * 29, 2012, Gender::Girl));
        for number in all.chain((0..5_000).map(|place| of_staff(place * 31))) {
            let number = text(number);
            assert!(number.parse::<PersonNumber>().is_ok(), "{number}");
            assert!(
                (61..=91).contains(&number.get(..2).unwrap().parse::<u8>().unwrap()),
                "{number}"
            );
        }
        assert_eq!(text(of_child(0, 2012, Gender::Boy)), "610112-0001");
    }
}
