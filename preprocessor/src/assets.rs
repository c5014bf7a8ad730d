//! The style and the script that a book gets, and whether the copies that it has are up to date.
//!
//! The first line of each carries the checksum of all lines below, as the plugin wrote them. So a copy
//! of another version is known by its first line, and one that its book has edited by what it holds.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Finding, Source};

/// A file that lies beside `book.toml`.
#[derive(Debug)]
pub(crate) struct Asset {
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
}

/// Every file that a book gets.
pub(crate) const ASSETS: [Asset; 2] = [
    Asset {
        name: "resource-cards.css",
        text: include_str!("../assets/resource-cards.css"),
    },
    Asset {
        name: "resource-cards.js",
        text: include_str!("../assets/resource-cards.js"),
    },
];

/// What stands in an asset's first line before the checksum.
const MARK: &str = "mdbook-resource-cards ";

/// How a book's copy of an asset relates to this version's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Copy {
    /// The same text.
    Current,
    /// This version's, and changed by hand.
    Edited,
    /// Another version's, as that version wrote it.
    Outdated,
    /// Another version's, and changed by hand.
    OutdatedAndEdited,
    /// None of the plugin's.
    Foreign,
}

impl Asset {
    /// Compares a book's copy; line ends do not count.
    pub(crate) fn compare(&self, found: &str) -> Copy {
        let found = found.replace("\r\n", "\n");
        if found == self.text {
            return Copy::Current;
        }
        let Some((stamp, body)) = parts(&found) else {
            return Copy::Foreign;
        };
        let is_untouched = stamp == checksum(body);
        if parts(self.text).is_some_and(|(current, _)| current == stamp) {
            Copy::Edited
        } else if is_untouched {
            Copy::Outdated
        } else {
            Copy::OutdatedAndEdited
        }
    }

    /// The warning about a copy of another version.
    fn check(&self, source: &Arc<Source>) -> Option<Diagnostic> {
        let help = match self.compare(&source.text) {
            Copy::Current | Copy::Edited | Copy::Foreign => return None,
            Copy::Outdated => "run `mdbook-resource-cards install`",
            Copy::OutdatedAndEdited => {
                "it was edited: move it away, run `mdbook-resource-cards install`, then make your \
                 changes anew"
            }
        };
        let message = "this file belongs to another version of the plugin";
        let line = source.text.lines().next().unwrap_or_default();
        let finding = Finding::warning(Code::OutdatedAsset, 0..line.len(), message);
        Some(finding.help(help).in_source(source))
    }
}

/// The asset whose name a path ends in.
pub(crate) fn named(path: &str) -> Option<&'static Asset> {
    let name = path.rsplit(['/', '\\']).next();
    ASSETS.iter().find(|asset| Some(asset.name) == name)
}

/// Warnings about files of another version than this.
pub(crate) fn check(files: &[Arc<Source>]) -> Vec<Diagnostic> {
    let check = |file: &Arc<Source>| named(&file.path)?.check(file);
    files.iter().filter_map(check).collect()
}

/// The checksum that the first line names, and the lines below it.
fn parts(text: &str) -> Option<(u64, &str)> {
    let (first, body) = text.split_once('\n')?;
    let (_, stamp) = first.split_once(MARK)?;
    let stamp = u64::from_str_radix(stamp.get(..16)?, 16).ok()?;
    Some((stamp, body))
}

/// FNV-1a, 64 bits: tells versions apart, and need not withstand anybody.
fn checksum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: Asset = Asset {
        name: "resource-cards.css",
        text: "/* mdbook-resource-cards af63bd4c8601b7df */\n\n",
    };

    #[test]
    fn checksums_are_those_of_the_published_test_vectors() {
        assert_eq!(checksum(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(checksum("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(checksum("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn the_first_line_of_each_asset_has_its_checksum() {
        for asset in &ASSETS {
            let (stamp, body) = parts(asset.text).unwrap();
            let right = checksum(body);
            assert!(
                stamp == right,
                "assets/{}: write `{MARK}{right:016x}` into the first line",
                asset.name
            );
        }
    }

    #[test]
    fn copies_are_told_apart() {
        let older = format!("/* {MARK}{:016x} */\n.old\n", checksum(".old\n"));
        let other_stamp = "/* mdbook-resource-cards 0123456789abcdef */\n\n";
        for (found, expected) in [
            (SHIPPED.text, Copy::Current),
            (&SHIPPED.text.replace('\n', "\r\n"), Copy::Current),
            (&format!("{}x", SHIPPED.text), Copy::Edited),
            (&older, Copy::Outdated),
            (&older.replace('\n', "\r\n"), Copy::Outdated),
            (&format!("{older}.mine\n"), Copy::OutdatedAndEdited),
            (other_stamp, Copy::OutdatedAndEdited),
            (".mine {}\n", Copy::Foreign),
            ("/* mdbook-resource-cards ü */\n", Copy::Foreign),
            ("", Copy::Foreign),
        ] {
            assert_eq!(SHIPPED.compare(found), expected, "{found}");
        }
    }

    #[test]
    fn an_asset_is_known_by_the_name_of_its_file() {
        for path in [
            "resource-cards.css",
            "./theme/resource-cards.css",
            r"a\resource-cards.css",
        ] {
            assert_eq!(named(path).unwrap().name, "resource-cards.css", "{path}");
        }
        assert!(named("my-resource-cards.css").is_none());
    }
}
