//! Running commands in the root of the repository.

use std::env;
use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::LazyLock;

use crate::Result;

/// What only the root of the repository has.
const SIGNS: [&str; 2] = ["book.toml", "xtask/Cargo.toml"];

/// The root of the repository in which this program was started, which may be a copy of the one that it
/// was compiled in.
pub(crate) fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let here = env::current_dir().unwrap_or_default();
        let found = root_around(&here).map(Path::to_owned);
        // Outside of every repository the one that the program comes from is meant.
        found.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
    });
    &ROOT
}

fn root_around(folder: &Path) -> Option<&Path> {
    let is_root = |folder: &&Path| SIGNS.iter().all(|sign| folder.join(sign).is_file());
    folder.ancestors().find(is_root)
}

/// A program of the workspace, in the folder of a profile.
pub(crate) fn program(profile: &str, name: &str) -> Result<PathBuf> {
    // This one lies in such a folder, wherever Cargo compiles.
    let this = env::current_exe()?;
    let target = this.ancestors().nth(2).unwrap_or(&this);
    Ok(target.join(profile).join(file_name(name)))
}

/// The name of the file of a program.
fn file_name(program: &str) -> String {
    format!("{program}{}", env::consts::EXE_SUFFIX)
}

/// A command that will run in the root of the repository.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The Cargo that started this program.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut cargo = command(program);
    cargo.args(arguments);
    cargo
}

/// Runs a command whose output goes straight to the terminal.
pub(crate) fn run(mut command: Command) -> Result {
    let status = command.status();
    verdict(&command, status)
}

/// Runs a command, passes its output on as it comes, and shows each line of it
/// to `on_line`.
pub(crate) fn watch(mut command: Command, on_line: impl FnMut(&str)) -> Result {
    let (reader, writer) = io::pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let child = command.spawn();
    // The command holds the writing end: the reader waits as long as it lives.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let status = child.and_then(|mut child| {
        copy(reader, io::stdout().lock(), on_line)?;
        child.wait()
    });
    verdict(&command, status)
}

/// What a command prints when it succeeds, for asking a tool about itself.
pub(crate) fn answer(mut command: Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// The full path of a program on `PATH`.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    let file = file_name(program);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

/// What a command's end means for the task that ran it.
pub(crate) fn verdict(command: &Command, status: io::Result<ExitStatus>) -> Result {
    let line = describe(command);
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{line}` ended with {status}").into()),
        Err(error) => Err(format!("`{line}` did not run: {error}").into()),
    }
}

/// A command as a person would type it: the program by its bare name.
fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_stem().unwrap_or(program.as_os_str());
    std::iter::once(program)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Copies bytes as they come, so that a progress bar moves, and finds the lines.
fn copy(mut from: impl Read, mut to: impl Write, mut on_line: impl FnMut(&str)) -> io::Result<()> {
    let mut chunk = [0; 4096];
    let mut pending = Vec::new();
    loop {
        let length = from.read(&mut chunk)?;
        if length == 0 {
            break;
        }
        to.write_all(&chunk[..length])?;
        to.flush()?;
        pending.extend_from_slice(&chunk[..length]);
        while let Some(end) = pending.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = pending.drain(..=end).collect();
            on_line(String::from_utf8_lossy(&line).trim_end());
        }
    }
    if !pending.is_empty() {
        on_line(String::from_utf8_lossy(&pending).trim_end());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Hands out three bytes at a time.
    struct Trickle(&'static [u8]);

    impl Read for Trickle {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = self.0.len().min(3);
            let (now, later) = self.0.split_at(length);
            buffer[..length].copy_from_slice(now);
            self.0 = later;
            Ok(length)
        }
    }

    #[test]
    fn output_is_copied_and_cut_into_lines() {
        let mut copied = Vec::new();
        let mut lines = Vec::new();
        let text = "first\r\nsecond – ü\n\nlast";
        copy(Trickle(text.as_bytes()), &mut copied, |line| {
            lines.push(line.to_owned());
        })
        .unwrap();
        assert_eq!(copied, text.as_bytes());
        assert_eq!(lines, ["first", "second – ü", "", "last"]);
    }

    #[test]
    fn the_root_is_that_of_the_folder_in_which_one_works() {
        let copy = tempfile::tempdir().unwrap();
        let inside = copy.path().join("book/src");
        fs::create_dir_all(&inside).unwrap();
        assert_eq!(root_around(&inside), None);
        fs::create_dir(copy.path().join("xtask")).unwrap();
        for sign in SIGNS {
            fs::write(copy.path().join(sign), "").unwrap();
        }
        assert_eq!(root_around(&inside), Some(copy.path()));
        assert_eq!(root_around(copy.path()), Some(copy.path()));
    }

    #[test]
    fn a_command_is_described_as_typed() {
        let mut command = command("/usr/bin/cargo");
        command.args(["fmt", "--check"]);
        assert_eq!(describe(&command), "cargo fmt --check");
    }

    #[test]
    fn a_failing_command_says_so_in_one_line() {
        let mut cargo = cargo(&["--no-such-option"]);
        cargo.stderr(Stdio::null());
        let error = run(cargo).unwrap_err().to_string();
        assert!(error.starts_with("`cargo --no-such-option` ended with exit"));
        let error = run(command("no-such-program")).unwrap_err().to_string();
        assert!(error.starts_with("`no-such-program` did not run: "));
    }
}
