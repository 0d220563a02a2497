//! Statements that put many rows in at once.

use std::fmt::Write as _;

use crate::db::{On, Tx};

/// How many rows go in at once. SQLite binds at most 32,766 values in one statement, PostgreSQL 65,535,
/// and more rows than this made nothing quicker.
pub(crate) const ROWS_AT_A_TIME: usize = 200;

/// Returns the marks for `rows` times `columns` values: `($1, $2), ($3, $4)`.
///
/// On SQLite they have no numbers, because it looks each numbered one up in a list.
pub(crate) fn marks(tx: &mut Tx, rows: usize, columns: usize) -> String {
    let is_numbered = matches!(tx.on(), On::Postgres(_));
    let mut text = String::with_capacity(rows * columns * 8);
    for mark in 0..rows * columns {
        let before = match (mark, mark % columns) {
            (0, _) => "(",
            (_, 0) => "), (",
            _ => ", ",
        };
        text.push_str(before);
        if is_numbered {
            write!(text, "${}", mark + 1).expect("writing to a text cannot fail");
        } else {
            text.push('?');
        }
    }
    text.push(')');
    text
}
