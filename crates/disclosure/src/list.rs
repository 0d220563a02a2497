//! A vector read by ids that it gave out itself.

use std::ops::{Index, IndexMut};

/// Values by id: `0` is the first. Reading an id that was never given out is a bug of the caller.
#[derive(Debug, Clone, Default)]
pub(crate) struct List<T>(Vec<T>);

const GIVEN_OUT: &str = "ids are given out by the list they are read from";

impl<T> List<T> {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a value and returns its id.
    pub(crate) fn push(&mut self, value: T) -> usize {
        self.0.push(value);
        self.0.len() - 1
    }

    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T: Clone> List<T> {
    /// Returns a list with the same value for each of so many ids.
    pub(crate) fn of(value: T, count: usize) -> Self {
        Self(vec![value; count])
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

impl<T> Index<usize> for List<T> {
    type Output = T;

    fn index(&self, id: usize) -> &T {
        self.0.get(id).expect(GIVEN_OUT)
    }
}

impl<T> IndexMut<usize> for List<T> {
    fn index_mut(&mut self, id: usize) -> &mut T {
        self.0.get_mut(id).expect(GIVEN_OUT)
    }
}
