//! What a page says of itself in its head: to search engines, and where somebody shares its address.
//!
//! The template puts the book's description into every page. For a page for readers this step puts
//! its own in that place, with its address and a preview. The other pages keep what they have: nobody
//! should find them or share them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::Result;
use crate::address::SiteAddress;
use crate::html::{cut, escaped, text};
use crate::pages::Page;

/// How the line of the template begins that this step replaces.
const PLACE: &str = "<meta name=\"description\" content=\"";

/// The picture that stands for the book, which `cargo xtask pictures` takes.
const IMAGE: &str = "social-preview.png";
const IMAGE_SIZE: (u32, u32) = (1200, 630);
const IMAGE_ALT: &str =
    "The title Software Architecture in Python, and the question: where does this code belong?";

/// The book is written in British English, which its `lang`, `en`, does not say.
const LOCALE: &str = "en_GB";

const LONGEST_DESCRIPTION: usize = 160;
/// A description is cut after a sentence only if this much is left of it.
const SHORTEST_CUT: usize = 80;

/// Completes the heads of the pages in the folder of a built site.
pub(crate) fn write(folder: &Path, site: &SiteAddress, pages: &[Page]) -> Result {
    for page in pages {
        let html = with_head(page, site)
            .ok_or_else(|| format!("{}: a page needs {PLACE}…, <h1> and <p>", page.file))?;
        fs::write(folder.join(&page.file), html)?;
    }
    Ok(())
}

/// The page with its own head; `None` if it lacks the place for it, a heading or a paragraph.
fn with_head(page: &Page, site: &SiteAddress) -> Option<String> {
    let (before, rest) = page.html.split_once(PLACE)?;
    let (_, after) = rest.split_once("\">\n")?;
    let (book, _) = cut(&page.html, "<a class=\"book-title\"", "</a>")?;
    let (main, _) = cut(&page.html, "<main", "</main>")?;
    let (heading, below) = cut(main, "<h1", "</h1>")?;
    let title = text(heading);
    let description = shortened(&text(first_paragraph(below)?));
    let mut out = before.to_owned();
    let kind = if page.path.is_empty() {
        "website"
    } else {
        "article"
    };
    let (address, image) = (site.of(&page.path), site.of(IMAGE));
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{PLACE}{}\">", escaped(&description));
    let _ = writeln!(
        out,
        "<link rel=\"canonical\" href=\"{}\">",
        escaped(&address)
    );
    // What X wants to know besides is the same under other names, and it reads these.
    for (property, content) in [
        ("og:type", kind),
        ("og:title", &title),
        ("og:description", &description),
        ("og:url", &address),
        ("og:site_name", &text(book)),
        ("og:locale", LOCALE),
        ("og:image", &image),
        ("og:image:width", &IMAGE_SIZE.0.to_string()),
        ("og:image:height", &IMAGE_SIZE.1.to_string()),
        ("og:image:alt", IMAGE_ALT),
    ] {
        let content = escaped(content);
        let _ = writeln!(out, "<meta property=\"{property}\" content=\"{content}\">");
    }
    out.push_str("<meta name=\"twitter:card\" content=\"summary_large_image\">\n");
    out.push_str(after);
    Some(out)
}

/// The first paragraph that is not on a card.
fn first_paragraph(html: &str) -> Option<&str> {
    let paragraph = html.find("<p>")?;
    match html.find("<article") {
        Some(card) if card < paragraph => {
            let (_, below) = cut(html, "<article", "</article>")?;
            first_paragraph(below)
        }
        _ => cut(html, "<p>", "</p>").map(|(paragraph, _)| paragraph),
    }
}

/// A text that is short enough: whole, up to the end of a sentence, or up to a word and `…`.
fn shortened(text: &str) -> String {
    let first = |most: usize| text.chars().take(most).collect::<String>();
    if text.chars().count() <= LONGEST_DESCRIPTION {
        return text.to_owned();
    }
    let with_space = first(LONGEST_DESCRIPTION + 1);
    let end = [". ", "? ", "! "]
        .iter()
        .filter_map(|end| with_space.rfind(end))
        .max();
    if let Some(end) = end.filter(|end| *end + 1 >= SHORTEST_CUT) {
        return with_space[..=end].to_owned();
    }
    let words = first(LONGEST_DESCRIPTION);
    let words = words.rfind(' ').map_or(words.as_str(), |end| &words[..end]);
    format!(
        "{}…",
        words.trim_end_matches(|c: char| c.is_ascii_punctuation())
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<head>\n<meta name=\"description\" content=\"The book\">\n</head>\n\
        <a class=\"book-title\" href=\"index.html\">Q &amp; A</a>\n";

    fn page(path: &str, main: &str) -> Page {
        Page {
            file: path.into(),
            path: path.into(),
            html: format!("{HEAD}<main id=\"x\">{main}</main>\n<p>the end</p>"),
        }
    }

    fn completed(page: &Page) -> Option<String> {
        with_head(page, &"https://example.org/book/".parse().unwrap())
    }

    #[test]
    fn a_page_says_what_it_is_and_where() {
        let main = "<p class=\"resume\">Start</p><h1 id=\"t\"><a href=\"#t\">A <code>\"b\"</code></a></h1>\n\
            <p>What\n<em>you</em> learn.</p>\n<p>More.</p>";
        let page = page("part/a.html", main);
        let completed = completed(&page).unwrap();
        let (head, rest) = completed.split_once("</head>").unwrap();
        assert_eq!(
            head,
            "<head>\n\
            <meta name=\"description\" content=\"What you learn.\">\n\
            <link rel=\"canonical\" href=\"https://example.org/book/part/a.html\">\n\
            <meta property=\"og:type\" content=\"article\">\n\
            <meta property=\"og:title\" content=\"A &quot;b&quot;\">\n\
            <meta property=\"og:description\" content=\"What you learn.\">\n\
            <meta property=\"og:url\" content=\"https://example.org/book/part/a.html\">\n\
            <meta property=\"og:site_name\" content=\"Q &amp; A\">\n\
            <meta property=\"og:locale\" content=\"en_GB\">\n\
            <meta property=\"og:image\" content=\"https://example.org/book/social-preview.png\">\n\
            <meta property=\"og:image:width\" content=\"1200\">\n\
            <meta property=\"og:image:height\" content=\"630\">\n\
            <meta property=\"og:image:alt\" content=\"The title Software Architecture in Python, \
            and the question: where does this code belong?\">\n\
            <meta name=\"twitter:card\" content=\"summary_large_image\">\n"
        );
        assert_eq!(Some(rest), page.html.split_once("</head>").map(|it| it.1));
    }

    #[test]
    fn the_front_page_is_the_site() {
        let completed = completed(&page("", "<h1>T</h1><p>P</p>")).unwrap();
        assert!(completed.contains("<meta property=\"og:type\" content=\"website\">"));
        assert!(completed.contains("<link rel=\"canonical\" href=\"https://example.org/book/\">"));
    }

    #[test]
    fn a_page_without_a_place_a_heading_or_a_paragraph_is_refused() {
        for main in [
            "<p>P</p>",
            "<h1>T</h1>",
            "<h1>T</h1><article><p>P</p></article>",
        ] {
            assert_eq!(completed(&page("a.html", main)), None, "{main}");
        }
        let mut page = page("a.html", "<h1>T</h1><p>P</p>");
        page.html = page.html.replace("\"description\"", "\"keywords\"");
        assert_eq!(completed(&page), None);
    }

    #[test]
    fn a_card_does_not_describe_the_page() {
        let html = "<article><p>one</p></article> <article>two</article> <p>three</p> \
            <article></article>";
        assert_eq!(first_paragraph(html), Some("<p>three"));
    }

    #[test]
    fn a_description_ends_with_a_sentence_or_a_word() {
        let whole = "é".repeat(160);
        assert_eq!(shortened(&whole), whole);
        let sentence = format!("{}.", "a".repeat(79));
        let long = "b".repeat(90);
        assert_eq!(shortened(&format!("{sentence} {long}.")), sentence);
        let full = format!("{}.", "a".repeat(159));
        assert_eq!(shortened(&format!("{full} B.")), full);
        let short = format!("{}.", "a".repeat(78));
        let word = "b".repeat(79);
        assert_eq!(
            shortened(&format!("{short} {word} c")),
            format!("{short} {word}…")
        );
        assert_eq!(
            shortened(&format!("{short} {word}b c")),
            format!("{short}…").replace(".…", "…")
        );
        assert_eq!(
            shortened(&format!("{short} Why, {long}")),
            format!("{short} Why…")
        );
    }
}
