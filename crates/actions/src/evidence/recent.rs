//! A shelf that keeps what was used most recently.

use std::{collections::BTreeMap, sync::Arc};

/// Keeps at most so many values; the one not used for longest goes first.
#[derive(Debug)]
pub(crate) struct Recent<K, V> {
    most: usize,
    uses: u64,
    kept: BTreeMap<K, (u64, Arc<V>)>,
}

impl<K: Ord + Clone, V> Recent<K, V> {
    pub(super) const fn of(most: usize) -> Self {
        Self { most, uses: 0, kept: BTreeMap::new() }
    }

    pub(crate) fn get(&mut self, key: &K) -> Option<Arc<V>> {
        self.uses += 1;
        let (used, value) = self.kept.get_mut(key)?;
        *used = self.uses;
        Some(Arc::clone(value))
    }

    pub(crate) fn put(&mut self, key: K, value: Arc<V>) {
        self.uses += 1;
        if self.kept.len() >= self.most && !self.kept.contains_key(&key) {
            let oldest = self.kept.iter().min_by_key(|(_, (used, _))| *used);
            if let Some(oldest) = oldest.map(|(oldest, _)| oldest.clone()) {
                self.kept.remove(&oldest);
            }
        }
        self.kept.insert(key, (self.uses, value));
    }

    pub(super) fn clear(&mut self) {
        self.kept.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_for_longest_makes_room() {
        let mut recent = Recent::of(2);
        recent.put(1, Arc::new("one"));
        recent.put(2, Arc::new("two"));
        assert_eq!(recent.get(&1).as_deref(), Some(&"one"));
        recent.put(3, Arc::new("three"));
        assert_eq!((recent.get(&2), recent.get(&1).as_deref()), (None, Some(&"one")));
    }
}
