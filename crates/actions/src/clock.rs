//! The time and new ids, so that nothing else reads the clock or draws a number.

use std::sync::atomic::{AtomicU64, Ordering};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use uuid::{NoContext, Uuid};

/// Where the time comes from.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A fixed time, for tests and reproducible runs.
    Fixed(Timestamp),
}

impl Clock {
    /// Returns the time.
    pub fn now(self) -> Timestamp {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
            Self::System => Timestamp::now(),
            Self::Fixed(at) => at,
        }
    }

    /// Returns the day in Denmark.
    pub fn today(self) -> Date {
        let zone = TimeZone::get("Europe/Copenhagen").unwrap_or(TimeZone::UTC);
        self.now().to_zoned(zone).date()
    }
}

/// Where new ids come from.
#[derive(Debug)]
pub enum Ids {
    /// Drawn at random, ordered by time.
    Random,
    /// Counted, the same in every run.
    Counted(AtomicU64),
}

impl Ids {
    /// Returns a new id for something that happens at `at`.
    pub fn next(&self, at: Timestamp) -> Uuid {
        let seconds = u64::try_from(at.as_second()).unwrap_or_default();
        let nanoseconds = at.subsec_nanosecond().unsigned_abs();
        match self {
            Self::Random => {
                Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, seconds, nanoseconds))
            }
            Self::Counted(count) => {
                let number = count.fetch_add(1, Ordering::Relaxed);
                let millis = seconds * 1000 + u64::from(nanoseconds / 1_000_000);
                let mut tail = [0; 10];
                for (slot, byte) in tail.iter_mut().rev().zip(number.to_le_bytes()) {
                    *slot = byte;
                }
                uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
            }
        }
    }
}
