"""A page's HTML as XHTML, without what only a browser can use."""

from collections.abc import Callable, Iterator
from html import escape
from xml.etree.ElementTree import Element

import tinyhtml5
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

XHTML = "http://www.w3.org/1999/xhtml"

DROPPED_TAGS = {"button", "form", "input", "noscript", "script", "style", "template"}
DROPPED_CLASSES = {
    "needs-script",
    "online-only",
    "resource-card-address",
    "resume",
}
"""Controls, links to the next page, and addresses that repeat the link above them."""

Follow = Callable[[str], str | None]
"""Where a link leads in the edition; nowhere when it holds no such page."""


def main_of(html: str) -> Element:
    """Find the text of a page, whatever its template puts around it."""
    main: Element | None = tinyhtml5.parse(html).find(f".//{{{XHTML}}}main")
    if main is None:
        raise ValueError("the page has no <main>")
    return main


def headings(main: Element) -> Iterator[tuple[str, str, str]]:
    """Give the level, the id and the text of each heading that can be linked to."""
    for element in main.iter():
        tag = name_of(element)
        if tag in {"h1", "h2"} and "id" in element.attrib:
            yield tag, element.attrib["id"], "".join(element.itertext()).strip()


def images(main: Element) -> Iterator[str]:
    """Give the addresses of the pictures that are files of their own."""
    for element in main.iter(f"{{{XHTML}}}img"):
        yield element.attrib["src"]


def content(element: Element, follow: Follow) -> str:
    """Write what is inside an element as XHTML."""
    space = namespace_of(element)
    parts = [text(element.text)]
    for child in element:
        parts += [written(child, follow, space), text(child.tail)]
    return "".join(parts)


def written(element: Element, follow: Follow, outer: str) -> str:
    """Write an element as XHTML, or nothing, or only what is inside."""
    tag = name_of(element)
    if is_dropped(element):
        return ""
    attributes = attributes_of(element)
    if namespace_of(element) == XHTML:
        if tag == "a":
            address = follow(attributes.get("href", ""))
            if address is None or "header" in classes(element):
                return content(element, follow)
            attributes["href"] = address
        elif tag == "label":
            return content(element, follow)
        elif tag == "details":
            attributes["open"] = "open"
    if namespace_of(element) != outer:
        attributes["xmlns"] = namespace_of(element)
    inside = listing(element) or content(element, follow)
    start = tag + "".join(f' {k}="{escape(v)}"' for k, v in attributes.items())
    return f"<{start}>{inside}</{tag}>" if inside else f"<{start}/>"


def is_dropped(element: Element) -> bool:
    """Tell what a reader of the edition could not use: comments, controls, scripts."""
    if not isinstance(element.tag, str) or "hidden" in element.attrib:
        return True
    if name_of(element) in DROPPED_TAGS:
        return True
    return bool(DROPPED_CLASSES.intersection(classes(element)))


def listing(code: Element) -> str:
    """Mark up a listing for its colours; nothing when it is none."""
    languages = [
        name.removeprefix("language-")
        for name in classes(code)
        if name_of(code) == "code" and name.startswith("language-")
    ]
    try:
        lexer = get_lexer_by_name(languages[0], stripnl=False, ensurenl=False)
    except (IndexError, ClassNotFound):
        return ""
    source = "".join(code.itertext())
    marked: str = highlight(source, lexer, HtmlFormatter(nowrap=True))
    return marked if source.endswith("\n") else marked.removesuffix("\n")


def attributes_of(element: Element) -> dict[str, str]:
    """Give the attributes but declarations of namespaces, which are written anew."""
    return {
        name: value
        for name, value in element.attrib.items()
        if not name.startswith("{")
    }


def classes(element: Element) -> list[str]:
    """Give the classes of an element."""
    return element.attrib.get("class", "").split()


def name_of(element: Element) -> str:
    """Give the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def namespace_of(element: Element) -> str:
    """Give the namespace of an element."""
    return str(element.tag).removeprefix("{").partition("}")[0]


def text(raw: str | None) -> str:
    """Write text so that XML takes it."""
    return escape(raw or "", quote=False)
