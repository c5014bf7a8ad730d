//! The book: scan every chapter, resolve every shortcode, then render, then splice.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use mdbook_markdown::MarkdownOptions;

use crate::catalogue::{Catalogue, Resource};
use crate::diagnostic::{self, Code, Diagnostic, Finding, Source};
use crate::markdown::{self, Place};
use crate::render::{Renderer, Spot};
use crate::shortcode::{self, Argument, Candidate, Tag, Word};
use crate::splice::{Edit, splice};

/// A chapter that may hold shortcodes.
#[derive(Debug)]
pub(crate) struct Chapter<'i> {
    /// Its place in reading order among all chapters.
    pub(crate) index: usize,
    pub(crate) content: Cow<'i, str>,
    /// How many folders its page lies below the site's root.
    pub(crate) depth: usize,
    /// Its file as messages show it.
    pub(crate) shown_path: String,
}

/// A chapter whose shortcodes all make sense.
pub(crate) struct Plan<'c> {
    chapter: &'c Chapter<'c>,
    uses: Vec<Use<'c>>,
}

/// One shortcode, resolved.
struct Use<'c> {
    span: Range<usize>,
    shown: Shown<'c>,
}

/// What takes the place of a shortcode.
enum Shown<'c> {
    Card {
        resource: &'c Resource,
        first: bool,
    },
    Link {
        resource: &'c Resource,
        /// The words of the link, if they are not the title.
        text: Option<String>,
    },
}

/// First pass: what every shortcode stands for, and all that is wrong with any of them.
pub(crate) fn resolve<'c>(
    chapters: &'c [Chapter<'c>],
    catalogue: &'c Catalogue,
    options: &MarkdownOptions,
) -> (Vec<Plan<'c>>, Vec<Diagnostic>) {
    let mut plans = Vec::new();
    let mut diagnostics = Vec::new();
    for chapter in chapters {
        let (uses, findings) = resolve_chapter(&chapter.content, catalogue, options);
        if !findings.is_empty() {
            let source = Source::new(&chapter.shown_path, chapter.content.clone());
            diagnostics.extend(findings.into_iter().map(|f| f.in_source(&source)));
        }
        if !uses.is_empty() {
            plans.push(Plan { chapter, uses });
        }
    }
    (plans, diagnostics)
}

/// Second pass: the new text of every chapter that changes.
pub(crate) fn render<'c>(plans: &[Plan<'c>], renderer: &mut Renderer<'c>) -> Vec<(usize, String)> {
    let mut contents = Vec::with_capacity(plans.len());
    for plan in plans {
        contents.push((plan.chapter.index, render_chapter(plan, renderer)));
    }
    contents
}

fn resolve_chapter<'c>(
    text: &'c str,
    catalogue: &'c Catalogue,
    options: &MarkdownOptions,
) -> (Vec<Use<'c>>, Vec<Finding>) {
    let candidates = shortcode::scan(text);
    if candidates.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let spans: Vec<_> = candidates.iter().map(|c| c.span.clone()).collect();
    let places = markdown::places(text, &spans, options);
    let (mut uses, mut findings) = (Vec::new(), Vec::new());
    for (candidate, place) in candidates.into_iter().zip(places) {
        if place == Place::Verbatim {
            continue;
        }
        match resolve_one(candidate, place, catalogue) {
            Ok(resolved) => uses.push(resolved),
            Err(found) => findings.extend(found),
        }
    }
    (uses, findings)
}

fn resolve_one<'c>(
    candidate: Candidate<'_>,
    place: Place,
    catalogue: &'c Catalogue,
) -> Result<Use<'c>, Vec<Finding>> {
    let span = candidate.span;
    let tag = candidate.tag.map_err(|finding| vec![finding])?;
    let Word::Resource = tag.word;
    let request = Request::read(tag, &span)?;
    let resource = request.resource(catalogue);
    let shown = match place {
        Place::Block { first } => request.as_card(resource, first),
        Place::Inline => resource.map(|resource| Shown::Link {
            resource,
            text: request.text.map(|(text, _)| text),
        }),
        Place::Link => return Err(vec![misplaced(span, "a link cannot hold another link")]),
        Place::Hidden | Place::Verbatim => {
            let message = "nothing of this shortcode would be shown on the page";
            return Err(vec![misplaced(span, message)]);
        }
    };
    Ok(Use {
        span,
        shown: shown?,
    })
}

/// `{{#resource ID text="…"}}`, its arguments told apart.
struct Request {
    id: (String, Range<usize>),
    text: Option<(String, Range<usize>)>,
}

impl Request {
    const ATTRIBUTES: [&'static str; 1] = ["text"];

    fn read(tag: Tag<'_>, span: &Range<usize>) -> Result<Self, Vec<Finding>> {
        let (mut id, mut text, mut findings) = (None, None, Vec::new());
        for argument in tag.arguments {
            match argument {
                Argument::Positional { value, range } if id.is_none() => {
                    id = Some((value.into_owned(), range));
                }
                Argument::Positional { value, range } => {
                    let message = format!("a second id `{value}`; a shortcode shows one resource");
                    findings.push(Finding::error(Code::MalformedShortcode, range, message));
                }
                Argument::Attribute {
                    key: "text",
                    value,
                    range,
                    ..
                } => text = Some((value.into_owned(), range)),
                Argument::Attribute { key, key_range, .. } => {
                    findings.push(unknown_attribute(key, key_range));
                }
            }
        }
        if let (Some(id), true) = (id, findings.is_empty()) {
            return Ok(Self { id, text });
        }
        if findings.is_empty() {
            let message = "this shortcode does not say which resource it shows";
            let finding = Finding::error(Code::MalformedShortcode, span.clone(), message);
            let help = "write the id of a catalogue entry, as in `{{#resource some-id}}`";
            findings.push(finding.help(help));
        }
        Err(findings)
    }

    /// The resource. The error is empty for an entry whose own mistakes are reported.
    fn resource<'c>(&self, catalogue: &'c Catalogue) -> Result<&'c Resource, Vec<Finding>> {
        let (id, range) = &self.id;
        catalogue
            .get(id)
            .ok_or_else(|| catalogue.check_id(id, range.clone()).into_iter().collect())
    }

    fn as_card<'c>(
        &self,
        resource: Result<&'c Resource, Vec<Finding>>,
        first: bool,
    ) -> Result<Shown<'c>, Vec<Finding>> {
        let Some((_, range)) = &self.text else {
            return resource.map(|resource| Shown::Card { resource, first });
        };
        let message = "`text` changes the words of a link, and this is a card";
        let finding = Finding::error(Code::MisplacedShortcode, range.clone(), message)
            .help("leave `text` out, or put the shortcode into a sentence");
        let mut findings = resource.err().unwrap_or_default();
        findings.push(finding);
        Err(findings)
    }
}

fn unknown_attribute(key: &str, range: Range<usize>) -> Finding {
    let known = Request::ATTRIBUTES;
    let help = diagnostic::did_you_mean(key, known)
        .unwrap_or_else(|| format!("the attributes are {}", diagnostic::alternatives(known)));
    let message = format!("`{{{{#resource}}}}` has no attribute `{key}`");
    Finding::error(Code::UnknownAttribute, range, message).help(help)
}

fn misplaced(span: Range<usize>, message: &str) -> Finding {
    Finding::error(Code::MisplacedShortcode, span, message)
        .help("put it in a paragraph of its own, or into running text")
}

fn render_chapter<'c>(plan: &Plan<'c>, renderer: &mut Renderer<'c>) -> String {
    let text: &str = &plan.chapter.content;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut anchored = HashSet::new();
    let mut rendered = Vec::with_capacity(plan.uses.len());
    for shortcode in &plan.uses {
        let start = shortcode.span.start;
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        rendered.push(match &shortcode.shown {
            Shown::Link { resource, text } => renderer.inline(resource, text.as_deref()).into(),
            Shown::Card { resource, first } => {
                let spot = Spot {
                    depth: plan.chapter.depth,
                    anchor: anchored.insert(resource.id.as_str()),
                    first: *first,
                    margin: &text[line_start..start],
                    newline,
                };
                renderer.card(resource, spot)
            }
        });
    }
    let edits: Vec<Edit<'_>> = plan
        .uses
        .iter()
        .zip(&rendered)
        .map(|(shortcode, text)| Edit {
            range: shortcode.span.clone(),
            replacement: Cow::Borrowed(text),
        })
        .collect();
    splice(text, &edits)
}
