//! Says in plain words what to do when the fonts have not been fetched yet.

use std::path::Path;

const FONTS: [&str; 3] = ["400Regular", "400Regular_Italic", "600SemiBold"];

fn main() {
    // Relative to the crate, where build scripts run: a compiled script outlives the clone it was made in.
    let folder = Path::new("../../assets/vendor/pdf");
    println!("cargo::rerun-if-changed={}", folder.display());
    for font in FONTS {
        let file = folder.join(format!("IBMPlexSans_{font}.ttf"));
        if !file.exists() {
            println!(
                "cargo::error=the font `{}` is missing; run `cargo xtask assets`",
                file.display()
            );
        }
    }
}
