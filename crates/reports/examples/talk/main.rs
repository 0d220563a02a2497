//! Renders sample talks to a folder, to be looked at: `cargo run --example talk -- FOLDER`.
#![expect(clippy::print_stdout, reason = "an example speaks to the one who runs it")]

mod samples;

use std::{env, error::Error, fs, path::PathBuf, time::Instant};

use domain::text::Locale;

const ROUNDS: u32 = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "talks".to_owned()));
    fs::create_dir_all(&folder)?;
    let talks = [
        ("rich", samples::rich(), Locale::Da),
        ("open", samples::open(), Locale::Da),
        ("small", samples::small(), Locale::Da),
        ("empty", samples::empty(), Locale::Da),
        ("english", samples::rich(), Locale::En),
    ];
    for (name, talk, locale) in &talks {
        let start = Instant::now();
        let pdf = reports::talk::render(talk, *locale)?;
        println!("{name}: {} bytes, {} ms", pdf.len(), start.elapsed().as_millis());
        fs::write(folder.join(format!("{name}.pdf")), pdf)?;
    }
    let start = Instant::now();
    for round in 0..ROUNDS {
        let mut talk = samples::rich();
        talk.unit.name = format!("{} {round}", talk.unit.name);
        reports::talk::render(&talk, Locale::Da)?;
    }
    println!("warm: {} ms each", start.elapsed().as_millis() / u128::from(ROUNDS));
    Ok(())
}
