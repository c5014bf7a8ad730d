"""A page of the built book, as its HTML tells it."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import dropwhile
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import tinyhtml5

from project import SITE

VERBATIM = {"code", "pre", "script", "style"}
APART = {"article", "label", "pre", "script", "svg"}
"""What is not read word by word: cards, controls, listings, drawings."""

ADDRESSES = ("href", "src")


@dataclass(frozen=True)
class BuiltPage:
    """What the tests need to know of a page."""

    path: str
    root: Element

    @cached_property
    def elements(self) -> list[Element]:
        """Give the elements in their order."""
        return [*self.root.iter()]

    @cached_property
    def ids(self) -> list[str]:
        """Give the anchors, each as often as it is there."""
        return [each.attrib["id"] for each in self.elements if "id" in each.attrib]

    @cached_property
    def addresses(self) -> list[tuple[str, str]]:
        """Give each address, with the name of the element that has it."""
        return [
            (name_of(each), each.attrib[name])
            for each in self.elements
            for name in ADDRESSES
            if name in each.attrib
        ]

    @cached_property
    def links(self) -> list[str]:
        """Give what the page leads to and what it loads."""
        return [address for tag, address in self.addresses if tag != "base"]

    @cached_property
    def cards(self) -> list[str]:
        """Name the resources whose cards are shown."""
        return [
            each.attrib["data-resource"]
            for each in self.root.iter("article")
            if "resource-card" in each.get("class", "").split()
        ]

    @cached_property
    def prose(self) -> str:
        """Give the text but for code."""
        return "".join(texts(self.root, VERBATIM))

    @property
    def main(self) -> Element:
        """Give what is not the same on every page."""
        [main] = self.root.iter("main")
        return main

    @property
    def words(self) -> int:
        """Count what is read word by word."""
        return sum(len(text.split()) for text in texts(self.main, APART))

    @property
    def code(self) -> str:
        """Give all listings as one text."""
        shown = outside(self.main, APART)
        return "".join("".join(each.itertext()) for each in shown if each.tag == "pre")

    @cached_property
    def said(self) -> dict[str, list[str]]:
        """Give what the head tells programs, by name."""
        found: dict[str, list[str]] = {}
        for each in self.elements:
            name = each.get("name") or each.get("property") or each.get("rel")
            if each.tag in ("meta", "link") and name:
                said = each.get("content") or each.get("href") or ""
                found.setdefault(name, []).append(said)
        return found

    @property
    def heading(self) -> str:
        """Give the text of the title in the page."""
        return "".join(next(self.root.iter("h1")).itertext())

    @property
    def first_paragraph(self) -> str:
        """Give the text of the paragraph after the title."""
        shown = outside(self.root, {"article"})
        below = dropwhile(lambda each: each.tag != "h1", shown)
        return "".join(next(each for each in below if each.tag == "p").itertext())

    def internal_targets(self) -> list[tuple[str, str, str]]:
        """Give each internal link as written, with its file and its anchor."""
        base = next((each.attrib["href"] for each in self.root.iter("base")), self.path)
        found = []
        for link in self.links:
            address = urljoin(urljoin("http://book/", base), link)
            parts = urlsplit(address)
            if parts.netloc == "book":
                path = unquote(parts.path).removeprefix("/")
                found.append((link, path or "index.html", unquote(parts.fragment)))
        return found


@cache
def built_page(path: str, site: Path = SITE) -> BuiltPage:
    """Read a page of a site."""
    return read((site / path).read_text(encoding="utf-8"), path)


def read(html: str, path: str) -> BuiltPage:
    """Read a page that lies at a path in its site."""
    return BuiltPage(path, tinyhtml5.parse(html, namespace_html_elements=False))


def outside(element: Element, apart: Set[str]) -> Iterator[Element]:
    """Give an element and those in it, but nothing inside of what is apart."""
    yield element
    if name_of(element) not in apart:
        for child in element:
            if isinstance(child.tag, str):
                yield from outside(child, apart)


def texts(element: Element, apart: Set[str]) -> Iterator[str]:
    """Give each piece of text that is not inside of what is apart."""
    for each in outside(element, apart):
        if name_of(each) not in apart:
            yield each.text or ""
            yield from (child.tail or "" for child in each)


def name_of(element: Element) -> str:
    """Give the name of an element, also of a drawing's, without its namespace."""
    return str(element.tag).rpartition("}")[2]
