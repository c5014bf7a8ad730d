"""The site as an EPUB."""

import posixpath
from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from playwright.sync_api import Browser

from editions import package, xhtml
from editions.archive import pack
from editions.browser import empty_page
from editions.contents import Chapter
from editions.edition import Edition
from editions.package import Document

HERE = Path(__file__).parent
COVER_WIDTH, COVER_HEIGHT = 1200, 1600


def write(
    site: Path, edition: Edition, chapters: Sequence[Chapter], cover: bytes, to: Path
) -> None:
    """Write the EPUB."""
    paths = {chapter.path for chapter in chapters}
    mains = {path: main_of(site, path) for path in paths}
    documents = [document(each, mains[each.path], paths) for each in chapters]
    pictures = sorted({file for path in paths for file in pictures_of(mains, path)})
    texts = {
        # By its place, not packed, readers of a file's first bytes know its kind.
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": package.CONTAINER,
        "EPUB/package.opf": package.package(edition, documents, pictures),
        "EPUB/style.css": (HERE / "epub.css").read_text(encoding="utf-8"),
    }
    for file, page in pages(edition, documents).items():
        texts[f"EPUB/{file}"] = page
    files = {name: text.encode() for name, text in texts.items()}
    files["EPUB/cover.png"] = cover
    for file in pictures:
        files[f"EPUB/{file}"] = (site / file).read_bytes()
    pack(files, edition, to, unpacked="mimetype")


def main_of(site: Path, path: str) -> Element:
    """Read the text of a page of the site."""
    return xhtml.main_of((site / f"{path}.html").read_text(encoding="utf-8"))


def pages(edition: Edition, documents: Sequence[Document]) -> dict[str, str]:
    """Write every page of the EPUB, by its name."""
    front = [
        ("cover.xhtml", "Cover", package.COVER, "cover"),
        ("title.xhtml", edition.title, package.title_page(edition), "titlepage"),
        ("contents.xhtml", "Contents", package.navigation(documents), "frontmatter"),
    ]
    chapters = [
        (each.file, each.chapter.title, each.body, "bodymatter") for each in documents
    ]
    return {
        file: package.page(edition, title, file, body, kind)
        for file, title, body, kind in [*front, *chapters]
    }


def document(chapter: Chapter, main: Element, paths: set[str]) -> Document:
    """Turn a chapter into XHTML."""

    def follow(address: str) -> str | None:
        return followed(address, chapter.path, paths)

    sections = [(id, text) for level, id, text in xhtml.headings(main) if level == "h2"]
    return Document(chapter, xhtml.content(main, follow).strip(), sections)


def followed(address: str, page: str, paths: set[str]) -> str | None:
    """Give the address of a link in the EPUB, unless it leads to what is not there."""
    parts = urlsplit(address)
    if parts.scheme or (parts.fragment and not parts.path):
        return address
    path, ending = posixpath.splitext(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if ending != ".html" or target not in paths:
        return None
    return parts._replace(path=f"{path}.xhtml", query="").geturl()


def pictures_of(mains: dict[str, Element], path: str) -> list[str]:
    """Give the pictures of a page, from the root of the site."""
    folder = posixpath.dirname(path)
    return [
        posixpath.normpath(posixpath.join(folder, address))
        for address in xhtml.images(mains[path])
    ]


def draw_cover(edition: Edition, browser: Browser) -> bytes:
    """Draw the cover: not every reading system takes an SVG for it."""
    drawing = (HERE / "cover.svg").read_text(encoding="utf-8")
    drawing = drawing.replace("@DATE@", escape(edition.date))
    page = empty_page(browser, COVER_WIDTH, COVER_HEIGHT)
    page.set_content(f"<style>body {{ margin: 0 }}</style>{drawing}")
    return page.screenshot()
