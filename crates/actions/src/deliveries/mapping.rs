//! A person says what the columns of a file are, and that becomes a format of the vault's own.

use std::{collections::BTreeMap, fs};

use domain::{
    indicator::IndicatorId,
    period::PeriodType,
    text::{Locale, Text},
    unit::Among,
};
use i18n::Args;
use ingest::format::{
    Column, Format, FormatFinding, Formats, Kind, Measure, PeriodColumn, UnitColumns, YearIs,
};

use super::{kept::Report, look::Look};
use crate::{
    app::App,
    error::{Error, Fault, Result},
};

/// What the prefix of the names of a vault's own formats is.
const OWN: &str = "egen-";

const INDICATOR: &str = "indicator:";

/// What a person says about the columns of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// What such files are called.
    pub title: String,
    /// What each column is, by its heading.
    pub columns: Vec<(String, ColumnIs)>,
    /// Which school year a plain year stands for.
    pub year: YearWord,
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnIs {
    /// Nothing that Pejl keeps.
    Ignored,
    /// The national number of a school or another institution.
    UnitNumber,
    /// The name of a school or another institution.
    UnitName,
    /// The code or name of a municipality.
    Municipality,
    /// The period.
    Period,
    /// How many are behind the values of the row.
    Count,
    /// The values of an indicator.
    Indicator(IndicatorId),
}

impl ColumnIs {
    /// The words of all cases but that of an indicator, `indicator:` followed by its id.
    pub const WORDS: [&'static str; 6] =
        ["ignored", "unit-number", "unit-name", "municipality", "period", "count"];

    /// Returns the case with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "ignored" => Some(Self::Ignored),
            "unit-number" => Some(Self::UnitNumber),
            "unit-name" => Some(Self::UnitName),
            "municipality" => Some(Self::Municipality),
            "period" => Some(Self::Period),
            "count" => Some(Self::Count),
            other => other.strip_prefix(INDICATOR)?.parse().ok().map(Self::Indicator),
        }
    }
}

/// Which school year a plain year, such as `2024`, stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum YearWord {
    /// Nobody said; a plain year is refused.
    #[default]
    Unsaid,
    /// The school year that starts in it.
    Start,
    /// The school year that ends in it.
    End,
}

/// Describes a format by what a person says: the one the file was read with and more, or a new one.
pub(super) fn describe(app: &App, report: &Report, mapping: &Mapping) -> Result<Format> {
    let Some(look) = report.looks.first() else {
        return Err(Error::invalid("columns", "unreadable"));
    };
    let formats = app.formats.formats()?;
    let base = report
        .format
        .as_deref()
        .filter(|name| look.fit(name).is_some_and(|fit| fit.missing.is_empty()))
        .and_then(|name| formats.find(name));
    let mut format = match base {
        Some(base) => base.clone(),
        None => blank(look)?,
    };
    let title = mapping.title.trim();
    format.title = Text::same(title);
    format.fits = fits(look);
    format.name = free_name(&formats, title);
    add_columns(&mut format, mapping);
    set_period_type(app, &mut format, mapping)?;
    let faults = faults(&format.findings(&app.catalogue), title);
    if faults.is_empty() { Ok(format) } else { Err(Error::Invalid(faults)) }
}

/// Keeps a format among the vault's own, whole or not at all.
pub(super) fn write(app: &App, format: &Format) -> Result<()> {
    let folder = app.formats.folder();
    let path = folder.join(format!("{}.toml", format.name));
    let fault = || Error::file(format!("write `{}`", path.display()));
    let text =
        format.to_toml().map_err(|error| Error::Unreadable { file: error.file, why: error.why })?;
    fs::create_dir_all(folder).map_err(fault())?;
    let beside = path.with_extension("new");
    fs::write(&beside, text).map_err(fault())?;
    fs::rename(&beside, &path).map_err(fault())
}

fn blank(look: &Look) -> Result<Format> {
    let kind = match look.kind.as_deref() {
        Some("csv") => Kind::Csv,
        Some("xlsx") => Kind::Xlsx,
        Some("json-rows") => Kind::JsonRows,
        _ => return Err(Error::invalid("columns", "unreadable")),
    };
    Ok(Format {
        name: String::new(),
        source: i18n::t(Locale::Da, "delivery-own-source"),
        kinds: vec![kind],
        file_names: Vec::new(),
        sheet: None,
        decimal: None,
        ignored: Vec::new(),
        title: Text::default(),
        fits: Text::default(),
        absent: BTreeMap::new(),
        filters: Vec::new(),
        units: Vec::new(),
        period: PeriodColumn::default(),
        breakdowns: Vec::new(),
        measures: Vec::new(),
        register: None,
    })
}

fn fits(look: &Look) -> Text {
    let say = |locale| {
        i18n::tr(locale, "delivery-own-fits", &Args::default().text("file", look.file.clone()))
    };
    Text { da: say(Locale::Da), en: say(Locale::En) }
}

fn add_columns(format: &mut Format, mapping: &Mapping) {
    let of = |is: &ColumnIs| {
        Column(mapping.columns.iter().filter(|(_, said)| said == is).map(first).collect())
    };
    format.ignored.extend(of(&ColumnIs::Ignored).0);
    let institutions = UnitColumns {
        number: of(&ColumnIs::UnitNumber),
        name: of(&ColumnIs::UnitName),
        ..units_among(Among::Institutions)
    };
    let municipality = of(&ColumnIs::Municipality);
    let areas = UnitColumns { number: municipality, ..units_among(Among::Areas) };
    for columns in [areas, institutions] {
        if !columns.number.is_empty() || !columns.name.is_empty() {
            format.units.insert(0, columns);
        }
    }
    format.period.column.0.extend(of(&ColumnIs::Period).0);
    let count = of(&ColumnIs::Count);
    for (heading, said) in &mapping.columns {
        if let ColumnIs::Indicator(id) = said {
            let measure = Measure::plain(id.clone(), heading);
            format.measures.push(Measure { n: count.clone(), ..measure });
        }
    }
}

fn first(column: &(String, ColumnIs)) -> String {
    column.0.clone()
}

fn units_among(among: Among) -> UnitColumns {
    UnitColumns {
        number: Column::default(),
        name: Column::default(),
        among,
        fixed: None,
        words: BTreeMap::new(),
        skip: Vec::new(),
    }
}

/// Sets the type of the periods to that of the indicators, which must share it.
fn set_period_type(app: &App, format: &mut Format, mapping: &Mapping) -> Result<()> {
    let mut types: Vec<PeriodType> = mapping
        .columns
        .iter()
        .filter_map(|(_, said)| match said {
            ColumnIs::Indicator(id) => app.catalogue.find(id).map(|indicator| indicator.period),
            _ => None,
        })
        .chain(format.period.period_type)
        .collect();
    types.sort();
    types.dedup();
    match types.as_slice() {
        [] => {}
        [one] => format.period.period_type = Some(*one),
        _ => return Err(Error::invalid("columns", "mixed-period-types")),
    }
    format.period.year_is = match mapping.year {
        YearWord::Unsaid => format.period.year_is,
        YearWord::Start => Some(YearIs::Start),
        YearWord::End => Some(YearIs::End),
    };
    Ok(())
}

fn faults(findings: &[FormatFinding], title: &str) -> Vec<Fault> {
    let mut faults: Vec<Fault> = findings
        .iter()
        .map(|finding| match finding.field.as_str() {
            "units" => Fault { field: "columns", why: "no-unit-column" },
            "measures" => Fault { field: "columns", why: "no-indicator-column" },
            "name" | "title" => Fault { field: "format_title", why: "empty" },
            _ => Fault { field: "columns", why: "unreadable" },
        })
        .collect();
    if title.is_empty() {
        faults.push(Fault { field: "format_title", why: "empty" });
    }
    faults.dedup();
    faults
}

/// Makes a name of a title that no format has yet.
fn free_name(formats: &Formats, title: &str) -> String {
    let spelled = title.to_lowercase().replace('æ', "ae").replace('ø', "oe").replace('å', "aa");
    let words: Vec<&str> = spelled
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let name = format!("{OWN}{}", words.join("-").chars().take(40).collect::<String>());
    let name = name.trim_end_matches('-').to_owned();
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.clone())
        .chain(numbered)
        .find(|name| formats.find(name).is_none())
        .unwrap_or(name)
}
