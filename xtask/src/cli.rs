//! The command line.

use clap::{Args, Parser, Subcommand};

use crate::Result;
use crate::address::{DEFAULT_PORT, SiteAddress};

/// Serves, builds and tests the book. The first run fetches and compiles what it needs into `target`,
/// which takes minutes; later runs start from there.
///
/// Wanted on this machine: Rust, Python 3.11 or newer and a C compiler; for the browser tests, the
/// release and the audit also Chromium, Chrome or Edge; for the audit also Node.js 20 or newer with
/// npm. Where a search would find the wrong one, the variables PYTHON and CHROME name the program to
/// use.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
#[command(arg_required_else_help = true, disable_help_subcommand = false)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) task: Task,
}

/// One task with its options.
#[derive(Debug, PartialEq, Eq, Subcommand)]
pub(crate) enum Task {
    /// Serve the book on this machine, and again after every change.
    Serve {
        /// Listen on this port.
        #[arg(long, default_value_t = DEFAULT_PORT, value_parser = clap::value_parser!(u16).range(1..))]
        port: u16,
        /// Open the book in a browser.
        #[arg(long)]
        open: bool,
    },
    /// Write the book to target/book.
    Build(SiteArguments),
    /// Build the book, and make and check what can be read anywhere.
    ///
    /// A zip of the site, an EPUB and a PDF, in target/editions and on the site.
    Release(SiteArguments),
    /// Run every check: Rust, Python, the book, its pages in a browser.
    Test(TestArguments),
    /// Run one step in this process, without what it needs; `test` starts these.
    #[command(hide = true)]
    Step(StepArguments),
    /// Record anew what the examples print.
    Bless {
        /// Only what has one of these words in its name.
        words: Vec<String>,
    },
    /// Make lines of a chapter's listings wrong, one at a time, and name those that no test notices.
    Damage {
        /// The chapter, by the name of its page or of its folder of examples.
        chapter: String,
        /// How many lines, chosen by chance; without a number, all.
        count: Option<u32>,
    },
    /// Measure the plugin, and write preprocessor/docs/speed.md.
    Bench {
        /// Install four other plugins, and measure them too.
        #[arg(long)]
        with_peers: bool,
        /// Take a first impression, on small books only, and write nothing.
        #[arg(long)]
        quick: bool,
    },
    /// Let Lighthouse look at every page of the book, built for that.
    Audit(AuditArguments),
    /// Run the plugin, compiled first when its sources have changed.
    #[command(disable_help_flag = true)]
    Plugin {
        /// What the plugin is told: `cargo xtask plugin check`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Add a chapter: its page, a first listing with its test, its line in the summary.
    NewChapter {
        /// Where it goes: the folder of a part and the name of the page.
        #[arg(value_name = "PART/SLUG")]
        place: String,
        /// Its title; several words go between quotes.
        title: String,
    },
    /// Draw the diagrams anew from their descriptions in book/diagrams.
    ///
    /// Also writes target/diagrams/index.html, which shows all of them.
    Diagrams,
    /// Take the pictures anew: of the guides, and of the book for previews of links.
    Pictures,
}

/// Where the site will be found.
#[derive(Args, Debug, PartialEq, Eq)]
pub(crate) struct SiteArguments {
    /// The address of the site.
    ///
    /// For the sitemap, for what each page says of itself, and for the page for missing addresses.
    #[arg(long = "site-url", value_name = "ADDRESS")]
    site: Option<SiteAddress>,
}

impl SiteArguments {
    /// The address that is given, or that of this machine.
    pub(crate) fn site(self) -> Result<SiteAddress> {
        self.site.map_or_else(SiteAddress::here, Ok)
    }
}

/// What is tested, and how.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
#[derive(Args, Debug, Default, PartialEq, Eq)]
pub(crate) struct TestArguments {
    /// Only these steps, and the steps that prepare what they look at.
    #[arg(value_name = "STEP")]
    pub(crate) steps: Vec<String>,
    /// Only tests whose names hold this.
    #[arg(short = 'k', value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Only what concerns a chapter, by the name of its page or of its folder of examples.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["steps", "name", "changed"])]
    pub(crate) chapter: Option<String>,
    /// Only the steps that a difference to the branch `main` may touch.
    #[arg(long, conflicts_with = "steps")]
    pub(crate) changed: bool,
    /// Leave out what needs a browser, and the damaged listings.
    #[arg(long)]
    pub(crate) fast: bool,
    /// How many steps run at a time.
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=64))]
    pub(crate) jobs: u8,
    /// Name all steps, and what each looks at.
    #[arg(long, exclusive = true)]
    pub(crate) list: bool,
    /// Instead of all that, run the tests of the examples with the latest version of everything they need.
    #[arg(long, exclusive = true)]
    pub(crate) latest: bool,
}

/// One step, and what it is to look at.
#[derive(Args, Debug, PartialEq, Eq)]
pub(crate) struct StepArguments {
    pub(crate) step: String,
    #[arg(short = 'k', value_name = "NAME")]
    pub(crate) name: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) chapter: Option<String>,
}

/// What is audited.
#[derive(Args, Debug, PartialEq, Eq)]
pub(crate) struct AuditArguments {
    /// Look at this page only, by its path in the site.
    #[arg(long, value_name = "PATH", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) page: Option<String>,
    /// Compare with mdBook's own look instead, and write the page of the book that shows the result.
    ///
    /// The page is book/src/appendix/how-this-site-is-measured.md.
    #[arg(long, conflicts_with = "page")]
    pub(crate) against_stock: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    fn parsed(line: &str) -> std::result::Result<Task, String> {
        let words = std::iter::once("xtask").chain(line.split_whitespace());
        let cli = Cli::try_parse_from(words).map_err(|error| error.to_string())?;
        Ok(cli.task)
    }

    fn test(change: impl FnOnce(&mut TestArguments)) -> Task {
        let mut arguments = TestArguments {
            jobs: 2,
            ..TestArguments::default()
        };
        change(&mut arguments);
        Task::Test(arguments)
    }

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn tasks_and_their_options_are_read() {
        let serve = |port, open| Ok(Task::Serve { port, open });
        assert_eq!(parsed("serve"), serve(3000, false));
        assert_eq!(parsed("serve --open --port 8080"), serve(8080, true));
        assert_eq!(parsed("test"), Ok(test(|_| ())));
        assert_eq!(
            parsed("test --fast"),
            Ok(test(|arguments| arguments.fast = true))
        );
        let browser = test(|arguments| {
            arguments.steps = vec!["browser".into()];
            arguments.name = Some("cards".into());
        });
        assert_eq!(parsed("test browser -k cards"), Ok(browser));
        let chapter = test(|arguments| arguments.chapter = Some("plug_ins".into()));
        assert_eq!(parsed("test --chapter plug_ins"), Ok(chapter));
        let words = vec!["wheel".to_owned(), "cost".to_owned()];
        assert_eq!(parsed("bless wheel cost"), Ok(Task::Bless { words }));
    }

    #[test]
    fn what_makes_no_sense_together_is_refused() {
        for line in [
            "",
            "build --fast",
            "serve --port 0",
            "serve --port 65536",
            "test --list --fast",
            "test --chapter plug_ins browser",
            "test --changed browser",
            "audit --against-stock --page toc.html",
            "audit --page=",
            "new-chapter patterns/two Two words",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
        let error = parsed("biuld").unwrap_err();
        assert!(error.contains("'build'"), "{error}");
    }

    #[test]
    fn what_follows_the_plugin_is_for_the_plugin() {
        let arguments = ["export", "--help"].map(String::from).to_vec();
        let plugin = Ok(Task::Plugin { arguments });
        assert_eq!(parsed("plugin export --help"), plugin);
    }

    #[test]
    fn a_site_has_an_address() {
        let site = |line: &str| match parsed(line) {
            Ok(Task::Build(arguments)) => arguments.site().unwrap().of(""),
            other => panic!("{other:?}"),
        };
        assert_eq!(site("build"), "http://127.0.0.1:3000/");
        let line = "build --site-url https://example.org/book";
        assert_eq!(site(line), "https://example.org/book/");
        let error = parsed("build --site-url /book/").unwrap_err();
        assert!(error.contains("is no address of a site; "), "{error}");
    }
}
