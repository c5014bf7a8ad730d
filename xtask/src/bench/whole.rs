//! Whole books: how long mdBook takes with the plugin and without, and how soon a change is seen.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::books::{Book, wire, work_folder};
use super::measure::median;
use super::programs::Built;
use super::table::{Table, percent, ratio, time};
use crate::Result;
use crate::mdbook::{mdbook, with_server};
use crate::plugin;
use crate::shell::{command, root, run};

const RENDERERS: &str = "MDBOOK_PREPROCESSOR__RESOURCE_CARDS__RENDERERS";
/// A chapter of this book, and its page.
const CHAPTER: &str = "book/src/introduction.md";
const PAGE: &str = "introduction.html";

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

/// From saving a chapter of this book to its page, by mdBook's own server and by ours.
pub(super) fn latencies(edits: usize) -> Result<Table> {
    let mut table = Table::new(["from saving a chapter to its page", "median"], 1);
    let folder = work_folder().join("this-book");
    copy_book(&folder)?;
    let mut plain = with_server()?;
    plugin::start_quickly(&mut plain)?;
    plain.args(["serve", "--hostname", "127.0.0.1"]);
    table.row([
        "`mdbook serve`, the plugin compiled".into(),
        time(latency(&folder, edits, plain)?),
    ]);
    let mut ours = command(env::current_exe()?);
    ours.arg("serve").env("PATH", with_tools()?);
    table.row([
        "`cargo xtask serve`".into(),
        time(latency(&folder, edits, ours)?),
    ]);
    Ok(table)
}

/// `PATH` with the mdBook of this repository in front, which the copy of the book has to find.
fn with_tools() -> Result<OsString> {
    let mdbook = mdbook()?;
    let tools = Path::new(mdbook.get_program()).parent().map(Path::to_owned);
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(
        tools.into_iter().chain(env::split_paths(&path)),
    )?)
}

fn latency(folder: &Path, edits: usize, mut serve: Command) -> Result<Duration> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port();
    serve.args(["--port", &port.to_string()]);
    serve
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut server = Server {
        process: serve.spawn()?,
        port,
    };
    server.wait_for("</html>")?;
    let mut times = Vec::new();
    for edit in 0..edits {
        // mdBook's watcher looks once a second: the edits fall on different parts of that second.
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
        server.wait_for(&mark)?;
        times.push(start.elapsed());
    }
    Ok(median(times.into_iter()).unwrap_or_default())
}

/// A server that stops with its measurement.
struct Server {
    process: Child,
    port: u16,
}

impl Server {
    fn wait_for(&mut self, text: &str) -> Result {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(120) {
            if self.page().is_ok_and(|html| html.contains(text)) {
                return Ok(());
            }
            if let Some(status) = self.process.try_wait()? {
                return Err(format!("the server ended with {status}").into());
            }
            sleep(Duration::from_millis(2));
        }
        Err(format!("`{text}` does not come to {PAGE}").into())
    }

    fn page(&self) -> io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        write!(
            stream,
            "GET /{PAGE} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A copy of this book that can be edited. mdBook does not watch files that Git ignores, and the
/// copy lies in `target`; a list of its own, an empty one, takes it out of that.
fn copy_book(folder: &Path) -> Result {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    fs::write(folder.join(".gitignore"), "")?;
    fs::copy(root().join("book.toml"), folder.join("book.toml"))?;
    for name in ["book", "preprocessor", "xtask"] {
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
