//! One TOML file to one [`Resource`], or everything that is wrong with it.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::fields::Fields;
use super::rich_text::RichText;
use super::values::{self, Date, Kind, ResourceId, Status};
use super::{Entry, Link, Resource};
use crate::config::Topics;
use crate::diagnostic::{Code, Finding, Source};
use crate::spot::Spot;

/// Reads one file; the only failure is a file name that is not an id.
pub(super) fn read(
    source: &Source,
    topics: &Topics,
) -> Result<(ResourceId, Entry<Resource>), Finding> {
    let id = id_of(&source.path)?;
    let entry = read_table(source, |fields, references| {
        resource(fields, &id, source, topics, references)
    });
    Ok((id, entry))
}

/// Reads a file's table; a value counts only when nothing is wrong with the file.
pub(super) fn read_table<E>(
    source: &Source,
    read: impl FnOnce(&mut Fields<'_>, &mut Vec<Spot<String>>) -> Option<E>,
) -> Entry<E> {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    let mut entry = Entry {
        value: None,
        references: Vec::new(),
        findings: errors.iter().map(syntax_error).collect(),
    };
    if entry.findings.is_empty() {
        let start = first_content(&source.text);
        let mut fields = Fields::new(table.get_ref(), start..start);
        let value = read(&mut fields, &mut entry.references);
        entry.findings = fields.finish();
        entry.value = value.filter(|_| entry.findings.is_empty());
    }
    entry
}

/// Where the first line begins that is no comment: what is missing from a file is shown there.
fn first_content(text: &str) -> usize {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() && !line.starts_with('#') {
            return start;
        }
        start += line.len();
    }
    0
}

/// The id that a file's name gives its entry.
pub(super) fn id_of(path: &str) -> Result<ResourceId, Finding> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.strip_suffix(".toml").unwrap_or(name);
    ResourceId::parse(stem).ok_or_else(|| {
        let message = format!("`{stem}` is not an id");
        Finding::error(Code::InvalidId, 0..0, message).help(
            "name the file with lower-case letters, digits and hyphens, as in `pep-3333.toml`",
        )
    })
}

/// A TOML syntax error as a finding.
fn syntax_error(error: &toml::de::Error) -> Finding {
    let message = format!("not valid TOML: {}", error.message());
    Finding::error(Code::InvalidToml, error.span().unwrap_or(0..0), message)
}

fn resource(
    f: &mut Fields<'_>,
    id: &ResourceId,
    source: &Source,
    topics: &Topics,
    references: &mut Vec<Spot<String>>,
) -> Option<Resource> {
    let text = &source.text;
    require_fields(f);
    let kind = f.word("kind");
    let status = f.word("status");
    let minutes = minutes(f, kind);
    let outdated = markdown(f, "outdated", text);
    let archive = f.url("archive");
    require_by_status(f, status);
    let authors = plain_lines(f, "authors");
    let publisher = plain(f, "publisher");
    require_authorship(f, authors.as_deref());
    *references = others(f, id);
    let instead = references
        .iter()
        .filter_map(|r| ResourceId::parse(&r.value));
    let instead = instead.collect();

    // Every field is asked for before the first `?`, so that one run reports all errors.
    let title = plain(f, "title");
    let year = f.integer("year", 1000..=9999);
    let url = f.url("url");
    let topics = topic_ids(f, topics);
    let (level, access) = (f.word("level"), f.word("access"));
    let annotation = markdown(f, "annotation", text);
    let read = markdown(f, "read", text);
    let (container, edition) = (plain(f, "container"), plain(f, "edition"));
    let (language, licence) = (language(f), plain(f, "licence"));
    let doi = checked(
        f,
        "doi",
        values::is_doi,
        "a DOI, as in `10.1145/361598.361623`",
    );
    let isbn = checked(
        f,
        "isbn",
        values::is_isbn,
        "an ISBN with a right check digit",
    );
    let (links, reviewed) = (links(f), date(f, "reviewed"));

    Some(Resource {
        id: id.clone(),
        title: title?,
        authors: authors?,
        year: u16::try_from(year?).ok()?,
        url: url?,
        kind: kind?,
        topics,
        level: level?,
        access: access?,
        minutes,
        status: status?,
        annotation: annotation?,
        read,
        outdated,
        instead,
        container,
        publisher,
        edition,
        language,
        licence,
        doi,
        isbn,
        archive,
        links,
        reviewed: reviewed?,
    })
}

fn require_fields(f: &mut Fields<'_>) {
    f.require("title", r#"title = "…""#);
    f.require("authors", r#"authors = ["…"]"#);
    f.require("year", "year = 2026");
    f.require("url", r#"url = "https://…""#);
    f.require("kind", r#"kind = "article""#);
    f.require("topics", r#"topics = ["…"]"#);
    f.require("level", r#"level = "intermediate""#);
    f.require("access", r#"access = "free""#);
    f.require("status", r#"status = "current""#);
    f.require("annotation", r#"annotation = """…""""#);
    f.require("reviewed", "reviewed = 2026-11-22");
}

fn require_by_status(f: &mut Fields<'_>, status: Option<Status>) {
    if status.is_some_and(|status| status != Status::Current) {
        f.require(
            "outdated",
            r#"outdated = "what no longer holds, and what holds""#,
        );
    }
    if status == Some(Status::Gone) {
        f.require("archive", r#"archive = "https://…""#);
    }
}

fn require_authorship(f: &mut Fields<'_>, authors: Option<&[String]>) {
    if authors.is_some_and(<[String]>::is_empty) && !f.has("publisher") {
        let finding = Finding::error(
            Code::MissingField,
            f.range_of("authors"),
            "no author and no publisher",
        );
        let help = "name the authors, or add `publisher = \"…\"` for a collective work";
        f.findings.push(finding.help(help));
    }
}

fn minutes(f: &mut Fields<'_>, kind: Option<Kind>) -> Option<u32> {
    if kind.is_some_and(Kind::has_minutes) {
        f.require("minutes", "minutes = 20");
    }
    f.integer("minutes", 1..=60_000)
}

fn plain(f: &mut Fields<'_>, key: &'static str) -> Option<String> {
    f.line(key).map(|line| line.value)
}

fn plain_lines(f: &mut Fields<'_>, key: &'static str) -> Option<Vec<String>> {
    let lines = f.lines(key)?;
    Some(lines.into_iter().map(|line| line.value).collect())
}

fn topic_ids(f: &mut Fields<'_>, topics: &Topics) -> Vec<String> {
    let Some(lines) = f.lines("topics") else {
        return Vec::new();
    };
    if lines.is_empty() {
        let range = f.range_of("topics");
        f.error(
            Code::InvalidValue,
            range,
            "a resource has at least one topic",
        );
    }
    let mut ids: Vec<String> = Vec::with_capacity(lines.len());
    for line in lines {
        let finding = if ids.contains(&line.value) {
            let message = format!("topic `{}` is named twice", line.value);
            Some(Finding::error(
                Code::InvalidValue,
                line.range.clone(),
                message,
            ))
        } else if ResourceId::parse(&line.value).is_none() {
            let message = format!("`{}` is not a topic id", line.value);
            let finding = Finding::error(Code::InvalidValue, line.range.clone(), message);
            Some(finding.help("an id has lower-case letters, digits and hyphens"))
        } else {
            topics.check(&line)
        };
        f.findings.extend(finding);
        ids.push(line.value);
    }
    ids
}

/// The ids under `instead`.
fn others(f: &mut Fields<'_>, id: &ResourceId) -> Vec<Spot<String>> {
    let mut others: Vec<Spot<String>> = Vec::new();
    for line in f.lines("instead").unwrap_or_default() {
        if line.value == id.as_str() {
            let message = "a resource cannot be read instead of itself";
            f.error(Code::InvalidValue, line.range, message);
        } else if others.iter().any(|other| other.value == line.value) {
            let message = format!("resource `{}` is named twice", line.value);
            f.error(Code::InvalidValue, line.range, message);
        } else {
            others.push(line);
        }
    }
    others
}

pub(super) fn markdown(f: &mut Fields<'_>, key: &'static str, file: &str) -> Option<RichText> {
    let text = f.text(key)?;
    match RichText::parse(text.value) {
        Ok(rich) => Some(rich),
        Err(refusals) => {
            for (within, message) in refusals {
                let range = place_in_file(&text, &within, file);
                f.error(
                    Code::InvalidMarkdown,
                    range,
                    format!("in `{key}`: {message}"),
                );
            }
            None
        }
    }
}

/// Where a part of a string value stands in its file: exact when the string is written without
/// escapes, else the whole value.
fn place_in_file(text: &Spot<&str>, within: &Range<usize>, file: &str) -> Range<usize> {
    let written = &file[text.range.clone()];
    match written.find(text.value) {
        Some(offset) => {
            let start = text.range.start + offset;
            let end = text.value[..within.end].trim_end().len().max(within.start);
            start + within.start..start + end
        }
        None => text.range.clone(),
    }
}

fn language(f: &mut Fields<'_>) -> Option<String> {
    let is_tag = |text: &str| oxilangtag::LanguageTag::parse(text).is_ok();
    checked(
        f,
        "language",
        is_tag,
        "a BCP 47 language tag, as in `en` or `pt-BR`",
    )
}

fn checked(
    f: &mut Fields<'_>,
    key: &'static str,
    is_valid: impl Fn(&str) -> bool,
    wanted: &str,
) -> Option<String> {
    let line = f.line(key)?;
    if is_valid(&line.value) {
        return Some(line.value);
    }
    let message = format!("`{}` is not {wanted}", line.value);
    f.error(Code::InvalidValue, line.range, message);
    None
}

fn links(f: &mut Fields<'_>) -> Vec<Link> {
    let mut links = Vec::new();
    for mut table in f.tables("links") {
        table.require("label", r#"label = "Slides""#);
        table.require("url", r#"url = "https://…""#);
        let (label, url) = (plain(&mut table, "label"), table.url("url"));
        links.extend(label.zip(url).map(|(label, url)| Link { label, url }));
        f.findings.extend(table.finish());
    }
    links
}

fn date(f: &mut Fields<'_>, key: &'static str) -> Option<Date> {
    let value = f.ask(key)?;
    if let DeValue::Datetime(datetime) = value.get_ref()
        && let (Some(date), None, None) = (datetime.date, datetime.time, datetime.offset)
    {
        return Some(Date::new(date.year, date.month, date.day));
    }
    let message = format!("`{key}` is a date");
    let finding = Finding::error(Code::InvalidValue, value.span(), message);
    let help = format!("write it without quotes, as in `{key} = 2026-11-22`");
    f.findings.push(finding.help(help));
    None
}
