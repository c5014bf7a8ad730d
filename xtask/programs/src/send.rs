//! A plugin that has its answer ready: whatever mdBook sends, it sends back a file.

use std::fs::File;
use std::io;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let file = arguments.next().unwrap_or_default();
    if arguments.next().is_none() {
        io::copy(&mut io::stdin().lock(), &mut io::sink())?;
        io::copy(&mut File::open(file)?, &mut io::stdout().lock())?;
    }
    Ok(())
}
