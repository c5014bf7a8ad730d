//! The summary of the book, in which every chapter has its line.

use crate::Result;

/// Where the summary lies.
pub(crate) const SUMMARY: &str = "book/src/SUMMARY.md";

/// The summary with one more chapter, the last one of its part.
pub(crate) fn with_chapter(summary: &str, part: &str, slug: &str, title: &str) -> Result<String> {
    let mut lines: Vec<&str> = summary.lines().collect();
    let parts = parts(&lines);
    let Some(at) = parts.iter().position(|(folder, _)| folder == part) else {
        let folders: Vec<_> = parts.into_iter().map(|(folder, _)| folder).collect();
        let folders = folders.join(", ");
        return Err(format!("{SUMMARY} has no part `{part}`; its parts are {folders}").into());
    };
    let heading = parts[at].1;
    let end = parts.get(at + 1).map_or(lines.len(), |(_, next)| *next);
    let last = (heading..end).rfind(|line| !lines[*line].trim().is_empty());
    let after = last.unwrap_or(heading) + 1;
    let chapter = format!("- [{title}]({part}/{slug}.md)");
    lines.insert(after, &chapter);
    if after == heading + 1 {
        lines.insert(after, "");
    }
    Ok(lines.join("\n") + "\n")
}

/// The parts of the book by the folder of their chapters, each with the line of its heading.
fn parts(lines: &[&str]) -> Vec<(String, usize)> {
    let headings = lines.iter().enumerate().filter_map(|(line, text)| {
        let title = text.strip_prefix("# ")?.trim();
        (title != "Summary").then(|| (title.to_lowercase().replace(' ', "-"), line))
    });
    headings.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "\
# Summary

[Introduction](introduction.md)

# Reading code

- [One](reading-code/one.md)

# Patterns

# Appendix

- [All](appendix/all.md)
";

    fn check(part: &str, old: &str, new: &str) {
        let actual = with_chapter(SMALL, part, "two", "Two").unwrap();
        assert_eq!(actual, SMALL.replace(old, new));
    }

    #[test]
    fn a_chapter_is_the_last_one_of_its_part() {
        let one = "- [One](reading-code/one.md)\n";
        check(
            "reading-code",
            one,
            &format!("{one}- [Two](reading-code/two.md)\n"),
        );
        let all = "- [All](appendix/all.md)\n";
        check("appendix", all, &format!("{all}- [Two](appendix/two.md)\n"));
    }

    #[test]
    fn a_chapter_can_be_the_first_one_of_its_part() {
        let heading = "# Patterns\n";
        check(
            "patterns",
            heading,
            &format!("{heading}\n- [Two](patterns/two.md)\n"),
        );
    }

    #[test]
    fn an_unknown_part_names_those_there_are() {
        let error = with_chapter(SMALL, "pattern", "two", "Two").unwrap_err();
        assert_eq!(
            error.to_string(),
            "book/src/SUMMARY.md has no part `pattern`; its parts are reading-code, patterns, appendix"
        );
    }

    #[test]
    fn the_parts_of_the_book_are_the_folders_of_their_chapters() {
        let summary = include_str!("../../book/src/SUMMARY.md");
        let lines: Vec<&str> = summary.lines().collect();
        let parts = parts(&lines);
        for link in lines.iter().filter_map(|line| line.strip_prefix("- [")) {
            let (_, path) = link.split_once("](").unwrap();
            let (folder, _) = path.split_once('/').unwrap();
            assert!(parts.iter().any(|(part, _)| part == folder), "{path}");
        }
    }
}
