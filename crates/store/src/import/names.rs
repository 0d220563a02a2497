//! The names of a delivery's files, or of their columns, so that rows hold a small number in place of a
//! name.

/// Names, each once, in the order they were first seen.
#[derive(Debug, Default)]
pub(super) struct Names {
    names: Vec<String>,
    latest: usize,
}

impl Names {
    pub(super) fn new(names: &[String]) -> Self {
        Self { names: names.to_vec(), latest: 0 }
    }

    /// Returns a name's place; a name that is not there yet comes last.
    pub(super) fn position(&mut self, name: &str) -> i64 {
        // The names of a row follow those of the row before, so the latest is often the right one.
        if self.names.get(self.latest).is_none_or(|latest| latest != name) {
            let found = self.names.iter().position(|known| known == name);
            self.latest = found.unwrap_or(self.names.len());
            if found.is_none() {
                self.names.push(name.to_owned());
            }
        }
        i64::try_from(self.latest).unwrap_or(i64::MAX)
    }

    pub(super) fn name(&self, position: i64) -> &str {
        usize::try_from(position)
            .ok()
            .and_then(|position| self.names.get(position))
            .map_or("", String::as_str)
    }

    pub(super) fn as_slice(&self) -> &[String] {
        &self.names
    }
}
