//! The browser of the browser tests: any Chromium that this machine has.

use std::env;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::shell::{answer, command, run, which};

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

/// The path of a Chromium. Where there is none, root on Debian gets Debian's.
pub(crate) fn chromium() -> Result<PathBuf> {
    for variable in ["CHROME", "CHROMIUM"] {
        if let Some(path) = env::var_os(variable).map(PathBuf::from) {
            return existing(&path).ok_or_else(|| not_a_file(variable, &path).into());
        }
    }
    if let Some(path) = search() {
        return Ok(path);
    }
    if !can_install() {
        return Err("no Chromium: install Chromium, Chrome or Edge, or name one in CHROME=…; `cargo xtask test --fast` needs none".into());
    }
    install()?;
    search().ok_or_else(|| "Debian's package `chromium` brought no `chromium`".into())
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

fn install() -> Result {
    println!("no Chromium is here: installing Debian's");
    for arguments in [
        &["update", "--quiet=2"][..],
        // Without a font the pages would have no text.
        &[
            "install",
            "--quiet=2",
            "--yes",
            "--no-install-recommends",
            "chromium",
            "fonts-dejavu-core",
        ],
    ] {
        let mut apt = command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        run(apt)?;
    }
    Ok(())
}
