//! Words of a file and what they stand for.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::text::fold;

/// What each word stands for; capitals and blanks do not matter.
pub(crate) struct Words<V> {
    folded: HashMap<String, V>,
}

impl<V: Clone> Words<V> {
    /// Takes over the words of a description.
    pub(crate) fn new(words: &BTreeMap<String, V>) -> Self {
        let mut folded: HashMap<String, V> = HashMap::new();
        // As spelled, for speed, and folded.
        for (word, value) in words {
            folded.insert(word.clone(), value.clone());
        }
        for (word, value) in words {
            folded.entry(fold(word)).or_insert_with(|| value.clone());
        }
        Self { folded }
    }

    /// Tells whether there are no words at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Returns what a word stands for.
    pub(crate) fn find(&self, text: &str) -> Option<&V> {
        if self.folded.is_empty() {
            return None;
        }
        let spelled = self.folded.get(text);
        if spelled.is_some() || is_folded(text) { spelled } else { self.folded.get(&fold(text)) }
    }

    /// Returns what a word stands for, also with its code before it: `0000 I alt`.
    pub(crate) fn find_coded(&self, text: &str) -> Option<&V> {
        self.find(text).or_else(|| {
            let (code, word) = code_and_word(text)?;
            self.find(code).or_else(|| self.find(word))
        })
    }
}

/// A set of words; capitals and blanks do not matter.
pub(crate) struct Set {
    folded: HashSet<String>,
}

impl Set {
    /// Takes over the words of a description.
    pub(crate) fn new(words: &[String]) -> Self {
        let folded = words.iter().flat_map(|word| [word.clone(), fold(word)]).collect();
        Self { folded }
    }

    /// Tells whether there are no words at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Tells whether the word is in the set.
    pub(crate) fn has(&self, text: &str) -> bool {
        if self.folded.is_empty() || self.folded.contains(text) {
            return !self.folded.is_empty();
        }
        !is_folded(text) && self.folded.contains(&fold(text))
    }

    /// Tells whether the word is in the set, also with its code before it: `0000 I alt`.
    pub(crate) fn has_coded(&self, text: &str) -> bool {
        self.has(text)
            || code_and_word(text).is_some_and(|(code, word)| self.has(code) || self.has(word))
    }
}

/// Parts a text as Statbank writes it when asked for code and text in one cell.
fn code_and_word(text: &str) -> Option<(&str, &str)> {
    let (code, word) = text.split_once(' ')?;
    let is_code = code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    (is_code && !code.is_empty()).then(|| (code, word.trim_start()))
}

/// Tells at a glance that folding would leave a text as it is, as it does most codes and numbers.
fn is_folded(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
