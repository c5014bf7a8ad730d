//! The steps of `cargo xtask test`.

use std::env;
use std::path::Path;
use std::process::Command;

use super::Focus;
use crate::address::SiteAddress;
use crate::mdbook::mdbook;
use crate::shell::{cargo, root, run, verdict};
use crate::{Result, book, chromium, examples, plugin, python};

/// One step of the checks. It runs in a process of its own.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    /// The steps without which it makes no sense, by name.
    pub(crate) needs: &'static [&'static str],
    /// What it may not share with a step that runs at the same time.
    pub(crate) uses: Option<Uses>,
    /// How the paths begin of the files that it looks at; of what another step makes, say the site, it is
    /// the files from which that is made.
    pub(crate) reads: &'static [&'static str],
    /// How many seconds it takes at most, on two cores that do nothing else; what is compiled for it
    /// counts. A step above its budget is told, and does not fail.
    pub(crate) budget: u16,
    /// Whether `--fast` leaves it out.
    pub(crate) is_slow: bool,
    /// Whether `-k` chooses among its tests.
    pub(crate) has_names: bool,
    /// Whether `--chapter` does.
    pub(crate) has_chapters: bool,
    pub(crate) run: fn(&Focus) -> Result,
}

/// What only one step uses at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Uses {
    /// The folder in which Cargo compiles: a second Cargo would wait for it.
    Cargo,
}

impl Step {
    /// A step without properties, to name in others only what they have.
    pub(crate) const NONE: Self = Self {
        name: "",
        what: "",
        needs: &[],
        uses: None,
        reads: &[],
        budget: 0,
        is_slow: false,
        has_names: false,
        has_chapters: false,
        run: |_| Ok(()),
    };
}

/// Where the pictures lie: of the guides, and of the book for previews of links.
const PICTURES: [&str; 2] = ["preprocessor/docs", "book/src/social-preview.png"];

/// The folders of Python code, each with its settings.
const PYTHON_CODE: [&str; 3] = ["book/examples", "tests", "xtask/python"];

/// Those that a type checker reads as a whole; each example stands by itself.
const TYPED_CODE: [&str; 2] = ["tests", "xtask/python"];

/// A test that takes longer hangs, and fails. The longest damages a chapter's listings, in half a minute.
const SECONDS_FOR_A_TEST: &str = "300";

/// With this status pytest says that it had nothing to run.
const NO_TESTS: i32 = 5;

const RUST_CODE: &[&str] = &[
    "preprocessor/",
    "tests/testsuite/",
    "xtask/src/",
    "xtask/programs/",
    "xtask/new-chapter/",
    "book/chapter-template.md",
];
const LISTED: &[&str] = &["book/examples/", "book/src/", "xtask/python/listings/"];
const SITE: &[&str] = &[
    "book/",
    "book.toml",
    "preprocessor/assets/",
    "preprocessor/example/",
    "preprocessor/src/",
    "preprocessor/templates/",
    "xtask/src/",
];

/// All steps. Of those that may begin, the first in this order does: what others wait for comes first.
pub(crate) const STEPS: &[Step] = &[
    Step {
        name: "rustfmt",
        what: "cargo fmt --check on the workspace",
        reads: RUST_CODE,
        budget: 5,
        run: |_| run(cargo(&["fmt", "--all", "--check"])),
        ..Step::NONE
    },
    Step {
        name: "python",
        what: "the environment of the Python tests, target/venv",
        reads: &["tests/requirements", "book/examples/requirements"],
        budget: 60,
        run: |_| python::environment(),
        ..Step::NONE
    },
    Step {
        name: "plugin",
        what: "the plugin, compiled",
        uses: Some(Uses::Cargo),
        budget: 90,
        run: |_| plugin::compile(),
        ..Step::NONE
    },
    Step {
        name: "mdbook",
        what: "mdBook, compiled under target/tools unless it is here",
        budget: 120,
        run: |_| mdbook().map(drop),
        ..Step::NONE
    },
    Step {
        name: "typos",
        what: "spelling in prose and code",
        needs: &["python"],
        reads: &[
            ".github/",
            "CONTRIBUTING.md",
            "README.md",
            "_typos.toml",
            "book/",
            "preprocessor/",
            "tests/",
            "xtask/",
        ],
        budget: 5,
        run: |_| run(python::program("typos")),
        ..Step::NONE
    },
    Step {
        name: "ruff",
        what: "ruff check and ruff format --check on all Python code",
        needs: &["python"],
        reads: &PYTHON_CODE,
        budget: 5,
        run: |_| for_each(&PYTHON_CODE, ruff),
        ..Step::NONE
    },
    Step {
        name: "dependencies",
        what: "licences and sources of all crates",
        needs: &["python"],
        reads: &[".cargo/", "Cargo.lock", "Cargo.toml"],
        budget: 10,
        run: |_| run(cargo_deny()),
        ..Step::NONE
    },
    Step {
        name: "book",
        what: "the whole book by mdBook, without a complaint, and the plugin's example",
        needs: &["plugin", "mdbook"],
        reads: SITE,
        budget: 20,
        run: |_| book::build_without_complaint().and_then(|()| book::build_example()),
        ..Step::NONE
    },
    Step {
        name: "catalogue",
        what: "every resource and reading path, lints included",
        needs: &["plugin"],
        reads: &[
            "book.toml",
            "book/paths/",
            "book/resources/",
            "book/src/",
            "preprocessor/src/",
        ],
        budget: 5,
        run: |_| run(plugin::plugin(&["check"])?),
        ..Step::NONE
    },
    Step {
        name: EDITIONS,
        what: "the book as an offline site, an EPUB and a PDF, each checked",
        needs: &["python", "book"],
        reads: &["book/", "preprocessor/", "tests/release/", "xtask/"],
        budget: 60,
        is_slow: true,
        has_names: true,
        run: |focus| editions(&chromium::headless()?, focus),
        ..Step::NONE
    },
    Step {
        name: "browser",
        what: "every page in a browser: light and dark, wide and narrow, on paper",
        needs: &["python", "book", EDITIONS],
        reads: &[
            "book/",
            "preprocessor/",
            "tests/browser/",
            "tests/project.py",
        ],
        budget: 240,
        is_slow: true,
        has_names: true,
        has_chapters: true,
        run: |focus| run_tests(in_parallel(browser_pytest("browser", focus)?), focus),
        ..Step::NONE
    },
    Step {
        name: "clippy",
        what: "cargo clippy on the workspace, warnings denied",
        uses: Some(Uses::Cargo),
        reads: RUST_CODE,
        budget: 90,
        run: |_| clippy(),
        ..Step::NONE
    },
    Step {
        name: "rustdoc",
        what: "cargo doc on the workspace, warnings denied",
        uses: Some(Uses::Cargo),
        reads: RUST_CODE,
        budget: 30,
        run: |_| rustdoc(),
        ..Step::NONE
    },
    Step {
        name: "rust",
        what: "cargo test on the workspace",
        uses: Some(Uses::Cargo),
        // The plugin's tests hold the looks of this book to a promise of theirs.
        reads: &[
            "book/chapter-template.md",
            "book/theme/",
            "preprocessor/",
            "tests/testsuite/",
            "xtask/",
        ],
        budget: 120,
        has_names: true,
        run: cargo_test,
        ..Step::NONE
    },
    Step {
        name: "package",
        what: "the crate as it would be published, compiled by itself",
        uses: Some(Uses::Cargo),
        reads: &["preprocessor/"],
        budget: 60,
        run: |_| package(),
        ..Step::NONE
    },
    Step {
        name: "mypy",
        what: "mypy --strict on all Python code",
        needs: &["python"],
        reads: &PYTHON_CODE,
        budget: 60,
        has_chapters: true,
        run: types,
        ..Step::NONE
    },
    Step {
        name: "tools",
        what: "pytest on the tools of xtask",
        needs: &["python"],
        reads: &["tests/tools/", "xtask/python/"],
        budget: 20,
        has_names: true,
        run: |focus| run_tests(pytest("tools", focus)?, focus),
        ..Step::NONE
    },
    Step {
        name: "examples",
        what: "pytest on the book's examples, each folder by itself",
        needs: &["python"],
        reads: LISTED,
        budget: 60,
        has_names: true,
        has_chapters: true,
        run: examples::test,
        ..Step::NONE
    },
    Step {
        name: "pythons",
        what: "the same on every other Python that is here",
        needs: &["python"],
        reads: LISTED,
        budget: 60,
        has_names: true,
        has_chapters: true,
        run: examples::test_on_others,
        ..Step::NONE
    },
    Step {
        name: "listings",
        what: "what chapters show of them: recorded outputs, exercises",
        needs: &["python"],
        reads: &[
            "book/examples/",
            "book/src/",
            "tests/listings/",
            "xtask/python/",
        ],
        budget: 100,
        has_names: true,
        has_chapters: true,
        run: |focus| run_tests(in_parallel(pytest("listings", focus)?), focus),
        ..Step::NONE
    },
    Step {
        name: "damage",
        what: "lines of listings made wrong: each must be noticed",
        needs: &["examples", "listings"],
        reads: &["book/examples/", "tests/damage/", "xtask/python/listings/"],
        budget: 100,
        is_slow: true,
        has_names: true,
        has_chapters: true,
        run: |focus| run_tests(pytest("damage", focus)?, focus),
        ..Step::NONE
    },
    Step {
        name: "site",
        what: "links, anchors, cards, listings and diagrams of the built book",
        needs: &["python", "book"],
        reads: &[
            "CONTRIBUTING.md",
            "README.md",
            "book.toml",
            "book/",
            "preprocessor/",
            "tests/site/",
        ],
        budget: 30,
        has_names: true,
        has_chapters: true,
        run: |focus| run_tests(pytest("site", focus)?, focus),
        ..Step::NONE
    },
];

const EDITIONS: &str = "editions";

/// Makes the editions of the book for this address, and checks them.
pub(crate) fn release(site: &SiteAddress) -> Result {
    // Whoever has none should not learn it only after the build.
    let chromium = chromium::headless()?;
    python::environment()?;
    book::build(site)?;
    editions(&chromium, &Focus::default())
}

fn editions(chromium: &Path, focus: &Focus) -> Result {
    python::editions(chromium)?;
    run_tests(pytest("release", focus)?, focus)
}

/// Takes the pictures of the guides and of the book anew.
pub(crate) fn pictures() -> Result {
    python::environment()?;
    book::build(&SiteAddress::here()?)?;
    book::build_example()?;
    let mut pytest = browser_pytest("browser/test_picture.py", &Focus::default())?;
    pytest.env("PICTURES", root());
    run(pytest)?;
    println!("{}", PICTURES.join("\n"));
    Ok(())
}

fn clippy() -> Result {
    let mut clippy = cargo(&["clippy", "--workspace", "--all-targets", "--locked"]);
    clippy.args(["--", "--deny", "warnings"]);
    run(clippy)
}

fn rustdoc() -> Result {
    let mut doc = cargo(&["doc", "--workspace", "--no-deps", "--locked"]);
    doc.env("RUSTDOCFLAGS", "-Dwarnings");
    run(doc)
}

fn cargo_test(focus: &Focus) -> Result {
    let mut test = cargo(&["test", "--workspace", "--locked", "--no-fail-fast"]);
    test.args(&focus.name);
    run(test)
}

fn package() -> Result {
    let package = ["package", "--package", "mdbook-resource-cards"];
    let mut package = cargo(&package);
    // A contributor tests before committing.
    package.args(["--locked", "--allow-dirty"]);
    // As in the workspace, whose settings a package does not have: else all crates would be compiled again.
    package.env("CARGO_PROFILE_DEV_DEBUG", "false");
    run(package)
}

/// Asks nobody outside: the news about vulnerabilities are for a workflow.
fn cargo_deny() -> Command {
    let mut deny = python::program("cargo-deny");
    deny.args(["--locked", "check", "licenses", "bans", "sources"]);
    deny
}

/// Checks each folder of Python code, also after one that fails.
fn for_each(folders: &[&str], check: fn(&str) -> Result) -> Result {
    let results: Vec<Result> = folders.iter().map(|folder| check(folder)).collect();
    results.into_iter().collect()
}

fn ruff(folder: &str) -> Result {
    let check = python_tool(folder, "ruff", &["check"]);
    let format = python_tool(folder, "ruff", &["format", "--check"]);
    run(check).and(run(format))
}

/// Of a chapter only its examples are of interest.
fn types(focus: &Focus) -> Result {
    let code = match focus.chapter {
        None => for_each(&TYPED_CODE, mypy),
        Some(_) => Ok(()),
    };
    code.and(examples::types(focus))
}

fn mypy(folder: &str) -> Result {
    run(python_tool(folder, "mypy", &["."]))
}

fn pytest(tests: &str, focus: &Focus) -> Result<Command> {
    let mut pytest = python_tool("tests", "pytest", &[tests]);
    if let Some(expression) = focus.expression() {
        pytest.args(["-k", &expression]);
    }
    pytest.args(["--timeout", SECONDS_FOR_A_TEST]);
    pytest.env("PLUGIN", plugin::program()?);
    pytest.env("XTASK", env::current_exe()?);
    Ok(pytest)
}

/// Has pytest run tests in two processes.
fn in_parallel(mut pytest: Command) -> Command {
    pytest.args(["-n", "2", "--dist", "loadgroup"]);
    pytest
}

fn browser_pytest(tests: &str, focus: &Focus) -> Result<Command> {
    let chromium = chromium::headless()?;
    let mut pytest = pytest(tests, focus)?;
    pytest.env("CHROMIUM", chromium);
    pytest.env("MDBOOK", mdbook()?.get_program());
    Ok(pytest)
}

/// A tool that reads its settings from the folder in which it runs.
fn python_tool(folder: &str, name: &str, arguments: &[&str]) -> Command {
    let mut tool = python::module(name);
    tool.args(arguments).current_dir(root().join(folder));
    tool
}

/// Runs tests, of which there may be none when only some are wanted.
fn run_tests(mut tests: Command, focus: &Focus) -> Result {
    let status = tests.status();
    let is_empty = status
        .as_ref()
        .is_ok_and(|status| status.code() == Some(NO_TESTS));
    if is_empty && *focus != Focus::default() {
        return Ok(());
    }
    verdict(&tests, status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_have_names_of_their_own_and_need_what_there_is() {
        for (at, step) in STEPS.iter().enumerate() {
            let earlier = |name: &str| STEPS[..at].iter().any(|other| other.name == name);
            assert!(!earlier(step.name), "{}", step.name);
            // Without a circle: each needs earlier ones only.
            assert!(step.needs.iter().all(|need| earlier(need)), "{}", step.name);
            assert!(step.budget > 0, "{}", step.name);
        }
    }

    #[test]
    fn what_a_step_reads_is_there() {
        for start in STEPS.iter().flat_map(|step| step.reads) {
            let path = root().join(start);
            let folder = path.parent().unwrap_or(root());
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let mut entries = std::fs::read_dir(folder).unwrap();
            let is_there = entries.any(|entry| {
                entry
                    .unwrap()
                    .file_name()
                    .to_string_lossy()
                    .starts_with(&name)
            });
            assert!(is_there, "{start}");
        }
    }
}
