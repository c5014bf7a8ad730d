"""The site's page for printing as a PDF with a title page and a table of contents."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Browser, Page
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from editions.browser import empty_page
from editions.contents import Chapter
from editions.edition import LICENCE, LICENCE_ADDRESS, Edition

HERE = Path(__file__).parent

HEADINGS = """main => [...main.querySelectorAll("h1[id], h2[id]")]
    .map((heading) => [heading.localName, heading.id, heading.innerText])"""

PUT_FIRST = "(main, html) => main.insertAdjacentHTML('afterbegin', html)"

REPLACE = "(element, html) => element.outerHTML = html"

Heading = tuple[str, str, str]
"""The level, the id and the text."""


def write(
    site: Path,
    edition: Edition,
    chapters: Sequence[Chapter],
    browser: Browser,
    to: Path,
) -> None:
    """Print the whole book."""
    page = empty_page(browser, width=800, height=1100)
    # Else Chromium lays the book out for the screen too, before and after each print.
    page.emulate_media(media="print")
    page.goto((site / "print.html").as_uri())
    wait_for_colours(page)
    main = page.locator("main")
    headings: list[Heading] = [(*each,) for each in main.evaluate(HEADINGS)]
    mark = (HERE.parents[2] / "book/theme/favicon.svg").read_text(encoding="utf-8")
    front = title_page(edition, mark) + contents(chapters, headings, {})
    main.evaluate(PUT_FIRST, front)
    page.add_style_tag(path=HERE / "front.css")
    # No browser tells a table of contents its page numbers: paper has to show them.
    numbered = contents(chapters, headings, page_numbers(printed_blank(page)))
    page.locator("nav.front-contents").evaluate(REPLACE, numbered)
    book = printed(page, for_readers=True)
    titles = [text for _level, _id, text in headings]
    to.write_bytes(described(book, edition, titles))


def printed_blank(page: Page) -> bytes:
    """Print nothing but where each thing lies, which takes half as long."""
    hidden = page.add_style_tag(content="* { visibility: hidden !important }")
    blank = printed(page, for_readers=False)
    hidden.evaluate("(style) => style.remove()")
    return blank


def printed(page: Page, *, for_readers: bool) -> bytes:
    """Print a page, for readers with bookmarks, backgrounds and a structure."""
    return page.pdf(
        format="A4",
        # Chromium doubles the bookmarks of what it prints with them twice.
        outline=for_readers,
        prefer_css_page_size=True,
        print_background=for_readers,
        tagged=for_readers,
    )


def page_numbers(book: bytes) -> dict[str, int]:
    """Find out on which page each target of a link lies."""
    reader = PdfReader(BytesIO(book))
    return {
        name.removeprefix("/"): 1 + (reader.get_destination_page_number(target) or 0)
        for name, target in reader.named_destinations.items()
    }


def wait_for_colours(page: Page) -> None:
    """Wait until the page's own script has marked up every listing that it knows."""
    page.wait_for_function(
        "() => document.querySelector('pre > code.language-python:not(.hljs)') === null"
    )


def mend_bookmarks(writer: PdfWriter, titles: Sequence[str]) -> None:
    """Give bookmarks the spaces that Chromium loses where a heading is wrapped."""
    whole = {"".join(title.split()): " ".join(title.split()) for title in titles}
    for bookmark in bookmarks(writer.get_outline_root()):
        title = "".join(str(bookmark["/Title"]).split())
        if title in whole:
            bookmark[NameObject("/Title")] = TextStringObject(whole[title])


def bookmarks(parent: DictionaryObject) -> Iterator[DictionaryObject]:
    """Give all bookmarks below one."""
    entry = parent.get("/First")
    while entry is not None:
        bookmark: DictionaryObject = entry.get_object()
        yield bookmark
        yield from bookmarks(bookmark)
        entry = bookmark.get("/Next")


def title_page(edition: Edition, mark: str) -> str:
    """Say what the book is, by whom, of when, and what may be done with it."""
    return f"""<section class="front-title">
<div class="mark" aria-hidden="true">{mark}</div>
<p class="title">{escape(edition.title)}</p>
<p>{escape(edition.description)}</p>
<p>{escape(", ".join(edition.authors))}</p>
<p>Edition of {edition.date}</p>
<p>The text may be copied and adapted under <a href="{LICENCE_ADDRESS}">{LICENCE}</a>,
the code under MIT or Apache-2.0. Where a sentence names a recommended resource, its
address stands on the card in the chapter <em>All resources</em>.</p>
</section>"""


def contents(
    chapters: Sequence[Chapter],
    headings: Sequence[Heading],
    numbers: Mapping[str, int],
) -> str:
    """Write the table of contents, as long without the page numbers as with them."""
    lines = "".join(contents_lines(chapters, headings, numbers))
    return f'<nav class="front-contents"><h1>Contents</h1><ol>{lines}</ol></nav>'


def contents_lines(
    chapters: Sequence[Chapter],
    headings: Sequence[Heading],
    numbers: Mapping[str, int],
) -> Iterator[str]:
    """Write the line of each part, chapter and section."""
    titles = [text for level, _id, text in headings if level == "h1"]
    if len(titles) != len(chapters):
        raise ValueError(f"{len(chapters)} chapters, but {titles} on the printed page")
    coming = iter(chapters)
    part = ""
    for level, id, text in headings:
        if level == "h1":
            chapter = next(coming)
            text = chapter.title
            if chapter.part != part:
                part = chapter.part
                yield f'<li class="part">{escape(part)}</li>'
        kind = "chapter" if level == "h1" else "section"
        number = f'<span class="number">{numbers.get(id, 0)}</span>'
        line = f"<span>{escape(text)}</span>{number}"
        yield f'<li class="{kind}"><a href="#{escape(id)}">{line}</a></li>'


def described(book: bytes, edition: Edition, titles: Sequence[str]) -> bytes:
    """Add what libraries want to know, and open the bookmarks with the file."""
    reader = PdfReader(BytesIO(book))
    writer = PdfWriter(clone_from=reader)
    mend_bookmarks(writer, titles)
    writer.pdf_header = reader.pdf_header
    stamp = f"D:{edition.moment:%Y%m%d%H%M%S}Z"
    writer.add_metadata(
        {
            "/Title": edition.title,
            "/Author": ", ".join(edition.authors),
            "/Subject": edition.description,
            # Chromium tells here as what it presents itself to servers.
            "/Creator": "mdBook",
            "/CreationDate": stamp,
            "/ModDate": stamp,
        }
    )
    writer.page_mode = "/UseOutlines"
    show_title = {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(show_title)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
