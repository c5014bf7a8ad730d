//! What keeps `cargo xtask release` from its work is said before any of it is done.

use std::process::Command;

/// A Python that is missing too would be named if anything had begun.
#[test]
fn a_missing_chromium_is_named_before_anything_is_built() {
    let release = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("release")
        .env("CHROME", "/no/such/chromium")
        .env("PYTHON", "/no/such/python")
        .output()
        .unwrap();
    assert_eq!(release.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&release.stdout), "");
    assert_eq!(
        String::from_utf8_lossy(&release.stderr),
        "error: CHROME=/no/such/chromium is not a file: \
         name the program of a Chromium, Chrome or Edge\n"
    );
}
