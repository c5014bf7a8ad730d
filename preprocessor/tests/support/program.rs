//! The real program, as other programs start it.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::thread::spawn;
use std::time::Duration;

/// Longer than anything takes, also on a machine that has a lot to do.
const PATIENCE: Duration = Duration::from_secs(120);

/// Empty in the fuzz targets, which start no program.
const PROGRAM: &str = match option_env!("CARGO_BIN_EXE_mdbook-resource-cards") {
    Some(path) => path,
    None => "",
};

pub(crate) fn program(arguments: &[&str], input: &[u8]) -> Output {
    run(Command::new(PROGRAM).args(arguments), input)
}

/// What a shell makes of `script`, in which `"$0" "$@"` is the program with its arguments.
pub(crate) fn shell(script: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut sh = Command::new("sh");
    run(sh.args(["-c", script, PROGRAM]).args(arguments), input)
}

fn run(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (id, mut stdin) = (child.id().to_string(), child.stdin.take().unwrap());
    let input = input.to_owned();
    // A program that exits without reading closes the pipe; what it says is checked by the caller.
    spawn(move || stdin.write_all(&input));
    let (sender, output) = channel();
    spawn(move || sender.send(child.wait_with_output()));
    let output = output.recv_timeout(PATIENCE).unwrap_or_else(|_| {
        let _ = Command::new("kill").arg(&id).status();
        panic!("{command:?} hangs")
    });
    output.unwrap()
}

pub(crate) fn stdout(output: &Output) -> &str {
    str::from_utf8(&output.stdout).unwrap()
}

pub(crate) fn stderr(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}
