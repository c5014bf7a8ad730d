//! The plugin of this workspace, compiled and run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use crate::Result;
use crate::shell::{self, cargo, command, run};

/// The package, and the program in it.
pub(crate) const PACKAGE: &str = "mdbook-resource-cards";

/// The variable that replaces the command in `book.toml`.
pub(crate) const COMMAND: &str = "MDBOOK_PREPROCESSOR__RESOURCE_CARDS__COMMAND";

/// Where Cargo puts the plugin, in the profile in which it compiles soonest: for one book it is as fast.
pub(crate) fn program() -> Result<PathBuf> {
    shell::program("debug", PACKAGE)
}

/// Compiles the plugin.
pub(crate) fn compile() -> Result {
    let mut build = cargo(&["build", "--quiet", "--locked", "--package", PACKAGE]);
    // Standard input may be the book that mdBook sends to the plugin.
    build.stdin(Stdio::null());
    run(build)
}

/// Where the plugin is, compiled first when a source has changed.
fn fresh() -> Result<PathBuf> {
    if !is_ready() {
        compile()?;
    }
    program()
}

/// Whether the plugin is compiled from the sources as they are.
pub(crate) fn is_ready() -> bool {
    program().is_ok_and(|program| is_fresh(&program))
}

/// The plugin with these arguments, on this book.
pub(crate) fn plugin(arguments: &[impl AsRef<str>]) -> Result<Command> {
    let mut plugin = command(fresh()?);
    plugin.args(arguments.iter().map(AsRef::as_ref));
    Ok(plugin)
}

/// Runs the plugin in place of this program.
pub(crate) fn stand_in(arguments: &[String]) -> Result<ExitCode> {
    let status = plugin(arguments)?.status()?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// Makes mdBook start the plugin itself, not the `cargo run` that `book.toml` names.
///
/// mdBook starts a plugin twice for every build, and each time Cargo takes longer to find that there
/// is nothing to compile than the plugin takes for the whole book.
pub(crate) fn start_quickly(mdbook: &mut Command) -> Result {
    mdbook.env(COMMAND, format!("'{}'", fresh()?.display()));
    Ok(())
}

/// Whether a program is at least as new as every source that Cargo says it is made from.
fn is_fresh(program: &Path) -> bool {
    let modified = |file: &Path| fs::metadata(file).and_then(|data| data.modified());
    let Ok(sources) = fs::read_to_string(program.with_extension("d")) else {
        return false;
    };
    modified(program).is_ok_and(|compiled| {
        let mut sources = sources_of(&sources).into_iter();
        sources.all(|source| modified(&source).is_ok_and(|changed| changed <= compiled))
    })
}

/// Reads `program: source source`, which Cargo writes beside a program; `\\ ` is a blank in a name.
fn sources_of(rule: &str) -> Vec<PathBuf> {
    let sources = rule.split_once(": ").map_or("", |(_, sources)| sources);
    let sources = sources.trim_end().replace("\\ ", "\0");
    let names = sources.split_terminator(' ');
    names.map(|name| name.replace('\0', " ").into()).collect()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn sources_are_read_from_the_rule() {
        let rule = "/t/release/plugin: /a/src/lib.rs /a/with\\ blank.html\n";
        let expected = ["/a/src/lib.rs", "/a/with blank.html"].map(PathBuf::from);
        assert_eq!(sources_of(rule), expected);
        assert_eq!(sources_of(""), [] as [PathBuf; 0]);
    }

    #[test]
    fn a_program_is_fresh_until_a_source_changes_or_goes() {
        let folder = tempfile::tempdir().unwrap();
        let (program, source) = (folder.path().join("plugin"), folder.path().join("lib.rs"));
        let rule = format!("{}: {}\n", program.display(), source.display());
        let rule = rule.replace(' ', "\\ ").replace(":\\ ", ": ");
        fs::write(&source, "").unwrap();
        fs::write(&program, "").unwrap();
        assert!(!is_fresh(&program), "no list of sources");
        fs::write(folder.path().join("plugin.d"), rule).unwrap();
        assert!(is_fresh(&program));
        let later = SystemTime::now() + Duration::from_secs(5);
        fs::File::open(&source)
            .unwrap()
            .set_modified(later)
            .unwrap();
        assert!(!is_fresh(&program), "a source has changed");
        fs::remove_file(&source).unwrap();
        assert!(!is_fresh(&program), "a source is gone");
    }
}
