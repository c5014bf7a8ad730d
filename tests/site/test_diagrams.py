"""Diagrams are drawn from their descriptions, and everybody can read them."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from os.path import normpath
from pathlib import Path
from xml.etree import ElementTree

import pytest

from diagrams import draw, read
from project import ROOT, SITE, SOURCE, pages

FOLDER = ROOT / "book/diagrams"
DESCRIPTIONS = sorted(FOLDER.glob("*.toml"))
FROM_CODE = sorted((ROOT / "book/examples").rglob("*.svg"))
"""Imports, drawn from the code by commands in `generated.toml`."""
DRAWINGS = sorted(FOLDER.glob("*.svg")) + FROM_CODE

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "g", "rect", "path", "text", "tspan"}
COLOUR = re.compile(r"none|currentColor|var\(--[a-z-]+\)")
COLOURED = ("color", "fill", "stroke")
NAMED_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch|lab)a?\(", re.IGNORECASE)

PHONE_PX = 350
"""The width of the text on a telephone of 390 pixels."""
LEAST_PX = 11

INCLUDE = re.compile(r"\{\{#include (?P<path>\S+\.svg)\}\}")
FIGURE = re.compile(
    r'^<figure class="diagram-figure">\n'
    r"\{\{#include (\.\./)+(diagrams|examples)/[\w/-]+\.svg\}\}\n"
    r"<figcaption>.+?</figcaption>\n"
    r"</figure>\n\n"
    r"<details>\n<summary>The picture in words</summary>\n\n"
    r"(?P<words>.+?)\n\n</details>$",
    re.DOTALL | re.MULTILINE,
)

each_description = pytest.mark.parametrize(
    "description", DESCRIPTIONS, ids=lambda path: path.stem
)
each_drawing = pytest.mark.parametrize(
    "drawing", DRAWINGS, ids=lambda path: f"{path.parent.name}/{path.stem}"
)


def test_there_are_diagrams() -> None:
    assert len(DESCRIPTIONS) >= 5
    described = [path.stem for path in FOLDER.glob("*.svg")]
    assert sorted(described) == [path.stem for path in DESCRIPTIONS]


@each_description
def test_the_drawing_is_what_the_description_gives(description: Path) -> None:
    drawn = description.with_suffix(".svg").read_bytes()
    assert drawn == draw(read(description)).encode(), "run `cargo xtask diagrams`"


@each_drawing
def test_a_drawing_has_a_name_and_a_description(drawing: Path) -> None:
    svg = ElementTree.parse(drawing).getroot()
    title, description = svg[0], svg[1]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert len((title.text or "").split()) >= 4
    assert len((description.text or "").split()) >= (5 if drawing in FROM_CODE else 15)
    assert svg.get("role") == "img"
    named = f"{title.get('id')} {description.get('id')}"
    assert svg.get("aria-labelledby") == named


@each_drawing
def test_a_drawing_is_drawn_text_and_nothing_else(drawing: Path) -> None:
    for element in ElementTree.parse(drawing).iter():
        assert element.tag.removeprefix(SVG) in ELEMENTS
        for name, value in element.items():
            assert not name.startswith("on"), name
            assert name not in ("style", "href"), name
            assert "url(" not in value, name
            assert "://" not in value, name


@each_drawing
def test_a_drawing_has_no_colour_of_its_own(drawing: Path) -> None:
    for element in ElementTree.parse(drawing).iter():
        for name, value in element.items():
            assert not NAMED_COLOUR.search(value), name
            if name in COLOURED:
                assert COLOUR.fullmatch(value), name


@each_drawing
def test_letters_are_large_enough_on_a_telephone(drawing: Path) -> None:
    svg = ElementTree.parse(drawing).getroot()
    scale = min(1, PHONE_PX / float(svg.attrib["viewBox"].split()[2]))
    sizes = [e.get("font-size") for e in svg.iter() if e.get("font-size")]
    assert svg.get("font-size") in sizes
    assert min(float(size or 0) for size in sizes) * scale >= LEAST_PX


@each_drawing
def test_a_drawing_does_not_end_its_block_of_html(drawing: Path) -> None:
    text = drawing.read_text(encoding="utf-8")
    assert all(line.strip() for line in text.splitlines())


def test_ids_are_unique_among_all_drawings() -> None:
    ids = Counter(
        element.get("id")
        for drawing in DRAWINGS
        for element in ElementTree.parse(drawing).iter()
        if element.get("id")
    )
    assert len(ids) == 2 * len(DRAWINGS)
    assert set(ids.values()) == {1}


def test_each_drawing_is_shown_once() -> None:
    assert Counter(path for path, _figure in included()) == dict.fromkeys(DRAWINGS, 1)


def included() -> Iterator[tuple[Path, str]]:
    """Give each drawing that a page includes, and the text of the page."""
    for page in sorted(SOURCE.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        for include in INCLUDE.finditer(text):
            yield Path(normpath(page.parent / include["path"])), text


def figures() -> dict[Path, str]:
    """Give the words beneath each diagram."""
    found = {}
    for drawing, text in included():
        for figure in FIGURE.finditer(text):
            if f"/{drawing.parent.name}/{drawing.name}" in figure[0]:
                found[drawing] = figure["words"]
    return found


@each_drawing
def test_words_below_a_drawing_name_what_it_names(drawing: Path) -> None:
    words = figures().get(drawing)
    assert words is not None, "no figure of the form that STYLE.md shows"
    svg = ElementTree.parse(drawing).getroot()
    code = [e.text or "" for e in svg.iter(f"{SVG}tspan")]
    text = words.replace("`", "")
    assert [name for name in code if name.removesuffix("/") not in text] == []


@each_drawing
def test_a_built_page_holds_the_drawing_whole(drawing: Path) -> None:
    mark = f'id="{ElementTree.parse(drawing).getroot()[0].attrib["id"]}"'
    texts = {path: (SITE / path).read_text(encoding="utf-8") for path in pages()}
    [page] = [p for p, text in texts.items() if mark in text and p != "print.html"]
    for path in (page, "print.html"):
        assert content(texts[path], mark) == content(drawing.read_text("utf-8"), mark)


def content(page: str, mark: str) -> list[str]:
    """Give the elements and the texts of a drawing, from its title on."""
    drawn = page.split(mark)[1].split("</svg>")[0]
    pieces = re.findall(r"<(/?\w+)[^>]*?/?>|([^<>]+)(?=<)", drawn)
    return [tag or unescape(text) for tag, text in pieces if not tag.startswith("/")]


def test_the_dependency_rule_shows_the_imports_of_the_example() -> None:
    diagram = read(FOLDER / "dependency-rule.toml")
    code = ROOT / "book/examples/decisions_apart_from_io"
    modules = {"link_check_shell": "shell", "visit_log_file": "adapter"}
    for module, box in modules.items():
        names, libraries = imports(code / f"{module}.py")
        [rule] = [a for a in diagram.arrows if (a.start, a.end) == (box, "policy")]
        assert {line.strip("`") for line in rule.text} == names
        [used] = [a.end for a in diagram.arrows if a.start == box and a.end != "policy"]
        shown = re.findall(r"`(\w+)`", " ".join(diagram.boxes[used].text))
        assert set(shown) == libraries
    assert imports(code / "link_decision.py") == (set(), set())


def imports(module: Path) -> tuple[set[str], set[str]]:
    """Give what a module takes from the decision, and its libraries of I/O."""
    names: set[str] = set()
    libraries: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            libraries |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "link_decision":
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            libraries.add(node.module.partition(".")[0])
    return names, libraries - {"collections", "dataclasses", "datetime", "typing"}
