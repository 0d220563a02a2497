//! Files of any size: rows are streamed, and a row that is no row is not read into memory.

use std::{
    io::{self, Cursor, Read, Seek, SeekFrom},
    ops::ControlFlow,
};

use domain::delivery::Item;
use ingest::{ReadOptions, read};

use crate::support::{formats, register};

/// A file made while it is read: a beginning, a unit repeated many times, and an end.
struct Made {
    start: &'static [u8],
    unit: &'static [u8],
    units: u64,
    at: u64,
}

impl Made {
    fn length(&self) -> u64 {
        u64::try_from(self.start.len()).unwrap()
            + u64::try_from(self.unit.len()).unwrap() * self.units
    }
}

impl Read for Made {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.length() - self.at).unwrap_or(usize::MAX);
        let count = buffer.len().min(left);
        let start = u64::try_from(self.start.len()).unwrap();
        for (place, byte) in (self.at..).zip(buffer.iter_mut().take(count)) {
            *byte = match place.checked_sub(start) {
                None => self.start[usize::try_from(place).unwrap()],
                Some(inside) => {
                    let unit = u64::try_from(self.unit.len()).unwrap();
                    self.unit[usize::try_from(inside % unit).unwrap()]
                }
            };
        }
        self.at += u64::try_from(count).unwrap();
        Ok(count)
    }
}

impl Seek for Made {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(place) => place,
            SeekFrom::End(back) => self.length().saturating_add_signed(back),
            SeekFrom::Current(step) => self.at.saturating_add_signed(step),
        };
        Ok(self.at)
    }
}

fn codes(format: &str, made: Made) -> Vec<String> {
    let (formats, register) = (formats(), register());
    let mut codes = Vec::new();
    let options = ReadOptions { period: None, register: &register };
    let _summary =
        read(formats.find(format).unwrap(), "x_2024_25.csv", made, options, &mut |item| {
            if let Item::Problem(problem) = item {
                codes.push(problem.kind.code().to_owned());
            }
            ControlFlow::Continue(())
        });
    codes
}

#[test]
fn a_line_of_ten_gigabytes_is_refused_from_its_first_megabyte() {
    let made = Made { start: b"", unit: b"x", units: 10 << 30, at: 0 };
    assert_eq!(codes("pejl", made), ["line-too-long"]);
}

#[test]
fn a_quote_that_never_ends_is_a_line_too_long() {
    let start = b"indicator;unit;period;value\nelevtal;101001;2024/25;\"";
    let made = Made { start, unit: b"7;8\n", units: 1 << 20, at: 0 };
    assert_eq!(codes("pejl", made), ["line-too-long"]);
}

#[test]
fn an_endless_text_in_json_is_a_line_too_long() {
    let made = Made { start: b"[{\"unit\":\"", unit: b"x", units: 4 << 20, at: 0 };
    assert_eq!(codes("pejl", made), ["line-too-long"]);
}

#[test]
fn json_nested_without_end_is_refused() {
    let made = Made { start: b"", unit: b"[", units: 1 << 20, at: 0 };
    assert_eq!(codes("pejl", made).len(), 1);
}

#[test]
fn a_hundred_thousand_rows_are_handed_on_one_by_one() {
    let start = b"indicator;unit;period;value\n";
    let made = Made { start, unit: b"elevtal;101001;2024/25;487\n", units: 100_000, at: 0 };
    let (formats, register) = (formats(), register());
    let mut readings = 0;
    let options = ReadOptions { period: None, register: &register };
    let summary = read(formats.find("pejl").unwrap(), "x.csv", made, options, &mut |item| {
        readings += u32::from(matches!(item, Item::Reading(_)));
        ControlFlow::Continue(())
    });
    assert_eq!((summary.rows, readings), (100_000, 100_000));
}

#[test]
fn breaking_off_stops_the_reading() {
    let file =
        "indicator;unit;period;value\n".to_owned() + &"elevtal;101001;2024/25;487\n".repeat(9);
    let json = r#"[{"indicator":"elevtal","unit":"1","period":"2024/25","value":1},
                   {"indicator":"elevtal","unit":"2","period":"2024/25","value":1}]"#;
    let (formats, register) = (formats(), register());
    for bytes in [file.as_bytes(), json.as_bytes()] {
        let mut items = 0;
        let options = ReadOptions { period: None, register: &register };
        let format = formats.find("pejl").unwrap();
        let _summary = read(format, "x", Cursor::new(bytes), options, &mut |_| {
            items += 1;
            ControlFlow::Break(())
        });
        assert_eq!(items, 1);
    }
}
