//! How often facts were read, and what for, in words.

use domain::fact::ReadFor;
use i18n::Args;
use store::facts::readings::Readings;

use crate::words::Words;

/// Says what rows were read for: `for statistics and research`.
pub(crate) fn read_for(words: Words, read_for: ReadFor) -> String {
    match read_for {
        ReadFor::Purpose(purpose) => {
            let purpose = words.t(&format!("purpose-{}", purpose.code()));
            words.with("read-for-purpose", "purpose", &purpose)
        }
        ReadFor::Check | ReadFor::Erasure | ReadFor::Retention => {
            words.t(&format!("read-for-{}", read_for.code()))
        }
    }
}

/// Says how often rows were read, when last, and how often for what: a text with `times`, `day` and `whats`.
/// Nothing when they never were.
pub(super) fn times(words: Words, key: &str, readings: &[&Readings]) -> Option<String> {
    let times: u64 = readings.iter().map(|readings| readings.times).sum();
    let last = readings.iter().map(|readings| readings.last).max()?;
    let mut by_reason: Vec<(ReadFor, u64)> = Vec::new();
    for one in readings {
        match by_reason.iter_mut().find(|(of, _)| *of == one.read_for) {
            Some((_, times)) => *times += one.times,
            None => by_reason.push((one.read_for, one.times)),
        }
    }
    by_reason.sort();
    let whats: Vec<String> = by_reason
        .iter()
        .map(|(of, times)| {
            let args = Args::default()
                .count("n", i64::try_from(*times).unwrap_or(i64::MAX))
                .text("times", count(words, *times))
                .text("what", read_for(words, *of));
            words.tr("facts-readings-of", &args)
        })
        .collect();
    let only = by_reason.first().filter(|_| by_reason.len() == 1);
    let whats = only.map_or_else(|| words.list(&whats), |(of, _)| read_for(words, *of));
    let args = Args::default()
        .count("n", i64::try_from(times).unwrap_or(i64::MAX))
        .text("times", count(words, times))
        .text("day", words.moment(last))
        .text("whats", whats);
    Some(words.tr(key, &args))
}

/// Writes a count in digits.
pub(super) fn count(words: Words, count: u64) -> String {
    words.digits(usize::try_from(count).unwrap_or(usize::MAX))
}
