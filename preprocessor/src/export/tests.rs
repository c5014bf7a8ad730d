//! Formats as their readers see them.

use super::*;
use crate::diagnostic::Source;

const ODD: &str = r#"
title = "50% of {C++} & <Python_3> \\ done"
authors = ["Guido van Rossum", "Pallets"]
year = 2011
url = "https://example.org/?a=1&b={x}"
kind = "chapter"
topics = ["packaging", "history"]
level = "advanced"
access = "free"
minutes = 95
status = "gone"
container = "The Book"
archive = "https://example.net/copy"
annotation = "First *paragraph* & [link](a.md)."
outdated = "All."
links = [{ label = "Slides", url = "https://example.org/slides" }]
reviewed = 2026-11-02
"#;

fn exported(format: Format) -> String {
    let source = Source::new("resources/odd.toml", ODD);
    let (catalogue, mistakes) = Catalogue::from_sources(&[source]);
    assert_eq!(mistakes, []);
    catalogue.export(format, "A & B: Resources")
}

#[test]
fn urls_are_every_address_once() {
    assert_eq!(
        exported(Format::Urls),
        "https://example.net/copy\nhttps://example.org/?a=1&b={x}\nhttps://example.org/slides\n"
    );
}

#[test]
fn bibtex_is_escaped_for_latex() {
    assert_eq!(
        exported(Format::Bibtex),
        r"@inbook{odd,
  title = {{50\% of \{C++\} \& <Python\_3> \textbackslash{} done}},
  author = {van Rossum, Guido and {Pallets}},
  booktitle = {The Book},
  year = {2011},
  url = {https://example.net/copy},
  urldate = {2026-11-02},
  keywords = {packaging, history},
  annotation = {First *paragraph* \& [link](a.md).},
}
"
    );
}

#[test]
fn bibtex_has_the_fields_of_its_entry_type() {
    let entry = |kind: &str, minutes: &str| {
        let text = ODD.replace("\"chapter\"", &format!("\"{kind}\""));
        let text = text.replace("minutes = 95", minutes);
        let more = "publisher = \"Pallets\"\nlanguage = \"de\"\n";
        let source = Source::new("resources/odd.toml", format!("{more}{text}"));
        let (catalogue, mistakes) = Catalogue::from_sources(&[source]);
        assert_eq!(mistakes, []);
        catalogue.export(Format::Bibtex, "")
    };
    for (kind, minutes, within, publisher) in [
        ("article", "minutes = 5", "note", "organization"),
        ("tool", "", "note", "organization"),
        ("talk", "minutes = 5", "eventtitle", "howpublished"),
        ("paper", "minutes = 5", "journaltitle", "publisher"),
        ("book", "", "maintitle", "publisher"),
    ] {
        let entry = entry(kind, minutes);
        assert!(
            entry.contains(&format!("  {within} = {{The Book}},\n")),
            "{entry}"
        );
        assert!(
            entry.contains(&format!("  {publisher} = {{Pallets}},\n")),
            "{entry}"
        );
        assert!(entry.contains("  language = {de},\n"), "{entry}");
    }
}

#[test]
fn csl_json_splits_names() {
    let items: Value = serde_json::from_str(&exported(Format::CslJson)).unwrap();
    let item = &items[0];
    assert_eq!(item["type"], "chapter");
    assert_eq!(item["author"][0]["family"], "van Rossum");
    assert_eq!(item["author"][1]["literal"], "Pallets");
    assert_eq!(item["issued"]["date-parts"][0][0], 2011);
    assert_eq!(item["custom"]["status"], "gone");
    assert_eq!(item.get("DOI"), None);
}

#[test]
fn json_has_every_field_that_is_there() {
    let all: Value = serde_json::from_str(&exported(Format::Json)).unwrap();
    let resource = &all["resources"][0];
    assert_eq!(resource["id"], "odd");
    assert_eq!(resource["minutes"], 95);
    assert_eq!(resource["archive"], "https://example.net/copy");
    assert_eq!(resource["reviewed"], "2026-11-02");
    assert_eq!(resource.get("doi"), None);
    assert_eq!(all["paths"], serde_json::json!([]));
}

#[test]
fn atom_is_escaped_twice_where_it_holds_html() {
    let feed = exported(Format::Atom);
    assert!(
        feed.contains("<id>urn:resource-cards:a-b-resources:odd</id>"),
        "{feed}"
    );
    assert!(
        feed.contains("<updated>2026-11-02T00:00:00Z</updated>"),
        "{feed}"
    );
    assert!(
        feed.contains("&lt;em&gt;paragraph&lt;/em&gt; &amp;amp; "),
        "{feed}"
    );
}

#[test]
fn snippets_insert_the_shortcode() {
    let snippets: Value = serde_json::from_str(&exported(Format::VscodeSnippets)).unwrap();
    assert_eq!(snippets["resource odd"]["body"], "{{#resource odd}}");
}

#[test]
fn bibliographies_are_read_back_by_a_real_parser() {
    let drafts = crate::drafts_from_bibtex(&exported(Format::Bibtex)).unwrap();
    assert_eq!(drafts[0].id, "odd");
    assert_eq!(drafts[0].authors, ["Guido van Rossum", "Pallets"]);
    assert_eq!(drafts[0].year, Some(2011));
    assert_eq!(drafts[0].container.as_deref(), Some("The Book"));
    let drafts = crate::drafts_from_csl_json(&exported(Format::CslJson)).unwrap();
    assert_eq!(drafts[0].authors, ["Guido van Rossum", "Pallets"]);
    assert_eq!(drafts[0].kind.as_deref(), Some("chapter"));
}
