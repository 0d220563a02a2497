//! The tree a chart is built as, and how it becomes well-formed XML.

use crate::theme::{Role, Theme};

/// One element of the drawing. Names are ours; every text from outside is escaped on writing.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    name: &'static str,
    class: Option<&'static str>,
    attributes: Vec<(&'static str, String)>,
    paints: Vec<(&'static str, Role)>,
    children: Vec<Self>,
    text: Option<String>,
}

const HOLD: &str = "chart-hold";

impl Element {
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name,
            class: None,
            attributes: Vec::new(),
            paints: Vec::new(),
            children: Vec::new(),
            text: None,
        }
    }

    pub(crate) fn class(mut self, class: &'static str) -> Self {
        self.class = Some(class);
        self
    }

    pub(crate) fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// Sets an attribute that is a length or a place in user units.
    pub(crate) fn at(self, name: &'static str, value: f64) -> Self {
        self.set(name, number(value))
    }

    pub(crate) fn fill(mut self, role: Role) -> Self {
        self.paints.push(("fill", role));
        self
    }

    pub(crate) fn hollow(self) -> Self {
        self.set("fill", "none")
    }

    pub(crate) fn stroke(mut self, role: Role, width: f64) -> Self {
        self.paints.push(("stroke", role));
        if (width - 1.0).abs() < 1e-9 {
            return self;
        }
        self.set("stroke-width", hundredths(width))
    }

    pub(crate) fn dashed(self, pattern: &'static str) -> Self {
        self.set("stroke-dasharray", pattern)
    }

    /// Makes an unseen area that is easy to hit, and is outlined when it is; not on paper.
    pub(crate) fn hold(self) -> Self {
        self.class(HOLD).hollow().set("pointer-events", "all")
    }

    pub(crate) fn text(mut self, text: &str) -> Self {
        self.text = Some(text.to_owned());
        self
    }

    pub(crate) fn with(mut self, child: Self) -> Self {
        self.children.push(child);
        self
    }

    pub(crate) fn with_all(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self
    }

    pub(crate) fn push(&mut self, child: Self) {
        self.children.push(child);
    }

    /// Says whether the tree holds something the reader can follow.
    pub(crate) fn has_link(&self) -> bool {
        self.name == "a" || self.children.iter().any(Self::has_link)
    }

    pub(crate) fn write(&self, theme: Theme, out: &mut String) {
        let name = self.name_in(theme);
        out.push('<');
        out.push_str(name);
        self.write_attributes(theme, out);
        if self.children.is_empty() && self.text.is_none() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        if let Some(text) = &self.text {
            escape(text, out);
        }
        let is_shown = |child: &&Self| theme == Theme::Page || child.class != Some(HOLD);
        for child in self.children.iter().filter(is_shown) {
            child.write(theme, out);
        }
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    }

    fn name_in(&self, theme: Theme) -> &'static str {
        if theme == Theme::Print && self.name == "a" { "g" } else { self.name }
    }

    fn write_attributes(&self, theme: Theme, out: &mut String) {
        if let (Some(class), Theme::Page) = (self.class, theme) {
            attribute("class", class, out);
        }
        for (name, value) in &self.attributes {
            let is_link = matches!(*name, "href" | "aria-label");
            if theme == Theme::Page || !is_link {
                attribute(name, value, out);
            }
        }
        match theme {
            Theme::Print => {
                for (property, role) in &self.paints {
                    attribute(property, role.plain(), out);
                }
            }
            Theme::Page if self.paints.is_empty() => {}
            Theme::Page => {
                let style: Vec<String> = self
                    .paints
                    .iter()
                    .map(|(property, role)| format!("{property}:{}", role.variable()))
                    .collect();
                attribute("style", &style.join(";"), out);
            }
        }
    }
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

/// Writes text so that it is valid XML 1.0: the five signs escaped, forbidden signs left out.
fn escape(text: &str, out: &mut String) {
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control < ' ' => {}
            other => out.push(other),
        }
    }
}

/// Writes a length with at most one decimal and no needless signs.
pub(crate) fn number(value: f64) -> String {
    trimmed(&format!("{:.1}", if value.is_finite() { value } else { 0.0 }))
}

fn hundredths(value: f64) -> String {
    trimmed(&format!("{value:.2}"))
}

fn trimmed(written: &str) -> String {
    let short = written.trim_end_matches('0').trim_end_matches('.');
    if short.is_empty() || short == "-0" { "0".to_owned() } else { short.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_have_no_negative_zero() {
        let written: Vec<String> = [0.0, -0.04, 10.0, 100.04, 0.25, -3.96].map(number).into();
        assert_eq!(written, ["0", "0", "10", "100", "0.2", "-4"]);
    }

    #[test]
    fn text_from_outside_cannot_leave_its_place() {
        let mut out = String::new();
        Element::new("text")
            .set("x", "\"><script>")
            .text("a & b\u{0} <i>")
            .write(Theme::Page, &mut out);
        assert_eq!(out, "<text x=\"&quot;&gt;&lt;script&gt;\">a &amp; b &lt;i&gt;</text>");
    }
}
