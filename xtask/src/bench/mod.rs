//! How fast the plugin is: against a copy of the book and a plugin that does nothing, against other
//! plugins, and in whole builds.
//!
//! | module | what it does |
//! |---|---|
//! | [`text`], [`books`](mod@books) | generated books, and what mdBook sends for them |
//! | [`programs`] | what is measured |
//! | [`measure`] | runs programs in turn: time, memory, answer |
//! | [`whole`] | whole builds, and the way from a change to its page |
//! | [`goals`] | what the figures have to be |
//! | [`table`], [`page`] | the figures as Markdown, in `preprocessor/docs/speed.md` |

mod books;
mod goals;
mod measure;
mod page;
mod programs;
mod table;
mod text;
mod whole;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::slice;

use crate::Result;
use crate::shell::root;
use books::{Book, Shortcodes, wire};
use measure::{Case, Job, interleave};
use programs::{Built, PEERS, version};
use table::{Table, percent, ratio, size, time};

/// Chapters of a generated book, and how often it is measured.
const SIZES: [(usize, usize); 3] = [(100, 21), (1_000, 11), (10_000, 5)];
const QUICK: [(usize, usize); 2] = [(100, 5), (1_000, 3)];

/// Measures, prints the figures, and writes them to their page unless they are a first impression.
pub(crate) fn bench(with_peers: bool, quick: bool) -> Result {
    let built = Built::new()?;
    // Nothing is compiled any more while something is measured.
    let others = if with_peers {
        programs::peers()?
    } else {
        Vec::new()
    };
    let sizes: &[_] = if quick { &QUICK } else { &SIZES };
    let cases = books(&built, sizes)?;
    let command = match (with_peers, quick) {
        (true, _) => "cargo xtask bench --with-peers",
        _ => "cargo xtask bench",
    };
    let mut sections = vec![
        format!("`{command}` on {}\n", page::circumstances()),
        format!("## One run\n\n{}", runs(&cases).text()),
        format!("## Goals\n\n{}", goals::table(&cases).text()),
    ];
    if with_peers {
        let peers = peers(&others, &built, sizes[1])?;
        sections.push(format!("## Other plugins\n\n{peers}"));
    }
    if !quick {
        let books = whole_books(&built)?;
        sections.push(format!("## Whole books\n\n{books}"));
    }
    let figures = sections.join("\n");
    print!("\n{figures}\n");
    match quick {
        true => Ok(()),
        false => page::write(&figures),
    }
}

/// This plugin, on generated books of all sizes and on this book.
fn books(built: &Built, sizes: &[(usize, usize)]) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for (chapters, rounds) in sizes {
        println!("{chapters} chapters, {rounds} rounds");
        let mut of_size = Vec::new();
        for shortcodes in [Shortcodes::Nobodys, Shortcodes::Ours] {
            of_size.push(generated(*chapters, shortcodes, &built.plugin, built)?);
        }
        interleave(&mut of_size, *rounds)?;
        cases.extend(of_size);
    }
    println!("this book");
    let input = wire(root(), "resource-cards", built)?;
    let mut this = [case("this book", &built.plugin, input, built)];
    interleave(&mut this, sizes[0].1)?;
    cases.extend(this);
    Ok(cases)
}

/// The other plugins, each on the same chapters with as many shortcodes of its own.
fn peers(
    programs: &[PathBuf],
    built: &Built,
    (chapters, rounds): (usize, usize),
) -> Result<String> {
    println!("other plugins");
    let (mut cases, mut failures) = (Vec::new(), String::new());
    for (program, (package, shortcodes)) in programs.iter().zip(PEERS) {
        let mut case = generated(chapters, shortcodes, program, built)?;
        if let Some(job) = case.jobs.last_mut() {
            job.name = version(program).unwrap_or_else(|| package.to_owned());
        }
        // Not every plugin reads what this version of mdBook sends.
        match interleave(slice::from_mut(&mut case), 1) {
            Ok(()) => cases.push(case),
            Err(error) => writeln!(failures, "\n{package} does not take the book: {error}.")?,
        }
    }
    interleave(&mut cases, rounds)?;
    Ok(runs(&cases).text() + &failures)
}

fn whole_books(built: &Built) -> Result<String> {
    println!("whole books");
    let book = Book::write(1_000, Shortcodes::Ours)?;
    let builds = whole::builds(&book, built, 3)?;
    let latencies = whole::latencies(5)?;
    Ok(format!("{}\n{}", builds.text(), latencies.text()))
}

fn generated(
    chapters: usize,
    shortcodes: Shortcodes,
    program: &Path,
    built: &Built,
) -> Result<Case> {
    let book = Book::write(chapters, shortcodes)?;
    let input = wire(&book.folder, book.shortcodes.table(), built)?;
    let name = goals::name(chapters, shortcodes);
    Ok(case(&name, program, input, built))
}

/// The floor, the plugin that does nothing, and the program that it is about.
fn case(book: &str, program: &Path, (input, size): (PathBuf, u64), built: &Built) -> Case {
    Case {
        book: book.to_owned(),
        size,
        jobs: [
            ("copy", built.copy.as_path()),
            ("do-nothing plugin", &built.do_nothing),
            ("this plugin", program),
        ]
        .map(|(name, program)| Job::new(name, program, &input))
        .into(),
    }
}

fn runs(cases: &[Case]) -> Table {
    let head = [
        "book",
        "program",
        "input",
        "time",
        "to do-nothing",
        "of all processors",
        "peak memory",
        "answer",
    ];
    let mut table = Table::new(head, 2);
    for case in cases {
        let nothing = case.jobs[1].median().time;
        for (at, job) in case.jobs.iter().enumerate() {
            let median = job.median();
            let first = |text: String| if at == 0 { text } else { String::new() };
            table.row([
                first(case.book.clone()),
                job.name.clone(),
                first(size(Some(case.size))),
                time(median.time),
                percent(ratio(median.time, nothing)),
                median.work.map_or_else(|| "–".to_owned(), time),
                size(median.peak),
                size(Some(median.answer)),
            ]);
        }
    }
    table
}
