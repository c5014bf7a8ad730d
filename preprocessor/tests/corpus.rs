//! Every input that the fuzzer found worth keeping, run as it runs them.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read files, and fail where something is missing"
)]

mod support;

use std::fs;
use std::path::Path;

use support::targets;

/// Runs `target` on each file of the folder of its name.
fn run_all(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(name);
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        // The last line before a failure tells which file it was.
        println!("{}", path.display());
        target(&fs::read(&path).unwrap());
        count += 1;
    }
    assert!(count > 10, "{count} files in {}", folder.display());
}

#[test]
fn wire() {
    run_all("wire", targets::wire);
}

#[test]
fn chapter() {
    run_all("chapter", targets::chapter);
}

#[test]
fn catalogue() {
    run_all("catalogue", targets::catalogue);
}

#[test]
fn markdown() {
    run_all("markdown", targets::markdown);
}
