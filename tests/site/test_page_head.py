"""What a page says of itself to search engines, and where its address is shared."""

import struct
from collections import Counter
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from project import SITE, pages

SITEMAP = SITE / "sitemap.xml"
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
APART = ["404.html", "print.html", "toc.html"]
TWINS = ["index.html", "introduction.html"]
"""One page under two names."""

SHORTEST, LONGEST = 50, 160
PREVIEW = (1200, 630)
MOST_BYTES = 60_000


class HeadParser(HTMLParser):
    """Collects what the head says, the heading, and the text of the first paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, list[str]] = {}
        self.heading = ""
        self.paragraph = ""
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a `meta` or a canonical `link` says."""
        values = dict(attrs)
        name = values.get("name") or values.get("property") or values.get("rel")
        if tag in ("meta", "link") and name:
            said = values.get("content") or values.get("href") or ""
            self.said.setdefault(name, []).append(said)
        if tag in ("h1", "p", "article"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element; the first paragraph has been read when it ends."""
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()
            if tag == "p" and self.heading and "article" not in self.inside:
                self.paragraph = self.paragraph.strip() + "\0"

    def handle_data(self, data: str) -> None:
        """Collect the text of the heading, and of the paragraph after it."""
        if self.inside == ["h1"]:
            self.heading += data
        if self.inside == ["p"] and self.heading and "\0" not in self.paragraph:
            self.paragraph += data


def head(path: str) -> HeadParser:
    parser = HeadParser()
    parser.feed((SITE / path).read_text(encoding="utf-8"))
    return parser


def one(path: str, name: str) -> str:
    (said,) = head(path).said[name]
    return said


def address(path: str) -> str:
    """Give the address under which the sitemap lists a page."""
    front, *_ = locations()
    return front if path in TWINS else front + path


def locations() -> list[str]:
    return [str(found.text) for found in ElementTree.parse(SITEMAP).iter(LOCATION)]


FOR_READERS = [path for path in pages() if path not in APART]
each_page = pytest.mark.parametrize("path", FOR_READERS)


@each_page
def test_the_address_is_that_of_the_sitemap(path: str) -> None:
    assert one(path, "canonical") == address(path)
    assert address(path) in locations()


def test_each_address_is_claimed_by_one_page() -> None:
    claimed = Counter(one(path, "canonical") for path in FOR_READERS)
    assert set(claimed) == set(locations())
    assert [url for url, times in claimed.items() if times > 1] == [address(TWINS[0])]


@each_page
def test_the_description_is_how_the_page_begins(path: str) -> None:
    description = one(path, "description")
    assert SHORTEST <= len(description) <= LONGEST
    text = " ".join(head(path).paragraph.partition("\0")[0].split())
    assert text.startswith(description.removesuffix("…"))
    assert description == text or description[-1] in ".?!…"


def test_no_two_pages_have_the_same_description() -> None:
    described = Counter(
        one(path, "description") for path in FOR_READERS if path != TWINS[0]
    )
    assert [text for text, times in described.items() if times > 1] == []


@each_page
def test_a_preview_is_complete(path: str) -> None:
    said = {
        name: values
        for name, values in head(path).said.items()
        if name.startswith(("og:", "twitter:"))
    }
    alt = said.pop("og:image:alt")
    assert len(alt) == 1
    assert len(alt[0]) >= 20
    assert said == {
        "og:type": ["website" if path in TWINS else "article"],
        "og:title": [head(path).heading],
        "og:description": [one(path, "description")],
        "og:url": [address(path)],
        "og:site_name": ["Software Architecture in Python"],
        "og:locale": ["en_GB"],
        "og:image": [locations()[0] + "social-preview.png"],
        "og:image:width": [str(PREVIEW[0])],
        "og:image:height": [str(PREVIEW[1])],
        "twitter:card": ["summary_large_image"],
    }


def test_the_picture_has_the_size_that_pages_state() -> None:
    png = (SITE / "social-preview.png").read_bytes()
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == PREVIEW
    assert len(png) <= MOST_BYTES


@pytest.mark.parametrize("path", APART)
def test_pages_that_nobody_shares_have_no_preview(path: str) -> None:
    said = head(path).said
    assert "canonical" not in said
    assert [name for name in said if name.startswith(("og:", "twitter:"))] == []
