//! The browser of the browser tests: any Chromium that this machine has.

use std::env;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::shell::{answer, command, run, which};

/// Chromium without its own window. It is the same engine, and opens a tab in a quarter of the time.
const HEADLESS: [&str; 2] = ["chromium-headless-shell", "chrome-headless-shell"];
const NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
];
const FIXED_PATHS: [&str; 6] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
];

/// The path of a Chromium that a program drives, the one that is quickest at that if there is a choice.
/// Where there is none, root on Debian gets Debian's.
pub(crate) fn headless() -> Result<PathBuf> {
    if let Some(named) = named()? {
        return Ok(named);
    }
    let shell = || HEADLESS.iter().find_map(|name| which(name));
    if let Some(path) = shell().or_else(search) {
        return Ok(path);
    }
    // Not every release of Debian has it.
    install(HEADLESS[0])
        .ok()
        .and_then(|()| shell())
        .map_or_else(chromium, Ok)
}

/// The path of a whole Chromium, as [`headless`] finds or installs one.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(named) = named()? {
        return Ok(named);
    }
    if let Some(path) = search() {
        return Ok(path);
    }
    install("chromium")?;
    search().ok_or_else(|| "Debian's package `chromium` brought no `chromium`".into())
}

/// The one that a variable names.
fn named() -> Result<Option<PathBuf>> {
    for variable in ["CHROME", "CHROMIUM"] {
        if let Some(path) = env::var_os(variable).map(PathBuf::from) {
            let existing = existing(&path).ok_or_else(|| not_a_file(variable, &path))?;
            return Ok(Some(existing));
        }
    }
    Ok(None)
}

fn not_a_file(variable: &str, path: &Path) -> String {
    let path = path.display();
    format!("{variable}={path} is not a file: name the program of a Chromium, Chrome or Edge")
}

fn search() -> Option<PathBuf> {
    let on_path = NAMES.iter().find_map(|name| which(name));
    on_path.or_else(|| {
        FIXED_PATHS
            .iter()
            .find_map(|path| existing(Path::new(path)))
    })
}

fn existing(path: &Path) -> Option<PathBuf> {
    path.is_file().then(|| path.to_owned())
}

fn can_install() -> bool {
    let mut whoami = command("id");
    whoami.arg("-u");
    Path::new("/etc/debian_version").exists()
        && which("apt-get").is_some()
        && answer(whoami).as_deref() == Some("0")
}

/// Installs a package of Debian's, where that can be.
fn install(package: &str) -> Result {
    if !can_install() {
        return Err("no Chromium: install Chromium, Chrome or Edge, or name one in CHROME=…; `cargo xtask test --fast` needs none".into());
    }
    println!("no Chromium is here: installing Debian's package `{package}`");
    for arguments in [
        &["update", "--quiet=2"][..],
        // Without a font the pages would have no text.
        &[
            "install",
            "--quiet=2",
            "--yes",
            "--no-install-recommends",
            package,
            "fonts-dejavu-core",
        ],
    ] {
        let mut apt = command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        run(apt)?;
    }
    Ok(())
}
