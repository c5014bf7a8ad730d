//! The page of figures, `preprocessor/docs/speed.md`.

use std::fs;
use std::thread::available_parallelism;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::Result;
use crate::mdbook;
use crate::shell::{answer, command, root};

const PAGE: &str = "preprocessor/docs/speed.md";
const START: &str = "<!-- The rest is written by `cargo xtask bench`. -->\n";

/// Replaces the figures on the page.
pub(super) fn write(figures: &str) -> Result {
    let path = root().join(PAGE);
    let old = fs::read_to_string(&path)?;
    let words = old.split_once(START).map(|(words, _)| words);
    let words = words.ok_or_else(|| format!("{PAGE} has no line `{}`", START.trim_end()))?;
    fs::write(path, format!("{words}{START}\n{figures}"))?;
    println!("{PAGE}");
    Ok(())
}

/// When and where: "22 November 2026, on …".
pub(super) fn circumstances() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let cores = available_parallelism().map_or(1, usize::from);
    let mut rustc = command("rustc");
    rustc.arg("--version");
    let rustc = answer(rustc).unwrap_or_default();
    let rustc: Vec<&str> = rustc.split(' ').take(2).collect();
    format!(
        "{}: {}, {cores} cores, {} of memory, {}; {}, mdBook {}.",
        date(since.unwrap_or_default()),
        line_of("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.into()),
        memory().unwrap_or_else(|| "unknown size".into()),
        std::env::consts::OS,
        rustc.join(" "),
        mdbook::VERSION,
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

/// "22 November 2026"
fn date(since_1970: Duration) -> String {
    const MONTHS: [(&str, u64); 12] = [
        ("January", 31),
        ("February", 28),
        ("March", 31),
        ("April", 30),
        ("May", 31),
        ("June", 30),
        ("July", 31),
        ("August", 31),
        ("September", 30),
        ("October", 31),
        ("November", 30),
        ("December", 31),
    ];
    let mut days = since_1970.as_secs() / 86_400;
    for year in 1970.. {
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for (month, length) in MONTHS {
            let length = length + u64::from(is_leap && month == "February");
            if days < length {
                return format!("{} {month} {year}", days + 1);
            }
            days -= length;
        }
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_through_leap_years() {
        let day = |days: u64| date(Duration::from_secs(days * 86_400 + 5));
        assert_eq!(day(0), "1 January 1970");
        assert_eq!(day(11_016), "29 February 2000");
        assert_eq!(day(11_017), "1 March 2000");
        assert_eq!(day(20_779), "22 November 2026");
    }
}
