//! Small random changes to inputs, the same for the same seed.

/// A small generator of random numbers (xorshift64*).
pub(crate) struct Random(u64);

impl Random {
    /// Starts from a seed.
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// Returns a number below `end`, or 0 when `end` is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from((self.next() >> 11) % end).unwrap_or(0)
    }
}

/// The bytes an input may have.
const MOST_BYTES: usize = 1 << 16;

/// Pieces that readers pay attention to.
const TOKENS: [&[u8]; 38] = [
    b";",
    b",",
    b"\t",
    b"\"",
    b"\r\n",
    b"\n",
    b"\r",
    b"sep=;\n",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xE6",
    b"\xC3\xA6",
    b"a\xCC\x8A",
    b"7,3",
    b"7.3",
    b"2.351",
    b"-",
    b"..",
    b"*",
    b"<fejl>",
    b"\xE2\x88\x92",
    b"NaN",
    b"1e999",
    b"{",
    b"[",
    b"null",
    b"\"value\":[1,2]",
    b"{\"dataset\":",
    b"\"size\":[99999999]",
    b"2024/25",
    b"2023/24",
    b"010410-1234",
    b"461001",
    b"02-09-2024",
    b"0",
    b"<c r=\"XFD1048576\"><v>1</v></c>",
    b"<f t=\"shared\" si=\"0\">",
    b"\n====\n",
];

/// Changes an input one to eight times.
pub(crate) fn mutate(random: &mut Random, mut input: Vec<u8>, other: &[u8]) -> Vec<u8> {
    for _ in 0..=random.below(8) {
        change(random, &mut input, other);
    }
    input.truncate(MOST_BYTES);
    input
}

fn change(random: &mut Random, input: &mut Vec<u8>, other: &[u8]) {
    let at = random.below(input.len() + 1);
    let length = random.below(32);
    match random.below(8) {
        0 => {
            if let Some(byte) = input.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
        }
        1 => input.truncate(at),
        2 => drop(input.drain(at..(at + length).min(input.len()))),
        3 => {
            let from = random.below(other.len() + 1);
            let piece = other.get(from..(from + length * 8).min(other.len())).unwrap_or_default();
            input.splice(at..at, piece.iter().copied());
        }
        4 => {
            let piece = input.get(at..(at + length).min(input.len())).unwrap_or_default().to_vec();
            input.splice(at..at, piece);
        }
        5 => {
            let byte = u8::try_from(random.below(256)).unwrap_or(0);
            input.insert(at, byte);
        }
        _ => {
            let token = TOKENS.get(random.below(TOKENS.len())).copied().unwrap_or_default();
            input.splice(at..at, token.iter().copied());
        }
    }
}
