//! The program: arguments, standard streams and exit codes around [`mdbook_resource_cards::run`].
#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "this is the one file that touches the process"
)]

use std::env;
use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::process::ExitCode;

use mdbook_resource_cards::{Style, report, run, supports};

/// The book cannot be built as its author wrote it.
const REJECTED: u8 = 1;
/// Something around the book is broken.
const BROKEN: u8 = 2;

const USAGE: &str = "\
mdBook starts this program when `book.toml` has a table `[preprocessor.resource-cards]`.

Usage: mdbook-resource-cards                      expand the book on standard input
       mdbook-resource-cards supports RENDERER    exit with 0 if RENDERER gets cards
       mdbook-resource-cards --help | --version";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] if io::stdin().is_terminal() => broken(USAGE),
        [] => preprocess().unwrap_or_else(|message| broken(&message)),
        ["supports", renderer] if supports(renderer) => ExitCode::SUCCESS,
        ["supports", _] => ExitCode::from(REJECTED),
        ["--help" | "-h"] => say(USAGE),
        ["--version" | "-V"] => say(concat!("mdbook-resource-cards ", env!("CARGO_PKG_VERSION"))),
        _ => broken(USAGE),
    }
}

fn preprocess() -> Result<ExitCode, String> {
    let mut input = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut input);
    read.map_err(|error| format!("error: cannot read standard input: {error}"))?;
    let input = String::from_utf8(input)
        .map_err(|error| format!("error: standard input is not UTF-8: {error}"))?;
    let run = run(&input).map_err(|error| format!("error: {error}"))?;
    if let Some(note) = run.note {
        eprintln!("note: {note}");
    }
    eprint!("{}", report(&run.diagnostics, style()));
    let Some(book) = run.book else {
        return Ok(ExitCode::from(REJECTED));
    };
    let mut out = io::stdout().lock();
    out.write_all(book.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| format!("error: cannot write the book: {error}"))?;
    Ok(ExitCode::SUCCESS)
}

fn style() -> Style {
    if io::stderr().is_terminal() && env::var_os("NO_COLOR").is_none() {
        Style::Coloured
    } else {
        Style::Plain
    }
}

fn say(text: &str) -> ExitCode {
    println!("{text}");
    ExitCode::SUCCESS
}

fn broken(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(BROKEN)
}
