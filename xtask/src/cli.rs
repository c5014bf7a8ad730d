//! The command line.

use crate::Result;
use crate::address::{DEFAULT_PORT, SiteAddress};
use crate::audit::Audit;

/// What `cargo xtask` prints when it is asked for nothing, or for help.
pub(crate) const USAGE: &str = "\
Serves, builds and tests the book. The first run fetches and compiles what it
needs into `target`, which takes minutes; later runs start from there.

Usage: cargo xtask <task> [options]

Tasks:
  serve       serve the book on this machine, and again after every change
                --port N   listen on another port than 3000
                --open     open the book in a browser
  build       write the book to target/book
                --site-url ADDRESS   where it will be found, for the sitemap, for
                                     what each page says of itself, and for
                                     the page for missing addresses
  release     build the book, and make and check what can be read anywhere: a zip
              of the site, an EPUB and a PDF, in target/editions and on the site
                --site-url ADDRESS   as for build
  test        run every check: Rust, Python, the book, its pages in a browser
                --fast     leave out what needs a browser, and the damaged
                           listings
                --latest   instead of all that, run the tests of the examples with
                           the latest version of everything they need
  bless       record anew what the examples print
                WORD…      only what has one of these words in its name
  bench       measure the plugin, and write preprocessor/docs/speed.md
                --with-peers  install four other plugins, and measure them too
                --quick       a first impression, on small books only
  audit       let Lighthouse look at every page of the book, built for that
                --page PATH      look at this page only
                --against-stock  compare with mdBook's own look instead, and write
                                 book/src/appendix/how-this-site-is-measured.md
  plugin      run the plugin, compiled first when its sources have changed; what
              follows is for the plugin: `cargo xtask plugin check`
  new-chapter PART/SLUG TITLE
              add a chapter: its page, a first listing with its test, its line in
              the summary; several words of a TITLE go between quotes
  diagrams    draw the diagrams anew from their descriptions in book/diagrams,
              and write target/diagrams/index.html, which shows all of them
  pictures    take the pictures anew: of the guides, and of the book for previews
              of links

Wanted on this machine: Rust, Python 3.11 or newer and a C compiler; for the
browser tests, the release and the audit also Chromium, Chrome or Edge; for the
audit also Node.js 20 or newer with npm. Where a search would find the wrong
one, the variables PYTHON and CHROME name the program to use.
";

const TASKS: [&str; 12] = [
    "audit",
    "bench",
    "bless",
    "build",
    "diagrams",
    "help",
    "new-chapter",
    "pictures",
    "plugin",
    "release",
    "serve",
    "test",
];

/// One task with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    Help,
    Build { site: SiteAddress },
    Serve { port: u16, open: bool },
    Release { site: SiteAddress },
    Test { fast: bool },
    NewChapter { place: String, title: String },
    Latest,
    Bless { words: Vec<String> },
    Diagrams,
    Pictures,
    Bench { with_peers: bool, quick: bool },
    Audit(Audit),
    Plugin { arguments: Vec<String> },
}

/// Reads the words after `cargo xtask`.
pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Task> {
    let mut words = arguments.into_iter();
    let task = words.next().unwrap_or_else(|| "help".into());
    let mut options: Vec<String> = words.collect();
    if task == "plugin" {
        return Ok(Task::Plugin { arguments: options });
    }
    if options.iter().any(|option| option == "--help") {
        return Ok(Task::Help);
    }
    let task = match task.as_str() {
        "help" | "--help" | "-h" => Task::Help,
        "build" => Task::Build {
            site: take_site(&mut options)?,
        },
        "serve" => Task::Serve {
            port: take_port(&mut options)?,
            open: take_flag(&mut options, "--open"),
        },
        "release" => Task::Release {
            site: take_site(&mut options)?,
        },
        "test" if take_flag(&mut options, "--latest") => Task::Latest,
        "test" => Task::Test {
            fast: take_flag(&mut options, "--fast"),
        },
        "bench" => Task::Bench {
            with_peers: take_flag(&mut options, "--with-peers"),
            quick: take_flag(&mut options, "--quick"),
        },
        "bless" => Task::Bless {
            words: take_words(&mut options),
        },
        "audit" => Task::Audit(take_audit(&mut options)?),
        "new-chapter" => take_chapter(&mut options)?,
        "diagrams" => Task::Diagrams,
        "pictures" => Task::Pictures,
        unknown => return Err(unknown_task(unknown).into()),
    };
    match options.first() {
        None => Ok(task),
        Some(option) => Err(format!("unknown option `{option}`; see `cargo xtask --help`").into()),
    }
}

fn take_audit(options: &mut Vec<String>) -> Result<Audit> {
    let page = take_value(options, "--page");
    match (page, take_flag(options, "--against-stock")) {
        (None, false) => Ok(Audit::AllPages),
        (None, true) => Ok(Audit::AgainstStock),
        (Some(page), false) if !page.is_empty() => Ok(Audit::OnePage(page)),
        (Some(_), false) => Err("`--page` wants the path of a page: `packaging/one.html`".into()),
        (Some(_), true) => Err("`--page` and `--against-stock` exclude each other".into()),
    }
}

fn take_flag(options: &mut Vec<String>, flag: &str) -> bool {
    let before = options.len();
    options.retain(|option| option != flag);
    options.len() < before
}

fn take_port(options: &mut Vec<String>) -> Result<u16> {
    let Some(value) = take_value(options, "--port") else {
        return Ok(DEFAULT_PORT);
    };
    let port = value.parse().ok();
    port.filter(|port| *port != 0)
        .ok_or_else(|| "`--port` wants a number from 1 to 65535".into())
}

fn take_site(options: &mut Vec<String>) -> Result<SiteAddress> {
    match take_value(options, "--site-url") {
        None => SiteAddress::here(),
        Some(value) => {
            SiteAddress::parse(&value).map_err(|error| format!("`--site-url`: {error}").into())
        }
    }
}

/// Takes an option with the word after it; an option at the end has an empty value.
fn take_value(options: &mut Vec<String>, name: &str) -> Option<String> {
    let at = options.iter().position(|option| option == name)?;
    let value = options.drain(at..options.len().min(at + 2)).nth(1);
    Some(value.unwrap_or_default())
}

/// Takes all that is no option.
fn take_words(options: &mut Vec<String>) -> Vec<String> {
    let (words, others) = options.drain(..).partition(|word| !word.starts_with('-'));
    *options = others;
    words
}

fn take_chapter(options: &mut Vec<String>) -> Result<Task> {
    if options.len() != 2 {
        return Err("`new-chapter` wants a place and a title: `cargo xtask new-chapter patterns/read-a-framework \"Read a framework\"`".into());
    }
    let mut words = options.drain(..);
    Ok(Task::NewChapter {
        place: words.next().unwrap_or_default(),
        title: words.next().unwrap_or_default(),
    })
}

fn unknown_task(unknown: &str) -> String {
    let nearest = TASKS
        .iter()
        .map(|task| (strsim::osa_distance(unknown, task), task))
        .min()
        .filter(|(distance, _)| *distance <= 2);
    match nearest {
        Some((_, task)) => format!("unknown task `{unknown}`; did you mean `{task}`?"),
        None => format!("unknown task `{unknown}`; see `cargo xtask --help`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> std::result::Result<Task, String> {
        parse(line.split_whitespace().map(String::from)).map_err(|error| error.to_string())
    }

    #[test]
    fn tasks_and_their_options_are_read() {
        let serve = |port, open| Ok(Task::Serve { port, open });
        assert_eq!(parsed(""), Ok(Task::Help));
        assert_eq!(parsed("serve"), serve(3000, false));
        assert_eq!(parsed("serve --open --port 8080"), serve(8080, true));
        assert_eq!(parsed("test --fast"), Ok(Task::Test { fast: true }));
        assert_eq!(parsed("test --help"), Ok(Task::Help));
    }

    #[test]
    fn what_is_recorded_is_named_by_words() {
        let words = vec!["wheel".to_owned(), "cost".to_owned()];
        assert_eq!(parsed("bless wheel cost"), Ok(Task::Bless { words }));
        let error = parsed("bless --all").unwrap_err();
        assert_eq!(error, "unknown option `--all`; see `cargo xtask --help`");
        assert_eq!(parsed("test --latest"), Ok(Task::Latest));
    }

    #[test]
    fn what_follows_the_plugin_is_for_the_plugin() {
        let arguments = ["export", "--help"].map(String::from).to_vec();
        assert_eq!(
            parsed("plugin export --help"),
            Ok(Task::Plugin { arguments })
        );
    }

    #[test]
    fn an_unknown_task_names_the_nearest() {
        let error = parsed("biuld").unwrap_err();
        assert_eq!(error, "unknown task `biuld`; did you mean `build`?");
        let error = parsed("deploy").unwrap_err();
        assert_eq!(error, "unknown task `deploy`; see `cargo xtask --help`");
    }

    #[test]
    fn an_option_belongs_to_its_task() {
        let error = parsed("build --fast").unwrap_err();
        assert_eq!(error, "unknown option `--fast`; see `cargo xtask --help`");
    }

    #[test]
    fn a_port_is_a_number_from_1() {
        for line in ["serve --port", "serve --port 0", "serve --port 65536"] {
            let error = parsed(line).unwrap_err();
            assert_eq!(error, "`--port` wants a number from 1 to 65535");
        }
    }

    #[test]
    fn a_site_has_an_address() {
        let build = |address: &str| {
            let site = SiteAddress::parse(address).unwrap();
            Ok(Task::Build { site })
        };
        assert_eq!(parsed("build"), build("http://127.0.0.1:3000/"));
        let line = "build --site-url https://example.org/book";
        assert_eq!(parsed(line), build("https://example.org/book/"));
        for line in ["build --site-url", "build --site-url /book/"] {
            let error = parsed(line).unwrap_err();
            assert!(error.starts_with("`--site-url`: `"), "{error}");
            assert!(error.contains("` is no address of a site; "), "{error}");
        }
    }

    #[test]
    fn an_audit_is_of_all_pages_or_one_or_a_comparison() {
        let one_page = Audit::OnePage("toc.html".into());
        assert_eq!(parsed("audit"), Ok(Task::Audit(Audit::AllPages)));
        assert_eq!(parsed("audit --page toc.html"), Ok(Task::Audit(one_page)));
        let comparison = Ok(Task::Audit(Audit::AgainstStock));
        assert_eq!(parsed("audit --against-stock"), comparison);
        let error = parsed("audit --page").unwrap_err();
        assert!(error.starts_with("`--page` wants the path of a page"));
        let error = parsed("audit --against-stock --page toc.html").unwrap_err();
        assert_eq!(error, "`--page` and `--against-stock` exclude each other");
    }

    #[test]
    fn a_chapter_has_a_place_and_a_title() {
        let words = ["new-chapter", "patterns/two", "Two words"].map(String::from);
        let chapter = Task::NewChapter {
            place: "patterns/two".into(),
            title: "Two words".into(),
        };
        assert_eq!(parse(words).unwrap(), chapter);
        let error = parsed("new-chapter patterns/two Two words").unwrap_err();
        assert!(error.starts_with("`new-chapter` wants a place and a title: "));
    }

    #[test]
    fn the_usage_names_every_task() {
        for task in TASKS.iter().filter(|task| **task != "help") {
            assert!(USAGE.contains(&format!("\n  {task} ")), "{task}");
        }
    }
}
