//! What stops a run at once: broken machinery, as opposed to what an author can mend in the text.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A failure of the machinery around the book.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// What arrived on standard input is not what mdBook sends to a preprocessor.
    Protocol(String),
    /// `book.toml` cannot be edited.
    Edit(String),
    /// A file or folder cannot be read or written.
    Io {
        /// Which one, relative to the book's root.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
        /// What would be right.
        help: String,
    },
}

impl Error {
    pub(crate) fn io(path: &Path, source: io::Error, help: String) -> Self {
        Self::Io {
            path: path.to_owned(),
            source,
            help,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Protocol(message) => {
                write!(f, "standard input is not a book from mdBook: {message}")
            }
            Self::Edit(message) => f.write_str(message),
            Self::Io { path, source, help } => {
                write!(f, "cannot use `{}`: {source}; {help}", path.display())
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Protocol(_) | Self::Edit(_) => None,
            Self::Io { source, .. } => Some(source),
        }
    }
}
