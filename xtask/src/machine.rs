//! What is told about the machine beside figures that were measured on it.

use std::fs;
use std::thread::available_parallelism;

/// "AMD EPYC, 2 cores, 24 GB of memory, linux"
pub(crate) fn machine() -> String {
    let cores = available_parallelism().map_or(1, usize::from);
    format!(
        "{}, {cores} cores, {} of memory, {}",
        line_of("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.into()),
        memory().unwrap_or_else(|| "unknown size".into()),
        std::env::consts::OS,
    )
}

fn memory() -> Option<String> {
    let total = line_of("/proc/meminfo", "MemTotal")?;
    let kilobytes: u64 = total.strip_suffix(" kB")?.parse().ok()?;
    Some(format!("{} GB", kilobytes / 1_000_000))
}

/// The value of the first line `name : value` of a file of Linux.
fn line_of(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.trim_start_matches([' ', '\t', ':']).trim().to_owned())
}
