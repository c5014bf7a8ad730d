//! Builds after each change.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering::SeqCst;
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::thread;
use std::time::{Duration, Instant};

use super::server::Server;
use super::site::Site;
use super::watch::Changes;
use crate::Result;

/// The search follows when no file has changed for this long.
const PAUSE: Duration = Duration::from_secs(2);

/// Writes a site into a folder, which may hold an older one.
pub(super) trait Build: Sync {
    /// The pages alone.
    fn quickly(&self, folder: &Path) -> Result;
    /// Everything.
    fn whole(&self, folder: &Path) -> Result;
}

/// A site that follows its sources.
pub(super) struct Preview<'a, B> {
    site: &'a Site,
    server: &'a Server,
    builder: B,
    /// How many changes there have been.
    changes: AtomicUsize,
    /// Whether the whole site is being built.
    is_busy: AtomicBool,
}

impl<'a, B: Build> Preview<'a, B> {
    pub(super) fn new(site: &'a Site, server: &'a Server, builder: B) -> Self {
        Self {
            site,
            server,
            builder,
            changes: AtomicUsize::new(0),
            is_busy: AtomicBool::new(false),
        }
    }

    /// Builds the whole site.
    pub(super) fn whole(&self) -> Result {
        let before = self.changes.load(SeqCst);
        let is_newest = || self.changes.load(SeqCst) == before;
        let build = |folder: &Path| self.builder.whole(folder);
        self.site.renew_all(build, is_newest)
    }

    /// Builds the pages after each change and the whole site in every pause, until there will be no more
    /// changes. A build that fails leaves what is shown.
    pub(super) fn follow(&self, changes: &Changes) {
        thread::scope(|threads| {
            let mut pause = None;
            while let Ok(change) = changes.next(pause) {
                pause = match change {
                    Some(paths) => self.pages(&paths).then_some(PAUSE),
                    None if self.is_busy.swap(true, SeqCst) => Some(PAUSE),
                    None => {
                        // Beside the next change, which need not wait for it.
                        threads.spawn(|| {
                            told(&self.whole());
                            self.is_busy.store(false, SeqCst);
                        });
                        None
                    }
                };
            }
        });
    }

    /// Builds the pages, and says whether they could be.
    fn pages(&self, changed: &[PathBuf]) -> bool {
        let start = Instant::now();
        self.changes.fetch_add(1, SeqCst);
        let build = |folder: &Path| self.builder.quickly(folder);
        let is_built = told(&self.site.renew_pages(build));
        if is_built {
            self.server.reload();
            let names = changed.iter().map(|path| path.display().to_string());
            let (time, names) = (start.elapsed().as_millis(), names.collect::<Vec<_>>());
            println!("built in {time} ms: {}", names.join(", "));
        }
        is_built
    }
}

/// Tells an error, and whether there was none.
fn told(built: &Result) -> bool {
    if let Err(error) = built {
        eprintln!("error: {error}\nthe pages stay as they were");
    }
    built.is_ok()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read as _, Write as _};
    use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
    use std::sync::Arc;
    use std::thread;

    use super::super::{server, watch};
    use super::*;

    /// Copies a chapter into a page; one that is empty cannot be built.
    struct Copies {
        chapter: PathBuf,
    }

    impl Copies {
        fn page(&self, folder: &Path, index: &str) -> Result {
            let text = fs::read_to_string(&self.chapter)?;
            if text.is_empty() {
                return Err("an empty chapter".into());
            }
            fs::create_dir_all(folder)?;
            fs::write(folder.join("searchindex-1.js"), index)?;
            Ok(fs::write(folder.join("index.html"), text)?)
        }
    }

    impl Build for Copies {
        fn quickly(&self, folder: &Path) -> Result {
            self.page(folder, "nothing")
        }

        fn whole(&self, folder: &Path) -> Result {
            fs::create_dir_all(folder)?;
            fs::write(folder.join("404.html"), "There is no such page.")?;
            self.page(folder, "the index")
        }
    }

    fn ask(address: SocketAddr, request: &str) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "{request} HTTP/1.1\r\nHost: here\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn a_page_that_is_open_learns_of_a_change_and_finds_it() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        let chapter = root.join("book/src/a.md");
        fs::create_dir_all(root.join("book/src")).unwrap();
        fs::write(&chapter, "before").unwrap();

        let site = Arc::new(Site::new(root.join("target/serve")));
        let server = Arc::new(Server::new(Arc::clone(&site)));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        // These two end with the process of the tests.
        let listening = Arc::clone(&server);
        thread::spawn(move || listening.listen(&listener));
        let (build, changing) = (chapter.clone(), root.clone());
        let (ready, is_ready) = std::sync::mpsc::channel();
        thread::spawn(move || {
            let changes = watch::changes(&changing).unwrap();
            let preview = Preview::new(&site, &server, Copies { chapter: build });
            preview.whole().unwrap();
            ready.send(()).unwrap();
            preview.follow(&changes);
        });
        is_ready.recv().unwrap();

        let page = ask(address, "GET /");
        assert!(page.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8"));
        assert!(page.ends_with("\r\n\r\nbefore"), "{page}");
        assert!(ask(address, "HEAD /index.html?a=b").ends_with("Connection: close\r\n\r\n"));
        let missing = ask(address, "GET /none");
        assert!(missing.starts_with("HTTP/1.1 404 Not Found"), "{missing}");
        assert!(missing.ends_with("There is no such page."), "{missing}");
        assert!(ask(address, "PUT /index.html").starts_with("HTTP/1.1 405"));
        assert!(ask(address, "GET /%2e%2e/%2e%2e/book/src/a.md").starts_with("HTTP/1.1 404"));
        assert!(ask(address, "nonsense").starts_with("HTTP/1.1 400"));

        let stream = TcpStream::connect(address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        let url = format!("ws://{address}/{}", server::RELOAD_PATH);
        let (mut open, _) = tungstenite::client(url, stream).unwrap();
        // A build that fails neither reloads a page nor replaces it.
        fs::write(&chapter, "").unwrap();
        thread::sleep(Duration::from_millis(200));
        assert!(ask(address, "GET /").ends_with("before"));
        fs::write(&chapter, "after").unwrap();
        assert_eq!(open.read().unwrap().to_text().unwrap(), "reload");
        assert!(ask(address, "GET /").ends_with("after"));
        let index = ask(address, "GET /searchindex-1.js");
        assert!(index.ends_with("the index"), "{index}");
    }
}
