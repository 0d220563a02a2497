//! Why a statistic has no value.

/// Says why a statistic cannot be computed; the caller turns it into a reason people can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Undefined {
    /// There is nothing to compute from.
    #[error("there are no observations")]
    NoObservations,
    /// There is something, but less than the method needs to be honest.
    #[error("at least {needed} observations are needed")]
    TooFew {
        /// The smallest number of observations the method accepts.
        needed: usize,
    },
    /// There are fewer questions than a scale is made of, or than its equations have answers for.
    #[error("at least {needed} items are needed")]
    TooFewItems {
        /// The smallest number of items the method accepts.
        needed: usize,
    },
    /// There are fewer groups with somebody in them than can be compared.
    #[error("at least {needed} groups are needed")]
    TooFewGroups {
        /// The smallest number of groups the method accepts.
        needed: usize,
    },
    /// More groups cross each other than there is room for.
    #[error("at most {most} coefficients of groups that cross others can be estimated")]
    TooManyCrossed {
        /// How many coefficients are taken.
        most: usize,
    },
    /// What should differ is the same everywhere, or differs no more than by chance.
    #[error("there is no variation to judge by")]
    NoVariation,
    /// Two things to be put together do not describe the same items.
    #[error("the parts are not of the same items")]
    Unlike,
    /// A number is NaN or infinite.
    #[error("a number is not finite")]
    NotFinite,
    /// A number lies where it has no meaning, such as a share above 1 or a negative spread.
    #[error("a number is outside its possible range")]
    OutOfRange,
    /// Something tells every success from every failure, so that its coefficient has no end.
    #[error("a column or the groups tell all successes from all failures")]
    Separated,
    /// The numbers are each possible, but the equations have no stable solution.
    #[error("the equations have no stable solution")]
    Unstable,
}

/// The largest value taken: its square, summed over any data there will be, is still finite.
const LARGEST: f64 = 1e100;

/// The largest count taken; a year of all children on earth is far below.
const MOST: f64 = 1e12;

/// Returns the value if it is finite, and small enough to be squared.
pub(crate) fn finite(value: f64) -> Result<f64, Undefined> {
    match value {
        value if !value.is_finite() => Err(Undefined::NotFinite),
        value if value.abs() > LARGEST => Err(Undefined::OutOfRange),
        value => Ok(value),
    }
}

/// Returns the value if it is finite and not negative.
pub(crate) fn not_negative(value: f64) -> Result<f64, Undefined> {
    if finite(value)? < 0.0 { Err(Undefined::OutOfRange) } else { Ok(value) }
}

/// Returns the value if it is a number of observations; less than a thousandth of one is none.
pub(crate) fn count(value: f64) -> Result<f64, Undefined> {
    match finite(value)? {
        n if !(0.0..=MOST).contains(&n) => Err(Undefined::OutOfRange),
        n if n < 0.001 => Err(Undefined::NoObservations),
        n => Ok(n),
    }
}
