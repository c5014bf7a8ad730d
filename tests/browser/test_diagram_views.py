"""Diagrams as a reader sees them: every theme, wide and narrow, on paper."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import TypedDict

import pytest

from pages import BookPage, View
from project import SITE, pages

MEASURE = Path(__file__).with_name("diagrams.js").read_text(encoding="utf-8")
SHOWN = 'class="diagram"'
PAGES = [path for path in pages() if SHOWN in (SITE / path).read_text("utf-8")]
VIEWS = [View(theme, width) for theme in ("light", "dark") for width in (1280, 390)]
NARROW_DARK = View("dark", 390)

LEAST_PX = 11
PAPER = 0.7
"""The least luminance of what is printed behind text."""

each_page = pytest.mark.parametrize("path", PAGES)
each_view = pytest.mark.parametrize("tab", VIEWS, indirect=True, ids=str)


class Place(TypedDict):
    """Where a text lies in the window."""

    left: float
    top: float
    right: float
    bottom: float


class Text(TypedDict):
    """A line of text in a drawing."""

    text: str
    place: Place
    pixels: float
    fits: bool
    contrast: float


class Drawing(TypedDict):
    """What is measured of a diagram."""

    title: str
    width: float
    texts: list[Text]
    strokes: list[float]
    grounds: list[float]


def drawings(tab: BookPage) -> list[Drawing]:
    found: list[Drawing] = tab.page.locator("svg.diagram").evaluate_all(MEASURE)
    assert found
    return found


@pytest.fixture(scope="module", params=PAGES)
def shown(tab: BookPage, request: pytest.FixtureRequest) -> list[Drawing]:
    """Measure the diagrams of a page once for all tests of one view of it."""
    tab.go(request.param)
    return drawings(tab)


def test_every_chapter_shows_a_diagram() -> None:
    assert len(set(PAGES) - {"print.html"}) >= 5
    assert "print.html" in PAGES


@each_view
def test_text_is_large_enough_and_stays_in_its_place(shown: list[Drawing]) -> None:
    for drawing in shown:
        for text in drawing["texts"]:
            assert text["pixels"] >= LEAST_PX, (drawing["title"], text)
            assert text["fits"], (drawing["title"], text)


@each_view
def test_no_text_lies_on_another(shown: list[Drawing]) -> None:
    for drawing in shown:
        for one, other in combinations(drawing["texts"], 2):
            assert not overlap(one["place"], other["place"]), (one, other)


def overlap(one: Place, other: Place) -> bool:
    """Tell whether two places share more than the space around letters."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 1 and down > 4


@each_view
def test_text_and_lines_stand_out(shown: list[Drawing]) -> None:
    for drawing in shown:
        for text in drawing["texts"]:
            assert text["contrast"] >= 4.5, (drawing["title"], text)
        assert min(drawing["strokes"]) >= 3, drawing["title"]


@each_page
def test_colours_follow_the_theme(newcomer: BookPage, path: str) -> None:
    newcomer.go(path)
    light = [min(drawing["grounds"]) for drawing in drawings(newcomer)]
    newcomer.use_theme("dark")
    dark = [max(drawing["grounds"]) for drawing in drawings(newcomer)]
    assert min(light) > 0.5
    assert max(dark) < 0.2


@pytest.mark.parametrize("newcomer", [NARROW_DARK], indirect=True, ids=str)
@each_page
def test_paper_is_white_whatever_the_screen_was(newcomer: BookPage, path: str) -> None:
    newcomer.page.emulate_media(media="print")
    newcomer.go(path)
    for drawing in drawings(newcomer):
        assert min(drawing["grounds"]) >= PAPER, drawing["title"]
        for text in drawing["texts"]:
            assert text["contrast"] >= 4.5, (drawing["title"], text)


@each_page
def test_forced_colours_keep_it_legible(newcomer: BookPage, path: str) -> None:
    newcomer.page.emulate_media(forced_colors="active")
    newcomer.go(path)
    assert_high_contrast(drawings(newcomer))


@each_page
def test_more_contrast_is_given_on_request(newcomer: BookPage, path: str) -> None:
    newcomer.page.emulate_media(contrast="more")
    newcomer.go(path)
    assert_high_contrast(drawings(newcomer))


def assert_high_contrast(measured: list[Drawing]) -> None:
    for drawing in measured:
        lowest = min(text["contrast"] for text in drawing["texts"])
        assert lowest >= 7, drawing["title"]
        assert min(drawing["strokes"]) >= 7, drawing["title"]


@each_page
def test_a_screen_reader_hears_title_and_description(tab: BookPage, path: str) -> None:
    tab.go(path)
    for drawing in drawings(tab):
        begins = re.compile("^" + re.escape(drawing["title"]) + r" \S+")
        assert tab.page.get_by_role("img", name=begins).count() == 1, drawing["title"]


@pytest.mark.parametrize("path", [path for path in PAGES if path != "print.html"])
def test_the_keyboard_opens_the_words(newcomer: BookPage, path: str) -> None:
    newcomer.go(path)
    words = newcomer.page.locator(".diagram-figure + details")
    assert words.count() == newcomer.page.locator("svg.diagram").count()
    for each in words.all():
        each.locator("summary").focus()
        newcomer.page.keyboard.press("Enter")
        assert each.locator("summary + *").is_visible()
