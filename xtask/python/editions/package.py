"""The files that make XHTML pages an EPUB."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from mimetypes import guess_type
from uuid import NAMESPACE_URL, uuid5

from editions.contents import Chapter
from editions.edition import LICENCE, LICENCE_ADDRESS, Edition

CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="{language}" xml:lang="{language}">
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="{root}style.css"/>
</head>
<body epub:type="{kind}">
{body}
</body>
</html>
"""

COVER = """<section class="cover" epub:type="cover">
<img src="cover.png" alt="Cover: the title under a floor plan of two rooms"/>
</section>"""

PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" \
unique-identifier="id" xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>
<dc:title>{title}</dc:title>
{creators}
<dc:language>{language}</dc:language>
<dc:description>{description}</dc:description>
<dc:date>{date}</dc:date>
<dc:rights>{rights}</dc:rights>
<meta property="dcterms:modified">{modified}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">{accessibility}</meta>
<meta name="cover" content="cover-image"/>
</metadata>
<manifest>
{manifest}
</manifest>
<spine>
{spine}
</spine>
</package>
"""

ACCESSIBILITY = """\
Listings, tables and cards are text, and each diagram is described in words beside it. \
The contents lead to every chapter and section. Nothing moves, flashes or makes a \
sound, and nothing is said by colour alone. The aim is WCAG 2.2, level AA, but no \
person or body has certified that the book reaches it, and no test with a screen \
reader has been carried out yet. The accessibility statement, in the appendix, tells \
what is tested on the site from which this edition is made."""


@dataclass(frozen=True)
class Document:
    """A chapter as XHTML, with its sections for the table of contents."""

    chapter: Chapter
    body: str
    sections: Sequence[tuple[str, str]] = field(default=())
    """The id and the text of each heading below the title."""

    @property
    def file(self) -> str:
        """Where the chapter lies in the EPUB."""
        return f"{self.chapter.path}.xhtml"

    @property
    def properties(self) -> str:
        """What a reading system must be told of the page beforehand."""
        return "svg" if "<svg" in self.body else ""


def page(edition: Edition, title: str, file: str, body: str, kind: str) -> str:
    """Put a page around its text."""
    root = "../" * file.count("/")
    return PAGE.format(
        language=edition.language,
        title=escape(title),
        root=root,
        kind=kind,
        body=body,
    )


def title_page(edition: Edition) -> str:
    """Say what the book is, by whom, of when, and what may be done with it."""
    authors = escape(", ".join(edition.authors))
    return f"""<section class="title-page">
<p class="title">{escape(edition.title)}</p>
<p>{escape(edition.description)}</p>
<p>{authors}</p>
<p>Edition of {edition.date}</p>
<p>The text may be copied and adapted under <a href="{LICENCE_ADDRESS}">{LICENCE}</a>,
the code under MIT or Apache-2.0.</p>
</section>"""


def navigation(documents: Sequence[Document]) -> str:
    """Write the table of contents: parts, chapters, sections."""
    parts = []
    for part, members in groupby(documents, key=lambda each: each.chapter.part):
        entries = "".join(map(entry, members))
        nested = f"<li><span>{escape(part)}</span><ol>{entries}</ol></li>"
        parts.append(nested if part else entries)
    return f"""<nav epub:type="toc" role="doc-toc" aria-label="Contents">
<h1>Contents</h1>
<ol>{"".join(parts)}</ol>
</nav>
<nav epub:type="landmarks" hidden="hidden" aria-label="Landmarks">
<ol><li><a epub:type="cover" href="cover.xhtml">Cover</a></li>
<li><a epub:type="toc" href="contents.xhtml">Contents</a></li>
<li><a epub:type="bodymatter" href="{documents[0].file}">Start</a></li></ol>
</nav>"""


def entry(document: Document) -> str:
    """Write one chapter of the table of contents."""
    sections = "".join(
        f'<li><a href="{document.file}#{escape(id)}">{escape(text)}</a></li>'
        for id, text in document.sections
    )
    nested = f"<ol>{sections}</ol>" if sections else ""
    title = escape(document.chapter.title)
    return f'<li><a href="{document.file}">{title}</a>{nested}</li>'


def package(
    edition: Edition, documents: Sequence[Document], pictures: Sequence[str]
) -> str:
    """Write the manifest, the reading order and what libraries want to know."""
    pages = [("cover", "cover.xhtml", ""), ("title", "title.xhtml", "")]
    pages += [("contents", "contents.xhtml", "nav")]
    pages += [
        (f"chapter-{number}", document.file, document.properties)
        for number, document in enumerate(documents, 1)
    ]
    items = [item(*each) for each in pages]
    items += [
        item("style", "style.css"),
        item("cover-image", "cover.png", "cover-image"),
    ]
    items += [item(f"picture-{at}", file) for at, file in enumerate(pictures, 1)]
    return PACKAGE.format(
        language=edition.language,
        identifier=uuid5(NAMESPACE_URL, edition.name),
        title=escape(edition.title),
        creators="\n".join(
            f"<dc:creator>{escape(author)}</dc:creator>" for author in edition.authors
        ),
        description=escape(edition.description),
        date=f"{edition.moment:%Y-%m-%d}",
        rights=f"{LICENCE}, {LICENCE_ADDRESS}",
        accessibility=ACCESSIBILITY,
        modified=f"{edition.moment:%Y-%m-%dT%H:%M:%SZ}",
        manifest="\n".join(items),
        spine="\n".join(f'<itemref idref="{id}"/>' for id, _file, _properties in pages),
    )


def item(id: str, file: str, properties: str = "") -> str:
    """Write one file of the manifest."""
    kind, _encoding = guess_type(file)
    kind = "application/xhtml+xml" if file.endswith(".xhtml") else kind
    told = f' properties="{properties}"' if properties else ""
    return f'<item id="{id}" href="{escape(file)}" media-type="{kind}"{told}/>'
