//! Answers browsers on this machine: files of the site, and news of its builds.

use std::fs;
use std::io::{self, Cursor, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use httparse::{EMPTY_HEADER, Request, Status};
use percent_encoding::percent_decode_str;
use tungstenite::{Message, WebSocket};

use super::site::Site;

/// Where a page waits for the word that it has been built anew.
pub(super) const RELOAD_PATH: &str = "__livereload";
/// What the script of mdBook's pages, and of this book's, takes for that word.
const RELOAD_WORD: &str = "reload";

/// A browser that says nothing for this long is left alone.
const PATIENCE: Duration = Duration::from_secs(10);
const MOST_HEADERS: usize = 64;
const MOST_BYTES: usize = 1 << 16;

/// Serves a site.
pub(super) struct Server {
    site: Arc<Site>,
    waiting: Mutex<Vec<WebSocket<Begun>>>,
}

impl Server {
    pub(super) fn new(site: Arc<Site>) -> Self {
        Self {
            site,
            waiting: Mutex::default(),
        }
    }

    /// Answers whoever connects, until the program ends.
    pub(super) fn listen(self: &Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming().filter_map(Result::ok) {
            let server = Arc::clone(self);
            // A browser that goes away is no error.
            thread::spawn(move || drop(server.answer(stream)));
        }
    }

    /// Has all pages that are open loaded again.
    pub(super) fn reload(&self) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        // Each page connects again once it is loaded.
        for mut page in waiting.drain(..) {
            let _ = page.send(Message::text(RELOAD_WORD));
            let _ = page.close(None);
        }
    }

    fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let Some((asked, bytes)) = read(&mut stream)? else {
            return respond(&mut stream, &Answer::status("400 Bad Request"), true);
        };
        if asked.path == RELOAD_PATH {
            let begun = Begun {
                begin: Cursor::new(bytes),
                stream,
            };
            // Held from before the page learns that it waits, so that it misses nothing.
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            waiting.extend(tungstenite::accept(begun));
            return Ok(());
        }
        match asked.method {
            Method::Get => respond(&mut stream, &self.file(&asked.path), true),
            Method::Head => respond(&mut stream, &self.file(&asked.path), false),
            Method::Other => respond(&mut stream, &Answer::status("405 Method Not Allowed"), true),
        }
    }

    fn file(&self, path: &str) -> Answer {
        let found = self
            .site
            .file(path)
            .and_then(|file| Answer::file("200 OK", &file));
        let missing = || {
            let page = self.site.file("404.html")?;
            Answer::file("404 Not Found", &page)
        };
        found
            .or_else(missing)
            .unwrap_or_else(|| Answer::status("404 Not Found"))
    }
}

enum Method {
    Get,
    Head,
    Other,
}

struct Asked {
    method: Method,
    /// Within the site, without query.
    path: String,
}

/// Reads what a browser asks for, and gives the bytes too; nothing for what is no request.
fn read(stream: &mut impl Read) -> io::Result<Option<(Asked, Vec<u8>)>> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    while bytes.len() < MOST_BYTES {
        let length = stream.read(&mut chunk)?;
        if length == 0 {
            return Ok(None);
        }
        bytes.extend_from_slice(&chunk[..length]);
        let mut headers = [EMPTY_HEADER; MOST_HEADERS];
        let mut request = Request::new(&mut headers);
        match request.parse(&bytes) {
            Ok(Status::Partial) => {}
            Ok(Status::Complete(_)) => {
                let asked = asked(&request);
                return Ok(asked.map(|asked| (asked, bytes)));
            }
            Err(_) => return Ok(None),
        }
    }
    Ok(None)
}

fn asked(request: &Request<'_, '_>) -> Option<Asked> {
    let path = request.path?.split(['?', '#']).next()?;
    let path = percent_decode_str(path.strip_prefix('/')?)
        .decode_utf8()
        .ok()?;
    let method = match request.method? {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        _ => Method::Other,
    };
    Some(Asked {
        method,
        path: path.into_owned(),
    })
}

struct Answer {
    status: &'static str,
    media_type: String,
    body: Vec<u8>,
}

impl Answer {
    fn file(status: &'static str, file: &std::path::Path) -> Option<Self> {
        let media_type = mime_guess::from_path(file).first_or_octet_stream();
        let charset = if media_type.type_() == mime_guess::mime::TEXT {
            "; charset=utf-8"
        } else {
            ""
        };
        Some(Self {
            status,
            media_type: format!("{media_type}{charset}"),
            body: fs::read(file).ok()?,
        })
    }

    fn status(status: &'static str) -> Self {
        Self {
            status,
            media_type: "text/plain; charset=utf-8".into(),
            body: status.into(),
        }
    }
}

fn respond(stream: &mut impl Write, answer: &Answer, with_body: bool) -> io::Result<()> {
    let Answer {
        status,
        media_type,
        body,
    } = answer;
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    )?;
    if with_body {
        stream.write_all(body)?;
    }
    stream.flush()
}

/// A connection of which the beginning has been read.
struct Begun {
    begin: Cursor<Vec<u8>>,
    stream: TcpStream,
}

impl Read for Begun {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.begin.read(buffer)? {
            0 => self.stream.read(buffer),
            length => Ok(length),
        }
    }
}

impl Write for Begun {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}
