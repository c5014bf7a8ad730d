//! Whole books: how long mdBook takes with the plugin and without, and how soon a change is seen.

use std::fs::{self, File};
use std::io::Write as _;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::books::{Book, wire, work_folder};
use super::measure::median;
use super::programs::Built;
use super::table::{Table, percent, ratio, time};
use crate::Result;
use crate::mdbook::mdbook;
use crate::plugin;
use crate::shell::{root, run};

const RENDERERS: &str = "MDBOOK_PREPROCESSOR__RESOURCE_CARDS__RENDERERS";
/// A chapter of this book, and its page.
const CHAPTER: &str = "book/src/introduction.md";
const PAGE: &str = "target/book/introduction.html";

/// `mdbook build` of a generated book and of this one: without the plugin, with a program that has
/// the plugin's answer ready, and with the plugin.
pub(super) fn builds(generated: &Book, built: &Built, rounds: usize) -> Result<Table> {
    let head = [
        "book",
        "no plugin",
        "answer ready",
        "plugin",
        "to answer ready",
    ];
    let mut table = Table::new(head, 1);
    for (name, folder) in [
        ("1,000 chapters, 5 cards each", generated.folder.as_path()),
        ("this book", root()),
    ] {
        let (input, _) = wire(folder, "resource-cards", built)?;
        let answer = input.with_extension("answer.json");
        let mut plugin = Command::new(&built.plugin);
        plugin
            .stdin(File::open(input)?)
            .stdout(File::create(&answer)?);
        run(plugin)?;
        let settings = [
            (RENDERERS, "[]".to_owned()),
            (
                plugin::COMMAND,
                format!("'{}' '{}'", built.send.display(), answer.display()),
            ),
            (plugin::COMMAND, format!("'{}'", built.plugin.display())),
        ];
        let mut times = [const { Vec::new() }; 3];
        for _ in 0..rounds {
            for (times, (variable, value)) in times.iter_mut().zip(&settings) {
                times.push(build(folder, variable, value)?);
            }
        }
        let times = times.map(|times| median(times.into_iter()).unwrap_or_default());
        let to_ready = percent(ratio(times[2], times[1]));
        let [none, ready, with] = times.map(time);
        table.row([name.to_owned(), none, ready, with, to_ready]);
    }
    Ok(table)
}

fn build(folder: &Path, variable: &str, value: &str) -> Result<Duration> {
    let mut mdbook = mdbook()?;
    mdbook.current_dir(folder).arg("build").arg("--dest-dir");
    mdbook
        .arg(work_folder().join("built"))
        .stderr(Stdio::null());
    mdbook.env(variable, value);
    let start = Instant::now();
    run(mdbook)?;
    Ok(start.elapsed())
}

/// From saving a chapter of this book to its page, with either way to start the plugin.
pub(super) fn latencies(edits: usize) -> Result<Table> {
    let mut table = Table::new(["from saving a chapter to its page", "median"], 1);
    let folder = work_folder().join("this-book");
    copy_book(&folder)?;
    let plain = latency(&folder, edits, &mut mdbook()?)?;
    table.row([
        "`mdbook serve`, by the `cargo run` of `book.toml`".into(),
        time(plain),
    ]);
    let mut mdbook = mdbook()?;
    plugin::start_quickly(&mut mdbook)?;
    let quick = latency(&folder, edits, &mut mdbook)?;
    table.row(["`cargo xtask serve`".into(), time(quick)]);
    Ok(table)
}

fn latency(folder: &Path, edits: usize, mdbook: &mut Command) -> Result<Duration> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port();
    mdbook.args([
        "serve",
        "--hostname",
        "127.0.0.1",
        "--port",
        &port.to_string(),
    ]);
    mdbook
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let page = folder.join(PAGE);
    let _ = fs::remove_file(&page);
    let mut server = Server(mdbook.spawn()?);
    server.wait_for(&page, "</html>")?;
    let mut times = Vec::new();
    for edit in 0..edits {
        // The watcher looks once a second: the edits fall on different parts of that second.
        sleep(Duration::from_millis(
            1_500 + 330 * u64::try_from(edit).unwrap_or_default(),
        ));
        let mark = format!("Edit {edit} of {port}.");
        let mut chapter = fs::OpenOptions::new()
            .append(true)
            .open(folder.join(CHAPTER))?;
        let start = Instant::now();
        chapter.write_all(format!("\n{mark}\n").as_bytes())?;
        drop(chapter);
        server.wait_for(&page, &mark)?;
        times.push(start.elapsed());
    }
    Ok(median(times.into_iter()).unwrap_or_default())
}

/// A server that stops with its measurement.
struct Server(Child);

impl Server {
    fn wait_for(&mut self, page: &Path, text: &str) -> Result {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(120) {
            if fs::read_to_string(page).is_ok_and(|html| html.contains(text)) {
                return Ok(());
            }
            if let Some(status) = self.0.try_wait()? {
                return Err(format!("mdbook serve ended with {status}").into());
            }
            sleep(Duration::from_millis(2));
        }
        Err(format!("`{text}` does not come to {}", page.display()).into())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A copy of this book that can be edited. mdBook does not watch files that Git ignores, and the
/// copy lies in `target`; a list of its own, an empty one, takes it out of that.
fn copy_book(folder: &Path) -> Result {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    fs::write(folder.join(".gitignore"), "")?;
    fs::copy(root().join("book.toml"), folder.join("book.toml"))?;
    for name in ["book", "preprocessor"] {
        copy_folder(&root().join(name), &folder.join(name))?;
    }
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Result {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy_folder(&entry.path(), &target)?,
            false => drop(fs::copy(entry.path(), target)?),
        }
    }
    Ok(())
}
