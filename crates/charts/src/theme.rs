//! The few colours of a chart, and how they are written for a page or for paper.

/// Says where the chart will be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// A web page: colours are CSS variables with a fallback, and marks may be links.
    Page,
    /// A report, an export or Typst: plain colours, no classes, no links.
    Print,
}

/// What a colour means; charts name the meaning and never the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Ink,
    Soft,
    Quiet,
    Band,
    Grid,
    Text,
    Muted,
    Target,
    Surface,
    Step(usize),
}

struct Colour {
    variable: &'static str,
    light: &'static str,
    dark: &'static str,
}

const fn colour(variable: &'static str, light: &'static str, dark: &'static str) -> Colour {
    Colour { variable, light, dark }
}

const COLOURS: [Colour; 14] = [
    colour("--chart-ink", "#0b5060", "#8fd3dd"),
    colour("--chart-soft", "#b4d6da", "#2f626c"),
    colour("--chart-quiet", "#879396", "#87979b"),
    colour("--chart-band", "#f0f4f4", "#1f2b2f"),
    colour("--chart-grid", "#e1e7e8", "#2e3c40"),
    colour("--chart-text", "#1b2a2e", "#e6edee"),
    colour("--chart-muted", "#5a686c", "#a3b1b5"),
    colour("--chart-target", "#b0511a", "#f0a169"),
    colour("--chart-surface", "#ffffff", "#162023"),
    colour("--chart-step-1", "#d6e8ea", "#1f3a40"),
    colour("--chart-step-2", "#abd1d6", "#2c5a63"),
    colour("--chart-step-3", "#7cb5bd", "#458791"),
    colour("--chart-step-4", "#3b8491", "#71b4be"),
    colour("--chart-step-5", "#0b5060", "#b4e0e6"),
];

/// The number of shades a map has, from lightest to darkest.
pub(crate) const STEPS: usize = 5;

impl Role {
    fn colour(self) -> &'static Colour {
        let place = match self {
            Self::Ink => 0,
            Self::Soft => 1,
            Self::Quiet => 2,
            Self::Band => 3,
            Self::Grid => 4,
            Self::Text => 5,
            Self::Muted => 6,
            Self::Target => 7,
            Self::Surface => 8,
            Self::Step(step) => 9 + step.min(STEPS - 1),
        };
        COLOURS.get(place).expect("every role has a colour in the table above")
    }

    /// Returns the colour as plain hexadecimal, for light paper.
    pub(crate) fn plain(self) -> &'static str {
        self.colour().light
    }

    /// Returns the colour as a CSS variable that falls back to the plain colour.
    pub(crate) fn variable(self) -> String {
        format!("var({},{})", self.colour().variable, self.colour().light)
    }
}

/// Returns the stylesheet of the charts: the variables for light and dark, and what only CSS can
/// do (figures of equal width, the mark under the pointer, the focused link).
///
/// Dark values apply inside `[data-theme="dark"]`, and where the reader's system asks for dark and
/// the page does not say `data-theme="light"`; paper is always light.
pub fn stylesheet() -> String {
    let light = variables(|colour| colour.light);
    let dark = variables(|colour| colour.dark);
    format!(
        ":root{{{light}}}\n\
         @media screen and (prefers-color-scheme:dark){{:root:not([data-theme=\"light\"]){{{dark}}}}}\n\
         @media screen{{[data-theme=\"dark\"]{{{dark}}}}}\n{RULES}"
    )
}

fn variables(shade: impl Fn(&Colour) -> &'static str) -> String {
    let written: Vec<String> =
        COLOURS.iter().map(|colour| format!("{}:{}", colour.variable, shade(colour))).collect();
    written.join(";")
}

const RULES: &str = "\
.chart{display:block;width:100%;height:auto;font-family:inherit;font-variant-numeric:tabular-nums}
.chart-wide{max-width:60rem}
.chart-narrow{max-width:30rem}
.chart-interval-bar{max-width:22rem}
.chart-link{cursor:pointer}
.chart-link:hover .chart-label,.chart-link:focus .chart-label{text-decoration:underline}
.chart-link:hover .chart-hold,.chart-link:focus-visible .chart-hold{stroke:var(--chart-ink);stroke-width:1.5}
.chart-link:focus{outline:none}
.chart-link:focus-visible{outline:2px solid var(--chart-ink);outline-offset:2px}
";
