//! What is wrong with facts, and what to do.

use actions::facts::{FactComplaint, FactTrouble};

use super::Advice;

const PUT_BACK: &str = "put the file back from a copy of the vault's folder, or undo its delivery with `pejl undo` and import its files again";

const BUCKET: &str = "see that the bucket named in `vault.toml` can be reached, and that `AWS_ENDPOINT`, `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` are its own";

const KEYS: &str = "put the copy of `keys.toml` back that was kept apart from the backups";

pub(super) fn advise(FactComplaint { file, trouble }: &FactComplaint) -> Advice {
    let (why, todo) = match trouble {
        FactTrouble::KeysMissing { files } => {
            (format!("it is not there, so {files} fact files cannot be read"), KEYS)
        }
        FactTrouble::KeysUnreadable(why) => (why.clone(), KEYS),
        FactTrouble::OtherKeys { files } => (
            format!(
                "none of {files} fact files opens with it: it is another vault's, or they are all damaged"
            ),
            "put the copy of `keys.toml` back that was kept apart from the backups; if it is the right one, put the fact files back from a copy of the vault's folder",
        ),
        FactTrouble::BucketAway(why) => (why.clone(), BUCKET),
        FactTrouble::Missing => ("it is not there".to_owned(), PUT_BACK),
        FactTrouble::Damaged(why) => (why.clone(), PUT_BACK),
        FactTrouble::OtherRows { found, expected } => {
            (format!("it has {found} rows and should have {expected}"), PUT_BACK)
        }
        FactTrouble::UnknownSet => (
            "its fact set is not known".to_owned(),
            "put the set's file back into the vault's folder `fact-sets`",
        ),
        FactTrouble::SumsMissing => ("the sums are not there".to_owned(), SUMS),
        FactTrouble::SumsDamaged => ("the sums are damaged".to_owned(), SUMS),
        FactTrouble::Erased => (
            "it holds rows that were erased; the erasure was stopped before its end".to_owned(),
            "run the same `pejl facts erase` again, or let `pejl serve` run for an hour; either removes it",
        ),
    };
    Advice { wrong: format!("`{file}`: {why}"), todo }
}

const SUMS: &str =
    "nothing: they are made again when they are needed, at once by `pejl facts compute`";
