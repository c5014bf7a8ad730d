//! Python, and the virtual environments of the tests.

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
/// The names under which other versions of Python may be found.
const OTHERS: [&str; 4] = ["python3.11", "python3.12", "python3.13", "python3.14"];
const TOOLS: &str = "tests/requirements.txt";
const EXAMPLES: &str = "book/examples/requirements.txt";
/// What the examples need, without versions.
const EXAMPLES_LATEST: &str = "book/examples/requirements.in";

/// An interpreter that is new enough, with its version as `3.11.7`.
struct Interpreter {
    program: OsString,
    version: String,
}

/// Which versions an environment has.
#[derive(Clone, Copy, PartialEq)]
enum Versions {
    /// Those of lock files, checked by hash.
    Locked,
    /// Whatever is the latest when it is made.
    Latest,
}

/// A virtual environment under `target`.
pub(crate) struct Environment {
    folder: PathBuf,
    versions: Versions,
    requirements: Vec<&'static str>,
    interpreter: Interpreter,
}

/// A module run by the Python of the tests' environment, which [`environment`]
/// makes.
pub(crate) fn module(name: &str) -> Command {
    module_of(&venv(), name)
}

/// A program of the tests' environment.
pub(crate) fn program(name: &str) -> Command {
    program_of(&venv(), name)
}

/// Makes the environment of the tests, unless it is up to date.
pub(crate) fn environment() -> Result {
    let tests = Environment {
        folder: venv(),
        versions: Versions::Locked,
        requirements: vec![TOOLS, EXAMPLES],
        interpreter: interpreter()?,
    };
    tests.make()
}

/// An environment for each other Python on this machine that can run the examples.
pub(crate) fn others() -> Result<Vec<Environment>> {
    let first = interpreter()?;
    let mut seen = vec![major_minor(&first.version)];
    let mut others = Vec::new();
    for interpreter in OTHERS.iter().filter_map(|name| probe(name.into())) {
        let version = major_minor(&interpreter.version);
        if !seen.contains(&version) {
            seen.push(version);
            others.push(Environment::of_examples(interpreter, Versions::Locked));
        }
    }
    Ok(others)
}

/// An environment with the latest version of everything that the examples need.
pub(crate) fn latest() -> Result<Environment> {
    Ok(Environment::of_examples(interpreter()?, Versions::Latest))
}

impl Environment {
    fn of_examples(interpreter: Interpreter, versions: Versions) -> Self {
        let (name, requirements) = match versions {
            Versions::Locked => ("locked", EXAMPLES),
            Versions::Latest => ("latest", EXAMPLES_LATEST),
        };
        let version = interpreter.version.replace('.', "-");
        Self {
            folder: root().join(format!("target/venv-{version}-{name}")),
            versions,
            requirements: vec![requirements],
            interpreter,
        }
    }

    /// The version of its Python.
    pub(crate) fn version(&self) -> &str {
        &self.interpreter.version
    }

    /// A module run by its Python.
    pub(crate) fn module(&self, name: &str) -> Command {
        module_of(&self.folder, name)
    }

    /// Makes the environment, unless the one that is there was made by the same
    /// Python from the same locked requirements.
    pub(crate) fn make(&self) -> Result {
        let shown = self.folder.strip_prefix(root()).unwrap_or(&self.folder);
        let (shown, version) = (shown.display(), self.version());
        let mut wanted = format!("Python {version}\n");
        for path in &self.requirements {
            let text = fs::read_to_string(root().join(path));
            wanted += &text.map_err(|error| format!("{path}: {error}"))?;
        }
        let stamp = self.folder.join("made-from.txt");
        let made_from = fs::read_to_string(&stamp).unwrap_or_default();
        if self.versions == Versions::Locked && made_from == wanted {
            println!("{shown} is up to date, Python {version}");
            return Ok(());
        }
        println!("making {shown} with Python {version}");
        create(&self.interpreter, &self.folder)?;
        for path in &self.requirements {
            install(&self.folder, path, self.versions)?;
        }
        Ok(fs::write(stamp, wanted)?)
    }
}

fn module_of(folder: &Path, name: &str) -> Command {
    let mut python = program_of(folder, "python");
    // `-P`: a folder here must not be taken for the module of that name.
    python.args(["-P", "-m", name]);
    python.env("PYTHONDONTWRITEBYTECODE", "1");
    python
}

fn program_of(folder: &Path, name: &str) -> Command {
    let programs = if cfg!(windows) { "Scripts" } else { "bin" };
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    command(folder.join(programs).join(file))
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

fn create(interpreter: &Interpreter, folder: &Path) -> Result {
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
    create.args(["-m", "venv", "--clear"]).arg(folder);
    run(create)
}

/// Installs what a file lists.
fn install(folder: &Path, requirements: &str, versions: Versions) -> Result {
    let mut pip = module_of(folder, "pip");
    pip.args(["install", "--quiet", "--no-input"]);
    pip.arg("--disable-pip-version-check");
    pip.arg(match versions {
        Versions::Locked => "--require-hashes",
        // A new environment of Python 3.11 holds a setuptools of its own.
        Versions::Latest => "--upgrade",
    });
    pip.args(["--requirement", requirements]);
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
