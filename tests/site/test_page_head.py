"""What a page says of itself to search engines, and where its address is shared."""

import struct
from collections import Counter
from xml.etree import ElementTree

import pytest

from built_page import built_page
from project import SITE, pages

SITEMAP = SITE / "sitemap.xml"
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
APART = ["404.html", "print.html", "toc.html"]
TWINS = ["index.html", "introduction.html"]
"""One page under two names."""

SHORTEST, LONGEST = 50, 160
PREVIEW = (1200, 630)
MOST_BYTES = 60_000


def one(path: str, name: str) -> str:
    (said,) = built_page(path).said[name]
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
    text = " ".join(built_page(path).first_paragraph.split())
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
        for name, values in built_page(path).said.items()
        if name.startswith(("og:", "twitter:"))
    }
    alt = said.pop("og:image:alt")
    assert len(alt) == 1
    assert len(alt[0]) >= 20
    assert said == {
        "og:type": ["website" if path in TWINS else "article"],
        "og:title": [built_page(path).heading],
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
    said = built_page(path).said
    assert "canonical" not in said
    assert [name for name in said if name.startswith(("og:", "twitter:"))] == []
