//! The kept inputs of fuzzing, read again: none makes a reader panic.

use std::{fs, path::Path};

#[path = "../../examples/fuzz/readers.rs"]
mod readers;

use readers::{READERS, Readers};

#[test]
fn no_kept_input_makes_a_reader_panic() {
    let readers = Readers::new();
    for reader in READERS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(reader);
        let mut inputs = 0;
        for entry in fs::read_dir(&folder).unwrap() {
            let bytes = fs::read(entry.unwrap().path()).unwrap();
            assert!(!readers.run(reader, &bytes).is_empty() || bytes.is_empty());
            inputs += 1;
        }
        assert!(inputs >= 2, "{reader} has a corpus");
    }
}
