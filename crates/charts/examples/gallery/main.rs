//! Draws every kind of chart with figures like Danish ones, into one HTML page.
//!
//! `cargo run -p charts --example gallery -- PAGE.html [KOMMUNER.geojson] [dark]`

mod chains;
mod maps;
mod schools;
mod series;

use charts::{
    Svg,
    input::Nothing,
    look::{Look, Size},
    theme::{Theme, stylesheet},
};

use std::{env, error::Error, fmt::Write as _, fs};

type Draw = Box<dyn Fn(&Look<'_>) -> Result<Svg, Nothing>>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let page = arguments.next().ok_or("say which file to write")?;
    let borders = arguments.next().filter(|path| !path.is_empty());
    let tone = arguments.next().unwrap_or_else(|| "light".to_owned());
    let mut kinds: Vec<(&str, Draw)> = vec![
        ("trend", Box::new(|look| series::marks().draw(look))),
        ("trend-path", Box::new(|look| series::well_being().draw(look))),
        ("funnel", Box::new(|look| schools::funnel().draw(look))),
        ("strip", Box::new(|look| schools::strip().draw(look))),
        ("multiples", Box::new(|look| series::schools().draw(look))),
        ("indicators", Box::new(|look| series::indicators().draw(look))),
        ("chain", Box::new(|look| chains::goals().draw(look))),
        ("bar", Box::new(|look| series::card().draw(look))),
    ];
    if let Some(path) = borders {
        let map = maps::class_size(&fs::read_to_string(path)?)?;
        kinds.push(("map", Box::new(move |look| map.draw(look))));
    }
    let sizes = [("wide", Size::Wide, Theme::Page), ("narrow", Size::Narrow, Theme::Page)];
    let print = [("print", Size::Print, Theme::Print)];
    let mut body = String::new();
    for (name, draw) in &kinds {
        for (size_name, size, theme) in sizes.into_iter().chain(print) {
            let id = format!("{name}-{size_name}");
            let svg = draw(&Look { id: &id, theme, size, format: &danish })?;
            writeln!(body, "<figure class=\"{size_name}\">{svg}</figure>")?;
        }
    }
    fs::write(page, html(&body, &tone))?;
    Ok(())
}

/// Writes a number as Danes do.
fn danish(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}").replace('.', ",").replace('-', "−")
}

fn html(body: &str, tone: &str) -> String {
    format!(
        "<!doctype html><html lang=\"da\" data-theme=\"{tone}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Diagrammer</title><style>\
         {}@font-face{{font-family:'IBM Plex Sans';src:url(plex.ttf)}}\
         @font-face{{font-family:'IBM Plex Sans';font-weight:600;src:url(plex-bold.ttf)}}\
         body{{margin:16px;font-family:'IBM Plex Sans',sans-serif;background:var(--chart-surface)}}\
         figure{{margin:0 0 48px;max-width:720px}}.narrow,.print{{display:none}}\
         body.print-only .wide{{display:none}}\
         @media(max-width:600px){{.wide{{display:none}}.narrow{{display:block}}}}\
         </style><body>\n{body}</body></html>",
        stylesheet()
    )
}
