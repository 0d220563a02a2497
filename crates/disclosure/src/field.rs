//! Whole numbers modulo the prime `2^61 - 1`, in which elimination is exact.

/// The prime.
pub(crate) const PRIME: u64 = (1 << 61) - 1;

/// Minus one.
pub(crate) const MINUS_ONE: u64 = PRIME - 1;

pub(crate) const fn add(one: u64, other: u64) -> u64 {
    let sum = one + other;
    if sum >= PRIME { sum - PRIME } else { sum }
}

pub(crate) const fn negate(one: u64) -> u64 {
    if one == 0 { 0 } else { PRIME - one }
}

#[expect(clippy::cast_possible_truncation, reason = "both halves are below the prime")]
pub(crate) const fn multiply(one: u64, other: u64) -> u64 {
    let product = one as u128 * other as u128;
    add((product as u64) & PRIME, (product >> 61) as u64)
}

/// Returns the number whose product with this one, not nought, is one: its power `p - 2`.
pub(crate) const fn invert(one: u64) -> u64 {
    let (mut power, mut square, mut left) = (1, one, PRIME - 2);
    while left > 0 {
        if left & 1 == 1 {
            power = multiply(power, square);
        }
        square = multiply(square, square);
        left >>= 1;
    }
    power
}

/// Returns the `n`th of a fixed sequence of numbers without a pattern (`SplitMix64`), never nought.
pub(crate) fn drawn(n: usize) -> u64 {
    let seed = u64::try_from(n).unwrap_or(u64::MAX).wrapping_add(1);
    let mut bits = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (bits ^ (bits >> 31)) % MINUS_ONE + 1
}

#[cfg(test)]
mod tests {
    use super::{MINUS_ONE, PRIME, add, drawn, invert, multiply, negate};

    #[test]
    fn a_number_times_its_inverse_is_one() {
        assert!((0..100).map(drawn).all(|one| multiply(one, invert(one)) == 1));
        assert_eq!(multiply(MINUS_ONE, MINUS_ONE), 1);
        assert_eq!((add(PRIME - 3, 5), negate(0), negate(1)), (2, 0, MINUS_ONE));
    }
}
