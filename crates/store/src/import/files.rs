//! The names of a delivery's files, so that rows hold a small number in place of a name.

/// The names of a delivery's files.
#[derive(Debug)]
pub(super) struct Files {
    names: Vec<String>,
    latest: usize,
}

impl Files {
    pub(super) fn new(names: &[String]) -> Self {
        Self { names: names.to_vec(), latest: 0 }
    }

    /// Returns a file's place among the names; a name that is not there yet comes last.
    pub(super) fn position(&mut self, name: &str) -> i64 {
        // Rows of one file follow each other, so the latest name is nearly always the right one.
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

    pub(super) fn into_names(self) -> Vec<String> {
        self.names
    }
}
