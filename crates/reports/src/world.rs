//! Typst in process: embedded templates and fonts, one JSON value, a date, and nothing else.

mod fonts;

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Serialize;
use typst::{
    Feature, Library, LibraryExt as _, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::error::ReportError;

/// The templates by path; the first is what a talk is set with.
const TEMPLATES: [(&str, &str); 4] = [
    ("/talk.typ", include_str!("../templates/talk.typ")),
    ("/look.typ", include_str!("../templates/look.typ")),
    ("/figures.typ", include_str!("../templates/figures.typ")),
    ("/closing.typ", include_str!("../templates/closing.typ")),
];
const DATA: &str = "/data.json";

/// For how many reports a part that was not used again is kept.
const KEPT_REPORTS: usize = 2;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});
static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let parsed = |(path, text): &(&str, &str)| Source::new(id(path), (*text).to_owned());
    TEMPLATES.iter().map(parsed).collect()
});

/// Which report is set.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Template {
    /// The basis for a school development talk.
    Talk,
}

/// A report that was set, with what Typst found worth a warning.
#[derive(Debug)]
pub(crate) struct Finished {
    pub(crate) pdf: Vec<u8>,
    #[cfg_attr(not(test), expect(dead_code, reason = "in tests a warning is an error"))]
    pub(crate) warnings: Vec<String>,
}

/// Reads the fonts and templates, which every report needs and the first one waits for.
pub(crate) fn warm_up() {
    LazyLock::force(&LIBRARY);
    LazyLock::force(&SOURCES);
    fonts::book();
}

/// Sets `data` with a template as PDF/A-2a and PDF/UA-1.
pub(crate) fn set(
    template: Template,
    data: &impl Serialize,
    day: Date,
) -> Result<Finished, ReportError> {
    let json =
        serde_json::to_vec(data).map_err(|fault| ReportError::Setting(vec![fault.to_string()]))?;
    let desk = Desk { main: template.main(), data: Bytes::new(json), day };
    let finished = desk.finish();
    typst::comemo::evict(KEPT_REPORTS);
    finished
}

impl Template {
    fn main(self) -> FileId {
        match self {
            Self::Talk => id("/talk.typ"),
        }
    }
}

/// All that Typst can see while it sets one report.
struct Desk {
    main: FileId,
    data: Bytes,
    day: Date,
}

impl Desk {
    fn finish(&self) -> Result<Finished, ReportError> {
        let compiled = typst::compile::<PagedDocument>(self);
        let document = compiled.output.map_err(|faults| self.setting(&faults))?;
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|fault| ReportError::Setting(vec![fault.message().to_string()]))?;
        let options = PdfOptions {
            standards,
            creator: Smart::Custom(Some("Pejl".to_owned())),
            ..PdfOptions::default()
        };
        let pdf = typst_pdf::pdf(&document, &options).map_err(|faults| self.setting(&faults))?;
        let warnings = compiled.warnings.iter().map(|warning| self.say(warning)).collect();
        Ok(Finished { pdf, warnings })
    }

    fn setting(&self, faults: &[SourceDiagnostic]) -> ReportError {
        ReportError::Setting(faults.iter().map(|fault| self.say(fault)).collect())
    }

    /// Says what and in which line of which template.
    fn say(&self, fault: &SourceDiagnostic) -> String {
        use typst::WorldExt as _;
        let place = fault.span.id().and_then(|file| {
            let start = self.range(fault.span)?.start;
            let line = self.source(file).ok()?.lines().byte_to_line(start)?;
            Some(format!("{}:{}: ", file.vpath().get_without_slash(), line + 1))
        });
        let hints: Vec<String> = fault.hints.iter().map(|hint| format!(" ({})", hint.v)).collect();
        format!("{}{}{}", place.unwrap_or_default(), fault.message, hints.concat())
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        fonts::book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, wanted: FileId) -> FileResult<Source> {
        let source = SOURCES.iter().find(|source| source.id() == wanted);
        source.cloned().ok_or_else(|| missing(wanted))
    }

    fn file(&self, wanted: FileId) -> FileResult<Bytes> {
        if wanted == id(DATA) { Ok(self.data.clone()) } else { Err(missing(wanted)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts::font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        let part = |value: i8| u8::try_from(value).ok();
        Datetime::from_ymd(
            i32::from(self.day.year()),
            part(self.day.month())?,
            part(self.day.day())?,
        )
    }
}

fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the paths above are absolute and plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn missing(wanted: FileId) -> FileError {
    FileError::NotFound(wanted.vpath().get_without_slash().into())
}
