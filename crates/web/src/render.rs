//! Pages become HTML. Each page is a struct with a template; a page without its data cannot compile.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse as _, Response},
};
use domain::text::Locale;
use i18n::Args;
use include_dir::{Dir, DirEntry, include_dir};
use minijinja::{
    AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior, Value, escape_formatter,
    syntax::SyntaxConfig,
    value::{Kwargs, Serde},
};
use serde::Serialize;

use crate::{assets, error::Error, shell::Shell};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// A page: the data of one template.
pub trait Page: Serialize {
    /// The template's path under `templates`.
    const TEMPLATE: &'static str;
}

/// The templates, parsed once.
pub struct Templates(Environment<'static>);

impl Templates {
    /// Parses all templates.
    ///
    /// # Errors
    ///
    /// Names the template and line that cannot be parsed.
    pub fn load() -> Result<Self, minijinja::Error> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(write_escaped);
        environment
            .set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
        environment.add_function("t", word);
        environment.add_function("asset", |path: &str| assets::address(path));
        add_folder(&mut environment, &TEMPLATES)?;
        Ok(Self(environment))
    }

    /// Renders a page within its shell.
    ///
    /// # Errors
    ///
    /// Names the template and line that failed.
    pub fn html<P: Page>(&self, shell: &Shell, page: &P) -> Result<String, Error> {
        #[derive(Serialize)]
        struct Whole<'a, P> {
            shell: &'a Shell,
            #[serde(flatten)]
            page: &'a P,
        }
        let template = self.0.get_template(P::TEMPLATE)?;
        Ok(template.render(Serde(Whole { shell, page }))?)
    }
}

/// Writes a value into HTML. All attributes are quoted, so that addresses need no `&#x2f;` for each `/`.
fn write_escaped(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    let Some(text) = value.as_str().filter(|_| !value.is_safe()) else {
        return escape_formatter(out, state, value);
    };
    for part in text.split_inclusive(['&', '<', '>', '"', '\'']) {
        let plain = part.trim_end_matches(['&', '<', '>', '"', '\'']);
        out.write_str(plain)?;
        out.write_str(match part.strip_prefix(plain) {
            Some("&") => "&amp;",
            Some("<") => "&lt;",
            Some(">") => "&gt;",
            Some("\"") => "&quot;",
            Some("'") => "&#39;",
            _ => "",
        })?;
    }
    Ok(())
}

/// Answers with a page.
pub(crate) fn answer(status: StatusCode, html: String) -> Response {
    let mut response = (status, Html(html)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}

fn add_folder(
    environment: &mut Environment<'static>,
    folder: &'static Dir<'_>,
) -> Result<(), minijinja::Error> {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => add_folder(environment, inner)?,
            DirEntry::File(file) => {
                let name = file.path().to_string_lossy().into_owned();
                let text = file.contents_utf8().ok_or_else(|| {
                    minijinja::Error::new(ErrorKind::InvalidOperation, format!("{name}: not UTF-8"))
                })?;
                environment.add_template_owned(name, text)?;
            }
        }
    }
    Ok(())
}

/// `t("key", name=value)` in a template: the text with this key in the page's language.
#[expect(clippy::needless_pass_by_value, reason = "the template engine hands values over")]
fn word(state: &State<'_, '_>, key: &str, values: Kwargs) -> Result<String, minijinja::Error> {
    let locale = locale_of(state);
    let mut args = Args::default();
    for name in values.args() {
        let value: Value = values.get(name)?;
        args = match i64::try_from(value.clone()) {
            Ok(number) if value.is_integer() => args.count(name, number),
            _ => args.text(name, value.to_string()),
        };
    }
    if !i18n::has(locale, key) {
        let message = format!("no text has the key `{key}`");
        return Err(minijinja::Error::new(ErrorKind::InvalidOperation, message));
    }
    Ok(i18n::tr(locale, key, &args))
}

fn locale_of(state: &State<'_, '_>) -> Locale {
    state
        .lookup("shell")
        .and_then(|shell| shell.get_attr("locale").ok())
        .and_then(|code| code.as_str().and_then(|code| code.parse().ok()))
        .unwrap_or_default()
}

#[cfg(test)]
pub(crate) mod tests;
