//! Python, and the virtual environment of the tests.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::shell::{answer, command, root, run};

const OLDEST: (u32, u32) = (3, 11);
const CANDIDATES: [&str; 5] = [
    "python3.13",
    "python3.12",
    "python3.11",
    "python3",
    "python",
];
const REQUIREMENTS: &str = "tests/requirements.txt";

/// An interpreter that is new enough, with its version as `3.11.7`.
struct Interpreter {
    program: OsString,
    version: String,
}

/// A module run by the Python of the tests' environment, which [`environment`]
/// makes.
pub(crate) fn module(name: &str) -> Command {
    let mut python = program("python");
    // `-P`: a folder here must not be taken for the module of that name.
    python.args(["-P", "-m", name]);
    python.env("PYTHONDONTWRITEBYTECODE", "1");
    python
}

/// A program of the tests' environment.
pub(crate) fn program(name: &str) -> Command {
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    command(venv().join(folder).join(file))
}

/// Draws the diagrams anew, by a program that needs nothing but Python itself.
pub(crate) fn diagrams() -> Result {
    let mut python = command(interpreter()?.program);
    python.args(["-B", "-m", "diagrams"]);
    python.args(["book/diagrams", "target/book", "target/diagrams"]);
    python.env("PYTHONPATH", root().join("xtask/python"));
    run(python)
}

/// Makes the editions of the built book, by programs of the tests' environment.
pub(crate) fn editions(chromium: &Path) -> Result {
    let mut python = module("editions");
    python
        .args(["target/book", "target/editions"])
        .arg(chromium);
    python.env("PYTHONPATH", root().join("xtask/python"));
    run(python)
}

/// Makes the tests' environment, unless the one that is there was made by the
/// same Python from the same requirements.
pub(crate) fn environment() -> Result {
    let interpreter = interpreter()?;
    let requirements = fs::read_to_string(root().join(REQUIREMENTS))
        .map_err(|error| format!("{REQUIREMENTS}: {error}"))?;
    let wanted = format!("Python {}\n{requirements}", interpreter.version);
    let stamp = venv().join("made-from.txt");
    if fs::read_to_string(&stamp).is_ok_and(|made_from| made_from == wanted) {
        println!("target/venv is up to date, Python {}", interpreter.version);
        return Ok(());
    }
    println!("making target/venv with Python {}", interpreter.version);
    create(&interpreter)?;
    install_requirements()?;
    Ok(fs::write(stamp, wanted)?)
}

fn venv() -> PathBuf {
    root().join("target/venv")
}

fn interpreter() -> Result<Interpreter> {
    if let Some(program) = env::var_os("PYTHON") {
        let shown = program.display().to_string();
        return probe(program)
            .ok_or_else(|| format!("PYTHON={shown} is not a Python 3.11 or newer").into());
    }
    CANDIDATES
        .iter()
        .find_map(|name| probe(name.into()))
        .ok_or_else(|| {
            "no Python 3.11 or newer on PATH: install one, or name it in PYTHON=…".into()
        })
}

/// Asks a program for its version: a name on `PATH` alone may be a stand-in for
/// a Python that is not installed.
fn probe(program: OsString) -> Option<Interpreter> {
    let mut asked = command(&program);
    asked.arg("--version");
    let line = answer(asked)?;
    let version = line.strip_prefix("Python ")?.to_owned();
    (major_minor(&version)? >= OLDEST).then_some(Interpreter { program, version })
}

/// Reads the first two numbers of `3.11.7` or `3.14.0rc1`.
fn major_minor(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.split('.').map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

fn create(interpreter: &Interpreter) -> Result {
    let mut ensurepip = command(&interpreter.program);
    ensurepip.args(["-c", "import ensurepip"]);
    if answer(ensurepip).is_none() {
        let (major, minor) = major_minor(&interpreter.version).unwrap_or(OLDEST);
        return Err(format!(
            "Python {} cannot make virtual environments: on Debian and Ubuntu install `python{major}.{minor}-venv`",
            interpreter.version
        )
        .into());
    }
    let mut create = command(&interpreter.program);
    create.args(["-m", "venv", "--clear"]).arg(venv());
    run(create)
}

fn install_requirements() -> Result {
    let mut pip = module("pip");
    pip.args(["install", "--quiet", "--no-input"]);
    pip.args(["--disable-pip-version-check", "--require-hashes"]);
    pip.args(["--requirement", REQUIREMENTS]);
    run(pip)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_number() {
        assert_eq!(major_minor("3.11.7"), Some((3, 11)));
        assert_eq!(major_minor("3.14.0rc1"), Some((3, 14)));
        assert_eq!(major_minor("three"), None);
        assert!(major_minor("3.9.18") < Some(OLDEST));
    }
}
