//! A plugin that changes nothing, written as mdBook's guide shows plugins.

use std::io;

use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::parse_input;

fn main() -> Result<()> {
    let (_context, book) = parse_input(io::stdin())?;
    serde_json::to_writer(io::stdout(), &book)?;
    Ok(())
}
