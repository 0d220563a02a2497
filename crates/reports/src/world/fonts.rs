//! IBM Plex Sans, embedded. `build.rs` says what to do when a file is missing.

use std::sync::LazyLock;

use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
    utils::LazyHash,
};

macro_rules! plex {
    ($style:literal) => {
        include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../assets/vendor/pdf/IBMPlexSans_",
            $style,
            ".ttf"
        ))
    };
}

const FILES: [&[u8]; 3] = [plex!("400Regular"), plex!("400Regular_Italic"), plex!("600SemiBold")];

static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| Font::new(Bytes::new(*file), 0)).collect());
static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(&*FONTS)));

pub(super) fn book() -> &'static LazyHash<FontBook> {
    &BOOK
}

pub(super) fn font(index: usize) -> Option<Font> {
    FONTS.get(index).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_font_can_be_read() {
        assert_eq!(FONTS.len(), FILES.len());
        assert!(book().contains_family("ibm plex sans"));
    }
}
