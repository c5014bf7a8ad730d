//! The program: arguments, standard streams and exit codes around the library.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the one file that touches the process"
)]

mod arguments;

use std::env;
use std::fs;
use std::io::{self, BufWriter, IsTerminal as _, Read as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use mdbook_resource_cards::{
    Date, Diagnostic, Draft, Error, Format, Plan, SchemaOf, Style, check, drafts_from_bibtex,
    drafts_from_csl_json, export, install, new, report, report_github, report_json, run, schema,
    supports, uninstall,
};

use arguments::{Arguments, Command, ExportFormat, MessageFormat, NewEntry, SchemaArgument};

/// The book, or what was looked at, is not as it should be.
const FOUND: u8 = 1;
/// Something around the book is broken.
const BROKEN: u8 = 2;

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        None => preprocess(),
        Some(Command::Supports { renderer }) => Ok(!supports(&renderer)),
        Some(Command::Check {
            dir,
            message_format,
        }) => check_book(&dir, message_format),
        Some(Command::Export { dir, format }) => export_book(&dir, format),
        Some(Command::New(entry)) => new_entries(*entry),
        Some(Command::Install { dir, dry_run }) => change(install(&dir), dry_run),
        Some(Command::Uninstall { dir, dry_run }) => change(uninstall(&dir), dry_run),
        Some(Command::Schema { of }) => write_out(&schema(match of {
            SchemaArgument::Resource => SchemaOf::Resource,
            SchemaArgument::Path => SchemaOf::Path,
        })),
    };
    match done {
        Ok(false) => ExitCode::SUCCESS,
        Ok(true) => ExitCode::from(FOUND),
        Err(message) => {
            say(&format!("error: {message}\n"));
            ExitCode::from(BROKEN)
        }
    }
}

/// Whether something was found; or why nothing could be done.
type Done = Result<bool, String>;

fn preprocess() -> Done {
    if io::stdin().is_terminal() {
        let hint = "mdBook starts this program and sends it a book; for people it has commands, \
                    which `mdbook-resource-cards --help` lists";
        return Err(hint.to_owned());
    }
    let mut input = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut input);
    read.map_err(|error| format!("cannot read standard input: {error}"))?;
    let input = String::from_utf8(input)
        .map_err(|error| format!("standard input is not UTF-8: {error}"))?;
    let run = run(&input).map_err(|error| error.to_string())?;
    if let Some(note) = run.note {
        say(&format!("note: {note}\n"));
    }
    complain(&run.diagnostics);
    match run.book {
        Some(book) => write_pieces(book.pieces()),
        None => Ok(true),
    }
}

fn check_book(dir: &Path, format: MessageFormat) -> Done {
    let found = check(dir, today()).map_err(|error| error.to_string())?;
    match format {
        MessageFormat::Human => complain(&found),
        MessageFormat::Json => drop(write_out(&report_json(&found))?),
        MessageFormat::Github => drop(write_out(&report_github(&found))?),
    }
    Ok(!found.is_empty())
}

fn today() -> Date {
    let today = jiff::Timestamp::now()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date();
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    let year = u16::try_from(today.year()).unwrap_or_default();
    Date::new(year, part(today.month()), part(today.day()))
}

fn new_entries(entry: NewEntry) -> Done {
    let dir = entry.dir.clone();
    let drafts = match (&entry.from_bibtex, &entry.from_csl_json) {
        (Some(file), _) => drafts_from_bibtex(&text_of(file)?).map_err(|e| within(file, &e))?,
        (_, Some(file)) => drafts_from_csl_json(&text_of(file)?).map_err(|e| within(file, &e))?,
        _ => vec![draft(entry)?],
    };
    match new(&dir, &drafts, today()).map_err(|error| error.to_string())? {
        Ok(plan) => {
            plan.apply().map_err(|error| error.to_string())?;
            say(&plan.summary());
            Ok(false)
        }
        Err(found) => {
            complain(&found);
            Ok(true)
        }
    }
}

fn text_of(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| within(file, &error.to_string()))
}

fn within(file: &Path, error: &str) -> String {
    format!("`{}`: {error}", file.display())
}

/// The draft of one entry; in a terminal, what matters most is asked for.
fn draft(entry: NewEntry) -> Result<Draft, String> {
    let mut draft = Draft::new(entry.id.unwrap_or_default());
    draft.title = asked(entry.title, "Title")?;
    draft.url = asked(entry.url, "Address (https://…)")?;
    draft.kind = asked(
        entry.kind,
        "Kind (article, book, chapter, documentation, paper, talk, …)",
    )?;
    draft.authors = entry.authors;
    if draft.authors.is_empty() {
        let names = asked(
            None,
            "Authors, with commas between them (empty for a collective work)",
        )?;
        let names = names.iter().flat_map(|names| names.split(','));
        draft.authors = names.map(|name| name.trim().to_owned()).collect();
    }
    draft.year = entry.year;
    draft.topic = entry.topic;
    draft.level = entry.level;
    draft.access = entry.access;
    draft.minutes = entry.minutes;
    Ok(draft)
}

/// What is given, or else what somebody at a terminal answers; nothing without an answer.
fn asked(given: Option<String>, question: &str) -> Result<Option<String>, String> {
    if given.is_some() || !io::stdin().is_terminal() {
        return Ok(given);
    }
    say(&format!("{question}: "));
    let mut answer = String::new();
    let read = io::stdin().read_line(&mut answer);
    read.map_err(|error| format!("cannot read the answer: {error}"))?;
    let answer = answer.trim();
    Ok((!answer.is_empty()).then(|| answer.to_owned()))
}

fn export_book(dir: &Path, format: ExportFormat) -> Done {
    let format = match format {
        ExportFormat::Json => Format::Json,
        ExportFormat::CslJson => Format::CslJson,
        ExportFormat::Bibtex => Format::Bibtex,
        ExportFormat::Atom => Format::Atom,
        ExportFormat::Urls => Format::Urls,
        ExportFormat::VscodeSnippets => Format::VscodeSnippets,
    };
    match export(dir, format).map_err(|error| error.to_string())? {
        Ok(text) => write_out(&text),
        Err(found) => {
            complain(&found);
            Ok(true)
        }
    }
}

fn change(plan: Result<Plan, Error>, is_dry: bool) -> Done {
    let plan = plan.map_err(|error| error.to_string())?;
    for remark in &plan.remarks {
        say(&format!("note: {remark}\n"));
    }
    if is_dry {
        return write_out(&plan.diff());
    }
    if plan.is_empty() {
        say("nothing to change\n");
    }
    plan.apply().map_err(|error| error.to_string())?;
    say(&plan.summary());
    Ok(false)
}

fn complain(diagnostics: &[Diagnostic]) {
    let is_coloured = io::stderr().is_terminal() && env::var_os("NO_COLOR").is_none();
    let style = if is_coloured {
        Style::Coloured
    } else {
        Style::Plain
    };
    say(&report(diagnostics, style));
}

/// Writes to standard error. Where that fails, nobody is left to tell; the exit code still does.
fn say(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

fn write_out(text: &str) -> Done {
    write_pieces([text])
}

fn write_pieces<'p>(pieces: impl IntoIterator<Item = &'p str>) -> Done {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut pieces = pieces.into_iter();
    pieces
        .try_for_each(|piece| out.write_all(piece.as_bytes()))
        .and_then(|()| out.flush())
        .map_err(|error| format!("cannot write to standard output: {error}"))?;
    Ok(false)
}
