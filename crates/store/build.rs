//! Builds again when a migration is added, which the compiler does not see by itself.
#![expect(clippy::print_stdout, reason = "Cargo reads it")]

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
