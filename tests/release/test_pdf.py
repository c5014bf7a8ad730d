"""The PDF can be leafed through, searched and read aloud."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination
from pypdfium2 import PdfDocument

from editions.contents import chapters
from project import EDITION, EDITIONS, SITE, SOURCE, resources

CHAPTERS = chapters((SOURCE / "SUMMARY.md").read_text(encoding="utf-8"))
CARD_BEGINS = re.compile(r"^\w[\w ]* · (Introductory|Intermediate|Advanced) · ", re.M)
CARD_ENDS = re.compile(r"^Checked \d+ \w+ \d{4}", re.M)
BUILT_IN = "/Type3"
"""A font whose letters are drawings in the file itself."""


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    return PdfReader(EDITIONS[".pdf"])


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Read each page: its number, but on the title page, and what it says."""
    # Written in C++: what takes a second here takes pypdf twenty.
    with PdfDocument(EDITIONS[".pdf"]) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return ["\n".join(page.splitlines()) for page in pages]


def bookmarks(pdf: PdfReader, depth: int) -> list[tuple[str, int]]:
    """Give the title and the page of each bookmark, down to a depth."""

    def walk(entries: list[Any], level: int) -> Iterator[tuple[str, int]]:
        for entry in entries:
            if isinstance(entry, Destination):
                number = pdf.get_destination_page_number(entry)
                yield str(entry.title), 1 + (number or 0)
            elif level < depth:
                yield from walk(entry, level + 1)

    return [*walk(pdf.outline, 1)]


def test_each_chapter_has_a_bookmark_on_a_page_of_its_own(
    pdf: PdfReader, texts: list[str]
) -> None:
    found = bookmarks(pdf, depth=1)
    assert found[0][0] == "Contents"
    assert len(found) == 1 + len(CHAPTERS)
    for chapter, (title, page) in zip(CHAPTERS, found[1:], strict=True):
        assert title in (chapter.title, EDITION.title)
        assert " ".join(texts[page - 1].split()).startswith(f"{page} {title}")
    assert len({page for _title, page in found}) == len(found)


def test_the_contents_give_the_pages_of_the_bookmarks(pdf: PdfReader) -> None:
    (_contents, first), *rest = bookmarks(pdf, depth=2)
    pages = pdf.pages[first - 1 : rest[0][1] - 1]
    printed = "\n".join(page.extract_text() for page in pages)
    numbers = re.findall(r"^.+ (\d+)$", printed, re.MULTILINE)
    assert [int(number) for number in numbers] == [page for _title, page in rest]


def test_every_page_but_the_first_has_its_number(texts: list[str]) -> None:
    assert " ".join(texts[0].split()).startswith(EDITION.title)
    for number, text in enumerate(texts[1:], 2):
        assert text.startswith(f"{number}\n")


def test_each_card_ends_on_the_page_on_which_it_begins(texts: list[str]) -> None:
    ends = [(CARD_BEGINS.findall(text), CARD_ENDS.findall(text)) for text in texts]
    assert sum(len(begun) for begun, _ended in ends) > len(resources())
    split = [
        at for at, (begun, ended) in enumerate(ends, 1) if len(begun) != len(ended)
    ]
    assert split == []


def test_the_title_page_says_what_of_when_and_under_which_terms(
    texts: list[str],
) -> None:
    for words in (EDITION.title, EDITION.date, *EDITION.authors, "CC BY 4.0"):
        assert words in " ".join(texts[0].split())


def test_fonts_are_in_the_file(pdf: PdfReader) -> None:
    fonts = {str(font["/BaseFont"]): font for font in embeddable_fonts(pdf)}
    assert fonts
    for name, font in fonts.items():
        described = font["/FontDescriptor"].get_object()
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & described.keys(), name


def embeddable_fonts(pdf: PdfReader) -> Iterator[Any]:
    for page in pdf.pages:
        resources: Any = page["/Resources"]
        for entry in resources.get("/Font", {}).values():
            font = entry.get_object()
            for inner in font.get("/DescendantFonts", [font]):
                if font["/Subtype"] != BUILT_IN:
                    yield inner.get_object()


def test_it_can_be_read_aloud_and_found(pdf: PdfReader) -> None:
    catalogue: Any = pdf.root_object
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == EDITION.language
    assert catalogue["/PageMode"] == "/UseOutlines"
    assert pdf.metadata is not None
    assert pdf.metadata.title == EDITION.title
    assert pdf.metadata.author == ", ".join(EDITION.authors)
    assert pdf.metadata.subject == EDITION.description
    assert pdf.metadata.creator == "mdBook"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]


def test_what_only_the_site_offers_is_not_printed(texts: list[str]) -> None:
    words = "Away from a connection"
    assert words in (SITE / "introduction.html").read_text(encoding="utf-8")
    assert not any(words in text for text in texts)
