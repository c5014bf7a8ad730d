//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Expands shortcodes of mdBook chapters into annotated link cards from a catalogue.
///
/// Without a command it is a preprocessor: mdBook starts it when `book.toml` has a table
/// `[preprocessor.resource-cards]`, sends the book to standard input and reads it back from standard
/// output.
#[derive(Parser)]
#[command(version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What the program can do for people.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Exit with 0 if RENDERER gets cards, as mdBook asks.
    Supports {
        /// The name of a renderer, such as `html`.
        renderer: String,
    },
    /// Look for everything that a build would report, and for entries that need care.
    ///
    /// Does not need mdBook, and works for a book that does not build. Exits with 0 when there is
    /// nothing to report, with 1 when there is, with 2 when it could not look.
    Check {
        /// The folder with `book.toml`.
        #[arg(default_value = ".")]
        dir: PathBuf,
        /// How findings are written.
        #[arg(long, value_enum, default_value_t = MessageFormat::Human)]
        message_format: MessageFormat,
    },
    /// Add an entry to the catalogue, with comments that explain its fields.
    ///
    /// What is not given is asked for in a terminal, and filled in elsewhere; correct it in the file.
    /// An entry that is there is never overwritten.
    New(Box<NewEntry>),
    /// Write the catalogue to standard output in another format.
    Export {
        /// The folder with `book.toml`.
        #[arg(default_value = ".")]
        dir: PathBuf,
        /// The format.
        #[arg(long, value_enum)]
        format: ExportFormat,
    },
    /// Put the plugin into a book: its table in `book.toml`, style and script, a catalogue folder.
    ///
    /// Comments and order of `book.toml` stay. Run twice, the second time changes nothing.
    Install {
        /// The folder with `book.toml`.
        #[arg(default_value = ".")]
        dir: PathBuf,
        /// Print the changes instead of making them.
        #[arg(long)]
        dry_run: bool,
    },
    /// Take out of a book what `install` has put into it.
    Uninstall {
        /// The folder with `book.toml`.
        #[arg(default_value = ".")]
        dir: PathBuf,
        /// Print the changes instead of making them.
        #[arg(long)]
        dry_run: bool,
    },
    /// Write the JSON Schema of a catalogue file to standard output.
    ///
    /// Save it beside the files, and begin each with `#:schema ./resource.schema.json`: editors that
    /// know TOML then complete and check its fields.
    Schema {
        /// The sort of file.
        #[arg(value_enum, default_value_t = SchemaArgument::Resource)]
        of: SchemaArgument,
    },
}

/// What is known of a new entry.
#[derive(Args)]
pub(crate) struct NewEntry {
    /// The id, which names the file; not needed for a bibliography.
    #[arg(required_unless_present_any = ["from_bibtex", "from_csl_json"])]
    pub(crate) id: Option<String>,
    /// The folder with `book.toml`.
    #[arg(long, default_value = ".")]
    pub(crate) dir: PathBuf,
    /// The title, as the source writes it.
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// The address.
    #[arg(long)]
    pub(crate) url: Option<String>,
    /// What sort of thing it is, such as `article` or `talk`.
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// A personal name; may be given several times.
    #[arg(long = "author")]
    pub(crate) authors: Vec<String>,
    /// The year of the edition meant.
    #[arg(long)]
    pub(crate) year: Option<u16>,
    /// The main topic.
    #[arg(long)]
    pub(crate) topic: Option<String>,
    /// `introductory`, `intermediate` or `advanced`.
    #[arg(long)]
    pub(crate) level: Option<String>,
    /// `free`, `registration` or `paid`.
    #[arg(long)]
    pub(crate) access: Option<String>,
    /// Reading or watching time.
    #[arg(long)]
    pub(crate) minutes: Option<u32>,
    /// Add every entry of a BibTeX file.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["id", "from_csl_json"])]
    pub(crate) from_bibtex: Option<PathBuf>,
    /// Add every item of a CSL-JSON file.
    #[arg(long, value_name = "FILE", conflicts_with = "id")]
    pub(crate) from_csl_json: Option<PathBuf>,
}

/// How findings are written.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum MessageFormat {
    /// With excerpts, for people.
    Human,
    /// One JSON object a line.
    Json,
    /// As commands of GitHub's workflow runner.
    Github,
}

/// A format that other programs read.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum ExportFormat {
    /// Every field of every resource and reading path.
    Json,
    /// For citation processors.
    CslJson,
    /// For LaTeX.
    Bibtex,
    /// A feed.
    Atom,
    /// One address a line, for link checkers.
    Urls,
    /// Completion of ids in Visual Studio Code.
    VscodeSnippets,
}

/// A sort of catalogue file.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum SchemaArgument {
    /// `resources/ID.toml`
    Resource,
    /// `paths/ID.toml`
    Path,
}
